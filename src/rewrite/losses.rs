//! What a stage loses with what is taken out of its RUNs: then a person must look, or it is put there anew.

use super::apply::replace;
use super::stage::StageParts;
use crate::boot::manager::{By, Verb};
use crate::boot::tree;
use crate::plan::evidence::{RunCommand, service_of_unit};
use crate::report::Edit;
use crate::text::Span;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// What the init scripts of removed starts prepared is done by a line of its own: in the place of a RUN that goes as a whole, or
/// behind the one that they stood in.
pub(super) fn with_preparation(parts: &StageParts<'_>, edits: Vec<Edit>, covers: &[Span]) -> Vec<Edit> {
    let Some(first) = edits.first() else { return edits };
    let at = Span::new(first.start, first.end);
    let Some(run) = parts.file.instruction_around(at) else { return edits };
    let units = parts
        .covered(covers)
        .filter_map(|command| command.request.as_ref())
        .filter(|r| r.by == By::InitScript)
        .flat_map(|r| &r.units);
    let prepared: Vec<&str> = units
        .filter_map(|unit| service_of_unit(unit).and_then(|service| tree::recipe(service, parts.subject, &[])))
        .flat_map(|recipe| recipe.prepare)
        .copied()
        .filter(|preparation| !parts.evidence.has_done(preparation))
        .collect();
    if prepared.is_empty() {
        return edits;
    }
    let prepared = prepared.join(" && ");
    if edits.len() == 1 && run.lines == at && first.text.is_empty() {
        return vec![replace(run.args.whole(), prepared)];
    }
    let newline = parts.file.newline();
    let ended = run.lines.of(parts.text).ends_with('\n');
    let line = if ended { format!("RUN {prepared}{newline}") } else { format!("{newline}RUN {prepared}") };
    let mut edits = edits;
    edits.push(replace(Span::new(run.lines.end, run.lines.end), line));
    edits
}

/// Whether a removed start leaves something behind that is needed: the directory that an init script makes, a database that the
/// next RUN talks to. Then a person must look.
pub(super) fn leaves_something(parts: &StageParts<'_>, edits: &[Edit], covers: &[Span]) -> bool {
    // A distribution's own image has no systemctl that could start anything in a build: the command failed.
    let fails = parts.subject.platform.is_some() && parts.evidence.systemctl_replaced.is_none();
    let stopped = OnceCell::new();
    let stopped = || *stopped.get_or_init(|| starts_for_the_rest(parts, edits, covers));
    parts.covered(covers).filter_map(|command| Some((command, command.request.as_ref()?))).any(|(command, request)| {
        match (request.by, request.verb) {
            (By::Systemctl, Verb::Start | Verb::EnableNow) => !fails || (!command.tolerated && stopped()),
            (By::InitScript, Verb::Start) => request.units.iter().any(|unit| {
                let recipe = service_of_unit(unit).and_then(|service| tree::recipe(service, parts.subject, &[]));
                recipe
                    .is_none_or(|recipe| recipe.prepare.iter().any(|preparation| !parts.evidence.has_done(preparation)))
            }),
            _ => false,
        }
    })
}

/// Whether a timer that the init would have kept is no longer enabled.
pub(super) fn loses_timer(parts: &StageParts<'_>, covers: &[Span]) -> bool {
    parts.boot.init().is_some()
        && parts.covered(covers).filter_map(|command| command.request.as_ref()).any(|request| {
            matches!(request.verb, Verb::Enable | Verb::EnableNow)
                && request.units.iter().any(|unit| unit.ends_with(".timer"))
        })
}

/// Whether a RUN loses the start of a service by systemctl and keeps other commands, which may be there to talk to it.
pub(super) fn starts_for_the_rest(parts: &StageParts<'_>, edits: &[Edit], covers: &[Span]) -> bool {
    let goes_whole = |instruction: usize| {
        parts.file.instructions.get(instruction).is_some_and(|run| {
            let from = edits.partition_point(|edit| edit.start < run.lines.start);
            edits
                .get(from)
                .is_some_and(|edit| edit.end == run.lines.end && edit.start == run.lines.start && edit.text.is_empty())
        })
    };
    let covered: HashSet<Span> = covers.iter().copied().collect();
    // How far from the end of each RUN something stays that asks no service manager.
    let mut rest: HashMap<usize, Option<usize>> = HashMap::new();
    let mut rest_of = |run: usize| {
        *rest.entry(run).or_insert_with(|| {
            let stays = |other: &&RunCommand| other.request.is_none() && !covered.contains(&other.span);
            parts.evidence.of_run(run).iter().filter(stays).map(|other| other.span.start).max()
        })
    };
    parts
        .covered(covers)
        .filter(|command| {
            let request = command.request.as_ref();
            request.is_some_and(|request| {
                request.by == By::Systemctl && matches!(request.verb, Verb::Start | Verb::EnableNow)
            })
        })
        .any(|command| {
            !goes_whole(command.instruction) && rest_of(command.instruction).is_some_and(|last| last > command.span.end)
        })
}
