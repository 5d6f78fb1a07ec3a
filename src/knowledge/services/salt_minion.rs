//! The Salt minion.

use super::{Invocation, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// As the package's unit starts it.
const RECIPE: Recipe = Recipe {
    packages: &["salt-minion"],
    command: &["/usr/bin/salt-minion"],
    source: "https://github.com/saltstack/salt/blob/master/pkg/common/salt-minion.service",
    ..Recipe::PACKAGED
};

/// Salt minion.
pub const SERVICE: Service = Service {
    id: "salt-minion",
    name: "Salt minion",
    units: &["salt-minion"],
    packages: &["salt-minion"],
    programs: &[Program {
        names: &["salt-minion"],
        invocations: &[
            Invocation::background(&["-d"]),
            Invocation::background(&["--daemon"]),
            Invocation::returns(&["--version"]),
        ],
        source: "https://docs.saltproject.io/en/latest/ref/cli/salt-minion.html",
        ..Program::FOREGROUND
    }],
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Suse,
            source: "https://github.com/saltstack/salt/blob/1e4b63bf0f06642864db39179298aabecd4b69d1/pkg/suse/salt-minion.service",
            ..RECIPE
        },
        Recipe {
            family: Family::Alpine,
            source: "https://github.com/alpinelinux/aports/blob/master/community/salt/salt-minion.initd",
            ..RECIPE
        },
        Recipe {
            family: Family::Arch,
            packages: &["salt"],
            source: "https://github.com/archlinux/svntogit-community/blob/master/salt/trunk/salt-minion.service",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
