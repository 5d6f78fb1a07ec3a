//! What systemd itself reads otherwise than it looks.

use crate::input::unit::{Fault, split};
use crate::lang::Lang;
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, UnitContext};
use crate::text::Span;
use crate::unit::rows::{Place, short};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unit-not-as-written",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "systemd does not read this as it looks.", ja: "systemd は見た目どおりには読み取りません。"
        },
        why: Text {
            en: "A unit file knows comments only on lines of their own, and settings only in their section. Here it was read as it was meant.",
            ja: "ユニットファイルのコメントは独立した行にしか書けず、設定は決まったセクションでしか効きません。ここでは意図に沿って読み取りました。",
        },
        advice: Text { en: "{list}", ja: "{list}" },
    },
    source: "https://www.freedesktop.org/software/systemd/man/latest/systemd.syntax.html",
    examples: &[Example { bad: "[Service]\nExecStart=/usr/local/bin/app # start it\n", good: None }],
    stage: None,
    listing: None,
    run: None,
};

const REMARK: Text = Text {
    en: "the remark “{remark}” would become part of the value",
    ja: "注記「{remark}」も値の一部になります",
};
const QUOTE: Text = Text {
    en: "a quote is not closed: systemd refuses the line",
    ja: "引用符が閉じられていないため、systemd はこの行を受け付けません",
};

/// Raises it where a unit has such lines.
pub fn check(context: &UnitContext<'_>, findings: &mut Findings) {
    let rows = &context.known.rows;
    let mut first = rows.list(Place::Damaged);
    let mut add = |span: Span, line: String| match &mut first {
        Some((_, list)) => *list = format!("{list}\n{line}"),
        None => first = Some((span, line)),
    };
    for entry in &context.known.unit.entries {
        let shown = format!("`{}={}`", entry.key, short(&entry.value));
        let colon = if context.lang == Lang::Ja { "：" } else { ": " };
        if let Some(remark) = &entry.remark {
            let remark = REMARK.fill(context.lang, &[("remark", &short(remark))]);
            add(entry.span, format!("{shown}{colon}{remark}"));
        }
        if entry.key.starts_with("Exec") && split(&entry.value).faults.contains(&Fault::OpenQuote) {
            add(entry.span, format!("{shown}{colon}{}", QUOTE.get(context.lang)));
        }
    }
    if let Some((span, list)) = first {
        findings.raise(span).with("list", list);
    }
}
