//! systemctl is typed in a container whose first process is no systemd.

use crate::boot::manager::{self, By, Verb};
use crate::input::session::What;
use crate::knowledge::messages;
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};
use crate::run::Container;
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    name: "systemctl-in-container",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "`{asked}` asks a systemd that is not there: the container's first process is {pid1}.",
            ja: "`{asked}` の依頼先になる systemd がありません。このコンテナの PID 1 は {pid1} です。",
        },
        why: Text {
            en: "systemctl only asks the systemd that booted the machine. In a container there is none, so it answers that the system was not booted with systemd, or that there is no D-Bus connection.",
            ja: "systemctl は、マシンを起動した systemd に依頼するだけのコマンドです。コンテナにその相手はいないため、systemd で起動していない、D-Bus に接続できないといったエラーになります。",
        },
        advice: NOT_KNOWN,
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[
        Example { bad: "docker exec -it web systemctl restart nginx\n", good: None },
        Example {
            bad: "$ docker run --privileged -it rockylinux:9 /bin/bash\n[root@3f2 /]# dnf install -y httpd\n[root@3f2 /]# systemctl start httpd\n",
            good: None,
        },
    ],
    stage: None,
    listing: None,
    run: Some(check),
};

const NOT_KNOWN: Text = Text {
    en: "Let the container start the program itself, in the foreground, as its command: ExecStart in the unit says which program that is (systemctl cat on a machine that has it).",
    ja: "コンテナのコマンドとして、プログラム自体をフォアグラウンドで起動してください。どのプログラムかはユニットの ExecStart に書かれています(導入済みのマシンで systemctl cat を実行すると確認できます)。",
};
const DOCKERFILE: Text = Text {
    en: "Build an image that starts {services} itself: the Dockerfile made from what was typed here does, and it runs without privileges.",
    ja: "{services} を直接起動するイメージを作ってください。入力されたコマンドから作った Dockerfile を使えば、特権なしで実行できます。",
};

/// In a container that something else made than what is pasted.
const UNSEEN: Pillars = Pillars {
    what: Text {
        en: "`{asked}` is asked in a container. It can work only if the first process there is systemd.",
        ja: "コンテナの中で `{asked}` を実行しています。そのコンテナの PID 1 が systemd でなければ動きません。",
    },
    why: RULE.text.why,
    advice: Text {
        en: "A container is started and stopped as a whole: `{client} restart {name}` restarts what runs in it, `{client} stop {name}` stops it, \
             `{client} logs {name}` shows what it says. If the service is not what the container runs, paste its Dockerfile, or the line that \
             made it, to see how it becomes that.",
        ja: "起動や停止はコンテナ単位で行います。再起動は `{client} restart {name}`、停止は `{client} stop {name}`、ログの確認は \
             `{client} logs {name}` です。そのサービスがコンテナの主プログラムでない場合は、Dockerfile か、コンテナを作ったコマンドを貼り付けると、\
             直接起動する方法を示します。",
    },
};

/// What is asked of systemctl in a container, and where.
#[must_use]
pub fn asked(container: &Container<'_>) -> Option<(String, Span)> {
    let unseen = container.is_unseen();
    let wanted = |words: &[String]| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let request = manager::request(&words)?;
        let starts = matches!(request.verb, Verb::Start | Verb::EnableNow | Verb::Enable) || unseen;
        (request.by == By::Systemctl && starts).then(|| words.join(" "))
    };
    container.inside.iter().find_map(|step| match &step.what {
        What::Line(commands) => commands.iter().find_map(|simple| Some((wanted(&simple.words)?, simple.span))),
        // `docker exec web systemctl start httpd`
        What::Call(call) => {
            let words: Vec<String> = call.command.iter().map(|word| word.value.clone()).collect();
            let first = call.command.first()?.span;
            Some((wanted(&words)?, call.command.last().map_or(first, |last| first.join(last.span))))
        }
    })
}

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    if container.boots() {
        return;
    }
    let Some((asked, span)) = asked(container) else { return };
    if container.is_unseen() {
        let failed = container.output.iter().any(|line| messages::in_line(line.of(context.text)).is_some());
        findings
            .raise(span)
            .severity(if failed { Severity::Error } else { Severity::Warning })
            .saying(UNSEEN)
            .with("asked", asked)
            .with("client", container.call.client())
            .with("name", container.name.unwrap_or_default());
        return;
    }
    let Some(pid1) = container.started.pid1.as_ref() else { return };
    let mut text = RULE.text;
    if context.has_dockerfile {
        text.advice = DOCKERFILE;
    }
    findings
        .raise(span)
        .saying(text)
        .with("asked", asked)
        .with("services", container.service_names(context.lang))
        .with("pid1", pid1.command.clone());
}
