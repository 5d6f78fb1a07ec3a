//! What the steps of a start script are for, and what becomes of it when another command takes their place.

use crate::boot::manager;
use crate::input::shell::{self, Command, CommandKind, List, Removal, Script};
use crate::knowledge::packages;
use crate::knowledge::platform::Family;
use crate::knowledge::programs::{self, Role};
use crate::knowledge::roles;
use crate::knowledge::services::{self, Mode};
use crate::text::Span;

/// What a step is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It starts a service through a manager, or in the background.
    Starts,
    /// It is a catalogued daemon that stays in the foreground.
    Daemon,
    /// It keeps the container up, speaks, or does nothing.
    Filler,
    /// It prepares something and needs no running service.
    Quiet,
    /// Anything else: the author's own program, a client.
    Work,
}

impl Part {
    /// Whether nothing is lost when the service's own command takes its place.
    #[must_use]
    pub fn is_scaffolding(self) -> bool {
        matches!(self, Self::Starts | Self::Daemon | Self::Filler)
    }
}

/// A pipeline at the top of a script.
pub struct Step<'s> {
    /// What it is for.
    pub part: Part,
    commands: &'s [Command],
    /// Where it stands.
    pub span: Span,
    /// It runs only if what stands in front fails.
    pub or: bool,
    /// It ends with `&`.
    pub background: bool,
    /// It only speaks: `echo`.
    pub speaks: bool,
}

impl<'s> Step<'s> {
    /// Its words, where it is one simple command that sets nothing.
    #[must_use]
    pub fn words(&self) -> Option<&'s [shell::Word]> {
        match self.commands {
            [Command { kind: CommandKind::Simple { words, assignments }, .. }] if assignments.is_empty() => Some(words),
            _ => None,
        }
    }
}

/// What becomes of a script.
#[derive(Debug, PartialEq)]
pub enum New {
    /// Nothing of it is needed: the command stands alone.
    Alone(Vec<String>),
    /// A shell runs this.
    Shell(String),
    /// These places of its text are replaced.
    Edited(Vec<(Span, String)>),
}

/// Commands that need no rights of root.
const FOR_ANYONE: &[&str] =
    &["echo", "printf", "cd", "export", "set", "unset", "sleep", "date", "umask", "ulimit", "true", ":"];

/// The script with a service's command in the place of what started it.
///
/// None where something else depends on the service that was started before it. `as_user` says that the rest of the script will
/// no longer run as root.
#[must_use]
pub fn with_command(text: &str, command: &[String], family: Option<Family>, as_user: bool) -> Option<New> {
    let script = shell::parse(text);
    let steps = steps(&script, family);
    if steps.iter().all(|step| step.part.is_scaffolding()) {
        return Some(New::Alone(command.to_vec()));
    }
    let kept = || steps.iter().filter(|step| !step.part.is_scaffolding());
    let needs_root = as_user && kept().flat_map(|step| step.commands).any(|command| !is_for_anyone(command));
    if needs_root || !script.problems.is_empty() || kept().any(|step| step.background) {
        return None;
    }
    let exec = format!("exec {}", shell::quoted_words(command));
    let first = steps.iter().position(|step| matches!(step.part, Part::Starts | Part::Daemon))?;
    let (before, from) = steps.split_at(first);
    let start = from.first()?;
    if start.or {
        return None;
    }
    // What stands in front stays as it is, and the rest gives its place to the command.
    if from.iter().all(|step| step.part.is_scaffolding()) {
        return Some(New::Edited(vec![(Span::new(start.span.start, text.trim_end().len()), exec)]));
    }
    let quiet = from.iter().all(|step| step.part.is_scaffolding() || (step.part == Part::Quiet && !step.or));
    if !quiet || before.iter().any(|step| step.background) {
        return None;
    }
    let mut edits = without(&script, text, &steps, Part::is_scaffolding)?;
    let end = text.trim_end().len();
    edits.push((Span::new(end, end), format!(" && {exec}")));
    Some(New::Edited(edits))
}

/// The script without what starts services beside its own last program, which takes the shell's place.
#[must_use]
pub fn with_own_program(text: &str, family: Option<Family>, goes: &[&services::Service]) -> Option<New> {
    let script = shell::parse(text);
    if !script.problems.is_empty() {
        return None;
    }
    let steps = steps(&script, family);
    let main = steps.iter().rposition(|step| matches!(step.part, Part::Work | Part::Daemon))?;
    let (before, rest) = steps.split_at(main);
    let (own, after) = rest.split_first()?;
    let [command] = own.commands else { return None };
    let CommandKind::Simple { assignments, words } = &command.kind else { return None };
    let unwrapped = shell::unwrap(words);
    let only_nohup =
        unwrapped.index == 0 || unwrapped.user.is_some() || words.first().is_some_and(|word| is_exec(&word.value));
    let fits = !own.or
        && only_nohup
        && unwrapped.index < words.len()
        && before.iter().all(|step| !step.background || step.part == Part::Starts)
        && before.iter().all(|step| !matches!(step.part, Part::Daemon) || step.background)
        && after.iter().all(|step| step.part == Part::Filler)
        && (own.background || after.is_empty())
        && (before.iter().any(|step| step.part == Part::Starts) || own.background);
    if !fits {
        return None;
    }
    // A client or an unknown step in front may talk to the very service that goes, unless nobody talks to that at a start.
    let apart = !goes.is_empty()
        && goes.iter().all(|service| roles::is_asked_later(service.id) && !needs(text, service, family));
    let started = before.iter().position(|step| step.part == Part::Starts).unwrap_or(before.len());
    let talks = |step: &Step<'_>| step.part == Part::Work && !apart;
    if before.iter().skip(started).any(|step| talks(step) || (step.or && step.part != Part::Filler)) {
        return None;
    }
    // Whoever switches the user for the program keeps that.
    let from = if unwrapped.user.is_some() {
        words.iter().take_while(|word| is_exec(&word.value)).count()
    } else {
        unwrapped.index
    };
    let words = words.get(from..).unwrap_or_default();
    let literal = words.iter().all(|word| word.literal);
    if before.iter().all(|step| step.part.is_scaffolding())
        && literal
        && assignments.is_empty()
        && command.redirects.is_empty()
    {
        return Some(New::Alone(words.iter().map(|word| word.value.clone()).collect()));
    }
    let mut edits = without(&script, text, before, |part| part == Part::Starts).unwrap_or_default();
    let program = words.first()?.span.start;
    let environment = assignments.iter().map(|(name, value)| format!("{name}={} ", shell::quoted_word(&value.value)));
    if !assignments.iter().all(|(_, value)| value.literal) {
        return None;
    }
    let environment: String = environment.collect();
    let own_text = text.get(program..own.span.end)?;
    edits.push((Span::new(own.span.start, text.trim_end().len()), format!("{environment}exec {own_text}")));
    Some(New::Edited(edits))
}

fn is_exec(word: &str) -> bool {
    matches!(word, "exec" | "nohup")
}

/// Whether what a script does beside starting services names one of them, or is known to talk to it.
#[must_use]
pub fn needs(text: &str, service: &services::Service, family: Option<Family>) -> bool {
    let script = shell::parse(text);
    let words: Vec<&str> = steps(&script, family)
        .into_iter()
        .filter(|step| !matches!(step.part, Part::Starts | Part::Filler))
        .filter_map(|step| text.get(step.span.start..step.span.end))
        .flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let named = service.units.iter().any(|unit| words.contains(unit));
    named || roles::talks_to(service.id).iter().any(|program| text.contains(program))
}

/// Whether a script does nothing but start services and keep the container up.
#[must_use]
pub fn is_only_scaffolding(text: &str, family: Option<Family>) -> bool {
    steps(&shell::parse(text), family).iter().all(|step| step.part.is_scaffolding())
}

/// The same, where the script's shell may also be set up: `set -e`, `trap`.
#[must_use]
pub fn only_sets_shell(text: &str, family: Option<Family>) -> bool {
    let sets = |command: &Command| {
        matches!(&command.kind, CommandKind::Simple { words, .. }
            if words.first().is_some_and(|word| matches!(word.value.as_str(), "set" | "trap" | "ulimit" | "umask" | "shopt")))
    };
    steps(&shell::parse(text), family).iter().all(|step| step.part.is_scaffolding() || step.commands.iter().all(sets))
}

/// The edits that take some of these steps away; none where there is nothing to take.
fn without(
    script: &Script,
    text: &str,
    steps: &[Step<'_>],
    goes: impl Fn(Part) -> bool,
) -> Option<Vec<(Span, String)>> {
    let doomed: Vec<Span> = steps
        .iter()
        .filter(|step| goes(step.part))
        .flat_map(|step| step.commands)
        .map(|command| command.span)
        .collect();
    match shell::removal(script, text, &|command| doomed.contains(&command.span)) {
        Removal::Edits(edits) if !edits.is_empty() => Some(edits),
        _ => None,
    }
}

/// The steps of a script, in order.
pub fn steps<'s>(script: &'s Script, family: Option<Family>) -> Vec<Step<'s>> {
    let mut found = Vec::new();
    for item in &script.list.items {
        for (index, pipeline) in item.pipelines().enumerate() {
            let operator = index.checked_sub(1).and_then(|at| item.rest.get(at)).map(|(operator, _)| *operator);
            let or = operator == Some(shell::AndOr::Or);
            found.push(Step {
                part: of_pipeline(&pipeline.commands, item.background, family),
                commands: &pipeline.commands,
                span: pipeline.span,
                or,
                background: item.background,
                speaks: pipeline.commands.iter().all(|command| speaks(command) && !writes(command)),
            });
        }
    }
    found
}

/// Whether what a command prints goes to a file.
fn writes(command: &Command) -> bool {
    command.redirects.iter().any(|redirect| {
        let to_file = redirect.operator.starts_with(['>', '&']) && redirect.operator != ">&";
        to_file && !redirect.target.value.starts_with("/dev/")
    })
}

/// Whether a command only says something.
fn speaks(command: &Command) -> bool {
    matches!(&command.kind, CommandKind::Simple { words, .. }
        if words.first().is_some_and(|word| matches!(word.value.as_str(), "echo" | "printf" | "date" | "cat" | "ps")))
}

fn of_pipeline(commands: &[Command], background: bool, family: Option<Family>) -> Part {
    together(commands.iter().map(|command| of_command(command, background, family)))
}

/// What several commands are for as a whole.
fn together(parts: impl Iterator<Item = Part>) -> Part {
    let weight = |part: &Part| match part {
        Part::Filler => 0,
        Part::Quiet => 1,
        Part::Starts => 2,
        Part::Daemon => 3,
        Part::Work => 4,
    };
    let parts: Vec<Part> = parts.collect();
    let most = parts.iter().copied().max_by_key(weight).unwrap_or(Part::Filler);
    // What is made beside the start, in one group or pipeline, cannot be taken apart here.
    if most.is_scaffolding() && most != Part::Filler && parts.contains(&Part::Quiet) { Part::Work } else { most }
}

fn of_list(list: &List, family: Option<Family>) -> Part {
    let items = list.items.iter();
    together(
        items
            .flat_map(|item| item.pipelines().map(|pipeline| of_pipeline(&pipeline.commands, item.background, family))),
    )
}

fn of_command(command: &Command, background: bool, family: Option<Family>) -> Part {
    match &command.kind {
        CommandKind::Simple { assignments, words } => {
            if words.is_empty() {
                return Part::Quiet;
            }
            if let Some(inner) = shell::nested_script(words) {
                let plain = words.first().is_some_and(|word| programs::role(&word.value) == Some(Role::Shell));
                let part = of_list(&shell::parse_word_as_script(inner).list, family);
                return if plain { part } else { Part::Work };
            }
            let part = match of_words(words, background, family) {
                // `echo … > /etc/x.conf` makes a file.
                Part::Filler if speaks(command) && writes(command) => Part::Quiet,
                part => part,
            };
            if assignments.is_empty() || matches!(part, Part::Quiet | Part::Filler) { part } else { Part::Work }
        }
        CommandKind::Subshell(list) | CommandKind::Group(list) => of_list(list, family),
        CommandKind::If { branches, otherwise } => {
            let lists = branches.iter().flat_map(|(condition, branch)| [condition, branch]).chain(otherwise);
            together(lists.map(|list| of_list(list, family)))
        }
        CommandKind::Loop { condition, body, .. } => {
            together([condition, body].into_iter().map(|list| of_list(list, family)))
        }
        CommandKind::Case(arms, _) => together(arms.iter().map(|list| of_list(list, family))),
        CommandKind::Function { .. } => Part::Work,
        CommandKind::Test => Part::Filler,
    }
}

fn of_words(words: &[shell::Word], background: bool, family: Option<Family>) -> Part {
    let unwrapped = shell::unwrap(words);
    let own = words.get(unwrapped.index..).unwrap_or_default();
    let values: Vec<&str> = own.iter().map(|word| word.value.as_str()).collect();
    let Some((&program, args)) = values.split_first() else { return Part::Work };
    if manager::request(&values).is_some()
        || manager::asked_for_nothing(&values).is_some()
        || programs::role(program) == Some(Role::Init)
        || is_systemctl(program)
        || packages::starts_system_bus(program, args)
    {
        return Part::Starts;
    }
    if programs::waits_for_ever(program, args) {
        return Part::Filler;
    }
    if let Some((_, known)) = services::by_program(program) {
        return match known.mode(args, family) {
            Mode::Background => Part::Starts,
            Mode::Foreground if background => Part::Starts,
            Mode::Foreground => Part::Daemon,
            Mode::Returns if is_check(args) => Part::Quiet,
            Mode::Returns => Part::Work,
        };
    }
    let idle = matches!(programs::role(program), Some(Role::Shell)) && args.iter().all(|arg| arg.starts_with('-'));
    let filler = idle
        || matches!(programs::role(program), Some(Role::KeepAlive))
        || matches!(
            program,
            "echo"
                | "rc-status"
                | "true"
                | ":"
                | "sleep"
                | "wait"
                | "read"
                | "printf"
                | "date"
                | "cat"
                | "ps"
                | "["
                | "test"
        )
        || program.starts_with('[');
    if filler {
        Part::Filler
    } else if programs::needs_no_service(program, args) {
        Part::Quiet
    } else {
        Part::Work
    }
}

/// `systemctl` without a request that is known.
fn is_systemctl(program: &str) -> bool {
    programs::role(program) == Some(Role::Manager) && program.contains("systemctl")
}

/// A daemon's program that only looks at its configuration.
fn is_check(args: &[&str]) -> bool {
    args.iter().all(|arg| arg.len() == 2 && arg.starts_with('-') || arg.contains("test") || arg.contains("version"))
}

fn is_for_anyone(command: &Command) -> bool {
    match &command.kind {
        CommandKind::Simple { words, .. } => words.first().is_none_or(|word| FOR_ANYONE.contains(&word.value.as_str())),
        CommandKind::Test => true,
        _ => false,
    }
}
