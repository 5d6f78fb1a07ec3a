//! Listings without a header whose columns stand in an order of their own (`ps -o … --no-headers`): what each column is, by its
//! values in all rows.
//!
//! The process id is the column of numbers of which none comes twice, the parent's id the one whose numbers are ids of other rows
//! or 0; users, states, terminals and durations look like themselves. What is between the columns from the left and those from
//! the right is the command.

use std::collections::HashSet;

use super::columns::{Column, Layout};
use super::lines::Line;
use super::{noise, shapes, templates};

/// How many rows are looked at.
const SAMPLE: usize = 400;
/// The most columns on each side of the command.
const WIDEST: usize = 24;
/// Fewer rows say too little.
const FEWEST: usize = 3;
/// Users of which one is in nearly every listing, and that no program is called.
const ACCOUNTS: &[&str] = &["root", "nobody", "www-data", "apache", "mysql", "dbus", "message+", "systemd+"];

/// The columns of these lines, if their values tell what they are.
pub(super) fn layout(lines: &[Line<'_>]) -> Option<Layout> {
    let texts = lines.iter().map(|line| line.text.as_ref()).filter(|text| !noise::expected(text));
    let words = texts.take(SAMPLE).map(|text| text.split_whitespace().collect::<Vec<_>>());
    let rows: Vec<Vec<&str>> = words.filter(|row| row.iter().any(|word| number(word).is_some())).collect();
    if rows.len() < FEWEST {
        return None;
    }
    let left = run(&rows, |row, at| row.get(at).copied());
    let taken = left.len();
    let mut right = run(&rows, |row, at| row.len().checked_sub(at + 1).filter(|&at| at > taken).map(|at| row[at]));
    right.reverse();
    let mut sides = Sides { left, right };
    let (pid, ppid) = sides.ids(&rows)?;
    let is_left = |at: At| matches!(at, At::Left(_));
    if is_left(pid) && ppid.is_none_or(is_left) && sides.right.iter().all(|kind| *kind == Column::Number) {
        // Numbers alone at the end of a line are words of the command.
        sides.right.clear();
    }
    sides.set(pid, Column::Pid);
    if let Some(ppid) = ppid {
        sides.set(ppid, Column::Ppid);
    }
    let telling = |kind: &&Column| matches!(kind, Column::User | Column::Stat | Column::Tty | Column::Time);
    let telling = sides.left.iter().chain(&sides.right).filter(telling).count();
    let commands =
        || rows.iter().filter_map(|row| row.get(sides.left.len()..row.len().checked_sub(sides.right.len())?));
    let count = commands().filter(|command| !command.is_empty()).count();
    let like_ones = commands().filter(|command| templates::is_command(&command.join(" "))).count();
    let plain = commands().filter_map(|command| command.first()?.chars().next()).all(|first| !first.is_uppercase());
    let likely = match ppid {
        Some(_) => like_ones * 2 > rows.len() || (telling > 0 && plain),
        None => telling > 1 && like_ones * 2 > rows.len(),
    };
    (most(count, rows.len()) && likely).then_some(Layout {
        before: sides.left,
        after: sides.right,
        command_at: None,
        command_end: None,
    })
}

/// The columns before and behind the command, each in the order in which they stand.
struct Sides {
    left: Vec<Column>,
    right: Vec<Column>,
}

/// A column's place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Left(usize),
    Right(usize),
}

impl Sides {
    fn set(&mut self, at: At, kind: Column) {
        match at {
            At::Left(at) => self.left[at] = kind,
            At::Right(at) => self.right[at] = kind,
        }
    }

    /// The column of ids, and that of the parents' ids where there is one.
    fn ids(&self, rows: &[Vec<&str>]) -> Option<(At, Option<At>)> {
        let left = self.left.iter().enumerate().map(|(at, kind)| (At::Left(at), kind));
        let right = self.right.iter().enumerate().map(|(at, kind)| (At::Right(at), kind));
        let numbers: Vec<(At, Vec<Option<u32>>)> = left
            .chain(right)
            .filter(|(_, kind)| **kind == Column::Number)
            .filter_map(|(at, _)| Some((at, self.values(at, rows)?)))
            .collect();
        let set = |values: &[Option<u32>]| values.iter().flatten().copied().collect::<HashSet<u32>>();
        let sets = numbers.iter().map(|(at, values)| (*at, values, set(values)));
        let once = |set: &HashSet<u32>, values: &[Option<u32>]| set.len() == values.iter().flatten().count();
        let ids: Vec<_> = sets.filter(|(_, values, set)| once(set, values) && !set.contains(&0)).collect();
        let mut best: Option<((usize, usize), At, At)> = None;
        for (pid, values, set) in &ids {
            for (ppid, parents) in numbers.iter().filter(|(at, _)| at != pid) {
                if values.iter().zip(parents).any(|(own, parent)| own.is_some() && own == parent) {
                    continue;
                }
                let links = parents.iter().flatten().filter(|parent| set.contains(parent)).count();
                let known = links + parents.iter().flatten().filter(|parent| **parent == 0).count();
                let fits = known + 1 >= parents.len() && links * 2 >= parents.len();
                if fits && best.is_none_or(|(most, ..)| (known, links) > most) {
                    best = Some(((known, links), *pid, *ppid));
                }
            }
        }
        if let Some((_, pid, ppid)) = best {
            return Some((pid, Some(ppid)));
        }
        // Alone: that of PID 1, or in the order of starting.
        let rising = |values: &[Option<u32>]| values.iter().flatten().is_sorted();
        let mut alone = ids.iter().filter(|(_, values, set)| set.contains(&1) || rising(values));
        let first = alone.next()?;
        alone.next().is_none().then_some((first.0, None))
    }

    /// The whole numbers of a column, row by row; none where it has others.
    fn values(&self, at: At, rows: &[Vec<&str>]) -> Option<Vec<Option<u32>>> {
        let word = |row: &Vec<&str>| match at {
            At::Left(at) => number(row.get(at)?),
            At::Right(at) => number(row.get((row.len() + at).checked_sub(self.right.len())?)?),
        };
        let values: Vec<Option<u32>> = rows.iter().map(word).collect();
        most(values.iter().flatten().count(), rows.len()).then_some(values)
    }
}

/// The kinds of the columns from one side on, up to the first that is none.
fn run<'t>(rows: &[Vec<&'t str>], word: impl Fn(&Vec<&'t str>, usize) -> Option<&'t str>) -> Vec<Column> {
    let mut kinds = Vec::new();
    let mut has_user = false;
    for at in 0..WIDEST {
        let values: Vec<&str> = rows.iter().filter_map(|row| word(row, at)).collect();
        if !most(values.len(), rows.len()) {
            break;
        }
        let Some(kind) = kind(&values, has_user) else { break };
        has_user |= kind == Column::User;
        kinds.push(kind);
    }
    kinds
}

/// What nearly all values of a column are.
fn kind(values: &[&str], has_user: bool) -> Option<Column> {
    let all = |test: fn(&str) -> bool| most(values.iter().filter(|value| test(value)).count(), values.len());
    let named = || values.iter().any(|value| ACCOUNTS.contains(value));
    match () {
        () if all(|value| number(value).is_some()) => Some(Column::Number),
        () if all(shapes::is_tty) => Some(Column::Tty),
        () if all(shapes::is_stat) => Some(Column::Stat),
        () if all(|value| value.contains(':') && shapes::is_time(value)) => Some(Column::Time),
        () if !has_user && named() && all(shapes::is_user) => Some(Column::User),
        () if all(shapes::is_number) => Some(Column::Number),
        () if all(shapes::is_start) => Some(Column::Start),
        () => None,
    }
}

fn number(word: &str) -> Option<u32> {
    word.parse().ok().filter(|_| word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Nine of ten.
const fn most(count: usize, of: usize) -> bool {
    count > 0 && count * 10 >= of * 9
}

#[cfg(test)]
mod tests {
    use super::super::{Parents, parse};

    /// Id, parent, user, state, terminal, processor, memory, started, time, command.
    const ROWS: &[[&str; 10]] = &[
        ["1", "0", "root", "Ss", "?", "0.0", "10432", "10:02", "00:00:01", "/sbin/init"],
        ["25", "1", "root", "Ss", "?", "0.0", "11912", "10:02", "00:00:00", "/lib/systemd/systemd-journald"],
        ["66", "1", "redis", "Ssl", "?", "0.1", "43210", "10:02", "00:01:10", "/usr/bin/redis-server 127.0.0.1:6379"],
        ["70", "1", "root", "Ss", "?", "0.0", "9608", "10:02", "00:00:00", "/usr/sbin/httpd -DFOREGROUND"],
        ["71", "70", "apache", "S", "?", "0.0", "5876", "10:02", "00:00:00", "/usr/sbin/httpd -DFOREGROUND"],
        ["120", "0", "root", "Ss", "pts/0", "0.0", "3712", "10:15", "00:00:00", "bash"],
        ["133", "120", "root", "R+", "pts/0", "0.0", "2944", "10:16", "00:00:00", "ps -eo pid,args"],
    ];

    fn listing(columns: &[usize]) -> String {
        let width = |column: usize| ROWS.iter().map(|row| row[column].len()).max().unwrap_or(0);
        let line = |row: &[&str; 10]| {
            let cells: Vec<String> =
                columns.iter().map(|&column| format!("{:1$}", row[column], width(column))).collect();
            format!("{}\n", cells.join(" ").trim_end())
        };
        ROWS.iter().map(line).collect()
    }

    #[test]
    fn columns_in_any_order() {
        const SETS: &[&[usize]] = &[&[0, 1, 2, 9], &[0, 1, 3, 9], &[2, 3, 0, 1, 9], &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]];
        for set in SETS {
            for turn in 0..set.len() {
                let mut columns = set.to_vec();
                columns.rotate_left(turn);
                for columns in [columns.clone(), columns.iter().rev().copied().collect()] {
                    let text = listing(&columns);
                    let read = parse(&text);
                    let [block] = &read.blocks[..] else { panic!("{} listings in\n{text}", read.blocks.len()) };
                    assert_eq!(block.parents, Parents::Column, "{text}");
                    let found: Vec<(String, String, &str)> = block
                        .processes
                        .iter()
                        .map(|one| {
                            (one.pid.unwrap_or(0).to_string(), one.ppid.unwrap_or(0).to_string(), one.command.as_str())
                        })
                        .collect();
                    let wanted: Vec<(String, String, &str)> =
                        ROWS.iter().map(|row| (row[0].to_owned(), row[1].to_owned(), row[9])).collect();
                    assert_eq!(found, wanted, "{columns:?}\n{text}");
                }
            }
        }
    }

    #[test]
    fn tables_of_other_things() {
        for text in [
            "1 0 10 20 30\n2 1 11 21 31\n3 1 12 22 32\n4 1 13 23 33\n",
            "-rw-r--r-- 1 root root  120 Sep  1 10:00 a\ndrwxr-xr-x 2 root root 4096 Sep  1 10:00 b\n-rwxr-xr-x 3 root root 800 Sep 1 10:00 c\n",
            "1 root Installed httpd\n2 root Installed nginx\n3 root Removed redis\n",
            "10:00 1 0 root Started it\n10:01 2 1 root Stopped it\n10:02 3 1 root Started it\n",
            "tcp 0 0 0.0.0.0:80 0.0.0.0:* LISTEN 35/httpd\ntcp 0 0 0.0.0.0:22 0.0.0.0:* LISTEN 20/sshd\ntcp6 0 0 :::443 :::* LISTEN 35/httpd\n",
        ] {
            assert!(parse(text).blocks.is_empty(), "{text}");
        }
    }
}
