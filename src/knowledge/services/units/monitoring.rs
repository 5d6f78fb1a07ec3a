//! Monitoring and logs.

use super::super::{Invocation, Program, Recipe, Service};
use crate::knowledge::capabilities::{self, Grants, Need, Network};
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
                source: "https://src.fedoraproject.org/rpms/nagios",
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
        id: "nrpe",
        name: "NRPE",
        units: &["nagios-nrpe-server", "nrpe"],
        packages: &["nagios-nrpe-server", "nrpe"],
        programs: &[Program {
            names: &["nrpe"],
            invocations: &[Invocation::foreground(&["-f"]), Invocation::foreground(&["--no-forking"])],
            source: "https://manpages.debian.org/bookworm/nagios-nrpe-server/nrpe.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["5666/tcp"],
        recipes: &[
            Recipe {
                packages: &["nagios-nrpe-server"],
                command: &["/usr/sbin/nrpe", "-c", "/etc/nagios/nrpe.cfg", "-f"],
                prepare: &["install -d -o nagios -g nagios /run/nagios"],
                user: Some("nagios"),
                source: "https://sources.debian.org/src/nagios-nrpe/4.1.0-1/",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/sbin/nrpe", "-c", "/etc/nagios/nrpe.cfg", "-f"],
                prepare: &["install -d -o nrpe -g nrpe /run/nrpe"],
                user: Some("nrpe"),
                source: "https://src.fedoraproject.org/rpms/nrpe",
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
        id: "munin-node",
        name: "Munin node",
        units: &["munin-node"],
        packages: &["munin-node"],
        programs: &[Program {
            names: &["munin-node"],
            invocations: &[Invocation::foreground(&["--foreground"])],
            source: "https://manpages.debian.org/bookworm/munin-node/munin-node.1p.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["4949/tcp"],
        recipes: &[Recipe {
            packages: &["munin-node"],
            command: &["/usr/sbin/munin-node", "--foreground"],
            prepare: &["install -d -o munin -g munin /run/munin"],
            source: "https://sources.debian.org/src/munin/2.0.73-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "carbon-cache",
        name: "Graphite Carbon",
        units: &["carbon-cache", "carbon-relay@*", "carbon-aggregator@*"],
        packages: &["graphite-carbon", "python-carbon"],
        programs: &[Program {
            names: &["carbon-cache", "carbon-cache.py", "carbon-relay", "carbon-aggregator"],
            invocations: &[Invocation::foreground(&["--nodaemon"]), Invocation::foreground(&["--debug"])],
            source: "https://manpages.debian.org/bookworm/graphite-carbon/carbon-cache.1.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["2003/tcp", "2004/tcp", "7002/tcp"],
        recipes: &[Recipe {
            packages: &["graphite-carbon"],
            command: &[
                "/usr/bin/carbon-cache",
                "--config=/etc/carbon/carbon.conf",
                "--pidfile=/run/carbon-cache.pid",
                "--logdir=/var/log/carbon/",
                "--nodaemon",
                "start",
            ],
            source: "https://sources.debian.org/src/graphite-carbon/1.1.7-1.1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "statsd",
        name: "StatsD",
        units: &["statsd"],
        packages: &["statsd"],
        programs: &[Program {
            names: &["statsd"],
            source: "https://github.com/statsd/statsd/blob/master/README.md",
            ..Program::FOREGROUND
        }],
        ports: &["8125/udp"],
        ..Service::BLANK
    },
    Service {
        id: "prometheus-apache-exporter",
        name: "Prometheus Apache exporter",
        units: &["prometheus-apache-exporter", "apache_exporter"],
        packages: &["prometheus-apache-exporter"],
        programs: &[Program {
            names: &["prometheus-apache-exporter", "apache_exporter"],
            source: "https://manpages.debian.org/bookworm/prometheus-apache-exporter/prometheus-apache-exporter.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["9117/tcp"],
        recipes: &[Recipe {
            packages: &["prometheus-apache-exporter"],
            command: &["/usr/bin/prometheus-apache-exporter"],
            user: Some("prometheus"),
            source: "https://sources.debian.org/src/prometheus-apache-exporter/0.12.0-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "prometheus-blackbox-exporter",
        name: "Prometheus black-box exporter",
        units: &["prometheus-blackbox-exporter", "blackbox_exporter"],
        packages: &["prometheus-blackbox-exporter"],
        programs: &[Program {
            names: &["prometheus-blackbox-exporter", "blackbox_exporter"],
            source: "https://manpages.debian.org/bookworm/prometheus-blackbox-exporter/prometheus-blackbox-exporter.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["9115/tcp"],
        recipes: &[Recipe {
            packages: &["prometheus-blackbox-exporter"],
            command: &["/usr/bin/prometheus-blackbox-exporter", "--config.file", "/etc/prometheus/blackbox.yml"],
            user: Some("prometheus"),
            source: "https://sources.debian.org/src/prometheus-blackbox-exporter/0.23.0-4/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "prometheus-mysqld-exporter",
        name: "Prometheus MySQL exporter",
        units: &["prometheus-mysqld-exporter", "mysqld_exporter"],
        packages: &["prometheus-mysqld-exporter"],
        programs: &[Program {
            names: &["prometheus-mysqld-exporter", "mysqld_exporter"],
            source: "https://manpages.debian.org/bookworm/prometheus-mysqld-exporter/prometheus-mysqld-exporter.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["9104/tcp"],
        recipes: &[Recipe {
            packages: &["prometheus-mysqld-exporter"],
            command: &["/usr/bin/prometheus-mysqld-exporter"],
            user: Some("prometheus"),
            source: "https://sources.debian.org/src/prometheus-mysqld-exporter/0.14.0-3/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "prometheus-postgres-exporter",
        name: "Prometheus PostgreSQL exporter",
        units: &["prometheus-postgres-exporter", "postgres_exporter"],
        packages: &["prometheus-postgres-exporter"],
        programs: &[Program {
            names: &["prometheus-postgres-exporter", "postgres_exporter"],
            source: "https://manpages.debian.org/bookworm/prometheus-postgres-exporter/prometheus-postgres-exporter.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["9187/tcp"],
        recipes: &[Recipe {
            packages: &["prometheus-postgres-exporter"],
            command: &["/usr/bin/prometheus-postgres-exporter"],
            user: Some("prometheus"),
            source: "https://sources.debian.org/src/prometheus-postgres-exporter/0.11.1-3/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "prometheus-redis-exporter",
        name: "Prometheus Redis exporter",
        units: &["prometheus-redis-exporter", "redis_exporter"],
        packages: &["prometheus-redis-exporter"],
        programs: &[Program {
            names: &["prometheus-redis-exporter", "redis_exporter"],
            source: "https://manpages.debian.org/bookworm/prometheus-redis-exporter/prometheus-redis-exporter.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["9121/tcp"],
        recipes: &[Recipe {
            packages: &["prometheus-redis-exporter"],
            command: &["/usr/bin/prometheus-redis-exporter"],
            user: Some("prometheus"),
            source: "https://sources.debian.org/src/prometheus-redis-exporter/1.45.0-2/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "prometheus-snmp-exporter",
        name: "Prometheus SNMP exporter",
        units: &["prometheus-snmp-exporter", "snmp_exporter"],
        packages: &["prometheus-snmp-exporter"],
        programs: &[Program {
            names: &["prometheus-snmp-exporter", "snmp_exporter"],
            source: "https://manpages.debian.org/bookworm/prometheus-snmp-exporter/prometheus-snmp-exporter.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["9116/tcp"],
        recipes: &[Recipe {
            packages: &["prometheus-snmp-exporter"],
            command: &["/usr/bin/prometheus-snmp-exporter", "--config.file", "/etc/prometheus/snmp.yml"],
            user: Some("prometheus"),
            source: "https://sources.debian.org/src/prometheus-snmp-exporter/0.21.0-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "pushgateway",
        name: "Prometheus Pushgateway",
        units: &["prometheus-pushgateway", "pushgateway"],
        packages: &["prometheus-pushgateway"],
        programs: &[Program {
            names: &["prometheus-pushgateway", "pushgateway"],
            source: "https://manpages.debian.org/bookworm/prometheus-pushgateway/prometheus-pushgateway.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["9091/tcp"],
        recipes: &[Recipe {
            packages: &["prometheus-pushgateway"],
            command: &["/usr/bin/prometheus-pushgateway"],
            user: Some("prometheus"),
            source: "https://sources.debian.org/src/prometheus-pushgateway/1.5.1-2/",
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
        id: "gmond",
        name: "Ganglia (gmond)",
        units: &["ganglia-monitor", "gmond"],
        packages: &["ganglia-monitor", "ganglia-gmond"],
        programs: &[Program {
            names: &["gmond"],
            invocations: &[
                Invocation::foreground(&["-f"]),
                Invocation::foreground(&["--foreground"]),
                Invocation::foreground(&["-d", "*"]),
                Invocation::foreground(&["--debug=*"]),
            ],
            source: "https://manpages.debian.org/bookworm/ganglia-monitor/gmond.1.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["8649/udp", "8649/tcp"],
        recipes: &[Recipe {
            packages: &["ganglia-monitor"],
            command: &["/usr/sbin/gmond", "-f", "-c", "/etc/ganglia/gmond.conf"],
            source: "https://sources.debian.org/src/ganglia/3.7.2-6/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "gmetad",
        name: "Ganglia (gmetad)",
        units: &["gmetad"],
        packages: &["gmetad", "ganglia-gmetad"],
        programs: &[Program {
            names: &["gmetad"],
            invocations: &[Invocation::foreground(&["-d", "*"]), Invocation::foreground(&["--debug=*"])],
            source: "https://manpages.debian.org/bookworm/gmetad/gmetad.1.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["8651/tcp", "8652/tcp"],
        recipes: &[Recipe {
            packages: &["gmetad"],
            command: &["/usr/sbin/gmetad", "-d", "1", "-c", "/etc/ganglia/gmetad.conf"],
            source: "https://sources.debian.org/src/ganglia/3.7.2-6/",
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
        id: "snmptrapd",
        name: "Net-SNMP (snmptrapd)",
        units: &["snmptrapd"],
        packages: &["snmptrapd"],
        programs: &[Program {
            names: &["snmptrapd"],
            invocations: &[Invocation::foreground(&["-f"])],
            source: "https://manpages.debian.org/bookworm/snmptrapd/snmptrapd.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["162/udp"],
        recipes: &[
            Recipe {
                packages: &["snmptrapd"],
                command: &["/usr/sbin/snmptrapd", "-Lo", "-f", "udp:162"],
                source: "https://sources.debian.org/src/net-snmp/5.9.3+dfsg-2+deb12u1/",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/sbin/snmptrapd", "-f", "-Lo"],
                source: "https://www.net-snmp.org/docs/man/snmptrapd.html",
                ..Recipe::PACKAGED
            },
        ],
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
        id: "syslog-ng",
        name: "syslog-ng",
        units: &["syslog-ng", "syslog-ng@default"],
        packages: &["syslog-ng", "syslog-ng-core"],
        programs: &[Program {
            names: &["syslog-ng"],
            invocations: &[Invocation::foreground(&["-F"]), Invocation::foreground(&["--foreground"])],
            source: "https://manpages.debian.org/bookworm/syslog-ng-core/syslog-ng.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["514/udp", "601/tcp"],
        recipes: &[
            Recipe {
                packages: &["syslog-ng-core"],
                command: &["/usr/sbin/syslog-ng", "-F"],
                source: "https://sources.debian.org/src/syslog-ng/3.38.1-5+deb12u1/",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/sbin/syslog-ng", "-F"],
                source: "https://src.fedoraproject.org/rpms/syslog-ng",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "fluentd",
        name: "Fluentd",
        units: &["fluentd", "td-agent"],
        packages: &["fluentd", "td-agent", "fluent-package"],
        programs: &[Program {
            names: &["fluentd", "td-agent"],
            invocations: &[Invocation::background(&["-d", "*"]), Invocation::background(&["--daemon", "*"])],
            source: "https://docs.fluentd.org/deployment/command-line-option",
            ..Program::FOREGROUND
        }],
        ports: &["24224/tcp", "24224/udp"],
        ..Service::BLANK
    },
    Service {
        id: "fluent-bit",
        name: "Fluent Bit",
        units: &["fluent-bit", "td-agent-bit"],
        packages: &["fluent-bit", "td-agent-bit"],
        programs: &[Program {
            names: &["fluent-bit", "td-agent-bit"],
            invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemon"])],
            source: "https://docs.fluentbit.io/manual/administration/configuring-fluent-bit",
            ..Program::FOREGROUND
        }],
        recipes: &[
            Recipe {
                command: &["/opt/fluent-bit/bin/fluent-bit", "-c", "/etc/fluent-bit/fluent-bit.conf"],
                source: "https://docs.fluentbit.io/manual/administration/configuring-fluent-bit",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/opt/fluent-bit/bin/fluent-bit", "-c", "/etc/fluent-bit/fluent-bit.conf"],
                source: "https://docs.fluentbit.io/manual/administration/configuring-fluent-bit",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "metricbeat",
        name: "Metricbeat",
        units: &["metricbeat"],
        packages: &["metricbeat"],
        programs: &[Program {
            names: &["metricbeat"],
            source: "https://www.elastic.co/guide/en/beats/metricbeat/current/running-with-systemd.html",
            ..Program::FOREGROUND
        }],
        recipes: &[
            Recipe {
                command: &[
                    "/usr/share/metricbeat/bin/metricbeat",
                    "-e",
                    "-c",
                    "/etc/metricbeat/metricbeat.yml",
                    "--path.home",
                    "/usr/share/metricbeat",
                    "--path.config",
                    "/etc/metricbeat",
                    "--path.data",
                    "/var/lib/metricbeat",
                ],
                source: "https://www.elastic.co/guide/en/beats/metricbeat/current/running-with-systemd.html",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &[
                    "/usr/share/metricbeat/bin/metricbeat",
                    "-e",
                    "-c",
                    "/etc/metricbeat/metricbeat.yml",
                    "--path.home",
                    "/usr/share/metricbeat",
                    "--path.config",
                    "/etc/metricbeat",
                    "--path.data",
                    "/var/lib/metricbeat",
                ],
                source: "https://www.elastic.co/guide/en/beats/metricbeat/current/running-with-systemd.html",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "packetbeat",
        name: "Packetbeat",
        units: &["packetbeat"],
        packages: &["packetbeat"],
        programs: &[Program {
            names: &["packetbeat"],
            source: "https://www.elastic.co/guide/en/beats/packetbeat/current/running-with-systemd.html",
            ..Program::FOREGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "loki",
        name: "Grafana Loki",
        units: &["loki"],
        packages: &["loki"],
        programs: &[Program {
            names: &["loki"],
            source: "https://grafana.com/docs/loki/latest/setup/install/local/",
            ..Program::FOREGROUND
        }],
        ports: &["3100/tcp"],
        recipes: &[
            Recipe {
                command: &["/usr/bin/loki", "-config.file", "/etc/loki/config.yml"],
                source: "https://grafana.com/docs/loki/latest/setup/install/local/",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/bin/loki", "-config.file", "/etc/loki/config.yml"],
                source: "https://grafana.com/docs/loki/latest/setup/install/local/",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "promtail",
        name: "Promtail",
        units: &["promtail"],
        packages: &["promtail"],
        programs: &[Program {
            names: &["promtail"],
            source: "https://grafana.com/docs/loki/latest/send-data/promtail/installation/",
            ..Program::FOREGROUND
        }],
        ports: &["9080/tcp"],
        recipes: &[
            Recipe {
                command: &["/usr/bin/promtail", "-config.file", "/etc/promtail/config.yml"],
                source: "https://grafana.com/docs/loki/latest/send-data/promtail/installation/",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/bin/promtail", "-config.file", "/etc/promtail/config.yml"],
                source: "https://grafana.com/docs/loki/latest/send-data/promtail/installation/",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "suricata",
        name: "Suricata",
        units: &["suricata"],
        packages: &["suricata"],
        programs: &[Program {
            names: &["suricata"],
            invocations: &[Invocation::background(&["-D"])],
            source: "https://docs.suricata.io/en/latest/command-line-options.html",
            ..Program::FOREGROUND
        }],
        needs: &[Need {
            grants: Grants::Capabilities(&[&capabilities::NET_ADMIN, &capabilities::SYS_NICE]),
            network: Network::Host,
            when: Some(Text { en: "to capture the host's traffic", ja: "ホストの通信を取り込むとき" }),
            source: "https://github.com/jasonish/docker-suricata",
            ..Need::BLANK
        }],
        ..Service::BLANK
    },
    Service {
        id: "snort",
        name: "Snort",
        units: &["snort"],
        packages: &["snort"],
        programs: &[Program {
            names: &["snort"],
            invocations: &[Invocation::background(&["-D"])],
            source: "https://www.snort.org/documents",
            ..Program::FOREGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "splunk",
        name: "Splunk",
        units: &["splunk", "Splunkd", "SplunkForwarder"],
        packages: &["splunk", "splunkforwarder"],
        programs: &[Program {
            names: &["splunk"],
            invocations: &[
                Invocation::foreground(&["--nodaemon"]),
                Invocation::background(&["start"]),
                Invocation::background(&["restart"]),
            ],
            source: "https://docs.splunk.com/Documentation/Splunk/latest/Admin/StartSplunk",
            ..Program::RETURNS
        }],
        ports: &["8000/tcp", "8089/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "datadog-agent",
        name: "Datadog Agent",
        units: &["datadog-agent"],
        packages: &["datadog-agent"],
        programs: &[Program {
            names: &["datadog-agent", "agent"],
            only_in: &["datadog"],
            invocations: &[Invocation::foreground(&["run"]), Invocation::foreground(&["start"])],
            source: "https://docs.datadoghq.com/agent/configuration/agent-commands/",
            ..Program::RETURNS
        }],
        ..Service::BLANK
    },
];
