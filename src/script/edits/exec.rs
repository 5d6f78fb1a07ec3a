//! `exec` in front of the last program.

use super::super::Draft;
use crate::rewrite::start::in_front::{TITLE, last_program};
use crate::rules::{Raised, SCRIPT_WITHOUT_EXEC, ScriptContext};
use crate::text::Span;

pub(super) fn draft(context: &ScriptContext<'_>, raised: &[Raised]) -> Option<Draft> {
    raised.iter().find(|raised| raised.rule == SCRIPT_WITHOUT_EXEC)?;
    let last = last_program(context.script, context.stage.subject.family)?;
    let at = Span::new(last.word.start, last.word.start);
    Some(Draft {
        title: TITLE,
        values: vec![("program", last.name)],
        applicability: last.applicability,
        edits: vec![(at, "exec ".to_owned())],
    })
}
