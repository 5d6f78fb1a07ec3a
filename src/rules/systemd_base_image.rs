//! A base image that was made to boot an init system.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::input::dockerfile::Base;
use crate::knowledge::images::{self, Start};
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "systemd-base-image",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "{image} is made to boot an init system.",
            ja: "{image} は init を起動するために作られたイメージです。",
        },
        why: Text {
            en: "It brings the init, its units and its stop signal along. An application that starts by itself uses none of them.",
            ja: "init 本体、ユニット、専用の停止シグナルが含まれています。単独で起動するアプリケーションには、どれも不要です。",
        },
        advice: Text {
            en: "Take a plain image of the same distribution and release, and set the service as its CMD.",
            ja: "同じディストリビューション・同じリリースの通常のイメージに替え、サービスを CMD に指定してください。",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[
        Example { bad: "FROM centos/systemd\nRUN yum install -y httpd\nRUN systemctl enable httpd\n", good: None },
        Example {
            bad: "FROM registry.access.redhat.com/ubi8-init\nRUN dnf install -y httpd\nCMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n",
            good: None,
        },
    ],
    stage: Some(check),
    listing: None,
    run: None,
};

const REPLACED: Pillars = Pillars {
    what: RULE.text.what,
    why: RULE.text.why,
    advice: Text {
        en: "Its plain counterpart is {plain}. Build on that, and set the service as its CMD.",
        ja: "init を含まない {plain} を基にし、サービスを CMD に指定してください。",
    },
};

const BY_NAME: Pillars = Pillars {
    what: Text {
        en: "The name of {image} suggests that it is made to boot an init system; what it starts is not known here.",
        ja: "{image} は、名前からすると init を起動するためのイメージのようですが、実際に何を起動するかは分かりません。",
    },
    why: RULE.text.why,
    advice: Text {
        en: "See what it starts with `docker image inspect {image}` (Entrypoint and Cmd). If it is an init, take a plain image instead.",
        ja: "`docker image inspect {image}` の Entrypoint と Cmd で、何を起動するかを確かめてください。init であれば、通常のイメージに替えます。",
    },
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let Base::Image(reference) = &context.subject.stage.base else { return };
    if context.plan.intent.is_intended() {
        return;
    }
    let span = context.subject.stage.base_span;
    let image = context.subject.base_name.clone();
    match context.subject.image {
        Some(known) if matches!(known.starts, Start::Init { .. }) => {
            let raised = findings.raise(span).with("image", image);
            if let Some(plain) = images::plain_counterpart(&reference.name) {
                raised.saying(REPLACED).with("plain", plain);
            }
        }
        None if images::named_after_init(&reference.name) => {
            findings.raise(span).saying(BY_NAME).with("image", image);
        }
        _ => {}
    }
}
