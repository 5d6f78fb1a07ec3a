//! Broken continuations, taken out or closed.

use super::apply::{Taken, replace};
use super::draft::{Draft, StagePatches};
use crate::input::dockerfile::Dockerfile;
use crate::input::dockerfile::breaks::{self, Break, BreakKind};
use crate::lang::Text;
use crate::report::{Applicability, Edit};
use crate::rules::silence::Silences;
use crate::rules::swallowed_instruction;
use crate::subject::StageSubject;

const MEND: Text = Text { en: "Mend the continued lines", ja: "行の継続を直す" };

/// The broken continuations of a text. One that its author asks to be left alone is not mended.
#[must_use]
pub fn breaks(text: &str, file: &Dockerfile) -> Vec<Break> {
    let mut found = breaks::find(text, file);
    if !found.is_empty() {
        let mut silences = Silences::read(text, file);
        for broken in &mut found {
            broken.mended = !silences.cover(file, swallowed_instruction::RULE.name, broken.span);
        }
    }
    found
}

/// The patch that mends those of a stage, as far as no other patch takes their place.
#[must_use]
pub fn draft(text: &str, file: &Dockerfile, subject: &StageSubject<'_>, patches: &StagePatches) -> Option<Draft> {
    let stage = subject.stage.span;
    let here = |broken: &&Break| broken.mended && broken.cut.start >= stage.start && broken.cut.start <= stage.end;
    let taken = Taken::by(patches.start.iter().chain(&patches.own).flat_map(|draft| &draft.edits));
    let mut edits: Vec<Edit> = Vec::new();
    let mut covers = Vec::new();
    for broken in file.breaks.iter().filter(here) {
        let edit = match broken.kind {
            BreakKind::Glues => Edit { start: broken.cut.start, end: broken.cut.start, text: " ".to_owned() },
            BreakKind::Swallows(_) | BreakKind::LeadsNowhere => replace(broken.cut, ""),
        };
        if taken.leaves(std::slice::from_ref(&edit)) && text.is_char_boundary(edit.start) {
            edits.push(edit);
        }
        covers.push(broken.span);
    }
    (!edits.is_empty()).then(|| {
        Draft { title: MEND, values: Vec::new(), applicability: Applicability::Safe, edits, covers, note: None }
            .settled()
    })
}
