//! A part of the host that gives it away is mounted into a container.

use crate::knowledge::capabilities::Risk;
use crate::knowledge::privileges;
use crate::lang::{Lang, Text};
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};
use crate::run::grants::HostMount;
use crate::run::{Container, Need, grants};

/// The rule.
pub const RULE: Rule = Rule {
    name: "host-mount",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "Of the host, the container is given {path}, writable.",
            ja: "ホストの {path} が書き込み可能な状態でコンテナにマウントされています。",
        },
        why: OPENS,
        advice: Text {
            en: "Mount only the directory that the program works on, and `:ro` where it only reads.",
            ja: "プログラムが使うディレクトリーだけをマウントし、読み取るだけなら `:ro` を付けてください。",
        },
    },
    source: "https://docs.docker.com/engine/storage/bind-mounts/",
    examples: &[
        Example { bad: "docker run -d -v /:/host nginx\n", good: None },
        Example { bad: "services:\n  app:\n    build: .\n    volumes:\n      - /etc:/config\n", good: None },
    ],
    stage: None,
    listing: None,
    run: Some(check),
};

const OPENS: Text = Text { en: "{opens}", ja: "{opens}" };

const READ_ONLY: Pillars = Pillars {
    what: Text {
        en: "Of the host, the container is given {path}, read-only.",
        ja: "ホストの {path} が読み取り専用でコンテナにマウントされています。",
    },
    why: OPENS,
    advice: Text {
        en: "What watches or backs up the host needs it. Anything else is given only the directory that it reads.",
        ja: "ホストの監視やバックアップには必要です。それ以外なら、読み取るディレクトリーだけをマウントしてください。",
    },
};

const MEANT: Pillars = Pillars {
    what: Text {
        en: "Of the host, the container is given {path}, writable. What runs here works on the host, so it looks meant.",
        ja: "ホストの {path} が書き込み可能な状態でマウントされています。ホストを扱うコンテナのため、意図した指定と見られます。",
    },
    why: OPENS,
    advice: Text {
        en: "Where the program only reads there, add `:ro`. Treat this container as root on the host.",
        ja: "読み取るだけなら `:ro` を付けてください。このコンテナはホストの root と同等に扱う必要があります。",
    },
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    let meant = works_on_host(container);
    let mut groups: Vec<((bool, bool), Vec<HostMount<'_>>)> = Vec::new();
    for mount in grants::host_mounts(container.call) {
        let class = (mount.writable, meant || mount.opens.risk < Risk::Host);
        match groups.iter_mut().find(|(known, _)| *known == class) {
            Some((_, group)) => group.push(mount),
            None => groups.push((class, vec![mount])),
        }
    }
    for ((writable, meant), group) in groups {
        let Some(first) = group.first() else { continue };
        let raised = findings.raise(first.given.span);
        if !writable {
            raised.saying(READ_ONLY).severity(Severity::Info);
        } else if meant {
            raised.saying(MEANT).severity(Severity::Info);
        }
        let paths: Vec<&str> = group.iter().map(|mount| mount.path).collect();
        let mut opens: Vec<String> = Vec::new();
        for mount in &group {
            let text = match context.lang {
                Lang::En => format!("{} {}", mount.opens.allows.en, mount.opens.attack.en),
                Lang::Ja => format!("{}{}", mount.opens.allows.ja, mount.opens.attack.ja),
            };
            if !opens.contains(&text) {
                opens.push(text);
            }
        }
        let (comma, blank) = match context.lang {
            Lang::En => (", ", " "),
            Lang::Ja => ("、", ""),
        };
        raised.with("path", paths.join(comma)).with("opens", opens.join(blank));
    }
}

/// Whether something else than the mount says that the container is there to work on the host.
fn works_on_host(container: &Container<'_>) -> bool {
    let call = container.call;
    let watches = container
        .meant
        .iter()
        .filter_map(|meant| meant.service)
        .any(|found| privileges::WATCHES_HOST.contains(&found.id));
    match container.need {
        Need::Documented(_) | Need::Kernel => true,
        Need::Init => container.is_intended(),
        Need::Nothing | Need::Systemctl => false,
        Need::Hardware | Need::Unknown => {
            watches
                || grants::shares_namespace(call)
                || grants::joins_host_network(call)
                || call.values("device").next().is_some()
        }
    }
}
