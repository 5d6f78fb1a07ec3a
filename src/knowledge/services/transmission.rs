//! Transmission.

use super::{Invocation, Program, Recipe, Service};

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
    recipes: &[Recipe {
        packages: &["transmission-daemon"],
        command: &["/usr/bin/transmission-daemon", "-f", "--log-error"],
        user: Some("debian-transmission"),
        ..Recipe::DEBIAN_12
    }],
    ..Service::BLANK
};
