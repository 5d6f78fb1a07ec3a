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
};

const NOT_JSON: Pillars = Pillars {
    what: Text {
        en: "This is not the exec form: it is no JSON array, so the shell runs it and looks for a command named {program}.",
        ja: "これは exec 形式になっていません。JSON の配列ではないためシェルが実行し、{program} という名前のコマンドを探します。",
    },
    why: Text {
        en: "The exec form wants straight double quotes and nothing behind the closing bracket. The container exits with \"not found\".",
        ja: "exec 形式では、半角の二重引用符を使い、閉じ括弧の後ろに何も書けません。コンテナは \"not found\" で終了します。",
    },
    advice: Text {
        en: "Write a JSON array, [\"program\", \"argument\"], and one program only.",
        ja: "[\"プログラム\", \"引数\"] のような JSON の配列にし、プログラムは一つだけにしてください。",
    },
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if !context.starts_here() || context.boot.outcome != Some(Outcome::Exits) {
        return;
    }
    for event in &context.boot.events {
        match &event.kind {
            EventKind::Daemonised { program } => findings.raise(event.span).with("program", program.clone()),
            EventKind::NoSuchCommand { command } => {
                findings.raise(event.span).saying(NOT_JSON).with("program", command.clone())
            }
            _ => continue,
        };
    }
}
