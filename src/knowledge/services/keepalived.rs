//! keepalived.

use super::{Invocation, Program, Service};

/// keepalived.
pub const SERVICE: Service = Service {
    id: "keepalived",
    name: "keepalived",
    units: &["keepalived"],
    packages: &["keepalived"],
    programs: &[Program {
        names: &["keepalived"],
        invocations: &[
            Invocation::foreground(&["-n*"]),
            Invocation::foreground(&["--dont-fork"]),
            Invocation::returns(&["-t*"]),
            Invocation::returns(&["--config-test*"]),
            Invocation::returns(&["-v"]),
        ],
        source: "https://www.keepalived.org/manpage.html",
        ..Program::BACKGROUND
    }],
    ..Service::BLANK
};
