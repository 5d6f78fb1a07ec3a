//! Prometheus.

use super::{Invocation, OfficialImage, Program, Service};

/// Prometheus.
pub const SERVICE: Service = Service {
    id: "prometheus",
    name: "Prometheus",
    units: &["prometheus"],
    packages: &["prometheus", "prometheus2"],
    programs: &[Program {
        names: &["prometheus"],
        invocations: &[Invocation::returns(&["--version"]), Invocation::returns(&["--help"])],
        source: "https://prometheus.io/docs/prometheus/latest/command-line/prometheus/",
        ..Program::FOREGROUND
    }],
    ports: &["9090/tcp"],
    data: &["/var/lib/prometheus"],
    image: Some(OfficialImage { name: "prom/prometheus", source: "https://hub.docker.com/r/prom/prometheus" }),
    ..Service::BLANK
};
