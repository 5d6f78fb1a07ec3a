//! strongSwan.

use super::{Invocation, Program, Service};
use crate::knowledge::capabilities::{self, Grants, Need};

/// strongSwan.
pub const SERVICE: Service = Service {
    id: "strongswan",
    name: "strongSwan",
    units: &["strongswan", "strongswan-starter", "ipsec"],
    packages: &["strongswan"],
    programs: &[
        Program {
            names: &["ipsec"],
            invocations: &[Invocation::foreground(&["start", "--nofork"]), Invocation::background(&["start"])],
            source: "https://docs.strongswan.org/docs/latest/swanctl/swanctl.html",
            ..Program::RETURNS
        },
        Program {
            names: &["charon-systemd"],
            source: "https://docs.strongswan.org/docs/latest/swanctl/swanctl.html",
            ..Program::FOREGROUND
        },
    ],
    ports: &["500/udp", "4500/udp"],
    needs: &[Need {
        grants: Grants::Capabilities(&[&capabilities::NET_ADMIN]),
        source: "https://github.com/strongX509/docker/blob/master/strongswan/docker-compose.yml",
        ..Need::BLANK
    }],
    ..Service::BLANK
};
