//! The family of distributions that a listing's programs and users give away.

use super::program::Program;
use super::subjects::Found;
use crate::input::ps::Style;
use crate::knowledge::init;
use crate::knowledge::platform::Family;
use crate::knowledge::processes::{PATHS, USERS};

/// The family, if all that gives one away agrees.
#[must_use]
pub fn guess(found: &Found<'_>) -> Option<Family> {
    // Its programs are where those of other families are, too.
    if found.block.style == Style::Busybox {
        let called = found.pid1.map(|pid1| Program::of(&found.process(pid1).command).name);
        return (called != Some(init::PROCD)).then_some(Family::Alpine);
    }
    let mut signs = (0..found.members.len()).filter_map(|member| {
        let process = found.process(member);
        let path = Program::of(&process.command).path;
        let by_path = PATHS.iter().find(|(known, _)| *known == path).map(|&(_, family)| family);
        by_path.or_else(|| {
            let user = process.user.as_deref()?;
            USERS.iter().find(|(known, _)| *known == user).map(|&(_, family)| family)
        })
    });
    let first = signs.next()?;
    signs.all(|sign| sign == first).then_some(first)
}
