//! Services enabled or started while the image is built, and a container that then starts a shell.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::lang::Text;
use crate::report::Severity;
use crate::rewrite::start;

/// The rule.
pub const RULE: Rule = Rule {
    name: "no-start-command",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "Nothing here starts {services}: there is no CMD, and {base} by itself only opens a shell.",
            ja: "{services} を起動する記述がありません。CMD がなく、{base} が既定で起動するのはシェルだけです。",
        },
        why: Text {
            en: "What was enabled or started in RUN does not run in the container. Without a terminal the shell ends at once, and the \
                 container with it.",
            ja: "RUN で有効化や起動をしても、コンテナの中では動きません。端末がなければシェルはすぐに終わり、コンテナも終了します。",
        },
        advice: Text {
            en: "Make the service the start command, in the foreground. If other images build on this one, or the run line names a command, \
                 silence this rule.",
            ja: "サービスをフォアグラウンドの起動コマンドとして CMD に書いてください。別のイメージの土台にする場合や、docker run でコマンドを\
                 指定する場合は、このルールを抑制してください。",
        },
    },
    source: "https://docs.docker.com/reference/dockerfile/#cmd",
    examples: &[Example {
        bad: "FROM rockylinux:9\nRUN dnf install -y httpd && systemctl enable httpd\nEXPOSE 80\n",
        good: Some(
            "FROM rockylinux:9\nRUN dnf install -y httpd\nEXPOSE 80\nSTOPSIGNAL SIGWINCH\nCMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n",
        ),
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if start::is_missing(context.subject, context.boot, context.plan) {
        let place = context.subject.stage.base_span;
        findings
            .raise(place)
            .with("services", context.service_names())
            .with("base", context.subject.base_name.clone())
            .resolved_by(context.patches.covering(place));
    }
}
