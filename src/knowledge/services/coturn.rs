//! coturn, a TURN server.

use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};
use crate::knowledge::platform::Family;

/// coturn.
pub const SERVICE: Service = Service {
    id: "coturn",
    name: "coturn",
    units: &["coturn", "turnserver"],
    packages: &["coturn"],
    programs: &[Program {
        names: &["turnserver"],
        invocations: &[Invocation::background(&["-o"]), Invocation::background(&["--daemon"])],
        ignores_term: true,
        source: "https://manpages.debian.org/bookworm/coturn/turnserver.1.en.html",
        ..Program::FOREGROUND
    }],
    ports: &["3478/tcp", "3478/udp"],
    recipes: &[
        Recipe {
            packages: &["coturn"],
            command: &["/usr/bin/turnserver", "-c", "/etc/turnserver.conf", "--pidfile="],
            user: Some("turnserver"),
            needs_init: true,
            releases: RUN_SINCE_BOOKWORM,
            source: RUN_BY_HAND,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/bin/turnserver", "-c", "/etc/coturn/turnserver.conf", "--pidfile="],
            user: Some("coturn"),
            needs_init: true,
            source: "https://github.com/major/fedora-rpm-specs/blob/main/coturn.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/bin/turnserver", "--pidfile="],
            prepare: &["install -d -o turnserver -g turnserver /run/turnserver /var/log/turnserver"],
            user: Some("turnserver"),
            needs_init: true,
            source: "https://github.com/alpinelinux/aports/blob/master/community/coturn/turnserver.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &["/usr/bin/turnserver", "-c", "/etc/coturn/turnserver.conf", "--pidfile="],
            user: Some("coturn"),
            needs_init: true,
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/c/coturn/coturn.service",
            ..Recipe::SUSE
        },
        Recipe {
            command: &["/usr/bin/turnserver", "-c", "/etc/turnserver/turnserver.conf", "--pidfile="],
            prepare: &["install -d -o turnserver /run/turnserver /var/log/turnserver"],
            user: Some("turnserver"),
            needs_init: true,
            source: "https://github.com/archlinux/svntogit-community/blob/master/coturn/repos/community-testing-x86_64/turnserver.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
