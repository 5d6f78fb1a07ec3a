//! What is wrong with the stop signal of a stage, and the patch that puts it right.
//!
//! Told are signals that the text sets, and one that a base image sets for its own program and that another one, which the text
//! starts instead, takes no notice of. That none is set, where a better one than SIGTERM is known, is no fault.

use super::apply::replace;
use super::boilerplate::is_systemd_signal;
use super::commands::value_of;
use super::draft::Draft;
use super::stage::StageParts;
use crate::boot::{Boot, EventKind, tree};
use crate::input::dockerfile::{Content, Dockerfile, Keyword, expand};
use crate::knowledge::programs;
use crate::knowledge::services::Service;
use crate::knowledge::signals::{self, Effect, Handling, Reading};
use crate::lang::Text;
use crate::plan::evidence::Evidence;
use crate::report::{Applicability, Edit, Pid1Kind};
use crate::subject::StageSubject;
use crate::text::Span;

const SET: Text = Text { en: "Stop {service} with {signal}", ja: "{service} を {signal} で停止する" };

/// What is wrong with a stop signal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// The engine does not know it: the build fails.
    Refused,
    /// The engine takes the number, and no signal has it.
    NoSuch,
    /// It kills, or halts, without asking.
    Kills,
    /// The service that is started does this on it.
    Does(Effect),
}

/// A stop signal at fault.
#[derive(Debug)]
pub struct Wrong {
    /// What is wrong.
    pub fault: Fault,
    /// The signal as it is written.
    pub signal: String,
    /// The instruction, or the start command's keyword where the base image sets the signal.
    pub span: Span,
    /// Whether the base image sets it.
    pub inherited: bool,
    /// Whether the container only waits, and loses nothing when it is killed.
    pub idle: bool,
    /// The service that is started.
    pub service: Option<&'static Service>,
    /// The signal that ends it in good order.
    pub better: Option<&'static str>,
    /// Where the service's signals are documented.
    pub handling: Option<&'static Handling>,
    /// What puts it right.
    edit: Option<Edit>,
}

/// Whether a service should not be sent this signal to stop it.
#[must_use]
pub fn is_unfit(service: &Service, signal: &str) -> bool {
    fault(signal, signals::handling(service.id)).is_some()
}

/// The edit of a stop signal that the stage sets and that another service than before should not be sent, and its place.
/// systemd's own signal goes with the rest of what systemd needs.
#[must_use]
pub fn amended(parts: &StageParts<'_>, service: &Service, wanted: Option<&str>) -> Option<(Edit, Span)> {
    let (old, index) = parts.subject.stop_signal.filter(|&(_, index)| parts.subject.owns(index))?;
    let unfit = !is_systemd_signal(&old.value) && is_unfit(service, &old.value);
    let instruction = parts.file.instructions.get(index).filter(|_| unfit)?;
    let best = signals::handling(service.id).map(|handling| handling.best);
    Some((replace(instruction.args.whole(), wanted.or(best).unwrap_or("SIGTERM")), instruction.span))
}

fn fault(signal: &str, handling: Option<&Handling>) -> Option<Fault> {
    match signals::read(signal) {
        Reading::Refused => Some(Fault::Refused),
        Reading::NoSuch => Some(Fault::NoSuch),
        Reading::Signal(signals::KILL | signals::STOP) => Some(Fault::Kills),
        Reading::Signal(signal) => {
            let effect = handling?.effect(signal)?;
            (effect != Effect::Ends).then_some(Fault::Does(effect))
        }
    }
}

/// The service that the first process is, or stands in front of; none where that is not one alone.
fn service_of(boot: &Boot) -> Option<&'static Service> {
    if boot.is_malformed() {
        return None;
    }
    match boot.pid1.as_ref()?.kind {
        Pid1Kind::Supervisor => {
            boot.running.first().map(|running| running.service).filter(|first| programs::is_manager_service(first.id))
        }
        Pid1Kind::Service | Pid1Kind::Shell => {
            let mut front = boot.running.iter().filter(|running| running.foreground);
            front.next().filter(|_| front.next().is_none()).map(|running| running.service)
        }
        _ => None,
    }
}

/// The stop signals at fault that a stage sets, or starts a service with.
#[must_use]
pub fn found(file: &Dockerfile, subject: &StageSubject<'_>, evidence: &Evidence, boot: &Boot) -> Vec<Wrong> {
    let service = service_of(boot);
    let handling = service.and_then(|service| signals::handling(service.id));
    let installed: Vec<&str> = evidence.installed.iter().map(|hint| hint.name.as_str()).collect();
    let better = service.map(|service| {
        let recipe = tree::recipe(service, subject, &installed).and_then(|recipe| recipe.stop_signal);
        handling.map(|handling| handling.best).or(recipe).unwrap_or("SIGTERM")
    });
    let mut kinds = boot.events.iter().map(|event| &event.kind);
    let waits = |kind: &EventKind| matches!(kind, EventKind::KeepAlive { .. } | EventKind::ShellInFront);
    let idle = service.is_none() && !boot.events.is_empty() && kinds.all(waits);
    let mut all = Vec::new();
    for index in subject.stage.instructions.clone() {
        let Some(instruction) = file.instructions.get(index) else { continue };
        let Content::Words(words) = &instruction.content else { continue };
        if instruction.keyword != Keyword::Stopsignal || words.is_empty() {
            continue;
        }
        let written = words.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join(" ");
        let Some(signal) = expand(&written, &|name| value_of(subject, evidence, name)) else { continue };
        let signal = signal.trim_matches(['"', '\'']).to_owned();
        let counts = subject.stop_signal.is_some_and(|(_, last)| last == index);
        let Some(fault) = fault(&signal, handling.filter(|_| counts && !is_systemd_signal(&signal))) else { continue };
        if !counts && fault != Fault::Refused {
            continue;
        }
        let at = instruction.args.whole();
        all.push(Wrong {
            fault,
            signal,
            span: instruction.span,
            inherited: false,
            idle,
            service,
            better,
            handling,
            edit: better.map(|better| replace(at, better)),
        });
    }
    all.extend(inherited(file, subject, boot).map(|(signal, fault, span, start)| Wrong {
        fault,
        signal: signal.to_owned(),
        span,
        inherited: true,
        idle: false,
        service,
        better,
        handling,
        edit: better.map(|better| replace(Span::new(start, start), better)),
    }));
    all
}

/// The base image's stop signal, where the service that this very stage starts takes no notice of it.
fn inherited(file: &Dockerfile, subject: &StageSubject<'_>, boot: &Boot) -> Option<(&'static str, Fault, Span, usize)> {
    let signal = subject.configuration?.stop_signal.filter(|_| subject.stop_signal.is_none())?;
    let instruction = file.instructions.get(subject.start_instruction().filter(|&index| subject.owns(index))?)?;
    let fault = fault(signal, Some(signals::handling(service_of(boot)?.id)?))?;
    let runs_on = !matches!(fault, Fault::Does(Effect::BreaksOff | Effect::WaitsForClients));
    runs_on.then_some((signal, fault, instruction.keyword_span, instruction.lines.start))
}

/// The patches, where the right signal is known.
#[must_use]
pub fn drafts(parts: &StageParts<'_>) -> Vec<Draft> {
    if parts.plan.intent.is_intended() {
        return Vec::new();
    }
    let all = found(parts.file, parts.subject, parts.evidence, parts.boot);
    let newline = parts.file.newline();
    all.into_iter()
        .filter_map(|wrong| {
            let (service, better, mut edit) = (wrong.service?, wrong.better?, wrong.edit?);
            if wrong.inherited {
                let indent = Span::new(edit.start, wrong.span.start).of(parts.text);
                edit.text = format!("{indent}STOPSIGNAL {better}{newline}");
            }
            // How fast it is to end may be its author's choice.
            let choice = matches!(wrong.fault, Fault::Does(Effect::BreaksOff | Effect::WaitsForClients));
            Some(Draft {
                title: SET,
                values: vec![("service", service.name.to_owned()), ("signal", better.to_owned())],
                applicability: if choice { Applicability::Review } else { Applicability::Safe },
                edits: vec![edit],
                covers: vec![wrong.span],
                note: None,
            })
        })
        .collect()
}
