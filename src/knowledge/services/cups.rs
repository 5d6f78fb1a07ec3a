//! The printing service.

use super::{Invocation, Program, Service};

/// CUPS.
pub const SERVICE: Service = Service {
    id: "cups",
    name: "CUPS",
    units: &["cups", "cupsd", "cups-browsed"],
    packages: &["cups", "cups-daemon"],
    programs: &[Program {
        names: &["cupsd"],
        invocations: &[Invocation::returns(&["-t"]), Invocation::foreground(&["-f"]), Invocation::foreground(&["-F"])],
        source: "https://www.cups.org/doc/man-cupsd.html",
        ..Program::BACKGROUND
    }],
    ports: &["631/tcp"],
    data: &["/var/spool/cups"],
    ..Service::BLANK
};
