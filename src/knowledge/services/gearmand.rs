//! Gearman's job server.

use super::{Invocation, Program, RUN_SINCE_BOOKWORM, Recipe, Service, TRIED};
use crate::knowledge::platform::Family;

/// Gearman's job server.
pub const SERVICE: Service = Service {
    id: "gearmand",
    name: "Gearman",
    units: &["gearman-job-server", "gearmand"],
    packages: &["gearman-job-server", "gearmand"],
    programs: &[Program {
        names: &["gearmand"],
        invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemon"])],
        source: "https://manpages.debian.org/bookworm/gearman-job-server/gearmand.8.en.html",
        ..Program::FOREGROUND
    }],
    ports: &["4730/tcp"],
    recipes: &[
        Recipe {
            packages: &["gearman-job-server"],
            command: &["/usr/sbin/gearmand", "--log-file=stderr"],
            prepare: &["install -d -o gearman -g gearman /run/gearman"],
            user: Some("gearman"),
            releases: RUN_SINCE_BOOKWORM,
            source: TRIED,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/sbin/gearmand", "--log-file=stderr"],
            user: Some("gearmand"),
            source: "https://github.com/major/fedora-rpm-specs/blob/main/gearmand.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/bin/gearmand", "--log-file=stderr"],
            user: Some("gearmand"),
            source: "https://github.com/archlinux/svntogit-community/blob/master/gearmand/trunk/PKGBUILD",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
