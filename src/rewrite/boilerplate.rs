//! What is copied along from systemd images, and the edits that take it away.

use super::apply::replace;
use super::draft::Boilerplate;
use std::collections::HashSet;

use crate::boot::manager::{self, By, Verb};
use crate::input::dockerfile::{Argument, Content, Dockerfile, Instruction, Keyword, Pair};
use crate::knowledge::platform::Platform;
use crate::knowledge::programs;
use crate::report::Edit;
use crate::subject::StageSubject;
use crate::text::Span;

/// A piece of boilerplate outside RUN, and what takes it away.
#[derive(Debug)]
pub struct Piece {
    /// What it is: neighbours in one list go together.
    pub found: Vec<Boilerplate>,
    /// What takes it away.
    pub edit: Edit,
}

/// Values of `container` that tell systemd that it runs in one (systemd's container interface).
const CONTAINER_VALUES: &[&str] = &["docker", "podman", "oci", "lxc", "container"];

/// The boilerplate in a stage's own ENV, VOLUME and STOPSIGNAL instructions.
#[must_use]
pub fn outside_run(file: &Dockerfile, subject: &StageSubject<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for index in subject.stage.instructions.clone() {
        let instruction = &file.instructions[index];
        match &instruction.content {
            Content::Env(pairs) => {
                let doomed =
                    |pair: &Pair| pair.key == "container" && CONTAINER_VALUES.contains(&pair.value.trim_matches('"'));
                pieces.extend(parts(instruction, pairs, doomed, |pair| pair.span, |_| "ENV container".to_owned()));
            }
            Content::Words(words) if instruction.keyword == Keyword::Volume => {
                // /run, /tmp and the like stand in the same list only for systemd's sake.
                let cgroup = words.iter().any(|word| word.value.starts_with("/sys/fs/cgroup"));
                let doomed = |word: &Argument| {
                    word.value.starts_with("/sys/fs/cgroup")
                        || (cgroup
                            && matches!(word.value.as_str(), "/run" | "/tmp" | "/run/lock" | "/run/systemd" | "/sys"))
                };
                pieces.extend(parts(
                    instruction,
                    words,
                    doomed,
                    |word| word.span,
                    |word| format!("VOLUME {}", word.value),
                ));
            }
            Content::Words(words) if instruction.keyword == Keyword::Stopsignal => {
                if let Some(word) = words.first().filter(|word| is_systemd_signal(&word.value)) {
                    pieces.push(Piece {
                        found: vec![Boilerplate {
                            shown: format!("STOPSIGNAL {}", word.value),
                            span: instruction.span,
                        }],
                        edit: replace(instruction.lines, ""),
                    });
                }
            }
            _ => {}
        }
    }
    pieces
}

/// Whom a health check asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// systemctl, which answers nobody without systemd.
    Systemctl,
    /// An init script, which looks for a process.
    InitScript,
}

/// The health checks of a stage's own that ask a service manager.
#[must_use]
pub fn health_checks(file: &Dockerfile, subject: &StageSubject<'_>) -> Vec<(Span, Asked)> {
    let own = subject.stage.instructions.clone().map(|index| &file.instructions[index]);
    own.filter(|instruction| instruction.keyword == Keyword::Healthcheck)
        .filter_map(|instruction| {
            asked(&instruction.args.text, subject.platform.as_ref()).map(|asked| (instruction.span, asked))
        })
        .collect()
}

/// The patch for each health check that asks systemctl. Where no init boots it is always unhealthy; what else to ask, a person
/// must say.
#[must_use]
pub fn without_health_checks(file: &Dockerfile, subject: &StageSubject<'_>) -> Vec<Piece> {
    let found = health_checks(file, subject).into_iter().filter(|(_, asked)| *asked == Asked::Systemctl);
    let found: HashSet<Span> = found.map(|(span, _)| span).collect();
    let own = subject.stage.instructions.clone().map(|index| &file.instructions[index]);
    own.filter(|instruction| found.contains(&instruction.span))
        .map(|instruction| Piece {
            found: vec![Boilerplate { shown: "HEALTHCHECK".to_owned(), span: instruction.span }],
            edit: replace(instruction.lines, ""),
        })
        .collect()
}

/// How many words of a request are read.
const LONGEST: usize = 8;

/// Whom the words of a health check ask.
fn asked(check: &str, platform: Option<&Platform>) -> Option<Asked> {
    let words: Vec<&str> =
        check.split(|c: char| !(c.is_alphanumeric() || "/._-".contains(c))).filter(|word| !word.is_empty()).collect();
    let commands = (0..words.len()).filter_map(|at| manager::request(&words[at..words.len().min(at + LONGEST)]));
    for request in commands {
        match request.by {
            By::Systemctl => return Some(Asked::Systemctl),
            // `service` hands over to systemctl where the distribution has systemd units (service(8) of RHEL 7 and later).
            By::InitScript if platform.is_some_and(programs::service_is_systemctl) => return Some(Asked::Systemctl),
            By::InitScript if request.verb == Verb::Status => return Some(Asked::InitScript),
            _ => {}
        }
    }
    None
}

/// Whether a stop signal is the one that makes systemd shut down (systemd(1), SIGRTMIN+3).
#[must_use]
pub fn is_systemd_signal(signal: &str) -> bool {
    let signal = signal.to_ascii_uppercase();
    matches!(signal.trim_start_matches("SIG"), "RTMIN+3" | "37")
}

/// The doomed parts of an instruction's list: neighbours together, and the whole instruction where all of them are.
fn parts<T>(
    instruction: &Instruction,
    all: &[T],
    doomed: impl Fn(&T) -> bool,
    span: impl Fn(&T) -> Span,
    shown: impl Fn(&T) -> String,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let end = at + all[at..].iter().take_while(|part| doomed(part)).count();
        if end > at {
            let whole = end - at == all.len();
            let edit = match (all.get(end), at.checked_sub(1)) {
                _ if whole => instruction.lines,
                (Some(next), _) => Span::new(span(&all[at]).start, span(next).start),
                (None, before) => Span::new(before.map_or(0, |before| span(&all[before]).end), span(&all[end - 1]).end),
            };
            let found = all[at..end]
                .iter()
                .map(|part| Boilerplate { shown: shown(part), span: if whole { instruction.span } else { span(part) } })
                .collect();
            pieces.push(Piece { found, edit: replace(edit, "") });
        }
        at = end + 1;
    }
    pieces
}
