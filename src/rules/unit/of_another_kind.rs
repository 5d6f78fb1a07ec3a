//! Units that start no program.

use crate::knowledge::unit_kinds;
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, UnitContext};
use crate::unit::Begins;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unit-of-another-kind",
    severity: Severity::Info,
    text: Pillars {
        what: Text { en: "This is {kind}.", ja: "これは{kind}です。" },
        why: Text {
            en: "It starts no program by itself, so it becomes no container.",
            ja: "自身はプログラムを起動しないため、コンテナにはなりません。",
        },
        advice: Text { en: "{instead}", ja: "{instead}" },
    },
    source: "https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html",
    examples: &[Example { bad: "[Timer]\nOnCalendar=daily\n", good: None }],
    stage: None,
    listing: None,
    run: None,
};

/// Raises it for timers, sockets and their like.
pub fn check(context: &UnitContext<'_>, findings: &mut Findings) {
    let Begins::Other(kind) = context.known.start else { return };
    let Some(other) = unit_kinds::other(kind) else { return };
    let raised = findings.raise(context.known.unit.span);
    raised.with("kind", other.name.get(context.lang)).with("instead", other.instead.get(context.lang));
    raised.source = other.source;
}
