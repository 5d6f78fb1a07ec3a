//! Prometheus' Alertmanager.

use super::{Invocation, OfficialImage, Program, Service};

/// Alertmanager.
pub const SERVICE: Service = Service {
    id: "alertmanager",
    name: "Alertmanager",
    units: &["alertmanager", "prometheus-alertmanager"],
    packages: &["prometheus-alertmanager", "alertmanager"],
    programs: &[Program {
        names: &["alertmanager", "prometheus-alertmanager"],
        invocations: &[Invocation::returns(&["--version"]), Invocation::returns(&["--help"])],
        source: "https://prometheus.io/docs/alerting/latest/alertmanager/",
        ..Program::FOREGROUND
    }],
    ports: &["9093/tcp"],
    image: Some(OfficialImage { name: "prom/alertmanager", source: "https://hub.docker.com/r/prom/alertmanager" }),
    ..Service::BLANK
};
