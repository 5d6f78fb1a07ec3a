//! Vault.

use super::{Invocation, OfficialImage, Program, Service};

/// Vault.
pub const SERVICE: Service = Service {
    id: "vault",
    name: "Vault",
    units: &["vault"],
    packages: &["vault"],
    programs: &[Program {
        names: &["vault"],
        invocations: &[Invocation::foreground(&["server"])],
        source: "https://developer.hashicorp.com/vault/docs/commands/server",
        ..Program::RETURNS
    }],
    ports: &["8200/tcp"],
    data: &["/opt/vault"],
    image: Some(OfficialImage { name: "hashicorp/vault", source: "https://hub.docker.com/r/hashicorp/vault" }),
    ..Service::BLANK
};
