//! Consul.

use super::{Invocation, OfficialImage, Program, Service};

/// Consul.
pub const SERVICE: Service = Service {
    id: "consul",
    name: "Consul",
    units: &["consul"],
    packages: &["consul"],
    programs: &[Program {
        names: &["consul"],
        invocations: &[Invocation::foreground(&["agent"])],
        source: "https://developer.hashicorp.com/consul/commands/agent",
        ..Program::RETURNS
    }],
    ports: &["8500/tcp", "8600/udp", "8300/tcp", "8301/tcp"],
    data: &["/opt/consul"],
    image: Some(OfficialImage { name: "hashicorp/consul", source: "https://hub.docker.com/r/hashicorp/consul" }),
    ..Service::BLANK
};
