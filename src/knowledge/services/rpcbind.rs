//! rpcbind.

use super::{Invocation, Program, Service};

/// rpcbind.
pub const SERVICE: Service = Service {
    id: "rpcbind",
    name: "rpcbind",
    units: &["rpcbind", "portmap"],
    packages: &["rpcbind"],
    programs: &[Program {
        names: &["rpcbind"],
        invocations: &[
            Invocation::foreground(&["-f"]),
            Invocation::foreground(&["-d"]),
            Invocation::foreground(&["-w", "-f"]),
            Invocation::foreground(&["-wf"]),
        ],
        source: "https://manpages.debian.org/bookworm/rpcbind/rpcbind.8.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["111/tcp", "111/udp"],
    ..Service::BLANK
};
