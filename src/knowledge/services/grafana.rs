//! Grafana.

use super::{Invocation, OfficialImage, Program, Service};

/// Grafana.
pub const SERVICE: Service = Service {
    id: "grafana",
    name: "Grafana",
    units: &["grafana-server", "grafana"],
    packages: &["grafana", "grafana-enterprise"],
    programs: &[
        Program {
            names: &["grafana-server"],
            invocations: &[Invocation::returns(&["-v"])],
            source: "https://grafana.com/docs/grafana/latest/setup-grafana/start-restart-grafana/",
            ..Program::FOREGROUND
        },
        Program {
            names: &["grafana"],
            invocations: &[Invocation::foreground(&["server"])],
            source: "https://grafana.com/docs/grafana/latest/setup-grafana/start-restart-grafana/",
            ..Program::RETURNS
        },
        Program { names: &["grafana-cli"], source: "https://grafana.com/docs/grafana/latest/cli/", ..Program::RETURNS },
    ],
    ports: &["3000/tcp"],
    data: &["/var/lib/grafana"],
    image: Some(OfficialImage { name: "grafana/grafana", source: "https://hub.docker.com/r/grafana/grafana" }),
    ..Service::BLANK
};
