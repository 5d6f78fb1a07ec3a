//! Icecast.

use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service, Shape};
use crate::knowledge::platform::Family;

/// Icecast.
pub const SERVICE: Service = Service {
    id: "icecast2",
    name: "Icecast",
    units: &["icecast2", "icecast"],
    packages: &["icecast2", "icecast"],
    programs: &[Program {
        names: &["icecast2", "icecast"],
        invocations: &[Invocation::background(&["-b"])],
        source: "https://manpages.debian.org/bookworm/icecast2/icecast2.1.en.html",
        ..Program::FOREGROUND
    }],
    ports: &["8000/tcp"],
    recipes: &[
        Recipe {
            packages: &["icecast2"],
            command: &["/usr/bin/icecast2", "-c", "/etc/icecast2/icecast.xml"],
            user: Some("icecast2"),
            releases: RUN_SINCE_BOOKWORM,
            source: RUN_BY_HAND,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/bin/icecast", "-c", "/etc/icecast.xml"],
            user: Some("icecast"),
            source: "https://github.com/major/fedora-rpm-specs/blob/main/icecast.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/bin/icecast", "-c", "/etc/icecast.xml"],
            tree: Shape { user: Some("icecast"), ..Shape::ONE },
            source: "https://github.com/alpinelinux/aports/blob/master/main/icecast/icecast.confd",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &["/usr/bin/icecast", "-c", "/etc/icecast.xml"],
            tree: Shape { user: Some("icecast"), ..Shape::ONE },
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/i/icecast/icecast.service",
            ..Recipe::SUSE
        },
        Recipe {
            command: &["/usr/bin/icecast", "-c", "/etc/icecast.xml"],
            user: Some("icecast"),
            source: "https://github.com/archlinux/svntogit-community/blob/master/icecast/repos/community-x86_64/icecast.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
