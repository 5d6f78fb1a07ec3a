//! Monit: a manager of other services.

use super::{Invocation, Program, Recipe, Service};

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
    recipes: &[RECIPE],
    ..Service::BLANK
};
