//! What must change in a command so that the program stays in the foreground, where the catalogue's modes alone do not tell: scripts
//! with a verb for it, options that send a program away, and programs that another one starts.

use super::Source;
use crate::lang::Text;
use crate::text::base_name;

/// How a program's command is brought to the foreground.
#[derive(Debug)]
pub struct Turn {
    /// Names of the program, without its path.
    pub programs: &'static [&'static str],
    /// It applies only where one of these words is in the command; always where none is named. `*` stands for any text.
    pub when: &'static [&'static str],
    /// It does not apply where one of these words is.
    pub unless: &'static [&'static str],
    /// What changes, in order.
    pub edits: &'static [Edit],
    /// Where that is documented.
    pub source: Source,
}

/// One change.
#[derive(Clone, Copy, Debug)]
pub enum Edit {
    /// These words go.
    Drop(&'static [&'static str]),
    /// These options go, with the value behind them or behind `=`.
    DropWithValue(&'static [&'static str]),
    /// A word gives its place to others.
    Replace(&'static str, &'static [&'static str]),
    /// In the value of an option, a text gives its place to another.
    Within(&'static str, &'static str, &'static str),
    /// These words come behind the others, unless they are there.
    Add(&'static [&'static str]),
    /// Another program of the same directory is started instead.
    Program(&'static str),
    /// Of the arguments only these options stay, with their values.
    KeepOnly(&'static [&'static str]),
    /// The words in the value of this option become arguments.
    Spread(&'static str),
    /// What stands behind these options and the word that follows them is the command.
    Unwrap {
        /// Options with a value.
        valued: &'static [&'static str],
    },
}

const TURN: Turn = Turn { programs: &[], when: &[], unless: &[], edits: &[], source: "" };

/// The turns. The first that applies is taken.
const ALL: &[Turn] = &[
    Turn {
        programs: &["nginx"],
        when: &["*daemon on*"],
        edits: &[Edit::Within("-g", "daemon on", "daemon off")],
        source: "https://nginx.org/en/docs/ngx_core_module.html#daemon",
        ..TURN
    },
    Turn {
        programs: &["nginx", "openresty"],
        unless: &["-g", "*daemon*"],
        edits: &[Edit::Add(&["-g", "daemon off;"])],
        source: "https://nginx.org/en/docs/ngx_core_module.html#daemon",
        ..TURN
    },
    Turn {
        programs: &["apachectl", "apache2ctl", "httpd", "apache2"],
        when: &["start"],
        unless: &["*FOREGROUND*"],
        edits: &[Edit::Drop(&["-k", "start"]), Edit::Add(&["-D", "FOREGROUND"])],
        source: "https://httpd.apache.org/docs/current/programs/httpd.html",
    },
    Turn {
        programs: &["pg_ctl"],
        when: &["start"],
        edits: &[Edit::KeepOnly(&["-D", "--pgdata", "-o"]), Edit::Spread("-o"), Edit::Program("postgres")],
        source: "https://www.postgresql.org/docs/current/app-postgres.html",
        ..TURN
    },
    Turn {
        programs: &["pg_ctlcluster"],
        when: &["start"],
        unless: &["--foreground"],
        edits: &[Edit::Add(&["--foreground"])],
        source: "https://manpages.debian.org/bookworm/postgresql-common/pg_ctlcluster.1.en.html",
    },
    Turn {
        programs: &["catalina.sh", "launcher", "nexus", "jetty.sh", "artifactory.sh"],
        when: &["start"],
        edits: &[Edit::Replace("start", &["run"])],
        source: "https://tomcat.apache.org/tomcat-10.1-doc/RUNNING.txt",
        ..TURN
    },
    Turn {
        programs: &["startup.sh"],
        edits: &[Edit::Program("catalina.sh"), Edit::Add(&["run"])],
        source: "https://tomcat.apache.org/tomcat-10.1-doc/RUNNING.txt",
        ..TURN
    },
    Turn {
        programs: &["zkServer.sh"],
        when: &["start"],
        edits: &[Edit::Replace("start", &["start-foreground"])],
        source: "https://zookeeper.apache.org/doc/current/zookeeperTools.html",
        ..TURN
    },
    Turn {
        programs: &["kafka-server-start.sh", "zookeeper-server-start.sh", "connect-distributed.sh"],
        when: &["-daemon"],
        edits: &[Edit::Drop(&["-daemon"])],
        source: "https://kafka.apache.org/documentation/#quickstart",
        ..TURN
    },
    Turn {
        programs: &["solr"],
        when: &["start"],
        unless: &["-f", "--foreground"],
        edits: &[Edit::Add(&["-f"])],
        source: "https://solr.apache.org/guide/solr/latest/deployment-guide/solr-control-script-reference.html",
    },
    Turn {
        programs: &["neo4j", "activemq", "sonar.sh"],
        when: &["start"],
        edits: &[Edit::Replace("start", &["console"])],
        source: "https://neo4j.com/docs/operations-manual/current/installation/linux/tarball/",
        ..TURN
    },
    Turn {
        programs: &["elasticsearch", "opensearch"],
        when: &["-d", "--daemonize"],
        edits: &[Edit::Drop(&["-d", "--daemonize"])],
        source: "https://github.com/elastic/elasticsearch/blob/250da3e3e6e12e88aac8afb83a4bafd857069fc0/docs/reference/setup/install/targz-daemon.asciidoc",
        ..TURN
    },
    Turn {
        programs: &["cassandra"],
        unless: &["-f"],
        edits: &[Edit::Add(&["-f"])],
        source: "https://cassandra.apache.org/doc/latest/cassandra/getting_started/configuring.html",
        ..TURN
    },
    Turn {
        programs: &["rabbitmq-server"],
        when: &["-detached"],
        edits: &[Edit::Drop(&["-detached"])],
        source: "https://www.rabbitmq.com/docs/man/rabbitmq-server.8",
        ..TURN
    },
    Turn {
        programs: &["redis-server", "valkey-server"],
        unless: &["--daemonize"],
        edits: &[Edit::Add(&["--daemonize", "no"])],
        source: "https://redis.io/docs/latest/operate/oss_and_stack/management/config/",
        ..TURN
    },
    Turn {
        programs: &["redis-server", "valkey-server"],
        when: &["yes"],
        edits: &[Edit::Replace("yes", &["no"])],
        source: "https://redis.io/docs/latest/operate/oss_and_stack/management/config/",
        ..TURN
    },
    Turn {
        programs: &["mongod", "mongos"],
        when: &["--fork"],
        edits: &[Edit::Drop(&["--fork"])],
        source: "https://www.mongodb.com/docs/manual/reference/program/mongod/",
        ..TURN
    },
    Turn {
        programs: &["memcached"],
        when: &["-d"],
        edits: &[Edit::Drop(&["-d"])],
        source: "https://github.com/memcached/memcached/blob/master/doc/memcached.1",
        ..TURN
    },
    Turn {
        programs: &["haproxy"],
        when: &["-D"],
        edits: &[Edit::Drop(&["-D"])],
        source: "https://docs.haproxy.org/3.0/management.html#3",
        ..TURN
    },
    Turn {
        programs: &["ntopng"],
        when: &["-e", "--daemon"],
        edits: &[Edit::Drop(&["-e", "--daemon"])],
        source: "https://www.ntop.org/guides/ntopng/cli_options/cli_options.html",
        ..TURN
    },
    Turn {
        programs: &["pgpool"],
        unless: &["-n", "--dont-detach", "stop", "reload"],
        edits: &[Edit::Add(&["-n"])],
        source: "https://www.pgpool.net/docs/latest/en/html/pgpool.html",
        ..TURN
    },
    Turn {
        programs: &["ypbind"],
        unless: &["-foreground", "-debug", "-n"],
        edits: &[Edit::Add(&["-foreground"])],
        source: "https://github.com/thkukuk/ypbind-mt/blob/master/man/ypbind.8.xml",
        ..TURN
    },
    Turn {
        programs: &["radiusd", "freeradius"],
        unless: &["-f", "-X", "-s", "-C"],
        edits: &[Edit::Add(&["-f", "-l", "stdout"])],
        source: "https://freeradius.org/documentation/freeradius-server/3.2.8/reference/man/radiusd.html",
        ..TURN
    },
    Turn {
        programs: &["tgtd"],
        unless: &["-f", "--foreground"],
        edits: &[Edit::Add(&["-f"])],
        source: "https://github.com/fujita/tgt/blob/master/doc/tgtd.8.xml",
        ..TURN
    },
    Turn {
        programs: &["websockify"],
        when: &["-D", "--daemon"],
        edits: &[Edit::Drop(&["-D", "--daemon"])],
        source: "https://github.com/novnc/websockify/blob/master/README.md",
        ..TURN
    },
    Turn {
        programs: &["gunicorn", "gunicorn3"],
        when: &["-D", "--daemon"],
        edits: &[Edit::Drop(&["-D", "--daemon"])],
        source: "https://docs.gunicorn.org/en/stable/settings.html#daemon",
        ..TURN
    },
    Turn {
        programs: &["uwsgi"],
        when: &["--daemonize*", "-d"],
        edits: &[Edit::DropWithValue(&["--daemonize", "--daemonize2", "-d"])],
        source: "https://uwsgi-docs.readthedocs.io/en/latest/Options.html#daemonize",
        ..TURN
    },
    Turn {
        programs: &["slapd"],
        unless: &["-d*"],
        edits: &[Edit::Add(&["-d", "0"])],
        source: "https://www.openldap.org/software/man.cgi?query=slapd&sektion=8",
        ..TURN
    },
    Turn {
        programs: &["postfix"],
        when: &["start"],
        edits: &[Edit::Replace("start", &["start-fg"])],
        source: "https://www.postfix.org/postfix.1.html",
        ..TURN
    },
    Turn {
        programs: &["supervisord"],
        unless: &["-n", "--nodaemon"],
        edits: &[Edit::Add(&["-n"])],
        source: "https://supervisord.org/running.html#supervisord-command-line-options",
        ..TURN
    },
    Turn {
        programs: &["proftpd"],
        unless: &["-n", "--nodaemon"],
        edits: &[Edit::Add(&["--nodaemon"])],
        source: "http://www.proftpd.org/docs/howto/Debugging.html",
        ..TURN
    },
    Turn {
        programs: &["privoxy"],
        unless: &["--no-daemon"],
        edits: &[Edit::Add(&["--no-daemon"])],
        source: "https://www.privoxy.org/user-manual/startup.html",
        ..TURN
    },
    Turn {
        programs: &["tinyproxy"],
        unless: &["-d"],
        edits: &[Edit::Add(&["-d"])],
        source: "https://manpages.debian.org/bookworm/tinyproxy-bin/tinyproxy.8.en.html",
        ..TURN
    },
    Turn {
        programs: &["snmpd", "snmptrapd"],
        unless: &["-f"],
        edits: &[Edit::Add(&["-f"])],
        source: "http://www.net-snmp.org/docs/man/snmpd.html",
        ..TURN
    },
    Turn {
        programs: &["xinetd"],
        unless: &["-dontfork"],
        edits: &[Edit::Add(&["-dontfork"])],
        source: "https://manpages.debian.org/bookworm/xinetd/xinetd.8.en.html",
        ..TURN
    },
    Turn {
        programs: &["smbd", "nmbd", "winbindd"],
        when: &["-D", "--daemon"],
        edits: &[Edit::Drop(&["-D", "--daemon"]), Edit::Add(&["--foreground", "--no-process-group"])],
        source: "https://www.samba.org/samba/docs/current/man-html/smbd.8.html",
        ..TURN
    },
    Turn {
        programs: &["dnsmasq"],
        unless: &["-k", "--keep-in-foreground", "-d", "--no-daemon"],
        edits: &[Edit::Add(&["-k"])],
        source: "https://thekelleys.org.uk/dnsmasq/docs/dnsmasq-man.html",
        ..TURN
    },
    Turn {
        programs: &["chronyd"],
        unless: &["-d", "-n"],
        edits: &[Edit::Add(&["-d"])],
        source: "https://chrony-project.org/doc/4.3/chronyd.html",
        ..TURN
    },
    Turn {
        programs: &["screen"],
        when: &["-dm*", "-Dm*", "-d", "-D"],
        edits: &[Edit::Unwrap { valued: &["-S", "-c", "-s", "-t", "-h", "-T", "-e"] }],
        source: "https://www.gnu.org/software/screen/manual/screen.html#Invoking-Screen",
        ..TURN
    },
    Turn {
        programs: &["openvpn"],
        when: &["--daemon"],
        edits: &[Edit::Drop(&["--daemon"])],
        source: "https://openvpn.net/community-resources/reference-manual-for-openvpn-2-6/",
        ..TURN
    },
];

/// The turn of a program with these arguments; none where nothing is known, or nothing has to change.
#[must_use]
pub fn turn(program: &str, arguments: &[&str]) -> Option<&'static Turn> {
    let name = base_name(program);
    let has = |patterns: &[&str]| {
        arguments.iter().any(|word| patterns.iter().any(|pattern| super::services::matches(pattern, word)))
    };
    ALL.iter()
        .find(|turn| turn.programs.contains(&name) && (turn.when.is_empty() || has(turn.when)) && !has(turn.unless))
}

/// A program whose command cannot be turned by itself, and what a container runs in its place.
#[derive(Debug)]
pub struct Instead {
    /// Names of the program, without its path.
    pub programs: &'static [&'static str],
    /// It applies only where one of these words is in the command; always where none is named.
    pub when: &'static [&'static str],
    /// What to do.
    pub text: Text,
    /// Where that is documented.
    pub source: Source,
}

const INSTEAD: &[Instead] = &[
    Instead {
        programs: &["celery"],
        when: &["multi"],
        text: Text {
            en: "`celery multi start` detaches several workers. A container runs one: `celery -A APP worker`, with the APP and the options that stand in the unit's environment file; more containers are more workers.",
            ja: "`celery multi start` は複数のワーカーをバックグラウンドに切り離します。コンテナでは `celery -A アプリ名 worker` を 1 つだけ動かし、アプリ名とオプションは環境ファイルの値を使ってください。ワーカーを増やすにはコンテナを増やします。",
        },
        source: "https://docs.celeryq.dev/en/stable/userguide/workers.html",
    },
    Instead {
        programs: &["pm2"],
        when: &[],
        text: Text {
            en: "pm2 starts a daemon of its own and returns. A container runs the application itself: `node app.js`, or, where pm2 is wanted, `pm2-runtime` with the process file that `pm2 save` was made from.",
            ja: "pm2 は自身のデーモンを起動して終了します。コンテナではアプリケーションを直接(`node app.js` など)起動するか、pm2 が必要な場合は `pm2 save` の元になったプロセスファイルを `pm2-runtime` に渡してください。",
        },
        source: "https://pm2.keymetrics.io/docs/usage/docker-pm2-nodejs/",
    },
    Instead {
        programs: &["tmux"],
        when: &[],
        text: Text {
            en: "tmux keeps the program in a session of its own and returns. A container gives the program a terminal itself: put the command that runs inside into CMD and start the container with `-it`.",
            ja: "tmux は独自のセッションの中でプログラムを動かし、自身は終了します。端末はコンテナエンジンが用意できるので、セッション内で動かすコマンドを CMD に書き、`-it` を付けて起動してください。",
        },
        source: "https://docs.docker.com/reference/cli/docker/container/run/",
    },
    Instead {
        programs: &["mongod", "mongos"],
        when: &[],
        text: Text {
            en: "With Type=forking its configuration file sends it to the background (`processManagement.fork: true`): take that line out of the file; the command stays as it is.",
            ja: "Type=forking なので、設定ファイルの `processManagement.fork: true` によってバックグラウンドに移っています。この行を設定ファイルから削除してください。コマンドはそのままで構いません。",
        },
        source: "https://www.mongodb.com/docs/manual/reference/configuration-options/#processmanagement-options",
    },
    Instead {
        programs: &["stunnel", "stunnel4", "stunnel5"],
        when: &[],
        text: Text {
            en: "stunnel stays in the foreground where its configuration file says `foreground = yes`: put that line into it; the command stays as it is.",
            ja: "stunnel は設定ファイルに `foreground = yes` があればフォアグラウンドで動きます。この行を追加してください。コマンドはそのままで構いません。",
        },
        source: "https://www.stunnel.org/static/stunnel.html",
    },
];

/// What a container runs in a program's place.
#[must_use]
pub fn instead(program: &str, arguments: &[&str]) -> Option<&'static Instead> {
    let name = base_name(program);
    INSTEAD.iter().find(|instead| {
        instead.programs.contains(&name)
            && (instead.when.is_empty() || arguments.iter().any(|word| instead.when.contains(word)))
    })
}

/// Options that send a program's log to syslog, which nobody reads in a container, and what sends it to its output.
const LOGS: &[(&str, &str, &[&str], Source)] = &[
    ("snmpd", "-Ls*", &["-Lo"], "http://www.net-snmp.org/docs/man/snmpcmd.html"),
    ("snmptrapd", "-Ls*", &["-Lo"], "http://www.net-snmp.org/docs/man/snmpcmd.html"),
    ("openvpn", "--syslog", &[], "https://openvpn.net/community-resources/reference-manual-for-openvpn-2-6/"),
];

/// What takes the place of an option that logs to syslog.
#[must_use]
pub fn log_to_output(program: &str, option: &str) -> Option<&'static [&'static str]> {
    let found = LOGS.iter().find(|(name, pattern, ..)| *name == program && super::services::matches(pattern, option));
    found.map(|(_, _, words, _)| *words)
}
