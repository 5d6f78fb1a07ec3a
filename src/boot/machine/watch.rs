//! A loop that asks for the state of what an init script started, and ends with it.

use super::Machine;
use crate::boot::manager::{self, By, Verb};
use crate::boot::{EventKind, tree};
use crate::input::shell::{self, AndOr, Command, CommandKind, Item, List};
use crate::lang::Text;
use crate::plan::evidence;
use std::collections::HashSet;

const BY_SCRIPT: Text = Text {
    en: "what the init script starts: its own command is not known",
    ja: "init スクリプトが起動するもの（実際のコマンドは不明）",
};

impl Machine<'_, '_> {
    /// Whether a loop goes on for as long as services run that init scripts started before it: then they are watched, and nothing
    /// hides their end.
    pub(super) fn watches(&mut self, condition: &List, body: &List, for_ever: bool) -> bool {
        let asked: HashSet<String> = if for_ever {
            if !gives_up(body) {
                return false;
            }
            asked(body)
        } else {
            let [Item { background: false, .. }] = condition.items.as_slice() else { return false };
            let only_asks = condition
                .items
                .iter()
                .flat_map(Item::pipelines)
                .all(|it| !it.negated && state_of(&it.commands).is_some());
            let both = condition.items.iter().flat_map(|item| &item.rest).all(|(operator, _)| *operator == AndOr::And);
            if !only_asks || !both {
                return false;
            }
            asked(condition)
        };
        let mut watched = false;
        for event in &mut self.boot.events {
            let EventKind::InitScript { unit } = &event.kind else { continue };
            if asked.contains(unit) {
                event.kind = EventKind::Watched { unit: unit.clone() };
                watched = true;
            }
        }
        for node in &mut self.orphans {
            if asked.contains(&node.command) && evidence::service_of_unit(&node.command).is_none() {
                tree::remark(node, BY_SCRIPT.get(self.lang));
            }
        }
        watched
    }
}

/// The services whose state a list asks init scripts for.
fn asked(list: &List) -> HashSet<String> {
    let mut units = HashSet::new();
    for_each(list, &mut |commands| units.extend(state_of(commands)));
    units
}

/// Whether a list ends the loop or the shell somewhere.
fn gives_up(list: &List) -> bool {
    let mut found = false;
    for_each(list, &mut |commands| {
        found |= commands.iter().any(|command| match &command.kind {
            CommandKind::Simple { words, .. } => {
                words.first().is_some_and(|word| matches!(word.value.as_str(), "exit" | "break"))
            }
            _ => false,
        });
    });
    found
}

/// Each pipeline of a list, and of those in it.
fn for_each(list: &List, act: &mut impl FnMut(&[Command])) {
    for pipeline in list.items.iter().flat_map(Item::pipelines) {
        act(&pipeline.commands);
        for command in &pipeline.commands {
            match &command.kind {
                CommandKind::Group(list) | CommandKind::Subshell(list) => for_each(list, act),
                CommandKind::If { branches, otherwise } => {
                    for list in branches.iter().flat_map(|(condition, branch)| [condition, branch]).chain(otherwise) {
                        for_each(list, act);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The service whose state a pipeline asks an init script for.
fn state_of(commands: &[Command]) -> Option<String> {
    let [Command { kind: CommandKind::Simple { words, .. }, .. }] = commands else { return None };
    let own = words.get(shell::unwrap(words).index..)?;
    let values: Vec<&str> = own.iter().map(|word| word.value.as_str()).collect();
    let request = manager::request(&values).filter(|it| it.by == By::InitScript && it.verb == Verb::Status)?;
    request.units.into_iter().next()
}
