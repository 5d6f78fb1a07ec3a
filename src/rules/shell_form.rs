//! The shell form that works by grace of the base image's shell.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::boot::EventKind;
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "shell-form",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "The shell form works here because this base's /bin/sh is {shell}, which gives its place to the command.",
            ja: "shell 形式でも問題なく動くのは、このベースイメージの /bin/sh が {shell} で、コマンドに自分の場所を譲る(exec する)ためです。",
        },
        why: Text {
            en: "On Debian and Ubuntu /bin/sh is dash, which stays as the first process and keeps the stop signal for itself.",
            ja: "Debian や Ubuntu の /bin/sh は dash で、最初のプロセスとして残り、停止シグナルを受け取ったままにします。",
        },
        advice: Text {
            en: "Write the exec form: it is right whatever the shell.",
            ja: "シェルの種類に左右されない exec 形式で書くのが確実です。",
        },
    },
    source: "https://docs.docker.com/reference/dockerfile/#shell-and-exec-form",
    examples: &[Example {
        bad: "FROM rockylinux:9\nRUN dnf install -y httpd\nCMD /usr/sbin/httpd -DFOREGROUND\n",
        good: Some("FROM rockylinux:9\nRUN dnf install -y httpd\nCMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n"),
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    // A supervised init or a failing command has a worse finding on this line.
    let only = context.boot.events.iter().all(|event| matches!(event.kind, EventKind::ShellGivesWay));
    if !context.starts_here() || !only {
        return;
    }
    for event in &context.boot.events {
        findings.raise(event.span).with("shell", context.shell_name());
    }
}
