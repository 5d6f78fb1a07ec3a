//! Prometheus' exporter for machines.

use super::{Invocation, OfficialImage, Program, Service};

/// Node exporter.
pub const SERVICE: Service = Service {
    id: "node_exporter",
    name: "Node exporter",
    units: &["node_exporter", "prometheus-node-exporter", "node-exporter"],
    packages: &["prometheus-node-exporter", "node_exporter", "golang-github-prometheus-node-exporter"],
    programs: &[Program {
        names: &["node_exporter", "prometheus-node-exporter"],
        invocations: &[Invocation::returns(&["--version"]), Invocation::returns(&["--help"])],
        source: "https://github.com/prometheus/node_exporter",
        ..Program::FOREGROUND
    }],
    ports: &["9100/tcp"],
    image: Some(OfficialImage { name: "prom/node-exporter", source: "https://hub.docker.com/r/prom/node-exporter" }),
    ..Service::BLANK
};
