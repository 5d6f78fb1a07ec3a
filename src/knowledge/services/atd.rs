//! The daemon of at and batch.

use super::{Invocation, Program, Service};

/// at (atd).
pub const SERVICE: Service = Service {
    id: "atd",
    name: "at (atd)",
    units: &["atd"],
    packages: &["at"],
    programs: &[Program {
        names: &["atd"],
        invocations: &[Invocation::foreground(&["-f"]), Invocation::foreground(&["-d"]), Invocation::returns(&["-s"])],
        source: "https://manpages.debian.org/bookworm/at/atd.8.en.html",
        ..Program::BACKGROUND
    }],
    data: &["/var/spool/cron/atjobs"],
    ..Service::BLANK
};
