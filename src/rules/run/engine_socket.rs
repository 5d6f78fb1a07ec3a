//! The engine's own socket is mounted into a container.

use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};
use crate::run::grants;

/// The rule.
pub const RULE: Rule = Rule {
    name: "engine-socket",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "The engine's own socket is mounted into the container.",
            ja: "コンテナエンジンのソケットがコンテナにマウントされています。",
        },
        why: Text {
            en: "Whoever can write to it can start a container with --privileged and so becomes root on the host. Mounting it read-only changes nothing: a socket is written to all the same.",
            ja: "ソケットに書き込めれば --privileged 付きのコンテナを起動でき、ホストの root になれます。読み取り専用でマウントしてもソケットへの書き込みは防げません。",
        },
        advice: Text {
            en: "Tools that manage containers need it. Give it to those alone, or put a proxy in between that lets only the needed calls through.",
            ja: "コンテナを管理するツールには必要です。そうしたツールだけに渡すか、必要な API 呼び出しだけを通すプロキシーを挟んでください。",
        },
    },
    source: "https://docs.docker.com/engine/security/#docker-daemon-attack-surface",
    examples: &[Example {
        bad: "docker run -d -p 9000:9000 -v /var/run/docker.sock:/var/run/docker.sock portainer/portainer-ce\n",
        good: None,
    }],
    stage: None,
    listing: None,
    run: Some(check),
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    if let Some(given) = grants::engine_socket(context.container.call) {
        findings.raise(given.span);
    }
}
