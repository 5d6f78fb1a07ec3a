//! A shell form with one command that is not known to be wrong: the same command in the exec form.

use super::super::apply::replace;
use super::super::draft::Draft;
use super::super::stage::StageParts;
use super::written::json;
use crate::boot::{EventKind, Signal};
use crate::input::dockerfile::{Content, Flat, StartForm};
use crate::input::shell;
use crate::lang::Text;
use crate::report::Applicability;

const EXEC_FORM: Text = Text { en: "Use the exec form", ja: "exec 形式に書き換える" };

/// What a shell runs itself, and no program is.
const BUILT_INS: &[&str] = &[".", "source", "cd", "export", "set", "eval", "exec", "ulimit", "umask"];

/// The patch, where one can be right.
#[must_use]
pub fn draft(parts: &StageParts<'_>) -> Option<Draft> {
    let gives_way = parts.boot.events.iter().any(|event| event.kind == EventKind::ShellGivesWay);
    let in_front = parts.boot.events.iter().any(|event| event.kind == EventKind::ShellInFront);
    if !(gives_way || in_front && parts.boot.signal == Signal::Swallowed) {
        return None;
    }
    let index = parts.subject.start_instruction().filter(|&index| parts.subject.owns(index))?;
    let instruction = parts.file.instructions.get(index)?;
    let (Content::Cmd(StartForm::Shell(flat)) | Content::Entrypoint(StartForm::Shell(flat))) = &instruction.content
    else {
        return None;
    };
    let words = only_command(flat)?;
    let known = parts.boot.running.iter().any(|running| running.foreground);
    // Where the shell gives way anyway, or the program is not known to be better off, the text is its author's choice.
    let applicability = if in_front && known { Applicability::Safe } else { Applicability::Review };
    Some(Draft {
        title: EXEC_FORM,
        values: Vec::new(),
        applicability,
        edits: vec![replace(instruction.args.whole(), json(&words))],
        covers: vec![instruction.span],
        note: None,
    })
}

/// The words of a script that is one plain command of literal words.
pub fn only_command(flat: &Flat) -> Option<Vec<String>> {
    let script = shell::parse(&flat.text);
    let [item] = script.list.items.as_slice() else { return None };
    let [command] = item.first.commands.as_slice() else { return None };
    let shell::CommandKind::Simple { assignments, words } = &command.kind else { return None };
    let plain = item.rest.is_empty()
        && !item.background
        && !item.first.negated
        && assignments.is_empty()
        && command.redirects.is_empty();
    let literal =
        words.iter().all(|word| word.literal) && words.first().is_some_and(|word| !word.value.starts_with('['));
    // A built-in exists only inside the shell.
    let builtin = words.first().is_some_and(|word| BUILT_INS.contains(&word.value.as_str()));
    (plain && literal && !builtin && script.problems.is_empty())
        .then(|| words.iter().map(|word| word.value.clone()).collect())
}
