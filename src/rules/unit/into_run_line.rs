//! Settings that become options of the run line.

use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, UnitContext};
use crate::unit::rows::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unit-into-run-line",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "Settings of this unit become options of the run line.",
            ja: "このユニットの設定のうち、docker run のオプションになるものがあります。",
        },
        why: Text {
            en: "They are about how the program is kept, limited and fenced in: the engine does that, from outside.",
            ja: "再起動や資源の制限、隔離に関する設定で、コンテナエンジンが外側から行うものです。",
        },
        advice: Text { en: "{list}", ja: "{list}" },
    },
    source: "https://docs.docker.com/reference/cli/docker/container/run/",
    examples: &[Example {
        bad: "[Service]\nExecStart=/usr/local/bin/app\nRestart=always\nLimitNOFILE=65536\n",
        good: None,
    }],
    stage: None,
    listing: None,
    run: None,
};

/// Raises it where a unit has such settings.
pub fn check(context: &UnitContext<'_>, findings: &mut Findings) {
    super::list(context, Place::Run, findings);
}
