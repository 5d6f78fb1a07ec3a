//! A script stays in front of its last program, since that does not take its place.

use super::ScriptContext;
use crate::boot::{EventKind, Signal};
use crate::lang::Text;
use crate::report::{Outcome, Severity};
use crate::rules::{Example, Findings, Pillars, Rule, StageContext};
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    name: "script-without-exec",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "The script stays the first process; its last program runs below it.",
            ja: "スクリプトが PID 1 のまま残り、最後のプログラムはその子プロセスとして動きます。",
        },
        why: Text {
            en: "The stop signal goes to the first process, and a shell without a trap ignores it there. docker stop waits ten seconds and then \
                 kills the program in the middle of its work.",
            ja: "停止シグナルは PID 1 に届きますが、trap のないシェルはそれを無視します。docker stop は 10 秒待ったあと、処理中でもプログラムを強制終了します。",
        },
        advice: Text {
            en: "Put `exec` in front of the last command: the program then takes the shell's place.",
            ja: "最後のコマンドの前に `exec` を付けてください。プログラムがシェルと置き換わり、PID 1 になります。",
        },
    },
    source: "https://docs.docker.com/reference/dockerfile/#exec-form-entrypoint-example",
    examples: &[
        Example {
            bad: "#!/bin/sh\nset -e\nenvsubst < /etc/nginx/site.template > /etc/nginx/conf.d/default.conf\nnginx -g 'daemon off;'\n",
            good: Some(
                "#!/bin/sh\nset -e\nenvsubst < /etc/nginx/site.template > /etc/nginx/conf.d/default.conf\nexec nginx -g 'daemon off;'\n",
            ),
        },
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCOPY --chmod=755 <<EOF /start.sh\n#!/bin/sh\nnginx -t\nnginx -g 'daemon off;'\nEOF\nENTRYPOINT [\"/start.sh\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCOPY --chmod=755 <<EOF /start.sh\n#!/bin/sh\nnginx -t\nexec nginx -g 'daemon off;'\nEOF\nENTRYPOINT [\"/start.sh\"]\n",
            ),
        },
    ],
    stage: Some(check_stage),
    listing: None,
    run: None,
};

const SWITCHES: Pillars = Pillars {
    advice: Text {
        en: "{program} stays in front of the program that it starts. Use `exec gosu USER PROGRAM` (`su-exec` on Alpine, `setpriv` elsewhere), which \
             gives its place to the program, or USER in the Dockerfile.",
        ja: "{program} は起動したプログラムの手前に残ります。`exec gosu ユーザー プログラム`(Alpine では `su-exec`、ほかでは `setpriv`)なら\
             プログラム自身に置き換わります。Dockerfile の USER で指定する方法もあります。",
    },
    ..RULE.text
};

/// Where a script stays in front of its last program; none where something else is wrong with the start anyway.
fn place(context: &StageContext<'_>) -> Option<Span> {
    let boot = context.boot;
    let said = boot.events.iter().any(|event| {
        let systemctl = matches!(
            event.kind,
            EventKind::Systemctl { .. } | EventKind::SystemctlReplacement { .. } | EventKind::Malformed { .. }
        );
        systemctl
            || matches!(
                event.kind,
                EventKind::KeepAlive { .. }
                    | EventKind::Interactive { .. }
                    | EventKind::Refuses { .. }
                    | EventKind::Absent { .. }
                    | EventKind::CannotRun { .. }
            )
    });
    if said || boot.signal != Signal::Swallowed || boot.outcome == Some(Outcome::Exits) {
        return None;
    }
    let in_front = boot.events(|kind| matches!(kind, EventKind::ScriptInFront { .. })).next()?;
    Some(in_front.span)
}

/// A program that is known to be a daemon loses its signal for sure; one that nobody knows may be done soon.
fn severity(context: &StageContext<'_>) -> Severity {
    let known = context.boot.running.iter().any(|running| running.foreground);
    if known { Severity::Warning } else { Severity::Info }
}

/// A script that the Dockerfile itself writes. One that it copies is answered where it stands.
fn check_stage(context: &StageContext<'_>, findings: &mut Findings) {
    if !context.starts_here() || context.plan.intent.is_intended() {
        return;
    }
    let Some(span) = place(context) else { return };
    let is_written = context.file.instruction_around(span).is_some_and(|instruction| {
        use crate::input::dockerfile::Content;
        let copies = matches!(&instruction.content, Content::Copy { sources, .. }
            if sources.iter().any(|source| source.span == span));
        instruction.span.contains(span) && !copies
    });
    if is_written {
        findings.raise(span).severity(severity(context));
    }
}

/// A script of its own.
pub fn check(context: &ScriptContext<'_>, findings: &mut Findings) {
    let stage = context.stage;
    if let Some(span) = place(stage).filter(|span| context.own(*span).is_some()) {
        let known = context.is_known && !stage.plan.intent.is_intended();
        let severity = if known { Severity::Warning } else { severity(stage) };
        let program = stage.text.get(span.start..span.end).and_then(|command| command.split_whitespace().next());
        let raised = findings.raise(span).severity(severity);
        if let Some(program) = program.filter(|program| matches!(*program, "su" | "sudo" | "runuser")) {
            raised.saying(SWITCHES).with("program", program);
        }
    }
}
