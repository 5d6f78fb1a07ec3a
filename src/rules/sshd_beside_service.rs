//! An SSH server beside the service that the image is for.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::knowledge::roles;
use crate::knowledge::services;
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "sshd-beside-service",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "An SSH server stands beside {service}.",
            ja: "{service} と一緒に SSH サーバーが入っています。",
        },
        why: Text {
            en: "It is a second service to supervise, with passwords or keys in the image, host keys that all its containers share, and a \
                 port more to defend.",
            ja: "監視すべきサービスが一つ増え、パスワードや鍵がイメージに残り、ホスト鍵はすべてのコンテナで共通になり、守るべきポートも増えます。",
        },
        advice: Text {
            en: "To get into a container use `docker exec -it NAME sh` (`kubectl exec`). For files use volumes or `docker cp`. Then the server can go.",
            ja: "コンテナに入るには `docker exec -it NAME sh`(`kubectl exec`)を、ファイルの受け渡しにはボリュームや `docker cp` を使えます。SSH サーバーは不要になります。",
        },
    },
    source: "https://docs.docker.com/reference/cli/docker/container/exec/",
    examples: &[Example {
        bad: "FROM debian:12\nRUN apt-get update && apt-get install -y nginx openssh-server\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
        good: None,
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if !context.starts_here() || context.plan.intent.is_intended() {
        return;
    }
    let is_server = |id: &str| roles::is_remote_shell(id);
    let main: Vec<&str> = context
        .plan
        .services
        .iter()
        .filter(|meant| !meant.service.is_some_and(|service| is_server(service.id) || roles::is_companion(service.id)))
        .map(|meant| meant.service.map_or(meant.name.as_str(), |service| service.name))
        .collect();
    let started = context
        .plan
        .services
        .iter()
        .find(|meant| meant.service.is_some_and(|service| is_server(service.id)))
        .and_then(|meant| meant.evidence.first().copied());
    let Some(first) = main.first() else { return };
    let installed = || {
        context
            .evidence
            .installed
            .iter()
            .find(|hint| services::by_package(&hint.name).is_some_and(|service| is_server(service.id)))
            .map(|hint| hint.span)
    };
    if let Some(span) = started.or_else(installed) {
        findings.raise(span).with("service", *first);
    }
}
