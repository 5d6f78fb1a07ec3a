//! Traefik.

use super::{Invocation, OfficialImage, Program, Service};

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
    ..Service::BLANK
};
