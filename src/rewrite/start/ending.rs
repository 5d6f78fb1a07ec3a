//! A start script that ends in another command: without its steps that start services or wait.

use super::script::{Part, Step, steps};
use crate::input::shell::Script;
use crate::knowledge::platform::Family;
use crate::text::Span;

/// The last line of a script that only prepares: the command that it is given takes its place.
pub const HANDS_OVER: &str = "exec \"$@\"";

/// How many steps a script may have at its top to be taken apart: those that people write have dozens.
const MOST: usize = 1000;

/// Whether a script uses what it is started with.
#[must_use]
pub fn takes_arguments(text: &str) -> bool {
    ["$@", "$*", "${@", "${*", "$1", "${1", "$#", "$2"].iter().any(|used| text.contains(used))
}

/// The script's steps that start the service or wait are taken out, and its last line is the service.
#[must_use]
pub fn ending_in(text: &str, script: &Script, family: Option<Family>, lines: &[String]) -> Option<Vec<(Span, String)>> {
    if script.list.items.len() > MOST {
        return None;
    }
    let steps = steps(script, family);
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
