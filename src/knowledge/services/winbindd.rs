//! Samba's link to Windows accounts.

use super::{Invocation, Program, Service};

/// Samba (winbindd).
pub const SERVICE: Service = Service {
    id: "winbindd",
    name: "Samba (winbindd)",
    units: &["winbind", "winbindd"],
    packages: &["winbind", "samba-winbind"],
    programs: &[Program {
        names: &["winbindd"],
        invocations: &[
            Invocation::foreground(&["--foreground"]),
            Invocation::foreground(&["-F*"]),
            Invocation::foreground(&["-i"]),
        ],
        source: "https://www.samba.org/samba/docs/current/man-html/winbindd.8.html",
        ..Program::BACKGROUND
    }],
    ..Service::BLANK
};
