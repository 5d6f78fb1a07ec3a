//! Process listings: what was read of them, held against how many rows there are and what PID 1 is.

use foreground::report::{InputKind, Pid1Kind, Report, Subject, SubjectKind, Verdict};

/// What the label of a listing says that can be counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// `procs=`: the processes as listed; none where the label does not say how many.
    pub processes: Option<usize>,
    /// `pid1=`: the first process's command, or the beginning of it.
    pub pid1: Option<String>,
    /// `systemd_pid1=`: where systemd is PID 1, in the label's own word.
    pub systemd: String,
    /// `format=`: how the listing is written.
    pub format: String,
}

impl Facts {
    /// Reads the label.
    pub fn of(label: &str) -> Self {
        let digits = |value: &str| value.split(|char: char| !char.is_ascii_digit()).next().and_then(|n| n.parse().ok());
        Self {
            processes: value(label, "procs=").and_then(digits),
            pid1: value(label, "pid1=").map(command),
            systemd: value(label, "systemd_pid1=").map(first_word).unwrap_or_default(),
            format: value(label, "format=").unwrap_or_default().to_owned(),
        }
    }

    /// How many processes were read, and of how many.
    pub fn read(&self, report: &Report) -> Option<(usize, usize)> {
        let wanted = self.processes?;
        Some((report.subjects.iter().filter_map(|subject| subject.processes).sum(), wanted))
    }

    /// Whether systemd is PID 1 where the label says so, and only there; none where it does not say.
    pub fn systemd_is_met(&self, report: &Report) -> Option<bool> {
        let systemd = |subject: &&Subject| subject.pid1.as_ref().is_some_and(|pid1| pid1.kind == Pid1Kind::Systemd);
        let mut booted = report.subjects.iter().filter(systemd);
        let host = |found: &Subject| found.kind == SubjectKind::Host;
        match self.systemd.as_str() {
            // A system container is as good as a machine, and may not be told from one.
            "yes" => Some(booted.any(|found| !host(found) || found.verdict == Verdict::Intended)),
            "no" => Some(booted.all(host)),
            "host" => Some(booted.all(host) && report.subjects.iter().any(host)),
            _ => None,
        }
    }

    /// Whether the first process that the label names is one; none where it names none.
    pub fn pid1_is_met(&self, report: &Report) -> Option<bool> {
        let wanted = self.pid1.as_deref()?;
        let mut first = report.subjects.iter().filter_map(|found| found.pid1.as_ref());
        Some(first.any(|pid1| pid1.command.starts_with(wanted)))
    }

    /// What was missed, one line each.
    pub fn misses(&self, name: &str, report: &Report) -> Vec<String> {
        let mut misses = Vec::new();
        let mut miss = |what: String| misses.push(format!("{name} ({}): {what}", self.format));
        if report.input != InputKind::Ps {
            miss(format!("read as {:?}", report.input));
        }
        if let Some((read, wanted)) = self.read(report).filter(|(read, wanted)| read != wanted) {
            miss(format!("{read} processes read, the label says {wanted}"));
        }
        if [self.systemd_is_met(report), self.pid1_is_met(report)].contains(&Some(false)) {
            let found: Vec<String> = report.subjects.iter().map(judged).collect();
            let wanted = self.pid1.as_deref().unwrap_or("-");
            miss(format!("PID 1 is systemd: {}, PID 1: {wanted}; got {}", self.systemd, found.join(", ")));
        }
        misses
    }
}

fn judged(subject: &Subject) -> String {
    let pid1 = subject.pid1.as_ref().map_or_else(|| "-".to_owned(), |pid1| format!("{:?} {}", pid1.kind, pid1.command));
    format!("{:?} {pid1}", subject.kind).to_lowercase()
}

fn value<'l>(label: &'l str, name: &str) -> Option<&'l str> {
    label.split(';').find_map(|part| part.trim().strip_prefix(name)).map(str::trim)
}

fn first_word(value: &str) -> String {
    value.split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default().to_owned()
}

/// A command without the quotes around it and the remark behind it.
fn command(value: &str) -> String {
    if let Some((quoted, _)) = value.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
        return quoted.to_owned();
    }
    value.split(" (").next().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_read() {
        let facts =
            Facts::of("systemd_pid1=no (x); pid1=\"/bin/sh -c a\" (shell); format=ps aux; procs=4 (+5 in the ps)");
        assert_eq!(facts.processes, Some(4));
        assert_eq!((facts.pid1.as_deref(), facts.systemd.as_str()), (Some("/bin/sh -c a"), "no"));
        assert_eq!(Facts::of("pid1=sleep 5m (host PIDs); procs=n/a").pid1.as_deref(), Some("sleep 5m"));
        assert_eq!(Facts::of("procs=n/a").processes, None);
    }

    #[test]
    fn what_was_read_is_held_against_it() {
        let report = foreground::analyse(
            "PID USER TIME COMMAND\n1 root 0:00 sleep 5m\n7 root 0:00 ps\n",
            &foreground::Options::default(),
        );
        let right = Facts::of("systemd_pid1=no; pid1=sleep 5m; procs=2");
        assert_eq!(right.misses("a", &report), Vec::<String>::new());
        let wrong = Facts::of("systemd_pid1=yes; pid1=nginx; procs=3");
        assert_eq!(wrong.misses("a", &report).len(), 2);
    }
}
