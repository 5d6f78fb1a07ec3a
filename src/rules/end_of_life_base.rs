//! The base image's distribution gets no security updates any more.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::knowledge::AS_OF;
use crate::lang::Text;
use crate::report::Severity;

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
            en: "It gets no security updates. {consequence}",
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
    run: None,
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let subject = context.subject;
    // A stage on another stage has its base named there.
    if subject.lineage.len() > 1 {
        return;
    }
    let Some(end) = subject.image.and_then(|image| image.end_of_life) else { return };
    if end.date > AS_OF {
        return;
    }
    let consequence = end.consequence.map(|text| text.get(context.lang)).unwrap_or_default();
    let raised = findings.raise(subject.stage.base_span);
    raised.with("base", subject.base_name.clone()).with("date", end.date.to_string()).with("consequence", consequence);
    raised.source = end.source;
}
