//! A shell is PID 1 and stands between the engine and the service.

use crate::lang::Text;
use crate::listing::{Entry, Place};
use crate::report::{Pid1Kind, Severity};
use crate::rules::{Example, Findings, ListingContext, Pillars, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    name: "shell-pid-1",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "PID 1 is a shell (`{command}`), which stands above {services}.",
            ja: "PID 1 がシェル(`{command}`)で、{services} はその子プロセスとして動いています。",
        },
        why: Text {
            en: "`docker stop` signals PID 1 alone, and a shell that waits for its child does not pass the signal on: the service is killed \
                 without warning when the timeout of ten seconds is over.",
            ja: "`docker stop` のシグナルは PID 1 にしか届きません。子プロセスを待っているシェルはそれを伝えないので、サービスは 10 秒の\
                 タイムアウトのあと、終了処理をできないまま強制終了されます。",
        },
        advice: Text {
            en: "Write CMD or ENTRYPOINT in exec form (`[\"program\", \"argument\"]`); let a start script end with `exec program`.",
            ja: "CMD や ENTRYPOINT は exec 形式(`[\"program\", \"argument\"]`)で書き、起動スクリプトは最後を `exec program` にしてください。",
        },
    },
    source: "https://docs.docker.com/reference/dockerfile/#shell-form-entrypoint-example",
    examples: &[Example {
        bad: "UID        PID  PPID  C STIME TTY          TIME CMD\n\
              root         1     0  0 09:00 ?        00:00:00 /bin/sh -c httpd -DFOREGROUND; true\n\
              root         7     1  0 09:00 ?        00:00:00 httpd -DFOREGROUND\n",
        good: None,
    }],
    stage: None,
    listing: Some(check),
    run: None,
};

const ALONE: Pillars = Pillars {
    what: Text {
        en: "PID 1 is a shell (`{command}`), and there is no service.",
        ja: "PID 1 はシェル(`{command}`)で、サービスは動いていません。",
    },
    why: Text {
        en: "That is right for a container to try things out in; it ends when the shell does.",
        ja: "試しに使うコンテナならこれで問題ありません。シェルを抜けるとコンテナも終了します。",
    },
    advice: Text {
        en: "For a container that serves something, name the service's program as the start command.",
        ja: "サービスを提供するコンテナにするなら、そのプログラムを起動コマンドに指定してください。",
    },
};

fn check(context: &ListingContext<'_>, findings: &mut Findings) {
    let found = context.found;
    let Some(pid1) = found.pid1 else { return };
    if found.place != Place::Container || found.kind != Pid1Kind::Shell {
        return;
    }
    let process = found.process(pid1);
    let children = found.members.iter().any(|member| member.parent == Some(pid1) && member.entry == Entry::Started);
    // A search may have left the children out.
    let alone = context.services.is_empty();
    let raised = findings.raise(process.span).with("command", process.command.clone());
    raised.with("services", super::names(context.services));
    if alone || !children {
        raised.saying(ALONE).severity(Severity::Info);
    }
}
