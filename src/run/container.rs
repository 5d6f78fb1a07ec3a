//! The containers of a session: each call that makes one, with what was then typed in it.

use std::collections::{HashMap, HashSet};

use super::grants::{self, Granted};
use super::images::{Built, Images, Origin};
use super::meant::{self, Meant};
use super::need::{self, Need};
use super::started::{Base, Started};
use crate::Lang;
use crate::boot::manager;
use crate::input::session::{Call, Engine, Session, Simple, Step, Verb, What};
use crate::knowledge::commands::{self, Kind};
use crate::knowledge::documented;
use crate::knowledge::images::Purpose;
use crate::knowledge::{programs, roles};
use crate::plan::evidence::service_of_unit;
use crate::report::{Pid1, Pid1Kind};
use crate::text::Span;

/// A container, or a text without one.
#[derive(Debug)]
pub struct Container<'s> {
    /// The call that makes it.
    pub call: &'s Call,
    /// Its name, by `--name`.
    pub name: Option<&'s str>,
    /// The lines that were typed in it.
    pub inside: Vec<&'s Step>,
    /// What it starts.
    pub started: Started,
    /// What it is given beyond what every container has.
    pub grants: Vec<Granted>,
    /// What it is meant to run.
    pub meant: Vec<Meant>,
    /// What the grants are for.
    pub need: Need,
    /// Whether it is there to try roles or units in, as what holds it says.
    pub for_tests: bool,
    /// The messages among the output that mean something, with the lines they stand on.
    pub output: Vec<Span>,
}

impl Container<'_> {
    /// Whether an init is booted for its own sake: no application is in sight, and the image or the options were made for that.
    pub fn is_intended(&self) -> bool {
        if self.for_tests && self.started.absent.is_none() {
            return self.boots() || matches!(self.need, Need::Init);
        }
        let privileged = self.has("--privileged") || self.has("--cap-add ALL");
        let made_for_it = self.started.purpose().is_some();
        if let Need::Documented(_) | Need::Kernel | Need::Hardware = self.need {
            return !self.grants.is_empty() && !self.boots_application();
        }
        // A whole system as one product is reached over the ports of its services.
        let is_appliance = self.started.purpose() == Some(Purpose::Appliance);
        if !self.boots() || self.boots_application() && !is_appliance || self.started.absent.is_some() {
            return false;
        }
        if let Some(Purpose::SystemContainer | Purpose::Machine | Purpose::Appliance) = self.started.purpose() {
            return true;
        }
        match self.call.engine {
            // Podman boots a systemd without privileges by itself.
            Engine::Podman => !privileged,
            _ => made_for_it || (!privileged && !self.grants.is_empty()),
        }
    }

    /// Whether what makes it is not seen here.
    pub fn is_unseen(&self) -> bool {
        !self.call.makes_container()
    }

    /// Whether an init boots, or is to boot in an image that is not known.
    pub fn boots(&self) -> bool {
        let other_program = self.started.pid1.is_some() && self.started.init.is_none();
        self.started.init.is_some() || (!other_program && !self.is_documented() && grants::expects_init(self.call))
    }

    /// Whether the image's makers document what it is given: then a tmpfs or a mount speaks for no init.
    fn is_documented(&self) -> bool {
        let (name, tag) = split_reference(&self.started.name);
        documented::find(name, tag).is_some()
    }

    /// Whether what boots is there for an application: one is named, installed, started or published.
    fn boots_application(&self) -> bool {
        let published = self.call.last("publish").is_some() || self.call.is_on("publish-all");
        let lasting = self.call.last("restart").is_some();
        self.boots()
            && (published || lasting || !self.inside.is_empty() || self.meant.iter().any(|meant| !meant.is_company()))
    }

    /// Whether something is granted.
    pub fn has(&self, grant: &str) -> bool {
        self.grants.iter().any(|granted| granted.grant.name == grant)
    }

    /// Every simple command that was typed in it.
    pub fn commands(&self) -> impl Iterator<Item = &Simple> {
        self.inside.iter().flat_map(|step| match &step.what {
            What::Line(simple) => simple.as_slice(),
            What::Call(_) => &[],
        })
    }

    /// The names of what it is meant to run, as a sentence takes them.
    pub fn service_names(&self, lang: Lang) -> String {
        let names: Vec<&str> = self.meant.iter().map(Meant::display).collect();
        names.join(match lang {
            Lang::En => ", ",
            Lang::Ja => "、",
        })
    }
}

/// How many containers of a session are judged: more than anybody types.
pub const MAX_CONTAINERS: usize = 1000;

/// The containers of a session, in order, at most [`MAX_CONTAINERS`].
pub fn all<'s>(session: &'s Session, dockerfiles: &[Built], lang: Lang) -> Vec<Container<'s>> {
    let mut images = Images::built(session, dockerfiles);
    let mut found: Vec<Container<'s>> = Vec::new();
    let mut named: HashMap<&'s str, usize> = HashMap::new();
    // The container in whose shell the next line is typed, and the prompt of the host.
    let mut inside: Option<usize> = None;
    let mut host_prompt: Option<&'s str> = None;
    let mut output = session.rest.iter().peekable();
    let prompts: HashSet<Option<&str>> = session.steps.iter().map(|step| step.prompt.as_deref()).collect();
    // Nothing in it has a prompt: a list of what to type.
    let is_history = !prompts.iter().any(Option::is_some);
    for step in &session.steps {
        while let Some(line) = output.next_if(|line| line.start < step.span.start) {
            note(&mut found, *line);
        }
        match &step.what {
            What::Call(call) if call.makes_container() && found.len() == MAX_CONTAINERS => break,
            What::Call(call) if call.makes_container() => {
                if let Some(name) = call.last("name") {
                    named.insert(&name.value, found.len());
                }
                let image = call.target.as_ref().map(|target| target.value.as_str()).unwrap_or_default();
                let container = match images.get(image) {
                    Some(Origin::Built(built)) => Container::new(call, Base::Built(built), lang),
                    Some(Origin::Committed(from)) => Container::committed(call, found.get(from), lang),
                    None => Container::new(call, Base::Named(image), lang),
                };
                found.push(container);
                host_prompt = step.prompt.as_deref();
                inside = (call.is_interactive() || is_history).then(|| found.len() - 1);
            }
            What::Call(call) => {
                let name = call.target.as_ref().map(|target| target.value.as_str());
                let target = name.and_then(|name| named.get(name).copied());
                let mut at = target.or_else(|| found.iter().rposition(|container| !container.is_unseen()));
                let enters = matches!(call.verb, Verb::Exec | Verb::RunService);
                if let Some(name) = name.filter(|_| at.is_none() && enters && found.len() < MAX_CONTAINERS) {
                    named.insert(name, found.len());
                    at = Some(found.len());
                    found.push(Container::unseen(call, name));
                    host_prompt = step.prompt.as_deref();
                }
                match call.verb {
                    Verb::Commit => images.commit(call, at),
                    Verb::RunService => {
                        inside = at.filter(|_| call.command.first().is_none_or(|word| is_shell(&word.value)));
                        if let Some(container) = at.filter(|_| inside.is_none()).and_then(|at| found.get_mut(at)) {
                            container.inside.push(step);
                        }
                    }
                    Verb::Exec => {
                        if let Some(container) = at.and_then(|at| found.get_mut(at)) {
                            container.inside.push(step);
                        }
                        if call.is_interactive() && call.command.first().is_some_and(|word| is_shell(&word.value)) {
                            inside = at;
                        }
                    }
                    Verb::Attach | Verb::Start if call.verb == Verb::Attach || call.is_interactive() => inside = at,
                    // What the host does with its engine is no reason to leave a history without prompts.
                    _ if !is_history => inside = None,
                    _ => {}
                }
            }
            What::Line(commands) => {
                let leaves = commands
                    .iter()
                    .any(|simple| simple.words.first().is_some_and(|word| commands::kind(word) == Some(Kind::Leaves)));
                let same_prompt = step.prompt.as_deref() == host_prompt;
                let of_host = same_prompt && prompts.len() > 1;
                let engine_unit = commands.iter().any(asks_for_engine);
                if let Some(container) = inside.filter(|_| !of_host && !engine_unit).and_then(|at| found.get_mut(at)) {
                    container.inside.push(step);
                }
                if leaves && !is_history {
                    inside = None;
                }
            }
        }
    }
    for line in output {
        note(&mut found, *line);
    }
    for container in &mut found {
        container.meant = meant::meant(container);
        container.need = need::need(container);
    }
    found
}

fn is_shell(word: &str) -> bool {
    programs::role(word) == Some(programs::Role::Shell)
}

/// Whether a command is about the engine of the host: `systemctl start docker`.
fn asks_for_engine(simple: &Simple) -> bool {
    request_of(simple).is_some_and(|request| {
        request.units.iter().any(|unit| service_of_unit(unit).is_some_and(|service| roles::is_engine(service.id)))
    })
}

/// What a command asks of a service manager.
pub fn request_of(simple: &Simple) -> Option<manager::Request> {
    let words: Vec<&str> = simple.words.iter().map(String::as_str).collect();
    manager::request(&words)
}

/// The lines that stand before everything that is said of a container: what the host itself printed.
#[must_use]
pub fn before(session: &Session) -> Vec<Span> {
    let enters = |call: &&Call| call.makes_container() || matches!(call.verb, Verb::Exec | Verb::RunService);
    let first = session.calls().find(enters).map_or(usize::MAX, |call| call.span.start);
    session.rest.iter().copied().take_while(|line| line.start < first).collect()
}

fn note(found: &mut [Container<'_>], line: Span) {
    if let Some(container) = found.last_mut() {
        container.output.push(line);
    }
}

impl<'s> Container<'s> {
    /// A container by itself, of whose session nothing is known.
    pub fn alone(call: &'s Call, started: Started) -> Self {
        let mut container = Self::starting(call, started);
        container.meant = meant::meant(&container);
        container.need = need::need(&container);
        container
    }

    /// A container in which something is done, and which something else made than what is seen here.
    fn unseen(call: &'s Call, name: &'s str) -> Self {
        let shell = call.command.first().filter(|word| call.verb == Verb::RunService && is_shell(&word.value));
        let pid1 = shell.map(|word| Pid1 { command: word.value.clone(), kind: Pid1Kind::Shell });
        let started = Started { name: name.to_owned(), pid1, ..Started::default() };
        Self { name: Some(name), ..Self::starting(call, started) }
    }

    /// A container of an image that was made of another one: what was typed there is in it.
    fn committed(call: &'s Call, from: Option<&Self>, lang: Lang) -> Self {
        let Some(from) = from else { return Self::new(call, Base::Named(""), lang) };
        let own = Self::new(call, Base::Named(&from.started.name), lang);
        Self { inside: from.inside.clone(), ..own }
    }

    fn new(call: &'s Call, base: Base<'_>, lang: Lang) -> Self {
        Self::starting(call, Started::of(call, base, lang))
    }

    fn starting(call: &'s Call, started: Started) -> Self {
        Self {
            call,
            name: call.last("name").map(|given| given.value.as_str()),
            inside: Vec::new(),
            started,
            grants: grants::of(call),
            meant: Vec::new(),
            need: Need::Unknown,
            for_tests: false,
            output: Vec::new(),
        }
    }
}

/// Name and tag of an image, without its digest.
pub fn split_reference(reference: &str) -> (&str, Option<&str>) {
    let reference = reference.split('@').next().unwrap_or(reference);
    let last = reference.rfind('/').map_or(0, |at| at + 1);
    match reference[last..].find(':') {
        Some(at) => (&reference[..last + at], Some(&reference[last + at + 1..])),
        None => (reference, None),
    }
}
