//! ngIRCd.

use super::notes::LISTENS_LOCALLY;
use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};
use crate::knowledge::platform::Family;

/// ngIRCd.
pub const SERVICE: Service = Service {
    id: "ngircd",
    name: "ngIRCd",
    units: &["ngircd"],
    packages: &["ngircd"],
    programs: &[Program {
        names: &["ngircd"],
        invocations: &[Invocation::foreground(&["-n"]), Invocation::foreground(&["--nodaemon"])],
        source: "https://manpages.debian.org/bookworm/ngircd/ngircd.8.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["6667/tcp"],
    recipes: &[
        Recipe {
            packages: &["ngircd"],
            command: &["/usr/sbin/ngircd", "--nodaemon"],
            prepare: &["install -d -o irc -g irc /run/ngircd"],
            user: Some("irc"),
            releases: RUN_SINCE_BOOKWORM,
            source: RUN_BY_HAND,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/sbin/ngircd", "--nodaemon"],
            prepare: &["install -d -o ngircd -g ngircd -m 750 /run/ngircd"],
            note: Some(LISTENS_LOCALLY),
            source: "https://github.com/major/fedora-rpm-specs/blob/main/ngircd.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/sbin/ngircd", "--nodaemon"],
            source: "https://github.com/alpinelinux/aports/blob/master/main/ngircd/ngircd.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &["/usr/bin/ngircd", "--nodaemon"],
            source: "https://github.com/archlinux/svntogit-community/blob/master/ngircd/trunk/PKGBUILD",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
