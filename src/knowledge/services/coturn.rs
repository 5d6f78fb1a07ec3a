//! coturn, a TURN server.

use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};

/// coturn.
pub const SERVICE: Service = Service {
    id: "coturn",
    name: "coturn",
    units: &["coturn"],
    packages: &["coturn"],
    programs: &[Program {
        names: &["turnserver"],
        invocations: &[Invocation::background(&["-o"]), Invocation::background(&["--daemon"])],
        ignores_term: true,
        source: "https://manpages.debian.org/bookworm/coturn/turnserver.1.en.html",
        ..Program::FOREGROUND
    }],
    ports: &["3478/tcp", "3478/udp"],
    recipes: &[Recipe {
        packages: &["coturn"],
        command: &["/usr/bin/turnserver", "-c", "/etc/turnserver.conf", "--pidfile="],
        user: Some("turnserver"),
        needs_init: true,
        releases: RUN_SINCE_BOOKWORM,
        source: RUN_BY_HAND,
        ..Recipe::DEBIAN_12
    }],
    ..Service::BLANK
};
