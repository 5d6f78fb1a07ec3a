//! A service of a compose file, or a container of a manifest, is given privileges over the host.

use crate::knowledge::privileges::Notation;
use crate::report::Severity;
use crate::rules::run::granted;
use crate::rules::{Example, Findings, Rule, RunContext};

/// The rule.
pub const RULE: Rule = Rule {
    name: "privileged-service",
    severity: Severity::Error,
    text: granted::FOR_INIT,
    source: "https://docs.docker.com/reference/compose-file/services/#privileged",
    examples: &[
        Example {
            bad: "services:\n  web:\n    image: nginx:1.27\n    privileged: true # needed?\n    ports:\n      - \"80:80\"\n",
            good: Some("services:\n  web:\n    image: nginx:1.27\n    ports:\n      - \"80:80\"\n"),
        },
        Example { bad: "services:\n  web:\n    build: .\n    command: /sbin/init\n    privileged: true\n", good: None },
    ],
    stage: None,
    listing: None,
    run: Some(check),
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    if context.notation != Notation::RunLine {
        granted::check(context, findings);
    }
}
