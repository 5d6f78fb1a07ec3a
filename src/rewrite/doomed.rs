//! What goes from a stage's RUNs: the commands that only serve an init, and the packages.

use super::apply::{Taken, replace, tidy};
use super::cleanups::{cleanups_of, doomed_command, holds_one, only_cleans_units};
use super::draft::Draft;
use super::offline;
use super::packages::{self, Listed};
use super::stage::StageParts;
use super::used;
use crate::boot::manager::{By, Request, Verb};
use crate::input::dockerfile::Content;
use crate::input::shell::{self, Command, CommandKind, Reach, Removal};
use crate::knowledge::packages::Serves;
use crate::knowledge::services::{self, Mode};
use crate::lang::Text;
use crate::order;
use crate::plan::evidence::{RunCommand, RunScript};
use crate::report::{Applicability, Edit};
use crate::subject::StageSubject;
use crate::text::Span;

const REMOVE_USELESS: Text = Text {
    en: "Remove what has no effect in a container",
    ja: "コンテナでは効果のない記述を削除する",
};

const REMOVE_PACKAGES: Text = Text {
    en: "Do not install packages that only serve an init system",
    ja: "init のためだけのパッケージをインストールしない",
};

pub(super) fn own_draft(edits: Vec<Edit>, covers: Vec<Span>) -> Draft {
    Draft {
        title: REMOVE_USELESS,
        values: Vec::new(),
        applicability: Applicability::Safe,
        edits: tidy(edits),
        covers,
        note: None,
    }
}

/// For each RUN that installs packages for an init: the patch that takes them out, where no other edit stands in its way.
pub(super) fn package_drafts(
    parts: &StageParts<'_>,
    listed: &[Listed],
    taken: &Taken,
    level: Applicability,
) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for run in own_scripts(parts) {
        let instruction = &parts.file.instructions[run.instruction];
        let Content::RunShell { script: flat, .. } = &instruction.content else { continue };
        let own = packages::of_run(listed, run.instruction);
        let mut doomed: Vec<Span> = packages::emptied(listed, run.instruction).collect();
        order::by(&mut doomed, |span| (span.start, span.end));
        let mut edits = packages::edits(parts, listed, run.instruction);
        if !doomed.is_empty() {
            match shell::removal(&run.script, &flat.text, &|command| simple_in(command, &doomed)) {
                Removal::Everything => edits.push(replace(instruction.lines, "")),
                Removal::Edits(more) => {
                    edits.extend(more.into_iter().map(|(span, text)| replace(flat.edited(span, &text), text)));
                }
            }
        }
        if !edits.is_empty() && taken.leaves(&edits) {
            let covers = own.iter().map(|one| one.span).collect();
            // A message bus alone may have a user that nobody here knows.
            let sure = own.iter().any(|one| one.serves == Serves::Init);
            let applicability = if sure { level } else { Applicability::Review };
            let draft = Draft { title: REMOVE_PACKAGES, applicability, ..own_draft(edits, covers) };
            drafts.push(draft.settled());
        }
    }
    drafts
}

/// Whether a simple command is one of those at these places, which are in order.
pub(super) fn simple_in(command: &Command, places: &[Span]) -> bool {
    matches!(command.kind, CommandKind::Simple { .. }) && holds_one(places, command.span)
}

/// For each RUN of the stage with something to remove: the edits, and the places they put right. With the packages go the
/// commands that install nothing else.
pub(super) fn doomed_runs(
    parts: &StageParts<'_>,
    listed: &[Listed],
    goes: &dyn Fn(&RunCommand) -> bool,
    cleans: bool,
) -> Vec<(Vec<Edit>, Vec<Span>)> {
    let mut out = Vec::new();
    for run in own_scripts(parts) {
        let instruction = &parts.file.instructions[run.instruction];
        let Content::RunShell { script: flat, .. } = &instruction.content else { continue };
        let mut doomed: Vec<Span> = parts
            .evidence
            .of_run(run.instruction)
            .iter()
            .filter(|command| goes(command))
            .filter_map(|command| command.at)
            .collect();
        let used = used::by_itself(parts, run, flat).filter(|used| doomed.contains(&used.at));
        let mut covers: Vec<Span> = doomed.iter().map(|&span| flat.span(span)).collect();
        covers.extend(packages::of_run(listed, run.instruction).iter().map(|one| one.span));
        doomed.extend(packages::emptied(listed, run.instruction));
        if let Some(used) = &used {
            doomed.retain(|at| *at != used.at);
        }
        order::by(&mut doomed, |span| (span.start, span.end));
        let whole = cleans && only_cleans_units(&run.script.list);
        let is_doomed = |command: &Command| match cleans {
            true => whole || doomed_command(command, &doomed),
            false => simple_in(command, &doomed),
        };
        let removal = shell::removal(&run.script, &flat.text, &is_doomed);
        if cleans {
            covers.extend(cleanups_of(run).into_iter().map(|span| flat.span(span)));
        }
        if covers.is_empty() {
            continue;
        }
        let edits: Vec<Edit> = match removal {
            Removal::Everything => vec![replace(instruction.lines, "")],
            Removal::Edits(edits) => {
                let removed = edits.into_iter().map(|(span, text)| replace(flat.edited(span, &text), text));
                let packages = packages::edits(parts, listed, run.instruction);
                removed.chain(packages).chain(used.into_iter().flat_map(|used| used.edits)).collect()
            }
        };
        if !edits.is_empty() {
            out.push((edits, covers));
        }
    }
    out.extend(doomed_exec_runs(parts, goes));
    out
}

/// The RUNs in exec form whose one command goes.
fn doomed_exec_runs(parts: &StageParts<'_>, goes: &dyn Fn(&RunCommand) -> bool) -> Vec<(Vec<Edit>, Vec<Span>)> {
    let own = parts.evidence.of_runs(parts.subject.stage.instructions.clone());
    own.iter()
        .filter(|command| parts.subject.owns(command.instruction) && !command.onbuild && goes(command))
        .filter_map(|command| Some((parts.file.instructions.get(command.instruction)?, command)))
        .filter(|(instruction, _)| matches!(instruction.content, Content::RunExec(_)))
        .map(|(instruction, command)| (vec![replace(instruction.lines, "")], vec![command.span]))
        .collect()
}

pub(super) fn own_scripts<'p>(parts: &'p StageParts<'_>) -> impl Iterator<Item = &'p RunScript> {
    parts.evidence.scripts.iter().filter(|run| parts.subject.owns(run.instruction) && !run.onbuild)
}

/// Whether a command of a RUN goes once no init boots.
#[must_use]
pub fn goes(parts: &StageParts<'_>, command: &RunCommand) -> bool {
    if let Some(request) = &command.request {
        return match (request.by, request.verb) {
            // A script in the place of systemctl does start and stop services while the image is built.
            (By::Systemctl, Verb::Start | Verb::Stop) if parts.evidence.systemctl_replaced.is_some() => false,
            (By::Systemctl, Verb::Status) => stops_build(parts, command),
            (By::Systemctl | By::Registration, verb) => verb != Verb::Status,
            (By::InitScript, Verb::Start) => !parts.evidence.is_used(command),
            // Asking for or stopping what is no longer started would fail the build.
            (By::InitScript, Verb::Stop | Verb::Status) => starts_go(parts, command.instruction),
            (By::InitScript, _) => false,
        };
    }
    if offline::is_vain(parts, command) {
        return true;
    }
    (starts_daemon(parts.subject, command) || command.starts_bus()) && !parts.evidence.is_used(command)
}

/// Whether a question about units ends a RUN with its failure: nothing depends on the answer, and the build stops there.
pub(super) fn stops_build(parts: &StageParts<'_>, command: &RunCommand) -> bool {
    command.request.as_ref().is_some_and(Request::asks_for_state)
        && command.reach == Reach::Always
        && !command.tolerated
        && parts.evidence.systemctl_replaced.is_none()
        && parts.evidence.of_run(command.instruction).last().is_some_and(|last| last.span == command.span)
}

/// Whether a RUN starts services, and all of these starts go.
pub(super) fn starts_go(parts: &StageParts<'_>, instruction: usize) -> bool {
    parts.evidence.starts_nothing_used(instruction)
}

/// Whether a command of a RUN starts a catalogued daemon in the background: `apachectl start`, `nginx`.
#[must_use]
pub fn starts_daemon(subject: &StageSubject<'_>, command: &RunCommand) -> bool {
    let Some((program, args)) = command.words.split_first() else { return false };
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    services::by_program(program).is_some_and(|(_, program)| program.mode(&args, subject.family) == Mode::Background)
}
