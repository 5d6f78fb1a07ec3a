//! The text is a Kubernetes manifest: said once, so that nobody takes it for a compose file.

use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};

/// The rule.
pub const RULE: Rule = Rule {
    name: "kubernetes-manifest",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "This is a Kubernetes manifest. Each container in it is judged as a service of a compose file is.",
            ja: "Kubernetes のマニフェストです。各コンテナを Compose のサービスと同じ基準で判定しています。",
        },
        why: Text {
            en: "securityContext, hostPID, hostNetwork and hostPath give a container the same parts of the node's kernel as the options of docker run do.",
            ja: "securityContext、hostPID、hostNetwork、hostPath は、docker run のオプションと同じく、ノードのカーネルの一部をコンテナに渡します。",
        },
        advice: Text {
            en: "The Pod Security Standard \"restricted\" is what an application needs no exception from.",
            ja: "一般のアプリケーションなら、Pod Security Standards の restricted に例外なく収まります。",
        },
    },
    source: crate::knowledge::privileges::POD_SECURITY,
    examples: &[Example {
        bad: "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: nginx:1.27\n",
        good: None,
    }],
    stage: None,
    listing: None,
    run: Some(check),
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    if let Some(kind) = context.service.and_then(|facts| facts.manifest) {
        findings.raise(kind);
    }
}
