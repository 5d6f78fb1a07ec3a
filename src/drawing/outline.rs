//! A tree as rows, and which of them are shown.
//!
//! A listing may hold a hundred thousand processes, often as children of one parent. So large subtrees are folded, and of
//! many siblings only some [`BATCH`]es are shown: what is drawn stays small whatever was read. Walks with stacks of its
//! own, so a deep tree is no danger.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::Node;

/// So many siblings are shown or left out together.
pub const BATCH: usize = 100;

/// A tree, one row a node, each parent before its children.
#[derive(Clone, Debug)]
pub struct Outline<'t> {
    rows: Vec<Row<'t>>,
}

/// A node with its place in the tree.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t> {
    /// The process.
    pub node: &'t Node,
    /// How many parents are above it.
    pub depth: usize,
    /// The row of its parent; its own for the root.
    pub parent: usize,
    /// One past the last row below it.
    pub end: usize,
    /// Its place among its siblings, from 0.
    pub position: usize,
    /// How many siblings there are, itself among them.
    pub siblings: usize,
}

impl<'t> Outline<'t> {
    /// Reads the tree once.
    #[must_use]
    pub fn of(root: &'t Node) -> Self {
        let mut rows: Vec<Row<'t>> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut todo = vec![(root, 0, 0, 1)];
        while let Some((node, depth, position, siblings)) = todo.pop() {
            let at = rows.len();
            for closed in open.drain(depth..) {
                rows[closed].end = at;
            }
            let parent = open.last().copied().unwrap_or(at);
            rows.push(Row { node, depth, parent, end: at + 1, position, siblings });
            open.push(at);
            let children = node.children.iter().enumerate().rev();
            todo.extend(children.map(|(place, child)| (child, depth + 1, place, node.children.len())));
        }
        let all = rows.len();
        for closed in open {
            rows[closed].end = all;
        }
        Self { rows }
    }

    /// A row; none past the end.
    #[must_use]
    pub fn row(&self, at: usize) -> Option<&Row<'t>> {
        self.rows.get(at)
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> &[Row<'t>] {
        &self.rows
    }

    /// The rows of a row's children.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.rows.get(at).map_or(0, |row| row.end);
        let mut next = at + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(next)?;
            next = self.rows[child].end;
            Some(child)
        })
    }

    /// The lines that a fold shows.
    #[must_use]
    pub fn lines(&self, fold: &Fold) -> Vec<Line> {
        let mut lines = Vec::new();
        let Some(root) = self.rows.first() else { return lines };
        let mut todo =
            vec![Line { what: What::Process(0), depth: root.depth, parent: 0, bars: Vec::new(), last: true }];
        while let Some(line) = todo.pop() {
            if let What::Process(at) = line.what
                && fold.is_open(at)
            {
                todo.extend(self.below(at, &line, fold).into_iter().rev());
            }
            lines.push(line);
        }
        lines
    }

    /// The lines of a row's children: those of the batches that are shown, and one for each gap between them.
    fn below(&self, at: usize, line: &Line, fold: &Fold) -> Vec<Line> {
        let mut bars = line.bars.clone();
        if line.depth > 0 {
            bars.push(!line.last);
        }
        let mut lines: Vec<Line> = Vec::new();
        for (place, child) in self.children(at).enumerate() {
            if fold.shows(at, place / BATCH) {
                let what = What::Process(child);
                lines.push(Line { what, depth: line.depth + 1, parent: at, bars: bars.clone(), last: false });
                continue;
            }
            let rows = self.rows[child].end - child;
            match lines.last_mut() {
                Some(Line { what: What::Left(left), .. }) => {
                    left.siblings += 1;
                    left.processes += rows;
                }
                _ => {
                    let what = What::Left(Left { first: place, siblings: 1, processes: rows });
                    lines.push(Line { what, depth: line.depth + 1, parent: at, bars: bars.clone(), last: false });
                }
            }
        }
        if let Some(last) = lines.last_mut() {
            last.last = true;
        }
        lines
    }
}

/// A line of the drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What stands there.
    pub what: What,
    /// How many parents are above it.
    pub depth: usize,
    /// The row of its parent.
    pub parent: usize,
    /// For each ancestor but the root, from the top: whether a sibling of it still follows.
    pub bars: Vec<bool>,
    /// Whether no sibling follows.
    pub last: bool,
}

/// What a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The process of this row.
    Process(usize),
    /// Siblings that are left out.
    Left(Left),
}

/// Siblings that are left out, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// The place of the first among all its siblings, from 0.
    pub first: usize,
    /// How many there are.
    pub siblings: usize,
    /// How many rows they are with all below them.
    pub processes: usize,
}

/// Which rows are open, and which batches of their children are shown. The first batch always is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fold {
    open: BTreeSet<usize>,
    batches: BTreeMap<usize, BTreeSet<usize>>,
}

impl Fold {
    /// Opens from the top, level by level, what fits into so many lines; the root always is open.
    #[must_use]
    pub fn within(outline: &Outline<'_>, most: usize) -> Self {
        let mut fold = Self::default();
        let mut lines = 1;
        let mut todo = std::collections::VecDeque::from([0]);
        while let Some(at) = todo.pop_front() {
            let children = outline.row(at).map_or(0, |row| row.node.children.len());
            let shown = children.min(BATCH) + usize::from(children > BATCH);
            if children == 0 || (at > 0 && lines + shown > most) {
                continue;
            }
            lines += shown;
            fold.open.insert(at);
            todo.extend(outline.children(at).take(BATCH));
        }
        fold
    }

    /// Whether the children of a row are shown.
    #[must_use]
    pub fn is_open(&self, at: usize) -> bool {
        self.open.contains(&at)
    }

    /// Shows a row's children.
    pub fn open(&mut self, at: usize) {
        self.open.insert(at);
    }

    /// Hides a row's children.
    pub fn close(&mut self, at: usize) {
        self.open.remove(&at);
    }

    /// Shows the batch in which the sibling at this place (from 0) is.
    pub fn show(&mut self, parent: usize, place: usize) {
        if place >= BATCH {
            self.batches.entry(parent).or_default().insert(place / BATCH);
        }
    }

    /// Opens what is above a row, so that it is shown.
    pub fn reveal(&mut self, outline: &Outline<'_>, at: usize) {
        let mut at = at;
        while let Some(row) = outline.row(at).filter(|row| row.parent != at) {
            self.open(row.parent);
            self.show(row.parent, row.position);
            at = row.parent;
        }
    }

    fn shows(&self, parent: usize, batch: usize) -> bool {
        batch == 0 || self.batches.get(&parent).is_some_and(|batches| batches.contains(&batch))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(command: &str, children: Vec<Node>) -> Node {
        Node { children, ..Node::new(command) }
    }

    fn flat(count: usize) -> Node {
        node("init", (0..count).map(|at| Node::new(format!("p{at}"))).collect())
    }

    /// The lines as text: bars, then the command or what is left out.
    fn drawn(tree: &Node, fold: &Fold) -> Vec<String> {
        let outline = Outline::of(tree);
        let lines = outline.lines(fold);
        let text = |line: &Line| {
            let bars: String = line.bars.iter().map(|&bar| if bar { '|' } else { ' ' }).collect();
            let own = if line.depth == 0 {
                ""
            } else if line.last {
                "\\"
            } else {
                "+"
            };
            match line.what {
                What::Process(at) => format!("{bars}{own}{}", outline.rows()[at].node.command),
                What::Left(left) => {
                    format!("{bars}{own}{}..{} ({})", left.first, left.first + left.siblings, left.processes)
                }
            }
        };
        lines.iter().map(text).collect()
    }

    #[test]
    fn rows_know_their_place() {
        let tree = node("a", vec![node("b", vec![Node::new("c"), Node::new("d")]), Node::new("e")]);
        let outline = Outline::of(&tree);
        let told: Vec<_> = outline
            .rows()
            .iter()
            .map(|row| (row.node.command.as_str(), row.depth, row.parent, row.end, row.position, row.siblings))
            .collect();
        assert_eq!(
            told,
            [
                ("a", 0, 0, 5, 0, 1),
                ("b", 1, 0, 4, 0, 2),
                ("c", 2, 1, 3, 0, 2),
                ("d", 2, 1, 4, 1, 2),
                ("e", 1, 0, 5, 1, 2)
            ]
        );
        assert_eq!(outline.children(0).collect::<Vec<_>>(), [1, 4]);
        assert_eq!(outline.children(9).count(), 0);
    }

    #[test]
    fn bars_join_siblings() {
        let tree = node("a", vec![node("b", vec![node("c", vec![Node::new("d")])]), Node::new("e")]);
        let fold = Fold::within(&Outline::of(&tree), 50);
        assert_eq!(drawn(&tree, &fold), ["a", "+b", "|\\c", "| \\d", "\\e"]);
    }

    #[test]
    fn what_does_not_fit_is_folded_from_below() {
        let tree = node("a", vec![flat(5), node("x", vec![Node::new("y")])]);
        let outline = Outline::of(&tree);
        let mut fold = Fold::within(&outline, 4);
        assert_eq!(drawn(&tree, &fold), ["a", "+init", "\\x", " \\y"]);
        fold.close(0);
        assert_eq!(drawn(&tree, &fold), ["a"]);
        fold.reveal(&outline, 3);
        assert!(drawn(&tree, &fold).contains(&"|+p1".to_owned()));
    }

    #[test]
    fn of_many_siblings_some_batches_are_shown() {
        let tree = flat(100_000);
        let outline = Outline::of(&tree);
        let mut fold = Fold::within(&outline, 50);
        let lines = drawn(&tree, &fold);
        assert_eq!((lines.len(), lines[101].as_str()), (102, "\\100..100000 (99900)"));
        fold.reveal(&outline, 54_322);
        let lines = drawn(&tree, &fold);
        assert_eq!(lines.len(), 1 + 100 + 1 + 100 + 1);
        assert_eq!((lines[101].as_str(), lines[102].as_str()), ("+100..54300 (54200)", "+p54300"));
        assert_eq!(lines[202], "\\54400..100000 (45600)");
    }

    #[test]
    fn a_deep_tree_is_no_danger() {
        let deep = (0..5_000).fold(Node::new("leaf"), |child, _| node("x", vec![child]));
        let outline = Outline::of(&deep);
        assert_eq!(outline.rows().len(), 5_001);
        assert_eq!(outline.lines(&Fold::within(&outline, 200)).len(), 200);
    }

    #[test]
    fn a_fold_of_another_tree_does_no_harm() {
        let fold = Fold::within(&Outline::of(&flat(300)), 500);
        assert_eq!(drawn(&Node::new("alone"), &fold), ["alone"]);
    }
}
