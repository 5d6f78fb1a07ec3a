//! Settings that a container has nothing for.

use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, UnitContext};
use crate::unit::rows::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unit-without-counterpart",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "Settings of this unit have no counterpart in a container.",
            ja: "コンテナに対応するものがない設定です。",
        },
        why: Text {
            en: "Neither an instruction nor an option does quite the same. What is lost, and what comes near, is said for each.",
            ja: "同じことをする命令もオプションもありません。失われるものと、近い手段をそれぞれ示します。",
        },
        advice: Text { en: "{list}", ja: "{list}" },
    },
    source: "https://www.freedesktop.org/software/systemd/man/latest/systemd.directives.html",
    examples: &[Example { bad: "[Service]\nExecStart=/usr/local/bin/app\nRestartSec=5\n", good: None }],
    stage: None,
    listing: None,
    run: None,
};

/// Raises it where a unit has such settings.
pub fn check(context: &UnitContext<'_>, findings: &mut Findings) {
    super::list(context, Place::Lost, findings);
}
