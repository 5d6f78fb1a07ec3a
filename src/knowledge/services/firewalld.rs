//! firewalld, which sets the host's firewall.

use super::{Invocation, Program, Service};
use crate::knowledge::capabilities::{self, Grants, Need, Network};

/// firewalld.
pub const SERVICE: Service = Service {
    id: "firewalld",
    name: "firewalld",
    units: &["firewalld"],
    packages: &["firewalld"],
    programs: &[
        Program {
            names: &["firewalld"],
            invocations: &[Invocation::foreground(&["--nofork*"])],
            source: "https://firewalld.org/documentation/man-pages/firewalld.html",
            ..Program::BACKGROUND
        },
        Program {
            names: &["firewall-cmd", "firewall-offline-cmd"],
            source: "https://firewalld.org/documentation/man-pages/firewall-cmd.html",
            ..Program::RETURNS
        },
    ],
    host: Some(super::units::FIREWALL),
    needs: &[Need {
        grants: Grants::Capabilities(&[&capabilities::NET_ADMIN]),
        network: Network::Host,
        source: "https://manpages.debian.org/bookworm/manpages/capabilities.7.en.html",
        ..Need::BLANK
    }],
    ..Service::BLANK
};
