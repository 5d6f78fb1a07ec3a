//! Other units that this one needs.

use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, UnitContext};
use crate::unit::rows::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unit-dependencies",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "This unit needs others beside it.", ja: "このユニットはほかのユニットを必要とします。"
        },
        why: Text {
            en: "Each service gets a container of its own; what orders them is compose, not something inside.",
            ja: "サービスはそれぞれ別のコンテナにします。起動の順序を決めるのは Compose であり、コンテナの中の仕組みではありません。",
        },
        advice: Text { en: "{list}", ja: "{list}" },
    },
    source: "https://docs.docker.com/compose/how-tos/startup-order/",
    examples: &[Example {
        bad: "[Unit]\nAfter=postgresql.service\nRequires=postgresql.service\n[Service]\nExecStart=/usr/local/bin/app\n",
        good: None,
    }],
    stage: None,
    listing: None,
    run: None,
};

/// Raises it where a unit has such settings.
pub fn check(context: &UnitContext<'_>, findings: &mut Findings) {
    super::list(context, Place::Dependency, findings);
}
