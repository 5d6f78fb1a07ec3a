//! Lists of commands: which run, which stay, whether a shell gives its place away.

use super::{End, Flow, MAX_DEPTH, Machine, Process};
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
        let Some(mut process) = flow.process else { return Process::new(own, flow.end, Pid1Kind::Shell) };
        let by_itself = match kind {
            Shell::Bash { execs_last } => flow.alone || (flow.last && execs_last),
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
        if self.depth == 0 && process.kind != Pid1Kind::Shell {
            self.boot.events.push(Event { kind: EventKind::ShellInFront, span });
        }
        let node = Node { children: vec![process.node], ..own };
        Process { signal: Signal::Swallowed, ..Process::new(node, flow.end, Pid1Kind::Shell) }
    }

    pub(super) fn list(&mut self, list: &List) -> Flow {
        let count = list.items.len();
        for (index, item) in list.items.iter().enumerate() {
            let last = index + 1 == count;
            let mut flow = self.item(item);
            if item.background {
                match flow.process.take() {
                    Some(process) => self.orphans.push(process.node),
                    None => continue,
                }
                continue;
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
        Flow { end: End::Returns, process: None, alone: false, last: false }
    }

    pub(super) fn item(&mut self, item: &Item) -> Flow {
        let mut flow = self.pipeline(&item.first.commands);
        flow.alone &= item.rest.is_empty();
        for (index, (operator, pipeline)) in item.rest.iter().enumerate() {
            if flow.end == End::Stays {
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
            }
        }
        flow
    }

    pub(super) fn pipeline(&mut self, commands: &[Command]) -> Flow {
        let Some((last, others)) = commands.split_last() else {
            return Flow { end: End::Returns, process: None, alone: false, last: true };
        };
        for other in others {
            self.command(other);
        }
        let mut flow = self.command(last);
        flow.alone &= others.is_empty();
        flow.last &= others.is_empty();
        flow
    }

    pub(super) fn command(&mut self, command: &Command) -> Flow {
        let flow = |end, process| Flow { end, process, alone: true, last: true };
        if matches!(&command.kind, CommandKind::Simple { assignments, .. } if !assignments.is_empty()) {
            self.assigned = true;
        }
        match &command.kind {
            CommandKind::Simple { words, .. } if words.is_empty() => flow(End::Returns, None),
            // The shell itself waits for what it started beside itself.
            CommandKind::Simple { words, .. } if words[0].value == "wait" && !self.orphans.is_empty() => {
                Flow { alone: false, last: false, ..flow(End::Stays, None) }
            }
            CommandKind::Simple { words, .. } => {
                let process = self.words(words);
                match process.end {
                    End::Stays | End::Unknown => flow(process.end, Some(process)),
                    end => flow(end, None),
                }
            }
            CommandKind::Subshell(list) | CommandKind::Group(list) => {
                let inner = self.list(list);
                Flow { alone: false, ..inner }
            }
            CommandKind::If { branches, otherwise } => {
                let lists = branches.iter().flat_map(|(condition, branch)| [condition, branch]).chain(otherwise);
                self.perhaps(lists)
            }
            CommandKind::Case(arms) => self.perhaps(arms.iter()),
            CommandKind::Loop { condition, body } => self.repeated(condition, body, command.span),
            CommandKind::Function { .. } | CommandKind::Test => flow(End::Returns, None),
        }
    }

    /// Branches of which nobody knows which one runs.
    pub(super) fn perhaps<'l>(&mut self, lists: impl Iterator<Item = &'l List>) -> Flow {
        let mut end = End::Returns;
        for list in lists {
            if !matches!(self.list(list).end, End::Returns | End::Fails) {
                end = End::Unknown;
            }
        }
        self.uncertain = true;
        Flow { end, process: None, alone: false, last: false }
    }

    pub(super) fn repeated(&mut self, condition: &List, body: &List, span: Span) -> Flow {
        let for_ever = condition.items.first().is_some_and(|item| {
            condition.items.len() == 1
                && item.rest.is_empty()
                && matches!(item.first.commands.as_slice(), [Command { kind: CommandKind::Simple { words, .. }, .. }]
                    if words.first().is_some_and(|word| matches!(word.value.as_str(), "true" | ":" | "sleep")))
        });
        self.list(condition);
        self.list(body);
        if for_ever {
            self.event(EventKind::KeepAlive { command: "while …; do …; done".to_owned() }, span);
            // The loop is the shell itself, which therefore stays in front of nothing but its own sleep.
            return Flow { end: End::Stays, process: None, alone: false, last: true };
        }
        self.uncertain = true;
        Flow { end: End::Returns, process: None, alone: false, last: true }
    }
}
