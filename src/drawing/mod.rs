//! The trees of a Report, made ready to be drawn: which stand side by side, their rows, what is folded, where each comes
//! from, and the drawing as SVG. As text `boot::draw` draws them.
//!
//! Nothing here decides what a tree says: that is `boot`'s.

pub mod outline;
pub mod places;
pub mod svg;
pub mod walk;

use crate::lang::Text;
use crate::report::{Node, Report, Subject, SubjectKind, Trees};

const BEFORE: Text = Text { en: "Before", ja: "修正前" };
const AFTER: Text = Text { en: "After", ja: "修正後" };
const NOW: Text = Text { en: "Now", ja: "現在" };
const UNCHANGED: Text = Text { en: "Before and after: no change", ja: "修正前・修正後（変化なし）" };

/// What marks a process that goes.
pub const GOES: Text = Text { en: "no longer needed", ja: "不要になる" };

/// What the mark of a process that goes means.
pub const GOES_LEGEND: Text = Text {
    en: "only there for the init system, no longer needed",
    ja: "init システムのためだけにあり、不要になるプロセス",
};

const GOING: Text =
    Text { en: "{goes} of {all} processes go", ja: "{all} プロセスのうち {goes} 個が不要になります" };
const GOING_MEMORY: Text = Text {
    en: "{goes} of {all} processes go, and {memory} of memory with them",
    ja: "{all} プロセスのうち {goes} 個（メモリー {memory}）が不要になります",
};

/// How many processes of a listing go, and how much memory; none where none does.
#[must_use]
pub fn going(subject: &Subject, lang: crate::Lang) -> Option<String> {
    let (goes, all) = (subject.goes?, subject.processes?);
    let text = if goes.memory_kib.is_some() { GOING_MEMORY } else { GOING };
    let memory = crate::listing::going::size(goes.memory_kib.unwrap_or_default());
    let (goes, all) = (goes.processes.to_string(), all.to_string());
    Some(text.fill(lang, &[("goes", &goes), ("all", &all), ("memory", &memory)]))
}

/// What a subject is called.
#[must_use]
pub const fn subject_kind(kind: SubjectKind) -> Text {
    match kind {
        SubjectKind::Stage => Text { en: "Stage", ja: "ステージ" },
        SubjectKind::Container => Text { en: "Container", ja: "コンテナ" },
        SubjectKind::Host => Text { en: "Host", ja: "ホスト" },
        SubjectKind::Run => Text { en: "docker run", ja: "docker run" },
        SubjectKind::Service => Text { en: "Service", ja: "サービス" },
        SubjectKind::Unit => Text { en: "Unit", ja: "ユニット" },
    }
}

/// Which of the two trees of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// As it is.
    Before,
    /// Once the corrections are applied.
    After,
}

/// A tree that is drawn, with its title.
#[derive(Clone, Copy, Debug)]
pub struct Side<'t> {
    /// Which one it is.
    pub moment: Moment,
    /// What stands above it.
    pub title: Text,
    /// The tree.
    pub tree: &'t Node,
}

/// The subjects that have a tree, in the order of the Report.
pub fn subjects(report: &Report) -> impl Iterator<Item = &Subject> {
    report.subjects.iter().filter(|subject| subject.tree.before.is_some() || subject.tree.after.is_some())
}

impl Trees {
    /// The tree of that moment.
    #[must_use]
    pub const fn at(&self, moment: Moment) -> Option<&Node> {
        match moment {
            Moment::Before => self.before.as_ref(),
            Moment::After => self.after.as_ref(),
        }
    }
}

/// The trees of a subject that stand side by side; one alone where nothing changes, or where only one is known.
#[must_use]
pub fn sides(trees: &Trees) -> Vec<Side<'_>> {
    let side = |moment, title, tree| Side { moment, title, tree };
    match (&trees.before, &trees.after) {
        (Some(before), None) => vec![side(Moment::Before, NOW, before)],
        (Some(before), Some(after)) if before == after => vec![side(Moment::Before, UNCHANGED, before)],
        (before, after) => {
            let before = before.iter().map(|tree| side(Moment::Before, BEFORE, tree));
            before.chain(after.iter().map(|tree| side(Moment::After, AFTER, tree))).collect()
        }
    }
}

/// The row of the process that is PID 1 in the container: below the engine's own, where the tree begins with that. A
/// host has none, and neither has a tree that begins with the host of several containers.
#[must_use]
pub fn first(kind: SubjectKind, root: &Node) -> Option<usize> {
    if kind == SubjectKind::Host
        || crate::lang::Lang::ALL.iter().any(|&lang| root.command == crate::boot::listing::SPLIT.get(lang))
    {
        return None;
    }
    let program = root.command.split_whitespace().next().unwrap_or_default();
    let name = program.rsplit('/').next().unwrap_or_default();
    let engine = crate::knowledge::processes::runtime(name).is_some();
    Some(usize::from(engine && !root.children.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_trees_are_drawn_once() {
        let titles = |before: Option<&str>, after: Option<&str>| {
            let trees = Trees { before: before.map(Node::new), after: after.map(Node::new) };
            sides(&trees).iter().map(|side| (side.moment, side.title.en)).collect::<Vec<_>>()
        };
        assert_eq!(titles(Some("a"), Some("a")), [(Moment::Before, UNCHANGED.en)]);
        assert_eq!(titles(Some("a"), Some("b")), [(Moment::Before, BEFORE.en), (Moment::After, AFTER.en)]);
        assert_eq!(titles(Some("a"), None), [(Moment::Before, NOW.en)]);
        assert_eq!(titles(None, Some("b")), [(Moment::After, AFTER.en)]);
        assert!(titles(None, None).is_empty());
    }

    #[test]
    fn pid_1_stands_below_the_engine() {
        let shim = Node { children: vec![Node::new("httpd")], ..Node::new("/usr/bin/containerd-shim-runc-v2 -id 1") };
        assert_eq!(first(SubjectKind::Container, &shim), Some(1));
        assert_eq!(first(SubjectKind::Stage, &Node::new("httpd -DFOREGROUND")), Some(0));
        assert_eq!(first(SubjectKind::Host, &Node::new("/sbin/init")), None);
        let split = Node { children: vec![shim], ..Node::new(crate::boot::listing::SPLIT.en) };
        assert_eq!(first(SubjectKind::Container, &split), None);
    }
}
