//! dnsmasq.

use super::{Invocation, Program, RUN_ON_RELEASES, RUN_SINCE_FOCAL, Recipe, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::capabilities::{self, Grants, Need};
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://thekelleys.org.uk/dnsmasq/docs/dnsmasq-man.html";

/// dnsmasq.
pub const SERVICE: Service = Service {
    id: "dnsmasq",
    name: "dnsmasq",
    units: &["dnsmasq", "dnsmasq@*"],
    packages: &["dnsmasq", "dnsmasq-base"],
    programs: &[Program {
        names: &["dnsmasq"],
        invocations: &[
            Invocation::returns(&["--test"]),
            Invocation::returns(&["--version"]),
            Invocation::returns(&["-v"]),
            Invocation::foreground(&["-k"]),
            Invocation::foreground(&["--keep-in-foreground"]),
            Invocation::foreground(&["-d"]),
            Invocation::foreground(&["--no-daemon"]),
        ],
        source: MANUAL,
        ..Program::BACKGROUND
    }],
    ports: &["53/tcp", "53/udp", "67/udp"],
    // As Debian's init script starts it: with its own user, the files of /etc/dnsmasq.d, and local networks only.
    recipes: &[
        Recipe {
            releases: RUN_SINCE_FOCAL,
            packages: &["dnsmasq"],
            command: &[
                "dnsmasq",
                "-k",
                "-u",
                "dnsmasq",
                "-7",
                "/etc/dnsmasq.d,.dpkg-dist,.dpkg-old,.dpkg-new",
                "--local-service",
            ],
            tree: Shape { user: Some("dnsmasq"), ..Shape::ONE },
            note: Some(Text {
                en: "It answers local networks only. As a DHCP server it needs \
                 --cap-add NET_ADMIN as well; for DNS it does not.",
                ja: "ローカルネットワークにだけ応答します。DHCP サーバーとして使うなら --cap-add NET_ADMIN も要ります。DNS だけなら要りません。",
            }),
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            packages: &["dnsmasq"],
            command: &["dnsmasq", "-k"],
            tree: Shape { user: Some("dnsmasq"), ..Shape::ONE },
            source: MANUAL,
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Alpine,
            packages: &["dnsmasq"],
            command: &["dnsmasq", "-k"],
            tree: Shape { user: Some("dnsmasq"), ..Shape::ONE },
            source: "https://github.com/alpinelinux/aports/blob/master/main/dnsmasq/dnsmasq.initd",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Suse,
            packages: &["dnsmasq"],
            command: &["/usr/sbin/dnsmasq", "--keep-in-foreground"],
            tree: Shape { user: Some("dnsmasq"), ..Shape::ONE },
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/d/dnsmasq/dnsmasq.service",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Arch,
            packages: &["dnsmasq"],
            command: &["/usr/bin/dnsmasq", "-k", "--user=dnsmasq"],
            tree: Shape { user: Some("dnsmasq"), ..Shape::ONE },
            source: "https://github.com/archlinux/svntogit-packages/blob/master/dnsmasq/trunk/dnsmasq.service",
            ..Recipe::PACKAGED
        },
    ],
    needs: &[Need {
        grants: Grants::Capabilities(&[&capabilities::NET_ADMIN]),
        when: Some(Text { en: "to serve DHCP", ja: "DHCP サーバーとして使うとき" }),
        source: "https://github.com/pi-hole/docker-pi-hole",
        ..Need::BLANK
    }],
    ..Service::BLANK
};
