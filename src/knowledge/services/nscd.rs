//! The name service cache.

use super::{Invocation, Program, Service};

/// nscd.
pub const SERVICE: Service = Service {
    id: "nscd",
    name: "nscd",
    units: &["nscd"],
    packages: &["nscd"],
    programs: &[Program {
        names: &["nscd"],
        invocations: &[
            Invocation::foreground(&["-F"]),
            Invocation::foreground(&["--foreground"]),
            Invocation::foreground(&["-d"]),
            Invocation::foreground(&["--debug"]),
            Invocation::returns(&["-K"]),
            Invocation::returns(&["-g"]),
            Invocation::returns(&["-i", "*"]),
        ],
        source: "https://manpages.debian.org/bookworm/nscd/nscd.8.en.html",
        ..Program::BACKGROUND
    }],
    ..Service::BLANK
};
