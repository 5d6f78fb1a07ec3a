//! What is wrong, and what would put it right: one file a rule, one line a rule in [`ALL`].
//!
//! A rule only reads: the syntax, what `boot` says happens at start, what `plan` says is meant. It knows no daemon,
//! distribution or package by name; those are asked from `knowledge`.

mod build_verbs;
mod compose;
mod dbus_by_hand;
mod end_of_life_base;
mod healthcheck_manager;
pub mod ignore;
mod ignores_stop_signal;
mod init_packages;
mod insecure_build;
mod keep_alive_tail;
mod listing;
pub mod look_up;
mod missing_preparation;
mod no_start_command;
mod official_image;
mod onbuild_manager;
mod overridden_start;
mod privileged_hint;
mod process_manager;
mod run;
mod script;
mod service_as_start_command;
mod service_start_in_build;
mod several_services;
mod shell_as_pid_1;
mod shell_form;
pub mod silence;
mod sshd_beside_service;
mod start_command_exits;
mod start_command_form;
mod start_command_refused;
mod start_policy_trick;
mod stop_signal;
mod stopped;
pub mod swallowed_instruction;
mod systemctl_as_start_command;
mod systemctl_in_build;
mod systemctl_replacement;
mod systemd_as_pid_1;
mod systemd_base_image;
mod systemd_boilerplate;
pub mod unit;

use crate::boot::manager::{By, Verb};
use crate::boot::{Boot, EventKind};
use crate::input::dockerfile::Dockerfile;
use crate::knowledge::Source;
use crate::knowledge::images::Purpose;
use crate::knowledge::platform::Shell;
use crate::knowledge::privileges::Notation;
use crate::lang::{Lang, Text};
use crate::plan::Plan;
use crate::plan::evidence::{Evidence, RunCommand};
use crate::report::{Outcome, Severity};
use crate::rewrite::doomed::starts_daemon;
use crate::rewrite::draft::StagePatches;
use crate::subject::StageSubject;
use crate::text::Span;

/// Every rule, in the order of the README's table.
pub const ALL: &[&Rule] = &[
    &systemd_as_pid_1::RULE,
    &systemctl_as_start_command::RULE,
    &systemctl_replacement::RULE,
    &service_as_start_command::RULE,
    &start_command_exits::RULE,
    &start_command_refused::RULE,
    &missing_preparation::RULE,
    &start_command_form::RULE,
    &swallowed_instruction::RULE,
    &keep_alive_tail::RULE,
    &shell_as_pid_1::RULE,
    &script::carriage_returns::RULE,
    &script::script_without_exec::RULE,
    &ignores_stop_signal::RULE,
    &stop_signal::RULE,
    &systemctl_in_build::RULE,
    &service_start_in_build::RULE,
    &systemd_boilerplate::RULE,
    &init_packages::RULE,
    &dbus_by_hand::RULE,
    &start_policy_trick::RULE,
    &healthcheck_manager::RULE,
    &overridden_start::RULE,
    &no_start_command::RULE,
    &insecure_build::RULE,
    &privileged_hint::RULE,
    &onbuild_manager::RULE,
    &sshd_beside_service::RULE,
    &systemd_base_image::RULE,
    &several_services::RULE,
    &process_manager::RULE,
    &shell_form::RULE,
    &end_of_life_base::RULE,
    &official_image::RULE,
    &listing::systemd_in_container::RULE,
    &listing::dbus_in_container::RULE,
    &listing::init_household::RULE,
    &listing::shell_pid_1::RULE,
    &listing::idle_pid_1::RULE,
    &listing::services_in_one_container::RULE,
    &listing::unreaped_children::RULE,
    &compose::init_in_service::RULE,
    &compose::privileged_service::RULE,
    &compose::shell_words_in_command::RULE,
    &compose::kubernetes_manifest::RULE,
    &script::host_script::RULE,
    &run::init_in_run_line::RULE,
    &run::privileged_run_line::RULE,
    &run::systemctl_in_container::RULE,
    &run::service_started_by_hand::RULE,
    &run::engine_socket::RULE,
    &run::host_capability::RULE,
    &run::host_mount::RULE,
    &run::damaged_command_line::RULE,
    &run::error_message::RULE,
    unit::CHECKS[0].0,
    unit::CHECKS[1].0,
    unit::CHECKS[2].0,
    unit::CHECKS[3].0,
    unit::CHECKS[4].0,
    unit::CHECKS[5].0,
    unit::CHECKS[6].0,
    unit::CHECKS[7].0,
    unit::CHECKS[8].0,
    unit::CHECKS[9].0,
    unit::CHECKS[10].0,
    unit::CHECKS[11].0,
    unit::CHECKS[12].0,
];

/// The name of the rule about line ends of Windows.
pub const CARRIAGE_RETURNS: &str = script::carriage_returns::RULE.name;
/// The name of the rule about scripts that stay in front.
pub const SCRIPT_WITHOUT_EXEC: &str = script::script_without_exec::RULE.name;

/// The rule about messages of an init, for a text that holds nothing else.
#[must_use]
pub fn error_message() -> &'static Rule {
    &run::error_message::RULE
}

pub use run::error_message::say as say_message;
pub use script::{CHECKS as SCRIPT_CHECKS, ScriptCheck, ScriptContext, WindowsEnds, command_on, own_command};

/// A rule.
pub struct Rule {
    /// Its name, which reads well after "ignore": `systemd-as-pid-1`.
    pub name: &'static str,
    /// How bad it usually is; a finding may say otherwise where the text shows an intention.
    pub severity: Severity,
    /// What it says, where a finding does not say something more fitting.
    pub text: Pillars,
    /// Where what it says is documented.
    pub source: Source,
    /// Texts that it is found in, and what each must become.
    pub examples: &'static [Example],
    /// The check of a Dockerfile's stage.
    pub stage: Option<fn(&StageContext<'_>, &mut Findings)>,
    /// The check of a listing's container or host.
    pub listing: Option<fn(&ListingContext<'_>, &mut Findings)>,
    /// The check of a container that a run line makes.
    pub run: Option<fn(&RunContext<'_>, &mut Findings)>,
}

/// The three parts of a finding's text. `{name}` stands for a value of the finding.
#[derive(Clone, Copy, Debug)]
pub struct Pillars {
    /// What is wrong.
    pub what: Text,
    /// Why it matters.
    pub why: Text,
    /// What to do.
    pub advice: Text,
}

/// A text that a rule is found in.
pub struct Example {
    /// The text.
    pub bad: &'static str,
    /// What its corrections must make of it (safe and review ones); none where no patch is offered.
    pub good: Option<&'static str>,
}

/// What a rule has found.
#[derive(Debug)]
pub struct Raised {
    /// The rule's name.
    pub rule: &'static str,
    /// How bad it is here.
    pub severity: Severity,
    /// Where it stands.
    pub span: Span,
    /// What is said.
    pub text: Pillars,
    /// Where that is documented.
    pub source: Source,
    /// The values for the names in the text.
    pub values: Vec<(&'static str, String)>,
    /// The patch that resolves it.
    pub patch: Option<PatchKey>,
}

/// A patch of the subject, named before it has an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PatchKey {
    /// The one that puts the start command right, with all that belongs to it.
    Start,
    /// The one that mends broken continuations.
    Mend,
    /// One of its own, by its place in the subject's list.
    Own(usize),
}

/// Collects what one rule finds in one subject.
pub struct Findings {
    rule: &'static Rule,
    raised: Vec<Raised>,
}

impl Findings {
    /// An empty collection for a rule.
    #[must_use]
    pub fn of(rule: &'static Rule) -> Self {
        Self { rule, raised: Vec::new() }
    }

    /// Adds a finding with the rule's own severity and text; what it returns can be made more fitting.
    pub fn raise(&mut self, span: Span) -> &mut Raised {
        let rule = self.rule;
        self.raised.push(Raised {
            rule: rule.name,
            severity: rule.severity,
            span,
            text: rule.text,
            source: rule.source,
            values: Vec::new(),
            patch: None,
        });
        let last = self.raised.len() - 1;
        &mut self.raised[last]
    }

    /// What was found.
    #[must_use]
    pub fn into_raised(self) -> Vec<Raised> {
        self.raised
    }
}

impl Raised {
    /// Says this instead of the rule's own text.
    pub fn saying(&mut self, text: Pillars) -> &mut Self {
        self.text = text;
        self
    }

    /// Gives a value for `{name}`.
    pub fn with(&mut self, name: &'static str, value: impl Into<String>) -> &mut Self {
        self.values.push((name, value.into()));
        self
    }

    /// Makes it more or less bad than the rule usually is.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    /// Names the patch that resolves it.
    pub fn resolved_by(&mut self, patch: Option<PatchKey>) -> &mut Self {
        self.patch = patch;
        self
    }
}

/// What a rule is asked about a stage.
pub struct StageContext<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Its syntax.
    pub file: &'a Dockerfile,
    /// The stage.
    pub subject: &'a StageSubject<'a>,
    /// What it does to its image.
    pub evidence: &'a Evidence,
    /// What happens at start.
    pub boot: &'a Boot,
    /// What it is meant to be.
    pub plan: &'a Plan,
    /// What would put it right.
    pub patches: &'a StagePatches,
    /// The language of texts from `knowledge`.
    pub lang: Lang,
}

impl StageContext<'_> {
    /// Whether this stage is where its start command is decided: it has one of its own, or it is the last stage. What an
    /// earlier stage decides is said there, once.
    #[must_use]
    pub fn starts_here(&self) -> bool {
        let own = self.subject.start_instruction().is_some_and(|index| self.subject.owns(index));
        let inherits_stage = self.subject.lineage.len() > 1;
        own || (self.subject.is_last && !inherits_stage)
    }

    /// Whether an init boots on a base whose vendor documents just that, for podman.
    #[must_use]
    pub fn boots_as_documented(&self) -> bool {
        self.boot.init().is_some() && self.subject.image.is_some_and(|image| image.purpose == Purpose::PodmanSystemd)
    }

    /// Where the start command stands, or FROM.
    #[must_use]
    pub fn anchor(&self) -> Span {
        self.subject.anchor(self.file)
    }

    /// The commands of this very stage's RUNs.
    pub fn own_commands(&self) -> impl Iterator<Item = &RunCommand> {
        self.evidence.commands.iter().filter(|command| self.subject.owns(command.instruction))
    }

    /// Whether a command of a RUN starts a service: through an init script, or a catalogued daemon by itself.
    #[must_use]
    pub fn starts_service(&self, command: &RunCommand) -> bool {
        match &command.request {
            Some(request) => request.by == By::InitScript && request.verb == Verb::Start,
            None => starts_daemon(self.subject, command),
        }
    }

    /// The names of what the stage is meant to run, joined.
    #[must_use]
    pub fn service_names(&self) -> String {
        let names: Vec<&str> = self
            .plan
            .services
            .iter()
            .map(|meant| meant.service.map_or(meant.name.as_str(), |service| service.name))
            .collect();
        self.names(&names)
    }

    /// Names as a sentence takes them.
    #[must_use]
    pub fn names(&self, names: &[&str]) -> String {
        names.join(match self.lang {
            Lang::En => ", ",
            Lang::Ja => "、",
        })
    }

    /// The names of the packages that are installed.
    #[must_use]
    pub fn installed(&self) -> Vec<&str> {
        self.evidence.installed.iter().map(|hint| hint.name.as_str()).collect()
    }

    /// The program of the only service, where the text itself runs it.
    #[must_use]
    pub fn started_program(&self) -> Option<&str> {
        match self.plan.services.as_slice() {
            [only] => only.command.first().map(String::as_str),
            _ => None,
        }
    }

    /// Whether the process that a manager started at this place never returns, by its own configuration.
    #[must_use]
    pub fn waits_on(&self, span: Span) -> bool {
        self.boot.outcome == Some(Outcome::Runs)
            && self
                .boot
                .events
                .last()
                .is_some_and(|event| event.span.overlaps(span) || matches!(event.kind, EventKind::ShellInFront))
            && !self.boot.running.iter().any(|running| running.foreground)
    }

    /// What the shell of the shell form is called.
    #[must_use]
    pub fn shell_name(&self) -> &'static str {
        match self.subject.shell_kind() {
            Shell::Dash => "dash",
            Shell::Bash { .. } => "bash",
            Shell::Ash => "busybox ash",
            Shell::Unknown => "/bin/sh",
        }
    }
}

/// What a rule is asked about a container or host of a listing.
pub struct ListingContext<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The container or host.
    pub found: &'a crate::listing::Found<'a>,
    /// The services that it is meant to run.
    pub services: &'a [crate::listing::Running],
}

/// What a rule is asked about a container of a session, a service of a compose file, or a container of a manifest.
pub struct RunContext<'a> {
    /// The whole text, its damage repaired.
    pub text: &'a str,
    /// The container.
    pub container: &'a crate::run::Container<'a>,
    /// In whose words it is written.
    pub notation: Notation,
    /// The service of a compose file or the container of a manifest that it is; none for a run line.
    pub service: Option<&'a crate::compose::ServiceFacts>,
    /// Whether a Dockerfile that does the same could be made.
    pub has_dockerfile: bool,
    /// The language of texts from `knowledge`.
    pub lang: Lang,
}

/// What a rule is asked about a unit file.
pub struct UnitContext<'a> {
    /// All that is known of the unit.
    pub known: &'a crate::unit::Known<'a>,
    /// The language of texts from `knowledge`.
    pub lang: Lang,
}
