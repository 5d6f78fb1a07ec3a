//! What is left running in the background, and what is ended again before the container's own start: a database that is filled.

use super::Machine;
use crate::boot::EventKind;
use crate::knowledge::services::{self, Service};
use crate::plan::evidence;
use crate::report::Node;

/// A service or a job that was started in the background.
pub(super) struct Left {
    /// Which service; none for a job of the shell.
    service: Option<&'static Service>,
    /// How its first process is shown.
    command: String,
    /// The list that runs perhaps in which it was started.
    branch: usize,
}

/// So many are kept in mind.
const MOST_LEFT: usize = 64;

/// What a daemon's own program is told to end it by.
pub(super) fn ends_service(word: &str) -> bool {
    matches!(word.trim_start_matches('-'), "stop" | "shutdown" | "quit")
}

impl Machine<'_, '_> {
    /// A service goes on in the background.
    pub(super) fn leave(&mut self, service: Option<&'static Service>, node: Node) {
        if self.left.len() < MOST_LEFT {
            self.left.push(Left { service, command: node.command.clone(), branch: self.branch.0 });
        }
        self.orphans.push(node);
    }

    /// A service is ended that was started in the same list: whether another one was run through, nobody knows.
    pub(super) fn ended(&mut self, service: &'static Service) {
        let (branch, first) = self.branch;
        let same = |left: &Left| left.service.is_some_and(|own| own.id == service.id) && left.branch == branch;
        if !self.left.iter().any(same) {
            return;
        }
        let commands: Vec<String> =
            self.left.iter().filter(|left| same(left)).map(|left| left.command.clone()).collect();
        self.left.retain(|left| !same(left));
        self.orphans.retain(|node| !commands.contains(&node.command));
        self.boot.running.retain(|running| running.foreground || running.service.id != service.id);
        let mut at = 0;
        self.boot.events.retain(|event| {
            at += 1;
            let started = match &event.kind {
                EventKind::InitScript { unit } => evidence::service_of_unit(unit),
                EventKind::Daemonised { program } => program
                    .split_whitespace()
                    .next()
                    .and_then(|program| services::by_program(program))
                    .map(|(service, _)| service),
                _ => None,
            };
            at <= first || started.is_none_or(|started| started.id != service.id)
        });
    }

    /// The jobs of the same list are ended.
    pub(super) fn killed(&mut self) {
        let branch = self.branch.0;
        let same = |left: &Left| left.service.is_none() && left.branch == branch;
        let commands: Vec<String> =
            self.left.iter().filter(|left| same(left)).map(|left| left.command.clone()).collect();
        self.left.retain(|left| !same(left));
        self.orphans.retain(|node| !commands.contains(&node.command));
    }

    /// Runs what runs perhaps.
    pub(super) fn in_branch<T>(&mut self, run: impl FnOnce(&mut Self) -> T) -> T {
        self.branches += 1;
        let outer = std::mem::replace(&mut self.branch, (self.branches, self.boot.events.len()));
        let result = run(self);
        self.branch = outer;
        result
    }
}
