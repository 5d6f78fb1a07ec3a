//! systemctl is typed in a container whose first process is no systemd.

use crate::boot::manager::{By, Verb};
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};
use crate::run::request_of;

/// The rule.
pub const RULE: Rule = Rule {
    name: "systemctl-in-container",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "systemctl is asked to start {services}, but the container's first process is {pid1}, not systemd.",
            ja: "systemctl で {services} を起動しようとしていますが、このコンテナの PID 1 は {pid1} であり、systemd は動いていません。",
        },
        why: Text {
            en: "systemctl only asks the systemd that booted the machine. In a container there is none, so it answers that the system was not booted with systemd, or that there is no D-Bus connection.",
            ja: "systemctl は、マシンを起動した systemd に依頼するだけのコマンドです。コンテナにその相手はいないため、systemd で起動していない、D-Bus に接続できないといったエラーになります。",
        },
        advice: NOT_KNOWN,
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[Example {
        bad: "$ docker run --privileged -it rockylinux:9 /bin/bash\n[root@3f2 /]# dnf install -y httpd\n[root@3f2 /]# systemctl start httpd\n",
        good: None,
    }],
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

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    let Some(pid1) = container.started.pid1.as_ref().filter(|_| !container.boots()) else { return };
    let asked = container.commands().find(|simple| {
        request_of(simple).is_some_and(|request| {
            request.by == By::Systemctl && matches!(request.verb, Verb::Start | Verb::EnableNow | Verb::Enable)
        })
    });
    let Some(asked) = asked else { return };
    let mut text = RULE.text;
    if context.has_dockerfile {
        text.advice = DOCKERFILE;
    }
    findings
        .raise(asked.span)
        .saying(text)
        .with("services", container.service_names(context.lang))
        .with("pid1", pid1.command.clone());
}
