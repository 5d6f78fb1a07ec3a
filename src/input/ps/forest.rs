//! Drawn forests: branches before the command, and the parents that they say.

use super::{Parents, Process};

/// Branches as `ps` draws them (`\_ `), and as `htop` and others do.
const BRANCHES: &[&str] = &["\\_ ", "├─ ", "└─ ", "├─", "└─", "`- ", "|- "];

/// Cuts the drawing off a command. The column of its branch counts characters from the start of `field`.
pub(super) fn strip(field: &str) -> (Option<usize>, &str) {
    let bare = field.trim_start_matches([' ', '|', '│']);
    for branch in BRANCHES {
        // `\_` may stand at the very end of a cut line; then there is no command.
        if let Some(command) = bare.strip_prefix(branch) {
            return (Some(field[..field.len() - bare.len()].chars().count()), command.trim());
        }
    }
    (None, field.trim())
}

/// What the rows' drawing says of one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawing {
    /// The column of the branch.
    pub branch: Option<usize>,
    /// By how much the command is set in.
    pub indent: usize,
}

/// Finds every process's parent, and its depth.
pub(super) fn grow(processes: &mut [Process], drawing: &[Drawing], has_ppid: bool) -> Parents {
    let parents = if has_ppid {
        by_column(processes);
        Parents::Column
    } else if drawing.iter().any(|row| row.branch.is_some()) {
        by_drawing(processes, drawing.iter().map(|row| row.branch.map_or(0, |column| column + 1)));
        Parents::Drawn
    } else if is_hierarchy(drawing) {
        by_drawing(processes, drawing.iter().map(|row| row.indent));
        Parents::Drawn
    } else {
        Parents::Unknown
    };
    measure(processes);
    parents
}

fn by_column(processes: &mut [Process]) {
    let mut places = std::collections::HashMap::with_capacity(processes.len());
    for (place, process) in processes.iter().enumerate() {
        if let Some(pid) = process.pid {
            places.entry(pid).or_insert(place);
        }
    }
    for (place, process) in processes.iter_mut().enumerate() {
        process.parent = process.ppid.and_then(|ppid| places.get(&ppid).copied()).filter(|&parent| parent != place);
    }
}

/// The parent is the nearest row above whose branch stands further to the left. 0 is a row without a branch.
pub(super) fn by_drawing(processes: &mut [Process], columns: impl Iterator<Item = usize>) {
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (place, column) in columns.enumerate() {
        while open.last().is_some_and(|&(above, _)| above >= column) {
            open.pop();
        }
        if column > 0 {
            processes[place].parent = open.last().map(|&(_, parent)| parent);
        }
        open.push((column, place));
    }
}

/// `ps -H` draws no branches: it sets each level in by two blanks.
fn is_hierarchy(drawing: &[Drawing]) -> bool {
    let steps = drawing.windows(2).all(|rows| rows[1].indent <= rows[0].indent + 2);
    let set_in = drawing.iter().filter(|row| row.indent > 0).count();
    steps && set_in >= 2 && drawing[0].indent == 0 && drawing.iter().all(|row| row.indent % 2 == 0)
}

/// Counts every process's ancestors, and breaks circles (a listing is not taken at one instant, and ids come again).
pub(super) fn measure(processes: &mut [Process]) {
    const UNKNOWN: usize = usize::MAX;
    const OPEN: usize = usize::MAX - 1;
    let mut depths = vec![UNKNOWN; processes.len()];
    let mut path = Vec::new();
    for start in 0..processes.len() {
        let mut at = start;
        while depths[at] == UNKNOWN {
            depths[at] = OPEN;
            path.push(at);
            match processes[at].parent {
                Some(parent) if depths[parent] == OPEN => processes[at].parent = None,
                Some(parent) => at = parent,
                None => {}
            }
        }
        while let Some(done) = path.pop() {
            depths[done] = processes[done].parent.map_or(0, |parent| depths[parent] + 1);
        }
    }
    for (process, depth) in processes.iter_mut().zip(depths) {
        process.depth = depth;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches() {
        assert_eq!(strip("  \\_ /sbin/init"), (Some(2), "/sbin/init"));
        assert_eq!(strip("     |   \\_ nginx: worker"), (Some(9), "nginx: worker"));
        assert_eq!(strip(" /bin/sh"), (None, "/bin/sh"));
    }

    #[test]
    fn circles_end() {
        let mut processes = vec![Process::default(); 3];
        processes[0].parent = Some(1);
        processes[1].parent = Some(2);
        processes[2].parent = Some(0);
        measure(&mut processes);
        assert_eq!(processes.iter().filter(|process| process.parent.is_none()).count(), 1);
        assert_eq!(processes.iter().map(|process| process.depth).max(), Some(2));
    }
}
