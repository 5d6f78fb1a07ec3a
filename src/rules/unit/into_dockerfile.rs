//! Settings that become instructions of the Dockerfile.

use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, UnitContext};
use crate::unit::rows::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unit-into-dockerfile",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "Settings of this unit become instructions of the Dockerfile.",
            ja: "このユニットの設定のうち、Dockerfile の命令になるものがあります。",
        },
        why: Text {
            en: "They are about the program and its files, so they belong to the image. What must be made as root stands before USER.",
            ja: "プログラムとそのファイルに関する設定なので、イメージに含めます。root で用意するものは USER より前に書きます。",
        },
        advice: Text { en: "{list}", ja: "{list}" },
    },
    source: "https://docs.docker.com/reference/dockerfile/",
    examples: &[Example { bad: "[Service]\nExecStart=/usr/local/bin/app\nUser=app\n", good: None }],
    stage: None,
    listing: None,
    run: None,
};

/// Raises it where a unit has such settings.
pub fn check(context: &UnitContext<'_>, findings: &mut Findings) {
    super::list(context, Place::Image, findings);
}
