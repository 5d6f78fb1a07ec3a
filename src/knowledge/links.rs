//! How programs are told where another service is: by an address of this machine, or by its socket.
//!
//! What stands here is about the clients' side. How a service is opened to others is in [`super::together`].

use super::services::{Service, matches};

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

/// Sockets, and the service that makes them: where distributions' packages and the daemons' own documentation have them. Their
/// owner is reached by its first port once it is opened.
const SOCKETS: &[(&str, &str)] = &[
    ("*php*fpm*.sock", "php-fpm"),
    ("*/php-fpm/www.sock", "php-fpm"),
    // Debian, Alpine and Arch; the RHEL family; SUSE.
    ("*/run/mysqld/mysqld.sock", "mariadb"),
    ("/var/lib/mysql/mysql.sock", "mariadb"),
    ("*/run/mysql/mysql.sock", "mariadb"),
    ("*/run/redis/redis*.sock", "redis"),
    ("*/run/redis.sock", "redis"),
    ("/tmp/redis.sock", "redis"),
    ("*/run/memcached/memcached.sock", "memcached"),
    ("*/run/memcached.sock", "memcached"),
    ("/tmp/memcached.sock", "memcached"),
    // The directory of the socket, which libpq takes for a host.
    ("*/run/postgresql", "postgresql"),
];

/// A setting of a client that takes a socket, and what says the same of a host.
#[derive(Debug)]
pub struct Setting {
    /// The id of the service that the socket is of.
    service: &'static str,
    /// Its name, as it stands in front of the socket.
    pub key: &'static str,
    /// The name of the one that takes a host.
    pub becomes: &'static str,
    /// What stands behind it then.
    pub value: Value,
    /// Only in an option file's section for clients, or in YAML: a server's own configuration has a setting of the same name.
    pub for_clients: bool,
}

/// How a client's setting names another container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// By its name.
    Host,
    /// By its name and port.
    HostAndPort,
}

/// Sources: PDO (<https://www.php.net/manual/en/ref.pdo-mysql.connection.php>), PyMySQL
/// (<https://pymysql.readthedocs.io/en/latest/modules/connections.html>), mysql2 (<https://sidorares.github.io/node-mysql2/docs>),
/// option files (<https://dev.mysql.com/doc/refman/8.4/en/connection-options.html>), Rails
/// (<https://guides.rubyonrails.org/configuring.html#configuring-a-mysql-or-mariadb-database>), libpq
/// (<https://www.postgresql.org/docs/current/libpq-connect.html>), redis-cli (<https://redis.io/docs/latest/develop/tools/cli/>),
/// PHP's memcached (<https://www.php.net/manual/en/memcached.sessions.php>).
const SETTINGS: &[Setting] = &[
    setting("mariadb", "unix_socket", "host"),
    setting("mariadb", "socketPath", "host"),
    setting("mariadb", "--socket", "--host"),
    setting("mariadb", "-S", "-h"),
    Setting { for_clients: true, ..setting("mariadb", "socket", "host") },
    setting("redis", "-s", "-h"),
    setting("postgresql", "PGHOST", "PGHOST"),
    setting("postgresql", "--host", "--host"),
    setting("postgresql", "host", "host"),
    setting("postgresql", "-h", "-h"),
    Setting { value: Value::HostAndPort, ..setting("memcached", "session.save_path", "session.save_path") },
];

const fn setting(service: &'static str, key: &'static str, becomes: &'static str) -> Setting {
    Setting { service, key, becomes, value: Value::Host, for_clients: false }
}

/// Sections of an option file that clients read, and the server does not.
const CLIENT_SECTIONS: &[&str] = &["client", "client-mariadb", "mysql", "mysqldump", "mysqladmin", "mariadb-client"];

/// Services whose clients take `unix://PATH` as well as an address of this scheme: most of them, not all.
/// Source: the documentation of redis-py's `from_url`, as <https://github.com/redis/redis-py/issues/728> quotes it.
const BESIDE_UNIX: &[(&str, &str)] = &[("redis", "redis")];

/// Schemes of addresses, and what speaks them.
const SCHEMES: &[(&str, &str)] = &[
    ("mysql", "mariadb"),
    ("mysql2", "mariadb"),
    ("mysqli", "mariadb"),
    ("mariadb", "mariadb"),
    ("postgres", "postgresql"),
    ("postgresql", "postgresql"),
    ("pgsql", "postgresql"),
    ("redis", "redis"),
    ("amqp", "rabbitmq"),
    ("mongodb", "mongodb"),
    ("memcached", "memcached"),
    ("ldap", "slapd"),
];

/// What stands right in front of a host where a program's own function takes one (PHP).
const CALLS: &[(&str, &str)] = &[
    ("mysqli(", "mariadb"),
    ("mysqli_connect(", "mariadb"),
    ("mysql_connect(", "mariadb"),
    ("mysql_pconnect(", "mariadb"),
];

/// How a connection's description begins that has the host as one of its parts (PDO).
const DSNS: &[(&str, &str)] = &[("mysql:", "mariadb"), ("pgsql:", "postgresql")];

/// Clients that take a host by `-h` or `--host`.
const CLIENTS: &[(&str, &str)] = &[
    ("mysql", "mariadb"),
    ("mysqldump", "mariadb"),
    ("mysqladmin", "mariadb"),
    ("mysqlimport", "mariadb"),
    ("mysqlcheck", "mariadb"),
    ("mariadb", "mariadb"),
    ("mariadb-dump", "mariadb"),
    ("mariadb-admin", "mariadb"),
    ("mariadb-import", "mariadb"),
    ("mariadb-check", "mariadb"),
    ("psql", "postgresql"),
    ("pg_dump", "postgresql"),
    ("pg_dumpall", "postgresql"),
    ("pg_isready", "postgresql"),
    ("pg_restore", "postgresql"),
    ("redis-cli", "redis"),
    ("mongo", "mongodb"),
    ("mongosh", "mongodb"),
    ("mongodump", "mongodb"),
];

/// Words in the name of a variable that say which service an address is about.
const WORDS: &[(&str, &[&str])] = &[
    ("DB", &["mariadb", "postgresql", "mongodb"]),
    ("DATABASE", &["mariadb", "postgresql", "mongodb"]),
    ("MYSQL", &["mariadb"]),
    ("MYSQLI", &["mariadb"]),
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

/// Words in a setting's name that say that it takes an address.
const ADDRESS_WORDS: &[&str] = &["host", "server", "url", "uri", "dsn", "addr", "socket", "broker", "endpoint"];

/// How a setting's name begins that says where to listen, who may come or what a server is called.
const LISTENS: &[&str] = &["listen", "bind", "server_name", "servername", "allow", "deny", "acl"];

/// Configuration, and arguments, with which a service does not listen on the network, or on another port than its own; `*` stands
/// for any text. What it is told besides does not open it.
const KEPT_LOCAL: &[(&str, &[&str], &[&str])] = &[
    ("mariadb", &["skip-networking", "skip_networking"], &["--skip-networking*", "--port*", "-P*"]),
    ("redis", &["port 0"], &["--port"]),
    ("memcached", &[], &["-s", "--unix-socket*", "-p", "--port*"]),
    ("postgresql", &[], &["-p", "--port*"]),
];

/// Arguments that open the service's own port again where its configuration closes it for the sake of a socket, unless one of these
/// texts says that it listens in another way. An argument of Redis' wins over its file (<https://redis.io/docs/latest/operate/oss_and_stack/management/config/>).
const REOPENED: &[(&str, &[&str], &[&str])] = &[("redis", &["tls-port"], &["--port", "6379"])];

/// Directories that belong to more than one service, so that no volume can be mounted over them.
const COMMON_DIRECTORIES: &[&str] =
    &["", "/", "/run", "/var/run", "/tmp", "/var/tmp", "/dev/shm", "/srv", "/var/lib", "/etc"];

/// Whether a text ends in a function that listens, in front of the address that it takes.
#[must_use]
pub fn listens_by_call(before: &str) -> bool {
    let call = before.trim_end_matches(['"', '\'', '(', ' ']);
    ["bind", "listen", "createServer", "HTTPServer", "TCPServer", "run_simple"].iter().any(|name| call.ends_with(name))
}

/// Whether a line of configuration says whom to connect to.
#[must_use]
pub fn connects(line: &str) -> bool {
    let first = line.split(|c: char| c.is_whitespace() || c == '=').find(|word| !word.is_empty());
    first.is_some_and(|first| CONNECTS.contains(&first)) || inner_connects(line)
}

/// nginx writes several directives into one line: `location / { proxy_pass …; }`, `upstream app { server …; }`.
fn inner_connects(line: &str) -> bool {
    line.split(['{', ';']).skip(1).any(|part| {
        let mut words = part.split_whitespace();
        words.next().is_some_and(|first| CONNECTS.contains(&first) && (first.ends_with("_pass") || first == "server"))
            && words.next().is_some()
    })
}

/// Whether a line sets an address that others connect to, as applications' settings do (`db_host = localhost`).
#[must_use]
pub fn is_about_address(line: &str) -> bool {
    takes_address(line.split(['=', ':', ' ', '\t', '"', '\'']).find(|word| !word.is_empty()).unwrap_or_default())
}

/// Whether a setting of this name takes an address of somebody else.
#[must_use]
pub fn takes_address(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    !LISTENS.iter().any(|word| key.starts_with(word)) && ADDRESS_WORDS.iter().any(|word| key.contains(word))
}

/// The id of the service that a socket belongs to.
#[must_use]
pub fn owner_of_socket(path: &str) -> Option<&'static str> {
    SOCKETS.iter().find(|(pattern, _)| matches(pattern, path.trim_end_matches('/'))).map(|(_, id)| *id)
}

/// The client's setting that takes this service's socket and is written at the end of a text.
#[must_use]
pub fn setting_of(service: &str, text: &str) -> Option<&'static Setting> {
    let word = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    SETTINGS.iter().filter(|setting| setting.service == service).find(|setting| {
        text.strip_suffix(setting.key).is_some_and(|before| !before.chars().next_back().is_some_and(word))
    })
}

/// Whose clients read a host under this key in their section of an option file.
#[must_use]
pub fn client_setting(key: &str) -> Option<&'static str> {
    SETTINGS.iter().find(|setting| setting.for_clients && setting.becomes == key).map(|setting| setting.service)
}

/// The scheme by which the clients of a service that take `unix://PATH` are told a host.
#[must_use]
pub fn scheme_beside_unix(service: &str) -> Option<&'static str> {
    BESIDE_UNIX.iter().find(|(id, _)| *id == service).map(|(_, scheme)| *scheme)
}

/// Whether a section of an option file is for clients.
#[must_use]
pub fn is_client_section(name: &str) -> bool {
    CLIENT_SECTIONS.contains(&name)
}

/// The id of the service that is spoken to by what stands in front of a host: an address with a scheme, a function, a client.
#[must_use]
pub fn spoken_to(before: &str) -> Option<&'static str> {
    by_scheme(before).or_else(|| by_call(before)).or_else(|| by_part(before)).or_else(|| by_client(before))
}

fn by_scheme(before: &str) -> Option<&'static str> {
    let at = before.rfind("://")?;
    // Between them, at most who logs in.
    let user = |c: char| c.is_ascii_alphanumeric() || "_.-~%!$&*+,;=:@{}".contains(c);
    if !before[at + 3..].chars().all(user) {
        return None;
    }
    let start =
        before[..at].rfind(|c: char| !(c.is_ascii_alphanumeric() || "+.-".contains(c))).map_or(0, |end| end + 1);
    let scheme = before.get(start..at)?.split('+').next()?;
    SCHEMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(scheme)).map(|(_, id)| *id)
}

fn by_call(before: &str) -> Option<&'static str> {
    let call = before.strip_suffix(['"', '\''])?.trim_end();
    CALLS.iter().find(|(known, _)| call.ends_with(known)).map(|(_, id)| *id)
}

fn by_part(before: &str) -> Option<&'static str> {
    let text = before.strip_suffix("host=")?;
    let start = text.rfind(['"', '\'', ' ', '(']).map_or(0, |end| end + 1);
    let parts = text.get(start..)?;
    let of_dsn = |known: &str| parts.split('=').any(|part| part.starts_with(known));
    // libpq's own form begins with the host, and only a function of its tells it.
    let of_libpq = || parts.is_empty() && ["pg_connect(", "psycopg"].iter().any(|call| text.contains(call));
    DSNS.iter().find(|(known, _)| of_dsn(known)).map(|(_, id)| *id).or_else(|| of_libpq().then_some("postgresql"))
}

fn by_client(before: &str) -> Option<&'static str> {
    let option = before.trim_end_matches(['"', '\'']).trim_end_matches([' ', '=']);
    let command = option.strip_suffix("--host").or_else(|| option.strip_suffix("-h"))?;
    let own = command.rsplit([';', '|', '&', '`', '(']).next()?;
    let names = own.split_whitespace().filter_map(|word| word.rsplit('/').next());
    names.filter_map(|name| CLIENTS.iter().find(|(known, _)| *known == name)).map(|(_, id)| *id).next()
}

/// The name of the setting or variable whose value begins behind this text: of `define('DB_HOST', '` it is `DB_HOST`.
#[must_use]
pub fn key_of(before: &str) -> &str {
    let text = before.trim_end_matches(|c: char| c.is_whitespace() || "\"'=:>,(?[{)".contains(c));
    let start = text.rfind(|c: char| !(c.is_ascii_alphanumeric() || "_.-".contains(c)));
    let start = start.and_then(|at| Some(at + text[at..].chars().next()?.len_utf8())).unwrap_or_default();
    text.get(start..).unwrap_or_default()
}

/// The ids of the services that a variable's name can be about.
#[must_use]
pub fn named_by(variable: &str) -> &'static [&'static str] {
    let known = |word: &str| WORDS.iter().find(|(known, _)| word.eq_ignore_ascii_case(known));
    variable.split(['_', '.', '-']).find_map(known).map(|(_, ids)| *ids).unwrap_or_default()
}

/// What a configuration says that keeps a service from the network.
#[must_use]
pub fn keeps_local(service: &Service) -> &'static [&'static str] {
    KEPT_LOCAL.iter().find(|(id, ..)| *id == service.id).map(|(_, lines, _)| *lines).unwrap_or_default()
}

/// The arguments that open a service which its configuration keeps from the network; `says` tells whether the configuration has a text.
#[must_use]
pub fn reopens(service: &Service, says: &dyn Fn(&str) -> bool) -> Option<&'static [&'static str]> {
    let (_, unless, arguments) = REOPENED.iter().find(|(id, ..)| *id == service.id)?;
    let closed = keeps_local(service).iter().any(|line| says(line)) && !unless.iter().any(|text| says(text));
    closed.then_some(*arguments)
}

/// Whether a command keeps a service from the port that is known of it.
#[must_use]
pub fn listens_elsewhere(service: &Service, command: &[String]) -> bool {
    let known = KEPT_LOCAL.iter().find(|(id, ..)| *id == service.id).map(|(_, _, arguments)| *arguments);
    let own = service.ports.first().and_then(|port| port.split('/').next());
    command.iter().enumerate().skip(1).any(|(at, word)| {
        known.unwrap_or_default().iter().any(|pattern| matches(pattern, word))
            && own.is_none_or(|own| command.get(at + 1).is_none_or(|value| value != own))
    })
}

/// Whether a path is where programs put what lives as long as they do, and nothing of an image.
#[must_use]
pub fn is_made_anew(path: &str) -> bool {
    ["/run/", "/var/run/", "/tmp/"].iter().any(|place| path.starts_with(place))
}

/// The directory of a socket, where it can be a volume of those who use the socket.
#[must_use]
pub fn directory_to_share(socket: &str) -> Option<&str> {
    let directory = &socket[..socket.rfind('/')?];
    (!COMMON_DIRECTORIES.contains(&directory)).then_some(directory)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::services::by_id;

    #[test]
    fn services_are_in_the_catalogue() {
        let pairs = [SOCKETS, SCHEMES, CALLS, DSNS, CLIENTS].into_iter().flatten().map(|(_, id)| *id);
        let words = WORDS.iter().flat_map(|(_, ids)| *ids).copied();
        let others = SETTINGS.iter().map(|setting| setting.service).chain(KEPT_LOCAL.iter().map(|(id, ..)| *id));
        for id in pairs.chain(words).chain(others) {
            assert!(by_id(id).is_some(), "{id}");
        }
    }

    #[test]
    fn lines_that_connect() {
        for line in [
            "  fastcgi_pass 127.0.0.1:9000;",
            "location / { proxy_pass http://localhost:3000; }",
            "upstream app { server unix:/run/app/app.sock; }",
        ] {
            assert!(connects(line), "{line}");
        }
        for line in [
            "listen = 127.0.0.1:9000",
            "bind 127.0.0.1",
            "listen 127.0.0.1:80;",
            "server_name localhost;",
            "http { server { listen 127.0.0.1:80; } }",
            "",
        ] {
            assert!(!connects(line), "{line}");
        }
        assert_eq!(owner_of_socket("/run/php/php8.2-fpm.sock"), Some("php-fpm"));
        assert_eq!(owner_of_socket("/var/run/mysqld/mysqld.sock"), Some("mariadb"));
        assert_eq!(owner_of_socket("/var/run/postgresql/"), Some("postgresql"));
        assert_eq!(owner_of_socket("/run/app/app.sock"), None);
        assert_eq!(named_by("REDIS_HOST"), ["redis"]);
        assert!(named_by("SITE_HOST").is_empty());
    }

    #[test]
    fn who_is_spoken_to() {
        for (before, id) in [
            ("mysql://shop:secret@", "mariadb"),
            ("SQLALCHEMY_DATABASE_URI=mysql+pymysql://root@", "mariadb"),
            ("jdbc:mysql://", "mariadb"),
            ("DATABASE_URL=postgres://", "postgresql"),
            ("$db = new mysqli(\"", "mariadb"),
            ("new PDO('mysql:dbname=shop;host=", "mariadb"),
            ("new PDO(\"pgsql:host=", "postgresql"),
            ("pg_connect(\"host=", "postgresql"),
            ("0 3 * * * root /usr/bin/mysqldump --host=", "mariadb"),
            ("redis-cli -h ", "redis"),
            ("echo x | psql -U app -h ", "postgresql"),
        ] {
            assert_eq!(spoken_to(before), Some(id), "{before}");
        }
        for before in [
            "http://",
            "proxy_pass http://",
            "host=",
            "curl -h ",
            "mysql; curl -h ",
            "mysql://a/b/",
            "bind-address = ",
            "",
        ] {
            assert_eq!(spoken_to(before), None, "{before}");
        }
    }

    #[test]
    fn names_in_front_of_values() {
        for (before, key) in [
            ("define('DB_HOST', '", "DB_HOST"),
            ("DB_HOST=", "DB_HOST"),
            ("  db_host: ", "db_host"),
            ("\"redis.host\": \"", "redis.host"),
            ("$db_host = getenv('DB_HOST') ?: '", "DB_HOST"),
            ("", ""),
            ("ホスト=", ""),
        ] {
            assert_eq!(key_of(before), key, "{before}");
        }
    }

    #[test]
    fn what_a_service_is_kept_from() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let elsewhere = |id: &str, command: &str| listens_elsewhere(by_id(id).expect("known"), &words(command));
        assert!(!elsewhere("redis", "redis-server --port 6379"));
        assert!(elsewhere("redis", "redis-server --port 0") && elsewhere("memcached", "memcached -s /run/m.sock"));
        assert!(!elsewhere("redis", "redis-server /etc/redis/redis.conf") && !elsewhere("nginx", "nginx -p /x"));
        assert_eq!(directory_to_share("/run/app/app.sock"), Some("/run/app"));
        assert!(directory_to_share("/run/app.sock").is_none() && directory_to_share("/app.sock").is_none());
    }
}
