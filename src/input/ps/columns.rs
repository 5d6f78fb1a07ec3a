//! What the columns of a listing are, by their header, and what a value of each looks like.

use super::shapes;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    /// The process id.
    Pid,
    /// The parent's process id.
    Ppid,
    /// The user, by name or number.
    User,
    /// The controlling terminal.
    Tty,
    /// The state.
    Stat,
    /// Resident memory.
    Rss,
    /// A quantity: a number, perhaps with a unit.
    Number,
    /// When it began; may hold blanks (`Oct 25`).
    Start,
    /// A duration.
    Time,
    /// A short name of the program; may hold blanks.
    Name,
    /// The service whose container it runs in, as `docker compose top` names it.
    Service,
    /// Which of the service's containers: `docker compose top` counts them.
    Replica,
    /// Anything without blanks.
    Word,
    /// The command line.
    Command,
}

/// The columns of a listing, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// Those before the command.
    pub before: Vec<Column>,
    /// Those behind it.
    pub after: Vec<Column>,
    /// The character column at which the header has the command; absent without a header.
    pub command_at: Option<usize>,
    /// Where the column behind the command begins.
    pub command_end: Option<usize>,
}

impl Layout {
    /// A layout without a header, the command last.
    pub fn bare(before: &[Column]) -> Self {
        Self { before: before.to_vec(), after: Vec::new(), command_at: None, command_end: None }
    }

    /// Whether a column names the parents.
    pub fn has_ppid(&self) -> bool {
        self.before.contains(&Column::Ppid) || self.after.contains(&Column::Ppid)
    }

    /// Whether it lists the containers of several services.
    pub fn has_services(&self) -> bool {
        self.before.first() == Some(&Column::Service)
    }

    /// Whether these are the columns of busybox's `ps`, which no other has.
    pub fn is_busybox(&self) -> bool {
        use Column::{Number, Pid, Stat, Time, User};
        self.after.is_empty() && matches!(*self.before, [Pid, User, Time] | [Pid, User, Number, Stat])
    }

    /// Whether it has so few columns that many a line would fit.
    pub fn is_thin(&self) -> bool {
        let telling = |column: &&Column| !matches!(column, Column::Name | Column::Word);
        self.before.iter().chain(&self.after).filter(telling).count() < 2
    }

    /// Whether the last column before the command is set to the right, so that the command follows it after one blank.
    pub fn set_to_the_right(&self) -> bool {
        matches!(
            self.before.last(),
            Some(Column::Time | Column::Number | Column::Rss | Column::Pid | Column::Ppid | Column::Start)
        )
    }
}

/// Header words. Those of `ps`, `top`, `docker top`, `podman top`, busybox, Solaris and macOS, and the translated ones
/// that `top` of procps has.
const HEADERS: &[(Column, &[&str])] = &[
    (Column::Pid, &["PID", "TGID", "HPID"]),
    (Column::Ppid, &["PPID"]),
    (
        Column::User,
        &[
            "USER", "UID", "EUSER", "RUSER", "EUID", "RUID", "UNAME", "LOGNAME", "HUSER", "SUSER", "FUSER", "USUARIO",
            "BENUTZER", "UTIL.",
        ],
    ),
    (Column::Tty, &["TTY", "TT", "TTNAME"]),
    (Column::Stat, &["STAT", "S", "STATE"]),
    (Column::Rss, &["RSS", "RSZ", "RES", "RSSIZE"]),
    (
        Column::Number,
        &[
            "%CPU", "%MEM", "CPU", "MEM", "%VSZ", "CPU%", "MEM%", "C", "CP", "F", "SZ", "VSZ", "VSIZE", "SIZE", "VIRT",
            "SHR", "SWAP", "PRI", "PR", "NI", "NICE", "PGID", "PGRP", "SID", "SESS", "SESSION", "TPGID", "LWP", "SPID",
            "TID", "NLWP", "THCNT", "PSR", "P", "CPUID", "MAJFLT", "MINFLT", "MAJFL", "TRS", "DRS", "CODE", "DATA",
            "GID", "EGID", "RGID", "RTPRIO", "DMEM", "%CPUS",
        ],
    ),
    (Column::Start, &["STIME", "START", "STARTED", "LSTART", "BSDSTART"]),
    (Column::Time, &["TIME", "TIME+", "CPUTIME", "ELAPSED", "ETIME", "ETIMES", "HORA+", "ZEIT+", "TEMPS+"]),
    (Column::Name, &["COMM", "UCMD", "UCOMM", "EXE"]),
    (Column::Service, &["SERVICE"]),
    (Column::Replica, &["#"]),
    (
        Column::Word,
        &[
            "WCHAN",
            "ADDR",
            "CLS",
            "POL",
            "LABEL",
            "CGROUP",
            "UNIT",
            "UUNIT",
            "SLICE",
            "GROUP",
            "EGROUP",
            "RGROUP",
            "HGROUP",
            "MACHINE",
            "HOST",
            "PIDNS",
            "NETNS",
            "MNTNS",
            "USERNS",
            "IPCNS",
            "UTSNS",
            "IMAGE",
            "CONTAINER",
            "NSPID",
            "CAPEFF",
            "EFFECTIVE",
            "SECCOMP",
            "FLAGS",
            "B",
            "PENDING",
            "BLOCKED",
            "IGNORED",
            "CAUGHT",
            "ENVID",
            "LUID",
            "ZONE",
            "PROJECT",
        ],
    ),
    (Column::Command, &["COMMAND", "CMD", "ARGS", "CMDLINE", "ORDEN", "BEFEHL", "COM.", "PROCESS"]),
];

/// The length of the longest of them.
const LONGEST: usize = 9;

/// The column that a header word names, in whatever case.
pub(super) fn named(word: &str) -> Option<Column> {
    let upper = word.to_ascii_uppercase();
    HEADERS.iter().find(|(_, words)| words.contains(&upper.as_str())).map(|&(column, _)| column)
}

/// The words of a line, each with its first character's column.
fn words(line: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (column, (at, char)) in line.char_indices().enumerate() {
        match (char.is_whitespace(), open) {
            (true, Some((column, start))) => {
                out.push((column, &line[start..at]));
                open = None;
            }
            (false, None) => open = Some((column, at)),
            _ => {}
        }
    }
    if let Some((column, start)) = open {
        out.push((column, &line[start..]));
    }
    out
}

/// Reads a line as a header. Most of its words must be known, a command and a process id or a user among them.
pub(super) fn header(line: &str) -> Option<Layout> {
    // No header is that long; and a row of 100,000 words need not be looked at word by word.
    if line.len() > 400 || !line.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    // Most lines are rows: told apart without looking at their words one by one.
    let count = |(all, likely): (usize, usize), word| (all + 1, likely + usize::from(may_name(word)));
    let (all, likely) = line.split_whitespace().fold((0, 0), count);
    if likely < 2 || likely * 2 <= all {
        return None;
    }
    let words = words(line);
    // `docker ps`, `docker compose ps` and `kubectl` are no process listings.
    if words.len() < 2 || words[0].1 == "CONTAINER" && words.get(1).is_some_and(|word| word.1 == "ID") {
        return None;
    }
    let mut columns: Vec<Option<Column>> = words.iter().map(|&(_, word)| named(word)).collect();
    let known = columns.iter().flatten().count();
    if known < 2 || known * 2 <= words.len() {
        return None;
    }
    let last = columns.len() - 1;
    // The right margin may have cut the last word.
    let cut = |word: &str| word.len() > 1 && "COMMAND".starts_with(word);
    let mut command = columns.iter().rposition(|&column| column == Some(Column::Command));
    if command.is_none() && known >= 4 && (cut(words[last].1) || columns[last] == Some(Column::Name)) {
        columns[last] = Some(Column::Command);
        command = Some(last);
    }
    let identifies = columns.iter().flatten().any(|column| matches!(column, Column::Pid | Column::User));
    // `lsof` and others begin with the command and go on with what `ps` never has.
    if !identifies || (command.is_none() && known < 5) || !shouts(&words, &columns) {
        return None;
    }
    let plain = |column: &Option<Column>| match column {
        // Of two command columns the first is the short name.
        Some(Column::Command) => Column::Name,
        Some(column) => *column,
        None => Column::Word,
    };
    let split = command.unwrap_or(columns.len());
    Some(Layout {
        before: columns[..split].iter().map(plain).collect(),
        after: columns.get(split + 1..).unwrap_or_default().iter().map(plain).collect(),
        command_at: command.map(|at| words[at].0),
        command_end: command.and_then(|at| words.get(at + 1)).map(|word| word.0),
    })
}

/// Whether a word is made of what the names of columns are made of.
fn may_name(word: &str) -> bool {
    word.len() <= LONGEST
        && word.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'%' | b'+' | b'#' | b'.'))
}

/// Headers are written in capitals (`Command` of htop and a renamed column aside); prose is not.
fn shouts(words: &[(usize, &str)], columns: &[Option<Column>]) -> bool {
    let loud = words
        .iter()
        .zip(columns)
        .filter(|((_, word), column)| column.is_some() && !word.chars().any(char::is_lowercase))
        .count();
    loud * 2 >= words.len()
}

/// Whether a value looks like one of the column.
pub(super) fn fits(column: Column, value: &str) -> bool {
    match column {
        Column::Pid | Column::Ppid => shapes::is_pid(value),
        Column::User => shapes::is_user(value),
        Column::Tty => shapes::is_tty(value),
        Column::Stat => shapes::is_stat(value),
        Column::Rss | Column::Number => shapes::is_number(value),
        Column::Start => shapes::is_start(value),
        Column::Time => shapes::is_time(value),
        Column::Replica => value.parse::<u32>().is_ok(),
        Column::Name | Column::Service | Column::Word | Column::Command => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers() {
        for line in [
            "USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND",
            "PID   USER     TIME   COMMAND",
            "  PID USER      PR  NI    VIRT    RES    SHR S %CPU %MEM     TIME+ COMMAND",
            "  PID COMMAND",
            "USER COMMAND",
            "  PID  Ppid Name  COMMAND",
            "USER PID PPID %CPU ELAPSED TTY TIME COMMAND",
            "    PID USER       PRI  NI  VIRT   RES   SHR S CPU% MEM%   TIME+  Command",
            "UID PID PPID C STIME TTY TIME COMMA",
        ] {
            assert!(header(line).is_some(), "{line}");
        }
        for line in [
            "CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES",
            "COMMAND   PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME",
            "CMD [\"/usr/sbin/init\"]",
            "USER root",
            "The user and the command",
            "CMD",
        ] {
            assert!(header(line).is_none(), "{line}");
        }
    }

    #[test]
    fn every_name_may_be_one() {
        let names = || HEADERS.iter().flat_map(|(_, names)| names.iter());
        assert!(names().all(|name| may_name(name)));
        assert_eq!(names().map(|name| name.len()).max(), Some(LONGEST));
    }

    #[test]
    fn the_command_may_stand_anywhere() {
        let layout = header("  PID COMMAND                     USER     STAT").expect("a header");
        assert_eq!(layout.before, [Column::Pid]);
        assert_eq!(layout.after, [Column::User, Column::Stat]);
        assert_eq!((layout.command_at, layout.command_end), (Some(6), Some(34)));
        let layout = header("PID COMMAND COMMAND").expect("a header");
        assert_eq!(layout.before, [Column::Pid, Column::Name]);
    }
}
