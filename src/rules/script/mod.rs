//! What is wrong in a start script. Most of it is what is wrong in a start command too, and has the same name; where the words
//! must differ, they stand here.

pub mod carriage_returns;
mod foreground;
pub mod host_script;
mod init;
pub mod script_without_exec;
mod services;
mod signals;
mod systemctl;

use super::{Findings, Rule, StageContext};
use crate::input::shell::Script;
use crate::script::Purpose;
use crate::text::Span;

pub use foreground::{command_on, own_command};

/// What a rule is asked about a script.
pub struct ScriptContext<'a> {
    /// The script's text.
    pub text: &'a str,
    /// Its syntax. Spans are of the script's text.
    pub script: &'a Script,
    /// The stage that starts it. Places that lead into the script begin at `at`.
    pub stage: &'a StageContext<'a>,
    /// What it is for.
    pub purpose: Purpose,
    /// Whether the Dockerfile that starts it is known.
    pub is_known: bool,
    /// Where the script's first byte stands in the places of the stage.
    pub at: usize,
    /// The lines that end as on Windows, if any do.
    pub windows_ends: Option<WindowsEnds>,
}

/// Lines that end with a carriage return and a line feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WindowsEnds {
    /// Where the first of them ends, in the text without carriage returns.
    pub first: usize,
    /// Whether that is the first line of the script.
    pub in_first_line: bool,
    /// Whether all lines end so.
    pub everywhere: bool,
}

impl ScriptContext<'_> {
    /// A place of the stage as one of the script; none where it stands elsewhere.
    #[must_use]
    pub fn own(&self, span: Span) -> Option<Span> {
        let inside = self.at <= span.start && span.end <= self.at + self.text.len();
        inside.then(|| Span::new(span.start - self.at, span.end - self.at))
    }

    /// A place of the script as one of the stage.
    #[must_use]
    pub fn outer(&self, span: Span) -> Span {
        Span::new(span.start + self.at, span.end + self.at)
    }

    /// The first line that says something.
    #[must_use]
    pub fn first_line(&self) -> Span {
        let start = self.text.len() - self.text.trim_start().len();
        let rest = self.text.get(start..).unwrap_or_default();
        Span::new(start, start + rest.find('\n').unwrap_or(rest.len()))
    }

    /// Whether the script's own last command is what stands at this place of the stage.
    #[must_use]
    pub fn is_last(&self, span: Span) -> bool {
        let last = self.script.list.items.last().map(|item| item.span);
        self.own(span).zip(last).is_some_and(|(own, last)| last.end == own.end)
    }

    /// Whether it is judged as what starts a container.
    #[must_use]
    pub fn starts(&self) -> bool {
        self.purpose == Purpose::Start
    }
}

/// A check of scripts, and the rule that it speaks for.
pub struct ScriptCheck {
    /// The rule.
    pub rule: &'static Rule,
    /// The check.
    pub check: fn(&ScriptContext<'_>, &mut Findings),
}

/// Every check of scripts.
pub const CHECKS: &[ScriptCheck] = &[
    ScriptCheck { rule: &carriage_returns::RULE, check: carriage_returns::check },
    ScriptCheck { rule: &super::systemd_as_pid_1::RULE, check: init::check },
    ScriptCheck { rule: &super::systemctl_as_start_command::RULE, check: systemctl::check },
    ScriptCheck { rule: &super::service_as_start_command::RULE, check: services::in_background },
    ScriptCheck { rule: &super::start_command_exits::RULE, check: services::exits },
    ScriptCheck { rule: &super::keep_alive_tail::RULE, check: services::kept_alive },
    ScriptCheck { rule: &script_without_exec::RULE, check: script_without_exec::check },
    ScriptCheck { rule: &super::ignores_stop_signal::RULE, check: signals::check },
    ScriptCheck { rule: &super::shell_as_pid_1::RULE, check: signals::wrapper },
    ScriptCheck { rule: &super::dbus_by_hand::RULE, check: services::bus },
    ScriptCheck { rule: &super::sshd_beside_service::RULE, check: services::remote_shell },
    ScriptCheck { rule: &super::several_services::RULE, check: services::several },
    ScriptCheck { rule: &super::process_manager::RULE, check: services::manager },
    ScriptCheck { rule: &host_script::RULE, check: host_script::check },
];

/// What a rule finds in the stage, said of the script.
fn of_stage(context: &ScriptContext<'_>, findings: &mut Findings) {
    if let Some(check) = findings.rule.stage.filter(|_| context.starts()) {
        check(context.stage, findings);
    }
}
