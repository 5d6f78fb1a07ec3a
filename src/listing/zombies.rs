//! Processes that have ended and that PID 1 has not collected.

use super::Role;
use super::subjects::{Found, Place};
use crate::report::Pid1Kind;

/// How many make it a habit: one may be caught between its end and its being collected.
const SEVERAL: usize = 2;

/// Children of PID 1 that it leaves behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// The first of them, as a member.
    pub first: usize,
    /// How many there are.
    pub count: usize,
}

/// What PID 1 leaves behind, where it is a container's program that was not made to collect what it did not start.
///
/// Only what the listing itself says is PID 1's child counts: what it does not say is not held against it.
#[must_use]
pub fn left_by_pid1(found: &Found<'_>) -> Option<Left> {
    // Inits and shells collect them.
    let collects = !matches!(found.kind, Pid1Kind::Service | Pid1Kind::Unknown) || found.has_init();
    let pid1 = found.pid1.filter(|_| found.place == Place::Container && !collects)?;
    let parent = found.members[pid1].process;
    let left = |&at: &usize| matches!(found.members[at].role, Role::Ended) && found.process(at).parent == Some(parent);
    let mut left = (0..found.members.len()).filter(left);
    let first = left.next()?;
    let count = left.map(|at| found.process(at).count as usize);
    let count = count.fold(found.process(first).count as usize, usize::saturating_add);
    (count >= SEVERAL).then_some(Left { first, count })
}
