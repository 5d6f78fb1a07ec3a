//! What is said of unit files. Each is `info`: a unit by itself is no misuse.

mod dependencies;
mod into_dockerfile;
mod into_run_line;
mod listens_locally;
mod not_as_written;
mod of_another_kind;
mod settled;
mod start_command;
mod start_unknown;
mod starts_container;
mod steps;
mod to_look_up;
mod without_counterpart;

use super::{Findings, Rule, UnitContext};
use crate::unit::rows::Place;

/// A check of a unit.
pub type Check = fn(&UnitContext<'_>, &mut Findings);

/// The rules, each with its check, in the order in which they are said of one place.
pub const CHECKS: &[(&Rule, Check)] = &[
    (&start_command::RULE, start_command::check),
    (&start_unknown::RULE, start_unknown::check),
    (&starts_container::RULE, starts_container::check),
    (&of_another_kind::RULE, of_another_kind::check),
    (&into_dockerfile::RULE, into_dockerfile::check),
    (&into_run_line::RULE, into_run_line::check),
    (&steps::RULE, steps::check),
    (&dependencies::RULE, dependencies::check),
    (&listens_locally::RULE, listens_locally::check),
    (&to_look_up::RULE, to_look_up::check),
    (&without_counterpart::RULE, without_counterpart::check),
    (&settled::RULE, settled::check),
    (&not_as_written::RULE, not_as_written::check),
];

/// Raises a rule whose text is the list of the settings that went to one place.
fn list(context: &UnitContext<'_>, place: Place, findings: &mut Findings) {
    if let Some((span, list)) = context.known.rows.list(place) {
        findings.raise(span).with("list", list);
    }
}
