//! What puts a script right: `exec` in front of its last program, or the service itself in the place of what started it.

mod exec;
mod service;

pub use service::{for_each, prepares};

use super::Draft;
use crate::rules::{Raised, ScriptContext};

/// The corrections that a script may get. Each is right as a whole; at most one of them changes how it ends.
pub(super) fn drafts(context: &ScriptContext<'_>, raised: &[Raised]) -> Vec<Draft> {
    if !context.starts() && !raised.iter().any(|raised| raised.rule == crate::rules::SCRIPT_WITHOUT_EXEC) {
        return Vec::new();
    }
    exec::draft(context, raised).or_else(|| service::draft(context)).into_iter().collect()
}
