//! Commands around the start.

use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, UnitContext};
use crate::unit::rows::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unit-steps",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "Commands run before the program, behind it, to reload or to stop it.",
            ja: "起動前・起動後の処理や、再読み込み・停止のためのコマンドがあります。",
        },
        why: Text {
            en: "An engine runs one program and sends one signal to stop it; there are no steps around that.",
            ja: "コンテナエンジンはプログラムを 1 つ実行し、停止時にはシグナルを 1 つ送るだけで、その前後の処理はありません。",
        },
        advice: Text { en: "{list}", ja: "{list}" },
    },
    source: "https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html",
    examples: &[Example {
        bad: "[Service]\nExecStart=/usr/local/bin/app\nExecReload=/bin/kill -HUP $MAINPID\n",
        good: None,
    }],
    stage: None,
    listing: None,
    run: None,
};

/// Raises it where a unit has such settings.
pub fn check(context: &UnitContext<'_>, findings: &mut Findings) {
    super::list(context, Place::Step, findings);
}
