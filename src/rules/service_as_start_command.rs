//! The start command hands the service to an init script, or to the background, and waits for something else.

use super::stopped::Stopped;
use super::{Example, Findings, Pillars, Rule, RunContext, StageContext};
use crate::boot::{EventKind, Signal};
use crate::input::shell;
use crate::knowledge::packages;
use crate::knowledge::privileges::Notation;
use crate::knowledge::services;
use crate::lang::Text;
use crate::plan::evidence::service_of_unit;
use crate::report::{Outcome, Pid1Kind, Severity};
use std::collections::HashSet;

/// The rule.
pub const RULE: Rule = Rule {
    name: "service-as-start-command",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "The start command starts {service} in the background and returns. The container exits with it.",
            ja: "起動コマンドは {service} をバックグラウンドで起動してすぐに戻ります。コンテナもそこで終了します。",
        },
        why: Text {
            en: "A container lives as long as its first process. An init script starts the daemon behind itself and ends.",
            ja: "コンテナは最初のプロセスが動いている間だけ存続します。init スクリプトはデーモンを背後に起動して終わってしまいます。",
        },
        advice: Text {
            en: "Make the daemon itself the start command, in the foreground.",
            ja: "デーモン本体をフォアグラウンドで動かし、それを起動コマンドにしてください。",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y apache2\nCMD service apache2 start && tail -f /dev/null\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y apache2\nENV APACHE_HTTPD=\"exec /usr/sbin/apache2\"\nSTOPSIGNAL SIGWINCH\nCMD [\"apache2ctl\", \"-D\", \"FOREGROUND\"]\n",
            ),
        },
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y openssh-server\nCMD [\"/etc/init.d/ssh\", \"start\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y openssh-server\nRUN mkdir -p /run/sshd\nCMD [\"/usr/sbin/sshd\", \"-D\", \"-e\"]\n",
            ),
        },
    ],
    stage: Some(check),
    listing: None,
    run: Some(check_run),
};

/// Nothing is started at all: `chkconfig httpd on`.
const REGISTERS: Pillars = Pillars {
    what: Text {
        en: "The start command registers {service} for a boot and returns. It starts nothing, and the container exits.",
        ja: "起動コマンドは {service} を次の起動(ブート)に向けて登録して戻るだけです。何も起動せず、コンテナは終了します。",
    },
    why: Text {
        en: "The links that it makes are read by an init system, and none boots in a container.",
        ja: "登録で作られるリンクを読むのは init ですが、コンテナでは init が起動しません。",
    },
    advice: RULE.text.advice,
};

/// An init script is asked for nothing that it knows: `service nginx`, `service start nginx`.
const UNASKED: Pillars = Pillars {
    what: Text {
        en: "The start command asks for {service} in a way that `service` does not know: it says so, and the container exits.",
        ja: "起動コマンドの {service} の指定は `service` コマンドの書式に合っていません。その旨が表示されるだけで、コンテナは終了します。",
    },
    why: Text {
        en: "It wants the name first, and then a verb such as start. Even so it would only start the daemon behind itself and end.",
        ja: "名前を先に、続けて start などの動作を指定する必要があります。正しく指定しても、デーモンを背後に起動して終わるだけです。",
    },
    advice: RULE.text.advice,
};

/// The command of a run line. What an image's own command starts, its Dockerfile says.
fn check_run(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    let (started, call) = (&container.started, container.call);
    let Some((first, last)) = call.command.first().zip(call.command.last()) else { return };
    if context.notation != Notation::RunLine || started.background.is_empty() || container.boots() {
        return;
    }
    let text = match (&started.waits, started.outcome) {
        (Some(_), _) => KEPT_ALIVE,
        (None, Some(Outcome::Exits)) => RULE.text,
        _ => BESIDE,
    };
    findings
        .raise(first.span.join(last.span))
        .saying(text)
        .with("service", started.background.join(", "))
        .with("tail", started.waits.clone().unwrap_or_default());
}

/// Something else keeps the container up.
pub const KEPT_ALIVE: Pillars = Pillars {
    what: Text {
        en: "The start command puts {service} in the background and keeps the container up with {tail}.",
        ja: "起動コマンドは {service} をバックグラウンドに回し、{tail} でコンテナを存続させています。",
    },
    why: Text {
        en: "When the service dies the container stays up and nobody notices: no restart, no exit code, no logs. docker stop \
             takes its full ten seconds, since the first process ignores the signal and the service never gets it.",
        ja: "サービスが落ちてもコンテナは動き続け、誰も気づけません。再起動もされず、終了コードもログも残りません。最初のプロセスが\
             シグナルに応じず、サービスにも届かないため、docker stop は 10 秒待たされます。",
    },
    advice: RULE.text.advice,
};

/// Whether the stop reaches the service is the script's own affair: it has a trap.
pub const HANDLED: Text = Text {
    en: "When the service dies the container stays up and nobody notices: no restart, no exit code, no logs.",
    ja: "サービスが落ちてもコンテナは動き続け、誰も気づけません。再起動もされず、終了コードもログも残りません。",
};

const KEPT_ALIVE_BELOW_INIT: Text = Text {
    en: "When the service dies the container stays up and nobody notices: no restart, no exit code, no logs. The stop signal \
         ends what waits, and the service is killed with it, without a chance to finish its work.",
    ja: "サービスが落ちてもコンテナは動き続け、誰も気づけません。再起動もされず、終了コードもログも残りません。停止シグナルは\
         待機しているコマンドを終わらせるだけで、サービスは処理の途中でも強制終了されます。",
};

/// The container lives by something else.
pub const BESIDE: Pillars = Pillars {
    what: Text {
        en: "The start command starts {service} in the background, beside the program that the container lives by.",
        ja: "起動コマンドは、コンテナの主プログラムとは別に {service} をバックグラウンドで起動しています。",
    },
    why: Text {
        en: "Nothing supervises it: when it dies the container goes on without it.",
        ja: "監視するものがないため、落ちてもコンテナはそのまま動き続けます。",
    },
    advice: Text {
        en: "Give it a container of its own, or, for scheduled jobs, let the host or the orchestrator start them.",
        ja: "別のコンテナに分けてください。定期実行なら、ホストやオーケストレーター側から起動する方法もあります。",
    },
};

/// The container lives as long as it does.
const WATCHED: Pillars = Pillars {
    what: Text {
        en: "The start command starts {service} by its init script, asks for its status again and again, and ends with it.",
        ja: "起動コマンドは init スクリプトで {service} を起動し、状態を繰り返し確認して、終了すればコンテナも終了します。",
    },
    why: Text {
        en: "That holds as far as the script's status does. Its end is seen with the next look, and what it says goes to its own files.",
        ja: "確かさはスクリプトの status しだいです。終了は次の確認まで検知されず、ログもそのサービス自身のファイルに出力されます。",
    },
    advice: Text {
        en: "The daemon itself as the start command, in the foreground, is simpler and seen at once: /etc/init.d/{service} shows its program and \
             user, its manual the option.",
        ja: "デーモン本体をフォアグラウンドの起動コマンドにするほうが簡単で、終了もすぐ分かります。プログラムと実行ユーザーは /etc/init.d/{service} で、\
             オプションはマニュアルで確認できます。",
    },
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if !context.starts_here() {
        return;
    }
    let boot = context.boot;
    let tail = boot.events.iter().rev().find_map(|event| match &event.kind {
        EventKind::KeepAlive { command } | EventKind::Interactive { command } => Some(command.clone()),
        _ => None,
    });
    // `php-fpm -D && nginx …`, `redis-server --daemonize yes && npm start`: one daemon in the background, beside the program that
    // the container lives by.
    let in_front = boot.outcome == Some(Outcome::Runs) && boot.running.iter().any(|running| running.foreground);
    let beside_another = in_front || (boot.outcome != Some(Outcome::Exits) && boot.runs_own_program);
    let broken = boot.is_malformed();
    let stopped = if beside_another && tail.is_none() { stopped(context) } else { Stopped::default() };
    let mut said: HashSet<&str> = HashSet::new();
    for event in &boot.events {
        if let EventKind::Watched { unit } = &event.kind {
            if said.insert(unit.as_str()) {
                findings.raise(event.span).saying(WATCHED).severity(Severity::Info).with("service", unit.clone());
            }
            continue;
        }
        if let EventKind::Registers { unit } = &event.kind {
            if boot.outcome == Some(Outcome::Exits) {
                findings.raise(event.span).saying(REGISTERS).with("service", unit.clone());
            }
            continue;
        }
        if let EventKind::Unasked { unit } = &event.kind {
            if boot.outcome == Some(Outcome::Exits) {
                findings.raise(event.span).saying(UNASKED).with("service", unit.clone());
            }
            continue;
        }
        let service = match &event.kind {
            // Beside a service this is dbus-by-hand.
            EventKind::InitScript { unit } if packages::is_bus_unit(unit) && boot.events.len() > 1 => continue,
            EventKind::InitScript { unit } => unit.clone(),
            // Alone this is start-command-exits.
            EventKind::Daemonised { program } if tail.is_some() || beside_another => program.clone(),
            _ => continue,
        };
        // Started and restarted, it is one service all the same.
        if let EventKind::InitScript { unit } = &event.kind
            && !said.insert(unit.as_str())
        {
            continue;
        }
        let of_program = || services::by_program(service.split_whitespace().next()?).map(|(service, _)| service);
        if stopped.has(&service, service_of_unit(&service).or_else(of_program)) {
            continue;
        }
        let host = service_of_unit(&service).and_then(|service| service.host);
        let raised = findings.raise(event.span).with("service", service);
        if let Some(tail) = &tail {
            let below_init = boot.pid1.as_ref().is_some_and(|pid1| pid1.kind == Pid1Kind::MiniInit);
            let handled = boot.signal == Signal::Unknown && !boot.scripts.is_empty();
            let why = match (below_init, handled) {
                (true, _) => KEPT_ALIVE_BELOW_INIT,
                (_, true) => HANDLED,
                _ => KEPT_ALIVE.why,
            };
            raised.saying(Pillars { why, ..KEPT_ALIVE }).with("tail", tail.clone());
        } else if boot.outcome != Some(Outcome::Exits) && !broken && !context.waits_on(event.span) {
            raised.saying(BESIDE).severity(Severity::Warning);
        }
        if let Some(advice) = host {
            raised.saying(Pillars { advice, ..raised.text });
        }
    }
}

/// What the scripts that the start command runs end again themselves.
fn stopped(context: &StageContext<'_>) -> Stopped {
    let mut stopped = Stopped::default();
    for run in &context.boot.scripts {
        if let Some(file) = context.evidence.written.get(&run.path) {
            stopped.add(&shell::parse(&file.text.text));
        }
    }
    stopped
}
