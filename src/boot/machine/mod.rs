//! Runs a start command in the mind: which process takes which place, what stays, what returns.

mod absent;
mod left;
mod lists;
mod managed;
mod obstacles;
mod programs;
mod script;
mod service;
mod supervisor;
mod variables;
mod watch;
mod workers;

use crate::boot::form::Fault;
use crate::boot::{Boot, Event, EventKind, Signal};
use crate::input::dockerfile::{Argument, Flat};
use crate::input::shell;
use crate::input::shell::{Origin, Word};
use crate::knowledge::images::Start;
use crate::knowledge::signals;
use crate::lang::Lang;
use crate::plan::evidence::Evidence;
use crate::plan::written::Traced;
use crate::report::{Node, Outcome, Pid1, Pid1Kind};
use crate::subject::{Launch, StageSubject};
use crate::text::Span;
use script::ShellState;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

/// How deeply shells may start shells.
const MAX_DEPTH: usize = 16;

/// What becomes of a started process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Stays,
    Returns,
    Fails,
    Unknown,
}

/// A process as it was started.
struct Process {
    node: Node,
    end: End,
    kind: Pid1Kind,
    signal: Signal,
    /// It took the place of the shell that ran it: `exec`.
    took_place: bool,
}

impl Process {
    fn new(node: Node, end: End, kind: Pid1Kind) -> Self {
        Self { node, end, kind, signal: Signal::Unknown, took_place: false }
    }
}

/// How a list of commands went.
struct Flow {
    end: End,
    /// The process that stays, or the last one that is not known.
    process: Option<Process>,
    /// It is the only command of the list.
    alone: bool,
    /// It is the last command of the list.
    last: bool,
    /// It is a simple command without redirections, in no group: the only kind that bash gives its place to.
    plain: bool,
    /// Whether what follows is not reached.
    stops: Stop,
}

impl Flow {
    /// Nothing stays, and what follows is reached.
    fn of(end: End, process: Option<Process>) -> Self {
        Self { end, process, alone: true, last: true, plain: true, stops: Stop::No }
    }
}

/// Whether commands that follow are reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// They are.
    No,
    /// `return`: those of the function are not.
    Function,
    /// `exit`, or `exec` that gave the shell's place away: none of the shell is.
    Shell,
}

/// Where the spans of words lead.
#[derive(Clone, Copy)]
enum Place<'f> {
    /// They are of an instruction's joined text.
    Flat(&'f Flat),
    /// They are of a file that the text writes.
    Written(&'f Traced),
    /// They are of the user's text already.
    Source,
}

impl Place<'_> {
    fn span(self, span: Span) -> Span {
        match self {
            Self::Flat(flat) => flat.span(span),
            Self::Written(text) => text.span(span),
            Self::Source => span,
        }
    }
}

pub struct Machine<'a, 'f> {
    subject: &'a StageSubject<'f>,
    evidence: &'a Evidence,
    lang: Lang,
    place: Place<'a>,
    depth: usize,
    /// What belongs to the shell that runs.
    shell: ShellState<'a>,
    /// Whether the engine itself starts what comes next, no shell or init in between.
    by_engine: bool,
    /// Whether a supervisor was started, and its programs with it.
    supervises: bool,
    /// Whether the text or its base brings s6-overlay, once that was asked.
    s6: OnceCell<bool>,
    /// Which programs are known to be kept in the foreground by their configuration, or not to be.
    configured: RefCell<HashMap<&'static str, bool>>,
    /// What the configuration says of the number of a service's workers.
    counts: RefCell<HashMap<&'static str, Option<workers::Said>>>,
    /// How often it was asked whether a configuration sends a daemon to the background.
    asked: usize,
    /// How many bytes of scripts and functions may still be run; they can call each other.
    budget: usize,
    installed: Vec<&'a str>,
    /// Forked away; they become children of PID 1.
    orphans: Vec<Node>,
    /// What was started in the background and may be ended again.
    left: Vec<left::Left>,
    /// The list that runs perhaps in which it stands, and how many there were; and how many events there were when it began.
    branch: (usize, usize),
    branches: usize,
    /// Something on the way is not known to return.
    uncertain: bool,
    /// The commands that have been run, or may have been.
    ran: Vec<String>,
    /// The user that the command is switched to: by `gosu`, `su`.
    switched: Option<String>,
    /// Whether the shell has assigned a variable.
    assigned: bool,
    boot: Boot,
}

impl<'a, 'f> Machine<'a, 'f> {
    pub fn new(subject: &'a StageSubject<'f>, evidence: &'a Evidence, lang: Lang) -> Self {
        let installed = evidence.installed.iter().map(|hint| hint.name.as_str()).collect();
        Self {
            subject,
            evidence,
            lang,
            place: Place::Source,
            depth: 0,
            shell: ShellState::default(),
            by_engine: false,
            supervises: false,
            s6: OnceCell::new(),
            configured: RefCell::default(),
            counts: RefCell::default(),
            asked: 0,
            budget: script::BUDGET,
            installed,
            orphans: Vec::new(),
            left: Vec::new(),
            branch: (0, 0),
            branches: 0,
            uncertain: false,
            ran: Vec::new(),
            switched: None,
            assigned: false,
            boot: Boot::default(),
        }
    }

    pub fn boot(mut self) -> Boot {
        // A stage that others are built from, and that decides nothing itself, is never started.
        // What a stage gives to an inherited entrypoint is its own start, too.
        let owns_start = self.subject.start_instruction().is_some_and(|index| self.subject.owns(index))
            || matches!(&self.subject.cmd, Some(crate::subject::Starter::Written { instruction, .. }) if self.subject.owns(*instruction));
        if !self.subject.is_last && !owns_start {
            return self.boot;
        }
        if let Some(Start::Init { command }) = self.subject.image.map(|image| image.starts)
            && self.subject.entrypoint.is_none()
            && self.subject.cmd.is_none()
        {
            let process = self.init(command, self.subject.stage.base_span);
            return self.finish(process);
        }
        let Some(launch) = self.subject.launch() else { return self.boot };
        // A script that nobody here can read comes first: it may do otherwise.
        self.uncertain |= self.subject.hands_on;
        let process = match launch {
            Launch::Exec(argv) => {
                self.by_engine = !self.subject.hands_on;
                self.argv(&argv)
            }
            Launch::Shell { shell, script } => {
                self.place = Place::Flat(script);
                let shown = format!("{} {}", shell.join(" "), script.text);
                let parsed = shell::parse(&script.text);
                self.shell(shown, &parsed.list, self.subject.shell_kind(), script.whole())
            }
        };
        self.finish(process)
    }

    /// What happens where these words are started.
    pub fn started(mut self, argv: &[Argument]) -> Boot {
        let process = self.argv(argv);
        self.finish(process)
    }

    /// What happens where the start command does not run as it is written.
    pub fn malformed(self, fault: &Fault) -> Boot {
        let event =
            Event { kind: EventKind::Malformed { kind: fault.kind, command: fault.command.clone() }, span: fault.span };
        let fails = fault.kind.fails();
        let mut boot = self.boot();
        let shown = boot.pid1.as_ref().map(|pid1| pid1.command.clone());
        if let Some(command) = shown.filter(|_| fails) {
            boot = Boot {
                pid1: Some(Pid1 { command: command.clone(), kind: Pid1Kind::Unknown }),
                outcome: Some(Outcome::Exits),
                tree: Some(Node::new(command)),
                ..Boot::default()
            };
        }
        if boot.pid1.is_some() {
            // What the engine makes of the rest is beside the point.
            boot.events.retain(|other| !matches!(other.kind, EventKind::Malformed { .. }));
            boot.events.insert(0, event);
        }
        boot
    }

    fn argv(&mut self, argv: &[Argument]) -> Process {
        let words: Vec<Word> = argv.iter().map(word).collect();
        self.words(&words)
    }

    fn finish(mut self, process: Process) -> Boot {
        let mut node = process.node;
        self.orphans.append(&mut node.children);
        node.children = std::mem::take(&mut self.orphans);
        let end = match process.end {
            End::Returns | End::Fails if self.uncertain => End::Unknown,
            end => end,
        };
        self.boot.pid1 = Some(Pid1 { command: node.command.clone(), kind: process.kind });
        self.boot.outcome = Some(match end {
            End::Stays => Outcome::Runs,
            End::Returns | End::Fails => Outcome::Exits,
            End::Unknown => Outcome::Unknown,
        });
        // Nothing can ignore the signal that the kernel itself acts on.
        let killed = self
            .subject
            .effective_stop_signal()
            .is_some_and(|signal| signals::read(signal) == signals::Reading::Signal(signals::KILL));
        self.boot.signal = match process.signal {
            Signal::Ignored if killed => Signal::Arrives,
            signal => signal,
        };
        self.boot.tree = Some(node);
        self.boot
    }

    fn event(&mut self, kind: EventKind, span: Span) {
        let span = self.place.span(span);
        self.boot.events.push(Event { kind, span });
    }
}

/// An argument of an exec form as a word of a command.
fn word(argument: &Argument) -> Word {
    let inner = Span::new(argument.span.start + 1, argument.span.end.saturating_sub(1));
    let direct = inner.end.saturating_sub(inner.start) == argument.value.len();
    let mut origin = Origin::default();
    origin.push(argument.value.len(), if direct { inner } else { argument.span });
    Word {
        value: argument.value.clone(),
        literal: true,
        quoted: true,
        substitutions: Vec::new(),
        span: argument.span,
        origin,
    }
}
