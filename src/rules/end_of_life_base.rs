//! The base image's distribution gets no security updates any more.

use super::{Example, Findings, Pillars, Rule, RunContext, StageContext};
use crate::knowledge::AS_OF;
use crate::knowledge::images::EndOfLife;
use crate::lang::{Lang, Text};
use crate::report::Severity;
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    name: "end-of-life-base",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "{base} reached its end of life on {date}.",
            ja: "{base} は {date} にサポートが終了しています。",
        },
        why: Text {
            en: "It gets no security updates.{consequence}",
            ja: "セキュリティ更新は提供されません。{consequence}",
        },
        advice: Text {
            en: "Move to a release that is maintained. This tool does not change the base: which one fits is yours to decide.",
            ja: "サポート中のリリースに移行してください。どれが適切かは用途によるため、このツールはベースイメージを変更しません。",
        },
    },
    source: "https://endoflife.date",
    examples: &[Example {
        bad: "FROM centos:latest\nRUN yum install -y httpd\nCMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n",
        good: None,
    }],
    stage: Some(check),
    listing: None,
    run: Some(check_run),
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let subject = context.subject;
    // A stage on another stage has its base named there.
    if subject.lineage.len() > 1 {
        return;
    }
    let end = subject.image.and_then(|image| image.end_of_life);
    say(end, subject.stage.base_span, &subject.base_name, context.lang, findings);
}

fn check_run(context: &RunContext<'_>, findings: &mut Findings) {
    let started = &context.container.started;
    let Some(target) = &context.container.call.target else { return };
    say(started.end_of_life(), target.span, &started.name, context.lang, findings);
}

fn say(end: Option<EndOfLife>, span: Span, base: &str, lang: Lang, findings: &mut Findings) {
    let Some(end) = end.filter(|end| end.date <= AS_OF) else { return };
    let gap = if lang == Lang::En { " " } else { "" };
    let consequence = end.consequence.map(|text| format!("{gap}{}", text.get(lang))).unwrap_or_default();
    let raised = findings.raise(span);
    raised.with("base", base).with("date", end.date.to_string()).with("consequence", consequence);
    raised.source = end.source;
}
