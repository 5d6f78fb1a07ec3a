//! Consul.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["consul"],
    command: &["/usr/bin/consul", "agent", "-config-dir=/etc/consul.d/"],
    user: Some("consul"),
    source: "https://github.com/hashicorp/consul/blob/main/.release/linux/package/usr/lib/systemd/system/consul.service",
    ..Recipe::PACKAGED
};

/// Consul.
pub const SERVICE: Service = Service {
    id: "consul",
    name: "Consul",
    units: &["consul"],
    packages: &["consul"],
    programs: &[Program {
        names: &["consul"],
        invocations: &[Invocation::foreground(&["agent"])],
        source: "https://github.com/hashicorp/consul/blob/main/.release/linux/package/usr/lib/systemd/system/consul.service",
        ..Program::RETURNS
    }],
    ports: &["8500/tcp", "8600/udp", "8300/tcp", "8301/tcp"],
    data: &["/opt/consul"],
    image: Some(OfficialImage { name: "hashicorp/consul", source: "https://hub.docker.com/r/hashicorp/consul" }),
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Arch,
            command: &["/usr/bin/consul", "agent", "-config-dir=/etc/consul.d"],
            user: None,
            stop_signal: Some("SIGINT"),
            source: "https://github.com/archlinux/svntogit-community/blob/master/consul/repos/community-x86_64/consul.service",
            ..RECIPE
        },
        Recipe {
            family: Family::Alpine,
            command: &["/usr/sbin/consul", "agent", "-config-dir=/etc/consul"],
            source: "https://github.com/alpinelinux/aports/blob/master/testing/consul/consul.confd",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
