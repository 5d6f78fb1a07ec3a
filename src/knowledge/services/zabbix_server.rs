//! The Zabbix server.

use super::{Invocation, OfficialImage, Program, Service};

/// Zabbix server.
pub const SERVICE: Service = Service {
    id: "zabbix-server",
    name: "Zabbix server",
    units: &["zabbix-server"],
    packages: &["zabbix-server-mysql", "zabbix-server-pgsql", "zabbix-server-sqlite3"],
    programs: &[Program {
        names: &["zabbix_server"],
        invocations: &[
            Invocation::foreground(&["-f"]),
            Invocation::foreground(&["--foreground"]),
            Invocation::returns(&["-R", "*"]),
            Invocation::returns(&["-V"]),
        ],
        source: "https://www.zabbix.com/documentation/current/en/manpages/zabbix_server",
        ..Program::BACKGROUND
    }],
    ports: &["10051/tcp"],
    image: Some(OfficialImage {
        name: "zabbix/zabbix-server-mysql",
        source: "https://hub.docker.com/r/zabbix/zabbix-server-mysql",
    }),
    ..Service::BLANK
};
