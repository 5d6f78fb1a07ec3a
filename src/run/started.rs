//! What a run line starts: `boot`, asked about an image that has the line's own options.

use super::images::Built;
use crate::Lang;
use crate::boot::{self, EventKind, tree};
use crate::input::dockerfile::{self, Dockerfile};
use crate::input::session::Call;
use crate::knowledge::images::{self, EndOfLife, Image, Purpose, Start};
use crate::knowledge::{programs, services};
use crate::plan::Plan;
use crate::plan::evidence::Evidence;
use crate::plan::handed;
use crate::report::{Node, Outcome, Pid1, Pid1Kind, Service};
use crate::rewrite::stop_signal::{self, Wrong};
use std::collections::HashSet;

/// What is started.
#[derive(Debug, Default)]
pub struct Started {
    /// PID 1.
    pub pid1: Option<Pid1>,
    /// What becomes of it.
    pub outcome: Option<Outcome>,
    /// The tree, as the container itself sees it.
    pub tree: Option<Node>,
    /// The init that boots.
    pub init: Option<Pid1Kind>,
    /// The program, where it is certainly not in the image.
    pub absent: Option<String>,
    /// The services that run in the foreground or are booted.
    pub services: Vec<Service>,
    /// What is started in the background, as it is asked for: a unit, or a program that forks away.
    pub background: Vec<String>,
    /// What waits for ever so that the container stays up.
    pub waits: Option<String>,
    /// What is wrong with the stop signal that the line gives. Its places are none of the user's text.
    pub stop: Vec<Wrong>,
    /// What is known of the image.
    pub image: Option<&'static Image>,
    /// The image as the line names it.
    pub name: String,
}

impl Started {
    /// What a call starts in the image that a Dockerfile builds; the name is what to call it.
    pub fn on(text: &str, name: &str, call: &Call, lang: Lang) -> Self {
        Self::of(call, Base::Text { text, name }, lang)
    }

    /// What a call starts.
    pub fn of(call: &Call, base: Base<'_>, lang: Lang) -> Self {
        let name = match base {
            Base::Named(name) => name.to_owned(),
            Base::Text { name, .. } => name.to_owned(),
            Base::Built(_) => call.target.as_ref().map(|target| target.value.clone()).unwrap_or_default(),
        };
        let is_built = matches!(base, Base::Built(_));
        let file = as_dockerfile(call, base);
        let subjects = handed::subjects(&file);
        let Some(subject) = subjects.last() else { return Self { name, ..Self::default() } };
        let evidence = Evidence::gather(&file, subject);
        let boot = boot::of_stage(subject, &evidence, lang);
        let plan = Plan::of_stage(&file, subject, &boot, &evidence);
        let absent = boot.events.iter().find_map(|event| match &event.kind {
            EventKind::Absent { program } => Some(program.clone()),
            _ => None,
        });
        // What stands behind an image that is not known may be arguments of its entrypoint.
        let first = call.command.first().map(|word| word.value.as_str()).unwrap_or_default();
        let is_program = first.contains('/')
            || programs::role(first).is_some()
            || services::by_program(first).is_some()
            || programs::needs_privilege(first);
        if !is_built && subject.image.is_none() && call.last("entrypoint").is_none() && !is_program {
            return Self { name, ..Self::default() };
        }
        // A distribution's own image starts its shell where the line names nothing.
        let shell_alone = || {
            let base = subject.image.filter(|image| matches!(image.starts, Start::Shell))?;
            let named = !call.command.is_empty() || call.last("entrypoint").is_some();
            (!named).then(|| Pid1 { command: images::shell_of_base(base).to_owned(), kind: Pid1Kind::Shell })
        };
        let pid1 = boot.pid1.clone().or_else(shell_alone);
        let has_terminal = call.is_on("tty") || call.is_on("interactive");
        let shell = pid1.as_ref().is_some_and(|pid1| pid1.kind == Pid1Kind::Shell);
        // A shell ends where its input does; with a terminal it waits.
        let outcome = if shell && has_terminal && absent.is_none() { Some(Outcome::Runs) } else { boot.outcome };
        let drawn = || pid1.as_ref().filter(|_| shell).map(|pid1| Node::new(pid1.command.clone()));
        let mut tree = boot.tree.clone().or_else(drawn);
        if let Some(tree) = &mut tree {
            without_places(tree);
        }
        if call.is_on("init") {
            tree = tree.map(|tree| tree::below_engine_init(tree, lang));
        }
        let services = plan
            .services
            .iter()
            .filter_map(|meant| meant.service.map(|service| (service, meant.command.clone())))
            .map(|(service, command)| Service {
                id: service.id.to_owned(),
                name: service.name.to_owned(),
                command,
                evidence: Vec::new(),
            })
            .collect();
        // Started and restarted, it is one service all the same.
        let mut said: HashSet<String> = HashSet::new();
        let background = boot.events.iter().filter_map(|event| match &event.kind {
            EventKind::InitScript { unit } => Some(unit.clone()),
            EventKind::Daemonised { program } => Some(program.clone()),
            _ => None,
        });
        let waits = boot.events.iter().rev().find_map(|event| match &event.kind {
            EventKind::KeepAlive { command } | EventKind::Interactive { command } => Some(command.clone()),
            _ => None,
        });
        let own_signal = call.last("stop-signal").is_some() && boot.init().is_none();
        let stop = if own_signal { stop_signal::found(&file, subject, &evidence, &boot) } else { Vec::new() };
        Self {
            background: background.filter(|name| said.insert(name.clone())).collect(),
            waits,
            stop: stop.into_iter().filter(|wrong| !wrong.inherited).collect(),
            pid1,
            outcome,
            tree: tree.filter(|_| absent.is_none()),
            init: boot.init().map(|(_, kind)| kind),
            absent,
            services,
            // What is known of a base is not known of what was built on it.
            image: subject.image.filter(|_| !is_built),
            name,
        }
    }

    /// What the image was made for, where that is an init.
    pub fn purpose(&self) -> Option<Purpose> {
        self.image.filter(|image| matches!(image.starts, Start::Init { .. })).map(|image| image.purpose)
    }

    /// Whether the image is a distribution's own, to build on.
    pub fn is_base(&self) -> bool {
        self.image.is_some_and(|image| matches!(image.starts, Start::Shell))
    }

    /// When the image's distribution ended or ends.
    pub fn end_of_life(&self) -> Option<EndOfLife> {
        self.image.and_then(|image| image.end_of_life)
    }
}

/// The image of a line.
#[derive(Clone, Copy)]
pub enum Base<'b> {
    /// One of a registry.
    Named(&'b str),
    /// One that is built here.
    Built(&'b Built),
    /// One of which the Dockerfile is known, or what stands for it.
    Text {
        /// The Dockerfile.
        text: &'b str,
        /// What the image is called; empty where it has no name.
        name: &'b str,
    },
}

/// The line as a Dockerfile: what the engine puts over the image's own settings.
fn as_dockerfile(call: &Call, base: Base<'_>) -> Dockerfile {
    let mut text = match base {
        Base::Named(image) => format!("FROM {image}\n"),
        Base::Text { text, .. } => format!("{}\n", text.trim_end_matches('\n')),
        Base::Built(built) => format!("{}\n", built.text.trim_end()),
    };
    let own = text.len();
    let json = |words: &[&str]| serde_json::Value::from(words.to_vec()).to_string();
    if let Some(given) = call.last("user") {
        text.push_str(&format!("USER {}\n", given.value));
    }
    if let Some(given) = call.last("stop-signal") {
        text.push_str(&format!("STOPSIGNAL {}\n", given.value));
    }
    if let Some(given) = call.last("entrypoint") {
        let words: Vec<&str> = Some(given.value.as_str()).into_iter().filter(|word| !word.is_empty()).collect();
        text.push_str(&format!("ENTRYPOINT {}\n", json(&words)));
    }
    if !call.command.is_empty() {
        let words: Vec<&str> = call.command.iter().map(|word| word.value.as_str()).collect();
        text.push_str(&format!("CMD {}\n", json(&words)));
    }
    // A line's end in a value is none of an instruction.
    let over: String =
        text.get(own..).unwrap_or_default().split_inclusive('\n').filter(|line| line.len() > 1).collect();
    text.truncate(own);
    text.push_str(&over);
    match base {
        Base::Named(_) | Base::Text { .. } => dockerfile::parse(&text),
        Base::Built(built) => dockerfile::parse_in(&text, &built.context),
    }
}

/// The places of a tree are those of a text that the user never wrote.
pub fn without_places(node: &mut Node) {
    node.span = None;
    node.children.iter_mut().for_each(without_places);
}
