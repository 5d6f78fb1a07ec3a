//! Tor.

use super::notes::{LISTENS_LOCALLY, UNCONFIGURED};
use super::{Invocation, Program, RUN_SINCE_BOOKWORM, Recipe, Service, Shape, TRIED};
use crate::knowledge::platform::Family;

/// Tor.
pub const SERVICE: Service = Service {
    id: "tor",
    name: "Tor",
    units: &["tor", "tor@default", "tor@*"],
    packages: &["tor"],
    programs: &[Program {
        names: &["tor"],
        invocations: &[
            Invocation::returns(&["--version"]),
            Invocation::returns(&["--verify-config"]),
            Invocation::returns(&["--hash-password"]),
            Invocation::background(&["--RunAsDaemon", "1"]),
        ],
        source: "https://manpages.debian.org/bookworm/tor/tor.1.en.html",
        ..Program::FOREGROUND
    }],
    ports: &["9050/tcp"],
    recipes: &[
        Recipe {
            packages: &["tor"],
            command: &[
                "/usr/bin/tor",
                "--defaults-torrc",
                "/usr/share/tor/tor-service-defaults-torrc",
                "-f",
                "/etc/tor/torrc",
                "--RunAsDaemon",
                "0",
            ],
            prepare: &["install -d -o debian-tor -g debian-tor -m 2755 /run/tor"],
            stop_signal: Some("SIGINT"),
            tree: Shape { user: Some("debian-tor"), ..Shape::ONE },
            note: Some(LISTENS_LOCALLY),
            releases: RUN_SINCE_BOOKWORM,
            source: TRIED,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &[
                "/usr/bin/tor",
                "--runasdaemon",
                "0",
                "--defaults-torrc",
                "/usr/share/tor/defaults-torrc",
                "-f",
                "/etc/tor/torrc",
            ],
            source: "https://github.com/JajaumaPackages/tor/blob/02f3190bb11ef8636e06237dcbf416498bf569e4/tor.service",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/bin/tor", "-f", "/etc/tor/torrc", "--RunAsDaemon", "0"],
            prepare: &["install -d -o tor /run/tor"],
            note: Some(UNCONFIGURED),
            source: "https://github.com/alpinelinux/aports/blob/master/community/tor/tor.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &[
                "/usr/bin/tor",
                "--runasdaemon",
                "0",
                "--defaults-torrc",
                "/usr/share/tor/defaults-torrc",
                "-f",
                "/etc/tor/torrc",
                "--user",
                "tor",
            ],
            prepare: &["install -d -o tor /run/tor"],
            stop_signal: Some("SIGINT"),
            note: Some(LISTENS_LOCALLY),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/t/tor/tor.service",
            ..Recipe::SUSE
        },
        Recipe {
            command: &["/usr/bin/tor", "-f", "/etc/tor/torrc", "--RunAsDaemon", "0"],
            stop_signal: Some("SIGINT"),
            note: Some(LISTENS_LOCALLY),
            source: "https://github.com/archlinux/svntogit-community/blob/master/tor/trunk/tor.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
