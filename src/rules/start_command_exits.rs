//! The start command returns, and the container ends.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::boot::EventKind;
use crate::lang::Text;
use crate::report::{Outcome, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "start-command-exits",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "{program} goes to the background and its first process returns: the container exits at once.",
            ja: "{program} はバックグラウンドに移り、最初のプロセスが終わるため、コンテナは直ちに終了します。",
        },
        why: Text {
            en: "A container lives as long as its first process. Daemons leave it by default, since a service manager expects that.",
            ja: "コンテナは最初のプロセスが動いている間だけ存続します。多くのデーモンは、サービスマネージャーに合わせて既定で最初のプロセスを終了させます。",
        },
        advice: Text {
            en: "Give it the option that keeps it in the foreground.",
            ja: "フォアグラウンドに留まるためのオプションを付けて起動してください。",
        },
    },
    source: "https://docs.docker.com/reference/dockerfile/#cmd",
    examples: &[Example {
        bad: "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD [\"nginx\"]\n",
        good: Some(
            "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nSTOPSIGNAL SIGQUIT\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
        ),
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if !context.starts_here() || context.boot.outcome != Some(Outcome::Exits) {
        return;
    }
    for event in &context.boot.events {
        // A process manager that does not stay was started so that it forks away.
        if let EventKind::Daemonised { program } | EventKind::Supervisor { program } = &event.kind {
            findings.raise(event.span).with("program", program.clone());
        }
    }
}
