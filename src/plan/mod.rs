//! What a stage is meant to run, and why: decided before any rule speaks.
//!
//! By structure, never by the name of a file, an image or an author: is anything of an application installed, enabled, copied
//! or exposed? Or is only an init system prepared, for someone else to use?

mod brought;
pub mod configuration;
pub mod evidence;
pub mod handed;
mod intent;
pub mod written;

pub use intent::Intent;

use crate::boot::{Boot, Event, EventKind};
use crate::input::dockerfile::Dockerfile;
use crate::knowledge::packages;
use crate::knowledge::roles;
use crate::knowledge::services::{self, Service};
use crate::plan::evidence::{Evidence, service_of_unit};
use crate::report::Outcome;
use crate::subject::StageSubject;
use crate::text::Span;
use std::cell::OnceCell;
use std::collections::HashMap;

/// A service that the stage is meant to run.
#[derive(Clone, Debug)]
pub struct Meant {
    /// The catalogue's entry; none where it has none.
    pub service: Option<&'static Service>,
    /// The unit, script or program by which the text names it.
    pub name: String,
    /// What says so.
    pub evidence: Vec<Span>,
    /// Its command where the text itself runs it in the foreground.
    pub command: Vec<String>,
}

impl Meant {
    /// Whether it is company rather than the point of the image.
    #[must_use]
    pub fn is_companion(&self) -> bool {
        self.service.is_some_and(|service| roles::is_companion(service.id)) || roles::is_household(&self.name)
    }
}

/// What a stage is meant to be and to run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What for.
    pub intent: Intent,
    /// What it runs.
    pub services: Vec<Meant>,
}

impl Plan {
    /// Reads intent and services off what a stage does and what it starts.
    #[must_use]
    pub fn of_stage(file: &Dockerfile, subject: &StageSubject<'_>, boot: &Boot, evidence: &Evidence) -> Self {
        // A start command that does not run as written still says what it is meant to.
        let boot = boot.as_meant();
        let mut services = services(boot, evidence);
        let intent = intent::of(file, subject, boot, evidence, &services);
        if services.is_empty() && intent == Intent::Application && boot.outcome == Some(Outcome::Unknown) {
            services = behind_a_script(evidence);
        }
        Self { intent, services }
    }

    /// The only service, where it is in the catalogue.
    #[must_use]
    pub fn only_service(&self) -> Option<&'static Service> {
        match self.services.as_slice() {
            [only] => only.service,
            _ => None,
        }
    }
}

/// A stage that starts nothing itself and that others are built on is meant for what they are meant for: what prepares an init in
/// it is intended where the init that a later stage boots is. The stages are all of a file, in order.
pub fn of_foundations(mut stages: Vec<(&StageSubject<'_>, &Boot, &mut Plan)>) {
    // What is built on each: whether all of it is intended, and as what.
    let mut above: Vec<Option<Intent>> = vec![None; stages.len()];
    for (subject, boot, plan) in stages.iter_mut().rev() {
        if let (None, Some(intent)) = (&boot.pid1, above.get(subject.index).copied().flatten()) {
            plan.intent = intent;
        }
        let Some(&foundation) = subject.lineage.iter().rev().nth(1) else { continue };
        if let Some(intent) = above.get_mut(foundation) {
            *intent = match *intent {
                Some(other) if !other.is_intended() => Some(other),
                _ => Some(plan.intent),
            };
        }
    }
}

/// What a start script that is not in the text is there to run: services that are installed and whose port is exposed.
fn behind_a_script(evidence: &Evidence) -> Vec<Meant> {
    let exposed = |port: &str| {
        let number = port.split('/').next().unwrap_or(port);
        evidence.exposed.iter().any(|hint| hint.name.split('/').next() == Some(number))
    };
    let mut found = Collected::default();
    for hint in &evidence.installed {
        if let Some(service) =
            services::by_package(&hint.name).filter(|found| found.ports.iter().any(|port| exposed(port)))
        {
            found.add(Some(service), service.id, hint.span);
        }
    }
    found.all
}

fn services(boot: &Boot, evidence: &Evidence) -> Vec<Meant> {
    let mut found = Collected::default();
    for running in &boot.running {
        let meant = found.add(Some(running.service), running.service.id, running.span);
        if running.foreground {
            meant.command.clone_from(&running.command);
        }
    }
    for event in &boot.events {
        match &event.kind {
            // A bus that nobody talks over is no service of the image.
            EventKind::InitScript { unit } if packages::is_bus_unit(unit) && !evidence.needs_bus() => {}
            EventKind::InitScript { unit } | EventKind::Watched { unit } => found.add_unit(unit, event.span),
            // Beside another program it starts nothing that anyone waits for.
            EventKind::Registers { unit } | EventKind::Unasked { unit }
                if boot.outcome == Some(Outcome::Exits) && !roles::is_household(unit) =>
            {
                found.add_unit(unit, event.span);
            }
            EventKind::Systemctl { unit: Some(unit), verb } if !roles::is_household(unit) => {
                if matches!(verb.as_str(), "start" | "restart" | "enable" | "reload" | "init") {
                    found.add_unit(unit, event.span);
                }
            }
            EventKind::SystemctlReplacement { unit: Some(unit) } => found.add_unit(unit, event.span),
            _ => {}
        }
    }
    // Who asks systemctl of nothing in particular meant what an init would have started.
    let of_nothing = |event: &Event| matches!(event.kind, EventKind::Systemctl { unit: None, .. });
    let booted = boot.init().is_some()
        || (boot.outcome == Some(Outcome::Exits) && boot.running.is_empty() && boot.events.iter().any(of_nothing));
    let managed = booted
        || boot.events.iter().any(|event| {
            matches!(event.kind, EventKind::SystemctlReplacement { unit: None } | EventKind::ReplacementHanded { .. })
        });
    if managed || boot.pid1.is_none() {
        for hint in evidence.enabled.iter().filter(|hint| !roles::is_household(&hint.name)) {
            found.add_unit(&hint.name, hint.span);
        }
    }
    // Nothing enabled by name: a package that was installed to be booted. (Debian's packages enable themselves.)
    if booted && !found.all.iter().any(|meant| !meant.is_companion()) {
        for hint in &evidence.installed {
            if let Some(service) = services::by_package(&hint.name)
                && !roles::is_companion(service.id)
            {
                found.add(Some(service), service.id, hint.span);
            }
        }
    }
    // Jobs that the text writes are work: the init would have started what runs them, enabled by its package.
    if booted && found.all.iter().any(|meant| !meant.is_companion()) {
        // Looked for once, and only where something is installed that runs jobs.
        let works: OnceCell<Vec<&str>> = OnceCell::new();
        let jobs = |id: &str| {
            let copied = || evidence.copied.iter().filter_map(|copied| roles::works_from(&copied.target));
            works.get_or_init(|| roles::works_written(&evidence.run_text).chain(copied()).collect()).contains(&id)
        };
        for hint in &evidence.installed {
            if let Some(service) =
                services::by_package(&hint.name).filter(|found| roles::runs_jobs(found.id) && jobs(found.id))
            {
                found.add(Some(service), service.id, hint.span);
            }
        }
    }
    let mut found = found.all;
    // The bus is there for another one's sake.
    if found.iter().any(|meant| !packages::is_bus_unit(&meant.name)) {
        found.retain(|meant| meant.service.is_some() || !packages::is_bus_unit(&meant.name));
    }
    // What belongs to the host is nothing that a correction could start: the rest is what is meant.
    let for_host = |meant: &Meant| meant.service.is_some_and(|service| service.host.is_some());
    if !found.iter().all(for_host) {
        found.retain(|meant| !for_host(meant));
    }
    found
}

/// Services, each once, in the order in which they were found.
#[derive(Default)]
struct Collected {
    all: Vec<Meant>,
    /// The places of those that the catalogue has, by their ids, and of the others, by their names.
    known: HashMap<&'static str, usize>,
    others: HashMap<String, usize>,
}

impl Collected {
    fn add_unit(&mut self, unit: &str, span: Span) {
        self.add(service_of_unit(unit), unit, span);
    }

    fn add(&mut self, service: Option<&'static Service>, name: &str, span: Span) -> &mut Meant {
        let next = self.all.len();
        let at = match service {
            Some(service) => *self.known.entry(service.id).or_insert(next),
            None => match self.others.get(name) {
                Some(&at) => at,
                None => *self.others.entry(name.to_owned()).or_insert(next),
            },
        };
        if at == next {
            self.all.push(Meant { service, name: name.to_owned(), evidence: Vec::new(), command: Vec::new() });
        }
        let meant = &mut self.all[at];
        if meant.evidence.last() != Some(&span) {
            meant.evidence.push(span);
        }
        meant
    }
}
