//! Commands of a RUN that ask a systemd which does not run while an image is built, and what does their work without it.

use super::apply::replace;
use super::doomed::own_scripts;
use super::draft::Draft;
use super::stage::StageParts;
use crate::input::dockerfile::Content;
use crate::input::shell::Reach;
use crate::knowledge::offline::{self, Instead, Offline};
use crate::lang::Text;
use crate::plan::evidence::RunCommand;
use crate::report::Applicability;

const WITHOUT: Text = Text { en: "Do it without systemd: {instead}", ja: "systemd なしで行う: {instead}" };

/// Whether a command asks for what an image cannot hold.
#[must_use]
pub fn is_vain(parts: &StageParts<'_>, command: &RunCommand) -> bool {
    offline::instead(&command.words, parts.subject.family) == Some(Instead::Nothing)
}

/// The patches that write such commands anew.
#[must_use]
pub fn drafts(parts: &StageParts<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for run in own_scripts(parts) {
        let Content::RunShell { script: flat, .. } = &parts.file.instructions[run.instruction].content else {
            continue;
        };
        for command in parts.evidence.of_run(run.instruction) {
            let Some(offline) = of(parts, command) else { continue };
            let Some(written) = command.at.and_then(|at| flat.text.get(at.start..at.end)) else { continue };
            let Some((at, text)) = command.at.zip(anew(written, command, &offline)) else { continue };
            drafts.push(Draft {
                title: WITHOUT,
                values: vec![("instead", text.clone())],
                applicability: if offline.sure { Applicability::Safe } else { Applicability::Review },
                edits: vec![replace(flat.span(at), text)],
                covers: vec![command.span],
                note: None,
            });
        }
    }
    drafts
}

/// Whether a recipe's preparation is done by such a command.
#[must_use]
pub fn prepares(parts: &StageParts<'_>, preparation: &str) -> bool {
    parts.evidence.commands.iter().any(|command| {
        let does = |offline: &Offline| offline.prepares.contains(&preparation);
        command.reach == Reach::Always && command.at.is_some() && of(parts, command).is_some_and(|it| does(&it))
    })
}

/// What does a command's work without systemd.
fn of(parts: &StageParts<'_>, command: &RunCommand) -> Option<Offline> {
    match offline::instead(&command.words, parts.subject.family)? {
        Instead::Nothing => None,
        Instead::Command(it) if it.through_systemctl && parts.evidence.systemctl_replaced.is_some() => None,
        Instead::Command(it) => Some(it),
    }
}

/// The command in the words of the text: with the options that stand in a variable in front of it, and the redirections behind
/// it. None where something else stands there.
fn anew(written: &str, command: &RunCommand, offline: &Offline) -> Option<String> {
    let (program, last) = command.words.first().zip(command.words.last())?;
    let begin = written.find(program.as_str())?;
    let end = written.rfind(last.as_str())? + last.len();
    let before = written.get(..begin)?.trim();
    let behind = written.get(end..)?.trim_matches(['"', '\'']);
    let options = match (before, offline.options) {
        ("" | "sudo", _) => String::new(),
        (before, Some(variable)) => {
            let value = before.strip_prefix(variable)?.strip_prefix('=')?;
            let inside = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
            let inside = inside.unwrap_or(value);
            if inside.contains(['"', '\'', '\\', '$', '`', ';', '&', '|']) {
                return None;
            }
            format!(" {}", inside.trim())
        }
        _ => return None,
    };
    Some(format!("{}{options}{behind}", offline.text))
}
