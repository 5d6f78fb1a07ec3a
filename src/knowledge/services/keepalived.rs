//! keepalived.

use super::{Invocation, Program, Recipe, Service};
use crate::knowledge::capabilities::{self, Grants, Need, Network};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["keepalived"],
    command: &["/usr/sbin/keepalived", "--dont-fork", "--log-console"],
    source: "https://www.keepalived.org/manpage.html",
    ..Recipe::PACKAGED
};

/// keepalived.
pub const SERVICE: Service = Service {
    id: "keepalived",
    name: "keepalived",
    units: &["keepalived"],
    packages: &["keepalived"],
    programs: &[Program {
        names: &["keepalived"],
        invocations: &[
            Invocation::foreground(&["-n*"]),
            Invocation::foreground(&["--dont-fork"]),
            Invocation::returns(&["-t*"]),
            Invocation::returns(&["--config-test*"]),
            Invocation::returns(&["-v"]),
        ],
        source: "https://www.keepalived.org/manpage.html",
        ..Program::BACKGROUND
    }],
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Alpine,
            source: "https://github.com/alpinelinux/aports/blob/master/community/keepalived/keepalived.initd",
            ..RECIPE
        },
        Recipe {
            family: Family::Suse,
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/k/keepalived/keepalived.spec",
            ..RECIPE
        },
        Recipe {
            family: Family::Arch,
            command: &["keepalived", "--dont-fork", "--log-console"],
            source: "https://github.com/archlinux/svntogit-community/blob/master/keepalived/trunk/PKGBUILD",
            ..RECIPE
        },
    ],
    needs: &[Need {
        grants: Grants::Capabilities(&[&capabilities::NET_ADMIN, &capabilities::NET_BROADCAST]),
        network: Network::Host,
        source: "https://github.com/osixia/docker-keepalived/blob/ed415f61e038ab06b300fbb799561910db96fffd/README.md",
        ..Need::BLANK
    }],
    ..Service::BLANK
};
