//! What services that shared one machine need once each has a container of its own: to listen where the others reach them, to
//! be waited for. How the others name them is in [`super::links`].

use super::Source;
use super::links::LOCAL_HOSTS;
use super::platform::Family;
use super::services::{Service, matches};
use crate::text::base_name;

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
        service: "mariadb",
        families: &[Family::Suse],
        programs: &[],
        arguments: &["--bind-address=0.0.0.0"],
        prepare: &[],
        source: "https://mariadb.com/docs/server/server-management/variables-and-modes/server-system-variables#bind_address",
    },
    Opened {
        service: "redis",
        families: &[Family::Debian, Family::Rhel, Family::Alpine, Family::Suse],
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
        service: "postgresql",
        families: &[Family::Rhel, Family::Suse],
        programs: &[],
        arguments: &["-c", "listen_addresses=*"],
        prepare: &["sed -i '$a host all all samenet md5' /var/lib/pgsql/data/pg_hba.conf"],
        source: "https://www.postgresql.org/docs/current/auth-password.html",
    },
    Opened {
        service: "postgresql",
        families: &[Family::Arch],
        programs: &[],
        arguments: &["-c", "listen_addresses=*"],
        prepare: &["sed -i '$a host all all samenet md5' /var/lib/postgres/data/pg_hba.conf"],
        source: "https://www.postgresql.org/docs/current/auth-password.html",
    },
    Opened {
        service: "postgresql",
        families: &[Family::Alpine],
        programs: &[],
        arguments: &["-c", "listen_addresses=*"],
        prepare: &["sed -i '$a host all all samenet md5' /var/lib/postgresql/data/pg_hba.conf"],
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
    Opened {
        service: "php-fpm",
        families: &[Family::Suse],
        programs: &[],
        arguments: &[],
        prepare: &["sed -i 's|^listen = .*|listen = 9000|' /etc/php8/fpm/php-fpm.d/www.conf"],
        source: "https://www.php.net/manual/en/install.fpm.configuration.php",
    },
    Opened {
        service: "php-fpm",
        families: &[Family::Alpine],
        programs: &[],
        arguments: &[],
        // The package keeps PHP's own default, 127.0.0.1:9000.
        prepare: &["sed -i 's|^listen = .*|listen = 9000|' /etc/php[78]*/php-fpm.d/www.conf"],
        source: "https://github.com/php/php-src/blob/master/sapi/fpm/www.conf.in",
    },
];

/// How the author's own command of a service says where to listen.
#[derive(Debug)]
struct Binds {
    /// The catalogue's id.
    service: &'static str,
    /// Options that take an address.
    options: &'static [&'static str],
    /// Options that may say it elsewhere.
    elsewhere: &'static [&'static str],
    /// What opens it where no option says anything, since it listens on 127.0.0.1 then; empty where it does not.
    otherwise: &'static [&'static str],
}

/// Sources: <https://docs.gunicorn.org/en/stable/settings.html#bind>, <https://uwsgi-docs.readthedocs.io/en/latest/Options.html>.
const BINDS: &[Binds] = &[
    Binds {
        service: "gunicorn",
        options: &["-b", "--bind"],
        elsewhere: &["-c*", "--config*"],
        otherwise: &["--bind", "0.0.0.0:8000"],
    },
    Binds {
        service: "uwsgi",
        options: &["-s", "--socket", "--uwsgi-socket", "--http", "--http-socket"],
        elsewhere: &[],
        otherwise: &[],
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

/// How a service of this family, started as this program, is opened to other containers; none where its package is open, or where
/// that is not known.
#[must_use]
pub fn opened(service: &Service, family: Option<Family>, program: &str) -> Option<&'static Opened> {
    let family = family?;
    let name = base_name(program);
    OPENED.iter().find(|opened| {
        opened.service == service.id
            && opened.families.contains(&family)
            && (opened.programs.is_empty() || opened.programs.contains(&name))
    })
}

/// Has the author's own command of a service listen on every address instead of on this machine's own.
pub fn open_command(service: &Service, command: &mut Vec<String>) {
    let Some(binds) = BINDS.iter().find(|binds| binds.service == service.id) else { return };
    let mut said = command.iter().any(|word| binds.elsewhere.iter().any(|pattern| matches(pattern, word)));
    let mut follows = false;
    for word in command.iter_mut().skip(1) {
        let (option, value) = match word.split_once('=') {
            Some((option, value)) if binds.options.contains(&option) => (true, value),
            _ => (false, word.as_str()),
        };
        if option || follows {
            said = true;
            let local =
                LOCAL_HOSTS.iter().find(|host| value.strip_prefix(**host).is_some_and(|rest| rest.starts_with(':')));
            if let Some(host) = local {
                let at = word.len() - value.len();
                word.replace_range(at..at + host.len(), "0.0.0.0");
            }
        }
        follows = binds.options.contains(&word.as_str());
    }
    if !said {
        command.extend(binds.otherwise.iter().map(|word| (*word).to_owned()));
    }
}

/// How compose asks a service of this family, started as this program, whether it answers.
#[must_use]
pub fn health(service: &Service, family: Option<Family>, program: &str) -> Option<&'static Health> {
    let family = family?;
    let name = base_name(program);
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
    }

    #[test]
    fn own_commands_listen_for_others() {
        let opened = |id: &str, command: &str| {
            let mut words: Vec<String> = command.split(' ').map(str::to_owned).collect();
            open_command(by_id(id).expect("known"), &mut words);
            words.join(" ")
        };
        for (id, command, expected) in [
            ("gunicorn", "gunicorn -b 127.0.0.1:8000 app:app", "gunicorn -b 0.0.0.0:8000 app:app"),
            ("gunicorn", "gunicorn --bind=localhost:9000 app:app", "gunicorn --bind=0.0.0.0:9000 app:app"),
            ("gunicorn", "gunicorn app:app", "gunicorn app:app --bind 0.0.0.0:8000"),
            ("gunicorn", "gunicorn -c conf.py app:app", "gunicorn -c conf.py app:app"),
            ("gunicorn", "gunicorn --bind unix:/run/app/app.sock a:a", "gunicorn --bind unix:/run/app/app.sock a:a"),
            ("uwsgi", "uwsgi --socket 127.0.0.1:3031 --wsgi-file a.py", "uwsgi --socket 0.0.0.0:3031 --wsgi-file a.py"),
            ("nginx", "nginx -b 127.0.0.1:80", "nginx -b 127.0.0.1:80"),
        ] {
            assert_eq!(opened(id, command), expected);
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
}
