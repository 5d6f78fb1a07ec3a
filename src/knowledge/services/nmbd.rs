//! Samba's NetBIOS name server.

use super::{Invocation, Program, Service};

/// Samba (nmbd).
pub const SERVICE: Service = Service {
    id: "nmbd",
    name: "Samba (nmbd)",
    units: &["nmbd", "nmb"],
    programs: &[Program {
        names: &["nmbd"],
        invocations: &[
            Invocation::returns(&["-V"]),
            Invocation::foreground(&["--foreground"]),
            Invocation::foreground(&["-F*"]),
            Invocation::foreground(&["-i"]),
        ],
        ignores_term: true,
        source: "https://www.samba.org/samba/docs/current/man-html/nmbd.8.html",
        ..Program::BACKGROUND
    }],
    ports: &["137/udp", "138/udp"],
    ..Service::BLANK
};
