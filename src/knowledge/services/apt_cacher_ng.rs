//! apt-cacher-ng.

use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};
use crate::knowledge::platform::Family;

/// apt-cacher-ng.
pub const SERVICE: Service = Service {
    id: "apt-cacher-ng",
    name: "apt-cacher-ng",
    units: &["apt-cacher-ng"],
    packages: &["apt-cacher-ng"],
    programs: &[Program {
        names: &["apt-cacher-ng"],
        invocations: &[Invocation::foreground(&["ForeGround=1"])],
        source: "https://manpages.debian.org/bookworm/apt-cacher-ng/apt-cacher-ng.8.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["3142/tcp"],
    recipes: &[
        Recipe {
            packages: &["apt-cacher-ng"],
            command: &["/usr/sbin/apt-cacher-ng", "-c", "/etc/apt-cacher-ng", "ForeGround=1"],
            prepare: &["install -d -o apt-cacher-ng -g apt-cacher-ng /run/apt-cacher-ng"],
            user: Some("apt-cacher-ng"),
            releases: RUN_SINCE_BOOKWORM,
            source: RUN_BY_HAND,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/sbin/apt-cacher-ng", "-c", "/etc/apt-cacher-ng", "ForeGround=1"],
            prepare: &["install -d -o apt-cacher-ng -g apt-cacher-ng /run/apt-cacher-ng"],
            user: Some("apt-cacher-ng"),
            source: "https://github.com/major/fedora-rpm-specs/blob/main/apt-cacher-ng.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/sbin/apt-cacher-ng", "-c", "/etc/apt-cacher-ng", "ForeGround=1"],
            prepare: &["mkdir -p /run/apt-cacher-ng"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/a/apt-cacher-ng/apt-cacher-ng.service",
            ..Recipe::SUSE
        },
    ],
    ..Service::BLANK
};
