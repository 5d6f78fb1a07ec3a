//! The start command asks systemctl, and nobody answers.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::boot::EventKind;
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "systemctl-as-start-command",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "The container's start command is systemctl {verb}. It fails, and the container exits.",
            ja: "コンテナの起動コマンドが systemctl {verb} です。これは失敗し、コンテナは終了します。",
        },
        why: Text {
            en: "systemctl only sends a request to systemd over D-Bus. Neither runs in a container: \"System has not been booted \
                 with systemd as init system (PID 1)\".",
            ja: "systemctl は D-Bus 経由で systemd に依頼するだけのコマンドです。コンテナではどちらも動いていないため、\
                 \"System has not been booted with systemd as init system (PID 1)\" となります。",
        },
        advice: Text {
            en: "Start the program that the unit starts, in the foreground. Its ExecStart line says which one.",
            ja: "ユニットが起動しているプログラムを、フォアグラウンドで直接起動してください。どのプログラムかはユニットの ExecStart にあります。",
        },
    },
    source: "https://www.freedesktop.org/software/systemd/man/latest/systemctl.html",
    examples: &[Example {
        bad: "FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y nginx\nCMD [\"systemctl\", \"start\", \"nginx\"]\n",
        good: Some(
            "FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y nginx\nSTOPSIGNAL SIGQUIT\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
        ),
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if !context.starts_here() {
        return;
    }
    for event in &context.boot.events {
        if let EventKind::Systemctl { verb, unit } = &event.kind {
            let asked = unit.as_ref().map_or_else(|| verb.clone(), |unit| format!("{verb} {unit}"));
            findings.raise(event.span).with("verb", asked);
        }
    }
}
