//! More than one service in one container.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "several-services",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "This container is meant to run {count} services: {services}.",
            ja: "このコンテナでは {count} 個のサービスを動かそうとしています: {services}。",
        },
        why: Text {
            en: "The engine watches one process. The others die unnoticed, share one log and cannot be updated or scaled apart.",
            ja: "コンテナエンジンが見守るのは一つのプロセスだけです。ほかは落ちても気づけず、ログも混ざり、個別に更新やスケールができません。",
        },
        advice: Text {
            en: "Give each its own image and container, joined by a network (docker compose). No correction is offered for the start \
                 command, since one CMD cannot be right for all of them.",
            ja: "サービスごとにイメージとコンテナを分け、ネットワークでつないでください(docker compose など)。一つの CMD ですべてを正しく動かすことは\
                 できないため、起動コマンドの修正案は示しません。",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[Example {
        bad: "FROM debian:12\nRUN apt-get update && apt-get install -y apache2 mariadb-server\nCMD service mariadb start && service apache2 start && tail -f /dev/null\n",
        good: None,
    }],
    stage: Some(check),
    listing: None,
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if !context.starts_here() || context.plan.services.len() < 2 || context.plan.intent.is_intended() {
        return;
    }
    findings
        .raise(context.anchor())
        .with("count", context.plan.services.len().to_string())
        .with("services", context.service_names());
}
