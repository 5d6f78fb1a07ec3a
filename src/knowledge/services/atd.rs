//! The daemon of at and batch.

use super::{Invocation, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["at"],
    command: &["/usr/sbin/atd", "-f"],
    source: "https://manpages.debian.org/bookworm/at/atd.8.en.html",
    ..Recipe::PACKAGED
};

/// at (atd).
pub const SERVICE: Service = Service {
    id: "atd",
    name: "at (atd)",
    units: &["atd"],
    packages: &["at"],
    programs: &[Program {
        names: &["atd"],
        invocations: &[Invocation::foreground(&["-f"]), Invocation::foreground(&["-d"]), Invocation::returns(&["-s"])],
        source: "https://manpages.debian.org/bookworm/at/atd.8.en.html",
        ..Program::BACKGROUND
    }],
    data: &["/var/spool/cron/atjobs"],
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Suse,
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/a/at/atd.service",
            ..RECIPE
        },
        Recipe {
            family: Family::Alpine,
            source: "https://github.com/alpinelinux/aports/blob/master/community/at/atd.initd",
            ..RECIPE
        },
        Recipe {
            family: Family::Arch,
            command: &["/usr/bin/atd", "-f"],
            source: "https://github.com/archlinux/svntogit-community/blob/master/at/repos/community-x86_64/atd.service",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
