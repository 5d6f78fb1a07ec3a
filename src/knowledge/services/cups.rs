//! The printing service.

use super::{Invocation, Program, RUN_SINCE_BOOKWORM, Recipe, Service, TRIED};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["cups", "cups-daemon"],
    command: &["/usr/sbin/cupsd", "-f"],
    prepare: &["mkdir -p /run/cups"],
    source: "https://manpages.debian.org/bookworm/cups-daemon/cupsd.8.en.html",
    ..Recipe::PACKAGED
};

/// CUPS.
pub const SERVICE: Service = Service {
    id: "cups",
    name: "CUPS",
    units: &["cups", "cupsd", "cups-browsed"],
    packages: &["cups", "cups-daemon"],
    programs: &[Program {
        names: &["cupsd"],
        invocations: &[Invocation::returns(&["-t"]), Invocation::foreground(&["-f"]), Invocation::foreground(&["-F"])],
        source: "https://www.cups.org/doc/man-cupsd.html",
        ..Program::BACKGROUND
    }],
    ports: &["631/tcp"],
    data: &["/var/spool/cups"],
    recipes: &[
        Recipe { releases: RUN_SINCE_BOOKWORM, source: TRIED, ..RECIPE },
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Alpine,
            prepare: &["install -d -g lp /run/cups"],
            source: "https://github.com/alpinelinux/aports/blob/master/main/cups/APKBUILD",
            ..RECIPE
        },
        Recipe {
            family: Family::Suse,
            prepare: &["install -d -g lp /run/cups"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/c/cups/cups.spec",
            ..RECIPE
        },
        Recipe {
            family: Family::Arch,
            command: &["cupsd", "-f"],
            source: "https://github.com/archlinux/svntogit-packages/blob/master/cups/trunk/PKGBUILD",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
