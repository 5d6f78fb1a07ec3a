//! One container runs several services, and nothing made for that looks after them.

use crate::lang::Text;
use crate::listing::{Intent, Place};
use crate::report::{Pid1Kind, Severity};
use crate::rules::{Example, Findings, ListingContext, Pillars, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    name: "services-in-one-container",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "One container runs {count} services: {services}.",
            ja: "1 つのコンテナで {count} 個のサービスが動いています: {services}",
        },
        why: Text {
            en: "The engine starts, watches and restarts one program. The others have nobody who notices when they end.",
            ja: "エンジンが起動し、見張り、再起動するのは 1 つのプログラムだけです。ほかのサービスが落ちても、気付くものがありません。",
        },
        advice: Text {
            en: "Give each service a container; let them reach each other over a network by name. What they shared through localhost, \
                 sockets or files has to be carried over.",
            ja: "サービスごとにコンテナを分け、互いにネットワーク越しに名前で接続してください。localhost やソケット、ファイルで共有していた\
                 ものは、それに合わせて直す必要があります。",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[Example {
        bad: "UID        PID  PPID  C STIME TTY          TIME CMD\n\
              root         1     0  0 09:00 ?        00:00:00 /usr/sbin/init\n\
              root        20     1  0 09:00 ?        00:00:00 /usr/lib/systemd/systemd-journald\n\
              root        35     1  0 09:00 ?        00:00:00 /usr/sbin/httpd -DFOREGROUND\n\
              root        36     1  0 09:00 ?        00:00:00 /usr/sbin/sshd -D\n",
        good: None,
    }],
    stage: None,
    listing: Some(check),
    run: None,
};

fn check(context: &ListingContext<'_>, findings: &mut Findings) {
    let found = context.found;
    let looked_after = found.kind == Pid1Kind::Supervisor
        || matches!(found.intent, Some(Intent::Host | Intent::SystemContainer | Intent::Node));
    if found.place != Place::Container || looked_after || found.pid1.is_none() || context.services.len() < 2 {
        return;
    }
    let span = found.process(context.services[1].first).span;
    findings
        .raise(span)
        .with("count", context.services.len().to_string())
        .with("services", super::names(context.services));
}
