//! `exec` in front of the last program.

use super::super::Draft;
use crate::input::shell::{CommandKind, Item, List, Script, Word};
use crate::knowledge::programs::{self, Role};
use crate::knowledge::services::{self, Mode};
use crate::lang::Text;
use crate::report::Applicability;
use crate::rules::{Raised, SCRIPT_WITHOUT_EXEC, ScriptContext};
use crate::text::Span;

const TITLE: Text = Text {
    en: "Let {program} take the script's place: exec",
    ja: "{program} をスクリプトと置き換える: exec",
};

/// What a shell does itself and cannot give its place to, and what starts another session below itself.
const NOT_THESE: &[&str] = &[
    ".", ":", "[", "[[", "bg", "break", "cd", "command", "continue", "echo", "eval", "exec", "exit", "export", "false",
    "fg", "kill", "let", "local", "printf", "pwd", "read", "return", "set", "shift", "source", "su", "sudo", "test",
    "time", "trap", "true", "type", "ulimit", "umask", "unset", "until", "wait",
];

pub(super) fn draft(context: &ScriptContext<'_>, raised: &[Raised]) -> Option<Draft> {
    raised.iter().find(|raised| raised.rule == SCRIPT_WITHOUT_EXEC)?;
    let script = context.script;
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
    let applicability = sureness(script, program, words, context.stage.subject.family)?;
    let shown = program.value.rsplit('/').next().unwrap_or(&program.value).to_owned();
    let at = Span::new(command.span.start, command.span.start);
    Some(Draft { title: TITLE, values: vec![("program", shown)], applicability, edits: vec![(at, "exec ".to_owned())] })
}

/// How sure it is that the word names a program; none where it names a function of the script.
fn sureness(
    script: &Script,
    program: &Word,
    words: &[Word],
    family: Option<crate::knowledge::platform::Family>,
) -> Option<Applicability> {
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
