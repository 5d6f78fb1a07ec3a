//! What goes with an init: how many processes, and how much memory.

use super::Role;
use super::subjects::{Entry, Found, Place};
use crate::report::Going;

/// Whether a member is the init that is to go, or serves it alone.
#[must_use]
pub fn goes(found: &Found<'_>, member: usize) -> bool {
    let is_init = Some(member) == found.pid1 && found.has_init();
    let helps = || found.is_booted() && matches!(found.members[member].role, Role::Helper(_));
    found.place == Place::Container && found.intent.is_none() && (is_init || helps())
}

/// What goes from a subject; none where nothing does.
#[must_use]
pub fn of(found: &Found<'_>) -> Option<Going> {
    sum(found, |member| goes(found, member))
}

/// The members that serve the init alone, without itself.
#[must_use]
pub fn household(found: &Found<'_>) -> Option<Going> {
    let helps = |member: usize| matches!(found.members[member].role, Role::Helper(_));
    sum(found, |member| helps(member) && found.members[member].entry == Entry::Started && goes(found, member))
}

fn sum(found: &Found<'_>, which: impl Fn(usize) -> bool) -> Option<Going> {
    let mut processes = 0usize;
    let mut memory = Some(0u64);
    for process in (0..found.members.len()).filter(|&member| which(member)).map(|member| found.process(member)) {
        processes = processes.saturating_add(process.count.max(1) as usize);
        memory = memory.zip(process.rss_kib).map(|(sum, own)| sum.saturating_add(own));
    }
    (processes > 0).then_some(Going { processes, memory_kib: memory })
}

/// A size as people read it: `812 KiB`, `14.5 MiB`, `1.2 GiB`.
#[must_use]
pub fn size(kib: u64) -> String {
    const MIB: u64 = 1024;
    const GIB: u64 = MIB * 1024;
    let tenths = |unit: u64| format!("{}.{}", kib / unit, kib % unit * 10 / unit);
    match kib {
        0..MIB => format!("{kib} KiB"),
        MIB..GIB => format!("{} MiB", tenths(MIB)),
        _ => format!("{} GiB", tenths(GIB)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let sizes: Vec<String> = [0, 1023, 1024, 14_900, 1_048_576, u64::MAX].into_iter().map(size).collect();
        assert_eq!(sizes[..5], ["0 KiB", "1023 KiB", "1.0 MiB", "14.5 MiB", "1.0 GiB"]);
    }
}
