//! Docker's registry.

use super::{Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};

/// Docker's registry.
pub const SERVICE: Service = Service {
    id: "docker-registry",
    name: "Docker registry",
    units: &["docker-registry"],
    packages: &["docker-registry", "docker-distribution"],
    programs: &[Program {
        names: &["docker-registry"],
        source: "https://sources.debian.org/src/docker-registry/2.8.2+ds1-1/",
        ..Program::FOREGROUND
    }],
    ports: &["5000/tcp"],
    recipes: &[Recipe {
        packages: &["docker-registry"],
        command: &["/usr/bin/docker-registry", "serve", "/etc/docker/registry/config.yml"],
        user: Some("docker-registry"),
        releases: RUN_SINCE_BOOKWORM,
        source: RUN_BY_HAND,
        ..Recipe::DEBIAN_12
    }],
    ..Service::BLANK
};
