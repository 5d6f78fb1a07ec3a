//! The service itself, in the foreground, in the place of what started it in the background.

use super::super::{Draft, waits};
use crate::boot::EventKind;
use crate::input::shell;
use crate::lang::Text;
use crate::report::{Applicability, Outcome};
use crate::rewrite::start::script::{Part, Step, steps as steps_of};
use crate::knowledge::roles;
use crate::plan::{Meant, Plan};
use crate::rules::{ScriptContext, command_on, own_command};
use crate::text::Span;

const TITLE: Text = Text {
    en: "Start {service} in the foreground, in the script's place",
    ja: "{service} をフォアグラウンドで起動し、スクリプトと置き換える",
};

const FOR_EACH: Text = Text {
    en: "Prepare, then give the script's place to the command that each container is given: {services}",
    ja: "準備だけを行い、コンテナごとに渡されるコマンドと置き換える: {services}",
};

/// How many steps a script may have at its top to be taken apart: those that people write have dozens.
const MOST: usize = 1000;

/// Of several services a script can end with none of them: it prepares, and ends with the command that it is given, so that each
/// container of the image starts its own. None where nothing is prepared, or something that stays may talk to what goes.
pub fn for_each(context: &ScriptContext<'_>) -> Option<Draft> {
    let stage = context.stage;
    let services = own_services(stage.plan);
    let known = services.len() > 1 && services.iter().all(|meant| meant.service.is_some());
    let wrong = stage.boot.events(EventKind::is_wrong_start).next().is_some();
    let lives = stage.boot.running.iter().any(|running| running.foreground) || stage.boot.init().is_some();
    let takes_arguments = ["$@", "$*", "${@", "${*", "$1", "${1"].iter().any(|used| context.text.contains(used));
    if !known || !wrong || lives || takes_arguments || context.is_known || !prepares(context) {
        return None;
    }
    let names: Vec<&str> = services.iter().filter_map(|meant| meant.service).map(|service| service.name).collect();
    Some(Draft {
        title: FOR_EACH,
        values: vec![("services", names.join(", "))],
        applicability: Applicability::Review,
        edits: edits(context, &["exec \"$@\"".to_owned()])?,
    })
}

/// Whether the script does more than start services, wait and set up its shell.
pub fn prepares(context: &ScriptContext<'_>) -> bool {
    !crate::rewrite::start::script::only_sets_shell(context.text, context.stage.subject.family)
}

/// What is meant, without what the engine or the host does the work of: a remote shell, a log daemon.
fn own_services(plan: &Plan) -> Vec<&Meant> {
    let left = |meant: &&Meant| {
        meant.service.is_some_and(|service| roles::is_left_to_others(service.id)) || roles::is_household(&meant.name)
    };
    let own: Vec<&Meant> = plan.services.iter().filter(|meant| !left(meant)).collect();
    if own.is_empty() { plan.services.iter().collect() } else { own }
}

pub(super) fn draft(context: &ScriptContext<'_>) -> Option<Draft> {
    let stage = context.stage;
    let wrong = stage.boot.events(EventKind::is_wrong_start).next().is_some();
    let services = own_services(stage.plan);
    let [meant] = services.as_slice() else { return for_each(context) };
    // An init that may be meant stays.
    let boots = stage.boot.init().is_some();
    let for_service = boots && context.is_known && !stage.plan.intent.is_intended() && !stage.boots_as_documented();
    let service = meant.service.filter(|_| (wrong && !boots) || for_service)?;
    // A container that lives by something else must not lose it.
    let is_last = stage
        .boot
        .events
        .iter()
        .any(|event| matches!(event.kind, EventKind::Daemonised { .. }) && context.is_last(event.span));
    let ends = is_last || stage.boot.outcome == Some(Outcome::Exits);
    let lives = stage.boot.running.iter().any(|running| running.foreground)
        || !(ends || boots || stage.boot.events.iter().any(|event| waits(&event.kind)));
    if lives {
        return None;
    }
    let by_script = stage.boot.events(|kind| !matches!(kind, EventKind::Daemonised { .. }) && kind.is_wrong_start());
    let lines = if by_script.count() == 0 && !boots {
        // It was started here before: nothing more is to be prepared.
        vec![format!("exec {}", shell::quoted_words(&own_command(stage, service)?))]
    } else {
        let recipe = command_on(stage, service).filter(|recipe| !recipe.is_completed() && recipe.user.is_none())?;
        let mut lines: Vec<String> = recipe.prepare.iter().map(|line| (*line).to_owned()).collect();
        lines.extend(recipe.env.iter().map(|(name, value)| format!("export {name}={}", shell::quoted_word(value))));
        lines.push(format!("exec {}", shell::quoted_words(recipe.command)));
        lines
    };
    let edits = edits(context, &lines)?;
    Some(Draft {
        title: TITLE,
        values: vec![("service", service.name.to_owned())],
        applicability: Applicability::Review,
        edits,
    })
}

/// The script's steps that start the service or wait are taken out, and its last line is the service.
fn edits(context: &ScriptContext<'_>, lines: &[String]) -> Option<Vec<(Span, String)>> {
    let (text, script) = (context.text, context.script);
    if script.list.items.len() > MOST {
        return None;
    }
    let steps = steps_of(script, context.stage.subject.family);
    let first = steps.iter().position(|step| matches!(step.part, Part::Starts | Part::Daemon))?;
    let (before, from) = steps.split_at(first);
    let fits = |step: &Step<'_>| matches!(step.part, Part::Starts | Part::Filler | Part::Quiet);
    if before.iter().any(|step| step.background) || !from.iter().all(fits) {
        return None;
    }
    let newline = "\n";
    let mut edits = Vec::new();
    for item in &script.list.items {
        let own: Vec<&Step<'_>> = from.iter().filter(|step| item.span.contains(step.span)).collect();
        let goes = |step: &&Step<'_>| step.part.is_scaffolding() && !step.speaks;
        if own.is_empty() || !own.iter().any(goes) {
            // What is done only if something else fails would be left without it.
            own.iter().all(|step| !step.or).then_some(())?;
            continue;
        }
        // What is made in the same breath as the start cannot be taken apart here.
        if !own.iter().all(goes) || before.iter().any(|step| item.span.contains(step.span)) {
            return None;
        }
        edits.push((whole(text, item.span, item.end), String::new()));
    }
    let (last, _) = edits.last_mut()?;
    let at_end = text.get(last.end..).is_some_and(|rest| rest.trim().is_empty());
    let start = last.start;
    let command = lines.join(newline);
    if at_end {
        // The last of them makes room for the service, in its own indentation.
        let ended = text.get(start..last.end).is_some_and(|gone| gone.ends_with('\n'));
        let new = format!("{command}{}", if ended { newline } else { "" });
        *edits.last_mut()? = (Span::new(start, last.end), new);
        return Some(edits);
    }
    let end = text.trim_end().len();
    edits.push((Span::new(end, end), format!("{newline}{command}")));
    Some(edits)
}

/// An item with what belongs to its line: the blanks in front, the sign that ends it, a remark, the line's end.
fn whole(text: &str, item: Span, end: Option<Span>) -> Span {
    let line_start = text.get(..item.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let indented = text.get(line_start..item.start).is_some_and(|before| before.trim().is_empty());
    let start = if indented { line_start } else { item.start };
    let mut stop = end.map_or(item.end, |end| end.end.max(item.end));
    let rest = text.get(stop..).unwrap_or_default();
    let line_end = rest.find('\n').map_or(text.len(), |at| stop + at + 1);
    let tail = text.get(stop..line_end).unwrap_or_default().trim();
    let ended_by_line = text.get(item.end..stop).is_some_and(|sign| sign.contains('\n'));
    if !ended_by_line && indented && (tail.is_empty() || tail.starts_with('#')) {
        stop = line_end;
    } else if !ended_by_line {
        stop += rest.len() - rest.trim_start_matches([' ', '\t']).len();
    }
    Span::new(start, stop)
}
