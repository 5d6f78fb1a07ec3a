//! PID 1 only waits; the services run beside it.

use crate::knowledge::processes::WAITERS;
use crate::lang::Text;
use crate::listing::{Place, Program};
use crate::report::{Pid1Kind, Severity};
use crate::rules::{Example, Findings, ListingContext, Pillars, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    name: "idle-pid-1",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "PID 1 (`{command}`) only keeps the container up; {services} runs in the background beside it.",
            ja: "PID 1(`{command}`)はコンテナを終了させないために待っているだけで、{services} はその横でバックグラウンドで動いています。",
        },
        why: Text {
            en: "The engine watches PID 1, and PID 1 never fails: the container looks healthy when the service is long dead, and \
                 `docker stop` does not reach the service.",
            ja: "エンジンが見張る PID 1 は落ちることがないため、サービスが止まってもコンテナは正常に見えます。`docker stop` のシグナルもサービスには\
                 届きません。",
        },
        advice: Text {
            en: "Make the service itself the start command, in the foreground; then nothing has to wait.",
            ja: "サービス自身をフォアグラウンドで起動コマンドにしてください。待つだけのプロセスは要らなくなります。",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[Example {
        bad: "UID        PID  PPID  C STIME TTY          TIME CMD\n\
              root         1     0  0 09:00 ?        00:00:00 tail -f /dev/null\n\
              root        30     1  0 09:00 ?        00:00:00 /usr/sbin/httpd\n",
        good: None,
    }],
    stage: None,
    listing: Some(check),
    run: None,
};

fn check(context: &ListingContext<'_>, findings: &mut Findings) {
    let found = context.found;
    let Some(pid1) = found.pid1 else { return };
    if found.place != Place::Container || found.kind != Pid1Kind::Unknown || context.services.is_empty() {
        return;
    }
    let process = found.process(pid1);
    if WAITERS.contains(&Program::of(&process.command).name) {
        findings
            .raise(process.span)
            .with("command", process.command.clone())
            .with("services", super::names(context.services));
    }
}
