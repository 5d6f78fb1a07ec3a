//! Monit: a manager of other services.

use super::{Invocation, Program, Service};

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
    ..Service::BLANK
};
