//! The patch that puts the start command right: what starts the container has one owner.
//!
//! - [`script`]: what the steps of a start script are for, and which of them stay;
//! - [`ending`]: a script that ends in another command;
//! - [`written`]: where the start command stands, and how another one is written there;
//! - [`recipe`]: what a service needs in its Dockerfile; [`own`]: its author's own command, in the foreground;
//! - [`unit`]: the command of a unit that the text writes;
//! - [`split`]: several services, each in a stage of its own; [`links`]: what held them together, [`link`]: on one line;
//! - [`watched`]: services that nobody here knows, by their own init scripts;
//! - [`base`]: a base image's own start, of which nothing is known;
//! - [`exec_form`]: a shell that stands in the way, and nothing else that is wrong; [`in_front`]: a script that does.

pub mod base;
pub mod ending;
pub mod exec_form;
pub mod in_front;
pub mod link;
pub mod links;
pub mod own;
pub mod recipe;
pub mod script;
pub mod split;
pub mod unit;
pub mod watched;
pub mod written;

pub use self::exec_form::only_command;
use self::recipe::Setup;
use self::split::Split;
use self::written::Written;
pub use self::written::json;
use super::apply::replace;
use super::boilerplate::is_systemd_signal;
use super::draft::Draft;
use super::prepare;
use super::stage::StageParts;
use super::stop_signal;
use crate::boot::form::{self, FaultKind};
use crate::boot::{Boot, Event, EventKind};
use crate::input::dockerfile::{Instruction, Keyword};
use crate::knowledge::images::{self, Start};
use crate::knowledge::packages;
use crate::knowledge::roles;
use crate::knowledge::services::{self, Service};
use crate::lang::Text;
use crate::plan::{Intent, Meant, Plan};
use crate::report::{Applicability, Edit, Outcome};
use crate::subject::{StageSubject, Starter};
use crate::text::Span;

const START_SERVICE: Text =
    Text { en: "Start {service} in the foreground", ja: "{service} をフォアグラウンドで起動する" };

const START_PROGRAM: Text = Text {
    en: "Start the program alone, as the first process",
    ja: "プログラムだけを最初のプロセスとして起動する",
};

const IMAGES_OWN_START: Text = Text {
    en: "Leave the start of {service} to the image",
    ja: "{service} の起動はイメージ本来のコマンドに任せる",
};

const WRITE_AS_JSON: Text =
    Text { en: "Write the start command as a JSON array", ja: "起動コマンドを JSON の配列で書く" };

/// What the script before the command does, nobody here can read.
const HANDED_ON: Text = Text {
    en: "The script in ENTRYPOINT is not in this text: look whether it runs what CMD gives it, as `exec \"$@\"` at its end does.",
    ja: "ENTRYPOINT のスクリプトの中身はこのテキストにありません。末尾の `exec \"$@\"` のように、CMD の内容を実行しているか確認してください。",
};

/// The patch of a stage's start command, and the stages that it adds.
pub struct Started {
    /// The patch.
    pub draft: Draft,
    /// The stages, where it gives each of several services one.
    pub split: Option<Split>,
}

impl From<Draft> for Started {
    fn from(draft: Draft) -> Self {
        Self { draft, split: None }
    }
}

/// The patch, where one can be right.
#[must_use]
pub fn draft(parts: &StageParts<'_>) -> Option<Started> {
    let started = of_boot(parts);
    // What starts all of them is better than what starts some and leaves the rest to be done.
    let leaves = started.as_ref().is_none_or(|it| it.split.as_ref().is_some_and(|split| !split.unplaced.is_empty()));
    let watched = if leaves { watched::draft(parts).map(Started::from) } else { None };
    let started = watched.or(started)?;
    if !parts.subject.hands_on {
        return Some(started);
    }
    let mut started = for_review(started);
    started.draft.note = started.draft.note.or(Some(HANDED_ON));
    Some(started)
}

fn of_boot(parts: &StageParts<'_>) -> Option<Started> {
    let boot = parts.meant();
    // What an earlier stage starts is put right there.
    let subject = parts.subject;
    let inherited = subject.start_instruction().is_some_and(|index| !subject.owns(index));
    let misused = boot.events.iter().any(|event| is_misuse(&event.kind));
    if !misused && !parts.boot.is_malformed() && prepare::keeps_command(parts) {
        return prepare::draft(parts).map(Started::from);
    }
    let missing = is_missing(subject, boot, parts.plan);
    let wrong = misused || missing || boot.outcome == Some(Outcome::Exits);
    if !wrong {
        return if parts.boot.is_malformed() {
            as_json(parts)
        } else {
            exec_form::draft(parts).or_else(|| in_front::draft(parts))
        }
        .map(Started::from);
    }
    // A bus that a program talks over must stay beside it: nothing here can be the only process.
    if inherited || (boot.events.iter().any(|event| is_bus_start(&event.kind)) && parts.evidence.needs_bus()) {
        return None;
    }
    let services: Vec<&Meant> = own_services(parts);
    // An init in the place of what the image itself starts, and nothing is said of a service.
    if let (true, Some(Start::Command { service: Some(id), command, .. })) =
        (services.is_empty() && boot.init().is_some(), subject.image.map(|image| image.starts))
    {
        return images_own(parts, services::by_id(id)?, command).map(Started::from);
    }
    if let Some(draft) = base::draft(parts) {
        return Some(draft.into());
    }
    if prepares_in_script(parts) {
        return split::behind_script(parts, &services);
    }
    if missing {
        let [only] = services.as_slice() else { return split::draft(parts, &services).map(for_review) };
        let alone = parts.plan.services.len() == 1;
        return one_service(parts, only.service?, alone).map(Started::from).map(for_review);
    }
    match services.as_slice() {
        [only] => only
            .service
            .and_then(|service| {
                let alone = parts.plan.services.len() == 1;
                // The author's own foreground command is better than the catalogue's.
                let in_front = !only.command.is_empty() && !boot.events.iter().any(is_wrapper);
                let own = if in_front { program(parts) } else { None };
                own.or_else(|| one_service(parts, service, alone)).map(Started::from)
            })
            .or_else(|| only.service.is_none().then(|| unit::draft(parts, only)).flatten().map(Started::from)),
        several => split::draft(parts, several),
    }
    .or_else(|| beside_program(parts, &services))
}

/// Whether a script that the start command runs does more than start services and wait: what stands in its place would lose that.
fn prepares_in_script(parts: &StageParts<'_>) -> bool {
    parts
        .meant()
        .scripts
        .iter()
        .filter_map(|run| parts.evidence.written.get(&run.path))
        .any(|file| !script::only_sets_shell(&file.text.text, parts.subject.family))
}

/// Whether services were prepared, and the image that is the file's result starts nothing but the distribution's shell.
#[must_use]
pub fn is_missing(subject: &StageSubject<'_>, boot: &Boot, plan: &Plan) -> bool {
    subject.is_last
        && boot.pid1.is_none()
        && matches!(subject.image.map(|image| image.starts), Some(Start::Shell))
        && subject.start_instruction().is_none()
        && plan.intent == Intent::Application
        && plan.services.iter().any(|meant| !meant.is_companion())
}

/// Somebody may build on the image, or name the command when it is run.
fn for_review(started: Started) -> Started {
    Started { draft: Draft { applicability: Applicability::Review, ..started.draft }, ..started }
}

fn is_wrapper(event: &Event) -> bool {
    matches!(event.kind, EventKind::WrapperInFront { .. })
}

/// Whether a start patch puts a service in the place of what is started, rather than writing the same command another way.
#[must_use]
pub fn replaces(parts: &StageParts<'_>) -> bool {
    let boot = parts.meant();
    boot.events.iter().any(|event| is_misuse(&event.kind)) || boot.outcome == Some(Outcome::Exits)
}

fn is_bus_start(kind: &EventKind) -> bool {
    match kind {
        EventKind::InitScript { unit } => packages::is_bus_unit(unit),
        kind => *kind == EventKind::BusDaemon,
    }
}

fn is_misuse(kind: &EventKind) -> bool {
    matches!(
        kind,
        EventKind::Init { .. }
            | EventKind::Systemctl { .. }
            | EventKind::SystemctlReplacement { .. }
            | EventKind::InitScript { .. }
            | EventKind::Registers { .. }
            | EventKind::Unasked { .. }
            | EventKind::Daemonised { .. }
            | EventKind::WrapperInFront { .. }
    )
}

/// What the stage is meant to run, without the company that the engine or the host replaces.
fn own_services<'p>(parts: &'p StageParts<'_>) -> Vec<&'p Meant> {
    let all = &parts.plan.services;
    let stays = |meant: &&Meant| {
        !meant.service.is_some_and(|service| roles::is_left_to_others(service.id)) && !roles::is_household(&meant.name)
    };
    let own: Vec<&Meant> = all.iter().filter(stays).collect();
    // Where nothing but such company has a port, that is what the container is for: a jump host, a time server.
    let asked = |meant: &Meant| meant.service.is_some_and(|service| split::is_exposed(parts, service));
    if own.is_empty() || split::is_for_company(parts) {
        let with_company: Vec<&Meant> = all.iter().filter(|meant| asked(meant) || stays(meant)).collect();
        if !with_company.is_empty() {
            return with_company;
        }
    }
    if own.is_empty() { all.iter().take(1).filter(|_| all.len() == 1).collect() } else { own }
}

fn one_service(parts: &StageParts<'_>, service: &'static Service, alone: bool) -> Option<Draft> {
    if let Some(Start::Command { service: Some(id), command, .. }) = parts.subject.image.map(|image| image.starts)
        && !recipe::installs(parts, service)
    {
        let own = if id == service.id { images_own(parts, service, command)? } else { return None };
        // What stood beside it is lost.
        return Some(if alone { own } else { Draft { applicability: Applicability::Review, ..own } });
    }
    let setup = Setup::of(parts, service)?;
    let written = Written::of(parts);
    let replaced = match &written {
        Some(written) => {
            let new = written.with_command(parts, &setup.command, setup.user.is_some())?;
            written.edits(parts, &new)
        }
        None => Vec::new(),
    };
    let subject = parts.subject;
    let mut lines = setup.lines;
    let mut edits = Vec::new();
    let mut covers: Vec<Span> = parts.boot.events.iter().map(|event| event.span).collect();
    let unfit = |signal: &str| is_systemd_signal(signal) || stop_signal::is_unfit(service, signal);
    match (setup.stop_signal, subject.stop_signal.filter(|&(_, index)| subject.owns(index))) {
        (Some(signal), Some((old, _))) if is_systemd_signal(&old.value) => edits.push(replace(old.span, signal)),
        (signal, Some(_)) => {
            if let Some((edit, place)) = stop_signal::amended(parts, service, signal) {
                edits.push(edit);
                covers.push(place);
            }
        }
        (Some(signal), None) => lines.push(format!("STOPSIGNAL {signal}")),
        // What the base image sets is for another program.
        (None, None) if subject.effective_stop_signal().is_some_and(unfit) || may_inherit_inits_signal(subject) => {
            lines.push("STOPSIGNAL SIGTERM".to_owned());
        }
        (None, None) => {}
    }
    lines.extend(setup.user.map(|user| format!("USER {user}")));
    match written {
        Some(written) => {
            edits.extend(insert_before(parts, written.index, &lines)?);
            edits.extend(replaced);
            covers
                .extend(written.instructions().filter_map(|index| parts.file.instructions.get(index)).map(|i| i.span));
        }
        None => {
            lines.push(format!("CMD {}", json(&setup.command)));
            edits.push(append(parts, end_of_stage(parts)?, false, &lines));
            covers.push(subject.stage.base_span);
        }
    }
    Some(Draft {
        title: START_SERVICE,
        values: vec![("service", service.name.to_owned())],
        applicability: if alone { setup.applicability } else { Applicability::Review },
        edits,
        covers,
        note: setup.note,
    })
}

/// The author's own command where its arguments say more than the image's, made to stay in the foreground; the outer None says
/// that they do not, the inner one that nobody knows how.
fn own_arguments(parts: &StageParts<'_>, service: &Service, command: &[&str]) -> Option<Option<Vec<String>>> {
    let running = parts.meant().running.iter().find(|running| running.service.id == service.id)?;
    let (first, arguments) = running.command.split_first()?;
    let (_, program) = services::by_program(first)?;
    let family = parts.subject.family;
    let more = own::says_more(program, &running.command, None, family)
        && arguments.iter().any(|argument| !command.contains(&argument.as_str()));
    more.then(|| own::in_foreground(program, &running.command, None, family))
}

/// Whether the base image, of which nothing else is known, is named after an init, and so may bring its stop signal along.
fn may_inherit_inits_signal(subject: &StageSubject<'_>) -> bool {
    let name = subject.base_name.split(':').next().unwrap_or_default();
    subject.image.is_none() && images::named_after_init(name)
}

/// On a service's own image: what the image itself starts.
fn images_own(parts: &StageParts<'_>, service: &Service, command: &'static [&'static str]) -> Option<Draft> {
    let written = Written::of(parts)?;
    let instruction = parts.file.instructions.get(written.index)?;
    let is_cmd = matches!(instruction.content, crate::input::dockerfile::Content::Cmd(_));
    let entrypoint_stays =
        parts.subject.hands_on || matches!(parts.subject.entrypoint, None | Some(Starter::Inherited(_)));
    let scaffold = written.script().is_none_or(|text| script::is_only_scaffolding(text, parts.subject.family));
    if !scaffold {
        return None;
    }
    if !entrypoint_stays {
        return restored(parts, service, command, &written);
    }
    if !is_cmd {
        return None;
    }
    // The image's ENTRYPOINT is all of it.
    if command.is_empty() {
        return if parts.subject.hands_on { None } else { restored(parts, service, command, &written) };
    }
    let own = own_arguments(parts, service, command);
    let applicability = if own.is_some() { Applicability::Review } else { Applicability::Safe };
    let words = match own {
        Some(own) => own?,
        None => command.iter().map(|word| (*word).to_owned()).collect(),
    };
    let mut edits = vec![replace(instruction.args.whole(), json(&words))];
    let mut covers = covers_of(parts, &written);
    if let Some((edit, place)) = stop_signal::amended(parts, service, None) {
        edits.push(edit);
        covers.push(place);
    }
    Some(Draft {
        title: START_SERVICE,
        values: vec![("service", service.name.to_owned())],
        applicability,
        edits,
        covers,
        note: None,
    })
}

/// The image's own ENTRYPOINT and CMD, in force again once those that the stage put in their place are gone.
fn restored(parts: &StageParts<'_>, service: &Service, command: &[&str], written: &Written<'_>) -> Option<Draft> {
    let subject = parts.subject;
    let starts = |instruction: &Instruction| matches!(instruction.keyword, Keyword::Cmd | Keyword::Entrypoint);
    // What an earlier stage sets would come to life in the image's place.
    let stands_between =
        subject.instructions(parts.file).any(|(index, instruction)| !subject.owns(index) && starts(instruction));
    if stands_between || own_arguments(parts, service, command).is_some() {
        return None;
    }
    let own = subject.stage.instructions.clone().filter_map(|index| parts.file.instructions.get(index));
    let mut edits: Vec<Edit> =
        own.filter(|instruction| starts(instruction)).map(|instruction| replace(instruction.lines, "")).collect();
    let mut covers = covers_of(parts, written);
    if let Some((edit, place)) = stop_signal::amended(parts, service, None) {
        edits.push(edit);
        covers.push(place);
    }
    Some(Draft {
        title: IMAGES_OWN_START,
        values: vec![("service", service.name.to_owned())],
        applicability: Applicability::Safe,
        edits,
        covers,
        note: None,
    })
}

/// The author's own program beside services: it alone, where none of these is lost by it; else each in a stage of its own.
fn beside_program(parts: &StageParts<'_>, services: &[&Meant]) -> Option<Started> {
    let all_known = services.iter().all(|meant| meant.service.is_some());
    if !all_known {
        return None;
    }
    // A shell for the operator and the like need no stage.
    let placed: Vec<&Meant> = services
        .iter()
        .filter(|meant| !meant.service.is_some_and(|service| roles::is_left_to_others(service.id)))
        .copied()
        .collect();
    split::beside_program(parts, &placed).or_else(|| {
        // Scheduled jobs can be started from outside; a database cannot be left out.
        let can_go = |meant: &&Meant| meant.service.is_some_and(|service| roles::is_companion(service.id));
        let talks = |meant: &&Meant| {
            let service = meant.service?;
            let text = Written::of(parts)?.script().map(str::to_owned)?;
            Some(script::needs(&text, service, parts.subject.family))
        };
        let needed = services.iter().any(|meant| talks(meant).unwrap_or_default());
        if services.iter().all(can_go) && !needed { program(parts).map(Started::from) } else { None }
    })
}

/// The author's own program takes the shell's place, and nothing is started beside it.
fn program(parts: &StageParts<'_>) -> Option<Draft> {
    let written = Written::of(parts)?;
    let new = script::with_own_program(written.script()?, parts.subject.family, &[])?;
    Some(Draft {
        title: START_PROGRAM,
        values: Vec::new(),
        applicability: Applicability::Review,
        edits: written.edits(parts, &new),
        covers: covers_of(parts, &written),
        note: None,
    })
}

/// A start command that was meant well, as Docker can run it.
#[must_use]
pub fn as_json(parts: &StageParts<'_>) -> Option<Draft> {
    let fault = form::fault(parts.subject)?;
    let words = fault.meant?;
    let written = Written::of(parts)?;
    let sure = matches!(fault.kind, FaultKind::NotJson(_) | FaultKind::OneWord | FaultKind::Test);
    Some(Draft {
        title: WRITE_AS_JSON,
        values: Vec::new(),
        applicability: if sure { Applicability::Safe } else { Applicability::Review },
        edits: written.edits(parts, &script::New::Alone(words)),
        covers: covers_of(parts, &written),
        note: None,
    })
}

fn covers_of(parts: &StageParts<'_>, written: &Written<'_>) -> Vec<Span> {
    let instructions = written.instructions().filter_map(|index| parts.file.instructions.get(index)).map(|i| i.span);
    parts.boot.events.iter().map(|event| event.span).chain(instructions).collect()
}

/// The edits that put lines in front of an instruction, indented as it is; the outer None says that there is no such instruction.
fn insert_before(parts: &StageParts<'_>, index: usize, lines: &[String]) -> Option<Option<Edit>> {
    let instruction = parts.file.instructions.get(index)?;
    let newline = parts.file.newline();
    let indent = Span::new(instruction.lines.start, instruction.span.start).of(parts.text);
    let inserted: String = lines.iter().map(|line| format!("{indent}{line}{newline}")).collect();
    let at = Span::new(instruction.lines.start, instruction.lines.start);
    Some((!inserted.is_empty()).then(|| replace(at, inserted)))
}

/// Where the stage's last instruction ends: what is no instruction behind it, as the fence of a code block, stays behind.
fn end_of_stage(parts: &StageParts<'_>) -> Option<usize> {
    let own = parts.file.instructions.get(parts.subject.stage.instructions.clone())?;
    own.iter().rfind(|instruction| instruction.keyword != Keyword::Unknown).map(|last| last.lines.end)
}

/// The edit that puts lines behind an instruction that ends there, or has been deleted.
fn append(parts: &StageParts<'_>, at: usize, deleted: bool, lines: &[String]) -> Edit {
    let newline = parts.file.newline();
    let ended = deleted || parts.text.get(..at).is_some_and(|before| before.ends_with('\n'));
    let mut inserted = if ended { String::new() } else { newline.to_owned() };
    inserted.extend(lines.iter().map(|line| format!("{line}{newline}")));
    replace(Span::new(at, at), inserted)
}
