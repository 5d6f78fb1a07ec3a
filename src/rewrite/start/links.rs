//! What held services together that get containers of their own: addresses of this machine, and sockets.
//!
//! Where the port, the protocol or the socket tells whose it is, that service's name takes its place: in a file that the text
//! writes, by an edit; in ENV, by a variable of the container. Where only the setting's name tells, the same, to be looked at.
//! A socket that nobody in the catalogue makes, and of which both sides are in the text, stays: its directory becomes a volume.
//! What is left is said.

use super::link::{self, Around, Link};
use super::split::Target;
use crate::boot::manager::Verb;
use crate::knowledge::links;
use crate::knowledge::roles;
use crate::knowledge::services::{self, Mode, Service};
use crate::order;
use crate::plan::evidence::service_of_unit;
use crate::plan::written::WrittenFile;
use crate::report::Edit;
use crate::rewrite::apply::replace;
use crate::rewrite::commands;
use crate::rewrite::doomed;
use crate::rewrite::stage::StageParts;
use crate::text::Span;

/// The links between the targets of a split.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// Edits of files that the text writes.
    pub edits: Vec<Edit>,
    /// Variables to be set for the containers that are not the service's own.
    pub variables: Vec<Carried>,
    /// Directories of sockets that stay.
    pub shared: Vec<Shared>,
    /// What an edit changed by a setting's name alone: `DB_HOST: localhost -> mariadb`.
    pub likely: Vec<String>,
    /// Addresses and sockets that stay as they are, as they are written; each once.
    pub left: Vec<String>,
    /// The services that do not listen where they are known to.
    pub elsewhere: Vec<String>,
    /// The services that an edit, a variable or a volume leads to.
    pub hosts: Vec<String>,
    /// How many places were looked at more closely.
    looked_at: usize,
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
    /// The id of the service that it is about.
    pub host: String,
    /// How sure that is.
    pub certainty: Certainty,
}

/// A directory with a socket that one target makes and others use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The directory.
    pub directory: String,
    /// The name of the one that makes the socket.
    pub host: String,
}

/// How sure it is whom an address is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Its port, its protocol or its socket tells.
    Known,
    /// The setting's name tells.
    Likely,
}

/// How many links of a text are followed; a text with more is no Dockerfile that a person reads.
const MOST: usize = 64;

/// How much of a line is shown.
const SHOWN: usize = 60;

impl Links {
    /// Looks for them.
    #[must_use]
    pub fn between(parts: &StageParts<'_>, targets: &[Target]) -> Self {
        let reachable: Vec<&Target> = targets.iter().filter(|target| is_reachable(parts, target)).collect();
        let exposed = commands::ports(parts.subject, parts.evidence);
        let exposed: Vec<String> =
            exposed.iter().filter_map(|port| port.split('/').next()).map(str::to_owned).collect();
        let around = Around { targets: &reachable, exposed: &exposed, of_clients: false, connects: false };
        let elsewhere = targets.iter().filter(|target| !is_reachable(parts, target));
        let mut links =
            Self { elsewhere: elsewhere.map(|target| target.host().to_owned()).collect(), ..Self::default() };
        links.in_environment(parts, around);
        links.in_files(parts, targets, around);
        links.in_commands(targets);
        links
    }

    /// A target that its command has listen on a socket alone: others can go on using it where its directory can be shared.
    /// Else nobody reaches it, and that is said.
    fn in_commands(&mut self, targets: &[Target]) {
        for target in targets {
            let word = target.command.iter().skip(1).find(|word| word.contains("unix:"));
            let Some((_, socket)) = word.and_then(|word| word.split_once("unix:")) else { continue };
            let host = target.host();
            if self.shared.iter().any(|shared| shared.host == host) {
                continue;
            }
            match links::directory_to_share(socket).filter(|_| links::is_made_anew(socket)) {
                Some(directory) if self.shared.len() < MOST => {
                    self.name(host);
                    self.shared.push(Shared { directory: directory.to_owned(), host: host.to_owned() });
                }
                _ => self.leave(&format!("unix:{socket}")),
            }
            if self.elsewhere.iter().all(|known| known != host) {
                self.elsewhere.push(host.to_owned());
            }
        }
    }

    /// The variables of a target's container: none for the service that they are about, nor for what connects to nobody.
    pub fn variables_of<'l>(&'l self, target: &'l Target) -> impl Iterator<Item = &'l Carried> + use<'l> {
        self.variables.iter().filter(|carried| connects(target) && carried.host != target.host())
    }

    /// The directories that a target's container has in common with others.
    pub fn shared_of<'l>(&'l self, target: &'l Target) -> impl Iterator<Item = &'l Shared> + use<'l> {
        self.shared.iter().filter(|shared| shared.host == target.host() || connects(target))
    }

    fn in_environment(&mut self, parts: &StageParts<'_>, around: Around<'_>) {
        for (name, value) in &parts.subject.env {
            let value = value.trim_matches('"');
            let line = format!("{name}={value}");
            let found = link::in_line(&line, Around { connects: true, ..around });
            let mut new = line.clone();
            for link in found.iter().rev() {
                new.replace_range(link.span.start..link.span.end, &link.new);
            }
            // What a build puts in for a variable is not known here.
            let carried = (new.strip_prefix(name)).and_then(|new| new.strip_prefix('='));
            match (found.first(), carried) {
                (Some(first), Some(new))
                    if !value.contains('$') && self.variables.len() < MOST && !names_machine(new) =>
                {
                    let likely = found.iter().any(|link| link.certainty == Certainty::Likely);
                    self.variables.push(Carried {
                        name: (*name).to_owned(),
                        was: value.to_owned(),
                        value: new.to_owned(),
                        host: first.host.clone(),
                        certainty: if likely { Certainty::Likely } else { Certainty::Known },
                    });
                    found.iter().for_each(|link| self.name(&link.host));
                }
                _ if link::addresses(value).next().is_some() => self.leave(&line),
                _ => self.leave_socket(value),
            }
        }
    }

    fn in_files(&mut self, parts: &StageParts<'_>, targets: &[Target], around: Around<'_>) {
        let started = started_in_build(parts);
        for (path, file) in parts.evidence.written.all() {
            let own = file.instructions.iter().all(|&index| parts.subject.owns(index));
            let yaml = path.ends_with(".yml") || path.ends_with(".yaml");
            let mut of_clients = yaml;
            let mut at = 0;
            for line in file.text.text.split_inclusive('\n') {
                let start = at;
                at += line.len();
                let bare = line.trim();
                if bare.starts_with(['#', ';']) || bare.starts_with("//") {
                    continue;
                }
                if let Some(section) = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).filter(|_| !yaml)
                {
                    of_clients = links::is_client_section(section);
                }
                let connects = links::connects(line);
                let mut carried = false;
                for link in link::in_line(line, Around { of_clients, ..around }) {
                    // What the build itself reads must go on naming the service that the build starts.
                    let built = !connects
                        && started.iter().any(|(id, when)| {
                            targets.iter().any(|to| to.called == link.host && to.service.is_some_and(|to| to.id == *id))
                                && file.instructions.iter().min().is_none_or(|first| when >= first)
                        });
                    if own && !built && self.may_look() && self.edit(parts, file, start, line, &link) {
                        carried = true;
                    }
                }
                if carried || (connects && own && line.contains("unix:") && self.share(parts, targets, path, line)) {
                    continue;
                }
                if connects || links::is_about_address(line) {
                    self.leave_line(line);
                }
            }
        }
        order::by(&mut self.edits, |edit| (edit.start, 0));
        self.edits.dedup_by(|second, first| second.start < first.end || second.start == first.start);
    }

    /// Changes one place of a line, if the user's own text has it as it is there.
    fn edit(&mut self, parts: &StageParts<'_>, file: &WrittenFile, start: usize, line: &str, link: &Link) -> bool {
        let place = file.text.span(Span::new(start + link.span.start, start + link.span.end));
        let was = link.span.of(line);
        if place.of(parts.text) != was || !stays(parts, place) {
            return false;
        }
        self.edits.push(replace(place, link.new.clone()));
        self.name(&link.host);
        if link.certainty == Certainty::Likely {
            let shown: String = line.trim().chars().take(SHOWN).collect();
            let likely = format!("{shown} -> {}", link.new);
            if !self.likely.contains(&likely) {
                self.likely.push(likely);
            }
        }
        true
    }

    /// Shares the directory of a socket that a line connects to, if it is in the text who makes it.
    fn share(&mut self, parts: &StageParts<'_>, targets: &[Target], path: &str, line: &str) -> bool {
        let socket = link::sockets(line).find(|socket| {
            let before = &line[..socket.start];
            before.ends_with("unix:") || before.ends_with("unix://")
        });
        let socket = socket.map(|socket| socket.of(line).trim_end_matches([':', '/']));
        let Some(socket) = socket.filter(|_| self.may_look()) else { return false };
        let maker = || targets.iter().find(|target| makes(parts, target, path, socket));
        let Some((directory, maker)) = links::directory_to_share(socket).zip(maker()) else { return false };
        let shared = Shared { directory: directory.to_owned(), host: maker.host().to_owned() };
        self.name(&shared.host);
        if !self.shared.contains(&shared) && self.shared.len() < MOST {
            self.shared.push(shared);
        }
        true
    }

    /// Whether another place may be looked at, which takes a look at the whole text.
    fn may_look(&mut self) -> bool {
        self.looked_at += 1;
        self.looked_at <= MOST
    }

    fn name(&mut self, host: &str) {
        if self.hosts.iter().all(|known| known != host) {
            self.hosts.push(host.to_owned());
        }
    }

    fn leave_line(&mut self, line: &str) {
        let words = line.split(|c: char| c.is_whitespace() || "\"'`=,;()<>{}".contains(c));
        for word in words {
            if link::addresses(word).next().is_some() {
                self.leave(word);
            } else {
                self.leave_socket(word);
            }
        }
    }

    fn leave_socket(&mut self, word: &str) {
        let socket = word.contains("/run/") && (word.ends_with(".sock") || word.ends_with(".socket"));
        if socket || link::sockets(word).any(|path| links::owner_of_socket(path.of(word)).is_some()) {
            self.leave(word);
        }
    }

    fn leave(&mut self, word: &str) {
        if self.left.len() < MOST && self.left.iter().all(|other| other != word) {
            self.left.push(word.to_owned());
        }
    }
}

/// Whether a target connects to others: what only keeps data does not.
fn connects(target: &Target) -> bool {
    target.service.is_none_or(|service| !roles::is_backend(service.id) || roles::runs_code(service.id))
}

/// Whether a text still names this machine, or a socket of a known service.
fn names_machine(text: &str) -> bool {
    link::addresses(text).next().is_some()
        || link::sockets(text).any(|path| links::owner_of_socket(path.of(text)).is_some())
}

/// Whether a target listens on the network where it is known to.
fn is_reachable(parts: &StageParts<'_>, target: &Target) -> bool {
    let Some(service) = target.service else { return true };
    let says = |line: &str| parts.evidence.written.all().any(|(_, file)| file.says(line));
    let kept = || links::keeps_local(service).iter().any(|line| says(line));
    let reopened = || {
        links::reopens(service, &says)
            .is_some_and(|arguments| arguments.iter().all(|word| target.command.iter().any(|said| said == word)))
    };
    !links::listens_elsewhere(service, &target.command) && (!kept() || reopened())
}

/// Whether a target makes a socket: its command names it, or a file that its command names.
fn makes(parts: &StageParts<'_>, target: &Target, but: &str, socket: &str) -> bool {
    let written = || parts.evidence.written.all().filter(|(path, _)| *path != but);
    let named =
        |word: &String| word.contains(socket) || written().any(|(path, file)| word.contains(path) && file.says(socket));
    if target.service.is_some() {
        return target.command.iter().skip(1).any(named);
    }
    // The author's own program is started by the start command, or by a script that the text writes.
    let start = parts.subject.start_instruction().and_then(|index| parts.file.instructions.get(index));
    start.is_some_and(|start| named(&start.span.of(parts.text).to_owned()))
        || written().any(|(_, file)| file.executable == Some(true) && file.says(socket))
}

/// The services that the build itself starts, each with the last RUN that does.
fn started_in_build(parts: &StageParts<'_>) -> Vec<(&'static str, usize)> {
    let mut started: Vec<(&'static str, usize)> = Vec::new();
    for command in &parts.evidence.commands {
        let mut add = |service: &'static Service| match started.iter_mut().find(|(id, _)| *id == service.id) {
            Some((_, last)) => *last = command.instruction,
            None => started.push((service.id, command.instruction)),
        };
        match (&command.request, command.words.split_first()) {
            (Some(request), _) if matches!(request.verb, Verb::Start | Verb::EnableNow) => {
                request.units.iter().filter_map(|unit| service_of_unit(unit)).for_each(&mut add);
            }
            (None, Some((program, arguments))) => {
                let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
                let daemon = services::by_program(program)
                    .filter(|(_, program)| program.mode(&arguments, parts.subject.family) != Mode::Returns);
                daemon.map(|(service, _)| service).into_iter().for_each(&mut add);
            }
            _ => {}
        }
    }
    started
}

/// Whether a place is not taken away with a command that only served the init.
fn stays(parts: &StageParts<'_>, place: Span) -> bool {
    !parts.evidence.commands.iter().any(|command| command.span.overlaps(place) && doomed::goes(parts, command))
}
