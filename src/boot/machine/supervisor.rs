//! A supervisor of several programs, and the programs that the configuration in the text gives it.

use super::{End, Machine, Place, Process};
use crate::boot::{EventKind, Running, Signal};
use crate::input::shell::{self, CommandKind};
use crate::input::supervisor;
use crate::knowledge::{programs, services};
use crate::plan::configuration::{self, Supervision};
use crate::report::{Node, Pid1Kind};
use crate::text::Span;

/// How many programs of a supervisor are followed.
const MAX_PROGRAMS: usize = 256;

impl Machine<'_, '_> {
    pub(super) fn supervisor(&mut self, program: &str, args: &[&str], shown: String, span: Span) -> Process {
        self.event(EventKind::Supervisor { program: program.to_owned() }, span);
        // Once: a supervisor below a supervisor, or beside one, is drawn without what it starts.
        let first = !std::mem::replace(&mut self.supervises, true) && programs::reads_supervisor_ini(program);
        let config = if first { configuration::of_supervisor(self.evidence, args) } else { Supervision::default() };
        let in_front = programs::supervises_in_front(program, args) || config.in_front;
        let end = if in_front { End::Stays } else { End::Unknown };
        if let Some((service, _)) = services::by_program(program) {
            let command = shown.split(' ').map(str::to_owned).collect();
            self.boot.running.push(Running { service, command, span: self.place.span(span), foreground: true });
        }
        let mut node = Node::new(shown);
        for program in config.programs.iter().take(MAX_PROGRAMS) {
            node.children.push(self.supervised(program));
        }
        Process { signal: Signal::Arrives, ..Process::new(node, end, Pid1Kind::Supervisor) }
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
