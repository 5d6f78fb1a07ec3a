//! OpenVPN.

use super::{Invocation, Program, Service};
use crate::knowledge::capabilities::{self, Grants, Need};

/// OpenVPN.
pub const SERVICE: Service = Service {
    id: "openvpn",
    name: "OpenVPN",
    units: &["openvpn", "openvpn@*", "openvpn-server@*", "openvpn-client@*"],
    packages: &["openvpn"],
    programs: &[Program {
        names: &["openvpn"],
        invocations: &[
            Invocation::returns(&["--version"]),
            Invocation::returns(&["--help"]),
            Invocation::returns(&["--genkey"]),
            Invocation::background(&["--daemon"]),
        ],
        source: "https://build.openvpn.net/man/openvpn-2.6/openvpn.8.html",
        ..Program::FOREGROUND
    }],
    ports: &["1194/udp"],
    // The image that is linked to makes the device's node itself, where the engine lets it (`bin/ovpn_run`).
    needs: &[Need {
        grants: Grants::Capabilities(&[&capabilities::NET_ADMIN]),
        devices: &["/dev/net/tun"],
        source: "https://github.com/kylemanna/docker-openvpn",
        ..Need::BLANK
    }],
    ..Service::BLANK
};
