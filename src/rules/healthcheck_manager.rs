//! A health check that asks a service manager.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::lang::Text;
use crate::report::Severity;
use crate::rewrite::boilerplate::{self, Asked};

/// The rule.
pub const RULE: Rule = Rule {
    name: "healthcheck-manager",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "HEALTHCHECK asks {program}, and no systemd runs here to answer: the container is always reported unhealthy.",
            ja: "HEALTHCHECK が {program} に問い合わせていますが、応答する systemd が動いていないため、コンテナは常に unhealthy になります。",
        },
        why: Text {
            en: "Orchestrators restart or drain containers that are unhealthy, although the service is fine.",
            ja: "オーケストレーターは unhealthy なコンテナを再起動したり切り離したりします。サービスが正常でも例外ではありません。",
        },
        advice: Text {
            en: "Check what users need: let the health check ask the service itself, over its port.",
            ja: "利用者から見た動作を確かめてください。サービス自身にポート経由で問い合わせる形にします。",
        },
    },
    source: "https://docs.docker.com/reference/dockerfile/#healthcheck",
    examples: &[Example {
        bad: "FROM nginx:1.27\nHEALTHCHECK CMD systemctl is-active nginx || exit 1\n",
        good: Some("FROM nginx:1.27\n"),
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

const BY_SCRIPT: Pillars = Pillars {
    what: Text {
        en: "HEALTHCHECK asks {program} whether the service runs.",
        ja: "HEALTHCHECK は、サービスが動いているかどうかを {program} に問い合わせています。",
    },
    why: Text {
        en: "An init script looks for a process and a PID file. It says \"running\" of a service that hangs or answers errors.",
        ja: "init スクリプトが見るのはプロセスと PID ファイルだけです。固まったサービスやエラーを返すサービスも「動作中」と判定します。",
    },
    advice: RULE.text.advice,
};

const BOOTED: Pillars = Pillars {
    what: Text {
        en: "HEALTHCHECK asks {program}, which answers only as long as systemd is PID 1.",
        ja: "HEALTHCHECK は {program} に問い合わせています。応答があるのは、systemd が PID 1 のときだけです。",
    },
    why: Text {
        en: "It says that a process was started, not that the service answers.",
        ja: "分かるのはプロセスが起動したことだけで、サービスが応答するかどうかは分かりません。",
    },
    advice: RULE.text.advice,
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    for (span, asked) in boilerplate::health_checks(context.file, context.subject) {
        let (program, text, severity) = match asked {
            Asked::Systemctl if context.plan.intent.is_intended() => ("systemctl", BOOTED, Severity::Info),
            Asked::Systemctl if context.boot.init().is_some() => ("systemctl", BOOTED, Severity::Warning),
            Asked::Systemctl if context.evidence.systemctl_replaced.is_some() => {
                ("systemctl", BY_SCRIPT, Severity::Info)
            }
            Asked::Systemctl => ("systemctl", RULE.text, Severity::Warning),
            Asked::InitScript => ("service", BY_SCRIPT, Severity::Info),
        };
        findings
            .raise(span)
            .severity(severity)
            .saying(text)
            .with("program", program)
            .resolved_by(context.patches.covering(span));
    }
}
