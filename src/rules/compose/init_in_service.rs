//! A service starts an init system as its container's first process.

use crate::knowledge::privileges::Notation;
use crate::report::Severity;
use crate::rules::run::booted;
use crate::rules::{Example, Findings, Rule, RunContext};

/// The rule.
pub const RULE: Rule = Rule {
    name: "init-in-service",
    severity: Severity::Error,
    text: booted::STARTS,
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[
        Example {
            bad: "services:\n  web:\n    image: rockylinux:9\n    privileged: true\n    command: /usr/sbin/init\n    ports:\n      - \"80:80\"\n",
            good: None,
        },
        Example {
            bad: "services:\n  db:\n    build: .\n    cap_add: [SYS_ADMIN]\n    entrypoint: [\"/lib/systemd/systemd\"]\n    volumes:\n      - /sys/fs/cgroup:/sys/fs/cgroup:rw\n",
            good: None,
        },
    ],
    stage: None,
    listing: None,
    run: Some(check),
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    if context.notation != Notation::RunLine {
        booted::check(context, findings);
    }
}
