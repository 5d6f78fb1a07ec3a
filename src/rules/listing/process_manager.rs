//! A process manager made for containers is PID 1.

use crate::lang::Text;
use crate::listing::Place;
use crate::report::{Pid1Kind, Severity};
use crate::rules::{Example, Findings, ListingContext, Pillars, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    name: "process-manager",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "PID 1 is a process manager (`{command}`) that runs {services}.",
            ja: "PID 1 はプロセスマネージャー(`{command}`)で、{services} を動かしています。",
        },
        why: Text {
            en: "It needs no privileges and passes signals on. But the engine sees only the manager: a service that keeps crashing looks \
                 healthy from outside, and all of them are updated and restarted as one.",
            ja: "特権は不要で、シグナルも伝わります。ただしエンジンから見えるのはマネージャーだけなので、サービスがクラッシュを繰り返しても\
                 外からは正常に見え、更新も再起動もまとめて行うことになります。",
        },
        advice: Text {
            en: "Where the services do not depend on sharing a container, give each its own; then no manager is needed.",
            ja: "同じコンテナに置く理由がなければ、サービスごとにコンテナを分けてください。マネージャーは不要になります。",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[Example {
        bad: "UID        PID  PPID  C STIME TTY          TIME CMD\n\
              root         1     0  0 09:00 ?        00:00:00 /usr/bin/python3 /usr/bin/supervisord -n\n\
              root         9     1  0 09:00 ?        00:00:00 /usr/sbin/httpd -DFOREGROUND\n\
              root        10     1  0 09:00 ?        00:00:00 /usr/sbin/sshd -D\n",
        good: None,
    }],
    stage: None,
    listing: Some(check),
};

fn check(context: &ListingContext<'_>, findings: &mut Findings) {
    let found = context.found;
    let Some(pid1) = found.pid1 else { return };
    if found.place != Place::Container || found.kind != Pid1Kind::Supervisor || context.services.is_empty() {
        return;
    }
    let process = found.process(pid1);
    findings
        .raise(process.span)
        .with("command", process.command.clone())
        .with("services", super::names(context.services));
}
