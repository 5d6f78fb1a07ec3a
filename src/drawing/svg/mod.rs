//! The trees of a Report as an SVG that can stand in an article: before and after side by side, in light and dark.
//!
//! It is one text: its style is in it, it loads nothing, runs nothing, and all that came from the user is escaped text.

mod measure;
mod style;

use std::fmt::Write as _;

use super::outline::{Fold, Line, Outline, What};
use super::{GOES, GOES_LEGEND, Side, sides};
use crate::boot::draw;
use crate::decimal::tenths;
use crate::lang::{Lang, Text};
use crate::report::{Node, Report, Subject, SubjectKind};
use measure::Font;

/// Which trees are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// Before and after, side by side.
    Both,
    /// Before alone.
    Before,
}

/// A tree has no more lines than this; the rest is counted.
const MOST_LINES: usize = 80;

/// No more subjects are drawn than this; the rest is counted.
const MOST_SUBJECTS: usize = 12;

/// A command or a note is written over no more lines than this.
const MOST_WRAPPED: usize = 4;

const MONO: Font = measure::mono(12.5);
const NOTE: Font = measure::sans(11.5);
const TITLE: Font = measure::sans(12.5);
const HEAD: Font = measure::sans(16.0);

const MARGIN: f64 = 24.0;
const GAP: f64 = 36.0;
/// How far a child stands to the right of its parent.
const STEP: f64 = 22.0;
/// A tree is no wider than this, but for its indentation.
const COLUMN: f64 = 380.0;
/// What is deep in a tree keeps at least this width.
const LEAST: f64 = 150.0;
const LINE: f64 = 17.0;
const NOTE_LINE: f64 = 15.0;
const PAD: f64 = 9.0;
const MARK: f64 = 15.0;

const CAPTION: Text = Text { en: "{kind} {name}: processes", ja: "{kind} {name} のプロセス" };
const TITLE_ALL: Text = Text { en: "Processes: {names}", ja: "プロセス：{names}" };
const LEFT: Text = Text { en: "… {n} more processes", ja: "… ほか {n} プロセス" };
const SUBJECTS_LEFT: Text = Text { en: "… {n} more with a tree of their own", ja: "… ほか {n} 件は省略" };

/// The drawing; none where the Report has no tree to show.
#[must_use]
pub fn figure(report: &Report, show: Show, lang: Lang) -> Option<String> {
    let all: Vec<(&Subject, Vec<Side<'_>>)> = super::subjects(report)
        .map(|subject| (subject, shown(subject, show)))
        .filter(|(_, sides)| !sides.is_empty())
        .collect();
    if all.is_empty() {
        return None;
    }
    let mut page = Page { out: String::new(), width: 0.0, goes: false };
    let mut y = MARGIN;
    for (subject, sides) in all.iter().take(MOST_SUBJECTS) {
        y = page.subject(subject, sides, y, lang) + GAP;
    }
    if all.len() > MOST_SUBJECTS {
        page.text("n", MARGIN, y, &SUBJECTS_LEFT.fill(lang, &[("n", &(all.len() - MOST_SUBJECTS).to_string())]));
        y += GAP;
    }
    y -= GAP - 8.0;
    if page.goes {
        y = page.legend(y, lang);
    }
    let names: Vec<_> = all.iter().take(MOST_SUBJECTS).map(|(subject, _)| subject.name.as_str()).collect();
    let title = TITLE_ALL.fill(lang, &[("names", &names.join(", "))]);
    Some(page.finish(y + MARGIN, &title, &described(&all, lang), lang))
}

fn shown(subject: &Subject, show: Show) -> Vec<Side<'_>> {
    match show {
        Show::Both => sides(&subject.tree),
        Show::Before => sides(&subject.tree).into_iter().filter(|side| side.moment == super::Moment::Before).collect(),
    }
}

fn caption(subject: &Subject, lang: Lang) -> String {
    CAPTION.fill(lang, &[("kind", super::subject_kind(subject.kind).get(lang)), ("name", &subject.name)])
}

/// What a screen reader is told: the commands, as they are drawn, with those that go told apart.
fn described(all: &[(&Subject, Vec<Side<'_>>)], lang: Lang) -> String {
    let mut text = String::new();
    for side in all.iter().take(MOST_SUBJECTS).flat_map(|(_, sides)| sides) {
        let _ = writeln!(text, "{}", side.title.get(lang));
        let outline = Outline::of(side.tree);
        for line in outline.lines(&Fold::within(&outline, MOST_LINES)) {
            let What::Process(at) = line.what else { continue };
            let node = outline.rows()[at].node;
            let times = draw::times(node.count).map(|times| format!(" {times}")).unwrap_or_default();
            let goes = if node.goes { format!(" ({})", GOES.get(lang)) } else { String::new() };
            let _ = writeln!(text, "{}{}{times}{goes}", "  ".repeat(line.depth), node.command);
        }
    }
    text
}

/// What is drawn so far.
struct Page {
    out: String,
    /// The right edge of all that is drawn.
    width: f64,
    goes: bool,
}

impl Page {
    /// Draws a subject's trees from `top` on; the answer is where they end.
    fn subject(&mut self, subject: &Subject, sides: &[Side<'_>], top: f64, lang: Lang) -> f64 {
        let mut y = top + HEAD.size;
        for line in HEAD.wrapped(&caption(subject, lang), COLUMN * 2.0, 2) {
            self.text("h", MARGIN, y, &line);
            self.reach(MARGIN + HEAD.width(&line));
            y += HEAD.size * 1.4;
        }
        if let Some(going) = super::going(subject, lang) {
            self.text("n", MARGIN, y - 2.0, &going);
            self.reach(MARGIN + NOTE.width(&going));
            y += NOTE_LINE + 4.0;
        }
        y -= 2.0;
        let mut x = MARGIN;
        let mut bottom = y;
        for side in sides {
            let title = side.title.get(lang);
            self.text("t", x, y + TITLE.size, title);
            let mut tree = Tree { page: self, x, right: x + TITLE.width(title), lang };
            let end = tree.draw(side.tree, subject.kind, y + TITLE.size + 12.0);
            x = tree.right + GAP;
            bottom = bottom.max(end);
        }
        self.reach(x - GAP);
        bottom
    }

    /// What the mark means; the answer is where that ends.
    fn legend(&mut self, top: f64, lang: Lang) -> f64 {
        let y = top + 14.0;
        self.dashed(MARGIN, y - 12.0, 30.0, 17.0);
        self.mark(MARGIN + 9.0, y - 3.5);
        let text = GOES_LEGEND.get(lang);
        self.text("n", MARGIN + 40.0, y, text);
        self.reach(MARGIN + 40.0 + NOTE.width(text));
        y
    }

    fn reach(&mut self, x: f64) {
        self.width = self.width.max(x);
    }

    fn text(&mut self, class: &str, x: f64, y: f64, text: &str) {
        let _ = writeln!(
            self.out,
            "<text class=\"{class}\" x=\"{}\" y=\"{}\">{}</text>",
            number(x),
            number(y),
            escaped(text)
        );
    }

    fn rect(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64, radius: f64) {
        let _ = writeln!(
            self.out,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
            number(x),
            number(y),
            number(width),
            number(height),
            number(radius)
        );
    }

    fn dashed(&mut self, x: f64, y: f64, width: f64, height: f64) {
        self.goes = true;
        self.rect("g", x, y, width, height, 6.0);
    }

    /// The minus of a process that goes.
    fn mark(&mut self, x: f64, y: f64) {
        let _ = writeln!(self.out, "<path class=\"m\" d=\"M{} {}h7\"/>", number(x), number(y));
    }

    fn path(&mut self, data: &str) {
        let _ = writeln!(self.out, "<path class=\"l\" d=\"{data}\"/>");
    }

    fn finish(self, height: f64, title: &str, description: &str, lang: Lang) -> String {
        let (width, height) = ((self.width + MARGIN).ceil(), height.ceil());
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"foreground-tree\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" lang=\"{}\" role=\"img\">\n<title>{}</title>\n<desc>{}</desc>\n<style>{}</style>\n\
             <rect class=\"card\" x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"10\"/>\n{}</svg>\n",
            lang.tag(),
            escaped(title),
            escaped(description),
            style::sheet(),
            width - 1.0,
            height - 1.0,
            self.out
        )
    }
}

/// One tree that is being drawn.
struct Tree<'p> {
    page: &'p mut Page,
    /// Its left edge.
    x: f64,
    /// The right edge of what is drawn.
    right: f64,
    lang: Lang,
}

impl Tree<'_> {
    /// Draws a tree from `top` on; the answer is where it ends.
    fn draw(&mut self, root: &Node, kind: SubjectKind, top: f64) -> f64 {
        let outline = Outline::of(root);
        let lines = outline.lines(&Fold::within(&outline, MOST_LINES));
        let first = super::first(kind, root);
        // For each level: where the box of the last process there ends, below which its children hang.
        let mut hangs: Vec<f64> = Vec::new();
        let mut y = top;
        for line in &lines {
            let x = self.x + line.depth as f64 * STEP;
            hangs.truncate(line.depth);
            let middle = y + 4.0 + LINE / 2.0;
            if let Some(&from) = hangs.last() {
                let stem = x - STEP + STEP / 2.0;
                self.page.path(&format!("M{} {}V{}H{}", number(stem), number(from), number(middle), number(x)));
            }
            let (end, hang) = match line.what {
                What::Process(at) => {
                    self.process(outline.rows()[at].node, first == Some(at), engine(first, at), x, y, line)
                }
                What::Left(left) => {
                    let text = LEFT.fill(self.lang, &[("n", &left.processes.to_string())]);
                    self.page.text("n", x + 4.0, middle + 4.0, &text);
                    self.right = self.right.max(x + 4.0 + NOTE.width(&text));
                    (y + LINE + 8.0, y + LINE)
                }
            };
            if let What::Process(at) = line.what
                && outline.rows()[at].end > at + 1
                && !lines.iter().any(|other| other.parent == at && other.depth == line.depth + 1)
            {
                let text = LEFT.fill(self.lang, &[("n", &(outline.rows()[at].end - at - 1).to_string())]);
                self.page.text("n", x + PAD, end + 9.0, &text);
                y = end + NOTE_LINE;
            } else {
                y = end;
            }
            hangs.push(hang);
            y += 5.0;
        }
        y
    }

    /// Draws a process; the answers are where it ends, and where its box does.
    fn process(&mut self, node: &Node, is_first: bool, engine: bool, x: f64, y: f64, line: &Line) -> (f64, f64) {
        let room = (COLUMN - line.depth as f64 * STEP).max(LEAST);
        let lead = if node.goes { MARK } else { 0.0 };
        let command: String =
            node.command.chars().map(|letter| if letter.is_control() { '?' } else { letter }).collect();
        let commands = MONO.wrapped(&command, room - 2.0 * PAD - lead, MOST_WRAPPED);
        let widest = commands.iter().map(|line| MONO.width(line)).fold(0.0, f64::max);
        let (width, height) = (widest + 2.0 * PAD + lead, commands.len().max(1) as f64 * LINE + 8.0);
        match (node.goes, engine) {
            (true, _) => {
                self.page.dashed(x, y, width, height);
                self.page.mark(x + PAD - 2.0, y + 4.0 + LINE / 2.0);
            }
            (false, true) => {}
            (false, false) => self.page.rect("b", x, y, width, height, 6.0),
        }
        let class = if node.goes || engine { "c soft" } else { "c" };
        for (at, command) in commands.iter().enumerate() {
            let lead = if engine { 0.0 } else { PAD + lead };
            self.page.text(class, x + lead, y + 4.0 + at as f64 * LINE + 13.0, command);
        }
        let mut beside = x + width + 8.0;
        let base = y + 17.0;
        if let Some(times) = draw::times(node.count) {
            self.page.text("x", beside, base, &times);
            beside += TITLE.width(&times) + 8.0;
        }
        if is_first {
            let pill = if node.goes { "off" } else { "pill" };
            self.page.rect(pill, beside, y + 3.5, 48.0, 18.0, 9.0);
            self.page.text(if node.goes { "p soft" } else { "p" }, beside + 7.0, y + 16.5, "PID 1");
            beside += 56.0;
        }
        self.right = self.right.max(beside - 8.0);
        let mut end = y + height;
        if let Some(note) = &node.note {
            // Beside the stem from which the children hang.
            let x = x + if node.children.is_empty() { PAD } else { STEP };
            for note in NOTE.wrapped(note, room, MOST_WRAPPED) {
                end += NOTE_LINE;
                self.page.text("n", x, end - 2.0, &note);
                self.right = self.right.max(x + NOTE.width(&note));
            }
            end += 2.0;
        }
        (end, y + height)
    }
}

/// Whether a row is the engine's own process, above PID 1.
fn engine(first: Option<usize>, at: usize) -> bool {
    first.is_some_and(|first| at < first)
}

/// A length without needless digits.
fn number(value: f64) -> String {
    tenths((value * 10.0).round() as i64)
}

/// A text as XML has it. What XML 1.0 cannot hold becomes `?`.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push('\n'),
            '\u{fffe}' | '\u{ffff}' => out.push('?'),
            control if control.is_control() => out.push('?'),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests;
