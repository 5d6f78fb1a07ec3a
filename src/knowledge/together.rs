//! What services that shared one machine need once each has a container of its own: to listen where the others reach them, to
//! be waited for, to be found where a configuration said "this machine".

use super::Source;
use super::platform::Family;
use super::services::{Service, matches};

/// How a service is opened to other containers whose package listens on 127.0.0.1 or on a socket.
#[derive(Debug)]
pub struct Opened {
    /// The catalogue's id.
    service: &'static str,
    /// Families whose package is so.
    families: &'static [Family],
    /// Names of the daemon's program whose package is so; empty for all.
    programs: &'static [&'static str],
    /// Arguments behind its command.
    pub arguments: &'static [&'static str],
    /// Commands of a `RUN`, as root, behind the recipe's own.
    pub prepare: &'static [&'static str],
    /// Where this comes from.
    pub source: Source,
}

/// How compose asks whether a service answers.
#[derive(Debug)]
pub struct Health {
    /// The catalogue's id.
    service: &'static str,
    /// Families whose package brings the program that asks.
    families: &'static [Family],
    /// Names of the daemon's program that have it; empty for all.
    programs: &'static [&'static str],
    /// The command, without a shell.
    pub test: &'static [&'static str],
    /// Arguments of the daemon that have it listen somewhere else than where the command asks; `*` stands for any text.
    elsewhere: &'static [&'static str],
    /// Where this comes from.
    pub source: Source,
}

/// How long a service may take to stop, where ten seconds are too few.
#[derive(Debug)]
pub struct Grace {
    /// The catalogue's id.
    service: &'static str,
    /// Seconds.
    pub seconds: u16,
    /// Where this comes from.
    pub source: Source,
}

const OPENED: &[Opened] = &[
    Opened {
        service: "mariadb",
        families: &[Family::Debian],
        programs: &[],
        arguments: &["--bind-address=0.0.0.0"],
        prepare: &[],
        source: "https://mariadb.com/docs/server/server-management/variables-and-modes/server-system-variables#bind_address",
    },
    Opened {
        service: "redis",
        families: &[Family::Debian, Family::Rhel, Family::Alpine],
        programs: &[],
        arguments: &["--bind", "0.0.0.0", "--protected-mode", "no"],
        prepare: &[],
        source: "https://redis.io/docs/latest/operate/oss_and_stack/management/security/",
    },
    Opened {
        service: "memcached",
        families: &[Family::Debian],
        programs: &[],
        arguments: &[],
        prepare: &["sed -i '/^-l /d' /etc/memcached.conf"],
        source: "https://docs.memcached.org/serverguide/configuring/",
    },
    Opened {
        service: "postgresql",
        families: &[Family::Debian],
        programs: &[],
        arguments: &["-c", "listen_addresses=*"],
        // Who may log in from the containers' own network, by password. `md5` takes passwords stored either way, since 10 by
        // SCRAM where they are stored so; `scram-sha-256` refuses those stored before 14 by default, and 9.x does not know it.
        prepare: &["sed -i '$a host all all samenet md5' /etc/postgresql/*/main/pg_hba.conf"],
        source: "https://www.postgresql.org/docs/current/auth-password.html",
    },
    Opened {
        service: "php-fpm",
        families: &[Family::Debian],
        programs: &["php5-fpm"],
        arguments: &[],
        prepare: &["sed -i 's|^listen = .*|listen = 9000|' /etc/php5/fpm/pool.d/www.conf"],
        source: "https://packages.ubuntu.com/trusty/amd64/php5-fpm/filelist",
    },
    Opened {
        service: "php-fpm",
        families: &[Family::Debian],
        programs: &[],
        arguments: &[],
        prepare: &["sed -i 's|^listen = .*|listen = 9000|' /etc/php/*/fpm/pool.d/www.conf"],
        source: "https://www.php.net/manual/en/install.fpm.configuration.php",
    },
    Opened {
        service: "php-fpm",
        families: &[Family::Rhel],
        programs: &[],
        arguments: &[],
        prepare: &["sed -i -e 's|^listen = .*|listen = 9000|' -e '/^listen.allowed_clients/d' /etc/php-fpm.d/www.conf"],
        source: "https://www.php.net/manual/en/install.fpm.configuration.php",
    },
];

const HEALTH: &[Health] = &[
    // Both say that the server is alive where they are refused, too. Since MariaDB 11 the old name is in a package of its own.
    Health {
        service: "mariadb",
        families: &[Family::Debian, Family::Rhel],
        programs: &["mariadbd"],
        test: &["mariadb-admin", "ping"],
        elsewhere: &["--socket*", "-S*", "--port*", "-P*", "--defaults*", "--no-defaults"],
        source: "https://mariadb.com/docs/server/clients-and-utilities/administrative-tools/mariadb-admin",
    },
    Health {
        service: "mariadb",
        families: &[Family::Debian, Family::Rhel],
        programs: &["mysqld"],
        test: &["mysqladmin", "ping"],
        elsewhere: &["--socket*", "-S*", "--port*", "-P*", "--defaults*", "--no-defaults"],
        source: "https://dev.mysql.com/doc/refman/8.4/en/mysqladmin.html",
    },
    Health {
        service: "postgresql",
        families: &[Family::Debian, Family::Rhel],
        programs: &[],
        test: &["pg_isready"],
        elsewhere: &["-p*", "-k*", "--port*", "*port=*", "*unix_socket_directories*"],
        source: "https://www.postgresql.org/docs/current/app-pg-isready.html",
    },
    Health {
        service: "redis",
        families: &[Family::Debian, Family::Rhel],
        programs: &[],
        test: &["redis-cli", "ping"],
        elsewhere: &["--port*", "--tls-port*", "--unixsocket*"],
        source: "https://redis.io/docs/latest/commands/ping/",
    },
    Health {
        service: "rabbitmq",
        families: &[Family::Debian, Family::Rhel],
        programs: &[],
        test: &["rabbitmq-diagnostics", "-q", "ping"],
        elsewhere: &[],
        source: "https://www.rabbitmq.com/docs/monitoring#health-checks",
    },
];

const GRACE: &[Grace] = &[
    // The image's own Dockerfile recommends it.
    Grace {
        service: "postgresql",
        seconds: 90,
        source: "https://github.com/docker-library/postgres/blob/master/Dockerfile-debian.template",
    },
];

/// How often compose asks, and how long it waits: as Docker's documentation of the start order has it.
pub const HEALTH_TIMES: &[(&str, &str)] =
    &[("interval", "10s"), ("timeout", "10s"), ("retries", "5"), ("start_period", "30s")];

/// Where [`HEALTH_TIMES`] and the conditions come from.
pub const START_ORDER: Source = "https://docs.docker.com/compose/how-tos/startup-order/";

/// Names of "this machine" in an address.
pub const LOCAL_HOSTS: &[&str] = &["localhost", "127.0.0.1", "[::1]"];

/// Words with which a line of configuration begins that says whom to connect to (nginx, Apache httpd, HAProxy, PHP). A line
/// that begins otherwise may say where to listen.
const CONNECTS: &[&str] = &[
    "fastcgi_pass",
    "proxy_pass",
    "uwsgi_pass",
    "scgi_pass",
    "grpc_pass",
    "memcached_pass",
    "server",
    "SetHandler",
    "ProxyPass",
    "ProxyPassMatch",
    "ProxyPassReverse",
    "BalancerMember",
    "session.save_path",
];

/// Sockets whose owner is reached by its first port once it is [`Opened`].
const SOCKETS: &[(&str, &str)] = &[("*php*fpm*.sock", "php-fpm"), ("*/php-fpm/www.sock", "php-fpm")];

/// Directories of data that only one family's packages have (their file lists).
const PLACES: &[(&str, Family)] = &[
    ("/var/lib/postgresql", Family::Debian),
    ("/var/lib/postgresql", Family::Alpine),
    ("/var/lib/pgsql", Family::Rhel),
    ("/var/lib/pgsql", Family::Suse),
    ("/var/lib/mongodb", Family::Debian),
    ("/var/lib/mongo", Family::Rhel),
    ("/var/lib/bind", Family::Debian),
    ("/var/named", Family::Rhel),
    ("/srv/ftp", Family::Debian),
    ("/var/ftp", Family::Rhel),
    ("/etc/ldap/slapd.d", Family::Debian),
];

/// Words in the name of a variable that say which service an address is about.
const WORDS: &[(&str, &[&str])] = &[
    ("DB", &["mariadb", "postgresql", "mongodb"]),
    ("DATABASE", &["mariadb", "postgresql", "mongodb"]),
    ("MYSQL", &["mariadb"]),
    ("MARIADB", &["mariadb"]),
    ("POSTGRES", &["postgresql"]),
    ("POSTGRESQL", &["postgresql"]),
    ("PGHOST", &["postgresql"]),
    ("MONGO", &["mongodb"]),
    ("MONGODB", &["mongodb"]),
    ("REDIS", &["redis"]),
    ("CACHE", &["redis", "memcached"]),
    ("MEMCACHED", &["memcached"]),
    ("MEMCACHE", &["memcached"]),
    ("RABBITMQ", &["rabbitmq"]),
    ("AMQP", &["rabbitmq"]),
    ("BROKER", &["rabbitmq", "redis"]),
    ("SMTP", &["postfix", "exim"]),
    ("MAIL", &["postfix", "exim"]),
    ("LDAP", &["slapd"]),
    ("ELASTICSEARCH", &["elasticsearch"]),
    ("ELASTIC", &["elasticsearch"]),
];

/// How a service of this family, started as this program, is opened to other containers; none where its package is open, or where
/// that is not known.
#[must_use]
pub fn opened(service: &Service, family: Option<Family>, program: &str) -> Option<&'static Opened> {
    let family = family?;
    let name = program.rsplit('/').next().unwrap_or(program);
    OPENED.iter().find(|opened| {
        opened.service == service.id
            && opened.families.contains(&family)
            && (opened.programs.is_empty() || opened.programs.contains(&name))
    })
}

/// How compose asks a service of this family, started as this program, whether it answers.
#[must_use]
pub fn health(service: &Service, family: Option<Family>, program: &str) -> Option<&'static Health> {
    let family = family?;
    let name = program.rsplit('/').next().unwrap_or(program);
    HEALTH.iter().find(|health| {
        health.service == service.id
            && health.families.contains(&family)
            && (health.programs.is_empty() || health.programs.contains(&name))
    })
}

/// Directories of programs that a package brought, and its clients with them.
const PACKAGED: &[&str] = &["/usr/bin/", "/usr/sbin/", "/usr/libexec/", "/usr/lib/", "/usr/lib64/", "/bin/", "/sbin/"];

/// How a service that is started by this command is asked whether it answers, where its image is not known: only what the packages of
/// every family in the table bring, and only of a packaged program that listens where its package has it.
#[must_use]
pub fn health_of_command(service: &Service, command: &[String]) -> Option<&'static Health> {
    let (program, arguments) = command.split_first()?;
    let packaged = !program.contains('/') || PACKAGED.iter().any(|directory| program.starts_with(directory));
    let health =
        health(service, Some(Family::Debian), program).filter(|health| health.families.contains(&Family::Rhel))?;
    let elsewhere = arguments.iter().any(|word| health.elsewhere.iter().any(|pattern| matches(pattern, word)));
    (packaged && !elsewhere).then_some(health)
}

/// How long a service may take to stop, where that is longer than the engine waits.
#[must_use]
pub fn grace(service: &Service) -> Option<&'static Grace> {
    GRACE.iter().find(|grace| grace.service == service.id)
}

/// Whether packages of this family have a directory of data.
#[must_use]
pub fn has_place(family: Option<Family>, path: &str) -> bool {
    let mut of = PLACES.iter().filter(|(known, _)| *known == path).map(|(_, family)| *family).peekable();
    of.peek().is_none() || of.any(|only| Some(only) == family)
}

/// Whether a line of configuration says whom to connect to.
#[must_use]
pub fn connects(line: &str) -> bool {
    let first = line.split(|c: char| c.is_whitespace() || c == '=').find(|word| !word.is_empty());
    first.is_some_and(|first| CONNECTS.contains(&first)) || inner_connects(line)
}

/// nginx writes several directives into one line: `location / { proxy_pass …; }`.
fn inner_connects(line: &str) -> bool {
    line.split(['{', ';']).skip(1).any(|part| {
        part.split_whitespace().next().is_some_and(|first| first.ends_with("_pass") && CONNECTS.contains(&first))
    })
}

/// The id of the service that a socket belongs to.
#[must_use]
pub fn owner_of_socket(path: &str) -> Option<&'static str> {
    SOCKETS.iter().find(|(pattern, _)| matches(pattern, path)).map(|(_, id)| *id)
}

/// The ids of the services that a variable's name can be about.
#[must_use]
pub fn named_by(variable: &str) -> &'static [&'static str] {
    let found = variable.split('_').find_map(|word| WORDS.iter().find(|(known, _)| word.eq_ignore_ascii_case(known)));
    found.map(|(_, ids)| *ids).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::services::{by_id, by_program};

    #[test]
    fn services_are_in_the_catalogue() {
        let ids = (OPENED.iter().map(|entry| (entry.service, entry.source)))
            .chain(HEALTH.iter().map(|entry| (entry.service, entry.source)))
            .chain(GRACE.iter().map(|entry| (entry.service, entry.source)));
        for (id, source) in ids {
            assert!(by_id(id).is_some_and(|service| !service.ports.is_empty()), "{id}");
            assert!(source.starts_with("https://"), "{id}");
        }
        for id in SOCKETS.iter().map(|(_, id)| id).chain(WORDS.iter().flat_map(|(_, ids)| *ids)) {
            assert!(by_id(id).is_some(), "{id}");
        }
    }

    /// With its further arguments each recipe still stays in the foreground.
    #[test]
    fn opened_services_stay_in_the_foreground() {
        for opened in OPENED {
            let service = by_id(opened.service).expect("in the catalogue");
            for recipe in service.recipes.iter().filter(|recipe| opened.families.contains(&recipe.family)) {
                let command: Vec<&str> = recipe.command.iter().chain(opened.arguments).copied().collect();
                let (_, program) = by_program(command[0]).expect("a program");
                assert_eq!(
                    program.mode(&command[1..], Some(recipe.family)),
                    crate::knowledge::services::Mode::Foreground,
                    "{command:?}"
                );
            }
        }
    }

    #[test]
    fn lines_that_connect() {
        for line in ["  fastcgi_pass 127.0.0.1:9000;", "location / { proxy_pass http://localhost:3000; }"] {
            assert!(connects(line), "{line}");
        }
        for line in ["listen = 127.0.0.1:9000", "bind 127.0.0.1", "listen 127.0.0.1:80;", "server_name localhost;", ""]
        {
            assert!(!connects(line), "{line}");
        }
        assert_eq!(owner_of_socket("/run/php/php8.2-fpm.sock"), Some("php-fpm"));
        assert_eq!(owner_of_socket("/run/mysqld/mysqld.sock"), None);
        assert_eq!(named_by("REDIS_HOST"), ["redis"]);
        assert!(named_by("SITE_HOST").is_empty());
    }
}
