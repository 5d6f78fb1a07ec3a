//! OpenDKIM.

use super::notes::UNCONFIGURED;
use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service, Shape};
use crate::knowledge::platform::Family;

/// OpenDKIM.
pub const SERVICE: Service = Service {
    id: "opendkim",
    name: "OpenDKIM",
    units: &["opendkim"],
    packages: &["opendkim"],
    programs: &[Program {
        names: &["opendkim"],
        invocations: &[Invocation::foreground(&["-f"])],
        source: "https://manpages.debian.org/bookworm/opendkim/opendkim.8.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["8891/tcp"],
    recipes: &[
        Recipe {
            packages: &["opendkim"],
            command: &["/usr/sbin/opendkim", "-f"],
            prepare: &["install -d -o opendkim -g opendkim /run/opendkim"],
            releases: RUN_SINCE_BOOKWORM,
            source: RUN_BY_HAND,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/sbin/opendkim", "-f"],
            prepare: &["install -d -o opendkim -g opendkim /run/opendkim"],
            source: "https://github.com/major/fedora-rpm-specs/blob/main/opendkim.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/sbin/opendkim", "-f", "-u", "opendkim"],
            prepare: &["install -d -o opendkim /run/opendkim"],
            tree: Shape { user: Some("opendkim"), ..Shape::ONE },
            source: "https://github.com/alpinelinux/aports/blob/master/community/opendkim/opendkim.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &["/usr/sbin/opendkim", "-f", "-x", "/etc/opendkim/opendkim.conf"],
            prepare: &["install -d -o opendkim -g opendkim /run/opendkim"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/o/opendkim/opendkim.service",
            ..Recipe::SUSE
        },
        Recipe {
            command: &["/usr/bin/opendkim", "-f", "-x", "/etc/opendkim/opendkim.conf"],
            note: Some(UNCONFIGURED),
            source: "https://github.com/archlinux/svntogit-community/blob/master/opendkim/repos/community-x86_64/PKGBUILD",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
