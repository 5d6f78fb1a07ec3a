//! One line of a text: where it names another service by an address of this machine or by a socket, and what must stand there.

use super::links::Certainty;
use super::split::Target;
use crate::knowledge::links::{self, LOCAL_HOSTS, Value};
use crate::knowledge::services::Service;
use crate::order;
use crate::text::Span;

/// What is known around a line.
#[derive(Clone, Copy, Debug)]
pub struct Around<'t> {
    /// The targets that can be reached on the network.
    pub targets: &'t [&'t Target],
    /// Ports that the text exposes.
    pub exposed: &'t [String],
    /// Whether a setting with an ambiguous name is a client's here: in an option file's section for clients, or in YAML.
    pub of_clients: bool,
    /// Whether whatever stands here is connected to: a variable of the container.
    pub connects: bool,
}

/// A place that names another service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where.
    pub span: Span,
    /// What must stand there.
    pub new: String,
    /// The name of the one that it is about.
    pub host: String,
    /// How sure that is.
    pub certainty: Certainty,
}

/// An address of this machine in a text.
#[derive(Clone, Copy, Debug)]
pub struct Address<'t> {
    /// The host's name.
    pub host: Span,
    /// Behind it, the port.
    port: Option<&'t str>,
    /// Whether the port is a function's next argument: `connect('127.0.0.1', 6379)`.
    of_call: bool,
}

/// How many addresses of one line are looked at: each is judged by what stands in front of it.
const MOST: usize = 16;

/// The links of a line whose owner is known, in the order of the line.
#[must_use]
pub fn in_line(line: &str, around: Around<'_>) -> Vec<Link> {
    let connects = around.connects || links::connects(line);
    let of_sockets = sockets(line).filter_map(|socket| of_socket(line, socket, around, connects));
    let mut found: Vec<Link> = of_sockets.take(MOST).collect();
    // A line that names a socket means that, and not the address beside it.
    if found.is_empty() && !sockets(line).any(|socket| links::owner_of_socket(socket.of(line)).is_some()) {
        let first = addresses(line).take(MOST);
        found = first.filter_map(|address| of_address(line, address, around, connects)).collect();
    } else if addresses(line).any(|address| found.iter().all(|link| !link.span.overlaps(address.host))) {
        found.clear();
    }
    found
}

fn of_address(line: &str, address: Address<'_>, around: Around<'_>, connects: bool) -> Option<Link> {
    let before = &line[..address.host.start];
    let spoken_to = links::spoken_to(before);
    let link =
        |host: &str, certainty| Link { span: address.host, new: host.to_owned(), host: host.to_owned(), certainty };
    let Some(port) = address.port else {
        if let Some(id) = spoken_to {
            return target(around, id).map(|to| link(to.host, Certainty::Known));
        }
        if let Some(id) = links::client_setting(links::key_of(before)).filter(|_| around.of_clients) {
            return target(around, id).map(|to| link(to.host, Certainty::Known));
        }
        let key = Some(links::key_of(before)).filter(|key| links::takes_address(key))?;
        return by_name(around, key).map(|to| link(to.host, Certainty::Likely));
    };
    let named = || links::takes_address(links::key_of(before)) && !links::named_by(links::key_of(before)).is_empty();
    let called = address.of_call && !links::listens_by_call(before);
    if !connects && spoken_to.is_none() && !called && !named() {
        return None;
    }
    match listening(around, port) {
        Some(to) if spoken_to.is_none_or(|id| id == to.service.id) => Some(link(to.host, Certainty::Known)),
        // A port that the text exposes and no service has is the author's own program's.
        None if spoken_to.is_none() && around.exposed.iter().any(|own| own == port) => {
            let program = around.targets.iter().find(|target| target.service.is_none())?;
            Some(link(program.host(), Certainty::Known))
        }
        _ => None,
    }
}

/// `unix:/run/php/php8.2-fpm.sock` becomes `php-fpm:9000`, `unix_socket=/run/mysqld/mysqld.sock` `host=mariadb`.
fn of_socket(line: &str, socket: Span, around: Around<'_>, connects: bool) -> Option<Link> {
    let to = target(around, links::owner_of_socket(socket.of(line))?)?;
    let port = to.service.ports.first()?.split('/').next()?;
    let before = &line[..socket.start];
    let link = |start: usize, end: usize, new: String, certainty| {
        Some(Link { span: Span::new(start, end), new, host: to.host.to_owned(), certainty })
    };
    if let Some(front) = before.strip_suffix("unix://") {
        return match links::key_of(front) {
            // phpredis: <https://github.com/phpredis/phpredis#php-session-handler>
            "session.save_path" => link(front.len(), socket.end, format!("tcp://{}:{port}", to.host), Certainty::Known),
            _ if connects && !around.connects => {
                link(front.len(), socket.end, format!("{}:{port}", to.host), Certainty::Known)
            }
            _ => links::scheme_beside_unix(to.service.id).and_then(|scheme| {
                link(front.len(), socket.end, format!("{scheme}://{}:{port}", to.host), Certainty::Likely)
            }),
        };
    }
    if let Some(front) = before.strip_suffix("unix:").filter(|_| connects) {
        // Apache httpd's `unix:…|fcgi://localhost` becomes `fcgi://php-fpm:9000`.
        let scheme = "|fcgi://";
        if let Some(behind) = line[socket.end..].strip_prefix(scheme) {
            let host = behind.find(|c: char| !(c.is_ascii_alphanumeric() || ".-:".contains(c))).unwrap_or(behind.len());
            let end = socket.end + scheme.len() + host;
            return link(front.len(), end, format!("fcgi://{}:{port}", to.host), Certainty::Known);
        }
        return link(front.len(), socket.end, format!("{}:{port}", to.host), Certainty::Known);
    }
    let front = before.trim_end_matches(|c: char| c.is_whitespace() || "\"'=:>".contains(c));
    let setting =
        links::setting_of(to.service.id, front).filter(|setting| around.of_clients || !setting.for_clients)?;
    let host = match setting.value {
        Value::Host => to.host.to_owned(),
        Value::HostAndPort => format!("{}:{port}", to.host),
    };
    let new = format!("{}{}{host}", setting.becomes, &before[front.len()..]);
    link(front.len() - setting.key.len(), socket.end, new, Certainty::Known)
}

/// The absolute paths of a line.
pub fn sockets(line: &str) -> impl Iterator<Item = Span> + '_ {
    let part = |c: char| c.is_ascii_alphanumeric() || "/._-@%+".contains(c);
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + line.get(at..)?.find('/')?;
            let length = line[start..].find(|c: char| !part(c)).unwrap_or(line.len() - start);
            at = start + length;
            // The slashes of a scheme belong to it, but for the path's own.
            let slashes = line[start..start + length].bytes().take_while(|byte| *byte == b'/').count();
            if slashes < length {
                return Some(Span::new(start + slashes - 1, start + length));
            }
        }
    })
}

/// The addresses of this machine in a text.
pub fn addresses(text: &str) -> impl Iterator<Item = Address<'_>> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-' || c == '_';
    let mut found: Vec<Address<'_>> = LOCAL_HOSTS
        .iter()
        .flat_map(|host| text.match_indices(host).map(move |(at, host)| (at, host.len())))
        .filter(|&(at, length)| {
            let before = text[..at].chars().next_back();
            let after = text[at + length..].chars().next();
            !before.is_some_and(word) && !after.is_some_and(word)
        })
        .map(|(at, length)| {
            let rest = &text[at + length..];
            let next = || rest.strip_prefix(['"', '\''])?.trim_start().strip_prefix(',').map(str::trim_start);
            let (digits, of_call) = match rest.strip_prefix(':') {
                Some(digits) => (digits, false),
                None => (next().unwrap_or_default(), true),
            };
            let count = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            let port = (count > 0).then(|| &digits[..count]);
            Address { host: Span::new(at, at + length), port, of_call: of_call && port.is_some() }
        })
        .collect();
    order::by(&mut found, |address| (address.host.start, 0));
    found.into_iter()
}

/// A service that has a stage, and the name under which the others find it.
#[derive(Clone, Copy)]
struct Reached<'t> {
    service: &'static Service,
    host: &'t str,
}

/// The target of this service.
fn target<'t>(around: Around<'t>, id: &str) -> Option<Reached<'t>> {
    services(around).find(|to| to.service.id == id)
}

/// The only target that listens on a port.
fn listening<'t>(around: Around<'t>, port: &str) -> Option<Reached<'t>> {
    let has = |to: &Reached<'t>| to.service.ports.iter().any(|known| known.split('/').next() == Some(port));
    only(services(around).filter(has))
}

/// The only target that a variable's name can be about.
fn by_name<'t>(around: Around<'t>, variable: &str) -> Option<Reached<'t>> {
    let ids = links::named_by(variable);
    only(services(around).filter(|to| ids.contains(&to.service.id)))
}

fn services<'t>(around: Around<'t>) -> impl Iterator<Item = Reached<'t>> + use<'t> {
    around.targets.iter().filter_map(|target| Some(Reached { service: target.service?, host: target.host() }))
}

fn only<'t>(mut services: impl Iterator<Item = Reached<'t>>) -> Option<Reached<'t>> {
    let first = services.next()?;
    services.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::services::by_id;

    fn targets(ids: &[&str]) -> Vec<Target> {
        ids.iter()
            .map(|id| Target {
                name: (*id).to_owned(),
                called: by_id(id).map_or("app", |service| service.id),
                service: by_id(id),
                command: Vec::new(),
            })
            .collect()
    }

    /// The line with its links carried over, and how sure that is; none where nothing is.
    fn carried(line: &str, all: &[Target], of_clients: bool) -> Option<(String, Certainty)> {
        let all: Vec<&Target> = all.iter().collect();
        let found = in_line(line, Around { targets: &all, exposed: &[], of_clients, connects: false });
        let first = found.first()?.certainty;
        let mut text = line.to_owned();
        for link in found.iter().rev() {
            text.replace_range(link.span.start..link.span.end, &link.new);
        }
        Some((text, first))
    }

    #[test]
    fn what_is_certain() {
        let all = targets(&["php-fpm", "mariadb", "redis", "nginx", "memcached", "postgresql"]);
        for (line, expected) in [
            ("fastcgi_pass unix:/run/php/php8.2-fpm.sock;", "fastcgi_pass php-fpm:9000;"),
            ("fastcgi_pass 127.0.0.1:9000;", "fastcgi_pass php-fpm:9000;"),
            (
                "SetHandler \"proxy:unix:/run/php/php8.2-fpm.sock|fcgi://localhost/\"",
                "SetHandler \"proxy:fcgi://php-fpm:9000/\"",
            ),
            (
                "session.save_path = \"tcp://localhost:6379?weight=1\"",
                "session.save_path = \"tcp://redis:6379?weight=1\"",
            ),
            (
                "session.save_path = \"unix:///var/run/redis/redis.sock?weight=1\"",
                "session.save_path = \"tcp://redis:6379?weight=1\"",
            ),
            ("session.save_path = \"/run/memcached/memcached.sock\"", "session.save_path = \"memcached:11211\""),
            ("  memcached_pass unix:/run/memcached/memcached.sock;", "  memcached_pass memcached:11211;"),
            ("new PDO('mysql:unix_socket=/run/mysqld/mysqld.sock;dbname=x')", "new PDO('mysql:host=mariadb;dbname=x')"),
            ("pymysql.connect(unix_socket=\"/run/mysqld/mysqld.sock\")", "pymysql.connect(host=\"mariadb\")"),
            ("  socketPath: '/var/lib/mysql/mysql.sock',", "  host: 'mariadb',"),
            ("mysqldump -S /run/mysqld/mysqld.sock shop", "mysqldump -h mariadb shop"),
            ("mysql --socket=/run/mysqld/mysqld.sock", "mysql --host=mariadb"),
            ("redis-cli -s /run/redis/redis-server.sock ping", "redis-cli -h redis ping"),
            ("psql -h /var/run/postgresql shop", "psql -h postgresql shop"),
            ("dsn = \"host=/var/run/postgresql dbname=x\"", "dsn = \"host=postgresql dbname=x\""),
            ("$db = new mysqli('localhost', 'shop');", "$db = new mysqli('mariadb', 'shop');"),
            ("new PDO(\"mysql:host=127.0.0.1;dbname=x\")", "new PDO(\"mysql:host=mariadb;dbname=x\")"),
            ("DATABASE_URL=mysql://shop:x@localhost/shop", "DATABASE_URL=mysql://shop:x@mariadb/shop"),
            ("REDIS_HOST=127.0.0.1:6379", "REDIS_HOST=redis:6379"),
            ("$cache->addServer('127.0.0.1', 11211);", "$cache->addServer('memcached', 11211);"),
            ("socket.create_connection((\"localhost\", 6379))", "socket.create_connection((\"redis\", 6379))"),
            ("mysqldump --host=localhost shop", "mysqldump --host=mariadb shop"),
        ] {
            assert_eq!(carried(line, &all, false), Some((expected.to_owned(), Certainty::Known)), "{line}");
        }
        for (line, expected) in
            [("socket = /run/mysqld/mysqld.sock", "host = mariadb"), ("host=localhost", "host=mariadb")]
        {
            assert_eq!(carried(line, &all, true), Some((expected.to_owned(), Certainty::Known)), "{line}");
            assert_eq!(carried(line, &all, false), None, "{line}");
        }
    }

    #[test]
    fn what_is_likely() {
        let all = targets(&["mariadb", "redis"]);
        for (line, expected) in [
            ("define('DB_HOST', 'localhost');", "define('DB_HOST', 'mariadb');"),
            ("DB_HOST=localhost", "DB_HOST=mariadb"),
            ("CACHE_HOST: localhost", "CACHE_HOST: redis"),
            ("url = \"unix:///run/redis/redis-server.sock?db=0\"", "url = \"redis://redis:6379?db=0\""),
        ] {
            assert_eq!(carried(line, &all, false), Some((expected.to_owned(), Certainty::Likely)), "{line}");
        }
        assert_eq!(carried("DB_HOST=localhost", &targets(&["mariadb", "postgresql"]), false), None);
    }

    #[test]
    fn what_is_not_known() {
        let all = targets(&["php-fpm", "mariadb", "redis", "nginx"]);
        for line in [
            "proxy_pass http://localhost:3000;",
            "server mylocalhost:9000;",
            "server 127.0.0.11:9000;",
            "localhost",
            "bind-address = 127.0.0.1",
            "listen = 127.0.0.1:9000",
            "server_name localhost;",
            "APP_HOST=localhost",
            "mysql://localhost:3307/shop",
            "mysqli.default_socket = /run/mysqld/mysqld.sock",
            "mysql:host=localhost;unix_socket=/run/mysqld/mysqld.sock",
            "unixsocket /run/redis/redis-server.sock",
            "socket.bind(('127.0.0.1', 9000))",
            "app.listen('localhost', 6379)",
            "psql -h /var/run/postgresql",
            "CREATE USER shop@'localhost'",
            "",
        ] {
            assert_eq!(carried(line, &all, false), None, "{line}");
        }
        let program = [Target { name: "app".to_owned(), called: "app", service: None, command: Vec::new() }];
        let all: Vec<&Target> = program.iter().collect();
        let to_program = |exposed: &[String]| {
            let around = Around { targets: &all, exposed, of_clients: false, connects: false };
            in_line("proxy_pass http://localhost:3000;", around).into_iter().map(|link| link.new).next()
        };
        assert_eq!((to_program(&["3000".to_owned()]).as_deref(), to_program(&[])), (Some("app"), None));
    }
}
