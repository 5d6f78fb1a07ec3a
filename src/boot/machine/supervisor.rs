//! A supervisor of several programs, and the programs that the configuration in the text gives it.

use super::{End, Machine, Place, Process};
use crate::boot::{EventKind, Running, Signal};
use crate::input::shell::{self, CommandKind, Word};
use crate::input::supervisor;
use crate::knowledge::services::Mode;
use crate::knowledge::{init, programs, services};
use crate::plan::configuration::{self, Supervision};
use crate::report::{Node, Pid1Kind};
use crate::text::Span;

/// How many programs of a supervisor are followed.
const MAX_PROGRAMS: usize = 256;

impl Machine<'_, '_> {
    pub(super) fn supervisor(&mut self, words: &[Word], shown: String, span: Span) -> Process {
        let values: Vec<&str> = words.iter().map(|word| word.value.as_str()).collect();
        let Some((&program, args)) = values.split_first() else {
            return Process::new(Node::new(shown), End::Unknown, Pid1Kind::Unknown);
        };
        let started = EventKind::Supervisor { program: program.to_owned() };
        let ini = programs::reads_supervisor_ini(program);
        let catalogued = services::by_program(program);
        if let Some((service, own)) = catalogued.filter(|_| !ini) {
            if own.mode(args, self.subject.family) == Mode::Foreground {
                self.event(started, span);
            }
            let process = self.service(service, own, &values, span);
            return Process { kind: Pid1Kind::Supervisor, ..process };
        }
        let mode = programs::supervises(program, args);
        if mode == Some(Mode::Returns) {
            return Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown);
        }
        self.event(started, span);
        if mode == Some(Mode::Background) {
            self.orphans.push(Node::new(shown.clone()));
            return Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown);
        }
        // Once: a supervisor below a supervisor, or beside one, is drawn without what it starts.
        let first = !std::mem::replace(&mut self.supervises, true) && ini;
        let config = if first { configuration::of_supervisor(self.evidence, args) } else { Supervision::default() };
        let in_front = mode == Some(Mode::Foreground) || config.in_front;
        let end = if in_front { End::Stays } else { End::Unknown };
        if let Some((service, _)) = catalogued {
            let command = shown.split(' ').map(str::to_owned).collect();
            self.boot.running.push(Running { service, command, span: self.place.span(span), foreground: true });
        }
        let mut node = Node::new(shown);
        for program in config.programs.iter().take(MAX_PROGRAMS) {
            node.children.push(self.supervised(program));
        }
        Process { signal: Signal::Arrives, ..Process::new(node, end, Pid1Kind::Supervisor) }
    }

    /// s6-overlay's first process, which looks like an init's: its services are its children, and so is the rest of the command.
    pub(super) fn s6_overlay(&mut self, words: &[Word], shown: String, span: Span) -> Process {
        self.event(EventKind::Supervisor { program: init::S6_OVERLAY.to_owned() }, span);
        let mut process =
            Process { signal: Signal::Arrives, ..Process::new(Node::new(shown), End::Stays, Pid1Kind::Supervisor) };
        if let Some(rest) = words.get(1..).filter(|rest| !rest.is_empty()) {
            let child = self.words(rest);
            process.end = child.end;
            process.node.children.push(child.node);
        }
        process
    }

    /// Whether what stands at the path of s6-overlay's first process is it.
    pub(super) fn brings_s6(&self) -> bool {
        let subject = self.subject;
        let says = |text: &str| init::S6_TEXTS.iter().any(|sign| text.contains(sign));
        *self.s6.get_or_init(|| {
            says(&subject.base_name)
                || says(&self.evidence.run_text)
                || self.evidence.copy_targets.iter().any(|target| says(target))
                || self.installed.iter().any(|package| says(package))
                || subject.env.iter().any(|(name, _)| name.starts_with(init::S6_VARIABLES))
                || self.evidence.arguments.iter().any(|(name, _)| name.starts_with(init::S6_VARIABLES))
        })
    }

    /// A program that a supervisor starts. What would end a container does not end it.
    fn supervised(&mut self, program: &supervisor::Program) -> Node {
        let before = self.boot.events.len();
        let running = self.boot.running.len();
        let orphans = self.orphans.len();
        let place = std::mem::replace(&mut self.place, Place::Source);
        let script = shell::parse(&program.command);
        let words = script.list.items.first().and_then(|item| item.first.commands.first()).map(|command| &command.kind);
        let mut node = match words {
            Some(CommandKind::Simple { words, .. }) => self.words(words).node,
            _ => Node::new(program.command.clone()),
        };
        self.place = place;
        self.boot.events.truncate(before);
        for running in self.boot.running.iter_mut().skip(running) {
            running.span = program.span;
            running.foreground = true;
        }
        // What forks away is a child of the supervisor's own program no more; here it is shown where it belongs.
        node.children.extend(self.orphans.split_off(orphans.min(self.orphans.len())));
        node
    }
}
