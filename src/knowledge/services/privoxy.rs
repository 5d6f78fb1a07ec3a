//! Privoxy.

use super::notes::LISTENS_LOCALLY;
use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service, Shape};
use crate::knowledge::platform::Family;

/// Privoxy.
pub const SERVICE: Service = Service {
    id: "privoxy",
    name: "Privoxy",
    units: &["privoxy"],
    packages: &["privoxy"],
    programs: &[Program {
        names: &["privoxy"],
        invocations: &[Invocation::foreground(&["--no-daemon"])],
        source: "https://manpages.debian.org/bookworm/privoxy/privoxy.8.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["8118/tcp"],
    recipes: &[
        Recipe {
            packages: &["privoxy"],
            command: &["/usr/sbin/privoxy", "--no-daemon", "--user", "privoxy", "/etc/privoxy/config"],
            tree: Shape { user: Some("privoxy"), ..Shape::ONE },
            note: Some(LISTENS_LOCALLY),
            releases: RUN_SINCE_BOOKWORM,
            source: RUN_BY_HAND,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/sbin/privoxy", "--no-daemon", "--user", "privoxy", "/etc/privoxy/config"],
            source: "https://www.privoxy.org/user-manual/startup.html",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};
