//! From lines to blocks: which lines are headers, which are rows of which listing, and what lies between.

use std::collections::{HashMap, HashSet};

use super::columns::{Layout, header};
use super::forest::{self, Drawing};
use super::lines::{self, Line};
use super::rows::{self, Row, Tolerance};
use super::{Asked, Block, Listing, Parents, Process, Style, Unread, asked, drawn, infer, noise, repeats, templates};
use crate::lang::Text;
use crate::text::Span;

const UNREAD: Text = Text {
    en: "This line stands among the rows of the listing, but does not read as one; it was left out.",
    ja: "一覧の行と並んでいますが、プロセスの行として読めないため、読み飛ばしました。",
};

/// Reads the whole text.
pub(super) fn read(text: &str) -> Listing {
    let lines = lines::split(text);
    let mut reader = Reader::default();
    reader.all(&lines, templates::strong());
    if reader.blocks.iter().all(|block| block.processes.is_empty()) {
        reader.weakly(&lines);
    } else if reader
        .blocks
        .iter()
        .all(|block| block.header.is_none() && matches!(block.style, Style::Table | Style::Busybox))
    {
        reader.wider(&lines);
    }
    repeats::fold(&mut reader.blocks);
    Listing { blocks: reader.blocks, problems: reader.problems }
}

/// A block that is being read.
struct Open {
    layout: Layout,
    header: Option<Span>,
    tolerance: Tolerance,
    processes: Vec<Process>,
    drawing: Vec<Drawing>,
    /// The width of each row in characters.
    widths: Vec<usize>,
    /// The rows that a terminal had wrapped: they are whole.
    joined: Vec<usize>,
    /// The number of the last line that was read into it.
    last_line: usize,
    /// Lines since the last row that did not read as one.
    unread: Vec<Left>,
}

/// A line that did not read as a row.
struct Left {
    /// Its number.
    number: usize,
    /// Where it stands.
    span: Span,
    /// Whether it looks like a row.
    like_a_row: bool,
}

impl Open {
    /// Whether the rows were wrapped at a margin: several reach it.
    fn reaches_margin(&self) -> bool {
        let margin = self.widths.iter().copied().max().unwrap_or(0);
        margin == 80 || self.widths.iter().filter(|&&width| width == margin).count() > 1
    }

    /// Gives the rows what a terminal has wrapped of them, and hands back the lines that are left.
    ///
    /// What is too wide for the terminal goes on below, as far as that again is full: each line but the last reaches the margin.
    fn settle(&mut self, lines: &[Line<'_>]) -> Vec<Left> {
        let margin = self.widths.iter().rev().take(50).copied().max().unwrap_or(0);
        let (mut above, mut full) = (self.last_line, self.widths.last().is_some_and(|&width| width + 1 >= margin));
        let mut left = Vec::new();
        for line in std::mem::take(&mut self.unread) {
            let width = lines[line.number].text.chars().count();
            let wrapped = margin >= 72 && full && line.number == above + 1 && width <= margin;
            let row = self.processes.len().wrapping_sub(1);
            match self.processes.last_mut().filter(|_| wrapped) {
                Some(process) => {
                    process.command.push_str(lines[line.number].text.trim_end());
                    process.span = process.span.join(line.span);
                    self.joined.push(row);
                    (above, full) = (line.number, width + 1 >= margin);
                }
                None => left.push(line),
            }
        }
        left
    }
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    problems: Vec<Unread>,
    open: Option<Open>,
    /// Whether the shape that is tried was made from these very lines.
    inferred: bool,
    /// The layout of the last block, for rows behind a second prompt.
    layout: Option<Layout>,
    asked: Asked,
    searched: bool,
    host: Option<String>,
    /// The machine from whose prompt a command led into a container: behind that prompt it is left again.
    outside: Option<String>,
}

impl Reader {
    fn all(&mut self, lines: &[Line<'_>], shapes: &[Layout]) {
        let mut at = 0;
        while at < lines.len() {
            at += self.line(lines, at, shapes);
        }
        self.close(lines);
    }

    /// Reads the line, or the tree that begins with it; says how many lines that took.
    fn line(&mut self, lines: &[Line<'_>], at: usize, shapes: &[Layout]) -> usize {
        let line = &lines[at];
        let text = line.text.as_ref();
        if line.span.is_empty() {
            self.close_if(lines, |open| open.layout.is_thin());
            return 1;
        }
        // A comment sign may stand before each line of a listing; before a command it is root's prompt.
        let bare = text.trim_start().trim_start_matches("//").trim_start_matches(['#', '*', ';']);
        let variants = [text, bare];
        let variants = if bare.len() == text.trim_start().len() { &variants[..1] } else { &variants[..] };
        for &text in variants {
            if let Some(layout) = header(text) {
                self.close(lines);
                self.name_above(lines, at);
                self.begin(layout, Some(line.span), at);
                return 1;
            }
            if is_lone_header(text) && lines.get(at + 1).is_some_and(|below| templates::is_command(&below.text)) {
                self.close(lines);
                self.begin(Layout::bare(&[]), Some(line.span), at);
                return 1;
            }
            if self.row(line, text, at, shapes, lines) {
                return 1;
            }
        }
        let above = at.checked_sub(1).map(|above| lines[above].text.as_ref());
        if let Some(tree) = drawn::read(&lines[at..], above) {
            let many = tree.lines.max(1);
            self.close(lines);
            self.tree(tree);
            return many;
        }
        if let Some(prompt) = noise::prompt(text) {
            self.close(lines);
            if prompt.host.is_some() && prompt.host == self.outside.as_deref() {
                self.asked = Asked::Unknown;
            }
            self.host = prompt.host.map(str::to_owned).or_else(|| self.host.take());
            if !prompt.typed.is_empty() {
                let led = matches!(self.asked, Asked::Inside { .. });
                self.asked = std::mem::take(&mut self.asked).then(prompt.typed);
                if !led && matches!(self.asked, Asked::Inside { .. }) {
                    self.outside = self.host.clone();
                }
                self.searched = asked::narrows(prompt.typed);
                // A filter behind it takes the header away, and the columns are known all the same.
                self.layout = asked::columns(prompt.typed).or_else(|| self.layout.take());
            }
            return 1;
        }
        if let Some(many) = self.forest(lines, at) {
            return many;
        }
        if noise::expected(text) {
            self.close_if(lines, |open| open.layout.is_thin());
        } else if let Some(open) = &mut self.open {
            open.unread.push(Left {
                number: at,
                span: line.span,
                like_a_row: !open.processes.is_empty() && has_id(text),
            });
        }
        1
    }

    /// Reads the line as a row: of the open block, by its shape, or as the last block's rows were.
    fn row(&mut self, line: &Line<'_>, text: &str, at: usize, shapes: &[Layout], lines: &[Line<'_>]) -> bool {
        if let Some(open) = &self.open
            && let Some(row) = rows::read(&open.layout, text, open.tolerance)
        {
            self.push(row, line, at, lines);
            return true;
        }
        let shapes = if self.inferred || has_number(text) { shapes } else { &[] };
        let by_shape = shapes.iter().find_map(|layout| Some((layout, rows::read(layout, text, Tolerance::Shape)?)));
        if let Some((layout, row)) = by_shape {
            // An odd row right below one of a header's rows belongs to them.
            let beside = self.open.as_ref().is_some_and(|open| open.header.is_some() && open.last_line + 1 == at);
            if !beside {
                self.close(lines);
                self.damaged_above(layout, lines, at);
                self.begin(layout.clone(), None, at);
            }
            self.push(row, line, at, lines);
            return true;
        }
        if self.open.is_none()
            && let Some(layout) = self.layout.clone().filter(|layout| !layout.is_thin())
            && let Some(row) = rows::read(&layout, text, Tolerance::Header)
        {
            self.begin(layout, None, at);
            self.push(row, line, at, lines);
            return true;
        }
        false
    }

    /// Rows above the first readable one that were damaged beyond reading: nothing but the rows' shape says what is one.
    fn damaged_above(&mut self, layout: &Layout, lines: &[Line<'_>], at: usize) {
        let last = self.blocks.last().map_or(0, |block| block.span.end);
        let above = lines[..at].iter().rev();
        let near = above.take_while(|line| line.span.start >= last && rows::resembles(layout, &line.text));
        let mut found: Vec<Unread> = near.map(|line| Unread { span: line.span, text: UNREAD }).collect();
        found.reverse();
        self.problems.extend(found);
    }

    fn begin(&mut self, layout: Layout, header: Option<Span>, at: usize) {
        let tolerance = if header.is_some() { Tolerance::Header } else { Tolerance::Shape };
        self.layout = Some(layout.clone());
        self.open = Some(Open {
            layout,
            header,
            tolerance,
            processes: Vec::new(),
            drawing: Vec::new(),
            widths: Vec::new(),
            joined: Vec::new(),
            last_line: at,
            unread: Vec::new(),
        });
    }

    fn push(&mut self, row: Row, line: &Line<'_>, at: usize, lines: &[Line<'_>]) {
        let Some(open) = &mut self.open else { return };
        for left in open.settle(lines) {
            self.problems.push(Unread { span: left.span, text: UNREAD });
        }
        open.widths.push(line.text.chars().count());
        open.drawing.push(Drawing { branch: row.branch, indent: row.indent });
        open.processes.push(Process { span: line.span, ..row.process });
        open.last_line = at;
    }

    fn close_if(&mut self, lines: &[Line<'_>], thin: impl Fn(&Open) -> bool) {
        if self.open.as_ref().is_some_and(|open| !open.processes.is_empty() && thin(open)) {
            self.close(lines);
        }
    }

    fn close(&mut self, lines: &[Line<'_>]) {
        let Some(mut open) = self.open.take() else { return };
        if open.reaches_margin() {
            open.unread = open.settle(lines);
        }
        // Right below the last row: one that was damaged beyond reading. What else follows a listing is not part of it.
        // Below a header without a readable row, what looks like one at all.
        if open.processes.is_empty() {
            for left in &mut open.unread {
                left.like_a_row = rows::resembles(&open.layout, &lines[left.number].text);
            }
        }
        let below = open
            .unread
            .iter()
            .zip(open.last_line + 1..)
            .take_while(|(left, next)| left.number == *next && left.like_a_row);
        self.problems.extend(below.map(|(left, _)| Unread { span: left.span, text: UNREAD }));
        mark_cut(&mut open.processes, &open.widths);
        for &row in &open.joined {
            open.processes[row].cut = false;
        }
        if open.layout.has_services() {
            return self.by_service(open);
        }
        let style = if open.layout.is_busybox() { Style::Busybox } else { Style::Table };
        let ends = self.ends(&open.processes);
        let (mut rows, mut drawings) = (open.processes.into_iter(), open.drawing.into_iter());
        let mut header = open.header;
        let mut from = 0;
        for end in ends {
            let mut processes: Vec<Process> = rows.by_ref().take(end - from).collect();
            let drawing: Vec<Drawing> = drawings.by_ref().take(end - from).collect();
            let parents = forest::grow(&mut processes, &drawing, open.layout.has_ppid());
            self.block(style, parents, header.take(), processes);
            from = end;
        }
    }

    /// Where each listing below one header ends: `podman pod top` lists containers with a PID 1 each, and between two listings people
    /// write a line that says what they show.
    fn ends(&self, processes: &[Process]) -> Vec<usize> {
        const LOOKED_AT: usize = 16;
        let mut ends = Vec::new();
        let mut has_first = false;
        for (at, process) in processes.iter().enumerate().filter(|(_, process)| process.pid == Some(1)) {
            let parted = at.checked_sub(1).is_some_and(|above| {
                let above = processes[above].span.end;
                let between = |unread: &Unread| unread.span.start >= above && unread.span.end <= process.span.start;
                self.problems.iter().rev().take(LOOKED_AT).any(between)
            });
            if has_first || parted {
                ends.push(at);
            }
            has_first = true;
        }
        ends.push(processes.len());
        ends
    }

    /// `docker compose top` lists all containers under one header: each is a listing of its own.
    fn by_service(&mut self, open: Open) {
        let mut containers: Vec<(Option<String>, Vec<Process>, Vec<Drawing>)> = Vec::new();
        let mut places: HashMap<Option<String>, usize> = HashMap::new();
        for (mut process, drawing) in open.processes.into_iter().zip(open.drawing) {
            let name = process.group.take();
            let place = *places.entry(name.clone()).or_insert_with(|| {
                containers.push((name, Vec::new(), Vec::new()));
                containers.len() - 1
            });
            containers[place].1.push(process);
            containers[place].2.push(drawing);
        }
        let mut header = open.header;
        for (name, mut processes, drawing) in containers {
            let parents = forest::grow(&mut processes, &drawing, open.layout.has_ppid());
            self.asked = Asked::Top { name };
            self.block(Style::Table, parents, header.take(), processes);
        }
    }

    fn block(&mut self, style: Style, parents: Parents, header: Option<Span>, processes: Vec<Process>) {
        let rows = processes.iter().map(|process| process.span).reduce(Span::join);
        let Some(span) = header.into_iter().chain(rows).reduce(Span::join) else { return };
        self.blocks.push(Block {
            style,
            parents,
            asked: self.asked.clone(),
            // One row alone was asked for by its id.
            searched: self.searched || matches!(*processes, [Process { pid: Some(1), .. }]),
            host: self.host.clone(),
            header,
            span,
            has_zero: processes.iter().any(|process| process.pid == Some(0)),
            processes,
        });
    }

    fn tree(&mut self, tree: drawn::Drawn) {
        self.block(tree.style, tree.parents, None, tree.processes);
    }

    /// `docker compose top` writes the container's name over each header.
    fn name_above(&mut self, lines: &[Line<'_>], at: usize) {
        let Some(above) = lines[..at].iter().rev().take(2).find(|line| !line.span.is_empty()) else { return };
        let name = above.text.trim();
        let ruled = lines.get(at + 1).is_some_and(|line| line.text.starts_with("---"));
        let plain = !name.is_empty() && name.chars().all(|char| char.is_alphanumeric() || "_-.".contains(char));
        if plain && name.len() <= 80 && (ruled || matches!(self.asked, Asked::Top { .. })) {
            self.asked = Asked::Top { name: Some(name.to_owned()) };
        }
    }

    /// A forest of nothing but commands: its root, then lines that begin with a branch.
    fn forest(&mut self, lines: &[Line<'_>], at: usize) -> Option<usize> {
        let branched = |line: &Line<'_>| {
            let (branch, command) = forest::strip(&line.text);
            branch
                .filter(|_| line.text.contains("\\_ ") && !command.is_empty())
                .map(|column| (column + 1, command.to_owned()))
        };
        let below = lines.get(at + 1).and_then(&branched);
        let own = branched(&lines[at]);
        if self.open.is_some()
            || (own.is_none() && below.is_none())
            || (own.is_none() && noise::expected(&lines[at].text))
        {
            return None;
        }
        let first = own.unwrap_or_else(|| (0, lines[at].text.trim().to_owned()));
        let rest = lines[at + 1..].iter().map_while(&branched);
        let rows: Vec<(usize, String)> = std::iter::once(first).chain(rest).collect();
        let many = rows.len();
        let columns: Vec<usize> = rows.iter().map(|&(column, _)| column).collect();
        let process = |((_, command), line): ((usize, String), &Line<'_>)| Process {
            command,
            span: line.span,
            count: 1,
            ..Process::default()
        };
        let mut processes: Vec<Process> = rows.into_iter().zip(&lines[at..]).map(process).collect();
        forest::by_drawing(&mut processes, columns.into_iter());
        forest::measure(&mut processes);
        self.block(Style::Forest, Parents::Drawn, None, processes);
        Some(many)
    }

    /// A known shape may fit the beginning of rows that have more columns: what follows them would be taken for the command.
    fn wider(&mut self, lines: &[Line<'_>]) {
        let width = |layout: &Layout| layout.before.len() + layout.after.len();
        let known = self.layout.as_ref().map_or(0, width);
        if let Some(layout) = infer::layout(lines).filter(|layout| width(layout) > known) {
            self.anew(lines, &layout);
        }
    }

    /// Reads all once more, as rows of this shape.
    fn anew(&mut self, lines: &[Line<'_>], layout: &Layout) {
        *self = Self { inferred: true, ..Self::default() };
        self.all(lines, std::slice::from_ref(layout));
    }

    /// Tries the shapes that other tables have too. One that fits most lines is taken.
    fn weakly(&mut self, lines: &[Line<'_>]) {
        let numbered: Vec<&Line<'_>> = lines.iter().filter(|line| has_number(&line.text)).collect();
        let wanted = lines.iter().filter(|line| !noise::expected(&line.text)).count();
        let reads = |layout: &Layout, line: &Line<'_>| {
            rows::read(layout, &line.text, Tolerance::Shape).is_some_and(|row| {
                row.process.pid.is_some() && (row.branch.is_some() || templates::is_command(&row.process.command))
            })
        };
        let fitting = |layout: &&Layout| {
            let telling = numbered.iter().filter(|line| reads(layout, line)).count();
            if layout.has_ppid() { telling.max(linked(layout, &numbered)) } else { telling }
        };
        let best =
            templates::weak().iter().map(|layout| (fitting(&layout), layout)).rev().max_by_key(|&(count, _)| count);
        let weak = best.filter(|&(count, _)| count >= 2 && count * 2 > wanted).map(|(_, layout)| layout.clone());
        if let Some(layout) = infer::layout(lines).or(weak) {
            self.anew(lines, &layout);
        }
    }
}

/// How many of the lines read as rows, if these are the children of one another: bare names say nothing, a tree does.
fn linked(layout: &Layout, lines: &[&Line<'_>]) -> usize {
    let rows = || lines.iter().filter_map(|line| rows::read(layout, &line.text, Tolerance::Shape));
    let ids: HashSet<u32> = rows().filter_map(|row| row.process.pid).collect();
    let named = |row: &Row| row.process.command.starts_with(|char: char| char.is_alphabetic());
    let is_child = |row: &Row| {
        row.process.ppid.is_some_and(|parent| ids.contains(&parent) && row.process.pid != Some(parent)) && named(row)
    };
    let (count, children) = rows().fold((0, 0), |(all, below), row| (all + 1, below + usize::from(is_child(&row))));
    // A child each but for the root and what came in beside it; and no id twice, as columns of numbers have them.
    if children >= 2 && children + 2 >= count && ids.len() == count { count } else { 0 }
}

/// The header of `ps -eo args`.
fn is_lone_header(text: &str) -> bool {
    matches!(text.trim(), "COMMAND" | "CMD")
}

/// Whether a process id stands near the front of a line: without one there is no use in trying every shape.
fn has_number(text: &str) -> bool {
    text.split_whitespace().take(6).any(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Whether one of the first words is a number, as the id of a row is.
fn has_id(text: &str) -> bool {
    text.split_whitespace().take(3).any(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Marks the rows that reach the right margin: the terminal, or `ps` itself, may have cut their commands.
fn mark_cut(processes: &mut [Process], widths: &[usize]) {
    let margin = widths.iter().copied().max().unwrap_or(0);
    let reaching = widths.iter().filter(|&&width| width == margin).count();
    if margin < 60 || (reaching < 2 && !matches!(margin, 79 | 80 | 132)) {
        return;
    }
    for (process, &width) in processes.iter_mut().zip(widths) {
        // A cut right before a blank loses one more.
        process.cut = width + 1 >= margin;
    }
}
