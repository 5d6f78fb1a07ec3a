//! Vault.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["vault"],
    command: &["/usr/bin/vault", "server", "-config=/etc/vault.d/vault.hcl"],
    user: Some("vault"),
    stop_signal: Some("SIGINT"),
    source: "https://developer.hashicorp.com/vault/docs/commands/server",
    ..Recipe::PACKAGED
};

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
    recipes: &[RECIPE, Recipe { family: Family::Rhel, ..RECIPE }],
    ..Service::BLANK
};
