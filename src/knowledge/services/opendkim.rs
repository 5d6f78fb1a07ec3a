//! OpenDKIM.

use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};

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
    recipes: &[Recipe {
        packages: &["opendkim"],
        command: &["/usr/sbin/opendkim", "-f"],
        prepare: &["install -d -o opendkim -g opendkim /run/opendkim"],
        releases: RUN_SINCE_BOOKWORM,
        source: RUN_BY_HAND,
        ..Recipe::DEBIAN_12
    }],
    ..Service::BLANK
};
