//! Fail2ban.

use super::{Invocation, Program, Service};
use crate::knowledge::capabilities::{self, Grants, Need, Network};

/// Fail2ban.
pub const SERVICE: Service = Service {
    id: "fail2ban",
    name: "Fail2ban",
    units: &["fail2ban"],
    packages: &["fail2ban", "fail2ban-server"],
    programs: &[
        Program {
            names: &["fail2ban-server"],
            invocations: &[
                Invocation::foreground(&["-f*"]),
                Invocation::foreground(&["-xf"]),
                Invocation::foreground(&["--foreground*"]),
            ],
            source: "https://manpages.debian.org/bookworm/fail2ban/fail2ban-server.1.en.html",
            ..Program::BACKGROUND
        },
        Program {
            names: &["fail2ban-client"],
            invocations: &[Invocation::background(&["start"]), Invocation::background(&["-x", "start"])],
            source: "https://manpages.debian.org/bookworm/fail2ban/fail2ban-client.1.en.html",
            ..Program::RETURNS
        },
    ],
    needs: &[Need {
        grants: Grants::Capabilities(&[&capabilities::NET_ADMIN]),
        network: Network::Host,
        source: "https://github.com/crazy-max/docker-fail2ban/blob/master/examples/compose/compose.yml",
        ..Need::BLANK
    }],
    ..Service::BLANK
};
