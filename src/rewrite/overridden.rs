//! Start commands that a later one of the same stage overrides, and their removal.

use super::apply::replace;
use super::draft::Draft;
use crate::input::dockerfile::{Content, Dockerfile};
use crate::lang::Text;
use crate::report::Applicability;
use crate::subject::StageSubject;

const REMOVE: Text = Text {
    en: "Remove the start command that a later one overrides",
    ja: "後の指定で上書きされる起動コマンドを削除する",
};

/// Each overridden CMD or ENTRYPOINT of a stage, with the one that counts.
#[must_use]
pub fn pairs(file: &Dockerfile, subject: &StageSubject<'_>) -> Vec<(usize, usize)> {
    let of = |wanted: fn(&Content) -> bool| -> Vec<(usize, usize)> {
        let all = subject.stage.instructions.clone().filter(|&index| wanted(&file.instructions[index].content));
        let all: Vec<usize> = all.collect();
        match all.split_last() {
            Some((&last, earlier)) => earlier.iter().map(|&index| (index, last)).collect(),
            None => Vec::new(),
        }
    };
    let mut pairs = of(|content| matches!(content, Content::Cmd(_)));
    pairs.extend(of(|content| matches!(content, Content::Entrypoint(_))));
    pairs
}

/// The patches that remove them: what the image starts stays the same.
#[must_use]
pub fn drafts(file: &Dockerfile, subject: &StageSubject<'_>) -> Vec<Draft> {
    let draft = |(earlier, _): (usize, usize)| {
        let instruction = &file.instructions[earlier];
        Draft {
            title: REMOVE,
            values: Vec::new(),
            applicability: Applicability::Safe,
            edits: vec![replace(instruction.lines, "")],
            covers: vec![instruction.span],
            note: None,
        }
    };
    pairs(file, subject).into_iter().map(draft).collect()
}
