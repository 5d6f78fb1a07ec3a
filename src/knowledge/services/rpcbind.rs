//! rpcbind.

use super::{Invocation, Program, Recipe, Service, Shape};
use crate::knowledge::platform::Family;
use crate::lang::Text;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["rpcbind"],
    command: &["/sbin/rpcbind", "-f", "-w"],
    prepare: &["mkdir -p /run/rpcbind"],
    // Seen on Debian 12 and 13, whose images lack netbase.
    note: Some(Text {
        en: "It finds its port by the name sunrpc: without /etc/services (Debian's package netbase) it listens on none.",
        ja: "ポートは sunrpc という名前で引きます。/etc/services(Debian のパッケージ netbase)がないと、どこでも待ち受けません。",
    }),
    source: "https://manpages.debian.org/bookworm/rpcbind/rpcbind.8.en.html",
    ..Recipe::PACKAGED
};

/// rpcbind.
pub const SERVICE: Service = Service {
    id: "rpcbind",
    name: "rpcbind",
    units: &["rpcbind", "portmap"],
    packages: &["rpcbind"],
    programs: &[Program {
        names: &["rpcbind"],
        invocations: &[
            Invocation::foreground(&["-f"]),
            Invocation::foreground(&["-d"]),
            Invocation::foreground(&["-w", "-f"]),
            Invocation::foreground(&["-wf"]),
        ],
        source: "https://manpages.debian.org/bookworm/rpcbind/rpcbind.8.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["111/tcp", "111/udp"],
    recipes: &[
        Recipe { tree: Shape { user: Some("_rpc"), ..Shape::ONE }, ..RECIPE },
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Alpine,
            command: &["/sbin/rpcbind", "-f"],
            source: "https://github.com/alpinelinux/aports/blob/master/main/rpcbind/rpcbind.initd",
            ..RECIPE
        },
        Recipe {
            family: Family::Suse,
            command: &["/usr/sbin/rpcbind", "-f", "-w"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/r/rpcbind/rpcbind.spec",
            ..RECIPE
        },
        Recipe {
            family: Family::Arch,
            command: &["rpcbind", "-f", "-w"],
            source: "https://github.com/archlinux/svntogit-packages/blob/master/rpcbind/trunk/PKGBUILD",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
