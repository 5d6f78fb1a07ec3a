//! Databases, caches and queues.

use super::super::{Invocation, Program, Recipe, Service};
use crate::knowledge::platform::Family;
use crate::lang::Text;

/// <https://learn.microsoft.com/en-us/sql/linux/sql-server-linux-configure-environment-variables>
const MSSQL: Text = Text {
    en: "It starts only with ACCEPT_EULA=Y and MSSQL_SA_PASSWORD in its environment (docker run -e).",
    ja: "環境変数 ACCEPT_EULA=Y と MSSQL_SA_PASSWORD がないと起動しません(docker run -e)。",
};

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "nsqd",
        name: "NSQ",
        units: &["nsqd"],
        programs: &[Program {
            names: &["nsqd", "nsqlookupd", "nsqadmin"],
            source: "https://nsq.io/components/nsqd.html",
            ..Program::FOREGROUND
        }],
        ports: &["4150/tcp", "4151/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "activemq",
        name: "ActiveMQ",
        units: &["activemq"],
        packages: &["activemq"],
        programs: &[Program {
            names: &["activemq"],
            invocations: &[
                Invocation::foreground(&["console"]),
                Invocation::background(&["start"]),
                Invocation::background(&["restart"]),
            ],
            source: "https://activemq.apache.org/components/classic/documentation/unix-shell-script",
            ..Program::RETURNS
        }],
        ports: &["61616/tcp", "8161/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "pgpool2",
        name: "Pgpool-II",
        units: &["pgpool2", "pgpool"],
        packages: &["pgpool2", "pgpool-II"],
        programs: &[Program {
            names: &["pgpool"],
            invocations: &[Invocation::foreground(&["-n"])],
            source: "https://manpages.debian.org/bookworm/pgpool2/pgpool.8.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["9999/tcp"],
        recipes: &[Recipe {
            packages: &["pgpool2"],
            command: &["/usr/sbin/pgpool", "-n"],
            prepare: &["install -d -o postgres -g postgres /run/postgresql"],
            user: Some("postgres"),
            stop_signal: Some("SIGINT"),
            source: "https://sources.debian.org/src/pgpool2/4.3.5-1+deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "redis-sentinel",
        name: "Redis Sentinel",
        units: &["redis-sentinel", "redis-sentinel@*", "sentinel"],
        packages: &["redis-sentinel"],
        programs: &[Program {
            names: &["redis-sentinel"],
            invocations: &[
                Invocation::background(&["--daemonize", "yes"]),
                Invocation::background(&["/etc/redis/sentinel.conf"]),
            ],
            source: "https://manpages.debian.org/bookworm/redis-sentinel/redis-sentinel.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["26379/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "valkey",
        name: "Valkey",
        units: &["valkey", "valkey-server", "valkey@*"],
        packages: &["valkey", "valkey-server"],
        programs: &[Program {
            names: &["valkey-server"],
            invocations: &[Invocation::background(&["--daemonize", "yes"])],
            source: "https://valkey.io/topics/valkey.conf/",
            ..Program::FOREGROUND
        }],
        ports: &["6379/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "proxysql",
        name: "ProxySQL",
        units: &["proxysql"],
        packages: &["proxysql", "proxysql2"],
        programs: &[Program {
            names: &["proxysql"],
            invocations: &[
                Invocation::foreground(&["-f"]),
                Invocation::foreground(&["--foreground"]),
                Invocation::foreground(&["-f*"]),
            ],
            source: "https://proxysql.com/documentation/installing-proxysql/",
            ..Program::BACKGROUND
        }],
        ports: &["6033/tcp", "6032/tcp"],
        recipes: &[
            Recipe {
                command: &["/usr/bin/proxysql", "-f", "-c", "/etc/proxysql.cnf", "-D", "/var/lib/proxysql"],
                source: "https://proxysql.com/documentation/installing-proxysql/",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/bin/proxysql", "-f", "-c", "/etc/proxysql.cnf", "-D", "/var/lib/proxysql"],
                source: "https://proxysql.com/documentation/installing-proxysql/",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "firebird",
        name: "Firebird",
        units: &["firebird", "firebird3.0", "firebird2.5", "firebird-superserver"],
        packages: &["firebird3.0-server", "firebird2.5-super", "firebird"],
        programs: &[Program {
            names: &["firebird", "fbserver"],
            source: "https://manpages.debian.org/bookworm/firebird3.0-server/firebird.8.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["3050/tcp"],
        recipes: &[Recipe {
            packages: &["firebird3.0-server"],
            command: &["/usr/sbin/firebird"],
            prepare: &["install -d -o firebird -g firebird /run/firebird3.0"],
            user: Some("firebird"),
            source: "https://sources.debian.org/src/firebird3.0/3.0.11.33637.ds4-2+deb12u1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "fbguard",
        name: "Firebird guardian",
        units: &["fbguard"],
        programs: &[Program {
            names: &["fbguard"],
            invocations: &[Invocation::background(&["-daemon"])],
            source: "https://manpages.debian.org/bookworm/firebird3.0-server/fbguard.8.en.html",
            ..Program::FOREGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "searchd",
        name: "Sphinx/Manticore",
        units: &["sphinxsearch", "manticore", "searchd", "searchd@*"],
        packages: &["sphinxsearch", "manticore", "manticore-server", "sphinx"],
        programs: &[Program {
            names: &["searchd"],
            invocations: &[
                Invocation::returns(&["--stop"]),
                Invocation::returns(&["--stopwait"]),
                Invocation::returns(&["--status"]),
                Invocation::foreground(&["--nodetach"]),
                Invocation::foreground(&["--console"]),
            ],
            source: "https://manpages.debian.org/bookworm/sphinxsearch/searchd.1.en.html",
            ..Program::BACKGROUND
        }],
        ports: &["9312/tcp", "9306/tcp"],
        recipes: &[Recipe {
            packages: &["sphinxsearch"],
            command: &["/usr/bin/searchd", "--config", "/etc/sphinxsearch/sphinx.conf", "--nodetach"],
            prepare: &["install -d -o sphinxsearch -g sphinxsearch /run/sphinxsearch"],
            source: "https://sources.debian.org/src/sphinxsearch/2.2.11-8/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "neo4j",
        name: "Neo4j",
        units: &["neo4j"],
        packages: &["neo4j", "neo4j-enterprise"],
        programs: &[Program {
            names: &["neo4j"],
            invocations: &[
                Invocation::foreground(&["console"]),
                Invocation::background(&["start"]),
                Invocation::background(&["restart"]),
            ],
            source: "https://neo4j.com/docs/operations-manual/current/installation/linux/systemd/",
            ..Program::RETURNS
        }],
        ports: &["7474/tcp", "7687/tcp"],
        recipes: &[
            Recipe {
                command: &["/usr/bin/neo4j", "console"],
                user: Some("neo4j"),
                source: "https://neo4j.com/docs/operations-manual/current/installation/linux/systemd/",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/bin/neo4j", "console"],
                user: Some("neo4j"),
                source: "https://neo4j.com/docs/operations-manual/current/installation/linux/systemd/",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "arangodb",
        name: "ArangoDB",
        units: &["arangodb3", "arangodb"],
        packages: &["arangodb3", "arangodb"],
        programs: &[Program {
            names: &["arangod"],
            invocations: &[Invocation::background(&["--daemon"]), Invocation::background(&["--daemon", "true"])],
            source: "https://docs.arangodb.com/stable/components/arangodb-server/options/",
            ..Program::FOREGROUND
        }],
        ports: &["8529/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "rethinkdb",
        name: "RethinkDB",
        units: &["rethinkdb", "rethinkdb@*"],
        packages: &["rethinkdb"],
        programs: &[Program {
            names: &["rethinkdb"],
            invocations: &[Invocation::background(&["--daemon"])],
            source: "https://rethinkdb.com/docs/cli-options/",
            ..Program::FOREGROUND
        }],
        ports: &["28015/tcp", "29015/tcp", "8080/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "cockroach",
        name: "CockroachDB",
        units: &["cockroach"],
        packages: &["cockroach"],
        programs: &[Program {
            names: &["cockroach"],
            invocations: &[Invocation::background(&["--background"])],
            source: "https://www.cockroachlabs.com/docs/stable/cockroach-start",
            ..Program::FOREGROUND
        }],
        ports: &["26257/tcp", "8080/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "clickhouse",
        name: "ClickHouse",
        units: &["clickhouse-server", "clickhouse"],
        packages: &["clickhouse-server"],
        programs: &[Program {
            names: &["clickhouse-server"],
            invocations: &[Invocation::background(&["--daemon"])],
            source: "https://clickhouse.com/docs/install",
            ..Program::FOREGROUND
        }],
        ports: &["8123/tcp", "9000/tcp"],
        recipes: &[
            Recipe {
                command: &["/usr/bin/clickhouse-server", "--config-file=/etc/clickhouse-server/config.xml"],
                user: Some("clickhouse"),
                source: "https://clickhouse.com/docs/install",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/usr/bin/clickhouse-server", "--config-file=/etc/clickhouse-server/config.xml"],
                user: Some("clickhouse"),
                source: "https://clickhouse.com/docs/install",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
    Service {
        id: "couchbase",
        name: "Couchbase Server",
        units: &["couchbase-server"],
        packages: &["couchbase-server", "couchbase-server-community"],
        programs: &[Program {
            names: &["couchbase-server"],
            invocations: &[Invocation::background(&["--start"]), Invocation::background(&["-b"])],
            source: "https://docs.couchbase.com/server/current/install/startup-shutdown.html",
            ..Program::FOREGROUND
        }],
        ports: &["8091/tcp", "11210/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "dirsrv",
        name: "389 Directory Server",
        units: &["dirsrv@*"],
        packages: &["389-ds-base"],
        programs: &[Program {
            names: &["ns-slapd"],
            invocations: &[Invocation::foreground(&["-d", "*"])],
            source: "https://www.port389.org/docs/389ds/FAQ/faq.html",
            ..Program::BACKGROUND
        }],
        ports: &["389/tcp", "636/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "nifi",
        name: "Apache NiFi",
        units: &["nifi"],
        packages: &["nifi"],
        programs: &[Program {
            names: &["nifi.sh"],
            invocations: &[
                Invocation::foreground(&["run"]),
                Invocation::background(&["start"]),
                Invocation::background(&["restart"]),
            ],
            source: "https://nifi.apache.org/docs/nifi-docs/html/administration-guide.html",
            ..Program::RETURNS
        }],
        ports: &["8443/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "patroni",
        name: "Patroni",
        units: &["patroni", "patroni@*"],
        packages: &["patroni"],
        programs: &[Program {
            names: &["patroni"],
            source: "https://patroni.readthedocs.io/en/latest/patroni_configuration.html",
            ..Program::FOREGROUND
        }],
        ports: &["8008/tcp"],
        recipes: &[Recipe {
            command: &["/usr/bin/patroni", "/etc/patroni/config.yml"],
            user: Some("postgres"),
            source: "https://sources.debian.org/src/patroni/3.0.2-1/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
    Service {
        id: "mssql-server",
        name: "Microsoft SQL Server",
        units: &["mssql-server"],
        packages: &["mssql-server"],
        programs: &[Program {
            names: &["sqlservr"],
            source: "https://github.com/microsoft/mssql-docker/blob/master/linux/preview/examples/mssql-agent-fts-ha-tools/Dockerfile",
            ..Program::FOREGROUND
        }],
        ports: &["1433/tcp"],
        recipes: &[
            Recipe {
                command: &["/opt/mssql/bin/sqlservr"],
                user: Some("mssql"),
                note: Some(MSSQL),
                source: "https://github.com/microsoft/mssql-docker/blob/master/linux/preview/examples/mssql-agent-fts-ha-tools/Dockerfile",
                ..Recipe::PACKAGED
            },
            Recipe {
                family: Family::Rhel,
                command: &["/opt/mssql/bin/sqlservr"],
                user: Some("mssql"),
                note: Some(MSSQL),
                source: "https://github.com/microsoft/mssql-docker/blob/master/linux/preview/examples/mssql-agent-fts-ha-tools/Dockerfile",
                ..Recipe::PACKAGED
            },
        ],
        ..Service::BLANK
    },
];
