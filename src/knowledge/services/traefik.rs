//! Traefik.

use super::{Invocation, OfficialImage, Program, Recipe, Service};

/// Traefik.
pub const SERVICE: Service = Service {
    id: "traefik",
    name: "Traefik",
    units: &["traefik"],
    packages: &["traefik"],
    programs: &[Program {
        names: &["traefik"],
        invocations: &[Invocation::returns(&["version"]), Invocation::returns(&["healthcheck"])],
        source: "https://doc.traefik.io/traefik/operations/cli/",
        ..Program::FOREGROUND
    }],
    ports: &["80/tcp", "443/tcp"],
    image: Some(OfficialImage {
        name: "traefik",
        source: "https://github.com/docker-library/docs/tree/master/traefik",
    }),
    recipes: &[
        Recipe {
            packages: &["traefik"],
            command: &["/usr/sbin/traefik"],
            user: Some("traefik"),
            source: "https://github.com/alpinelinux/aports/blob/master/community/traefik/traefik.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            packages: &["traefik"],
            command: &["/usr/bin/traefik", "--configFile=/etc/traefik/traefik.yml"],
            user: Some("traefik"),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/t/traefik/traefik.service",
            ..Recipe::SUSE
        },
        Recipe {
            packages: &["traefik"],
            command: &["/usr/bin/traefik"],
            user: Some("traefik"),
            source: "https://github.com/archlinux/svntogit-community/blob/master/traefik/trunk/traefik.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
