//! The Munin node.

use super::{Invocation, Program, Recipe, Service};
use crate::lang::Text;

/// The Munin node.
pub const SERVICE: Service = Service {
    id: "munin-node",
    name: "Munin node",
    units: &["munin-node"],
    packages: &["munin-node"],
    programs: &[Program {
        names: &["munin-node"],
        invocations: &[Invocation::foreground(&["--foreground"])],
        source: "https://manpages.debian.org/bookworm/munin-node/munin-node.1p.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["4949/tcp"],
    recipes: &[
        Recipe {
            packages: &["munin-node"],
            command: &["/usr/sbin/munin-node", "--foreground"],
            prepare: &["install -d -o munin -g munin /run/munin"],
            note: Some(Text {
                en: "The packaged munin-node.conf answers 127.0.0.1 only: allow the Munin server there.",
                ja: "パッケージの munin-node.conf では 127.0.0.1 にしか応答しません。Munin サーバーを allow に加えてください。",
            }),
            source: "https://sources.debian.org/src/munin/2.0.73-1/",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/sbin/munin-node", "--foreground"],
            prepare: &["mkdir -p /run/munin"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/m/munin/munin-node.service",
            ..Recipe::SUSE
        },
    ],
    ..Service::BLANK
};
