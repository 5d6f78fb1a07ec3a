//! The Salt minion.

use super::{Invocation, Program, Service};

/// Salt minion.
pub const SERVICE: Service = Service {
    id: "salt-minion",
    name: "Salt minion",
    units: &["salt-minion"],
    packages: &["salt-minion"],
    programs: &[Program {
        names: &["salt-minion"],
        invocations: &[
            Invocation::background(&["-d"]),
            Invocation::background(&["--daemon"]),
            Invocation::returns(&["--version"]),
        ],
        source: "https://docs.saltproject.io/en/latest/ref/cli/salt-minion.html",
        ..Program::FOREGROUND
    }],
    ..Service::BLANK
};
