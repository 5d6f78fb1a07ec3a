//! A shell's script as a start command: without the shell where it is one command, with `exec` where the shell must stay.

use super::exec::{Exec, Word};
use super::start;
use crate::input::shell::{self, AndOr, CommandKind};

/// The command of a script that is nothing but one command: no shell is needed for it. A login shell reads its profile, and stays.
pub fn direct(exec: &Exec) -> Option<Exec> {
    let shown = exec.literal()?;
    let [_, option, script] = shown.as_slice() else { return None };
    if !start::is_shell(&exec.program()) || option != "-c" {
        return None;
    }
    let parsed = shell::parse(script);
    let [item] = parsed.list.items.as_slice() else { return None };
    let [command] = item.first.commands.as_slice() else { return None };
    let CommandKind::Simple { words, assignments } = &command.kind else { return None };
    let plain = item.rest.is_empty()
        && !item.background
        && !item.first.negated
        && assignments.is_empty()
        && command.redirects.is_empty()
        && words.iter().all(|word| word.literal);
    let words: Vec<Word> =
        words.iter().map(|word| word.value.as_str()).skip_while(|word| *word == "exec").map(Word::text).collect();
    let builtin = words.first().is_none_or(|first| BUILTINS.contains(&first.shown().as_str()));
    (plain && !builtin).then(|| Exec { words, ..exec.clone() })
}

/// `sh -c "a && b"` as `sh -c "a && exec b"`: the shell gives its place to the last command, so that signals reach it.
pub fn with_exec_inside(exec: &Exec) -> Exec {
    let mut exec = exec.clone();
    if !start::is_shell(&exec.program()) {
        return exec;
    }
    let Some(at) = exec.words.iter().position(|word| {
        let shown = word.shown();
        shown.starts_with('-') && shown.ends_with('c') && !shown.starts_with("--")
    }) else {
        return exec;
    };
    let Some(script) = exec.words.get(at + 1).and_then(Word::literal) else { return exec };
    if let Some(changed) = last_command_replaces(&script) {
        exec.words[at + 1] = Word::text(changed);
    }
    exec
}

/// Words of the shell itself, which take nobody's place.
const BUILTINS: &[&str] = &[
    "exec", "cd", "export", "source", ".", "wait", "set", "eval", "trap", "exit", "return", "true", "echo", "read",
    "test", "[", ":",
];

/// A script whose last command takes the shell's place; none where it does already, or where the last is no simple program.
fn last_command_replaces(script: &str) -> Option<String> {
    let parsed = shell::parse(script);
    let item = parsed.list.items.last().filter(|item| !item.background)?;
    let pipeline = match item.rest.last() {
        Some((AndOr::And, pipeline)) => pipeline,
        Some((AndOr::Or, _)) => return None,
        None => &item.first,
    };
    let [command] = pipeline.commands.as_slice() else { return None };
    let CommandKind::Simple { words, .. } = &command.kind else { return None };
    let first = words.first().filter(|_| !pipeline.negated)?;
    if first.value.is_empty() || BUILTINS.contains(&first.value.as_str()) {
        return None;
    }
    Some(format!("{}exec {}", &script[..first.span.start], &script[first.span.start..]))
}
