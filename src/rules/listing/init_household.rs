//! What an init has brought along, and what for.

use crate::lang::Text;
use crate::listing::{Entry, Role, going};
use crate::report::Severity;
use crate::rules::{Example, Findings, ListingContext, Pillars, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    name: "init-household",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "Beside the init itself, {count} of {all} processes are here only for it: {names}.",
            ja: "{all} 個のプロセスのうち、init 本体のほかに {count} 個が init のためだけにあります: {names}",
        },
        why: Text {
            en: "They look after a machine: its logs, devices, logins, network and clock. In a container the engine and the host do that. \
                 The tree says for each what it is for.",
            ja: "ログ、デバイス、ログイン、ネットワーク、時計といったマシンの世話をするもので、コンテナではエンジンとホストの仕事です。\
                 それぞれの役割はツリーに記しています。",
        },
        advice: Text {
            en: "They are gone as soon as the service is PID 1 itself. There is no need to mask or remove them one by one.",
            ja: "サービス自身を PID 1 にすれば、まとめて消えます。1 つずつ mask したり削除したりする必要はありません。",
        },
    },
    source: "https://www.freedesktop.org/software/systemd/man/latest/bootup.html",
    examples: &[Example {
        bad: "UID        PID  PPID  C STIME TTY          TIME CMD\n\
              root         1     0  0 09:00 ?        00:00:00 /usr/sbin/init\n\
              root        20     1  0 09:00 ?        00:00:00 /usr/lib/systemd/systemd-journald\n\
              root        35     1  0 09:00 ?        00:00:00 /usr/sbin/httpd -DFOREGROUND\n",
        good: None,
    }],
    stage: None,
    listing: Some(check),
    run: None,
};

const WITH_MEMORY: Pillars = Pillars {
    what: Text {
        en: "Beside the init itself, {count} of {all} processes are here only for it, with {memory} of resident memory: {names}.",
        ja: "{all} 個のプロセスのうち、init 本体のほかに {count} 個(常駐メモリー {memory})が init のためだけにあります: {names}",
    },
    ..RULE.text
};

fn check(context: &ListingContext<'_>, findings: &mut Findings) {
    let found = context.found;
    let Some(going) = going::household(found) else { return };
    let helpers = found.members.iter().enumerate().filter_map(|(at, member)| match member.role {
        Role::Helper(helper) if member.entry == Entry::Started => Some((at, helper.id)),
        _ => None,
    });
    let mut names: Vec<&str> = Vec::new();
    let mut first = None;
    for (at, id) in helpers {
        first = first.or(Some(at));
        if !names.contains(&id) {
            names.push(id);
        }
    }
    let Some(first) = first else { return };
    let raised = findings
        .raise(found.process(first).span)
        .with("count", going.processes.to_string())
        .with("all", found.count().to_string())
        .with("names", names.join(", "));
    if let Some(memory) = going.memory_kib.filter(|&memory| memory > 0) {
        raised.with("memory", going::size(memory)).saying(WITH_MEMORY);
    }
}
