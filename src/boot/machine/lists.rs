//! Lists of commands: which run, which stay, whether a shell gives its place away.

use super::script::length as body_length;
use super::{End, Flow, MAX_DEPTH, Machine, Process, Stop, variables};
use crate::boot::{Event, EventKind, Signal, tree};
use crate::input::shell;
use crate::input::shell::{Command, CommandKind, Item, List, Word};
use crate::knowledge::platform::Shell;
use crate::lang::Text;
use crate::report::{Node, Pid1Kind};
use crate::text::Span;

/// How many turns of a `for` are followed.
const MAX_TURNS: usize = 32;

const ONE_BRANCH: Text =
    Text { en: "only in one branch of the script", ja: "スクリプトの分岐の一つでのみ起動" };
const IN_LOOP: Text = Text { en: "started in a loop of the script", ja: "スクリプトのループの中で起動" };

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
            if item.background {
                let before = self.shell.variables.clone();
                let said = self.boot.events.len();
                let flow = self.item(item);
                self.shell.variables = before;
                // What stays in the background keeps nothing up: the list goes on.
                let mut later = self.boot.events.split_off(said.min(self.boot.events.len()));
                later.retain(|event| !matches!(event.kind, EventKind::KeepAlive { .. }));
                self.boot.events.append(&mut later);
                self.shell.last_job = matches!(flow.end, End::Stays | End::Unknown);
                self.shell.jobs |= self.shell.last_job;
                if let Some(process) = flow.process {
                    self.leave(None, process.node);
                }
                continue;
            }
            let mut flow = self.item(item);
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
        // Each part of a pipe is a shell of its own: what it sets is gone with it.
        let before = (!others.is_empty()).then(|| self.shell.variables.clone());
        for other in others {
            self.command(other);
        }
        let mut flow = self.command(last);
        if let Some(before) = before {
            self.shell.variables = before;
        }
        flow.alone &= others.is_empty();
        flow.last &= others.is_empty();
        if !others.is_empty() {
            flow.stops = Stop::No;
        }
        flow
    }

    pub(super) fn command(&mut self, command: &Command) -> Flow {
        if matches!(&command.kind, CommandKind::Simple { assignments, .. } if !assignments.is_empty()) {
            self.assigned = true;
        }
        match &command.kind {
            CommandKind::Simple { words, assignments } if words.is_empty() => {
                self.assign(assignments);
                Flow::of(End::Returns, None)
            }
            // The shell itself waits for what it started beside itself.
            CommandKind::Simple { words, .. } if words[0].value == "wait" && self.waits(words) => {
                Flow { alone: false, last: false, ..Flow::of(End::Stays, None) }
            }
            CommandKind::Simple { words, .. } => {
                let words = self.with_variables(words);
                if let Some(flow) = self.builtin(&words) {
                    return flow;
                }
                self.forget(&words);
                if variables::test(&self.expanded(&words)) == Some(false) {
                    return Flow::of(End::Fails, None);
                }
                self.shell.last = self.place.span(command.span);
                let process = self.in_shell(&words);
                let stops = if process.took_place { Stop::Shell } else { Stop::No };
                let plain = command.redirects.is_empty();
                match process.end {
                    End::Stays | End::Unknown => Flow { stops, plain, ..Flow::of(process.end, Some(process)) },
                    end => Flow { stops, ..Flow::of(end, None) },
                }
            }
            CommandKind::Group(list) => Flow { alone: false, plain: false, ..self.list(list) },
            CommandKind::Subshell(list) => {
                let before = self.shell.variables.clone();
                let mut inner = self.list(list);
                self.shell.variables = before;
                // `exec` takes the place of the subshell, not of the shell that waits for it.
                if let Some(process) = &mut inner.process {
                    process.took_place = false;
                }
                Flow { alone: false, plain: false, stops: Stop::No, ..inner }
            }
            CommandKind::If { branches, otherwise } => self.branches(branches, otherwise.as_ref()),
            CommandKind::Case(arms, choice) => match self.chosen(choice) {
                Some(chosen) => self.compound(chosen.and_then(|at| arms.get(at))),
                // Something fits for sure only where an arm takes all that is left.
                None => {
                    let rest = choice.patterns.iter().flatten().any(|pattern| !pattern.quoted && pattern.value == "*");
                    self.perhaps(arms.iter(), rest)
                }
            },
            CommandKind::Loop { body, each: Some(each), .. }
                if each.words.len() <= MAX_TURNS && self.expanded(&each.words).iter().all(|word| word.literal) =>
            {
                self.turns(&each.name, &self.expanded(&each.words), body)
            }
            CommandKind::Loop { condition, body, .. } => self.repeated(condition, body, command.span),
            CommandKind::Function { name, body } => {
                self.define(name, body);
                Flow::of(End::Returns, None)
            }
            CommandKind::Test => Flow::of(End::Returns, None),
        }
    }

    /// Whether `wait` waits for something that stays.
    fn waits(&self, words: &[Word]) -> bool {
        match words {
            [_, job] if job.value == "$!" => self.shell.last_job,
            _ => self.shell.jobs,
        }
    }

    /// `if`, as far as its conditions are known.
    fn branches(&mut self, branches: &[(List, List)], otherwise: Option<&List>) -> Flow {
        for (at, (condition, branch)) in branches.iter().enumerate() {
            match self.holds(condition) {
                Some(true) => return self.compound(Some(branch)),
                Some(false) => {}
                None => {
                    let rest = branches.get(at..).unwrap_or_default();
                    for (condition, _) in rest {
                        self.perhaps_one(condition);
                    }
                    return self.perhaps(rest.iter().map(|(_, branch)| branch).chain(otherwise), otherwise.is_some());
                }
            }
        }
        self.compound(otherwise)
    }

    /// The one list of a compound command that runs; the shell waits for it.
    fn compound(&mut self, list: Option<&List>) -> Flow {
        match list {
            Some(list) => Flow { alone: false, last: false, plain: false, ..self.list(list) },
            None => Flow { alone: false, last: false, plain: false, ..Flow::of(End::Returns, None) },
        }
    }

    /// `for`, once for each of the words.
    fn turns(&mut self, name: &str, words: &[Word], body: &List) -> Flow {
        for word in words {
            if !self.may_run(body_length(body)) {
                self.uncertain = true;
                break;
            }
            self.shell.assign(name, Some(word.value.clone()));
            let flow = self.compound(Some(body));
            if flow.end == End::Stays || flow.stops != Stop::No {
                return flow;
            }
            self.uncertain |= flow.end == End::Unknown;
        }
        self.compound(None)
    }

    /// Branches of which nobody knows which one runs; `one_runs` says that one of them does.
    ///
    /// What each leaves running is drawn, marked as one branch's; what all of them leave running is not.
    pub(super) fn perhaps<'l>(&mut self, lists: impl Iterator<Item = &'l List>, one_runs: bool) -> Flow {
        let before = self.orphans.len();
        let mut ends: Vec<End> = Vec::new();
        // What is left running, and in how many branches.
        let mut left: Vec<(Node, usize)> = Vec::new();
        for list in lists {
            let flow = self.perhaps_one(list);
            ends.push(flow.end);
            let own = self.orphans.split_off(before.min(self.orphans.len()));
            // `exec gosu redis "$0" "$@"`: the same script once more, as another user. It ends as the rest of it says.
            let process = flow.process.map(|process| process.node).filter(|node| !runs_itself(&node.command));
            for node in own.into_iter().chain(process) {
                match left.iter().position(|(other, _)| other.command == node.command) {
                    Some(at) => left[at].1 += 1,
                    None if left.len() < MAX_TURNS => left.push((node, 1)),
                    None => {}
                }
            }
        }
        self.uncertain = true;
        self.orphans.extend(left.into_iter().map(|(mut node, count)| {
            if !one_runs || count < ends.len() {
                tree::remark(&mut node, ONE_BRANCH.get(self.lang));
            }
            node
        }));
        let end = if one_runs && ends.iter().all(|end| *end == End::Stays) {
            End::Stays
        } else if ends.iter().all(|end| matches!(end, End::Returns | End::Fails)) {
            End::Returns
        } else {
            End::Unknown
        };
        Flow { alone: false, last: false, plain: false, ..Flow::of(end, None) }
    }

    pub(super) fn repeated(&mut self, condition: &List, body: &List, span: Span) -> Flow {
        let for_ever = condition.items.first().is_some_and(|item| {
            condition.items.len() == 1
                && item.rest.is_empty()
                && matches!(item.first.commands.as_slice(), [Command { kind: CommandKind::Simple { words, .. }, .. }]
                    if words.first().is_some_and(|word| matches!(word.value.as_str(), "true" | ":" | "sleep")))
        });
        let before = self.orphans.len();
        self.perhaps_one(condition);
        let inner = self.perhaps_one(body);
        if self.watches(condition, body, for_ever) {
            let process = inner.process.map(|process| process.node);
            self.orphans.extend(process.or_else(|| sleep_of(condition)).or_else(|| sleep_of(body)));
            return Flow { alone: false, ..Flow::of(End::Stays, None) };
        }
        if for_ever {
            // What the loop spends its time with: its sleep, or what runs in its turns.
            let process = inner.process.map(|process| process.node);
            self.orphans.extend(process.or_else(|| sleep_of(condition)).or_else(|| sleep_of(body)));
            self.event(EventKind::KeepAlive { command: "while …; do …; done".to_owned() }, span);
            // The loop is the shell itself, which therefore stays in front of nothing but its own sleep.
            return Flow { alone: false, ..Flow::of(End::Stays, None) };
        }
        for node in self.orphans.iter_mut().skip(before) {
            tree::remark(node, IN_LOOP.get(self.lang));
        }
        self.uncertain = true;
        Flow { alone: false, ..Flow::of(End::Returns, None) }
    }
}

/// Whether a command is the script that it stands in.
fn runs_itself(command: &str) -> bool {
    let program = command.split_whitespace().next().unwrap_or_default();
    matches!(program, "$0" | "${0}" | "$BASH_SOURCE" | "${BASH_SOURCE}" | "${BASH_SOURCE[0]}")
}

/// The `sleep` among the commands of a list, as a process.
fn sleep_of(list: &List) -> Option<Node> {
    list.items.iter().flat_map(Item::pipelines).flat_map(|pipeline| &pipeline.commands).find_map(|command| {
        let CommandKind::Simple { words, .. } = &command.kind else { return None };
        let sleeps = words.first().is_some_and(|word| word.value.rsplit('/').next() == Some("sleep"));
        let shown = || words.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join(" ");
        sleeps.then(|| Node::new(shown()))
    })
}
