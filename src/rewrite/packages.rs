//! Packages that only serve an init: where they are installed, and the edits that take them out of the list.
//!
//! A list of packages stays a valid list, with its line continuations; where nothing would remain, the whole command is the
//! removal's business ([`crate::input::shell::removal`]).

use super::apply::replace;
use super::doomed::goes;
use super::stage::StageParts;
use super::start;
use crate::boot::EventKind;
use crate::boot::manager::By;
use crate::input::dockerfile::{Content, Flat, StartForm};
use crate::input::shell::{self, Found};
use crate::knowledge::init;
use crate::knowledge::packages::{self, InitPackage, Serves};
use crate::knowledge::programs::{self, Role};
use crate::plan::Intent;
use crate::plan::evidence::{RunCommand, RunScript, package_name, package_words};
use crate::report::Edit;
use crate::subject::StageSubject;
use crate::text::{Span, base_name};
use std::cell::OnceCell;
use std::collections::HashSet;

/// An installed package that serves an init.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// What it is there for.
    pub serves: Serves,
    /// Where it stands in the user's text.
    pub span: Span,
    /// Its RUN.
    pub instruction: usize,
    /// The command that installs it, in the joined text of the RUN.
    command: Span,
    /// Whether it is one of a list, of which other packages stay.
    stays_a_list: bool,
}

/// The packages in a stage's own RUNs that serve nothing but an init; those with another use in the text are left out.
#[must_use]
pub fn listed(parts: &StageParts<'_>) -> Vec<Listed> {
    if parts.plan.intent == Intent::InitForOthers {
        return Vec::new();
    }
    // Read only where a package of an init is installed at all.
    let named = OnceCell::new();
    let named = || named.get_or_init(|| Named::of(parts));
    let scripted = OnceCell::new();
    let boots = || parts.evidence.commands.iter().any(|command| init::boots_openrc(&command.words));
    let scripted = || *scripted.get_or_init(|| asks_scripts(parts) || (boots() && !feigned_boot_goes(parts)));
    let used = |package: &InitPackage| named().uses(package) || (package.runs_scripts && scripted());
    let mut all = Vec::new();
    for run in parts.evidence.scripts.iter().filter(|run| parts.subject.owns(run.instruction) && !run.onbuild) {
        let Content::RunShell { script: flat, .. } = &parts.file.instructions[run.instruction].content else {
            continue;
        };
        for found in run.script.commands() {
            all.extend(of_command(&found, run, flat, &used));
        }
    }
    all
}

/// Whether what has an init believe that it booted goes with the start command: nothing asks for its scripts any more.
#[must_use]
pub fn feigned_boot_goes(parts: &StageParts<'_>) -> bool {
    start::replaces(parts) && !asks_scripts(parts)
}

/// Whether the build asks an init script for something, and goes on doing so.
fn asks_scripts(parts: &StageParts<'_>) -> bool {
    let asks = |command: &RunCommand| command.request.as_ref().is_some_and(|request| request.by == By::InitScript);
    parts.evidence.commands.iter().any(|command| asks(command) && !goes(parts, command))
}

/// What the text names: words by which a package shows that it is of use.
struct Named {
    words: HashSet<String>,
    bus: OnceCell<bool>,
}

impl Named {
    fn of(parts: &StageParts<'_>) -> Self {
        let mut words = HashSet::new();
        let is_part = |c: char| c.is_alphanumeric() || "._-/+".contains(c);
        let mut read = |text: &str| {
            let split = text.split(|c: char| !is_part(c)).map(base_name);
            words.extend(split.filter(|word| !word.is_empty()).map(str::to_owned));
        };
        read(&parts.evidence.run_text);
        for instruction in parts.subject.stage.instructions.clone().map(|index| &parts.file.instructions[index]) {
            match &instruction.content {
                Content::Cmd(form) | Content::Entrypoint(form) => match form {
                    StartForm::Shell(flat) => read(&flat.text),
                    StartForm::Exec(args) => args.iter().for_each(|arg| read(&arg.value)),
                },
                _ => {}
            }
        }
        Self { words, bus: OnceCell::new() }
    }

    /// Whether a package has a use besides the init.
    fn uses(&self, package: &InitPackage) -> bool {
        let bus = || *self.bus.get_or_init(|| self.words.iter().any(|word| packages::needs_bus(word)));
        (package.serves == Serves::Household && bus()) || package.tools.iter().any(|tool| self.words.contains(*tool))
    }
}

fn of_command(found: &Found<'_>, run: &RunScript, flat: &Flat, used: &dyn Fn(&InitPackage) -> bool) -> Vec<Listed> {
    let from = shell::unwrap(found.words).index.min(found.words.len());
    let values: Vec<&str> = found.words[from..].iter().map(|word| word.value.as_str()).collect();
    let swaps =
        values.contains(&"swap") && programs::package_manager(values.first().copied().unwrap_or_default()).is_some();
    let places: Vec<usize> = if swaps {
        // `yum swap fakesystemd systemd`: the one for the other, as a whole.
        values.iter().rposition(|word| packages::init_package(word).is_some()).into_iter().collect()
    } else {
        package_words(&values)
    };
    let listed: Vec<(usize, String, &InitPackage)> = places
        .iter()
        .filter_map(|&at| {
            let name = package_name(values[at]);
            packages::init_package(&name).filter(|package| !used(package)).map(|package| (at, name, package))
        })
        .collect();
    let stays_a_list = !swaps && listed.len() < places.len();
    listed
        .into_iter()
        .map(|(at, name, package)| Listed {
            name,
            serves: package.serves,
            span: flat.span(found.words[from + at].span),
            instruction: run.instruction,
            command: found.command.span,
            stays_a_list,
        })
        .collect()
}

/// Those of one RUN; they are in order.
#[must_use]
pub fn of_run(listed: &[Listed], instruction: usize) -> &[Listed] {
    let from = listed.partition_point(|one| one.instruction < instruction);
    let to = listed.partition_point(|one| one.instruction <= instruction);
    &listed[from..to]
}

/// The commands of a RUN that install nothing else, in its joined text.
pub fn emptied(listed: &[Listed], instruction: usize) -> impl Iterator<Item = Span> + '_ {
    of_run(listed, instruction).iter().filter(|one| !one.stays_a_list).map(|one| one.command)
}

/// The edits that take packages out of the lists of a RUN that keep other packages.
#[must_use]
pub fn edits(parts: &StageParts<'_>, listed: &[Listed], instruction: usize) -> Vec<Edit> {
    let listed = of_run(listed, instruction).iter();
    let spans: Vec<Span> = listed.filter(|one| one.stays_a_list).map(|one| one.span).collect();
    let mut edits = Vec::new();
    let mut at = 0;
    while at < spans.len() {
        // Neighbours on one line go together.
        let mut unit = spans[at];
        while let Some(&next) = spans.get(at + 1)
            && parts.text[unit.end..next.start].bytes().all(|byte| matches!(byte, b' ' | b'\t'))
        {
            unit = unit.join(next);
            at += 1;
        }
        at += 1;
        edits.extend(without(parts.text, unit));
    }
    edits
}

/// The edits that take words out of a list that may go over several lines.
fn without(text: &str, unit: Span) -> Vec<Edit> {
    let before = text[..unit.start].trim_end_matches([' ', '\t']);
    if !before.is_empty() && !before.ends_with('\n') {
        // A word before on the same line: what follows stays where it is.
        return vec![replace(Span::new(before.len(), unit.end), "")];
    }
    let line_start = before.len();
    let line_end = text[unit.end..].find('\n').map_or(text.len(), |newline| unit.end + newline + 1);
    let after = text[unit.end..line_end].trim();
    let blanks = text[unit.end..line_end].len() - text[unit.end..line_end].trim_start_matches([' ', '\t']).len();
    let goes_on = matches!(after, "\\" | "`");
    if goes_on {
        return vec![replace(Span::new(line_start, line_end), "")];
    }
    if !after.is_empty() && blanks > 0 {
        return vec![replace(Span::new(unit.start, unit.end + blanks), "")];
    }
    if !after.is_empty() {
        // `systemd; \`: the separator goes to the word before, if nothing but the continuation is between.
        let head = text[..line_start].trim_end_matches(['\n', '\r', ' ', '\t']);
        let head = head.strip_suffix(['\\', '`']).unwrap_or(head).trim_end_matches([' ', '\t']);
        let gap = &text[head.len()..line_start];
        return if gap.contains('#') { Vec::new() } else { vec![replace(Span::new(head.len(), unit.end), "")] };
    }
    // The last word of the instruction: the line before must not go on any more.
    let mut kept = line_start;
    loop {
        let newline = text[..kept].trim_end_matches(['\n', '\r']).len();
        let start = text[..newline].rfind('\n').map_or(0, |at| at + 1);
        let line = &text[start..newline];
        let content = line.trim_end_matches([' ', '\t']);
        if let Some(content) = content.strip_suffix(['\\', '`']).filter(|_| !line.trim_start().starts_with('#')) {
            let end = start + content.trim_end_matches([' ', '\t']).len();
            return vec![replace(Span::new(end, newline), ""), replace(Span::new(line_start, line_end), "")];
        }
        if start == 0 || !(line.trim().is_empty() || line.trim_start().starts_with('#')) {
            return Vec::new();
        }
        kept = start;
    }
}

/// Whether no earlier stage decides what a stage starts.
fn starts_here(subject: &StageSubject<'_>) -> bool {
    subject.start_instruction().is_none_or(|index| subject.owns(index))
}

/// Whether the start command asks a service manager for anything.
#[must_use]
pub fn start_is_managed(parts: &StageParts<'_>) -> bool {
    parts.boot.events.iter().any(|event| {
        matches!(
            event.kind,
            EventKind::Init { .. }
                | EventKind::Systemctl { .. }
                | EventKind::SystemctlReplacement { .. }
                | EventKind::InitScript { .. }
                | EventKind::Watched { .. }
                | EventKind::Malformed { .. }
        )
    })
}

/// Whether the start command is known, and asks no service manager for anything.
#[must_use]
pub fn start_is_known(parts: &StageParts<'_>) -> bool {
    // What an earlier stage starts may be put right there, and is not this stage's to judge by.
    let own = starts_here(parts.subject);
    own && !start_is_managed(parts) && parts.boot.running.iter().any(|running| running.foreground)
}

/// Whether every command of the build is one that needs no service manager: no script of the author's, no foreign package, no
/// other stage that is built on this one and may boot.
#[must_use]
pub fn build_is_plain(parts: &StageParts<'_>) -> bool {
    !parts.subject.stage.is_built_on
        && parts.evidence.commands.iter().all(|command| {
            let Some(program) = command.words.first() else { return true };
            if command.request.is_some() {
                return goes(parts, command);
            }
            if programs::package_manager(program).is_some() {
                return !command.words.iter().any(|word| word.ends_with(".deb") || word.ends_with(".rpm"));
            }
            match programs::role(program) {
                Some(Role::Quick) => !matches!(program.as_str(), "." | "source" | "eval"),
                Some(Role::Shell) => false,
                _ => !program.contains(['/', '$', '.']),
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rewrite::apply::apply;

    fn left(text: &str, word: &str) -> String {
        let at = text.find(word).unwrap_or_default();
        apply(text, &without(text, Span::new(at, at + word.len())))
    }

    #[test]
    fn a_list_stays_a_list() {
        for (text, wanted) in [
            ("RUN apt install -y DEAD nginx\n", "RUN apt install -y nginx\n"),
            ("RUN apt install -y nginx DEAD && rm x\n", "RUN apt install -y nginx && rm x\n"),
            ("RUN apt install \\\n    DEAD \\\n    nginx\n", "RUN apt install \\\n    nginx\n"),
            ("RUN apt install \\\n    nginx \\\n    DEAD\nCMD x\n", "RUN apt install \\\n    nginx\nCMD x\n"),
            ("RUN apt install \\\n    nginx \\\n    # why\n    DEAD\n", "RUN apt install \\\n    nginx\n    # why\n"),
            ("RUN apt install \\\n    nginx \\\n    DEAD && rm x\n", "RUN apt install \\\n    nginx \\\n    && rm x\n"),
            (
                "RUN apt install \\\n    nginx \\\n    DEAD; \\\n    rm x\n",
                "RUN apt install \\\n    nginx; \\\n    rm x\n",
            ),
            ("RUN apt install \\\r\n  DEAD \\\r\n  nginx\r\n", "RUN apt install \\\r\n  nginx\r\n"),
            ("RUN apt install \\\n  nginx DEAD \\\n  curl\n", "RUN apt install \\\n  nginx \\\n  curl\n"),
        ] {
            assert_eq!(left(text, "DEAD"), wanted, "{text}");
        }
    }
}
