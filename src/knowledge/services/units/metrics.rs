//! Collectors and exporters of metrics.

use super::super::{Invocation, Program, Recipe, Service};

/// The table.
pub const TABLE: &[Service] = &[
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
];
