//! Clean-ups of units in a stage's RUNs: `rm -f /etc/systemd/system/*.wants/*`.

use super::doomed::own_scripts;
use super::draft::Boilerplate;
use super::stage::StageParts;
use crate::input::dockerfile::Content;
use crate::input::shell::{Command, CommandKind, Found, List, Word};
use crate::plan::evidence::RunScript;
use crate::text::Span;

/// Whether a command, simple or compound, is one to remove: one of those places, or a clean-up of units as a whole.
pub(super) fn doomed_command(command: &Command, doomed: &[Span]) -> bool {
    match &command.kind {
        CommandKind::Simple { words, .. } => holds_one(doomed, command.span) || cleans_units(words),
        CommandKind::Subshell(list) | CommandKind::Group(list) => only_cleans_units(list),
        _ => false,
    }
}

/// Whether one of the places, which are in order, lies inside a span.
pub(super) fn holds_one(places: &[Span], span: Span) -> bool {
    let at = places.partition_point(|place| place.start < span.start);
    places.get(at).is_some_and(|place| span.contains(*place))
}

/// Whether a path is of units or of the links to them.
fn is_unit_path(path: &str) -> bool {
    path.contains("/systemd/system/") || path.contains(".target.wants")
}

/// Whether a simple command removes nothing but links to units: `rm -f /etc/systemd/system/*.wants/*`.
fn cleans_units(words: &[Word]) -> bool {
    let Some((first, args)) = words.split_first() else { return false };
    let mut paths = args.iter().map(|word| word.value.as_str()).filter(|word| !word.starts_with('-')).peekable();
    match first.value.as_str() {
        "rm" => paths.peek().is_some() && paths.all(is_unit_path),
        "find" => {
            let from: Vec<&str> =
                args.iter().map(|word| word.value.as_str()).take_while(|word| word.starts_with('/')).collect();
            let removes = args.iter().any(|word| matches!(word.value.as_str(), "-delete" | "rm"));
            !from.is_empty() && from.iter().all(|path| path.contains("/systemd/system")) && removes
        }
        _ => false,
    }
}

/// Whether a list goes into a directory of units, removes links there, and does nothing else.
pub(super) fn only_cleans_units(list: &List) -> bool {
    fn value<'s>(found: &Found<'s>, at: usize) -> &'s str {
        found.words.get(at).map_or("", |word| word.value.as_str())
    }
    let commands = list.commands();
    let enters =
        commands.first().is_some_and(|found| value(found, 0) == "cd" && is_unit_path(&format!("{}/", value(found, 1))));
    let stays_there = |found: &Found<'_>| {
        let plain = |word: &Word| !word.value.starts_with('/') || is_unit_path(&word.value);
        matches!(value(found, 0), "[" | "test" | "rm" | "ls" | "grep" | "xargs" | "true" | ":")
            && found.words.iter().skip(1).all(plain)
    };
    enters && commands.len() > 1 && commands.iter().skip(1).all(stays_there)
}

/// The clean-ups of units in a script, each as a whole; spans are of the joined text.
pub(super) fn cleanups_of(run: &RunScript) -> Vec<Span> {
    let mut found = Vec::new();
    // A whole RUN that goes there: what follows depends on its `cd`, so all of it goes, or nothing.
    if only_cleans_units(&run.script.list)
        && let (Some(first), Some(last)) = (run.script.list.items.first(), run.script.list.items.last())
    {
        return vec![first.span.join(last.span)];
    }
    for item in &run.script.list.items {
        for pipeline in item.pipelines() {
            for command in &pipeline.commands {
                if doomed_command(command, &[]) {
                    found.push(command.span);
                }
            }
        }
    }
    found
}

pub(super) fn cleanups(parts: &StageParts<'_>) -> Vec<(usize, Boilerplate)> {
    let mut found = Vec::new();
    for run in own_scripts(parts) {
        let Content::RunShell { script: flat, .. } = &parts.file.instructions[run.instruction].content else {
            continue;
        };
        if let Some(first) = cleanups_of(run).into_iter().reduce(Span::join) {
            let shown = "rm …/*.wants/*".to_owned();
            found.push((run.instruction, Boilerplate { shown, span: flat.span(first) }));
        }
    }
    found
}
