//! A run line gives a container privileges over the host.

use super::granted;
use crate::knowledge::privileges::{self, Notation};
use crate::report::Severity;
use crate::rules::{Example, Findings, Rule, RunContext};

/// The rule.
pub const RULE: Rule = Rule {
    name: "privileged-run-line",
    severity: Severity::Error,
    text: granted::FOR_INIT,
    source: privileges::DOCKER_RUN,
    examples: &[
        Example { bad: "docker run -d --privileged centos/systemd\n# yum install httpd\n", good: None },
        Example {
            bad: "docker run -d --privileged -p 8080:80 nginx\n",
            good: Some("docker run -d -p 8080:80 nginx\n"),
        },
    ],
    stage: None,
    listing: None,
    run: Some(check),
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    if context.notation == Notation::RunLine {
        granted::check(context, findings);
    }
}
