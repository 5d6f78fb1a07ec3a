//! Logs and traffic: what collects, ships and inspects them.

use super::super::{Invocation, Program, Recipe, Service};
use crate::knowledge::capabilities::{self, Grants, Need, Network};
use crate::knowledge::platform::Family;
use crate::lang::Text;

/// The table.
pub const TABLE: &[Service] = &[
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
            source: "https://github.com/elastic/beats/blob/0ce0f6edeabbcc02a3cab62643ad4cafc1ef6973/dev-tools/packaging/templates/linux/systemd.unit.tmpl",
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
                source: "https://github.com/elastic/beats/blob/0ce0f6edeabbcc02a3cab62643ad4cafc1ef6973/dev-tools/packaging/templates/linux/systemd.unit.tmpl",
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
                source: "https://github.com/elastic/beats/blob/0ce0f6edeabbcc02a3cab62643ad4cafc1ef6973/dev-tools/packaging/templates/linux/systemd.unit.tmpl",
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
            source: "https://github.com/elastic/beats/blob/0ce0f6edeabbcc02a3cab62643ad4cafc1ef6973/dev-tools/packaging/templates/linux/systemd.unit.tmpl",
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
    Service {
        id: "opensearch-dashboards",
        name: "OpenSearch Dashboards",
        units: &["opensearch-dashboards"],
        packages: &["opensearch-dashboards"],
        programs: &[Program {
            names: &["opensearch-dashboards"],
            source: "https://github.com/opensearch-project/opensearch-build/blob/main/scripts/pkg/service_templates/opensearch-dashboards/usr/lib/systemd/system/opensearch-dashboards.service",
            ..Program::FOREGROUND
        }],
        ports: &["5601/tcp"],
        recipes: &[
            Recipe {
                command: &["/usr/share/opensearch-dashboards/bin/opensearch-dashboards"],
                user: Some("opensearch-dashboards"),
                source: "https://github.com/opensearch-project/opensearch-build/blob/main/scripts/pkg/service_templates/opensearch-dashboards/usr/lib/systemd/system/opensearch-dashboards.service",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/share/opensearch-dashboards/bin/opensearch-dashboards"],
                user: Some("opensearch-dashboards"),
                source: "https://github.com/opensearch-project/opensearch-build/blob/main/scripts/pkg/service_templates/opensearch-dashboards/usr/lib/systemd/system/opensearch-dashboards.service",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
];
