//! Unbound.

use super::{Invocation, Program, RUN_ON_RELEASES, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://unbound.docs.nlnetlabs.nl/en/latest/manpages/unbound.html";

const LOCAL_ONLY: Text = Text {
    en: "unbound listens on localhost only, until its configuration names an interface (0.0.0.0) and access-control allows your networks.",
    ja: "unbound は localhost でしか待ち受けません。ほかのコンテナから使うには、設定の interface (0.0.0.0) と access-control が必要です。",
};

/// Unbound.
pub const SERVICE: Service = Service {
    id: "unbound",
    name: "Unbound",
    units: &["unbound"],
    packages: &["unbound"],
    programs: &[
        Program {
            names: &["unbound"],
            invocations: &[
                Invocation::returns(&["-h"]),
                Invocation::returns(&["-V"]),
                Invocation::foreground(&["-d*"]),
                Invocation::foreground(&["-pd*"]),
            ],
            source: MANUAL,
            ..Program::BACKGROUND
        },
        Program {
            names: &["unbound-control", "unbound-checkconf", "unbound-anchor"],
            source: MANUAL,
            ..Program::RETURNS
        },
    ],
    ports: &["53/tcp", "53/udp"],
    recipes: &[
        Recipe {
            packages: &["unbound", "dns-root-data"],
            command: &["unbound", "-d", "-p"],
            prepare: &[
                "install -o unbound -g unbound -m 644 /usr/share/dns/root.key /var/lib/unbound/root.key",
                "printf 'server:\\n  interface: 0.0.0.0\\n  do-ip6: no\\n' > /etc/unbound/unbound.conf.d/container.conf",
            ],
            tree: Shape { user: Some("unbound"), ..Shape::ONE },
            note: Some(Text {
                en: "It listens on every IPv4 address but answers localhost only, until access-control allows your networks.",
                ja: "すべての IPv4 アドレスで待ち受けますが、access-control で許可するまでは localhost にしか答えません。",
            }),
            releases: Releases::Only(&[("debian", "12"), ("debian", "13")]),
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            packages: &["unbound"],
            command: &["unbound", "-d"],
            prepare: &["install -d -o unbound -g unbound /run/unbound", "unbound-control-setup"],
            tree: Shape { user: Some("unbound"), ..Shape::ONE },
            note: Some(LOCAL_ONLY),
            source: MANUAL,
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Alpine,
            packages: &["unbound"],
            command: &["unbound", "-d"],
            tree: Shape { user: Some("unbound"), ..Shape::ONE },
            note: Some(LOCAL_ONLY),
            source: "https://github.com/alpinelinux/aports/blob/master/main/unbound/unbound.initd",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Suse,
            packages: &["unbound"],
            command: &["/usr/sbin/unbound", "-d"],
            tree: Shape { user: Some("unbound"), ..Shape::ONE },
            note: Some(LOCAL_ONLY),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/u/unbound/unbound.service",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["unbound"],
            command: &["unbound", "-d"],
            tree: Shape { user: Some("unbound"), ..Shape::ONE },
            note: Some(LOCAL_ONLY),
            source: "https://github.com/archlinux/svntogit-community/blob/master/unbound/repos/community-x86_64/unbound.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
