//! Transmission.

use super::{Invocation, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// Transmission.
pub const SERVICE: Service = Service {
    id: "transmission",
    name: "Transmission",
    units: &["transmission-daemon"],
    packages: &["transmission-daemon"],
    programs: &[Program {
        names: &["transmission-daemon"],
        invocations: &[
            Invocation::returns(&["--dump-settings"]),
            Invocation::returns(&["-d"]),
            Invocation::foreground(&["-f"]),
            Invocation::foreground(&["--foreground"]),
        ],
        source: "https://manpages.debian.org/bookworm/transmission-daemon/transmission-daemon.1.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["9091/tcp", "51413/tcp", "51413/udp"],
    recipes: &[
        Recipe {
            packages: &["transmission-daemon"],
            command: &["/usr/bin/transmission-daemon", "-f", "--log-error"],
            user: Some("debian-transmission"),
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/bin/transmission-daemon", "-f"],
            user: Some("transmission"),
            source: "https://github.com/major/fedora-rpm-specs/blob/main/transmission.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/bin/transmission-daemon", "-f", "--config-dir", "/var/lib/transmission/config"],
            user: Some("transmission"),
            source: "https://github.com/alpinelinux/aports/blob/master/community/transmission/transmission-daemon.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &["/usr/bin/transmission-daemon", "-f"],
            user: Some("transmission"),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/t/transmission/harden_transmission-daemon.service.patch",
            ..Recipe::SUSE
        },
        Recipe {
            command: &["/usr/bin/transmission-daemon", "-f"],
            user: Some("transmission"),
            source: "https://github.com/archlinux/svntogit-packages/blob/master/transmission/repos/testing-x86_64/transmission.systemd",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
