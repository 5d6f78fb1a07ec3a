//! What a stage is meant to run, and why: decided before any rule speaks.
//!
//! By structure, never by the name of a file, an image or an author: is anything of an application installed, enabled, copied
//! or exposed? Or is only an init system prepared, for someone else to use?

pub mod evidence;

use crate::boot::{Boot, EventKind};
use crate::knowledge::roles;
use crate::knowledge::services::{self, Service};
use crate::plan::evidence::{Evidence, service_of_unit};
use crate::text::Span;

/// What a stage is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// To run an application.
    Application,
    /// To offer an init system to someone else: a test image, a base to try units on.
    InitForOthers,
}

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
    pub fn of_stage(boot: &Boot, evidence: &Evidence) -> Self {
        let services = services(boot, evidence);
        let booted = boot.init().is_some();
        let application = services.iter().any(|meant| !is_companion(meant))
            || evidence.units_copied.iter().any(|hint| !roles::is_household(&hint.name))
            || !evidence.exposed.is_empty()
            || evidence
                .installed
                .iter()
                .any(|hint| services::by_package(&hint.name).is_some_and(|s| !roles::is_companion(s.id)))
            || evidence.copied.len() >= 3;
        let intent = if booted && !application { Intent::InitForOthers } else { Intent::Application };
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

fn is_companion(meant: &Meant) -> bool {
    meant.service.is_some_and(|service| roles::is_companion(service.id)) || roles::is_household(&meant.name)
}

fn services(boot: &Boot, evidence: &Evidence) -> Vec<Meant> {
    let mut found: Vec<Meant> = Vec::new();
    for running in &boot.running {
        add(&mut found, Some(running.service), running.service.id, running.span);
        if running.foreground
            && let Some(meant) =
                found.iter_mut().find(|meant| meant.service.is_some_and(|s| s.id == running.service.id))
        {
            meant.command.clone_from(&running.command);
        }
    }
    for event in &boot.events {
        match &event.kind {
            EventKind::InitScript { unit } => add_unit(&mut found, unit, event.span),
            EventKind::Systemctl { unit: Some(unit), verb } if !roles::is_household(unit) => {
                if matches!(verb.as_str(), "start" | "restart" | "enable" | "reload" | "init") {
                    add_unit(&mut found, unit, event.span);
                }
            }
            EventKind::SystemctlReplacement { unit: Some(unit) } => add_unit(&mut found, unit, event.span),
            _ => {}
        }
    }
    let booted = boot.init().is_some();
    let managed =
        booted || boot.events.iter().any(|event| matches!(event.kind, EventKind::SystemctlReplacement { unit: None }));
    if managed || boot.pid1.is_none() {
        for hint in evidence.enabled.iter().filter(|hint| !roles::is_household(&hint.name)) {
            add_unit(&mut found, &hint.name, hint.span);
        }
    }
    // Nothing enabled by name: a package that was installed to be booted. (Debian's packages enable themselves.)
    if booted && !found.iter().any(|meant| !is_companion(meant)) {
        for hint in &evidence.installed {
            if let Some(service) = services::by_package(&hint.name)
                && !roles::is_companion(service.id)
            {
                add(&mut found, Some(service), service.id, hint.span);
            }
        }
    }
    // What belongs to the host is nothing that a correction could start: the rest is what is meant.
    let for_host = |meant: &Meant| meant.service.is_some_and(|service| service.host.is_some());
    if !found.iter().all(for_host) {
        found.retain(|meant| !for_host(meant));
    }
    found
}

fn add_unit(found: &mut Vec<Meant>, unit: &str, span: Span) {
    let service = service_of_unit(unit);
    add(found, service, unit, span);
}

fn add(found: &mut Vec<Meant>, service: Option<&'static Service>, name: &str, span: Span) {
    let same = |meant: &&mut Meant| match (meant.service, service) {
        (Some(a), Some(b)) => a.id == b.id,
        (None, None) => meant.name == name,
        _ => false,
    };
    match found.iter_mut().find(same) {
        Some(meant) => {
            if meant.evidence.last() != Some(&span) {
                meant.evidence.push(span);
            }
        }
        None => found.push(Meant { service, name: name.to_owned(), evidence: vec![span], command: Vec::new() }),
    }
}
