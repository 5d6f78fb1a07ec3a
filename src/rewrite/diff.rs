//! What changed between two texts: line by line for the page, as a unified diff for `patch`, word by word in a line.

use std::fmt::Write as _;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

/// How many unchanged lines a unified diff shows around a change.
const CONTEXT: usize = 3;

/// A pair of lines longer than this (bytes, together) is not compared word by word.
const MAX_WORDS: usize = 20_000;

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It stands in both texts.
    Same,
    /// It stands in the text before only.
    Removed,
    /// It stands in the text after only.
    Added,
}

/// One line of the two texts laid over each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'t> {
    /// What became of it.
    pub kind: Kind,
    /// Its number in the text before, from 1.
    pub old: Option<usize>,
    /// Its number in the text after, from 1.
    pub new: Option<usize>,
    /// The line without its ending.
    pub text: &'t str,
    /// `"\n"`, `"\r\n"`, or nothing on a last line that is not ended.
    pub ending: &'t str,
}

/// Both texts as one list of lines: the removed and the same ones are `before`, the added and the same ones `after`.
///
/// A line that differs in its ending alone counts as changed.
#[must_use]
pub fn lines<'t>(before: &'t str, after: &'t str) -> Vec<Line<'t>> {
    let input = InternedInput::new(before, after);
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);

    let old = |at: usize| input.interner[input.before[at]];
    let new = |at: usize| input.interner[input.after[at]];
    let mut out = Vec::with_capacity(input.before.len().max(input.after.len()));
    let (mut here, mut there) = (0, 0);
    for hunk in diff.hunks() {
        let (gone, come) = (range(&hunk.before), range(&hunk.after));
        while here < gone.start {
            out.push(Line::new(Kind::Same, Some(here), Some(there), old(here)));
            (here, there) = (here + 1, there + 1);
        }
        out.extend(gone.clone().map(|at| Line::new(Kind::Removed, Some(at), None, old(at))));
        out.extend(come.clone().map(|at| Line::new(Kind::Added, None, Some(at), new(at))));
        (here, there) = (gone.end, come.end);
    }
    while here < input.before.len() {
        out.push(Line::new(Kind::Same, Some(here), Some(there), old(here)));
        (here, there) = (here + 1, there + 1);
    }
    out
}

impl<'t> Line<'t> {
    fn new(kind: Kind, old: Option<usize>, new: Option<usize>, whole: &'t str) -> Self {
        let text = whole.strip_suffix('\n').map_or(whole, |text| text.strip_suffix('\r').unwrap_or(text));
        Self { kind, old: old.map(|at| at + 1), new: new.map(|at| at + 1), text, ending: &whole[text.len()..] }
    }
}

fn range(tokens: &Range<u32>) -> Range<usize> {
    tokens.start as usize..tokens.end as usize
}

/// A unified diff of the file `name`, for `patch -p1` and `git apply`; empty if the texts are equal.
///
/// Line endings are those of the texts. A last line without one is followed by `\ No newline at end of file`.
#[must_use]
pub fn unified(before: &str, after: &str, name: &str) -> String {
    let lines = lines(before, after);
    let hunks = hunks(&lines, CONTEXT);
    if hunks.is_empty() {
        return String::new();
    }
    let mut out = format!("--- a/{name}\n+++ b/{name}\n");
    for hunk in hunks {
        let above = &lines[..hunk.start];
        let shown = &lines[hunk];
        let _ = writeln!(
            out,
            "@@ -{} +{} @@",
            extent(above.iter().filter(|line| line.old.is_some()).count(), shown, |line| line.old),
            extent(above.iter().filter(|line| line.new.is_some()).count(), shown, |line| line.new),
        );
        for line in shown {
            out.push(match line.kind {
                Kind::Same => ' ',
                Kind::Removed => '-',
                Kind::Added => '+',
            });
            out.push_str(line.text);
            out.push_str(line.ending);
            if !line.ending.ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    out
}

/// The parts of `lines` that hold a change, with up to `context` unchanged lines on either side. What would touch is one.
#[must_use]
pub fn hunks(lines: &[Line<'_>], context: usize) -> Vec<Range<usize>> {
    let mut hunks: Vec<Range<usize>> = Vec::new();
    for (at, _) in lines.iter().enumerate().filter(|(_, line)| line.kind != Kind::Same) {
        let start = at.saturating_sub(context);
        let end = (at + 1 + context).min(lines.len());
        match hunks.last_mut() {
            Some(last) if start <= last.end => last.end = end,
            _ => hunks.push(start..end),
        }
    }
    hunks
}

/// `start,count` of one side of a hunk. An empty side names the line before it.
fn extent(above: usize, shown: &[Line<'_>], number: impl Fn(&Line<'_>) -> Option<usize>) -> String {
    match shown.iter().filter(|line| number(line).is_some()).count() {
        0 => format!("{above},0"),
        1 => format!("{}", above + 1),
        count => format!("{},{count}", above + 1),
    }
}

/// A part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// Its text.
    pub text: &'t str,
    /// Whether the other line has it differently.
    pub changed: bool,
}

/// A removed line and the added one that replaces it, cut into what they share and what they do not.
///
/// `None` where that would tell nothing: less than a third is shared, or a line is very long.
#[must_use]
pub fn words<'t>(before: &'t str, after: &'t str) -> Option<(Vec<Piece<'t>>, Vec<Piece<'t>>)> {
    if before.len() + after.len() > MAX_WORDS {
        return None;
    }
    let mut input = InternedInput::default();
    input.update_before(tokens(before).into_iter());
    input.update_after(tokens(after).into_iter());
    let mut diff = Diff::compute(Algorithm::Myers, &input);
    diff.postprocess_no_heuristic(&input);

    let old = pieces(input.before.iter().map(|&token| input.interner[token]), before, |at| diff.is_removed(at));
    let new = pieces(input.after.iter().map(|&token| input.interner[token]), after, |at| diff.is_added(at));
    let shared: usize = old.iter().filter(|piece| !piece.changed).map(|piece| piece.text.trim().len()).sum();
    (shared * 3 >= before.trim().len().max(after.trim().len())).then_some((old, new))
}

/// Runs of letters and digits, runs of blanks, and every other character by itself.
fn tokens(line: &str) -> Vec<&str> {
    let class = |character: char| match character {
        character if character.is_alphanumeric() || character == '_' => 0,
        character if character.is_whitespace() => 1,
        _ => 2,
    };
    let mut out = Vec::new();
    let (mut start, mut last) = (0, None);
    for (at, character) in line.char_indices() {
        let this = class(character);
        if last.is_some_and(|last| last != this || this == 2) {
            out.push(&line[start..at]);
            start = at;
        }
        last = Some(this);
    }
    out.push(&line[start..]);
    out
}

/// Neighbouring tokens of equal fate as one piece of `line`.
fn pieces<'t>(tokens: impl Iterator<Item = &'t str>, line: &'t str, changed: impl Fn(u32) -> bool) -> Vec<Piece<'t>> {
    let mut out: Vec<Piece<'t>> = Vec::new();
    let (mut start, mut end) = (0, 0);
    for (at, token) in (0..).zip(tokens) {
        let fate = changed(at);
        if out.last().is_none_or(|last| last.changed != fate) {
            start = end;
            out.push(Piece { text: "", changed: fate });
        }
        end += token.len();
        if let Some(last) = out.last_mut() {
            last.text = &line[start..end];
        }
    }
    out.retain(|piece| !piece.text.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str =
        "FROM centos:latest\nRUN yum install -y httpd && systemctl enable httpd\nCMD [\"/sbin/init\"]\n";
    const AFTER: &str = "FROM centos:latest\nRUN yum install -y httpd\nSTOPSIGNAL SIGWINCH\nCMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n";

    /// One side of the lines, put together again.
    fn side(lines: &[Line<'_>], without: Kind) -> String {
        lines.iter().filter(|line| line.kind != without).flat_map(|line| [line.text, line.ending]).collect()
    }

    #[test]
    fn lines_are_numbered_on_both_sides() {
        let lines = lines(BEFORE, AFTER);
        let numbers: Vec<_> = lines.iter().map(|line| (line.kind, line.old, line.new)).collect();
        assert_eq!(
            numbers,
            [
                (Kind::Same, Some(1), Some(1)),
                (Kind::Removed, Some(2), None),
                (Kind::Removed, Some(3), None),
                (Kind::Added, None, Some(2)),
                (Kind::Added, None, Some(3)),
                (Kind::Added, None, Some(4)),
            ]
        );
        assert_eq!((lines[0].text, lines[0].ending), ("FROM centos:latest", "\n"));
    }

    #[test]
    fn unified_is_what_diff_prints() {
        let expected = "--- a/Dockerfile\n+++ b/Dockerfile\n@@ -1,3 +1,4 @@\n FROM centos:latest\n\
                        -RUN yum install -y httpd && systemctl enable httpd\n-CMD [\"/sbin/init\"]\n\
                        +RUN yum install -y httpd\n+STOPSIGNAL SIGWINCH\n\
                        +CMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n";
        assert_eq!(unified(BEFORE, AFTER, "Dockerfile"), expected);
        assert_eq!(unified(BEFORE, BEFORE, "Dockerfile"), "");
    }

    #[test]
    fn distant_changes_are_separate_hunks() {
        let before: String = (1..=20).map(|n| format!("{n}\n")).collect();
        let after = before.replace("2\n3\n", "2\nx\n3\n").replace("\n18\n", "\n");
        let expected = "--- a/f\n+++ b/f\n@@ -1,5 +1,6 @@\n 1\n 2\n+x\n 3\n 4\n 5\n@@ -15,6 +16,5 @@\n 15\n 16\n 17\n-18\n 19\n 20\n";
        assert_eq!(unified(&before, &after, "f"), expected);
    }

    #[test]
    fn an_empty_side_names_the_line_before() {
        assert_eq!(unified("", "a\nb\n", "f"), "--- a/f\n+++ b/f\n@@ -0,0 +1,2 @@\n+a\n+b\n");
        assert_eq!(unified("a\n", "", "f"), "--- a/f\n+++ b/f\n@@ -1 +0,0 @@\n-a\n");
    }

    #[test]
    fn a_missing_last_line_ending_is_said() {
        assert_eq!(
            unified("a\nb", "a\nb\n", "f"),
            "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"
        );
        assert_eq!(
            unified("x\nb", "y\nb", "f"),
            "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-x\n+y\n b\n\\ No newline at end of file\n"
        );
    }

    #[test]
    fn crlf_is_kept() {
        assert_eq!(unified("a\r\nb\r\n", "a\r\nc\r\n", "f"), "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n");
        let changed = lines("a\r\n", "a\n");
        assert_eq!((changed[0].text, changed[0].ending, changed[1].ending), ("a", "\r\n", "\n"));
    }

    #[test]
    fn words_mark_what_differs() {
        let (old, new) =
            words("RUN yum install -y httpd && systemctl enable httpd", "RUN yum install -y httpd").expect("alike");
        assert_eq!(old.iter().map(|piece| piece.text).collect::<String>().len(), 50);
        assert_eq!(old[0], Piece { text: "RUN yum install -y httpd", changed: false });
        assert_eq!(old[1], Piece { text: " && systemctl enable httpd", changed: true });
        assert_eq!(new, [Piece { text: "RUN yum install -y httpd", changed: false }]);
        assert_eq!(words("CMD service nginx start", "EXPOSE 80"), None);
        assert_eq!(words("", ""), Some((vec![], vec![])));
    }

    #[test]
    fn both_sides_come_back_whole() {
        let pool = ["a\n", "b\n", "c\r\n", "\n", "d é あ\n", "e"];
        let mut seed = 7_u32;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as usize % below
        };
        for _ in 0..2_000 {
            let mut text = || -> String { (0..next(12)).map(|_| pool[next(pool.len())]).collect() };
            let (before, after) = (text(), text());
            let lines = lines(&before, &after);
            assert_eq!(side(&lines, Kind::Added), before);
            assert_eq!(side(&lines, Kind::Removed), after);
            if let Some((old, new)) = words(&before, &after) {
                assert_eq!(old.iter().map(|piece| piece.text).collect::<String>(), before);
                assert_eq!(new.iter().map(|piece| piece.text).collect::<String>(), after);
            }
        }
    }
}
