//! What a script is for, as far as its own text says it: to start a container, or to set up a machine.

use crate::boot::manager::{self, By, Verb};
use crate::boot::{Boot, EventKind};
use crate::input::script::hands_over;
use crate::input::shell::{self, Found, Script};
use crate::knowledge::programs;
use crate::report::Outcome;

/// What a script is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To start a container.
    Start,
    /// To set up a machine: it installs, and asks the service manager.
    Host,
    /// To be run by `service` and an init: an init script.
    Init,
    /// To build an image: a RUN of the Dockerfile beside it runs it.
    Build,
    /// Either could be.
    Open,
}

impl Purpose {
    /// What the text itself says, by structure; the name of the file says nothing.
    #[must_use]
    pub fn of(text: &str, script: &Script, boot: &Boot) -> Self {
        if is_init_script(text) {
            return Self::Init;
        }
        let commands = script.commands();
        let values = |found: &Found<'_>| -> Vec<String> {
            found.words.iter().skip(shell::unwrap(found.words).index).map(|word| word.value.clone()).collect()
        };
        let all: Vec<Vec<String>> = commands.iter().map(values).collect();
        let requests: Vec<manager::Request> = all
            .iter()
            .filter_map(|words| manager::request(&words.iter().map(String::as_str).collect::<Vec<_>>()))
            .collect();
        let asks_systemd = requests.iter().any(|request| request.by == By::Systemctl);
        let by_script = requests.iter().any(|request| request.by == By::InitScript && request.verb == Verb::Start);
        let gives_place = commands.iter().any(|found| {
            let words: Vec<&str> = found.words.iter().map(|word| word.value.as_str()).collect();
            words.first() == Some(&"exec") && (words.len() > 1 || hands_over(&words))
        });
        let waits = boot.outcome == Some(Outcome::Runs)
            || boot.running.iter().any(|running| running.foreground)
            || boot.events.iter().any(|event| super::waits(&event.kind));
        if waits || gives_place {
            return Self::Start;
        }
        let installs = all.iter().any(|words| {
            let (program, args) = words.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
            programs::package_manager(program).is_some()
                && args
                    .iter()
                    .any(|arg| matches!(arg.as_str(), "install" | "add" | "in" | "-i" | "-S" | "-Sy" | "-Syu"))
        });
        // With `-u` it gives rights up, as a container that begins as root does; without, it takes them.
        let as_admin = commands.iter().any(|found| {
            found.words.first().is_some_and(|word| word.value == "sudo")
                && found.words.get(1).is_some_and(|word| !word.value.starts_with("-u") && word.value != "--user")
        });
        if (installs || as_admin || text.contains("EUID")) && (asks_systemd || by_script) {
            return Self::Host;
        }
        let boots =
            boot.events.iter().any(|event| matches!(event.kind, EventKind::Init { .. } | EventKind::Supervisor { .. }));
        let background = boot.events.iter().any(|event| matches!(event.kind, EventKind::Daemonised { .. }));
        if boots || background || (by_script && !asks_systemd) { Self::Start } else { Self::Open }
    }
}

/// Whether a script is one of those that `service` and an init run: by the header of the Linux Standard Base
/// (<https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/initscrcomconv.html>), chkconfig's
/// (chkconfig(8)), or OpenRC's interpreter (openrc-run(8)).
fn is_init_script(text: &str) -> bool {
    const HEADER: usize = 60;
    text.lines().take(HEADER).any(|line| {
        let line = line.trim_end();
        line == "### BEGIN INIT INFO"
            || line.strip_prefix('#').is_some_and(|rest| rest.trim_start().starts_with("chkconfig:"))
            || (line.starts_with("#!") && line.ends_with("/openrc-run"))
    })
}
