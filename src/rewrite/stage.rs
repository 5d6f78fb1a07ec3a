//! The patches of one stage: what goes from its RUNs, what takes the start command's place.

use super::apply::{Taken, replace, tidy};
use super::boilerplate;
use super::cleanups::cleanups;
use super::doomed::{doomed_runs, goes, own_draft, package_drafts};
use super::draft::{Draft, StagePatches};
use super::insecure;
use super::losses::{leaves_something, loses_timer, starts_for_the_rest, with_preparation};
use super::offline;
use super::overridden;
use super::packages::{self};
use super::start::{self, Started};
use super::stop_signal;
use super::tricks;
use crate::boot::Boot;
use crate::boot::manager::{By, Verb};
use crate::input::dockerfile::Dockerfile;
use crate::knowledge::init;
use crate::knowledge::init_programs;
use crate::knowledge::programs;
use crate::lang::Lang;
use crate::plan::Plan;
use crate::plan::evidence::{Evidence, RunCommand};
use crate::report::{Applicability, Outcome};
use crate::subject::StageSubject;
use crate::text::Span;
use std::collections::HashSet;

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
    /// How sure the patch is that puts the start command right, where that stands in an earlier stage and has one.
    pub mended: Option<Applicability>,
    /// The language of what is put into the text.
    pub lang: Lang,
}

impl<'a> StageParts<'a> {
    /// What happens at start if the start command is read as it is meant.
    #[must_use]
    pub fn meant(&self) -> &'a Boot {
        self.boot.as_meant()
    }

    /// The commands of RUNs that stand at these places; of places in one RUN only that one is looked through.
    pub(super) fn covered(&self, covers: &[Span]) -> impl Iterator<Item = &'a RunCommand> {
        let places: HashSet<Span> = covers.iter().copied().collect();
        let from = covers.iter().map(|span| span.start).min().unwrap_or_default();
        let to = covers.iter().map(|span| span.end).max().unwrap_or_default();
        let first = self.file.instructions.partition_point(|instruction| instruction.lines.end <= from);
        let last = self.file.instructions.partition_point(|instruction| instruction.lines.start < to);
        let runs = self.evidence.of_runs(first..last);
        runs.iter().filter(move |command| places.contains(&command.span))
    }
}

/// The patches of a stage.
#[must_use]
pub fn patches(parts: &StageParts<'_>) -> StagePatches {
    let pieces = boilerplate::outside_run(parts.file, parts.subject);
    let checks = boilerplate::without_health_checks(parts.file, parts.subject);
    let mut patches = StagePatches::default();
    patches.boilerplate.extend(pieces.iter().flat_map(|piece| piece.found.clone()));
    let cleanups = cleanups(parts);
    patches.boilerplate.extend(cleanups.iter().map(|(_, found)| found.clone()));
    if parts.plan.intent.is_intended() {
        if parts.boot.is_malformed() {
            patches.start = start::as_json(parts).map(Draft::settled);
        }
        patches.tricks = tricks::tricks(parts, &Taken::default()).0;
        add_apart(parts, &mut patches, &Taken::default());
        return patches;
    }
    patches.packages = packages::listed(parts);
    let plain = !patches.packages.is_empty() && packages::build_is_plain(parts);
    if let Some(Started { mut draft, split }) = start::draft(parts) {
        patches.split = split;
        // What only fed the init goes with it, unless a script may call for it: then a person must look.
        let replaces = start::replaces(parts);
        let together = replaces && (plain || draft.applicability == Applicability::Review);
        let feigned = packages::feigned_boot_goes(parts);
        let goes_with_init =
            |command: &RunCommand| goes(parts, command) || (feigned && init::feigns_openrc(&command.words));
        let runs = doomed_runs(
            parts,
            if together { &patches.packages } else { &[] },
            &|command| goes_with_init(command),
            true,
        );
        for (edits, covers) in runs {
            // Such a RUN failed at its start; whether the rest of it works without one is not known.
            if starts_for_the_rest(parts, &edits, &covers) || loses_timer(parts, &covers) {
                draft.applicability = Applicability::Review;
            }
            draft.edits.extend(edits);
            draft.covers.extend(covers);
        }
        for piece in pieces.iter().chain(&checks) {
            // The start patch may already write the stop signal anew in its place.
            let here = Span::new(piece.edit.start, piece.edit.end);
            let taken = draft.edits.iter().any(|edit| Span::new(edit.start, edit.end).overlaps(here));
            if !taken {
                draft.edits.push(piece.edit.clone());
            }
            draft.covers.extend(piece.found.iter().map(|found| found.span));
        }
        draft.edits = tidy(draft.edits);
        let taken = Taken::by(draft.edits.iter());
        if !together && (replaces || packages::start_is_known(parts)) {
            let level = if plain { Applicability::Safe } else { Applicability::Review };
            patches.own.extend(package_drafts(parts, &patches.packages, &taken, level));
        }
        add_tricks(parts, &mut patches, &taken);
        add_apart(parts, &mut patches, &taken);
        patches.start = Some(draft.settled());
        return patches;
    }
    // An init that stays, or a start command that nobody here knows, may still need what prepares a boot.
    let boots = parts.boot.init().is_some()
        || parts.boot.pid1.is_none()
        || parts.evidence.systemctl_replaced.is_some()
        || (parts.boot.outcome == Some(Outcome::Unknown) && could_boot(parts) && !starts_runtime(parts))
        || parts.boot.is_malformed();
    // What an earlier stage starts, and its patch puts right, needs none of it any more.
    if boots && parts.mended.is_none() {
        patches.tricks = tricks::tricks(parts, &Taken::default()).0;
        patches.own.extend(vain_starts(parts));
        let taken = Taken::by(patches.own.iter().flat_map(|draft| &draft.edits));
        add_apart(parts, &mut patches, &taken);
        return patches;
    }
    let runs = doomed_runs(parts, &[], &|command| goes(parts, command), true);
    let taken = Taken::by(runs.iter().flat_map(|(edits, _)| edits));
    if packages::start_is_known(parts) {
        let level = if plain { Applicability::Safe } else { Applicability::Review };
        patches.own.extend(package_drafts(parts, &patches.packages, &taken, level));
    }
    for (edits, covers) in runs {
        let edits = with_preparation(parts, edits, &covers);
        let sure = !leaves_something(parts, &edits, &covers) && !feeds_unread_script(parts, &covers);
        let level = if sure { Applicability::Safe } else { Applicability::Review };
        patches.own.push(Draft { applicability: level, ..own_draft(edits, covers) }.settled());
    }
    let taken = Taken::by(patches.own.iter().flat_map(|draft| &draft.edits));
    add_tricks(parts, &mut patches, &taken);
    for piece in pieces {
        patches.own.push(own_draft(vec![piece.edit], piece.found.iter().map(|found| found.span).collect()));
    }
    for piece in checks {
        let covers = piece.found.iter().map(|found| found.span).collect();
        let applicability = Applicability::Review;
        patches.own.push(Draft { applicability, ..own_draft(vec![piece.edit], covers) });
    }
    add_apart(parts, &mut patches, &taken);
    if let Some(level) = parts.mended {
        for draft in &mut patches.own {
            draft.applicability = draft.applicability.max(level);
        }
    }
    patches
}

/// The patches of RUNs that start a service now: whatever the container starts, nothing of that lives on, and systemd answers
/// nobody while an image is built.
fn vain_starts(parts: &StageParts<'_>) -> Vec<Draft> {
    let starts = |command: &RunCommand| {
        if offline::is_vain(parts, command) {
            return true;
        }
        let request = command.request.as_ref();
        let now = request.is_some_and(|request| match request.by {
            By::Systemctl => {
                matches!(request.verb, Verb::Start | Verb::Stop | Verb::Status) || request.reads_units_anew()
            }
            By::InitScript => true,
            By::Registration => false,
        });
        now && goes(parts, command)
    };
    let runs = doomed_runs(parts, &[], &starts, false).into_iter();
    // What follows in the same RUN may be there to talk to the service.
    runs.filter(|(edits, covers)| !starts_for_the_rest(parts, edits, covers))
        .map(|(edits, covers)| {
            let edits = with_preparation(parts, edits, &covers);
            let sure = parts.subject.platform.is_some() && !leaves_something(parts, &edits, &covers);
            let applicability = if sure { Applicability::Safe } else { Applicability::Review };
            Draft { applicability, ..own_draft(edits, covers) }.settled()
        })
        .collect()
}

/// Whether what is removed prepared a boot, and the container starts a script that nobody here can read and that may boot the
/// init of the base image.
fn feeds_unread_script(parts: &StageParts<'_>, covers: &[Span]) -> bool {
    let starts_script = parts.boot.outcome == Some(Outcome::Unknown)
        && parts
            .boot
            .pid1
            .as_ref()
            .is_some_and(|pid1| pid1.command.split_whitespace().take(2).any(programs::is_start_script));
    let prepares = |command: &RunCommand| {
        command.request.as_ref().is_some_and(|request| {
            matches!(request.verb, Verb::Enable | Verb::EnableNow) && request.by != By::InitScript
        })
    };
    starts_script
        && init_programs::may_be_in_base(parts.subject.platform.as_ref())
        && parts.covered(covers).any(prepares)
}

/// Adds the patches that depend on no start command: each stands by itself, where no other edit is in its way.
fn add_apart(parts: &StageParts<'_>, patches: &mut StagePatches, taken: &Taken) {
    let drafts = overridden::drafts(parts.file, parts.subject)
        .into_iter()
        .chain(insecure::drafts(parts))
        .chain(offline::drafts(parts))
        .chain(stop_signal::drafts(parts))
        .chain(onbuild_drafts(parts));
    patches.own.extend(drafts.filter(|draft| taken.leaves(&draft.edits)));
}

/// The patches that remove an ONBUILD whose RUN does nothing but ask a service manager. Child images are not here to be
/// looked at, so a person must say.
fn onbuild_drafts(parts: &StageParts<'_>) -> Vec<Draft> {
    if parts.plan.intent.is_intended() {
        return Vec::new();
    }
    let runs = parts.evidence.scripts.iter().filter(|run| run.onbuild && parts.subject.owns(run.instruction));
    runs.filter_map(|run| {
        let commands = parts.evidence.of_run(run.instruction);
        let all = !commands.is_empty() && commands.iter().all(|command| goes(parts, command));
        let instruction = &parts.file.instructions[run.instruction];
        let covers = commands.iter().map(|command| command.span).collect();
        all.then(|| Draft {
            applicability: Applicability::Review,
            ..own_draft(vec![replace(instruction.lines, "")], covers).settled()
        })
    })
    .collect()
}

/// Adds the tricks found in RUNs, and their removal where no other edit stands in its way.
fn add_tricks(parts: &StageParts<'_>, patches: &mut StagePatches, taken: &Taken) {
    let (found, drafts) = tricks::tricks(parts, taken);
    patches.tricks = found;
    patches.own.extend(drafts);
}

/// Whether what is started is an interpreter with a program of its own.
fn starts_runtime(parts: &StageParts<'_>) -> bool {
    let command = parts.boot.pid1.as_ref().and_then(|pid1| pid1.command.split_whitespace().next());
    command.is_some_and(programs::is_runtime)
}

/// Whether what is started in ways that nobody here can read may be an init after all.
fn could_boot(parts: &StageParts<'_>) -> bool {
    let installs = parts.evidence.installed.iter().any(|hint| programs::brings_init(&hint.name));
    let stops = parts.subject.stop_signal.is_some_and(|(signal, _)| boilerplate::is_systemd_signal(&signal.value));
    installs || stops
}
