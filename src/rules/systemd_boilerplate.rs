//! What is copied along from systemd images: it serves a boot that no longer happens.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "systemd-boilerplate",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "{what} is there for a booting systemd.", ja: "{what} は systemd を起動するためのものです。"
        },
        why: Text {
            en: "Without an init it does nothing, or harm: a volume on the cgroup file system hides the container's own, and \
                 SIGRTMIN+3 means nothing to a service.",
            ja: "init がなければ意味がないか、害になります。cgroup のボリュームはコンテナ自身のものを隠し、SIGRTMIN+3 は普通のサービスには通じません。",
        },
        advice: Text {
            en: "Leave it out together with the init.", ja: "init とともに取り除いてください。"
        },
    },
    source: "https://github.com/docker-library/docs/blob/master/centos/deprecated.md",
    examples: &[Example {
        bad: "FROM rockylinux:9\nENV container docker\nRUN dnf install -y httpd; \\\n    rm -f /etc/systemd/system/*.wants/*; \\\n    systemctl enable httpd\nVOLUME [ \"/sys/fs/cgroup\" ]\nSTOPSIGNAL SIGRTMIN+3\nCMD [\"/usr/sbin/init\"]\n",
        good: Some(
            "FROM rockylinux:9\nRUN dnf install -y httpd\nSTOPSIGNAL SIGWINCH\nCMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n",
        ),
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if context.plan.intent.is_intended() {
        return;
    }
    let booted = context.boot.init().is_some();
    for piece in &context.patches.boilerplate {
        let severity = if booted { Severity::Warning } else { Severity::Info };
        findings
            .raise(piece.span)
            .severity(severity)
            .with("what", piece.shown.clone())
            .resolved_by(context.patches.covering(piece.span));
    }
}
