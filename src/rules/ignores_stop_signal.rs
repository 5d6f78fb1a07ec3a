//! The first process has no handler for the stop signal, and as PID 1 it therefore ignores it.
//!
//! What puts it right is a word of the run line, not of the Dockerfile: there is no patch, and the run line has `--init`.

use super::{Example, Findings, Pillars, Rule, StageContext, keep_alive_tail};
use crate::boot::{EventKind, Signal};
use crate::knowledge::{programs, services};
use crate::lang::Text;
use crate::report::{Outcome, Pid1Kind, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "ignores-stop-signal",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "As the first process {program} ignores the stop signal.",
            ja: "{program} は最初のプロセス(PID 1)になると停止シグナルを無視します。",
        },
        why: Text {
            en: "The kernel hands PID 1 only signals that it has a handler for, and {program} has none for this one. docker stop waits its \
                 ten seconds, then kills the container in the middle of its work (exit code 137).",
            ja: "カーネルは、ハンドラーのないシグナルを PID 1 には届けません。{program} はこのシグナルのハンドラーを持たないため、docker stop は 10 秒待った\
                 あと、処理の途中でもコンテナを強制終了します(終了コード 137)。",
        },
        advice: Text {
            en: "Start the container with `docker run --init` (Compose: `init: true`): the engine's own small init \
                 becomes PID 1, and the signal ends {program} at once. The image stays as it is.",
            ja: "`docker run --init`(Compose では `init: true`)で起動してください。エンジンの小さな init が PID 1 になり、\
                 シグナルを受けた {program} はすぐに終了します。イメージを変える必要はありません。",
        },
    },
    source: "https://docs.docker.com/reference/cli/docker/container/run/#init",
    examples: &[
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y cron\nCOPY jobs /etc/cron.d/jobs\nCMD [\"cron\", \"-f\"]\n",
            good: None,
        },
        Example { bad: "FROM debian:12\nCMD [\"sleep\", \"infinity\"]\n", good: None },
    ],
    stage: Some(check),
    listing: None,
    run: None,
};

/// A container that only waits loses nothing when it is killed.
const WAITS: Pillars = Pillars {
    what: Text {
        en: "{program} only keeps the container up, and as the first process it ignores the stop signal.",
        ja: "{program} はコンテナを存続させるだけのもので、最初のプロセス(PID 1)になると停止シグナルを無視します。",
    },
    why: Text {
        en: "docker stop waits its ten seconds, then kills it (exit code 137). In a container to work in with docker exec that is slow, \
             no more.",
        ja: "docker stop は 10 秒待ったあと強制終了します(終了コード 137)。docker exec で作業するためのコンテナなら、止まるのが遅いだけです。",
    },
    advice: Text {
        en: "Start the container with `docker run --init` (Compose: `init: true`), as the run line does. Where a program was meant to run \
             here, make it the start command.",
        ja: "表示している実行コマンドのように、`docker run --init`(Compose では `init: true`)で起動してください。プログラムを動かすためのコンテナなら、それを\
             起動コマンドにしてください。",
    },
};

/// A shell that waits for what it started beside itself.
const SHELL: Pillars = Pillars {
    what: Text {
        en: "The first process is a shell that only waits, and it ignores the stop signal.",
        ja: "最初のプロセス(PID 1)は待つだけのシェルで、停止シグナルを無視します。",
    },
    why: Text {
        en: "What it started never hears of the stop. docker stop waits its ten seconds, then kills everything in the middle of its work \
             (exit code 137).",
        ja: "シェルが起動したプログラムに停止は伝わりません。docker stop は 10 秒待ったあと、処理の途中でもすべてを強制終了します(終了コード 137)。",
    },
    advice: Text {
        en: "Run one program in the foreground, with `exec` in front of it. Where the shell must stay, let it pass the signal on: \
             `trap 'kill $(jobs -p)' TERM`. --init alone ends the shell, and the rest is killed with it.",
        ja: "一つのプログラムを `exec` を付けてフォアグラウンドで動かしてください。シェルを残す必要があるなら、`trap 'kill $(jobs -p)' TERM` でシグナルを\
             伝えます。--init だけではシェルが終わるだけで、残りはそのまま強制終了されます。",
    },
};

/// An interpreter that leaves the signal to the program.
const INTERPRETER: Pillars = Pillars {
    what: Text {
        en: "{runtime} is the first process, and sets no handler for SIGTERM by itself.",
        ja: "最初のプロセス(PID 1)は {runtime} ですが、{runtime} 自体は SIGTERM のハンドラーを設定しません。",
    },
    why: Text {
        en: "The kernel hands PID 1 only signals that it has a handler for. Unless the program or its framework sets one, docker stop waits its \
             ten seconds, then kills the container (exit code 137).",
        ja: "カーネルは、ハンドラーのないシグナルを PID 1 には届けません。プログラムやフレームワークが設定していなければ、docker stop は 10 秒待ったあと\
             コンテナを強制終了します(終了コード 137)。",
    },
    advice: Text {
        en: "Handle SIGTERM in the program, so that it can finish its work; or start the container with `docker run --init` (Compose: `init: true`).",
        ja: "処理を終えてから止まれるよう、プログラムで SIGTERM を扱ってください。`docker run --init`(Compose では `init: true`)で起動する方法もあります。",
    },
};

/// A program whose interpreter is the first process: whether it handles the signal, only its own text says.
fn interpreter(context: &StageContext<'_>, findings: &mut Findings) {
    let boot = context.boot;
    let Some(pid1) = boot.pid1.as_ref().filter(|pid1| pid1.kind == Pid1Kind::Unknown) else { return };
    let mut words = pid1.command.split_whitespace();
    let runtime = words.next().and_then(programs::without_term_handler).filter(|_| words.next().is_some());
    let Some((runtime, source)) =
        runtime.filter(|_| boot.outcome == Some(Outcome::Unknown) && boot.signal == Signal::Unknown)
    else {
        return;
    };
    let raised = findings.raise(context.anchor()).saying(INTERPRETER).severity(Severity::Info).with("runtime", runtime);
    raised.source = source;
}

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let boot = context.boot;
    // What is started wrongly, or behind something that waits for ever, has a finding of its own that says so.
    let said = boot.events.iter().any(|event| event.kind.is_wrong_start());
    let intended = context.plan.intent.is_intended();
    if context.starts_here() && !said && !intended {
        interpreter(context, findings);
    }
    if !context.starts_here()
        || !boot.is_deaf()
        || said
        || intended
        || keep_alive_tail::behind_program(context).is_some()
    {
        return;
    }
    let deaf = boot.running.iter().find(|running| {
        running.foreground
            && running
                .command
                .first()
                .and_then(|program| services::by_program(program))
                .is_some_and(|(_, program)| program.ignores_term)
    });
    let waits = boot.events.iter().find_map(|event| match &event.kind {
        EventKind::KeepAlive { command } => Some((event.span, command)),
        _ => None,
    });
    match (deaf, waits) {
        (Some(running), _) => {
            findings.raise(running.span).with("program", running.service.name);
        }
        (None, Some((span, command))) => {
            findings.raise(span).saying(WAITS).severity(Severity::Info).with("program", command.clone());
        }
        (None, None) => {
            let severity = if boot.running.is_empty() { Severity::Info } else { Severity::Warning };
            findings.raise(context.anchor()).saying(SHELL).severity(severity);
        }
    }
}
