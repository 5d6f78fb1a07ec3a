//! Monitoring: what watches, and its agents.

use super::super::{Invocation, Program, Recipe, Service};
use crate::knowledge::capabilities::{self, Grants, Need};
use crate::knowledge::platform::Family;
use crate::lang::Text;

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "nagios",
        name: "Nagios",
        units: &["nagios", "nagios3", "nagios4"],
        packages: &["nagios", "nagios3", "nagios4"],
        programs: &[Program {
            names: &["nagios", "nagios3", "nagios4"],
            invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemon"])],
            source: "https://assets.nagios.com/downloads/nagioscore/docs/nagioscore/4/en/startstop.html",
            ..Program::FOREGROUND
        }],
        recipes: &[
            Recipe {
                command: &["/usr/sbin/nagios4", "/etc/nagios4/nagios.cfg"],
                prepare: &["install -d -o nagios -g nagios /run/nagios4"],
                source: "https://assets.nagios.com/downloads/nagioscore/docs/nagioscore/4/en/startstop.html",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/sbin/nagios", "/etc/nagios/nagios.cfg"],
                prepare: &["install -d -o nagios -g nagios /run/nagios"],
                source: "https://github.com/NagiosEnterprises/nagioscore/blob/1867ffe8045e2d66492e97a10b16a79455445902/startup/default-service.in",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "icinga2",
        name: "Icinga 2",
        units: &["icinga2"],
        packages: &["icinga2"],
        programs: &[Program {
            names: &["icinga2"],
            invocations: &[
                Invocation::background(&["-d"]),
                Invocation::background(&["--daemonize"]),
                Invocation::foreground(&["daemon"]),
            ],
            source: "https://icinga.com/docs/icinga-2/latest/doc/11-cli-commands/",
            ..Program::RETURNS
        }],
        ports: &["5665/tcp"],
        recipes: &[
            Recipe {
                command: &["/usr/sbin/icinga2", "daemon"],
                prepare: &["install -d -o nagios -g nagios /run/icinga2"],
                source: "https://icinga.com/docs/icinga-2/latest/doc/11-cli-commands/",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/sbin/icinga2", "daemon"],
                prepare: &["install -d -o icinga -g icinga /run/icinga2"],
                source: "https://icinga.com/docs/icinga-2/latest/doc/11-cli-commands/",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "nsca",
        name: "NSCA",
        units: &["nsca"],
        packages: &["nsca"],
        programs: &[Program {
            names: &["nsca"],
            invocations: &[Invocation::foreground(&["-f"])],
            source: "https://manpages.debian.org/bookworm/nsca/nsca.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["5667/tcp"],
        recipes: &[Recipe {
            packages: &["nsca"],
            command: &["/usr/sbin/nsca", "-c", "/etc/nsca.cfg", "-f"],
            prepare: &["install -d -o nagios -g nagios /run/nagios"],
            user: Some("nagios"),
            source: "https://sources.debian.org/src/nsca/2.10.2-2/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "netdata",
        name: "Netdata",
        units: &["netdata"],
        packages: &["netdata", "netdata-core"],
        programs: &[Program {
            names: &["netdata"],
            invocations: &[Invocation::foreground(&["-D"])],
            source: "https://manpages.debian.org/bookworm/netdata-core/netdata.1.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["19999/tcp"],
        recipes: &[Recipe {
            packages: &["netdata-core"],
            command: &["/usr/sbin/netdata", "-D"],
            prepare: &["install -d -o netdata -g netdata /run/netdata"],
            user: Some("netdata"),
            source: "https://sources.debian.org/src/netdata/1.37.1-2/",
            ..Recipe::PACKAGED
        }],
        needs: &[Need {
            grants: Grants::Capabilities(&[&capabilities::SYS_PTRACE, &capabilities::SYS_ADMIN]),
            when: Some(Text {
                en: "to watch the host's processes and containers",
                ja: "ホストのプロセスやコンテナを監視するとき",
            }),
            source: "https://learn.netdata.cloud/docs/netdata-agent/installation/docker",
            ..Need::BLANK
        }],
        ..Service::BLANK
    },
    Service {
        id: "zabbix-proxy",
        name: "Zabbix proxy",
        units: &["zabbix-proxy"],
        packages: &["zabbix-proxy", "zabbix-proxy-mysql", "zabbix-proxy-sqlite3", "zabbix-proxy-pgsql"],
        programs: &[Program {
            names: &["zabbix_proxy"],
            invocations: &[Invocation::foreground(&["-f"]), Invocation::foreground(&["--foreground"])],
            source: "https://manpages.debian.org/bookworm/zabbix-proxy-mysql/zabbix_proxy.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["10051/tcp"],
        recipes: &[Recipe {
            packages: &["zabbix-proxy-mysql"],
            command: &["/usr/sbin/zabbix_proxy", "--foreground"],
            prepare: &["install -d -o zabbix -g zabbix /run/zabbix"],
            user: Some("zabbix"),
            source: "https://sources.debian.org/src/zabbix/1:6.0.14+dfsg-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "smokeping",
        name: "SmokePing",
        units: &["smokeping"],
        packages: &["smokeping"],
        programs: &[Program {
            names: &["smokeping"],
            invocations: &[Invocation::foreground(&["--nodaemon"]), Invocation::foreground(&["--debug*"])],
            source: "https://manpages.debian.org/bookworm/smokeping/smokeping.1.en.html",
            ..Program::BACKGROUND
        }],
        recipes: &[Recipe {
            packages: &["smokeping"],
            command: &["/usr/sbin/smokeping", "--nodaemon"],
            prepare: &["install -d -o smokeping -g smokeping /run/smokeping"],
            user: Some("smokeping"),
            source: "https://sources.debian.org/src/smokeping/2.7.3-4.1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "vnstat",
        name: "vnStat",
        units: &["vnstat", "vnstatd"],
        packages: &["vnstat"],
        programs: &[Program {
            names: &["vnstatd"],
            invocations: &[Invocation::foreground(&["-n"]), Invocation::foreground(&["--nodaemon"])],
            source: "https://manpages.debian.org/bookworm/vnstat/vnstatd.8.en.html",
            ..Program::BACKGROUND
        }],
        recipes: &[Recipe {
            packages: &["vnstat"],
            command: &["/usr/sbin/vnstatd", "-n"],
            user: Some("vnstat"),
            source: "https://sources.debian.org/src/vnstat/2.10-2/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "darkstat",
        name: "darkstat",
        units: &["darkstat"],
        packages: &["darkstat"],
        programs: &[Program {
            names: &["darkstat"],
            invocations: &[Invocation::foreground(&["--no-daemon"])],
            source: "https://manpages.debian.org/bookworm/darkstat/darkstat.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["667/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "graylog-server",
        name: "Graylog",
        units: &["graylog-server", "graylog"],
        packages: &["graylog-server"],
        programs: &[Program {
            names: &["graylog-server"],
            source: "https://github.com/Graylog2/fpm-recipes/blob/master/recipes/graylog-server/files/systemd.service",
            ..Program::FOREGROUND
        }],
        ports: &["9000/tcp"],
        recipes: &[
            Recipe {
                command: &["/usr/share/graylog-server/bin/graylog-server"],
                user: Some("graylog"),
                source: "https://github.com/Graylog2/fpm-recipes/blob/master/recipes/graylog-server/files/systemd.service",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/share/graylog-server/bin/graylog-server"],
                user: Some("graylog"),
                source: "https://github.com/Graylog2/fpm-recipes/blob/master/recipes/graylog-server/files/systemd.service",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "sensu-agent",
        name: "Sensu agent",
        units: &["sensu-agent"],
        packages: &["sensu-go-agent"],
        programs: &[Program {
            names: &["sensu-agent"],
            invocations: &[Invocation::foreground(&["start"])],
            source: "https://github.com/sensu/sensu-packaging/blob/master/services/sensu-agent/systemd/etc/systemd/system/sensu-agent.service",
            ..Program::RETURNS
        }],
        ports: &["3031/tcp"],
        recipes: &[
            Recipe {
                command: &["/usr/sbin/sensu-agent", "start", "-c", "/etc/sensu/agent.yml"],
                user: Some("sensu"),
                source: "https://github.com/sensu/sensu-packaging/blob/master/services/sensu-agent/systemd/etc/systemd/system/sensu-agent.service",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/sbin/sensu-agent", "start", "-c", "/etc/sensu/agent.yml"],
                user: Some("sensu"),
                source: "https://github.com/sensu/sensu-packaging/blob/master/services/sensu-agent/systemd/etc/systemd/system/sensu-agent.service",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "sensu-backend",
        name: "Sensu backend",
        units: &["sensu-backend"],
        packages: &["sensu-go-backend"],
        programs: &[Program {
            names: &["sensu-backend"],
            invocations: &[Invocation::foreground(&["start"])],
            source: "https://github.com/sensu/sensu-packaging/blob/master/services/sensu-backend/systemd/etc/systemd/system/sensu-backend.service",
            ..Program::RETURNS
        }],
        ports: &["8081/tcp"],
        recipes: &[
            Recipe {
                command: &["/usr/sbin/sensu-backend", "start", "-c", "/etc/sensu/backend.yml"],
                user: Some("sensu"),
                source: "https://github.com/sensu/sensu-packaging/blob/master/services/sensu-backend/systemd/etc/systemd/system/sensu-backend.service",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/sbin/sensu-backend", "start", "-c", "/etc/sensu/backend.yml"],
                user: Some("sensu"),
                source: "https://github.com/sensu/sensu-packaging/blob/master/services/sensu-backend/systemd/etc/systemd/system/sensu-backend.service",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
];
