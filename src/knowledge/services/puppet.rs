//! The Puppet agent.

use super::{Invocation, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// Puppet agent.
pub const SERVICE: Service = Service {
    id: "puppet",
    name: "Puppet agent",
    units: &["puppet", "puppet-agent"],
    packages: &["puppet", "puppet-agent"],
    programs: &[Program {
        names: &["puppet"],
        invocations: &[
            Invocation::foreground(&["agent", "--no-daemonize"]),
            Invocation::returns(&["agent", "--test"]),
            Invocation::returns(&["agent", "-t"]),
            Invocation::returns(&["agent", "--onetime"]),
            Invocation::foreground(&["--no-daemonize"]),
            Invocation::background(&["agent"]),
        ],
        source: "https://www.puppet.com/docs/puppet/latest/man/agent.html",
        ..Program::RETURNS
    }],
    recipes: &[
        Recipe {
            packages: &["puppet-agent", "puppet"],
            command: &["/usr/bin/puppet", "agent", "--no-daemonize"],
            source: "https://sources.debian.org/src/puppet-agent/7.23.0-1/",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/bin/puppet", "agent", "--no-daemonize"],
            source: "https://github.com/major/fedora-rpm-specs/blob/main/puppet.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/bin/puppet", "agent", "--no-daemonize"],
            source: "https://github.com/archlinux/svntogit-community/blob/master/puppet/trunk/PKGBUILD",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
