//! Icecast.

use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};

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
    recipes: &[Recipe {
        packages: &["icecast2"],
        command: &["/usr/bin/icecast2", "-c", "/etc/icecast2/icecast.xml"],
        user: Some("icecast2"),
        releases: RUN_SINCE_BOOKWORM,
        source: RUN_BY_HAND,
        ..Recipe::DEBIAN_12
    }],
    ..Service::BLANK
};
