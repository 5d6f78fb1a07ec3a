//! A server that starts other servers on demand.

use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["xinetd"],
    command: &["/usr/sbin/xinetd", "-dontfork"],
    source: "https://manpages.debian.org/bookworm/xinetd/xinetd.8.en.html",
    ..Recipe::PACKAGED
};

/// xinetd.
pub const SERVICE: Service = Service {
    id: "xinetd",
    name: "xinetd",
    units: &["xinetd"],
    packages: &["xinetd"],
    programs: &[Program {
        names: &["xinetd"],
        invocations: &[
            Invocation::foreground(&["-dontfork"]),
            Invocation::foreground(&["-d"]),
            Invocation::returns(&["-version"]),
        ],
        source: "https://manpages.debian.org/bookworm/xinetd/xinetd.8.en.html",
        ..Program::BACKGROUND
    }],
    recipes: &[
        Recipe { releases: RUN_SINCE_BOOKWORM, source: RUN_BY_HAND, ..RECIPE },
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Suse,
            command: &["/usr/sbin/xinetd", "-stayalive", "-dontfork"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/x/xinetd/xinetd-service-sysconfig.patch",
            ..RECIPE
        },
        Recipe {
            family: Family::Arch,
            command: &["xinetd", "-dontfork"],
            source: "https://github.com/archlinux/svntogit-packages/blob/master/xinetd/repos/core-i686/xinetd.service",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
