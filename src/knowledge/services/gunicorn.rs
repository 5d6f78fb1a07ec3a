//! Gunicorn.

use super::{Invocation, Program, Service};

/// Gunicorn.
pub const SERVICE: Service = Service {
    id: "gunicorn",
    name: "Gunicorn",
    units: &["gunicorn"],
    packages: &["gunicorn", "gunicorn3"],
    programs: &[Program {
        names: &["gunicorn", "gunicorn3"],
        invocations: &[
            Invocation::returns(&["--version"]),
            Invocation::returns(&["--check-config"]),
            Invocation::background(&["--daemon"]),
            Invocation::background(&["-D"]),
        ],
        source: "https://docs.gunicorn.org/en/stable/settings.html",
        ..Program::FOREGROUND
    }],
    ports: &["8000/tcp"],
    ..Service::BLANK
};
