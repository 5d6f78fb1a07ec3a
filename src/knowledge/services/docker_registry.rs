//! Docker's registry.

use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};
use crate::knowledge::platform::Family;

/// Docker's registry.
pub const SERVICE: Service = Service {
    id: "docker-registry",
    name: "Docker registry",
    units: &["docker-registry", "docker-distribution"],
    packages: &["docker-registry", "docker-distribution", "distribution-registry"],
    programs: &[Program {
        names: &["docker-registry", "registry"],
        invocations: &[Invocation::foreground(&["serve"])],
        source: "https://sources.debian.org/src/docker-registry/2.8.2+ds1-1/",
        ..Program::RETURNS
    }],
    ports: &["5000/tcp"],
    recipes: &[
        Recipe {
            packages: &["docker-registry"],
            command: &["/usr/bin/docker-registry", "serve", "/etc/docker/registry/config.yml"],
            user: Some("docker-registry"),
            releases: RUN_SINCE_BOOKWORM,
            source: RUN_BY_HAND,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/bin/registry", "serve", "/etc/docker-distribution/registry/config.yml"],
            source: "https://github.com/major/fedora-rpm-specs/blob/main/docker-distribution.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/bin/docker-registry", "serve", "/etc/docker-registry/config.yml"],
            user: Some("docker-registry"),
            source: "https://github.com/alpinelinux/aports/blob/master/community/docker-registry/docker-registry.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &["/usr/bin/registry", "serve", "/etc/registry/config.yml"],
            user: Some("registry"),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/d/distribution/distribution.spec",
            ..Recipe::SUSE
        },
    ],
    ..Service::BLANK
};
