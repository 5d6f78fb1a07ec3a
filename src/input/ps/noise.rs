//! What stands around and between listings and is no row: prompts, pagers, ellipses, the summary of `top`.

/// A line that a shell's prompt begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Prompt<'l> {
    /// The machine's name in it.
    pub host: Option<&'l str>,
    /// What was typed.
    pub typed: &'l str,
}

/// Programs that people type to get a listing, or to get where they take it. A line may begin with one without a prompt.
const TYPED: &[&str] = &[
    "ps",
    "psaxfw",
    "psaux",
    "top",
    "pstree",
    "docker",
    "podman",
    "nerdctl",
    "kubectl",
    "oc",
    "crictl",
    "lxc",
    "lxc-attach",
    "runc",
    "sudo",
    "systemctl",
    "systemd-cgls",
    "watch",
    "docker-compose",
    "docker-machine",
    "ssh",
    "exit",
    "machinectl",
    "nsenter",
    "incus",
    "vzctl",
    "prlctl",
    "pct",
    "busybox",
];

/// Reads a line as a prompt with what was typed behind it, or as a command typed without one.
pub(super) fn prompt(line: &str) -> Option<Prompt<'_>> {
    let line = line.trim();
    for (at, mark) in line.match_indices(['#', '$', '%', '>', '❯', '➜', 'λ', '»']) {
        let before = &line[..at];
        let behind = &line[at + mark.len()..];
        // A prompt is short; looking further would make long lines costly.
        if before.len() > 160 {
            break;
        }
        if looks_like_prompt(before, mark) && (behind.is_empty() || begins_command(before, behind)) {
            return Some(Prompt { host: host(before), typed: behind.trim() });
        }
    }
    let word = line.split_whitespace().next()?;
    TYPED.contains(&word).then_some(Prompt { host: None, typed: line })
}

fn looks_like_prompt(before: &str, mark: &str) -> bool {
    let trimmed = before.trim_end();
    if trimmed.is_empty() {
        return mark != "%" || before.is_empty();
    }
    let shell = ["sh", "bash", "ash", "zsh", "PS"]
        .iter()
        .any(|name| trimmed == *name || trimmed.starts_with(&format!("{name}-")));
    shell
        || trimmed.contains('@') && !trimmed.contains("=")
        || trimmed.ends_with([']', ')', '~'])
        || trimmed.starts_with(['/', '~'])
        || trimmed.ends_with("->") && mark == ">"
        || !trimmed.contains(' ') && trimmed.len() <= 24 && !trimmed.contains(['=', '<', '"', '&', ';'])
}

/// Behind the mark there is a blank; or, as some paste it, the command at once behind a bracket or a lone `$`.
fn begins_command(before: &str, behind: &str) -> bool {
    behind.starts_with(char::is_whitespace)
        || (before.is_empty() || before.ends_with([']', ')', '~', ' ']) || before.contains('@'))
            && behind.starts_with(|char: char| char.is_alphanumeric() || char == '/')
}

/// The machine in `[root@f1cb51c9196e /]`, `user@machine:~`.
fn host(before: &str) -> Option<&str> {
    let (_, behind) = before.rsplit_once(['@', '❤'])?;
    let end = behind.find([':', ' ', ']', ')', '~', '/', '#', '$']).unwrap_or(behind.len());
    Some(&behind[..end]).filter(|host| !host.is_empty())
}

/// Beginnings of the lines that `top`, `systemctl status` and pagers print around a listing.
const LEADS: &[&str] = &[
    "top -",
    "Tasks:",
    "Threads:",
    "%Cpu",
    "Cpu(s)",
    "KiB ",
    "MiB ",
    "GiB ",
    "Mem:",
    "Swap:",
    "CPU:",
    "Load average",
    "Load Avg",
    "Processes:",
    "lines ",
    "(END)",
    "--More--",
    "Every ",
    "total ",
    "```",
    "~~~",
    "CGroup:",
    "Control group",
    "Main PID:",
    "Docs:",
    "Active:",
    "Loaded:",
    "Status:",
    "Memory:",
    "Process:",
    "Drop-In:",
    "State:",
    "Jobs:",
    "Failed:",
    "Since:",
    "●",
    "○",
    "* ",
    "TriggeredBy:",
    "Units:",
    "Invocation:",
    "IO:",
    "IP:",
    "FD Store:",
    "Device:",
];

/// Words for "some lines were left out".
const LEFT_OUT: &[&str] = &[
    "snip",
    "snipped",
    "cut",
    "omitted",
    "truncated",
    "skip",
    "skipped",
    "etc",
    "省略",
    "略",
    "中略",
    "以下略",
    "删节",
    "省略号",
    "생략",
];

/// Whether a line between two rows is expected there: nothing was lost by not reading it.
pub(super) fn expected(line: &str) -> bool {
    let line = line.trim();
    if line.is_empty() || LEADS.iter().any(|lead| line.starts_with(lead)) {
        return true;
    }
    // Ellipses and rules: signs only, or a word for "left out" between signs.
    let core = line.trim_matches(|char: char| !char.is_alphanumeric()).to_lowercase();
    let markup = line.starts_with('<') && line.ends_with('>') && !line.contains(' ');
    // `ps m` has a row for each thread, with neither an id nor a command.
    let thread = line.ends_with(" -") && line.split_whitespace().count() > 3 && line.contains(" - ");
    core.is_empty()
        || thread
        || markup
        || LEFT_OUT.contains(&core.as_str())
        || core.starts_with("snip")
        || prompt(line).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts() {
        for (line, host, typed) in [
            ("[root@f1cb51c9196e /]# ps -aux", Some("f1cb51c9196e"), "ps -aux"),
            ("admin@syscont:~$ systemctl status x", Some("syscont"), "systemctl status x"),
            ("sh-4.3# ps -ef", None, "ps -ef"),
            ("/data # ps -a", None, "ps -a"),
            ("$ps aux", None, "ps aux"),
            ("# docker top sleep", None, "docker top sleep"),
            ("root@web # docker container top  c", Some("web"), "docker container top  c"),
            ("docker exec -it a /bin/bash", None, "docker exec -it a /bin/bash"),
            ("[root@host ~]#", Some("host"), ""),
        ] {
            assert_eq!(prompt(line), Some(Prompt { host, typed }), "{line}");
        }
        for line in ["Starting httpd: [ OK ]", "It takes 50% of the time", "the ps command"] {
            assert_eq!(prompt(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_expected() {
        for line in
            ["...", "[...]", "‹删节›", "<snip/>", "（中略）", "lines 1-15/15 (END)", "----", "", "Tasks: 2 total"]
        {
            assert!(expected(line), "{line}");
        }
        assert!(!expected("root      xx  not a row at all"));
    }
}
