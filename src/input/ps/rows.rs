//! A line as a row: which word belongs to which column.
//!
//! Most rows have one word for each column, and that is tried first. What pasting has damaged goes through the cheapest
//! alignment of words to columns, in which a column may be missing, two may be glued together, or a date may hold blanks.

use super::Process;
use super::columns::{Column, Layout, fits};
use super::{forest, shapes};

/// A row as it was read.
pub(super) struct Row {
    /// The process, without parent and place.
    pub process: Process,
    /// The column of its branch, where one is drawn.
    pub branch: Option<usize>,
    /// By how many blanks its command is set in beyond the usual one.
    pub indent: usize,
}

/// How much damage is tolerated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tolerance {
    /// None but a terminal glued to the state (`?Ss`): nothing but the rows' shape says that this is a listing.
    Shape,
    /// A header says what the columns are.
    Header,
}

/// Two columns without a blank between them.
const GLUED: u16 = 1;
/// A short name that holds a blank, for each further word.
const WORDY: u16 = 1;
/// A column without a value.
const MISSING: u16 = 3;
/// A value that does not look like one of its column.
const STRANGE: u16 = 4;
/// The most columns that a row without damage may have.
const MOST: usize = 48;
/// More than any tolerance.
const NEVER: u16 = 1000;

/// Reads a line as a row of this layout.
pub(super) fn read(layout: &Layout, line: &str, tolerance: Tolerance) -> Option<Row> {
    // Enough words for every column to be a date; the command's own words do not matter.
    let most = layout.before.len() + 6;
    let words: Vec<(usize, &str)> = words(line).take(most).collect();
    let texts: Vec<&str> = words.iter().map(|&(_, word)| word).collect();
    let (values, used) = align(&layout.before, &texts, tolerance)?;
    let mut process = Process { count: 1, ..Process::default() };
    for (&column, value) in layout.before.iter().zip(&values) {
        if let Some(value) = value {
            set(&mut process, column, value);
        }
    }
    let from = match used {
        0 => 0,
        used => words[used - 1].0 + words[used - 1].1.len(),
    };
    let field = tail(layout, line, from, &mut process, tolerance)?;
    let (branch, command) = forest::strip(field);
    let command = without_remark(command);
    if command.is_empty() {
        return None;
    }
    let lead = field.len() - field.trim_start().len();
    // Behind a column set to the right the command begins after one blank, wherever that is; otherwise where the header
    // has it, unless the columns before were too wide.
    let base = match layout.command_at {
        _ if layout.set_to_the_right() => 0,
        Some(at) => {
            line[..from].chars().count() as isize - (at as isize).max(line[..from].chars().count() as isize + 1) + 1
        }
        None => line[..from].chars().count() as isize,
    };
    process.command = command.to_owned();
    let branch = branch.map(|column| usize::try_from(column as isize + base).unwrap_or(column));
    Some(Row { process, branch, indent: lead.saturating_sub(1) })
}

fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split_whitespace().map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
}

fn set(process: &mut Process, column: Column, value: &str) {
    let given = |value: &str| (!matches!(value, "?" | "??" | "-")).then(|| value.to_owned());
    match column {
        Column::Pid => process.pid = value.parse().ok(),
        Column::Ppid => process.ppid = value.parse().ok(),
        Column::User if process.user.is_none() => process.user = given(value),
        Column::Tty => process.tty = given(value),
        Column::Stat => process.stat = given(value),
        Column::Rss => process.rss_kib = shapes::kib(value),
        Column::Service => process.group = Some(value.to_owned()),
        Column::Replica => {
            process.group = process.group.take().map(|service| format!("{service}-{value}"));
        }
        _ => {}
    }
}

/// Whether most words at the front of a line look like values of the columns, although it is no row.
pub(super) fn resembles(layout: &Layout, line: &str) -> bool {
    let telling = |column: &Column| !matches!(column, Column::Name | Column::Word | Column::User | Column::Service);
    let wanted = layout.before.iter().filter(|column| telling(column)).count();
    let found = layout.before.iter().zip(line.split_whitespace());
    let found = found.filter(|&(column, word)| telling(column) && fits(*column, word)).count();
    wanted > 2 && found * 2 > wanted
}

/// Signs with which people point at a row from behind it.
const POINTERS: &[&str] = &["←", "⇐", "⟵", "◀", "☜", "👈", "<--", "<==", "  <- ", "  <= "];

/// The command without what somebody has written behind it, pointing at the row.
fn without_remark(command: &str) -> &str {
    if !command.bytes().any(|byte| byte == b'<' || !byte.is_ascii()) {
        return command;
    }
    let at = POINTERS.iter().filter_map(|sign| command.find(sign)).min();
    // Behind a blank: an arrow may be part of a word.
    let at =
        at.filter(|&at| at > 0 && (command[at..].starts_with(' ') || command[..at].ends_with(char::is_whitespace)));
    at.map_or(command, |at| command[..at].trim_end())
}

/// The command's part of the line; takes the columns behind it into the process.
fn tail<'l>(
    layout: &Layout,
    line: &'l str,
    from: usize,
    process: &mut Process,
    tolerance: Tolerance,
) -> Option<&'l str> {
    let rest = line[from..].trim_end();
    if layout.after.is_empty() {
        return Some(rest);
    }
    let mut end = rest.len();
    let mut found = Vec::with_capacity(layout.after.len());
    for &column in layout.after.iter().rev() {
        let Some((value, start)) = last_value(column, &rest[..end]) else {
            found.clear();
            break;
        };
        found.push((column, value));
        end = start;
    }
    if !found.is_empty() && !rest[..end].trim().is_empty() {
        for (column, value) in found {
            set(process, column, value);
        }
        return Some(rest[..end].trim_end());
    }
    if tolerance == Tolerance::Shape {
        return None;
    }
    // The words do not fit from the right: then the place of the header decides.
    let cut = layout.command_end.and_then(|end| line.char_indices().nth(end)).map(|(at, _)| at);
    Some(cut.filter(|&at| at > from).map_or(rest, |at| line[from..at].trim_end()))
}

/// The value of a column at the end of a text, and where it starts.
fn last_value(column: Column, text: &str) -> Option<(&str, usize)> {
    let text = text.trim_end();
    let starts: Vec<usize> =
        text.split_whitespace().rev().take(5).map(|w| w.as_ptr() as usize - text.as_ptr() as usize).collect();
    if column == Column::Start {
        for many in [5, 2] {
            if let Some(&start) = starts.get(many - 1) {
                let words: Vec<&str> = text[start..].split_whitespace().collect();
                if shapes::start_words(&words) == Some(many) {
                    return Some((&text[start..], start));
                }
            }
        }
    }
    let &start = starts.first()?;
    fits(column, &text[start..]).then(|| (&text[start..], start))
}

/// A step of an alignment: what one column (or two glued ones) took.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// This many words.
    Words(usize),
    /// Nothing.
    Nothing,
    /// This column ends, and the next begins, at this byte of the word.
    Split(usize),
}

/// The values of columns, and how many words they took.
type Values<'w> = (Vec<Option<&'w str>>, usize);

/// The value of each column and the count of words used; at least one word is left for the command.
fn align<'w>(columns: &[Column], words: &[&'w str], tolerance: Tolerance) -> Option<Values<'w>> {
    match (straight(columns, words), tolerance) {
        (None, Tolerance::Header) => cheapest(columns, words),
        (values, _) => values,
    }
}

/// Column by column: each takes the word that comes next, or shares it with the column behind it.
fn straight<'w>(columns: &[Column], words: &[&'w str]) -> Option<Values<'w>> {
    // Without allocating: most lines of most texts fail here, for each of the shapes.
    let mut steps = [Step::Nothing; MOST];
    let (mut at, mut word) = (0, 0);
    while at < columns.len() {
        let text = *words.get(word)?;
        let dated = if columns[at] == Column::Start { shapes::start_words(&words[word..]) } else { None };
        let step = match (dated, columns.get(at + 1)) {
            (Some(many), _) => Step::Words(many),
            _ if fits(columns[at], text) => Step::Words(1),
            (None, Some(&next)) => Step::Split(split(columns[at], next, text)?),
            (None, None) => return None,
        };
        *steps.get_mut(at)? = step;
        match step {
            Step::Words(many) => (at, word) = (at + 1, word + many),
            Step::Split(_) | Step::Nothing => (at, word) = (at + 2, word + 1),
        }
    }
    (word < words.len()).then(|| follow(columns, words, |at, _| steps[at]))
}

/// The values that these steps lead to.
fn follow<'w>(columns: &[Column], words: &[&'w str], step: impl Fn(usize, usize) -> Step) -> Values<'w> {
    let mut values = Vec::with_capacity(columns.len());
    let mut word = 0;
    while values.len() < columns.len() {
        match step(values.len(), word) {
            Step::Words(many) => {
                values.push(Some(words[word]));
                word += many;
            }
            Step::Nothing => values.push(None),
            Step::Split(split) => {
                values.extend([Some(&words[word][..split]), Some(&words[word][split..])]);
                word += 1;
            }
        }
    }
    (values, word)
}

/// The alignment that costs least, if that is little enough.
fn cheapest<'w>(columns: &[Column], words: &[&'w str]) -> Option<Values<'w>> {
    let limit = MISSING * 2;
    let width = words.len() + 1;
    // best[column][word]: the cheapest way to lay out the columns from `column` on over the words from `word` on.
    let mut best = vec![(NEVER, Step::Nothing); (columns.len() + 2) * width];
    for word in 0..words.len() {
        best[columns.len() * width + word].0 = 0;
    }
    for at in (0..columns.len()).rev() {
        for word in 0..words.len() {
            let mut cell = (NEVER, Step::Nothing);
            let mut offer = |cost: u16, step: Step| {
                if cost < cell.0 {
                    cell = (cost, step);
                }
            };
            let column = columns[at];
            let here =
                |column: usize, word: usize| if word < words.len() { best[column * width + word].0 } else { NEVER };
            if fits(column, words[word]) {
                offer(here(at + 1, word + 1), Step::Words(1));
            } else if !matches!(column, Column::Pid | Column::Ppid) {
                offer(STRANGE + here(at + 1, word + 1), Step::Words(1));
            }
            match column {
                Column::Start => {
                    if let Some(many) = shapes::start_words(&words[word..]) {
                        offer(here(at + 1, word + many), Step::Words(many));
                    }
                }
                Column::Name => {
                    for extra in 1..=2 {
                        offer(WORDY * extra as u16 + here(at + 1, word + 1 + extra), Step::Words(1 + extra));
                    }
                }
                _ => {}
            }
            if let Some(&next) = columns.get(at + 1)
                && let Some(split) = split(column, next, words[word])
            {
                offer(GLUED + here(at + 2, word + 1), Step::Split(split));
            }
            if column != Column::Pid {
                offer(MISSING + here(at + 1, word), Step::Nothing);
            }
            best[at * width + word] = cell;
        }
    }
    if best.first().is_none_or(|&(cost, _)| cost > limit) {
        return None;
    }
    let (values, used) = follow(columns, words, |at, word| best[at * width + word].1);
    // A row in which nothing fits is none; one without any column is all command.
    (columns.is_empty() || used > 0).then_some((values, used))
}

/// Where a word falls into a value of each of two columns: at the sign for "no terminal", or where a cut user ends.
fn split(first: Column, second: Column, word: &str) -> Option<usize> {
    let at = match first {
        Column::Tty if word.starts_with('?') => word.len() - word.trim_start_matches('?').len(),
        Column::User => word.find('+')? + 1,
        Column::Stat => word.find(|char: char| char.is_ascii_digit())?,
        _ => return None,
    };
    (at < word.len() && fits(first, &word[..at]) && fits(second, &word[at..])).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::super::columns::header;
    use super::*;

    fn row(head: &str, line: &str) -> Process {
        let layout = header(head).expect("a header");
        read(&layout, line, Tolerance::Header).expect("a row").process
    }

    const AUX: &str = "USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND";

    #[test]
    fn damaged_rows() {
        let process = row(AUX, "root 81 0.0 0.0 5888 2972 pts/0 R+ 00:52 ps aux");
        assert_eq!((process.pid, process.command.as_str()), (Some(81), "ps aux"));
        let process = row(AUX, "message+1 0.0 0.0 5888 2972 ?Ss Oct 25 0:00 dbus-daemon");
        assert_eq!((process.pid, process.user.as_deref()), (Some(1), Some("message+")));
        assert_eq!((process.stat.as_deref(), process.rss_kib), (Some("Ss"), Some(2972)));
        let process = row("  PID TTY      STAT   TIME COMMAND", "4683 ?Ss     0:00 /sbin/init");
        assert_eq!((process.pid, process.command.as_str()), (Some(4683), "/sbin/init"));
        let process = row("USER PID STARTED COMMAND", "root 1 Thu Oct 24 00:33:09 2019 /sbin/init");
        assert_eq!(process.command, "/sbin/init");
    }

    #[test]
    fn the_command_in_the_middle() {
        let process =
            row("  PID CMD                         USER     STAT", "    1 /sbin/init splash            root     Ss");
        assert_eq!((process.command.as_str(), process.user.as_deref()), ("/sbin/init splash", Some("root")));
        let process = row("PID COMMAND COMMAND", "9 tmux: server tmux -f a");
        assert_eq!(process.pid, Some(9));
    }

    #[test]
    fn no_rows() {
        let layout = header(AUX).expect("a header");
        for line in ["", "Starting httpd: [ OK ]", "root", "-- Logs begin at Thu 2018-02-08 13:18:54 --"] {
            assert!(read(&layout, line, Tolerance::Header).is_none(), "{line}");
        }
    }
}
