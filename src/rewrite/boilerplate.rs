//! What is copied along from systemd images, and the edits that take it away.

use super::apply::replace;
use super::draft::Boilerplate;
use crate::input::dockerfile::{Argument, Content, Dockerfile, Instruction, Keyword, Pair};
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
            _ if instruction.keyword == Keyword::Healthcheck && asks_manager(&instruction.args.text) => {
                pieces.push(Piece {
                    found: vec![Boilerplate { shown: "HEALTHCHECK systemctl".to_owned(), span: instruction.span }],
                    edit: replace(instruction.lines, ""),
                });
            }
            _ => {}
        }
    }
    pieces
}

/// Whether a health check asks systemctl, which answers nobody without systemd.
fn asks_manager(check: &str) -> bool {
    check
        .split(|c: char| !(c.is_alphanumeric() || "/._-".contains(c)))
        .any(|word| word == "systemctl" || word.ends_with("/systemctl"))
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
