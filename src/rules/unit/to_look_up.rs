//! What the unit leaves open.

use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, UnitContext};
use crate::unit::rows::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unit-to-look-up",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "Something here cannot be known from the unit alone.",
            ja: "ユニットだけでは分からないことがあります。",
        },
        why: Text {
            en: "The value stands elsewhere, or a container asks for a decision that the unit does not make. None is made up.",
            ja: "値が別の場所にあるか、ユニットでは決まっていない判断が必要です。推測で補うことはしません。",
        },
        advice: Text { en: "{list}", ja: "{list}" },
    },
    source: "https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html",
    examples: &[Example { bad: "[Service]\nType=notify\nExecStart=/usr/local/bin/app\n", good: None }],
    stage: None,
    listing: None,
    run: None,
};

/// Raises it where a unit has such settings.
pub fn check(context: &UnitContext<'_>, findings: &mut Findings) {
    super::list(context, Place::Ask, findings);
}
