//! Lists of commands: which run, which stay, whether a shell gives its place away.

use super::{End, Flow, MAX_DEPTH, Machine, Process, Stop};
use crate::boot::{Event, EventKind, Signal};
use crate::input::shell;
use crate::input::shell::{Command, CommandKind, Item, List};
use crate::knowledge::platform::Shell;
use crate::report::{Node, Pid1Kind};
use crate::text::Span;

impl Machine<'_, '_> {
    /// A shell that runs a script. Where its last command takes its place, that is the process.
    pub(super) fn shell(&mut self, shown: String, list: &List, kind: Shell, span: Span) -> Process {
        if self.depth >= MAX_DEPTH {
            return Process::new(Node::new(shown), End::Unknown, Pid1Kind::Unknown);
        }
        self.depth += 1;
        let flow = self.list(list);
        self.depth -= 1;
        let own = Node::new(shown);
        let Some(mut process) = flow.process else {
            return Process { signal: self.waiting(flow.end), ..Process::new(own, flow.end, Pid1Kind::Shell) };
        };
        let by_itself = match kind {
            Shell::Bash { execs_last } => flow.plain && (flow.alone || (flow.last && execs_last)),
            Shell::Ash => flow.alone || flow.last,
            Shell::Dash | Shell::Unknown => false,
        };
        if process.took_place || by_itself {
            if !process.took_place && self.depth == 0 {
                self.boot.events.push(Event { kind: EventKind::ShellGivesWay, span });
            }
            process.took_place = false;
            process.end = flow.end;
            return process;
        }
        if kind == Shell::Unknown && flow.alone {
            // Whether a shell stays in front depends on which one it is.
            process.signal = Signal::Unknown;
            process.end = flow.end;
            return process;
        }
        // What ignores the signal anyway loses nothing by the shell, and gains nothing without it.
        let deaf = process.signal == Signal::Ignored;
        let waits = deaf && process.kind == Pid1Kind::Service;
        if self.depth == 0 && process.kind != Pid1Kind::Shell && !waits {
            self.boot.events.push(Event { kind: EventKind::ShellInFront, span });
        }
        let node = Node { children: vec![process.node], ..own };
        let signal = if deaf { self.waiting(flow.end) } else { Signal::Swallowed };
        Process { signal, ..Process::new(node, flow.end, Pid1Kind::Shell) }
    }

    /// What a stop signal does to the shell itself, where nothing below it would make more of it.
    pub(super) fn waiting(&self, end: End) -> Signal {
        if end == End::Stays && !self.shell.traps { Signal::Ignored } else { Signal::Unknown }
    }

    pub(super) fn list(&mut self, list: &List) -> Flow {
        let count = list.items.len();
        for (index, item) in list.items.iter().enumerate() {
            let last = index + 1 == count;
            let mut flow = self.item(item);
            if item.background {
                if let Some(process) = flow.process.take() {
                    self.shell.jobs = true;
                    self.orphans.push(process.node);
                }
                continue;
            }
            let fatal = self.shell.errexit && flow.end == End::Fails && item.rest.is_empty() && !item.first.negated;
            if flow.stops != Stop::No || fatal {
                flow.stops = if fatal { Stop::Shell } else { flow.stops };
                flow.alone &= count == 1;
                return flow;
            }
            match flow.end {
                End::Stays => {
                    flow.last &= last;
                    flow.alone &= last && count == 1;
                    return flow;
                }
                _ if last => {
                    flow.alone &= count == 1;
                    return flow;
                }
                End::Unknown => self.uncertain = true,
                End::Returns | End::Fails => {}
            }
        }
        Flow { alone: false, last: false, ..Flow::of(End::Returns, None) }
    }

    pub(super) fn item(&mut self, item: &Item) -> Flow {
        let mut flow = self.pipeline(&item.first.commands);
        flow.alone &= item.rest.is_empty();
        for (index, (operator, pipeline)) in item.rest.iter().enumerate() {
            if flow.end == End::Stays || flow.stops != Stop::No {
                flow.last = false;
                return flow;
            }
            let succeeded = flow.end != End::Fails;
            if flow.end == End::Unknown {
                self.uncertain = true;
            }
            let runs = match operator {
                shell::AndOr::And => succeeded,
                shell::AndOr::Or => !succeeded,
            };
            if runs {
                flow = self.pipeline(&pipeline.commands);
                flow.alone = false;
                flow.last &= index + 1 == item.rest.len();
            } else {
                // The shell must stay to see whether the rest is to run.
                flow.last = false;
            }
        }
        flow
    }

    pub(super) fn pipeline(&mut self, commands: &[Command]) -> Flow {
        let Some((last, others)) = commands.split_last() else {
            return Flow { alone: false, ..Flow::of(End::Returns, None) };
        };
        for other in others {
            self.command(other);
        }
        let mut flow = self.command(last);
        flow.alone &= others.is_empty();
        flow.last &= others.is_empty();
        if !others.is_empty() {
            // Each part of a pipe is a shell of its own.
            flow.stops = Stop::No;
        }
        flow
    }

    pub(super) fn command(&mut self, command: &Command) -> Flow {
        if matches!(&command.kind, CommandKind::Simple { assignments, .. } if !assignments.is_empty()) {
            self.assigned = true;
        }
        match &command.kind {
            CommandKind::Simple { words, .. } if words.is_empty() => Flow::of(End::Returns, None),
            // The shell itself waits for what it started beside itself.
            CommandKind::Simple { words, .. } if words[0].value == "wait" && self.shell.jobs => {
                Flow { alone: false, last: false, ..Flow::of(End::Stays, None) }
            }
            CommandKind::Simple { words, .. } => {
                if let Some(flow) = self.builtin(words) {
                    return flow;
                }
                self.shell.last = self.place.span(command.span);
                let process = self.in_shell(words);
                let stops = if process.took_place { Stop::Shell } else { Stop::No };
                let plain = command.redirects.is_empty();
                match process.end {
                    End::Stays | End::Unknown => Flow { stops, plain, ..Flow::of(process.end, Some(process)) },
                    end => Flow { stops, ..Flow::of(end, None) },
                }
            }
            CommandKind::Group(list) => Flow { alone: false, plain: false, ..self.list(list) },
            CommandKind::Subshell(list) => {
                let mut inner = self.list(list);
                // `exec` takes the place of the subshell, not of the shell that waits for it.
                if let Some(process) = &mut inner.process {
                    process.took_place = false;
                }
                Flow { alone: false, plain: false, stops: Stop::No, ..inner }
            }
            CommandKind::If { branches, otherwise } => {
                let lists = branches.iter().flat_map(|(condition, branch)| [condition, branch]).chain(otherwise);
                self.perhaps(lists)
            }
            CommandKind::Case(arms) => self.perhaps(arms.iter()),
            CommandKind::Loop { condition, body } => self.repeated(condition, body, command.span),
            CommandKind::Function { name, body } => {
                self.define(name, body);
                Flow::of(End::Returns, None)
            }
            CommandKind::Test => Flow::of(End::Returns, None),
        }
    }

    /// Branches of which nobody knows which one runs.
    pub(super) fn perhaps<'l>(&mut self, lists: impl Iterator<Item = &'l List>) -> Flow {
        let mut end = End::Returns;
        for list in lists {
            if !matches!(self.perhaps_one(list).end, End::Returns | End::Fails) {
                end = End::Unknown;
            }
        }
        self.uncertain = true;
        Flow { alone: false, last: false, plain: false, ..Flow::of(end, None) }
    }

    pub(super) fn repeated(&mut self, condition: &List, body: &List, span: Span) -> Flow {
        let for_ever = condition.items.first().is_some_and(|item| {
            condition.items.len() == 1
                && item.rest.is_empty()
                && matches!(item.first.commands.as_slice(), [Command { kind: CommandKind::Simple { words, .. }, .. }]
                    if words.first().is_some_and(|word| matches!(word.value.as_str(), "true" | ":" | "sleep")))
        });
        self.perhaps_one(condition);
        self.perhaps_one(body);
        if for_ever {
            self.event(EventKind::KeepAlive { command: "while …; do …; done".to_owned() }, span);
            // The loop is the shell itself, which therefore stays in front of nothing but its own sleep.
            return Flow { alone: false, ..Flow::of(End::Stays, None) };
        }
        self.uncertain = true;
        Flow { alone: false, ..Flow::of(End::Returns, None) }
    }
}
