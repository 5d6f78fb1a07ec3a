//! Processes that have ended and that PID 1 does not collect.

use crate::lang::Text;
use crate::listing::zombies;
use crate::report::Severity;
use crate::rules::{Example, Findings, ListingContext, Pillars, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unreaped-children",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "PID 1 (`{command}`) has {count} children that have ended and that it does not collect (zombies).",
            ja: "PID 1(`{command}`)の子プロセスのうち {count} 個が、終了したまま回収されていません(ゾンビプロセス)。",
        },
        why: Text {
            en: "What loses its parent becomes a child of PID 1, and PID 1 has to wait for it. A program that was not made for that leaves \
                 each of them in the process table, until the limit of processes is reached and nothing can be started any more.",
            ja: "親を失ったプロセスは PID 1 の子になり、終了時に回収するのは PID 1 の役目です。そのように作られていないプログラムではゾンビが\
                 増え続け、プロセス数の上限に達すると何も起動できなくなります。",
        },
        advice: Text {
            en: "Start the container with `docker run --init` (compose: `init: true`): the engine's small init collects them and passes \
                 signals on. It is no service manager, and the image stays as it is.",
            ja: "`docker run --init`(Compose では `init: true`)で起動してください。エンジンに付属の小さな init が回収し、シグナルも中継します。\
                 サービスマネージャーではなく、イメージの変更も要りません。",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[Example {
        bad: "UID        PID  PPID  C STIME TTY          TIME CMD\n\
              app          1     0  0 09:00 ?        00:00:00 /usr/local/bin/crawler\n\
              app         35     1  0 09:00 ?        00:00:00 [browser] <defunct>\n\
              app         36     1  0 09:01 ?        00:00:00 [browser] <defunct>\n",
        good: None,
    }],
    stage: None,
    listing: Some(check),
    run: None,
};

fn check(context: &ListingContext<'_>, findings: &mut Findings) {
    let found = context.found;
    let (Some(left), Some(pid1)) = (zombies::left_by_pid1(found), found.pid1) else { return };
    findings
        .raise(found.process(left.first).span)
        .with("command", found.process(pid1).command.clone())
        .with("count", left.count.to_string());
}
