//! Packages that their makers distribute, not the distributions.

use super::super::{Invocation, Program, Recipe, Service};
use crate::knowledge::platform::Family;
use crate::lang::Text;

const GOCD_SERVER: Text = Text {
    en: "This is the start script since GoCD 19.6; older packages have /usr/share/go-server/server.sh in its place.",
    ja: "GoCD 19.6 以降の起動スクリプトです。それより古いパッケージでは /usr/share/go-server/server.sh を使います。",
};

const GOCD_AGENT: Text = Text {
    en: "This is the start script since GoCD 19.6; older packages have /usr/share/go-agent/agent.sh in its place.",
    ja: "GoCD 19.6 以降の起動スクリプトです。それより古いパッケージでは /usr/share/go-agent/agent.sh を使います。",
};

const SALT: &[Invocation] = &[
    Invocation::background(&["-d"]),
    Invocation::background(&["--daemon"]),
    Invocation::returns(&["--version"]),
    Invocation::returns(&["-V"]),
];

const SALT_MASTER: Recipe = Recipe {
    command: &["/usr/bin/salt-master"],
    user: Some("salt"),
    source: "https://github.com/saltstack/salt/blob/master/pkg/common/salt-master.service",
    ..Recipe::PACKAGED
};

/// It runs beside the master and reads its configuration and keys.
const SALT_API: Recipe = Recipe {
    command: &["/usr/bin/salt-api"],
    source: "https://github.com/saltstack/salt/blob/master/pkg/common/salt-api.service",
    ..Recipe::PACKAGED
};

const SERVER: Recipe = Recipe {
    command: &["/usr/share/go-server/bin/go-server", "console"],
    user: Some("go"),
    note: Some(GOCD_SERVER),
    source: "https://docs.gocd.org/current/installation/install/server/linux.html",
    ..Recipe::PACKAGED
};

const AGENT: Recipe = Recipe {
    command: &["/usr/share/go-agent/bin/go-agent", "console"],
    user: Some("go"),
    note: Some(GOCD_AGENT),
    source: "https://docs.gocd.org/current/installation/install/agent/linux.html",
    ..Recipe::PACKAGED
};

const RUNNER: Recipe = Recipe {
    command: &[
        "/usr/bin/gitlab-runner",
        "run",
        "--config",
        "/etc/gitlab-runner/config.toml",
        "--working-directory",
        "/home/gitlab-runner",
        "--service",
        "gitlab-runner",
        "--user",
        "gitlab-runner",
    ],
    stop_signal: Some("SIGQUIT"),
    source: "https://docs.gitlab.com/runner/commands/",
    ..Recipe::PACKAGED
};

const NOMAD: Recipe = Recipe {
    command: &["/usr/bin/nomad", "agent", "-config", "/etc/nomad.d"],
    stop_signal: Some("SIGINT"),
    source: "https://github.com/hashicorp/nomad/blob/main/.release/linux/package/usr/lib/systemd/system/nomad.service",
    ..Recipe::PACKAGED
};

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "go-server",
        name: "GoCD server",
        units: &["go-server"],
        packages: &["go-server"],
        programs: &[Program {
            names: &["go-server"],
            invocations: &[
                Invocation::foreground(&["console"]),
                Invocation::background(&["start"]),
                Invocation::background(&["restart"]),
            ],
            source: "https://docs.gocd.org/current/installation/install/server/linux.html",
            ..Program::RETURNS
        }],
        ports: &["8153/tcp"],
        recipes: &[SERVER, Recipe { family: Family::Rhel, ..SERVER }],
        ..Service::BLANK
    },
    Service {
        id: "go-agent",
        name: "GoCD agent",
        units: &["go-agent"],
        packages: &["go-agent"],
        programs: &[Program {
            names: &["go-agent"],
            invocations: &[
                Invocation::foreground(&["console"]),
                Invocation::background(&["start"]),
                Invocation::background(&["restart"]),
            ],
            source: "https://docs.gocd.org/current/installation/install/agent/linux.html",
            ..Program::RETURNS
        }],
        recipes: &[AGENT, Recipe { family: Family::Rhel, ..AGENT }],
        ..Service::BLANK
    },
    Service {
        id: "salt-master",
        name: "Salt master",
        units: &["salt-master"],
        packages: &["salt-master"],
        programs: &[Program {
            names: &["salt-master"],
            invocations: SALT,
            source: "https://docs.saltproject.io/en/latest/ref/cli/salt-master.html",
            ..Program::FOREGROUND
        }],
        ports: &["4505/tcp", "4506/tcp"],
        data: &["/etc/salt/pki"],
        recipes: &[SALT_MASTER, Recipe { family: Family::Rhel, ..SALT_MASTER }],
        ..Service::BLANK
    },
    Service {
        id: "salt-api",
        name: "Salt API",
        units: &["salt-api"],
        packages: &["salt-api"],
        programs: &[Program {
            names: &["salt-api"],
            invocations: SALT,
            source: "https://docs.saltproject.io/en/latest/ref/cli/salt-api.html",
            ..Program::FOREGROUND
        }],
        recipes: &[SALT_API, Recipe { family: Family::Rhel, ..SALT_API }],
        ..Service::BLANK
    },
    Service {
        id: "gitlab-runner",
        name: "GitLab Runner",
        units: &["gitlab-runner", "gitlab-ci-multi-runner"],
        packages: &["gitlab-runner", "gitlab-ci-multi-runner"],
        programs: &[Program {
            names: &["gitlab-runner", "gitlab-ci-multi-runner"],
            invocations: &[Invocation::foreground(&["run"]), Invocation::foreground(&["run-single"])],
            source: "https://docs.gitlab.com/runner/commands/",
            ..Program::RETURNS
        }],
        recipes: &[RUNNER, Recipe { family: Family::Rhel, ..RUNNER }],
        ..Service::BLANK
    },
    Service {
        id: "teamcity",
        name: "TeamCity",
        units: &["teamcity", "teamcity-server"],
        programs: &[Program {
            names: &["teamcity-server.sh", "runAll.sh"],
            only_in: &["", "teamcity"],
            invocations: &[
                Invocation::foreground(&["run"]),
                Invocation::background(&["start"]),
                Invocation::background(&["restart"]),
            ],
            source: "https://www.jetbrains.com/help/teamcity/start-teamcity-server.html",
            ..Program::RETURNS
        }],
        ports: &["8111/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "jira",
        name: "Jira",
        units: &["jira"],
        programs: &[Program {
            names: &["start-jira.sh"],
            invocations: &[Invocation::foreground(&["-fg"])],
            source: "https://confluence.atlassian.com/adminjiraserver/start-and-stop-jira-applications-938847802.html",
            ..Program::BACKGROUND
        }],
        ports: &["8080/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "confluence",
        name: "Confluence",
        units: &["confluence"],
        programs: &[Program {
            names: &["start-confluence.sh"],
            invocations: &[Invocation::foreground(&["-fg"])],
            source: "https://confluence.atlassian.com/doc/start-and-stop-confluence-838416264.html",
            ..Program::BACKGROUND
        }],
        ports: &["8090/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "nexus",
        name: "Nexus Repository",
        units: &["nexus", "nexus3"],
        programs: &[Program {
            names: &["nexus"],
            invocations: &[
                Invocation::foreground(&["run"]),
                Invocation::foreground(&["run-redirect"]),
                Invocation::background(&["start"]),
                Invocation::background(&["restart"]),
            ],
            source: "https://help.sonatype.com/en/run-as-a-service.html",
            ..Program::RETURNS
        }],
        ports: &["8081/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "sonarqube",
        name: "SonarQube",
        units: &["sonar", "sonarqube"],
        packages: &["sonar"],
        programs: &[Program {
            names: &["sonar.sh"],
            invocations: &[
                Invocation::foreground(&["console"]),
                Invocation::background(&["start"]),
                Invocation::background(&["restart"]),
            ],
            source: "https://docs.sonarsource.com/sonarqube-server/latest/setup-and-upgrade/operating-the-server/",
            ..Program::RETURNS
        }],
        ports: &["9000/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "rundeckd",
        name: "Rundeck",
        units: &["rundeckd", "rundeck"],
        packages: &["rundeck"],
        programs: &[Program {
            names: &["rundeckd"],
            source: "https://docs.rundeck.com/docs/administration/maintenance/startup.html",
            ..Program::BACKGROUND
        }],
        ports: &["4440/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "nomad",
        name: "Nomad",
        units: &["nomad"],
        packages: &["nomad"],
        programs: &[Program {
            names: &["nomad"],
            invocations: &[Invocation::foreground(&["agent"])],
            source: "https://github.com/hashicorp/nomad/blob/main/.release/linux/package/usr/lib/systemd/system/nomad.service",
            ..Program::RETURNS
        }],
        ports: &["4646/tcp", "4647/tcp"],
        recipes: &[NOMAD, Recipe { family: Family::Rhel, ..NOMAD }],
        ..Service::BLANK
    },
    Service {
        id: "k3s",
        name: "K3s",
        units: &["k3s", "k3s-agent"],
        programs: &[Program {
            names: &["k3s"],
            invocations: &[Invocation::foreground(&["server"]), Invocation::foreground(&["agent"])],
            source: "https://github.com/k3s-io/k3s/blob/master/k3s.service",
            ..Program::RETURNS
        }],
        ports: &["6443/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "gitea",
        name: "Gitea",
        units: &["gitea", "forgejo"],
        packages: &["gitea", "forgejo"],
        programs: &[Program {
            names: &["gitea", "forgejo"],
            source: "https://docs.gitea.com/installation/linux-service",
            ..Program::FOREGROUND
        }],
        ports: &["3000/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "matrix-synapse",
        name: "Synapse",
        units: &["matrix-synapse"],
        packages: &["matrix-synapse", "matrix-synapse-py3"],
        programs: &[Program {
            names: &["synctl"],
            invocations: &[Invocation::background(&["start"]), Invocation::background(&["restart"])],
            source: "https://element-hq.github.io/synapse/latest/setup/installation.html",
            ..Program::RETURNS
        }],
        ports: &["8008/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "hbase",
        name: "Apache HBase",
        units: &["hbase-master", "hbase-regionserver"],
        packages: &["hbase"],
        programs: &[Program {
            names: &["hbase-daemon.sh", "start-hbase.sh"],
            invocations: &[Invocation::foreground(&["foreground_start"])],
            source: "https://hbase.apache.org/book.html",
            ..Program::BACKGROUND
        }],
        ..Service::BLANK
    },
    Service {
        id: "hadoop",
        name: "Apache Hadoop",
        units: &["hadoop-hdfs-namenode", "hadoop-hdfs-datanode"],
        packages: &["hadoop-hdfs-namenode", "hadoop-hdfs-datanode"],
        programs: &[Program {
            names: &["start-dfs.sh", "start-yarn.sh", "start-all.sh", "hadoop-daemon.sh", "yarn-daemon.sh"],
            only_in: &["", "hadoop", "sbin/"],
            source: "https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-common/ClusterSetup.html",
            ..Program::BACKGROUND
        }],
        ports: &["9870/tcp", "8088/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "spark",
        name: "Apache Spark",
        units: &["spark-master", "spark-worker"],
        programs: &[Program {
            names: &["start-master.sh", "start-worker.sh", "start-slave.sh"],
            only_in: &["", "spark", "sbin/"],
            source: "https://spark.apache.org/docs/latest/spark-standalone.html",
            ..Program::BACKGROUND
        }],
        ports: &["7077/tcp", "8080/tcp"],
        ..Service::BLANK
    },
    Service {
        id: "airflow",
        name: "Apache Airflow",
        units: &["airflow-webserver", "airflow-scheduler", "airflow"],
        programs: &[Program {
            names: &["airflow"],
            invocations: &[
                Invocation::background(&["-D"]),
                Invocation::background(&["--daemon"]),
                Invocation::foreground(&["webserver"]),
                Invocation::foreground(&["scheduler"]),
                Invocation::foreground(&["standalone"]),
                Invocation::foreground(&["worker"]),
            ],
            source: "https://airflow.apache.org/docs/apache-airflow/stable/cli-and-env-variables-ref.html",
            ..Program::RETURNS
        }],
        ports: &["8080/tcp"],
        ..Service::BLANK
    },
];
