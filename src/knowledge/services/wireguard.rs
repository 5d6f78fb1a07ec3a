//! WireGuard, which runs in the kernel.

use super::{Program, Service};
use crate::knowledge::capabilities::{self, Grants, Need};
use crate::lang::Text;

/// WireGuard.
pub const SERVICE: Service = Service {
    id: "wireguard",
    name: "WireGuard",
    units: &["wg-quick@*", "wireguard"],
    packages: &["wireguard", "wireguard-tools"],
    programs: &[Program { names: &["wg-quick"], source: "https://www.wireguard.com/quickstart/", ..Program::RETURNS }],
    ports: &["51820/udp"],
    needs: &[
        Need {
            grants: Grants::Capabilities(&[&capabilities::NET_ADMIN]),
            source: "https://docs.linuxserver.io/images/docker-wireguard/",
            ..Need::BLANK
        },
        Need {
            grants: Grants::Capabilities(&[&capabilities::SYS_MODULE]),
            when: Some(Text {
                en: "to load the kernel module, where the host has not loaded it yet",
                ja: "ホストがまだカーネルモジュールを読み込んでいないとき",
            }),
            source: "https://docs.linuxserver.io/images/docker-wireguard/",
            ..Need::BLANK
        },
    ],
    ..Service::BLANK
};
