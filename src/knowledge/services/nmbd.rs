//! Samba's NetBIOS name server.

use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service, Shape, UNPROVEN};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;

const UNIT: Source = "https://github.com/samba-team/samba/blob/master/packaging/systemd/nmb.service.in";

/// As its unit starts it, for every family.
const STARTED: Recipe = Recipe {
    command: &["nmbd", "--foreground", "--no-process-group"],
    prepare: &["mkdir -p /run/samba"],
    needs_init: true,
    tree: Shape::ONE,
    releases: UNPROVEN,
    source: UNIT,
    ..Recipe::PACKAGED
};

/// Samba (nmbd).
pub const SERVICE: Service = Service {
    id: "nmbd",
    name: "Samba (nmbd)",
    units: &["nmbd", "nmb"],
    programs: &[Program {
        names: &["nmbd"],
        invocations: &[
            Invocation::returns(&["-V"]),
            Invocation::foreground(&["--foreground"]),
            Invocation::foreground(&["-F*"]),
            Invocation::foreground(&["-i"]),
        ],
        ignores_term: true,
        source: "https://www.samba.org/samba/docs/current/man-html/nmbd.8.html",
        ..Program::BACKGROUND
    }],
    ports: &["137/udp", "138/udp"],
    recipes: &[
        Recipe { releases: RUN_SINCE_BOOKWORM, source: RUN_BY_HAND, ..STARTED },
        Recipe { family: Family::Rhel, ..STARTED },
        Recipe { family: Family::Alpine, ..STARTED },
        Recipe { family: Family::Suse, ..STARTED },
        Recipe { family: Family::Arch, ..STARTED },
    ],
    ..Service::BLANK
};
