//! A run line starts an init system as the container's first process.

use super::booted;
use crate::knowledge::privileges::Notation;
use crate::report::Severity;
use crate::rules::{Example, Findings, Rule, RunContext};

/// The rule.
pub const RULE: Rule = Rule {
    name: "init-in-run-line",
    severity: Severity::Error,
    text: booted::STARTS,
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[
        Example { bad: "docker run -d --privileged -p 80:80 rockylinux:9 /usr/sbin/init\n", good: None },
        Example {
            bad: "docker run -d --name db --privileged -v /sys/fs/cgroup:/sys/fs/cgroup:ro -p 5432:5432 centos:7 /usr/sbin/init\ndocker exec -it db bash\nyum install -y postgresql-server\nsystemctl start postgresql\n",
            good: None,
        },
    ],
    stage: None,
    listing: None,
    run: Some(check),
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    if context.notation == Notation::RunLine {
        booted::check(context, findings);
    }
}
