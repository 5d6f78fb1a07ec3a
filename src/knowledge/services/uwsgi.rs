//! uWSGI.

use super::{Invocation, Program, Service};

/// uWSGI.
pub const SERVICE: Service = Service {
    id: "uwsgi",
    name: "uWSGI",
    units: &["uwsgi", "emperor.uwsgi"],
    packages: &["uwsgi", "uwsgi-core"],
    programs: &[Program {
        names: &["uwsgi", "uwsgi-core"],
        invocations: &[
            Invocation::returns(&["--version"]),
            Invocation::background(&["--daemonize*"]),
            Invocation::background(&["-d", "*"]),
            Invocation::returns(&["--stop", "*"]),
            Invocation::returns(&["--reload", "*"]),
        ],
        source: "https://uwsgi-docs.readthedocs.io/en/latest/Options.html",
        ..Program::FOREGROUND
    }],
    ..Service::BLANK
};
