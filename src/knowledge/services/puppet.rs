//! The Puppet agent.

use super::{Invocation, Program, Service};

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
    ..Service::BLANK
};
