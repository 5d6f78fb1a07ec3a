//! A service is started by hand in a container that runs something else.

use crate::boot::manager::{By, Verb};
use crate::knowledge::services;
use crate::lang::Text;
use crate::report::{Pid1Kind, Severity};
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};
use crate::run::request_of;

/// The rule.
pub const RULE: Rule = Rule {
    name: "service-started-by-hand",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "{services} is started by hand in a container whose first process is {pid1}.",
            ja: "PID 1 が {pid1} のコンテナの中で、{services} を手動で起動しています。",
        },
        why: Text {
            en: "The container does not know of it: after a restart it is gone, when it dies nobody notices, and docker stop kills it.",
            ja: "コンテナ側はこのサービスを認識していません。再起動すれば動いておらず、落ちても気付かれず、docker stop では強制終了されます。",
        },
        advice: Text {
            en: "Make it the container's own command. What was typed to install it belongs in a Dockerfile.",
            ja: "コンテナ自体のコマンドとして起動してください。インストールに使ったコマンドは Dockerfile に書きます。",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[Example {
        bad: "$ docker run -it --name web debian:12 bash\nroot@3f2:/# apt-get update\nroot@3f2:/# apt-get install -y apache2\nroot@3f2:/# service apache2 start\n",
        good: None,
    }],
    stage: None,
    listing: None,
    run: Some(check),
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    let Some(pid1) = &container.started.pid1 else { return };
    if container.boots() || pid1.kind == Pid1Kind::Service {
        return;
    }
    let started = container.commands().find(|simple| match request_of(simple) {
        Some(request) => request.by == By::InitScript && request.verb == Verb::Start,
        None => {
            let asks =
                |arg: &String| matches!(arg.as_str(), "-t" | "-v" | "-V" | "--version" | "-h" | "--help" | "stop");
            let daemon = simple.words.first().and_then(|word| services::by_program(word));
            daemon.is_some() && !simple.words.iter().any(asks)
        }
    });
    if let Some(simple) = started {
        findings
            .raise(simple.span)
            .with("services", container.service_names(context.lang))
            .with("pid1", pid1.command.clone());
    }
}
