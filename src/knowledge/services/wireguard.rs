//! WireGuard, which runs in the kernel.

use super::{Program, Service};

/// WireGuard.
pub const SERVICE: Service = Service {
    id: "wireguard",
    name: "WireGuard",
    units: &["wg-quick@*", "wireguard"],
    packages: &["wireguard", "wireguard-tools"],
    programs: &[Program { names: &["wg-quick"], source: "https://www.wireguard.com/quickstart/", ..Program::RETURNS }],
    ports: &["51820/udp"],
    ..Service::BLANK
};
