//! The patches of one stage: what goes from its RUNs, what takes the start command's place.

use super::apply::{replace, tidy};
use super::boilerplate;
use super::draft::{Boilerplate, Draft, StagePatches};
use super::start;
use crate::boot::Boot;
use crate::boot::manager::{By, Verb};
use crate::input::dockerfile::{Content, Dockerfile};
use crate::input::shell::{self, Command, CommandKind, Removal};
use crate::knowledge::services::{self, Mode};
use crate::lang::{Lang, Text};
use crate::plan::evidence::{Evidence, RunCommand, RunScript};
use crate::plan::{Intent, Plan};
use crate::report::{Applicability, Edit};
use crate::subject::StageSubject;
use crate::text::Span;

/// What the patches of a stage are made from.
pub struct StageParts<'a> {
    /// The user's text.
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
    /// The language of what is put into the text.
    pub lang: Lang,
}

const REMOVE_USELESS: Text = Text {
    en: "Remove what has no effect in a container",
    ja: "コンテナでは効果のない記述を削除する",
};

/// The patches of a stage.
#[must_use]
pub fn patches(parts: &StageParts<'_>) -> StagePatches {
    let pieces = boilerplate::outside_run(parts.file, parts.subject);
    let mut patches = StagePatches {
        boilerplate: pieces.iter().flat_map(|piece| piece.found.clone()).collect(),
        ..StagePatches::default()
    };
    let cleanups = cleanups(parts);
    patches.boilerplate.extend(cleanups.iter().map(|(_, found)| found.clone()));
    if parts.plan.intent == Intent::InitForOthers {
        return patches;
    }
    let runs = doomed_runs(parts);
    if let Some(mut draft) = start::draft(parts) {
        for (edits, covers) in runs {
            draft.edits.extend(edits);
            draft.covers.extend(covers);
        }
        for piece in &pieces {
            // The start patch may already write the stop signal anew in its place.
            let here = Span::new(piece.edit.start, piece.edit.end);
            let taken = draft.edits.iter().any(|edit| Span::new(edit.start, edit.end).overlaps(here));
            if !taken {
                draft.edits.push(piece.edit.clone());
            }
            draft.covers.extend(piece.found.iter().map(|found| found.span));
        }
        draft.edits = tidy(draft.edits);
        patches.start = Some(draft);
        return patches;
    }
    // An init that stays, or a start command that nobody here knows, may still need what prepares a boot.
    let needed =
        parts.boot.init().is_some() || parts.boot.pid1.is_none() || parts.evidence.systemctl_replaced.is_some();
    if needed {
        return patches;
    }
    for (edits, covers) in runs {
        patches.own.push(own(edits, covers));
    }
    for piece in pieces {
        patches.own.push(own(vec![piece.edit], piece.found.iter().map(|found| found.span).collect()));
    }
    patches
}

fn own(edits: Vec<Edit>, covers: Vec<Span>) -> Draft {
    Draft { title: REMOVE_USELESS, values: Vec::new(), applicability: Applicability::Safe, edits: tidy(edits), covers }
}

/// For each RUN of the stage with something to remove: the edits, and the places they put right.
fn doomed_runs(parts: &StageParts<'_>) -> Vec<(Vec<Edit>, Vec<Span>)> {
    let mut out = Vec::new();
    for run in own_scripts(parts) {
        let instruction = &parts.file.instructions[run.instruction];
        let Content::RunShell { script: flat, .. } = &instruction.content else { continue };
        let doomed: Vec<Span> = parts
            .evidence
            .commands
            .iter()
            .filter(|command| command.instruction == run.instruction && goes(parts, command))
            .filter_map(|command| command.at)
            .collect();
        let is_doomed = |command: &Command| doomed_command(command, &flat.text, &doomed);
        let removal = shell::removal(&run.script, &flat.text, &is_doomed);
        let covers: Vec<Span> = doomed
            .iter()
            .map(|&span| flat.span(span))
            .chain(cleanups_of(run, &flat.text).into_iter().map(|span| flat.span(span)))
            .collect();
        if covers.is_empty() {
            continue;
        }
        let edits = match removal {
            Removal::Everything => vec![replace(instruction.lines, "")],
            Removal::Edits(edits) => edits.into_iter().map(|(span, text)| replace(flat.span(span), text)).collect(),
        };
        if !edits.is_empty() {
            out.push((edits, covers));
        }
    }
    out
}

fn own_scripts<'p>(parts: &'p StageParts<'_>) -> impl Iterator<Item = &'p RunScript> {
    parts.evidence.scripts.iter().filter(|run| parts.subject.owns(run.instruction) && !run.onbuild)
}

/// Whether a command of a RUN goes once no init boots.
fn goes(parts: &StageParts<'_>, command: &RunCommand) -> bool {
    if let Some(request) = &command.request {
        return match (request.by, request.verb) {
            (By::Systemctl | By::Registration, verb) => verb != Verb::Status,
            (By::InitScript, Verb::Start) => !parts.evidence.is_used(command),
            // Asking for or stopping what is no longer started would fail the build.
            (By::InitScript, Verb::Stop | Verb::Status) => starts_go(parts, command.instruction),
            (By::InitScript, _) => false,
        };
    }
    starts_daemon(parts.subject, command) && !parts.evidence.is_used(command)
}

/// Whether a RUN starts services, and all of these starts go.
fn starts_go(parts: &StageParts<'_>, instruction: usize) -> bool {
    let mut starts = parts.evidence.commands.iter().filter(|command| {
        command.instruction == instruction
            && command
                .request
                .as_ref()
                .is_some_and(|request| request.by == By::InitScript && request.verb == Verb::Start)
    });
    starts.clone().next().is_some() && starts.all(|command| !parts.evidence.is_used(command))
}

/// Whether a command of a RUN starts a catalogued daemon in the background: `apachectl start`, `nginx`.
#[must_use]
pub fn starts_daemon(subject: &StageSubject<'_>, command: &RunCommand) -> bool {
    let Some((program, args)) = command.words.split_first() else { return false };
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    services::by_program(program).is_some_and(|(_, program)| program.mode(&args, subject.family) == Mode::Background)
}

/// Whether a command, simple or compound, is one to remove: one of those places, or a clean-up of units as a whole.
fn doomed_command(command: &Command, text: &str, doomed: &[Span]) -> bool {
    match &command.kind {
        CommandKind::Simple { .. } => {
            doomed.iter().any(|span| command.span.contains(*span)) || cleans_units(command.span.of(text))
        }
        CommandKind::Subshell(_) | CommandKind::Group(_) | CommandKind::Loop { .. } => {
            cleans_units_only(command.span.of(text))
        }
        _ => false,
    }
}

/// Whether a simple command removes links to units: `rm -f /etc/systemd/system/*.wants/*`.
fn cleans_units(text: &str) -> bool {
    let removes = text.starts_with("rm ") || text.starts_with("find ") || text.starts_with("cd ");
    removes && (text.contains(".wants") || text.contains("/systemd/system/")) && !text.contains("&&")
}

/// Whether a compound command does nothing but that: `(cd …/sysinit.target.wants/; for i in *; do …; rm -f $i; done)`.
fn cleans_units_only(text: &str) -> bool {
    let mentions = text.contains(".wants") || text.contains("systemd-tmpfiles-setup");
    mentions
        && !["install", "curl", "wget", "cp ", "mv ", "useradd", "sed ", "mkdir"]
            .iter()
            .any(|other| text.contains(other))
        && text.contains("rm ")
}

/// The clean-ups of units in a script, each as a whole; spans are of the joined text.
fn cleanups_of(run: &RunScript, text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for item in &run.script.list.items {
        for pipeline in item.pipelines() {
            for command in &pipeline.commands {
                if doomed_command(command, text, &[]) {
                    found.push(command.span);
                }
            }
        }
    }
    found
}

fn cleanups(parts: &StageParts<'_>) -> Vec<(usize, Boilerplate)> {
    let mut found = Vec::new();
    for run in own_scripts(parts) {
        let Content::RunShell { script: flat, .. } = &parts.file.instructions[run.instruction].content else {
            continue;
        };
        if let Some(first) = cleanups_of(run, &flat.text).into_iter().reduce(Span::join) {
            let shown = "rm …/*.wants/*".to_owned();
            found.push((run.instruction, Boilerplate { shown, span: flat.span(first) }));
        }
    }
    found
}
