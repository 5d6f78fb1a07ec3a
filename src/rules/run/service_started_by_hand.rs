//! A service is started by hand in a container that runs something else.

use crate::boot::manager::{self, By, Verb};
use crate::input::session::What;
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
            en: "In a container whose first process is {pid1}, someone starts {services} by hand.",
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

/// In a container that something else made than what is pasted.
const UNSEEN: Pillars = Pillars {
    what: Text {
        en: "An init script starts {services} in a container.",
        ja: "コンテナの中で、init スクリプトから {services} を起動しています。",
    },
    why: Text {
        en: "If the container itself runs {services}, a restart by the script ends its first process, and the container with it. If it runs \
             something else, nobody notices when {services} dies, and after the next start it is gone.",
        ja: "コンテナの主プログラムが {services} なら、スクリプトで再起動すると PID 1 が終わり、コンテナごと停止します。別のプログラムなら、\
             {services} が落ちても気付かれず、コンテナを起動し直すと動いていません。",
    },
    advice: Text {
        en: "`{client} restart {name}` restarts what the container runs. If {services} is not that, paste the Dockerfile, or the line that made the \
             container, to see how it becomes that.",
        ja: "コンテナの主プログラムの再起動は `{client} restart {name}` で行います。{services} が主プログラムでない場合は、Dockerfile か、コンテナを\
             作ったコマンドを貼り付けると、直接起動する方法を示します。",
    },
};

fn check_unseen(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    let by_script = |words: &[&str]| {
        manager::request(words).is_some_and(|request| request.by == By::InitScript && request.verb == Verb::Start)
    };
    let asked = container.inside.iter().find_map(|step| match &step.what {
        What::Line(commands) => commands
            .iter()
            .find(|simple| by_script(&simple.words.iter().map(String::as_str).collect::<Vec<_>>()))
            .map(|simple| simple.span),
        What::Call(call) => {
            let words: Vec<&str> = call.command.iter().map(|word| word.value.as_str()).collect();
            let (first, last) = call.command.first().zip(call.command.last())?;
            by_script(&words).then(|| first.span.join(last.span))
        }
    });
    let Some(span) = asked else { return };
    findings
        .raise(span)
        .saying(UNSEEN)
        .with("services", container.service_names(context.lang))
        .with("client", container.call.client())
        .with("name", container.name.unwrap_or_default());
}

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    let Some(pid1) = &container.started.pid1 else {
        if container.is_unseen() {
            check_unseen(context, findings);
        }
        return;
    };
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
