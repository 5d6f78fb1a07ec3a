//! Monit: a manager of other services.

use super::{Invocation, Program, RUN_SINCE_BOOKWORM, Recipe, Service, TRIED};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["monit"],
    command: &["/usr/bin/monit", "-I", "-c", "/etc/monit/monitrc"],
    source: "https://mmonit.com/monit/documentation/monit.html",
    ..Recipe::PACKAGED
};

/// Monit.
pub const SERVICE: Service = Service {
    id: "monit",
    name: "Monit",
    units: &["monit"],
    packages: &["monit"],
    programs: &[Program {
        names: &["monit"],
        invocations: &[
            Invocation::foreground(&["-I*"]),
            Invocation::returns(&["-t"]),
            Invocation::returns(&["-V"]),
            Invocation::returns(&["start"]),
            Invocation::returns(&["stop"]),
            Invocation::returns(&["status"]),
            Invocation::returns(&["reload"]),
            Invocation::returns(&["summary"]),
        ],
        source: "https://mmonit.com/monit/documentation/monit.html",
        ..Program::BACKGROUND
    }],
    ports: &["2812/tcp"],
    recipes: &[
        Recipe { releases: RUN_SINCE_BOOKWORM, source: TRIED, ..RECIPE },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/bin/monit", "-I", "-c", "/etc/monitrc"],
            source: "https://github.com/major/fedora-rpm-specs/blob/4e1c6b2af363cef8cf1eecc5b8eed4f4cee278ea/monit.spec",
            ..RECIPE
        },
        Recipe {
            family: Family::Alpine,
            command: &["/usr/bin/monit", "-I", "-c", "/etc/monitrc"],
            source: "https://github.com/alpinelinux/aports/blob/master/main/monit/monit.initd",
            ..RECIPE
        },
        Recipe {
            family: Family::Arch,
            command: &["/usr/bin/monit", "-I", "-c", "/etc/monitrc"],
            source: "https://github.com/archlinux/svntogit-community/blob/master/monit/trunk/PKGBUILD",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
