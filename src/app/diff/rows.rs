//! Which rows a diff has: what is folded away, which changes belong together, which lines are each other's.

use std::collections::HashMap;
use std::ops::Range;

use crate::rewrite::diff::{self, Kind, Line, Piece};

/// Unchanged lines that stay visible next to a change.
const CONTEXT: usize = 3;

/// A run of changed lines longer than this is not searched for pairs.
const PAIRED: usize = 60;

/// A row of the table.
pub enum Row {
    /// The line of that number.
    Line(usize),
    /// Lines that did not change and are folded away.
    Fold(Range<usize>),
    /// The changes of these lines begin.
    Hunk(Range<usize>),
}

/// All lines, with long unchanged runs folded unless they were opened.
pub fn rows(lines: &[Line<'_>], open: &[usize]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut next = 0;
    let end = lines.len()..lines.len();
    for hunk in diff::hunks(lines, CONTEXT).into_iter().chain([end]) {
        let gap = next..hunk.start;
        if gap.len() < 2 || open.contains(&gap.start) {
            rows.extend(gap.map(Row::Line));
        } else {
            rows.push(Row::Fold(gap));
        }
        next = hunk.end;
        if !hunk.is_empty() {
            rows.push(Row::Hunk(hunk.clone()));
        }
        rows.extend(hunk.map(Row::Line));
    }
    rows
}

/// For each removed line and the added one that takes its place: what they share.
pub fn pairs<'t>(lines: &[Line<'t>]) -> HashMap<usize, Vec<Piece<'t>>> {
    let mut pairs = HashMap::new();
    let mut at = 0;
    while at < lines.len() {
        let run = |from: usize, kind| from + lines[from..].iter().take_while(|line| line.kind == kind).count();
        let removed = at..run(at, Kind::Removed);
        let added = removed.end..run(removed.end, Kind::Added);
        at = added.end.max(at + 1);
        if removed.len().max(added.len()) > PAIRED {
            continue;
        }
        let mut candidates = added.clone();
        for old in removed {
            let found = candidates
                .clone()
                .find_map(|new| diff::words(lines[old].text, lines[new].text).map(|words| (new, words)));
            if let Some((new, (before, after))) = found {
                pairs.insert(old, before);
                pairs.insert(new, after);
                candidates.start = new + 1;
            }
        }
    }
    pairs
}

/// The lines of a run of changes side by side: the removed ones on the left, the added ones on the right.
pub fn beside(lines: &[Line<'_>], run: Range<usize>) -> Vec<(Option<usize>, Option<usize>)> {
    let mut sides = Vec::with_capacity(run.len());
    let mut at = run.start;
    while at < run.end {
        if lines[at].kind == Kind::Same {
            sides.push((Some(at), Some(at)));
            at += 1;
            continue;
        }
        let of =
            |from: usize, kind| from..from + lines[from..run.end].iter().take_while(|line| line.kind == kind).count();
        let removed = of(at, Kind::Removed);
        let added = of(removed.end, Kind::Added);
        at = added.end;
        let rows = removed.len().max(added.len());
        sides.extend((0..rows).map(|row| (removed.clone().nth(row), added.clone().nth(row))));
    }
    sides
}
