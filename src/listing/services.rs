//! What a container or host of a listing is meant to run.

use super::program::{Identity, Program, Role};
use super::subjects::{Entry, Found, Place};
use crate::input::ps::Parents;
use crate::knowledge::services::{Service, Shape};
use crate::order;

/// A service, and its processes.
#[derive(Clone, Debug)]
pub struct Running {
    /// Which one.
    pub identity: Identity,
    /// Its first process.
    pub first: usize,
    /// All its processes but those below another of them, in the order of the rows.
    pub tops: Vec<usize>,
}

/// The services of a subject, in the order of their rows.
///
/// What a service's process has started is its worker, unless the catalogue knows it and not its parent: a start script,
/// or a manager that nobody has heard of. Where the listing does not say whose children they are, a program that the
/// catalogue has as a worker of a service which runs here is one.
#[must_use]
pub fn find(found: &Found<'_>) -> Vec<Running> {
    let mut services: Vec<Running> = Vec::new();
    let mut places = std::collections::HashMap::new();
    let masters = masters(found);
    for (at, member) in found.members.iter().enumerate() {
        let Some(identity) = member.role.service() else { continue };
        if member.entry != Entry::Started {
            continue;
        }
        if let Some(master) = masters[at].and_then(|master| found.members[master].role.service())
            && (master.id == identity.id || master.known.is_some() || identity.known.is_none())
        {
            continue;
        }
        let place = *places.entry(identity.id.clone()).or_insert_with(|| {
            services.push(Running { identity: identity.clone(), first: at, tops: Vec::new() });
            services.len() - 1
        });
        services[place].tops.push(at);
    }
    for running in &mut services {
        lead(found, running);
    }
    if found.block.parents == Parents::Unknown {
        let masters: Vec<&'static Service> = services.iter().filter_map(|running| running.identity.known).collect();
        services.retain(|running| {
            running.identity.known.is_some()
                || !masters.iter().any(|master| is_worker(&found.process(running.first).command, master))
        });
    }
    // The Linux of Windows has an `/init` of its own, which is the machine's.
    if found.place == Place::Host {
        let is_machines = |running: &Running| {
            let command = found.process(running.first).command.as_str();
            running.identity.known.is_none() && (command == "/init" || command.starts_with("/init "))
        };
        services.retain(|running| !is_machines(running));
    }
    services
}

/// Puts the service's own program first: a script that has started it is not the service (`mysqld_safe`), and of equal ones
/// whose parents are not known the oldest is the others' master, in whatever order the rows stand.
fn lead(found: &Found<'_>, running: &mut Running) {
    let is_script = |member: usize| {
        let program = Program::of(&found.process(member).command);
        program.is_shell() && program.script().is_some()
    };
    if found.block.parents == Parents::Unknown {
        if running.tops.iter().any(|&top| !is_script(top)) {
            running.tops.retain(|&top| !is_script(top));
        }
        let age = |member: usize| found.process(member).pid.unwrap_or(0);
        let oldest = running.tops.iter().copied().min_by_key(|&top| age(top));
        running.first = oldest.unwrap_or(running.first);
        return;
    }
    if is_script(running.first) {
        let same = |at: usize| {
            let member = &found.members[at];
            member.parent == Some(running.first)
                && member.role.service().is_some_and(|own| own.id == running.identity.id)
        };
        running.first = (0..found.members.len()).find(|&at| same(at) && !is_script(at)).unwrap_or(running.first);
    }
}

/// Whether a command is one of the service's own workers: `pickup -l -t unix -u`, `dovecot/anvil`.
fn is_worker(command: &str, service: &Service) -> bool {
    let program = Program::of(command);
    let titled = program
        .path
        .split_once('/')
        .is_some_and(|(master, _)| service.programs.iter().any(|one| one.names.contains(&master)));
    let shown = |shape: &Shape| Program::of(shape.shown_as).name == program.name;
    titled
        || service
            .recipes
            .iter()
            .flat_map(|recipe| recipe.tree.children)
            .any(|child| shown(child) || child.children.iter().any(shown))
}

/// For each member the nearest of its ancestors that is a service's.
fn masters(found: &Found<'_>) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..found.members.len()).collect();
    order::by(&mut order, |&member| (found.process(member).depth, 0));
    let mut masters = vec![None; found.members.len()];
    for member in order {
        // PID 1 was given children that the listing does not name as its own; they come after it all the same.
        masters[member] = found.members[member].parent.and_then(|parent| {
            let above = &found.members[parent];
            let is_service = matches!(above.role, Role::Service(_)) && above.entry != Entry::Runtime;
            if is_service { Some(parent) } else { masters[parent] }
        });
    }
    masters
}
