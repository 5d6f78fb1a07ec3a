//! A message of systemctl, an init or `service` that says it cannot work here.

use super::systemctl_in_container;
use crate::knowledge::messages;
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    name: "init-error-message",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "This message says that an init or a service manager cannot work here.",
            ja: "init やサービスマネージャーがここでは動けないことを示すメッセージです。",
        },
        why: Text {
            en: "A container has neither, and needs neither.",
            ja: "コンテナにはどちらもなく、必要でもありません。",
        },
        advice: Text {
            en: "Let the container start the program itself, in the foreground.",
            ja: "コンテナには目的のプログラムをフォアグラウンドで直接起動させてください。",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[Example {
        bad: "System has not been booted with systemd as init system (PID 1). Can't operate.\n",
        good: None,
    }],
    stage: None,
    listing: None,
    run: Some(check),
};

const ABOVE: Text = Text {
    en: "No option makes this message right. What to do instead is said at the command that led to it.",
    ja: "このメッセージはオプションの追加では解決しません。代わりにすべきことは、原因となったコマンドの指摘を参照してください。",
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    // Where nothing else is said of the container, its messages are all there is to go by.
    let alone = !container.boots() && systemctl_in_container::asked(container).is_none();
    say(&container.output, context.text, alone, findings);
}

/// Says what the messages on some lines mean, each once, however often it is printed. Alone, it is all there is to go by; beside the
/// line that led to it, that line is what is wrong.
pub fn say(lines: &[Span], text: &str, alone: bool, findings: &mut Findings) {
    let mut said: Vec<&str> = Vec::new();
    for &line in lines {
        let Some(message) = messages::in_line(line.of(text)).filter(|message| !said.contains(&message.means.en)) else {
            continue;
        };
        said.push(message.means.en);
        // What a manager cannot do, the finding about the command says that led to it; of a program that does not start nothing does.
        let said = !alone && message.is_of_manager();
        let severity = if message.failed && !said { Severity::Error } else { Severity::Info };
        let advice = if said && message.failed { ABOVE } else { message.advice };
        let pillars = Pillars { what: message.means, why: message.why, advice };
        findings.raise(line).severity(severity).saying(pillars).source = message.source;
    }
}
