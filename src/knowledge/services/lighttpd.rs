//! lighttpd.

use super::{Invocation, Program, Recipe, Releases, Service, Shape, UNPROVEN};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;

const MANUAL: Source = "https://github.com/lighttpd/lighttpd1.4/blob/master/doc/lighttpd.8";

/// The flags and the configuration's path are the same everywhere; only the user differs.
const EVERYWHERE: Recipe = Recipe {
    releases: Releases::Any,
    packages: &["lighttpd"],
    command: &["lighttpd", "-D", "-f", "/etc/lighttpd/lighttpd.conf"],
    tree: Shape { user: Some("lighttpd"), ..Shape::ONE },
    source: MANUAL,
    ..Recipe::DEBIAN_12
};

/// lighttpd.
pub const SERVICE: Service = Service {
    id: "lighttpd",
    name: "lighttpd",
    units: &["lighttpd"],
    packages: &["lighttpd"],
    programs: &[
        Program {
            names: &["lighttpd"],
            invocations: &[
                Invocation::returns(&["-t*"]),
                Invocation::returns(&["-v"]),
                Invocation::returns(&["-V"]),
                Invocation::returns(&["-p"]),
                Invocation::foreground(&["-D*"]),
            ],
            source: MANUAL,
            ..Program::BACKGROUND
        },
        Program { names: &["lighttpd-angel"], source: MANUAL, ..Program::FOREGROUND },
    ],
    ports: &["80/tcp", "443/tcp"],
    recipes: &[
        Recipe { tree: Shape { user: Some("www-data"), ..Shape::ONE }, ..EVERYWHERE },
        Recipe { family: Family::Rhel, ..EVERYWHERE },
        Recipe { family: Family::Alpine, ..EVERYWHERE },
        Recipe {
            family: Family::Suse,
            releases: UNPROVEN,
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/l/lighttpd/harden_lighttpd.service.patch",
            ..EVERYWHERE
        },
        Recipe {
            family: Family::Arch,
            releases: UNPROVEN,
            tree: Shape { user: Some("http"), ..Shape::ONE },
            source: "https://github.com/archlinux/svntogit-packages/blob/master/lighttpd/repos/testing-x86_64/lighttpd.conf",
            ..EVERYWHERE
        },
    ],
    ..Service::BLANK
};
