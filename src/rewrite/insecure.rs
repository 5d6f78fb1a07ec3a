//! `--security=insecure` of a RUN, and its removal.

use super::apply::replace;
use super::draft::Draft;
use super::stage::StageParts;
use crate::input::dockerfile::{Instruction, Keyword};
use crate::knowledge::programs;
use crate::lang::Text;
use crate::report::Applicability;
use crate::text::Span;

const REMOVE: Text = Text {
    en: "Build this step in the sandbox", ja: "このステップをサンドボックス内でビルドする"
};

const FLAG: &str = "--security=insecure";

/// Where the flag stands among those of a RUN.
#[must_use]
pub fn flag(instruction: &Instruction) -> Option<Span> {
    let args = &instruction.args;
    let mut at = 0;
    while args.text[at..].starts_with("--") {
        let end = args.text[at..].find(char::is_whitespace).map_or(args.text.len(), |length| at + length);
        if &args.text[at..end] == FLAG {
            return Some(args.span(Span::new(at, end)));
        }
        at = end + (args.text[end..].len() - args.text[end..].trim_start().len());
    }
    None
}

/// The patches that take it away, where no command of the step is known to need it. A person must look: an unknown one might.
#[must_use]
pub fn drafts(parts: &StageParts<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for index in parts.subject.stage.instructions.clone() {
        let instruction = &parts.file.instructions[index];
        let Some(flag) = flag(instruction).filter(|_| instruction.keyword == Keyword::Run) else { continue };
        let needed = parts
            .evidence
            .of_run(index)
            .iter()
            .any(|command| command.words.first().is_some_and(|program| programs::needs_privilege(program)));
        if needed {
            continue;
        }
        let rest = &parts.text[flag.end..];
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        drafts.push(Draft {
            title: REMOVE,
            values: Vec::new(),
            applicability: Applicability::Review,
            edits: vec![replace(Span::new(flag.start, flag.end + blanks), "")],
            covers: vec![flag],
            note: None,
        });
    }
    drafts
}
