//! Command lines to build and run the result: no --privileged, and only ports that the text or the catalogue names.

use super::start::split::{Split, Target};
use std::collections::HashSet;

use crate::boot::{Boot, Running, tree};
use crate::input::dockerfile::expand;
use crate::input::shell::quoted_word;
use crate::knowledge::roles;
use crate::knowledge::services::{self, Service};
use crate::plan::evidence::Evidence;
use crate::plan::{Intent, Plan};
use crate::report::{Commands, Pid1Kind};
use crate::subject::StageSubject;

/// The network that the containers of one file share.
const NETWORK: &str = "my-net";

/// Whether a container must be started with the engine's own small init: its first process ignores the stop signal there, or
/// leaves behind what it does not wait for.
#[must_use]
pub fn needs_init(subject: &StageSubject<'_>, evidence: &Evidence, boot: &Boot) -> bool {
    let installed: Vec<&str> = evidence.installed.iter().map(|hint| hint.name.as_str()).collect();
    let alone = boot.pid1.as_ref().is_some_and(|pid1| pid1.kind == Pid1Kind::Service);
    let leaves = |running: &Running| {
        running.foreground && tree::recipe(running.service, subject, &installed).is_some_and(|recipe| recipe.needs_init)
    };
    boot.is_deaf() || (alone && boot.running.iter().any(leaves))
}

/// How to build and run a stage's image, or those of the stages that it is split into. `with_init` has for each stage of the
/// text that is run, the last ones last, whether it is started with the engine's own init.
#[must_use]
pub fn of_stage(
    subject: &StageSubject<'_>,
    evidence: &Evidence,
    plan: &Plan,
    boot: &Boot,
    split: Option<&Split>,
    with_init: &[bool],
) -> Commands {
    let exposed = ports(subject, evidence);
    if let Some(split) = split {
        return of_split(split, &exposed, with_init);
    }
    let known = || plan.services.iter().filter_map(|meant| meant.service);
    // sshd or cron beside something else is not what the image is for; nor is it where the start command runs a program that the
    // catalogue does not have.
    let service = known()
        .find(|service| !roles::is_companion(service.id))
        .or_else(|| known().next().filter(|_| !boot.as_meant().runs_own_program));
    // Not the bare name: that is the official image's, and a second build would stack on the first.
    let name = service.map_or_else(|| "my-app".to_owned(), |service| format!("my-{}", service.id));
    let build = vec![format!("docker build -t {name} .")];
    match plan.intent {
        Intent::Application => {}
        Intent::InitForOthers | Intent::Appliance => {
            return Commands { build, run: vec![format!("podman run -d --name {name} {name}")] };
        }
        // It is deployed to a disk, or run by a tool of its own.
        Intent::Machine | Intent::SystemContainer => return Commands { build, run: Vec::new() },
    }
    let needs_init = with_init.last().copied().unwrap_or_default();
    let ports = match service {
        Some(_) if evidence.exposed.is_empty() => known().flat_map(first_ports).collect(),
        _ => exposed,
    };
    Commands { build, run: vec![run(&name, None, needs_init, &ports, &ports)] }
}

/// One image and one container a stage, on a network of their own; each service is reached there by its container's name.
fn of_split(split: &Split, exposed: &[String], with_init: &[bool]) -> Commands {
    let mut build = Vec::new();
    let network = (split.targets.len() > 1).then_some(NETWORK);
    let mut lines: Vec<String> =
        network.map(|network| format!("docker network create {network}")).into_iter().collect();
    let last = split.targets.len().saturating_sub(1);
    let with_init = &with_init[with_init.len().saturating_sub(split.targets.len())..];
    for (index, target) in split.targets.iter().enumerate() {
        let name = format!("my-{}", target.host());
        build.push(if index == last {
            format!("docker build -t {name} .")
        } else {
            format!("docker build --target {} -t {name} .", target.name)
        });
        let needs_init = with_init.get(index).copied().unwrap_or_default();
        let variables = split.links.variables_of(target).map(|carried| (carried.name.as_str(), carried.value.as_str()));
        let shared = split.links.shared_of(target).map(|shared| shared.directory.as_str());
        let on = network.map(|_| OnNetwork {
            host: target.host(),
            variables: variables.collect(),
            shared: shared.collect(),
        });
        lines.push(run(&name, on, needs_init, &ports_of(target, index == last, split, exposed), exposed));
    }
    Commands { build, run: lines }
}

/// Of the exposed ports, those of one target: its service's own; and the main one's all that are nobody else's, neither another
/// target's nor of a companion that the split leaves out.
pub fn ports_of(target: &Target, main: bool, split: &Split, exposed: &[String]) -> Vec<String> {
    let has = |service: &Service, port: &str| {
        let number = port.split('/').next();
        service.ports.iter().any(|known| known.split('/').next() == number)
    };
    let listens = |target: &Target, port: &str| target.service.is_some_and(|service| has(service, port));
    let of_others = |port: &str| {
        split.targets.iter().any(|other| other.name != target.name && listens(other, port))
            || services::ALL.iter().any(|service| roles::is_left_to_others(service.id) && has(service, port))
    };
    let own: Vec<String> =
        exposed.iter().filter(|port| listens(target, port) || (main && !of_others(port))).cloned().collect();
    // Where the author's own program is the main one, what stands in front of it is what is asked from outside.
    let in_front = |service: &Service| {
        split.targets.last().is_some_and(|last| last.service.is_none())
            && !roles::is_backend(service.id)
            && !roles::is_companion(service.id)
    };
    let asked = main || target.service.is_some_and(in_front);
    if own.is_empty() && asked && exposed.is_empty() {
        target.service.map(first_ports).unwrap_or_default()
    } else {
        own
    }
}

/// The port to try, by each protocol that it is listened on. An engine's own API is nothing to publish.
fn first_ports(service: &'static Service) -> Vec<String> {
    let number = |port: &str| port.split('/').next().map(str::to_owned);
    let first = service.ports.first().and_then(|port| number(port));
    let ports = service.ports.iter().filter(|port| !roles::is_engine(service.id) && number(port) == first);
    ports.map(|port| (*port).to_owned()).collect()
}

/// What a variable is in instructions that expand them: by ENV, or by the default of ARG.
pub fn value_of<'v>(subject: &'v StageSubject<'_>, evidence: &'v Evidence, name: &str) -> Option<&'v str> {
    let written = subject.env.iter().rev().find(|(key, _)| *key == name).map(|(_, value)| value.trim_matches('"'));
    written.or_else(|| evidence.arguments.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str()))
}

/// The exposed ports and ranges, variables resolved from ENV and the defaults of ARG.
pub fn ports(subject: &StageSubject<'_>, evidence: &Evidence) -> Vec<String> {
    let value = |name: &str| value_of(subject, evidence, name);
    let mut ports: Vec<String> = Vec::new();
    let mut known = HashSet::new();
    for hint in &evidence.exposed {
        let Some(port) = expand(&hint.name, &value) else { continue };
        let (numbers, protocol) = port.split_once('/').unwrap_or((&port, "tcp"));
        let numeric = numbers.split('-').all(|number| number.parse::<u16>().is_ok()) && numbers.split('-').count() <= 2;
        let port = format!("{numbers}/{}", protocol.to_ascii_lowercase());
        if numeric && known.insert(port.clone()) {
            ports.push(port);
        }
    }
    ports
}

/// A container among others.
struct OnNetwork<'a> {
    /// The name under which the others find it.
    host: &'a str,
    /// Variables that name other containers.
    variables: Vec<(&'a str, &'a str)>,
    /// Directories that it has in common with others.
    shared: Vec<&'a str>,
}

/// A port as `-p` and compose publish it.
#[must_use]
pub fn published(port: &str) -> String {
    published_beside(port, &[])
}

/// The same beside other ports: two of them cannot have one port of the host.
#[must_use]
pub fn published_beside(port: &str, others: &[String]) -> String {
    let (number, protocol) = port.split_once('/').unwrap_or((port, "tcp"));
    // Below 1024 the host's port may be taken or closed to the user: web ports go to the usual high ones.
    let host = match number {
        "80" => "8080",
        "443" => "8443",
        "22" => "2222",
        other => other,
    };
    let is_other = |other: &String| other.split_once('/').unwrap_or((other, "tcp")) == (host, protocol);
    // Asked only of the few that are moved: there may be thousands of others.
    let host = if host != number && others.iter().any(is_other) { number } else { host };
    let suffix = if protocol == "tcp" { String::new() } else { format!("/{protocol}") };
    format!("{host}:{number}{suffix}")
}

fn run(name: &str, network: Option<OnNetwork<'_>>, needs_init: bool, ports: &[String], exposed: &[String]) -> String {
    let mut run = format!("docker run -d --name {}", network.as_ref().map_or(name, |network| network.host));
    if let Some(network) = network {
        run.push_str(&format!(" --network {NETWORK}"));
        for (name, value) in network.variables {
            run.push_str(&format!(" -e {}", quoted_word(&format!("{name}={value}"))));
        }
        for directory in network.shared {
            let volume = super::together::volume_name(directory);
            run.push_str(&format!(" -v {}", quoted_word(&format!("{volume}:{directory}"))));
        }
    }
    if needs_init {
        run.push_str(" --init");
    }
    for port in ports {
        run.push_str(&format!(" -p {}", published_beside(port, exposed)));
    }
    run.push_str(&format!(" {name}"));
    run
}
