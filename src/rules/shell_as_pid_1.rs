//! A shell stays between the engine and the program, and keeps the stop signal for itself.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::boot::{EventKind, Signal};
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "shell-as-pid-1",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "The shell form leaves {shell} as the first process; the program runs below it.",
            ja: "shell 形式のため、最初のプロセスは {shell} になり、プログラムはその子として動きます。",
        },
        why: Text {
            en: "The stop signal goes to the first process, and a shell there ignores it. docker stop waits ten seconds and then \
                 kills the program in the middle of its work.",
            ja: "停止シグナルは最初のプロセスに届きますが、シェルはそれを無視します。docker stop は 10 秒待ったあと、処理中でも強制終了します。",
        },
        advice: Text {
            en: "Use the exec form, or put exec in front of the last command.",
            ja: "exec 形式で書くか、最後のコマンドの前に exec を付けてください。",
        },
    },
    source: "https://docs.docker.com/reference/dockerfile/#shell-and-exec-form",
    examples: &[Example {
        bad: "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD nginx -g 'daemon off;'\n",
        good: Some(
            "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
        ),
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

/// A script of the package that stays in front of its daemon.
pub const WRAPPER: Pillars = Pillars {
    what: Text {
        en: "{program} is a shell script that stays in front of the daemon.",
        ja: "{program} はシェルスクリプトで、デーモンの手前に残り続けます。",
    },
    why: RULE.text.why,
    advice: Text {
        en: "Let the script give its place to the daemon, or start the daemon directly.",
        ja: "スクリプト自身がデーモンに置き換わるようにするか、デーモンを直接起動してください。",
    },
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let boot = context.boot;
    let managed = |kind: &EventKind| {
        matches!(
            kind,
            EventKind::InitScript { .. }
                | EventKind::Daemonised { .. }
                | EventKind::Systemctl { .. }
                | EventKind::Malformed { .. }
                | EventKind::KeepAlive { .. }
                | EventKind::Interactive { .. }
        )
    };
    // Those have rules of their own; a second finding on the same line would only repeat them.
    if !context.starts_here() || boot.signal != Signal::Swallowed || boot.events(managed).next().is_some() {
        return;
    }
    let known = boot.running.iter().any(|running| running.foreground);
    for event in &boot.events {
        match &event.kind {
            EventKind::WrapperInFront { program } => {
                findings.raise(event.span).saying(WRAPPER).with("program", program.clone());
            }
            EventKind::ShellInFront
                if boot.events(|kind| matches!(kind, EventKind::WrapperInFront { .. })).next().is_none() =>
            {
                let severity = if known { Severity::Warning } else { Severity::Info };
                findings.raise(event.span).severity(severity).with("shell", context.shell_name());
            }
            _ => {}
        }
    }
}
