//! A server that starts other servers on demand.

use super::{Invocation, Program, Service};

/// xinetd.
pub const SERVICE: Service = Service {
    id: "xinetd",
    name: "xinetd",
    units: &["xinetd"],
    packages: &["xinetd"],
    programs: &[Program {
        names: &["xinetd"],
        invocations: &[
            Invocation::foreground(&["-dontfork"]),
            Invocation::foreground(&["-d"]),
            Invocation::returns(&["-version"]),
        ],
        source: "https://manpages.debian.org/bookworm/xinetd/xinetd.8.en.html",
        ..Program::BACKGROUND
    }],
    ..Service::BLANK
};
