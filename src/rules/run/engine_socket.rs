//! The engine's own socket is mounted into a container.

use crate::knowledge::{documented, roles};
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};
use crate::run::{By, Meant, grants, split_reference};

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

const MEANT: Text = Text {
    en: "{image} manages or watches containers: for that it is given the engine's own socket.",
    ja: "{image} はコンテナを管理または監視するもので、そのためにコンテナエンジンのソケットを渡しています。",
};

const NOT_NEEDED: Pillars = Pillars {
    what: Text {
        en: "The engine's own socket is mounted into the container, and {services} has nothing to say to the engine.",
        ja: "コンテナエンジンのソケットがマウントされていますが、{services} はエンジンに接続しません。",
    },
    why: RULE.text.why,
    advice: Text { en: "Take the mount out.", ja: "このマウントを外してください。" },
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    let Some(given) = grants::engine_socket(container.call) else { return };
    let raised = findings.raise(given.span);
    let (name, _) = split_reference(&container.started.name);
    if documented::uses_engine(name) {
        raised.saying(Pillars { what: MEANT, ..RULE.text }).with("image", container.started.name.clone());
        return;
    }
    // What keeps data for others is asked by them; a proxy in front may well ask the engine whom to send what.
    let keeps_data = |meant: &Meant| {
        meant.by == By::Start
            && meant.service.is_some_and(|service| roles::is_backend(service.id) && !roles::runs_code(service.id))
    };
    if !container.meant.is_empty() && container.meant.iter().all(keeps_data) {
        raised.saying(NOT_NEEDED).severity(Severity::Warning).with("services", container.service_names(context.lang));
    }
}
