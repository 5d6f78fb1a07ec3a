//! What held services together that get containers of their own: addresses of this machine, and sockets.
//!
//! Where the port or the socket tells whose it is, the address becomes that service's name: in a file that the text writes, by
//! an edit; in ENV, by a variable of the container. Where only the variable's name tells, the same, to be looked at. What is left
//! is said.

use super::split::Target;
use crate::knowledge::roles;
use crate::knowledge::services::Service;
use crate::knowledge::together::{self, LOCAL_HOSTS};
use crate::order;
use crate::report::Edit;
use crate::rewrite::apply::replace;
use crate::rewrite::commands;
use crate::rewrite::stage::{self, StageParts};
use crate::text::Span;

/// The links between the targets of a split.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// Edits of files that the text writes.
    pub edits: Vec<Edit>,
    /// Variables to be set for the containers that are not the service's own.
    pub variables: Vec<Carried>,
    /// Addresses and sockets that stay as they are, as they are written; each once.
    pub left: Vec<String>,
    /// The services that an edit or a variable names.
    pub hosts: Vec<String>,
}

/// A variable that names another container.
#[derive(Clone, Debug)]
pub struct Carried {
    /// Its name.
    pub name: String,
    /// Its value in the text.
    pub was: String,
    /// Its new value.
    pub value: String,
    /// The service that it is about.
    pub service: &'static Service,
    /// How sure that is.
    pub certainty: Certainty,
}

/// How sure it is whom an address is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Its port tells.
    Port,
    /// The variable's name tells.
    Name,
}

/// An address of this machine in a text.
#[derive(Clone, Copy, Debug)]
struct Address<'t> {
    /// The host's name.
    host: Span,
    /// Behind it, the port.
    port: Option<&'t str>,
}

/// How many links of a text are followed; a text with more is no Dockerfile that a person reads.
const MOST: usize = 64;

impl Links {
    /// Looks for them.
    #[must_use]
    pub fn between(parts: &StageParts<'_>, targets: &[Target]) -> Self {
        let mut links = Self::default();
        links.in_environment(parts, targets);
        links.in_files(parts, targets);
        links
    }

    /// The variables of a target's container: none for the service that they are about, nor for what connects to nobody.
    pub fn variables_of<'l>(&'l self, target: &Target) -> impl Iterator<Item = &'l Carried> + use<'l> {
        let service = target.service;
        let connects = service.is_none_or(|service| !roles::is_backend(service.id) || roles::runs_code(service.id));
        let own = move |carried: &&Carried| service.is_some_and(|service| service.id == carried.service.id);
        self.variables.iter().filter(move |carried| connects && !own(carried))
    }

    fn in_environment(&mut self, parts: &StageParts<'_>, targets: &[Target]) {
        for (name, value) in &parts.subject.env {
            let value = value.trim_matches('"');
            let Some(address) = addresses(value).next() else {
                self.leave_socket(value);
                continue;
            };
            // What a build puts in for a variable is not known here.
            if value.contains('$') {
                self.leave(&format!("{name}={value}"));
                continue;
            }
            let by_port = address.port.and_then(|port| listening(targets, port));
            let by_name = || by_name(targets, name).filter(|_| address.port.is_none());
            match by_port.map(|service| (service, Certainty::Port)).or_else(|| by_name().map(|s| (s, Certainty::Name)))
            {
                Some((service, certainty)) if self.variables.len() < MOST => {
                    let new = format!("{}{}{}", &value[..address.host.start], service.id, &value[address.host.end..]);
                    self.variables.push(Carried {
                        name: (*name).to_owned(),
                        was: value.to_owned(),
                        value: new,
                        service,
                        certainty,
                    });
                    self.name(service.id.to_owned());
                }
                _ => self.leave(&format!("{name}={value}")),
            }
        }
    }

    fn in_files(&mut self, parts: &StageParts<'_>, targets: &[Target]) {
        let exposed = commands::ports(parts.subject, parts.evidence);
        let own_ports: Vec<String> =
            exposed.iter().filter_map(|port| port.split('/').next()).map(str::to_owned).collect();
        for (_, file) in parts.evidence.written.all() {
            let own = file.instructions.iter().all(|&index| parts.subject.owns(index));
            let text = file.text.text.as_str();
            let mut at = 0;
            for line in text.split_inclusive('\n') {
                let start = at;
                at += line.len();
                if line.trim_start().starts_with('#') {
                    continue;
                }
                let connects = together::connects(line);
                let found = link(line, targets, &own_ports).filter(|_| own && connects && self.edits.len() < MOST);
                let place = found.map(|(span, new, id)| {
                    (file.text.span(Span::new(start + span.start, start + span.end)), span, new, id)
                });
                match place {
                    Some((place, span, new, id)) if place.of(parts.text) == span.of(line) && stays(parts, place) => {
                        self.edits.push(replace(place, new));
                        self.name(id);
                    }
                    _ if connects || is_about_address(line) => self.leave_line(line),
                    _ => {}
                }
            }
        }
        order::by(&mut self.edits, |edit| (edit.start, 0));
        self.edits.dedup_by(|second, first| second.start < first.end || second.start == first.start);
    }

    fn name(&mut self, host: String) {
        if !self.hosts.contains(&host) {
            self.hosts.push(host);
        }
    }

    fn leave_line(&mut self, line: &str) {
        let words = line.split(|c: char| c.is_whitespace() || "\"'`=,;()<>{}".contains(c));
        for word in words {
            if addresses(word).next().is_some() {
                self.leave(word);
            } else {
                self.leave_socket(word);
            }
        }
    }

    fn leave_socket(&mut self, word: &str) {
        let socket = word.contains("/run/") && (word.ends_with(".sock") || word.ends_with(".socket"));
        if socket {
            self.leave(word);
        }
    }

    fn leave(&mut self, word: &str) {
        if self.left.len() < MOST && self.left.iter().all(|other| other != word) {
            self.left.push(word.to_owned());
        }
    }
}

/// Whether a line sets an address that others connect to, as applications' settings do (`db_host = localhost`); one that says
/// where to listen, or what a server is called, is none.
fn is_about_address(line: &str) -> bool {
    let key = line.split(['=', ':', ' ', '\t', '"', '\'']).find(|word| !word.is_empty()).unwrap_or_default();
    let key = key.to_ascii_lowercase();
    let listens = ["listen", "bind", "server_name", "servername", "allow", "deny", "acl"];
    !listens.iter().any(|word| key.starts_with(word))
        && ["host", "server", "url", "dsn", "addr", "socket"].iter().any(|word| key.contains(word))
}

/// Whether a place is not taken away with a command that only served the init.
fn stays(parts: &StageParts<'_>, place: Span) -> bool {
    !parts.evidence.commands.iter().any(|command| command.span.overlaps(place) && stage::goes(parts, command))
}

/// The first link of a line whose owner is certain: its place in the line, what stands there then, and the owner's id.
fn link(line: &str, targets: &[Target], own_ports: &[String]) -> Option<(Span, String, String)> {
    if let Some(found) = socket_link(line, targets) {
        return Some(found);
    }
    addresses(line).find_map(|address| {
        let port = address.port?;
        let host = match listening(targets, port) {
            Some(service) => service.id,
            // A port that the text exposes and no service has is the author's own program's.
            None if own_ports.iter().any(|own| own == port) => {
                targets.iter().find(|target| target.service.is_none())?.host()
            }
            None => return None,
        };
        Some((address.host, host.to_owned(), host.to_owned()))
    })
}

/// `unix:/run/php/php8.2-fpm.sock` becomes `php-fpm:9000`; Apache httpd's `unix:…|fcgi://localhost` becomes `fcgi://php-fpm:9000`.
fn socket_link(line: &str, targets: &[Target]) -> Option<(Span, String, String)> {
    let start = line.find("unix:")?;
    let path = &line[start + "unix:".len()..];
    let length = path.find(|c: char| c.is_whitespace() || ";\"'|,".contains(c)).unwrap_or(path.len());
    let id = together::owner_of_socket(&path[..length])?;
    let service = targets.iter().filter_map(|target| target.service).find(|service| service.id == id)?;
    let port = service.ports.first()?.split('/').next()?;
    let end = start + "unix:".len() + length;
    let rest = &line[end..];
    let scheme = "|fcgi://";
    if let Some(behind) = rest.strip_prefix(scheme) {
        let host = behind.find(|c: char| !(c.is_ascii_alphanumeric() || ".-:".contains(c))).unwrap_or(behind.len());
        let span = Span::new(start, end + scheme.len() + host);
        return Some((span, format!("fcgi://{}:{port}", service.id), service.id.to_owned()));
    }
    Some((Span::new(start, end), format!("{}:{port}", service.id), service.id.to_owned()))
}

/// The addresses of this machine in a text.
fn addresses(text: &str) -> impl Iterator<Item = Address<'_>> {
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
            let digits = text[at + length..].strip_prefix(':').unwrap_or_default();
            let count = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            Address { host: Span::new(at, at + length), port: (count > 0).then(|| &digits[..count]) }
        })
        .collect();
    order::by(&mut found, |address| (address.host.start, 0));
    found.into_iter()
}

/// The only target that listens on a port.
fn listening(targets: &[Target], port: &str) -> Option<&'static Service> {
    let has = |service: &&'static Service| service.ports.iter().any(|known| known.split('/').next() == Some(port));
    only(targets.iter().filter_map(|target| target.service).filter(has))
}

/// The only target that a variable's name can be about.
fn by_name(targets: &[Target], variable: &str) -> Option<&'static Service> {
    let ids = together::named_by(variable);
    only(targets.iter().filter_map(|target| target.service).filter(|service| ids.contains(&service.id)))
}

fn only(mut services: impl Iterator<Item = &'static Service>) -> Option<&'static Service> {
    let first = services.next()?;
    services.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::services;

    fn targets(ids: &[&str]) -> Vec<Target> {
        ids.iter()
            .map(|id| Target { name: (*id).to_owned(), service: services::by_id(id), command: Vec::new() })
            .collect()
    }

    #[test]
    fn links_of_lines() {
        let targets = targets(&["php-fpm", "mariadb", "redis", "nginx"]);
        let carried = |line: &str| {
            link(line, &targets, &[]).map(|(span, new, _)| format!("{}{new}{}", &line[..span.start], &line[span.end..]))
        };
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
        ] {
            assert_eq!(carried(line).as_deref(), Some(expected));
        }
        for line in
            ["proxy_pass http://localhost:3000;", "server mylocalhost:9000;", "server 127.0.0.11:9000;", "localhost"]
        {
            assert_eq!(carried(line), None, "{line}");
        }
        let program = [Target { name: "app".to_owned(), service: None, command: Vec::new() }];
        let to_program =
            |ports: &[String]| link("proxy_pass http://localhost:3000;", &program, ports).map(|(_, new, _)| new);
        assert_eq!((to_program(&["3000".to_owned()]).as_deref(), to_program(&[])), (Some("app"), None));
    }

    #[test]
    fn names_of_variables() {
        let both = targets(&["mariadb", "redis"]);
        assert_eq!(by_name(&both, "DB_HOST").map(|service| service.id), Some("mariadb"));
        assert_eq!(by_name(&both, "CACHE_HOST").map(|service| service.id), Some("redis"));
        assert!(
            by_name(&both, "APP_HOST").is_none() && by_name(&targets(&["mariadb", "postgresql"]), "DB_HOST").is_none()
        );
    }
}
