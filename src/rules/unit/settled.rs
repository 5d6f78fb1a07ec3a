//! Settings that a container has by itself.

use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, UnitContext};
use crate::unit::rows::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unit-settled",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "Settings of this unit need nothing in a container.",
            ja: "コンテナでは対応の要らない設定です。",
        },
        why: Text {
            en: "The engine does it, a container has it by default, or it is only about systemd.",
            ja: "コンテナエンジンの仕事か、コンテナの既定の動作か、systemd だけに関わる設定です。",
        },
        advice: Text { en: "{list}", ja: "{list}" },
    },
    source: "https://www.freedesktop.org/software/systemd/man/latest/systemd.directives.html",
    examples: &[Example { bad: "[Unit]\nDescription=App\n[Service]\nExecStart=/usr/local/bin/app\n", good: None }],
    stage: None,
    listing: None,
    run: None,
};

/// Raises it where a unit has such settings.
pub fn check(context: &UnitContext<'_>, findings: &mut Findings) {
    super::list(context, Place::Settled, findings);
}
