//! The start command asks systemctl, and nobody answers.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::boot::EventKind;
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "systemctl-as-start-command",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "The container's start command is {command}. It fails, and the container exits.",
            ja: "コンテナの起動コマンドが {command} です。これは失敗し、コンテナは終了します。",
        },
        why: Text {
            en: "systemctl only sends a request to systemd over D-Bus. Neither runs in a container: \"System has not been booted \
                 with systemd as init system (PID 1)\".",
            ja: "systemctl は D-Bus 経由で systemd に依頼するだけのコマンドです。コンテナではどちらも動いていないため、\
                 \"System has not been booted with systemd as init system (PID 1)\" となります。",
        },
        advice: Text {
            en: "Start the program that the unit starts, in the foreground. Its ExecStart line says which one.",
            ja: "ユニットが起動しているプログラムを、フォアグラウンドで直接起動してください。どのプログラムかはユニットの ExecStart にあります。",
        },
    },
    source: "https://www.freedesktop.org/software/systemd/man/latest/systemctl.html",
    examples: &[Example {
        bad: "FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y nginx\nCMD [\"systemctl\", \"start\", \"nginx\"]\n",
        good: Some(
            "FROM ubuntu:22.04\nRUN apt-get update && apt-get install -y nginx\nSTOPSIGNAL SIGQUIT\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
        ),
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

/// What only makes or removes links.
const LINKS: Pillars = Pillars {
    what: Text {
        en: "The container's start command is {command}. It only makes or removes links and returns, and the container exits.",
        ja: "コンテナの起動コマンドが {command} です。リンクを作る、または消すだけで終わるため、コンテナも終了します。",
    },
    why: Text {
        en: "The links tell systemd what to start when it boots. It does not boot here, and nothing else reads them.",
        ja: "リンクは、起動(ブート)した systemd に何を動かすかを伝えるものです。ここでは systemd が起動せず、ほかに読むものはありません。",
    },
    advice: RULE.text.advice,
};

/// A script in the place of systemctl does start it.
const REPLACED: Pillars = Pillars {
    what: Text {
        en: "The container's start command is {command}. The script in the place of systemctl starts it in the background and returns.",
        ja: "コンテナの起動コマンドが {command} です。systemctl の代わりに置かれたスクリプトが、バックグラウンドで起動してすぐに戻ります。",
    },
    why: Text {
        en: "Nothing watches the service then, and the stop signal does not reach it. The script stays only where it is the first process \
             itself, without a shell before it.",
        ja: "その後サービスを監視するものはなく、停止シグナルも届きません。このスクリプトが動き続けるのは、シェルを介さず、それ自体が最初の\
             プロセスになるときだけです。",
    },
    advice: RULE.text.advice,
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if !context.starts_here() {
        return;
    }
    for event in &context.boot.events {
        if let EventKind::Systemctl { verb, unit } = &event.kind {
            let asked = format!("systemctl {verb} {}", unit.as_deref().unwrap_or_default());
            let raised =
                findings.raise(event.span).with("command", asked.split_whitespace().collect::<Vec<_>>().join(" "));
            if matches!(verb.as_str(), "enable" | "reenable" | "disable" | "mask" | "preset") {
                raised.saying(LINKS);
            } else if context.evidence.systemctl_replaced.is_some() && matches!(verb.as_str(), "start" | "restart") {
                raised.saying(REPLACED);
            }
        }
    }
}
