//! An init in the place of what a base image starts of which nothing is known here: the image's own start is in force again
//! once that is gone. Nothing is invented by it; whether that start is the program, somebody has to look.

use super::super::apply::replace;
use super::super::draft::Draft;
use super::super::stage::StageParts;
use super::covers_of;
use super::written::Written;
use crate::boot::EventKind;
use crate::input::dockerfile::{Base, Instruction, Keyword};
use crate::knowledge::images;
use crate::lang::Text;
use crate::plan::Intent;
use crate::report::{Applicability, Edit};

const BASES_OWN_START: Text =
    Text { en: "Leave the start to {base}", ja: "起動は {base} 本来のコマンドに任せる" };

/// The patch, where the base is called after a program of its own and the stage brings none.
#[must_use]
pub fn draft(parts: &StageParts<'_>) -> Option<Draft> {
    let (subject, boot) = (parts.subject, parts.meant());
    let of_program = matches!(subject.stage.base, Base::Image(_)) && images::named_after_program(&subject.base_name);
    let nothing_meant = parts.plan.services.is_empty() && parts.plan.intent == Intent::Application;
    let only_init = boot.events.iter().all(|event| matches!(event.kind, EventKind::Init { .. }));
    if subject.image.is_some() || !of_program || !nothing_meant || !only_init || !parts.evidence.installed.is_empty() {
        return None;
    }
    let written = Written::of(parts)?;
    let starts = |instruction: &&Instruction| matches!(instruction.keyword, Keyword::Cmd | Keyword::Entrypoint);
    let own = || subject.stage.instructions.clone().filter_map(|index| parts.file.instructions.get(index));
    // What it hands to the init, and what it sets beside it, may be the program.
    if own().filter(starts).count() > 1 || written.script().is_some() || written.words().len() > 1 {
        return None;
    }
    let edits: Vec<Edit> = own().filter(starts).map(|instruction| replace(instruction.lines, "")).collect();
    Some(Draft {
        title: BASES_OWN_START,
        values: vec![("base", subject.base_name.clone())],
        applicability: Applicability::Review,
        edits,
        covers: covers_of(parts, &written),
        note: None,
    })
}
