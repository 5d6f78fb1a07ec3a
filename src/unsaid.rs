//! What is said where an answer has neither a verdict nor a finding: why, and what is to be pasted instead.

use crate::knowledge::programs;
use crate::lang::{Lang, Text};
use crate::report::{InputKind, Outcome, Report, Verdict};

const NO_PID1: Text = Text {
    en: "nothing can be said of these: PID 1 is not among them. Paste the \
         whole listing, with the line that asked for it (`docker exec web ps axf`, `docker top web`)",
    ja: "PID 1 が含まれていないため、判断できません。実行したコマンド(`docker exec web ps axf` や\
         `docker top web`)の行も含めて、一覧全体を貼り付けてください",
};
const NO_PLACE: Text = Text {
    en: "nothing can be said of these: nothing says whether this is a machine or a container. Paste the whole listing, with the line that \
         asked for it (`docker exec web ps axf`, `docker top web`)",
    ja: "マシンなのかコンテナなのかが分からないため、判断できません。実行したコマンド(`docker exec web ps axf` や `docker top web`)の行も\
         含めて、一覧全体を貼り付けてください",
};
const UNKNOWN: Text = Text {
    en: "not enough is known of what this starts to say anything",
    ja: "何が起動するのかが分からないため、判断できません",
};

const NOT_SEEN: Text = Text {
    en: "the script {script}, which the container starts, is not in this text, and what it starts is not judged: check it too",
    ja: "コンテナが起動する {script} はこのテキストに含まれていないため、その中で何が起動するかは判断していません。併せて調べてください",
};

/// What an answer without an objection leaves open: the script that the container starts is not there to be read.
#[must_use]
pub fn not_seen(report: &Report, lang: Lang) -> Option<String> {
    if report.verdict != Verdict::Clean || report.input != InputKind::Dockerfile {
        return None;
    }
    let main = report.subjects.last().filter(|subject| subject.outcome == Outcome::Unknown)?;
    let command = &main.pid1.as_ref()?.command;
    let script = command.split_whitespace().take(4).find(|word| programs::is_start_script(word))?;
    Some(NOT_SEEN.fill(lang, &[("script", script)]))
}

/// Why nothing is said, where there is neither a finding nor a verdict.
#[must_use]
pub fn unsaid(report: &Report, lang: Lang) -> Option<&'static str> {
    if report.verdict != Verdict::Unknown || !report.findings.is_empty() {
        return None;
    }
    match report.input {
        // No process was read, and that was said.
        InputKind::Ps if report.subjects.is_empty() => None,
        InputKind::Ps if report.subjects.iter().all(|subject| subject.pid1.is_none()) => Some(NO_PID1.get(lang)),
        InputKind::Ps => Some(NO_PLACE.get(lang)),
        // What could not be read was said.
        _ if !report.problems.is_empty() => None,
        _ => Some(UNKNOWN.get(lang)),
    }
}
