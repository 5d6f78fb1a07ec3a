//! The Zabbix agents.

use super::{Invocation, OfficialImage, Program, Service};

/// Zabbix agent.
pub const SERVICE: Service = Service {
    id: "zabbix-agent",
    name: "Zabbix agent",
    units: &["zabbix-agent", "zabbix-agent2"],
    packages: &["zabbix-agent", "zabbix-agent2"],
    programs: &[
        Program {
            names: &["zabbix_agentd"],
            invocations: &[
                Invocation::foreground(&["-f"]),
                Invocation::foreground(&["--foreground"]),
                Invocation::returns(&["-t", "*"]),
                Invocation::returns(&["-p"]),
                Invocation::returns(&["-R", "*"]),
                Invocation::returns(&["-V"]),
            ],
            source: "https://www.zabbix.com/documentation/current/en/manpages/zabbix_agentd",
            ..Program::BACKGROUND
        },
        Program {
            names: &["zabbix_agent2"],
            invocations: &[
                Invocation::returns(&["-t", "*"]),
                Invocation::returns(&["-p"]),
                Invocation::returns(&["-V"]),
            ],
            source: "https://www.zabbix.com/documentation/current/en/manpages/zabbix_agent2",
            ..Program::FOREGROUND
        },
    ],
    ports: &["10050/tcp"],
    image: Some(OfficialImage {
        name: "zabbix/zabbix-agent2",
        source: "https://hub.docker.com/r/zabbix/zabbix-agent2",
    }),
    ..Service::BLANK
};
