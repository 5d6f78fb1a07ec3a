//! Listings without a header: the columns are inferred from the shape of a row.

use std::sync::LazyLock;

use super::columns::Column::{Name, Number, Pid, Ppid, Rss, Start, Stat, Time, Tty, User, Word};
use super::columns::{Column, Layout};

/// Shapes that nothing but a process listing has; the first that fits is taken.
static STRONG: LazyLock<Vec<Layout>> = LazyLock::new(|| {
    let shapes: &[&[Column]] = &[
        // ps aux
        &[User, Pid, Number, Number, Number, Rss, Tty, Stat, Start, Time],
        // ps -elF
        &[Number, Stat, User, Pid, Ppid, Number, Number, Number, Word, Number, Word, Rss, Number, Start, Tty, Time],
        // ps -elf
        &[Number, Stat, User, Pid, Ppid, Number, Number, Number, Word, Number, Word, Start, Tty, Time],
        // ps axl
        &[Number, User, Pid, Ppid, Number, Number, Number, Rss, Word, Stat, Tty, Time],
        // ps axjf
        &[Ppid, Pid, Number, Number, Tty, Number, Stat, User, Time],
        // ps -eF
        &[User, Pid, Ppid, Number, Number, Rss, Number, Start, Tty, Time],
        // ps -ef f
        &[User, Pid, Ppid, Number, Start, Tty, Stat, Time],
        // ps -ef, docker top
        &[User, Pid, Ppid, Number, Start, Tty, Time],
        // top
        &[Pid, User, Number, Number, Number, Rss, Number, Stat, Number, Number, Time],
        // busybox top, with and without the processor
        &[Pid, Ppid, User, Stat, Number, Number, Number, Number],
        &[Pid, Ppid, User, Stat, Number, Number, Number],
        // ps axf
        &[Pid, Tty, Stat, Time],
        // ps -ejH
        &[Pid, Number, Number, Tty, Time],
        // ps -e
        &[Pid, Tty, Time],
        // busybox ps, of several ages
        &[Pid, User, Number, Stat],
        &[Pid, User, Time],
        &[Pid, User, Stat, Time],
        &[User, Pid, Tty, Stat, Time],
    ];
    shapes.iter().map(|columns| Layout::bare(columns)).collect()
});

/// Shapes that other tables have too: taken only where nothing else was found, and where the commands look like ones.
static WEAK: LazyLock<Vec<Layout>> = LazyLock::new(|| {
    let shapes: &[&[Column]] = &[
        &[Pid, Ppid, User, Rss, Stat],
        &[Pid, Ppid, User, Rss],
        &[User, Pid, Ppid],
        &[Pid, Ppid, User, Stat],
        &[Pid, Ppid, User],
        &[Pid, Ppid, Stat],
        &[Pid, Ppid, Name],
        &[Pid, Ppid],
        &[User, Pid],
        &[Pid, Stat],
        &[Pid, Tty],
        &[Pid, User],
        &[Pid],
    ];
    shapes.iter().map(|columns| Layout::bare(columns)).collect()
});

/// The strong shapes.
pub(super) fn strong() -> &'static [Layout] {
    &STRONG
}

/// The weak shapes.
pub(super) fn weak() -> &'static [Layout] {
    &WEAK
}

/// Whether a text could be the command of a row, by its first character: a path, a kernel thread, a login shell, a title.
pub(super) fn is_command(command: &str) -> bool {
    let word = command.split_whitespace().next().unwrap_or_default();
    let path = word.starts_with('/') && word[1..].contains('/');
    let marked = word.starts_with(['[', '{', '(', '@']) && word.len() > 2;
    let login = word.strip_prefix('-').is_some_and(|shell| matches!(shell, "sh" | "bash" | "zsh" | "ash"));
    let title = word.strip_suffix(':').is_some_and(|name| command.len() > word.len() && name.len() > 2);
    path || marked || login || title || matches!(word, "bash" | "sh" | "ps" | "init" | "systemd")
}
