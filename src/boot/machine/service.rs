//! A catalogued daemon: whether it stays, and what a stop signal does to it.

use super::left::ends_service;
use super::obstacles::Obstacle;
use super::{End, Machine, Process};
use crate::boot::{EventKind, Running, Signal, tree};
use crate::knowledge::images::Start;
use crate::knowledge::services::conditions::Effect;
use crate::knowledge::services::{Mode, Program, Service};
use crate::plan::configuration;
use crate::report::{Node, Pid1Kind};
use crate::text::Span;

/// How many daemons' configurations are looked through: a start command may name very many.
const MOST_ASKED: usize = 64;

impl Machine<'_, '_> {
    pub(super) fn configured_foreground(&self, program: &Program) -> bool {
        let Some(config) = &program.config else { return false };
        // Asked once of each program: a start command may name one very often.
        let name = program.names.first().copied().unwrap_or_default();
        if let Some(known) = self.configured.borrow().get(name) {
            return *known;
        }
        let found = configuration::keeps_in_front(self.evidence, config);
        self.configured.borrow_mut().insert(name, found);
        found
    }

    /// Whether a configuration that was copied in, and that nobody here can read, decides.
    pub(super) fn configured_elsewhere(&self, program: &Program) -> bool {
        program.config.as_ref().is_some_and(|config| {
            self.evidence
                .copy_targets
                .iter()
                .any(|target| config.paths.iter().any(|path| path.starts_with(target.as_str())))
        })
    }

    /// Whether the configuration that its command names sends a program to the background.
    fn forks_by_configuration(&mut self, program: &Program, args: &[&str]) -> bool {
        self.asked += 1;
        let config = program.config.as_ref().filter(|_| self.asked <= MOST_ASKED);
        config.is_some_and(|config| configuration::forks_away(self.evidence, config, args))
            && !self.configured_foreground(program)
    }

    pub(super) fn service(
        &mut self,
        service: &'static Service,
        program: &'static Program,
        values: &[&str],
        span: Span,
    ) -> Process {
        let mut mode = program.mode(&values[1..], self.subject.family);
        let shown = values.join(" ");
        if let Some(Start::Command { command, .. }) = self.subject.image.map(|image| image.starts)
            && command == values
        {
            mode = Mode::Foreground; // the image's own command, with the image's own configuration
        }
        let forks = mode == Mode::Foreground && self.forks_by_configuration(program, &values[1..]);
        if forks {
            mode = Mode::Background;
        } else if mode == Mode::Background {
            if self.configured_foreground(program) {
                mode = Mode::Foreground;
            } else if self.configured_elsewhere(program) {
                return Process::new(Node::new(shown), End::Unknown, Pid1Kind::Service);
            }
        }
        let command: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        let mut node = match program.part {
            true => Node::new(shown.clone()),
            false => tree::of_service(service, &command, self.subject, &self.installed, self.lang),
        };
        self.counted(service.id, &values[1..], &mut node);
        if mode == Mode::Returns && values.iter().skip(1).any(|word| ends_service(word)) {
            self.ended(service);
        }
        if program.part && mode == Mode::Background {
            self.orphans.push(node);
            return Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown);
        }
        if mode != Mode::Returns {
            self.boot.running.push(Running {
                service,
                command,
                span: self.place.span(span),
                foreground: mode == Mode::Foreground,
            });
        }
        match mode {
            Mode::Returns => Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown),
            Mode::Background => {
                self.event(EventKind::Daemonised { program: shown.clone() }, span);
                self.leave(Some(service), node);
                Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown)
            }
            Mode::Foreground => {
                let mut end = End::Stays;
                match self.obstacle(service, program, &values[1..]) {
                    Obstacle::None => {}
                    Obstacle::Doubt => end = End::Unknown,
                    Obstacle::Refuses(refusal) => {
                        self.event(EventKind::Refuses { program: shown.clone(), refusal }, span);
                        return Process::new(Node::new(shown), End::Fails, Pid1Kind::Service);
                    }
                    Obstacle::Lacks(missing) => {
                        for lack in &missing {
                            self.event(EventKind::Lacks { program: shown.clone(), lack }, span);
                        }
                        if missing.iter().any(|lack| lack.effect == Effect::Exits) {
                            return Process::new(Node::new(shown), End::Fails, Pid1Kind::Service);
                        }
                    }
                }
                if let Some(wrapper) = &program.stays_in_front
                    && wrapper.family.is_none_or(|family| self.subject.family == Some(family))
                    && !wrapper.unless_env.is_some_and(|(name, start)| {
                        let own = self.shell.variables.get(name).is_some_and(|value| value.starts_with(start));
                        own || self.subject.env.iter().any(|(key, value)| *key == name && value.starts_with(start))
                    })
                {
                    self.event(EventKind::WrapperInFront { program: shown }, span);
                    let parent = Node { children: vec![node], ..Node::new(wrapper.shown_as) };
                    return Process { signal: Signal::Swallowed, ..Process::new(parent, end, Pid1Kind::Shell) };
                }
                // A script that gives its place to the daemon leaves it the signal.
                let ignores = program.ignores_term && program.stays_in_front.is_none();
                let signal = if ignores { Signal::Ignored } else { Signal::Arrives };
                Process { signal, ..Process::new(node, end, Pid1Kind::Service) }
            }
        }
    }
}
