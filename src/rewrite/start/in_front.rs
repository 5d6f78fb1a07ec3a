//! `exec` in front of the last program of a script, so that the script does not stay in front of it.

use super::super::apply::replace;
use super::super::draft::Draft;
use super::super::stage::StageParts;
use crate::boot::{EventKind, Signal};
use crate::input::shell::{self, CommandKind, Item, List, Script, Word};
use crate::knowledge::platform::Family;
use crate::knowledge::programs::{self, Role};
use crate::knowledge::services::{self, Mode};
use crate::lang::Text;
use crate::report::Applicability;
use crate::text::{Span, base_name};

/// What the patch is called.
pub const TITLE: Text = Text {
    en: "Let {program} take the script's place: exec",
    ja: "{program} をスクリプトと置き換える: exec",
};

/// What a shell does itself and cannot give its place to, and what starts another session below itself.
const NOT_THESE: &[&str] = &[
    ".", ":", "[", "[[", "bg", "break", "cd", "command", "continue", "echo", "eval", "exec", "exit", "export", "false",
    "fg", "kill", "let", "local", "printf", "pwd", "read", "return", "set", "shift", "source", "su", "sudo", "test",
    "time", "trap", "true", "type", "ulimit", "umask", "unset", "until", "wait",
];

/// The last program of a script, which stands below the script.
pub struct Last {
    /// The first word of its command: `exec` is to stand in front of it.
    pub word: Span,
    /// Its name, without directories.
    pub name: String,
    /// How sure it is that the shell can give its place to it.
    pub applicability: Applicability,
}

/// The last program of a script, where `exec` in front of it can be right.
#[must_use]
pub fn last_program(script: &Script, family: Option<Family>) -> Option<Last> {
    let item = script.list.items.last()?;
    let [command] = item.first.commands.as_slice() else { return None };
    let CommandKind::Simple { assignments, words } = &command.kind else { return None };
    let program = words.first()?;
    if item.background || !item.rest.is_empty() || item.first.negated || !assignments.is_empty() {
        return None;
    }
    if NOT_THESE.contains(&program.value.as_str()) || traps(script) {
        return None;
    }
    let applicability = sureness(script, program, words, family)?;
    let name = base_name(&program.value).to_owned();
    // A redirection may stand in front of the program: `exec` goes in front of both.
    let word = Span::new(command.span.start, program.span.end.max(command.span.start));
    Some(Last { word, name, applicability })
}

/// The patch of a stage whose start script the text itself writes.
#[must_use]
pub fn draft(parts: &StageParts<'_>) -> Option<Draft> {
    if parts.boot.signal != Signal::Swallowed {
        return None;
    }
    let mut in_front = parts.boot.events(|kind| matches!(kind, EventKind::ScriptInFront { .. }));
    let event = in_front.next().filter(|_| in_front.next().is_none())?;
    let EventKind::ScriptInFront { script: path } = &event.kind else { return None };
    let file = parts.evidence.written.get(path)?;
    let script = shell::parse(&file.text.text);
    if !script.problems.is_empty() {
        return None;
    }
    let last = last_program(&script, parts.subject.family)?;
    // Only where the very bytes stand in the text: not what is copied, not what a shell makes of something else.
    let place = file.text.span(last.word);
    let own = file.text.text.get(last.word.start..last.word.end)?;
    let of_stage = parts.subject.stage.instructions.clone().filter_map(|index| parts.file.instructions.get(index));
    let writes = of_stage.into_iter().any(|instruction| instruction.lines.contains(place));
    if parts.text.get(place.start..place.end) != Some(own) || own.is_empty() || !writes {
        return None;
    }
    Some(Draft {
        title: TITLE,
        values: vec![("program", last.name)],
        applicability: last.applicability,
        edits: vec![replace(Span::new(place.start, place.start), "exec ")],
        covers: vec![event.span],
        note: None,
    })
}

/// How sure it is that the word names a program; none where it names a function of the script.
fn sureness(script: &Script, program: &Word, words: &[Word], family: Option<Family>) -> Option<Applicability> {
    if functions(&script.list).contains(&program.value.as_str()) {
        return None;
    }
    let commands = script.commands();
    let sources =
        commands.iter().any(|found| found.words.first().is_some_and(|w| matches!(w.value.as_str(), "." | "source")));
    let beside = commands.iter().any(|found| found.background);
    let args: Vec<&str> = words.iter().skip(1).map(|word| word.value.as_str()).collect();
    let stays =
        services::by_program(&program.value).is_some_and(|(_, known)| known.mode(&args, family) == Mode::Foreground);
    let named = program.literal && (stays || program.value.contains('/'));
    let plain = program.literal && !sources;
    if programs::role(&program.value) == Some(Role::Shell) && args.is_empty() {
        return None;
    }
    // What runs beside it is left to a program that may not reap it.
    Some(if (named || plain) && !beside { Applicability::Safe } else { Applicability::Review })
}

fn traps(script: &Script) -> bool {
    script.commands().iter().any(|found| found.words.first().is_some_and(|word| word.value == "trap"))
}

/// The functions that a script defines at its top.
fn functions(list: &List) -> Vec<&str> {
    let commands = list.items.iter().flat_map(Item::pipelines).flat_map(|pipeline| &pipeline.commands);
    commands
        .filter_map(|command| match &command.kind {
            CommandKind::Function { name, .. } => Some(name.as_str()),
            _ => None,
        })
        .collect()
}
