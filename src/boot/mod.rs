//! The model of starting: what is PID 1, what runs below it, whether the container stays up, what a stop signal does.
//!
//! Rules such as "exits at once", "a shell swallows the signal" and "systemd is PID 1" only read its answer.
//! What is not known (a script that was not pasted, a program that the catalogue does not have) is said to be unknown.

pub mod draw;
pub mod household;
pub mod listing;
mod machine;
pub mod manager;
pub mod tree;

use crate::boot::machine::Machine;
use crate::knowledge::services::Service;
use crate::lang::Lang;
use crate::plan::evidence::Evidence;
use crate::report::{Node, Outcome, Pid1, Pid1Kind};
use crate::subject::StageSubject;
use crate::text::Span;

/// What happens when a stage's container starts.
#[derive(Debug, Default)]
pub struct Boot {
    /// The first process; none where nothing says what is started.
    pub pid1: Option<Pid1>,
    /// Whether the container stays up.
    pub outcome: Option<Outcome>,
    /// What a stop signal does.
    pub signal: Signal,
    /// The processes.
    pub tree: Option<Node>,
    /// What happened on the way, in order.
    pub events: Vec<Event>,
    /// Catalogued services that end up running, in the foreground or forked away, in order.
    pub running: Vec<Running>,
}

/// A catalogued service that the start command runs.
#[derive(Clone, Debug)]
pub struct Running {
    /// The service.
    pub service: &'static Service,
    /// Its command; empty where a manager starts it.
    pub command: Vec<String>,
    /// Where the text says so.
    pub span: Span,
    /// Whether it stays in the foreground.
    pub foreground: bool,
}

/// What a stop signal does to the container.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signal {
    /// It reaches the program.
    Arrives,
    /// A shell is PID 1 and keeps it for itself.
    Swallowed,
    /// The program is PID 1 and ignores it there.
    Ignored,
    /// Not known.
    #[default]
    Unknown,
}

/// Something that happens at start.
#[derive(Clone, Debug)]
pub struct Event {
    /// What.
    pub kind: EventKind,
    /// Where the text says so.
    pub span: Span,
}

/// What can happen at start.
#[derive(Clone, Debug, PartialEq)]
pub enum EventKind {
    /// An init system is started.
    Init {
        /// Which.
        kind: Pid1Kind,
        /// Its program.
        program: String,
    },
    /// `systemctl` is called without systemd: it fails.
    Systemctl {
        /// What it is asked for.
        verb: String,
        /// For which unit.
        unit: Option<String>,
    },
    /// A script that replaces systemctl is started.
    SystemctlReplacement {
        /// For which unit, if it names one.
        unit: Option<String>,
    },
    /// An init script starts a service in the background.
    InitScript {
        /// Which.
        unit: String,
    },
    /// A program forks away and returns.
    Daemonised {
        /// Its program.
        program: String,
    },
    /// Something waits for ever so that the container stays up.
    KeepAlive {
        /// The command.
        command: String,
    },
    /// A shell waits for input: it ends at once where no terminal is attached.
    Interactive {
        /// The command.
        command: String,
    },
    /// A command that the shell cannot find, since it is an exec form that is no JSON.
    NoSuchCommand {
        /// As the shell reads it.
        command: String,
    },
    /// A script between the engine and the daemon stays there and swallows its signals.
    WrapperInFront {
        /// Its program.
        program: String,
    },
    /// A shell stays in front of the last command.
    ShellInFront,
    /// The shell form, whose shell gives its place to the command by itself.
    ShellGivesWay,
    /// The system's message bus is started by hand.
    BusDaemon,
    /// A supervisor is started.
    Supervisor {
        /// Its program.
        program: String,
    },
}

/// What is started when a container of this stage is.
#[must_use]
pub fn of_stage(subject: &StageSubject<'_>, evidence: &Evidence, lang: Lang) -> Boot {
    Machine::new(subject, evidence, lang).boot()
}

impl Boot {
    /// The events of a kind.
    pub fn events<'b>(&'b self, wanted: impl Fn(&EventKind) -> bool + 'b) -> impl Iterator<Item = &'b Event> + 'b {
        self.events.iter().filter(move |event| wanted(&event.kind))
    }

    /// The init system that is started, if one is.
    #[must_use]
    pub fn init(&self) -> Option<(&Event, Pid1Kind)> {
        self.events.iter().find_map(|event| match event.kind {
            EventKind::Init { kind, .. } => Some((event, kind)),
            _ => None,
        })
    }
}
