//! What a container is meant to run: what is started in it, else what is installed, else what its names and ports speak for.

use super::container::{Container, request_of, split_reference};
use crate::boot::manager::Verb as Request;
use crate::input::session::{Simple, What};
use crate::knowledge::commands;
use crate::knowledge::roles;
use crate::knowledge::services::{self, Service};
use crate::plan::evidence::service_of_unit;
use crate::text::{Span, base_name};
use std::collections::HashMap;

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

/// What a container is meant to run.
pub fn meant(container: &Container<'_>) -> Vec<Meant> {
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
        if let Some(service) = service.filter(|service| !roles::is_engine(service.id) && service.host.is_none()) {
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
