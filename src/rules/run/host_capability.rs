//! Single capabilities that give away the host.

use crate::knowledge::capabilities::{Capability, Risk};
use crate::knowledge::privileges;
use crate::lang::{Lang, Text};
use crate::report::{PrivilegeNeed, Severity};
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};
use crate::run::{Need, grants, picture};
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    name: "host-capability",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "{grants}: nothing here says what for, and it reaches beyond the container.",
            ja: "{grants}: 何のために必要なのかはここからは分かりませんが、コンテナの外にも影響する権限です。",
        },
        why: OPENS,
        advice: Text {
            en: "Try without it. Give it back if the program then names what it is refused.",
            ja: "まず外して動かしてみてください。プログラムが権限不足を訴えた場合だけ戻します。",
        },
    },
    source: "https://manpages.debian.org/bookworm/manpages/capabilities.7.en.html",
    examples: &[
        Example { bad: "docker run -d --cap-add SYS_MODULE registry.example.com/app\n", good: None },
        Example {
            bad: "services:\n  db:\n    image: mariadb:11\n    cap_add:\n      - SYS_RAWIO\n    restart: always\n",
            good: Some("services:\n  db:\n    image: mariadb:11\n    restart: always\n"),
        },
    ],
    stage: None,
    listing: None,
    run: Some(check),
};

const OPENS: Text = Text { en: "{opens}", ja: "{opens}" };

const NOTHING: Pillars = Pillars {
    what: Text {
        en: "{services} needs nothing of {grants}, which reaches beyond the container.",
        ja: "{services} の動作に {grants} は不要です。コンテナの外にも影響する権限です。",
    },
    why: OPENS,
    advice: Text { en: "Take it out.", ja: "外してください。" },
};

const NEEDED: Pillars = Pillars {
    what: Text {
        en: "{grants} reaches beyond the container. {reason}.",
        ja: "{grants} はコンテナの外にも影響する権限です。{reason}。",
    },
    why: OPENS,
    advice: KEEP_APART,
};

const MEANT: Pillars = Pillars {
    what: Text {
        en: "With {grants} the container reaches the host. What runs here works on the host or its kernel, so it looks meant.",
        ja: "{grants} はホストに影響する権限ですが、ホストやカーネルに働きかけるコンテナのため、意図した指定と見られます。",
    },
    why: OPENS,
    advice: KEEP_APART,
};

const KEEP_APART: Text = Text {
    en: "Treat this container as root on the host: let nothing else run in it, and keep it off networks that others reach.",
    ja: "このコンテナはホストの root と同等に扱ってください。ほかのものを同居させず、外部から届くネットワークには置かないようにします。",
};

/// What a capability is for.
#[derive(PartialEq, Eq)]
enum For {
    Nothing,
    Unknown,
    Work,
    Reason(String),
}

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    let mut groups: Vec<(For, Vec<(&Capability, Span)>)> = Vec::new();
    for (capability, span) in grants::of_host(container.call) {
        let purpose = match picture::needs_capability(container, capability, context.lang) {
            (PrivilegeNeed::Needed | PrivilegeNeed::Perhaps, Some(reason)) => For::Reason(reason),
            _ => match container.need {
                Need::Documented(_) | Need::Kernel | Need::Hardware => For::Work,
                Need::Init if container.is_intended() => For::Work,
                Need::Nothing => For::Nothing,
                Need::Init | Need::Systemctl | Need::Unknown => For::Unknown,
            },
        };
        match groups.iter_mut().find(|(known, _)| *known == purpose) {
            Some((_, group)) => group.push((capability, span)),
            None => groups.push((purpose, vec![(capability, span)])),
        }
    }
    for (purpose, group) in groups {
        let Some((_, span)) = group.first() else { continue };
        let joined = |parts: Vec<String>, separator: &str| parts.join(separator);
        let names = group.iter().map(|(known, _)| privileges::capability(known.name, context.notation)).collect();
        let opens = group.iter().map(|(known, _)| match context.lang {
            Lang::En => format!("{}: {}", known.name, known.attack.en),
            Lang::Ja => format!("{}：{}", known.name, known.attack.ja),
        });
        let raised = findings.raise(*span).with("grants", joined(names, ", "));
        let raised = raised.with(
            "opens",
            joined(
                opens.collect(),
                match context.lang {
                    Lang::En => " ",
                    Lang::Ja => "",
                },
            ),
        );
        match purpose {
            // What cannot take over the host by itself may well be asked for: a clock, a route.
            For::Unknown if group.iter().all(|(known, _)| known.risk < Risk::Host) => {
                raised.severity(Severity::Info);
            }
            For::Unknown => {}
            For::Nothing => {
                raised.saying(NOTHING).with("services", container.service_names(context.lang));
            }
            For::Work => {
                raised.saying(MEANT).severity(Severity::Info);
            }
            For::Reason(reason) => {
                raised.saying(NEEDED).severity(Severity::Info).with("reason", reason);
            }
        }
    }
}
