//! The name service cache.

use super::{Invocation, Program, RUN_SINCE_BOOKWORM, Recipe, Service, TRIED};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["nscd"],
    command: &["/usr/sbin/nscd", "-F"],
    prepare: &["mkdir -p /run/nscd"],
    source: "https://manpages.debian.org/bookworm/nscd/nscd.8.en.html",
    ..Recipe::PACKAGED
};

/// nscd.
pub const SERVICE: Service = Service {
    id: "nscd",
    name: "nscd",
    units: &["nscd", "musl-nscd"],
    packages: &["nscd", "musl-nscd"],
    programs: &[Program {
        names: &["nscd"],
        invocations: &[
            Invocation::foreground(&["-F"]),
            Invocation::foreground(&["--foreground"]),
            Invocation::foreground(&["-d"]),
            Invocation::foreground(&["--debug"]),
            Invocation::returns(&["-K"]),
            Invocation::returns(&["-g"]),
            Invocation::returns(&["-i", "*"]),
            // musl's own, which never forks.
            Invocation::foreground(&[]).on(Family::Alpine),
        ],
        source: "https://manpages.debian.org/bookworm/nscd/nscd.8.en.html",
        ..Program::BACKGROUND
    }],
    recipes: &[
        Recipe { releases: RUN_SINCE_BOOKWORM, source: TRIED, ..RECIPE },
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Suse,
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/g/glibc/nscd.service",
            ..RECIPE
        },
        Recipe {
            family: Family::Alpine,
            packages: &["musl-nscd"],
            command: &["/usr/sbin/nscd"],
            source: "https://github.com/alpinelinux/aports/blob/master/main/musl-nscd/musl-nscd.initd",
            ..RECIPE
        },
        // Part of glibc itself.
        Recipe {
            family: Family::Arch,
            packages: &[],
            command: &["/usr/bin/nscd", "-F"],
            source: "https://github.com/archlinux/svntogit-packages/blob/master/glibc/trunk/PKGBUILD",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
