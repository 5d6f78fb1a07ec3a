//! The containers of a session: each call that makes one, with what was then typed in it.

use std::collections::{HashMap, HashSet};

use super::grants::{self, Granted};
use super::images::{Built, Images, Origin};
use super::started::{Base, Started};
use crate::Lang;
use crate::boot::manager::{self, Verb as Request};
use crate::input::session::{Call, Engine, Session, Simple, Step, Verb, What};
use crate::knowledge::commands::{self, Kind};
use crate::knowledge::documented::{self, Documented};
use crate::knowledge::images::{self, Purpose};
use crate::knowledge::services::{self, Service};
use crate::knowledge::{privileges, programs, roles};
use crate::plan::evidence::service_of_unit;
use crate::report::{Pid1, Pid1Kind};
use crate::text::{Span, base_name};

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

/// A service that a container is meant to run.
#[derive(Clone, Debug)]
pub struct Meant {
    /// The catalogue's entry.
    pub service: Option<&'static Service>,
    /// The unit or name by which the text has it.
    pub name: String,
    /// What says so.
    pub evidence: Vec<Span>,
    /// How sure that is.
    pub by: By,
}

/// What says that a service is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// The container starts it, or a command in it does.
    Start,
    /// It was installed.
    Install,
    /// The container's or image's name, or a port.
    Hint,
}

/// What the grants of a container are for.
#[derive(Clone, Copy, Debug)]
pub enum Need {
    /// An init, so that it boots.
    Init,
    /// systemctl, which is typed in it or is its command, and which no privilege makes work.
    Systemctl,
    /// What the image's makers document.
    Documented(&'static Documented),
    /// A service or a program that works on the host's kernel.
    Kernel,
    /// Devices or parts of the host that the line brings in itself.
    Hardware,
    /// Nothing: what runs is known, and it needs none.
    Nothing,
    /// It cannot be told.
    Unknown,
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

impl Meant {
    /// Whether it is company rather than the point.
    pub fn is_company(&self) -> bool {
        self.service.is_some_and(|service| roles::is_companion(service.id)) || roles::is_household(&self.name)
    }

    /// What it is called.
    pub fn display(&self) -> &str {
        self.service.map_or(self.name.as_str(), |service| service.name)
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
        container.meant = meant(container);
        container.need = need(container);
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
        container.meant = meant(&container);
        container.need = need(&container);
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

/// What a container is meant to run.
fn meant(container: &Container<'_>) -> Vec<Meant> {
    let mut found = Collected::default();
    let image = container.call.target.as_ref().map_or(container.call.span, |target| target.span);
    for service in &container.started.services {
        add(&mut found, services::by_id(&service.id), &service.id, image, By::Start);
    }
    for step in &container.inside {
        match &step.what {
            What::Line(commands) => commands.iter().for_each(|simple| started_by(simple, &mut found)),
            // `docker exec web systemctl start httpd`
            What::Call(call) => {
                let words = call.command.iter().map(|word| word.value.clone()).collect();
                started_by(&Simple { words, span: call.span }, &mut found);
            }
        }
    }
    if found.all.is_empty() {
        for simple in container.commands() {
            let words: Vec<&str> = simple.words.iter().map(String::as_str).collect();
            for package in words.iter().skip(2).filter(|_| commands::installs(&words)) {
                if let Some(service) = services::by_package(package).filter(|found| !roles::is_companion(found.id)) {
                    add(&mut found, Some(service), service.id, simple.span, By::Install);
                }
            }
        }
    }
    // What a known program needs is known; what a line calls itself only helps where it is not.
    if found.all.is_empty() && (container.boots() || container.started.pid1.is_none()) {
        hints(container, &mut found);
    }
    found.all
}

fn started_by(simple: &Simple, found: &mut Collected) {
    let Some(request) = request_of(simple) else {
        let mut words = simple.words.iter().map(String::as_str);
        let Some(program) = words.next() else { return };
        let args: Vec<&str> = words.collect();
        let looks = args.iter().any(|arg| matches!(*arg, "-t" | "-v" | "-V" | "--version" | "-h" | "--help" | "stop"));
        if let Some((service, _)) = services::by_program(program).filter(|_| !looks) {
            add(found, Some(service), service.id, simple.span, By::Start);
        }
        return;
    };
    if matches!(request.verb, Request::Start | Request::Enable | Request::EnableNow) {
        for unit in request.units.iter().filter(|unit| !roles::is_household(unit)) {
            add(found, service_of_unit(unit), unit, simple.span, By::Start);
        }
    }
}

/// What the container's name, the image's name and the published ports speak for.
fn hints(container: &Container<'_>, found: &mut Collected) {
    let call = container.call;
    let mut say = |name: &str, span: Span| {
        let service = services::by_id(name).or_else(|| services::by_unit(name)).or_else(|| services::by_package(name));
        // `docker-…` is what half of all images are called.
        if let Some(service) = service.filter(|service| !roles::is_engine(service.id)) {
            add(found, Some(service), service.id, span, By::Hint);
        }
    };
    let words = |text: &str| -> Vec<String> {
        let whole = text.to_ascii_lowercase();
        let parts = whole.split(['-', '_', '.', ':']).map(str::to_owned).collect::<Vec<_>>();
        std::iter::once(whole).chain(parts).filter(|word| word.len() >= 3).collect()
    };
    for option in ["name", "hostname"] {
        if let Some(given) = call.last(option) {
            words(&given.value).iter().for_each(|word| say(word, given.span));
        }
    }
    if let Some(target) = &call.target
        && !container.started.is_base()
    {
        let (name, _) = split_reference(&target.value);
        words(base_name(name)).iter().for_each(|word| say(word, target.span));
    }
    for given in call.values("publish") {
        let inner = given.value.rsplit(':').next().unwrap_or_default();
        let number = inner.split('/').next().unwrap_or_default();
        if let Some(service) = services::by_port(number) {
            add(found, Some(service), service.id, given.span, By::Hint);
        }
    }
}

/// Services, each once, in the order in which they were found.
#[derive(Default)]
struct Collected {
    all: Vec<Meant>,
    /// Their places, by the catalogue's ids or by the names of what it does not have.
    places: HashMap<String, usize>,
}

fn add(found: &mut Collected, service: Option<&'static Service>, name: &str, span: Span, by: By) {
    let id = service.map_or(name, |service| service.id);
    match found.places.get(id).and_then(|&at| found.all.get_mut(at)) {
        Some(meant) => {
            if meant.evidence.last() != Some(&span) {
                meant.evidence.push(span);
            }
        }
        None => {
            found.places.insert(id.to_owned(), found.all.len());
            found.all.push(Meant { service, name: name.to_owned(), evidence: vec![span], by });
        }
    }
}

/// What the grants are for.
fn need(container: &Container<'_>) -> Need {
    let started = &container.started;
    let (name, tag) = split_reference(&started.name);
    if let Some(documented) = documented::find(name, tag) {
        return Need::Documented(documented);
    }
    // What belongs to the host works on it, wherever it runs.
    let works_on_host = |service: &Service| service.needs_privilege() || service.host.is_some();
    let privileged = |meant: &Meant| meant.service.is_some_and(works_on_host);
    let pid1 = started.pid1.as_ref().and_then(|pid1| pid1.command.split_whitespace().next());
    let in_the_kernel = pid1.is_some_and(programs::needs_privilege)
        || container.call.command.iter().any(|word| programs::needs_privilege(&word.value));
    let worked = container.inside.iter().any(|step| match &step.what {
        What::Line(commands) => commands
            .iter()
            .any(|simple| privileges::changes_kernel(&simple.words.iter().map(String::as_str).collect::<Vec<_>>())),
        What::Call(call) => {
            privileges::changes_kernel(&call.command.iter().map(|word| word.value.as_str()).collect::<Vec<_>>())
        }
    });
    let by_name = base_name(name);
    if container.meant.iter().any(privileged) || in_the_kernel || worked {
        return Need::Kernel;
    }
    if container.boots() {
        return Need::Init;
    }
    let is_service = started.pid1.as_ref().is_some_and(|pid1| pid1.kind == Pid1Kind::Service);
    if grants::expects_init(container.call) && !is_service {
        return Need::Init;
    }
    let words = || by_name.split(['-', '_', '.']);
    let privileged = services::ALL.iter().filter(|service| service.needs_privilege()).map(|service| service.id);
    let tells = privileged.filter(|id| !roles::is_engine(id)).any(|id| {
        let short = id.split('-').next().unwrap_or(id);
        by_name.contains(id) || (short.len() > 2 && words().any(|word| word == short))
    });
    let tells = tells || words().any(|word| privileges::KERNEL_WORDS.contains(&word));
    if tells {
        return Need::Kernel;
    }
    let watches = started.services.iter().any(|service| privileges::WATCHES_HOST.contains(&service.id.as_str()));
    let is_service = started.pid1.as_ref().is_some_and(|pid1| pid1.kind == Pid1Kind::Service)
        && !started.services.is_empty()
        && !watches;
    let works = if is_service { grants::works_on_kernel } else { grants::works_on_host };
    if works(container.call) {
        return Need::Hardware;
    }
    let own: Vec<&str> = container.call.last("entrypoint").map(|given| given.value.as_str()).into_iter().collect();
    let own: Vec<&str> = own.into_iter().chain(container.call.command.iter().map(|word| word.value.as_str())).collect();
    let is_systemctl = |request: &manager::Request| request.by == manager::By::Systemctl;
    let asked = || container.commands().filter_map(request_of);
    if manager::request(&own).is_some_and(|request| is_systemctl(&request))
        || asked().any(|request| is_systemctl(&request))
    {
        return Need::Systemctl;
    }
    // What is started by hand and known needs none of it.
    let by_hand = asked().any(|request| request.by == manager::By::InitScript);
    if by_hand && !container.meant.is_empty() && container.meant.iter().all(|meant| meant.service.is_some()) {
        return Need::Nothing;
    }
    if is_service {
        return Need::Nothing;
    }
    if grants::shares_namespace(container.call) {
        return Need::Hardware;
    }
    if started.image.is_none() && images::named_after_init(name) {
        return Need::Init;
    }
    if grants::joins_host_network(container.call) {
        return Need::Hardware;
    }
    Need::Unknown
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
