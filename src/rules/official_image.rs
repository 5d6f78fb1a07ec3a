//! There is an official image of this very service.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::knowledge::images::Start;
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "official-image",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "There is an official image of {service}: {image}.",
            ja: "{service} には公式イメージ {image} があります。",
        },
        why: Text {
            en: "It starts the service in the foreground, is rebuilt for security updates and is documented.",
            ja: "サービスをフォアグラウンドで起動するように作られ、セキュリティ更新に合わせて再ビルドされ、ドキュメントも整っています。",
        },
        advice: Text {
            en: "If you need nothing else of this base, build on it instead.",
            ja: "このベースイメージでなければならない理由がなければ、公式イメージを土台にするのが近道です。",
        },
    },
    source: "https://docs.docker.com/docker-hub/image-library/trusted-content/",
    examples: &[Example {
        bad: "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
        good: None,
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let from_image = context.subject.image.map(|image| image.starts);
    // An image that starts something is a choice already made, and a whole system is not one service.
    if !context.starts_here()
        || matches!(from_image, Some(Start::Command { .. }))
        || !context.subject.is_last
        || context.plan.intent.is_intended()
    {
        return;
    }
    let Some(service) = context.plan.only_service() else { return };
    let Some(image) = service.image_of(&context.installed(), context.started_program()) else { return };
    let raised = findings.raise(context.subject.stage.base_span);
    raised.with("service", service.name).with("image", image.name);
    raised.source = image.source;
}
