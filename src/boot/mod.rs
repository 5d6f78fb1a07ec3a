//! The model of starting: what is PID 1, what runs below it, whether the container stays up, what a stop signal does.
//!
//! Rules such as "exits at once", "a shell swallows the signal" and "systemd is PID 1" only read its answer.
//! What is not known (a script that was not pasted, a program that the catalogue does not have) is said to be unknown.

pub mod draw;
pub mod form;
pub mod household;
pub mod listing;
mod machine;
pub mod manager;
pub mod prepared;
pub mod tree;

use crate::boot::form::FaultKind;
use crate::boot::machine::Machine;
use crate::knowledge::services::Service;
use crate::knowledge::services::conditions::{Lack, Refusal};
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
    /// Whether a program is run, or may be, that is neither a service of the catalogue nor a tool: the author's own.
    pub runs_own_program: bool,
    /// What would happen if the start command were written as it is meant; none where it is.
    pub meant: Option<Box<Self>>,
    /// The scripts that the text itself writes and that are run on the way, in order.
    pub scripts: Vec<ScriptRun>,
}

/// A script that the text writes, and that is run at start.
#[derive(Clone, Debug, PartialEq)]
pub struct ScriptRun {
    /// Its path.
    pub path: String,
    /// Whether the kernel runs it, by its first line; else a shell reads it.
    pub executed: bool,
    /// Whether another script runs it.
    pub nested: bool,
}

/// Why the engine cannot start a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Nothing made it executable: "permission denied".
    NotExecutable,
    /// Its first line names no interpreter: "exec format error".
    NoInterpreter,
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
    /// The program to be started is certainly not in the image.
    Absent {
        /// Which.
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
    /// A script that replaces systemctl is given to another one, which nobody here can read.
    ReplacementHanded {
        /// The other one.
        script: String,
    },
    /// An init script starts a service in the background.
    InitScript {
        /// Which.
        unit: String,
    },
    /// An init script started a service, and the shell that waits asks for its state again and again.
    Watched {
        /// Which.
        unit: String,
    },
    /// A service is registered for a boot, and nothing is started.
    Registers {
        /// Which.
        unit: String,
    },
    /// An init script is asked for nothing: it says how it is used, and fails.
    Unasked {
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
    /// The start command does not run as it is written.
    Malformed {
        /// What is wrong.
        kind: FaultKind,
        /// What the shell or the engine looks for instead, or what it drops.
        command: String,
    },
    /// A script between the engine and the daemon stays there and swallows its signals.
    WrapperInFront {
        /// Its program.
        program: String,
    },
    /// A daemon refuses to start.
    Refuses {
        /// Its command.
        program: String,
        /// Why.
        refusal: &'static Refusal,
    },
    /// Something is missing that a daemon needs.
    Lacks {
        /// Its command.
        program: String,
        /// What.
        lack: &'static Lack,
    },
    /// A shell stays in front of the last command.
    ShellInFront,
    /// A script stays in front of the last command that it runs.
    ScriptInFront {
        /// Its path.
        script: String,
    },
    /// A script cannot be started as it stands.
    CannotRun {
        /// Its path.
        script: String,
        /// Why.
        obstacle: Obstacle,
    },
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

impl EventKind {
    /// Whether a service is started the wrong way, or not at all: a start that has a finding of its own.
    #[must_use]
    pub fn is_wrong_start(&self) -> bool {
        matches!(
            self,
            Self::InitScript { .. }
                | Self::Registers { .. }
                | Self::Unasked { .. }
                | Self::Daemonised { .. }
                | Self::Systemctl { .. }
                | Self::SystemctlReplacement { .. }
                | Self::Malformed { .. }
        )
    }
}

/// What is started when a container of this stage is.
#[must_use]
pub fn of_stage(subject: &StageSubject<'_>, evidence: &Evidence, lang: Lang) -> Boot {
    let Some(fault) = form::fault(subject) else { return Machine::new(subject, evidence, lang).boot() };
    let meant =
        form::mended(subject, &fault).map(|argv| Box::new(Machine::new(subject, evidence, lang).started(&argv)));
    let mut boot = Machine::new(subject, evidence, lang).malformed(&fault);
    if boot.pid1.is_some() {
        boot.meant = meant;
    }
    boot
}

impl Boot {
    /// What would happen if the start command were written as it is meant.
    #[must_use]
    pub fn as_meant(&self) -> &Self {
        self.meant.as_deref().unwrap_or(self)
    }

    /// Whether the start command does not run as it is written.
    #[must_use]
    pub fn is_malformed(&self) -> bool {
        self.events.iter().any(|event| matches!(event.kind, EventKind::Malformed { .. }))
    }

    /// The events of a kind.
    pub fn events<'b>(&'b self, wanted: impl Fn(&EventKind) -> bool + 'b) -> impl Iterator<Item = &'b Event> + 'b {
        self.events.iter().filter(move |event| wanted(&event.kind))
    }

    /// Whether the first process ignores the stop signal there, and would not below the engine's own small init.
    #[must_use]
    pub fn is_deaf(&self) -> bool {
        self.signal == Signal::Ignored && self.init().is_none() && self.outcome != Some(Outcome::Exits)
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
