//! Listings of a container with a booted init: its household, and services with their workers.

use std::fmt::Write;

/// Commands that such containers run; a worker repeats its parent's.
const SERVICES: &[&str] =
    &["/usr/sbin/httpd -DFOREGROUND", "/usr/sbin/crond -n", "/usr/sbin/sshd -D", "/opt/app/bin/worker --queue mail"];

/// What the init brings along.
const HOUSEHOLD: &[&str] = &[
    "/usr/lib/systemd/systemd-journald",
    "/usr/lib/systemd/systemd-udevd",
    "/usr/lib/systemd/systemd-logind",
    "/usr/bin/dbus-daemon --system --nofork",
];

/// The longest of so many bytes.
pub fn household(bytes: usize) -> String {
    let mut text = listing(bytes / 30);
    while text.len() > bytes {
        text.truncate(text[..text.len() - 1].rfind('\n').map_or(0, |at| at + 1));
    }
    text
}

/// A listing of so many processes, as `ps -eo pid,ppid,rss,args` writes it.
fn listing(lines: usize) -> String {
    let mut text = String::from("   PID   PPID   RSS COMMAND\n     1      0  4000 /usr/sbin/init\n");
    for number in 1..lines {
        let pid = number + 1;
        // Every tenth row begins a family of its own.
        let head = pid - (pid % 10);
        let (parent, command) = match HOUSEHOLD.get(number - 1) {
            Some(helper) => (1, helper),
            None if pid % 10 == 0 || head <= 1 => (1, &SERVICES[pid / 10 % SERVICES.len()]),
            None => (head, &SERVICES[head / 10 % SERVICES.len()]),
        };
        // A String takes all.
        let _ = writeln!(text, "{pid:>6} {parent:>6} {:>5} {command}", 1000 + number % 5000);
    }
    text
}

#[cfg(test)]
mod tests {
    use foreground::{MAX_INPUT, Options, analyse};

    use super::*;

    #[test]
    fn every_row_is_a_process() {
        for lines in [100, 1_000, 10_000] {
            let report = analyse(&listing(lines), &Options::default());
            assert_eq!(report.subjects[0].processes, Some(lines));
            assert!(report.problems.is_empty());
        }
        assert!(household(MAX_INPUT).len() <= MAX_INPUT);
    }
}
