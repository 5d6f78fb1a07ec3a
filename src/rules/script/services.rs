//! Services that a script starts in the background, and what keeps the container up meanwhile.

use super::{ScriptContext, foreground, of_stage};
use crate::boot::{EventKind, Signal};
use crate::input::shell::{self, Reach};
use crate::knowledge::packages;
use crate::knowledge::programs;
use crate::knowledge::services::{self, Service};
use crate::lang::Text;
use crate::report::{Outcome, Severity};
use crate::rules::stopped::Stopped;
use crate::rules::{Findings, Pillars, keep_alive_tail, service_as_start_command, several_services};
use crate::text::Span;
use std::collections::HashSet;

const KEPT_ALIVE: Pillars = Pillars {
    what: Text {
        en: "The script starts {service} in the background and keeps the container up with {tail}.",
        ja: "スクリプトは {service} をバックグラウンドで起動し、{tail} でコンテナを存続させています。",
    },
    why: service_as_start_command::KEPT_ALIVE.why,
    advice: Text {
        en: "End the script with the daemon itself, in the foreground and with `exec` in front of it.{command}",
        ja: "スクリプトの最後で、デーモン本体をフォアグラウンドで `exec` してください。{command}",
    },
};

/// One of several: a script can end with one of them only.
const ONE_OF_SEVERAL: Text = Text {
    en: "Give each service a container of its own, whose command is the daemon itself, in the foreground.{command}",
    ja: "サービスごとにコンテナを分け、デーモン本体をフォアグラウンドで動かしてください。{command}",
};

const ENDS: Pillars = Pillars {
    what: Text {
        en: "The script starts {service} in the background and ends. A container that it starts ends with it.",
        ja: "スクリプトは {service} をバックグラウンドで起動して終了します。これで起動したコンテナもそこで終了します。",
    },
    why: service_as_start_command::RULE.text.why,
    advice: KEPT_ALIVE.advice,
};

/// The last program of a script, which goes to the background by itself.
const LAST: Pillars = Pillars {
    what: Text {
        en: "{service} is the script's last program, and it goes to the background unless its configuration keeps it.",
        ja: "スクリプトの最後のプログラム {service} は、設定で止められていない限りバックグラウンドに移ります。",
    },
    why: Text {
        en: "The script then ends, and with it the container that it started.",
        ja: "そうなるとスクリプトが終了し、これで起動したコンテナも終了します。",
    },
    advice: Text {
        en: "Say it on the command line, and put `exec` in front of it.{command}",
        ja: "コマンドラインでフォアグラウンドを指定し、`exec` を付けてください。{command}",
    },
};

const BESIDE: Pillars = Pillars {
    what: Text {
        en: "The script starts {service} in the background, beside the program that the container lives by.",
        ja: "スクリプトは、コンテナの主プログラムとは別に {service} をバックグラウンドで起動しています。",
    },
    why: service_as_start_command::BESIDE.why,
    advice: Text {
        en: "Give it a container of its own, or, for scheduled jobs, let the host or the orchestrator start them.{command}",
        ja: "別のコンテナに分けてください。定期実行なら、ホストやオーケストレーター側から起動する方法もあります。{command}",
    },
};

/// The script has a trap, and what it waits with never ends.
const TRAPPED_IN_VAIN: Text = Text {
    en: "When the service dies the container stays up and nobody notices: no restart, no exit code, no logs. The trap does not run either: a shell \
         runs it only after the command in front has ended, and {tail} never ends. docker stop takes its full ten seconds.",
    ja: "サービスが落ちてもコンテナは動き続け、誰も気づけません。再起動もされず、終了コードもログも残りません。trap も実行されません。シェルが trap を\
         処理するのは前面のコマンドが終わった後で、{tail} は終わらないためです。docker stop は 10 秒待たされます。",
};

/// The loop that it waits with looks for the service and ends if that is gone.
const WATCHED: Text = Text {
    en: "The loop notices a dead service late, and the engine sees neither its exit code nor its logs. docker stop takes its full ten seconds, since a \
         shell without a trap ignores the signal and the service never gets it.",
    ja: "サービスが落ちてもループが気付くまでに時間がかかり、エンジンには終了コードもログも伝わりません。trap のないシェルはシグナルに応じず、サービスにも\
         届かないため、docker stop は 10 秒待たされます。",
};

/// `service x start`, `/etc/init.d/x start`, `x --daemon` before something else.
pub fn in_background(context: &ScriptContext<'_>, findings: &mut Findings) {
    if !context.starts() {
        return;
    }
    let boot = context.stage.boot;
    let tail = boot.events.iter().rev().find_map(|event| match &event.kind {
        EventKind::KeepAlive { command } | EventKind::Interactive { command } => Some(command.clone()),
        _ => None,
    });
    let beside_another = boot.outcome != Some(Outcome::Exits) && tail.is_none();
    let mut said: HashSet<String> = HashSet::new();
    let stopped = Stopped::by(context.script);
    for event in &boot.events {
        let (name, service) = match &event.kind {
            EventKind::InitScript { unit } if packages::is_bus_unit(unit) && boot.events.len() > 1 => continue,
            EventKind::InitScript { unit } => (unit.clone(), services::by_unit(unit)),
            // Alone this is start-command-exits.
            EventKind::Daemonised { program }
                if tail.is_some() || beside_another || (!context.is_known && context.is_last(event.span)) =>
            {
                (program.clone(), of_program(program))
            }
            _ => continue,
        };
        if context.own(event.span).is_none() || !said.insert(name.clone()) {
            continue;
        }
        if tail.is_none() && beside_another && stopped.has(&name, service) {
            continue;
        }
        let raised = findings.raise(event.span).with("service", name.clone());
        let usual = service_as_start_command::RULE.severity;
        let several = context.stage.plan.services.len() > 1;
        let advised = |text: Pillars| if several { Pillars { advice: ONE_OF_SEVERAL, ..text } } else { text };
        match &tail {
            Some(tail) => {
                let mut text = advised(KEPT_ALIVE);
                let mut severity = usual;
                if boot.signal != Signal::Ignored && traps(context) {
                    let in_vain = waits_in_front(context, tail);
                    text.why = if in_vain { TRAPPED_IN_VAIN } else { service_as_start_command::HANDLED };
                    severity = if in_vain { severity } else { Severity::Warning };
                } else if tail.starts_with("while") && ends_in_loop(context) {
                    text.why = WATCHED;
                }
                raised.saying(text).severity(severity).with("tail", tail.clone())
            }
            None if !context.is_known && context.is_last(event.span) && event.kind != of_script(&name) => {
                raised.saying(LAST).severity(Severity::Warning)
            }
            None if beside_another && !context.stage.waits_on(event.span) => {
                raised.saying(BESIDE).severity(Severity::Warning)
            }
            None if context.is_known => raised.saying(advised(ENDS)),
            // Whether a container is started by it nobody knows.
            None => raised.saying(advised(ENDS)).severity(Severity::Warning),
        };
        let command = match &event.kind {
            EventKind::Daemonised { program } => foreground::own_sentence(context.stage, program, service),
            _ => foreground::sentence(context.stage, service),
        };
        raised.with("command", command);
    }
}

/// Whether the script handles a signal itself.
pub(super) fn traps(context: &ScriptContext<'_>) -> bool {
    context.script.commands().iter().any(|found| found.words.first().is_some_and(|word| word.value == "trap"))
}

/// Whether the command that never ends is waited for in the foreground: not by `wait`, not by a loop of short ones.
fn waits_in_front(context: &ScriptContext<'_>, tail: &str) -> bool {
    let first = tail.split_whitespace().next();
    context.script.commands().iter().any(|found| {
        let program = found.words.first().map(|word| word.value.as_str());
        !found.background && program == first && {
            let args: Vec<&str> = found.words.iter().skip(1).map(|word| word.value.as_str()).collect();
            program.is_some_and(|program| programs::waits_for_ever(program, &args))
        }
    })
}

/// Whether a loop of the script ends by itself.
fn ends_in_loop(context: &ScriptContext<'_>) -> bool {
    let ends = |found: &shell::Found<'_>| {
        found.reach != Reach::Always
            && found.words.first().is_some_and(|word| matches!(word.value.as_str(), "exit" | "break"))
    };
    context.script.commands().iter().any(ends)
}

fn of_script(unit: &str) -> EventKind {
    EventKind::InitScript { unit: unit.to_owned() }
}

fn of_program(command: &str) -> Option<&'static Service> {
    let first = command.split_whitespace().next()?;
    services::by_program(first).map(|(service, _)| service)
}

/// A daemon that goes to the background, and nothing else.
pub fn exits(context: &ScriptContext<'_>, findings: &mut Findings) {
    let said = context.stage.boot.events(|kind| matches!(kind, EventKind::InitScript { .. })).next().is_some();
    let is_last = context.stage.boot.events.iter().any(|event| {
        matches!(event.kind, EventKind::Daemonised { .. }) && context.is_last(event.span) && !context.is_known
    });
    if !said && !is_last && context.stage.boot.outcome == Some(Outcome::Exits) {
        of_stage(context, findings);
    }
}

/// `program & tail -f /dev/null`
pub fn kept_alive(context: &ScriptContext<'_>, findings: &mut Findings) {
    let boot = context.stage.boot;
    let said = boot.events.iter().any(|event| {
        event.kind.is_wrong_start() || matches!(event.kind, EventKind::Init { .. } | EventKind::Supervisor { .. })
    });
    if said || !context.starts() {
        return;
    }
    let waiting = boot.events.iter().find_map(|event| match &event.kind {
        EventKind::KeepAlive { command } => Some((event.span, command)),
        _ => None,
    });
    let Some((span, tail)) = waiting.filter(|(span, _)| context.own(*span).is_some()) else { return };
    // Alone it is a place to work in with `docker exec`, and hides nothing. What a script prepares before it is no program.
    let before = context.own(span).map_or(0, |span| span.start);
    let script = context.script.commands();
    let started = script.iter().take_while(|found| found.command.span.start < before).any(|found| {
        let words: Vec<&str> =
            found.words.iter().skip(shell::unwrap(found.words).index).map(|word| word.value.as_str()).collect();
        found.background && words.first().is_some_and(|program| !keep_alive_tail::fills(program, &words[1..]))
    });
    if started {
        keep_alive_tail::say(findings.raise(span), tail);
    }
}

/// The message bus beside a service.
pub fn bus(context: &ScriptContext<'_>, findings: &mut Findings) {
    of_stage(context, findings);
}

/// A remote shell beside a service.
pub fn remote_shell(context: &ScriptContext<'_>, findings: &mut Findings) {
    of_stage(context, findings);
}

/// Several services that run beside one another: of branches only one is taken.
pub fn several(context: &ScriptContext<'_>, findings: &mut Findings) {
    let commands = context.script.commands();
    let in_branch = |span: Span| {
        let own = context.own(span);
        commands
            .iter()
            .any(|found| own.is_some_and(|own| found.command.span.overlaps(own)) && found.reach == Reach::Conditional)
    };
    let services = &context.stage.plan.services;
    let beside = services.iter().filter(|meant| !meant.evidence.iter().all(|span| in_branch(*span))).count();
    if beside < 2 || !context.starts() {
        return;
    }
    let advice = if context.is_known {
        WITH_DOCKERFILE
    } else if crate::script::for_each(context).is_some() {
        HANDS_OVER
    } else if crate::script::prepares(context) {
        several_services::RULE.text.advice
    } else {
        NEEDLESS
    };
    findings
        .raise(context.outer(context.first_line()))
        .saying(Pillars { advice, ..several_services::RULE.text })
        .with("count", services.len().to_string())
        .with("services", context.stage.service_names());
}

/// The corrected script is one for all of them.
const HANDS_OVER: Text = Text {
    en: "The corrected script only prepares, and then gives its place to the command that it is given. Start one container for each service from the \
         same image: the script stays the ENTRYPOINT, and the service's own command, said at its line below, becomes its CMD. With the Dockerfile \
         pasted beside it, the stages and a compose.yaml are written for you where that can be right. In its own container a service is reached by \
         its name, no longer by localhost or a socket.",
    ja: "修正したスクリプトは準備だけを行い、渡されたコマンドに置き換わります。同じイメージからサービスごとに 1 つずつコンテナを起動し、スクリプトは \
         ENTRYPOINT のまま、CMD には以下の各行で示すサービス本体のコマンドを指定してください。Dockerfile も一緒に入力すると、可能な場合はステージと \
         compose.yaml を作成します。コンテナを分けると、互いの接続先は localhost やソケットではなくサービス名になります。",
};

/// It does nothing that would be missed.
const NEEDLESS: Text = Text {
    en: "The script does nothing but start and wait, so it is not needed: start one container for each service from the same image, with the \
         service's own command, said at its line below, as CMD. Paste the Dockerfile beside it, and the stages and a compose.yaml are written for \
         you. In its own container a service is reached by its name, no longer by localhost or a socket.",
    ja: "スクリプトは起動と待機しかしていないため、不要になります。同じイメージからサービスごとに 1 つずつコンテナを起動し、以下の各行で示すサービス本体の\
         コマンドを CMD に指定してください。Dockerfile も一緒に入力すると、ステージと compose.yaml を作成します。コンテナを分けると、互いの接続先は \
         localhost やソケットではなくサービス名になります。",
};

/// The Dockerfile beside it says more.
const WITH_DOCKERFILE: Text = Text {
    en: "Give each its own container. Where that can be right, the Dockerfile's correction gives each service a stage of its own, with a compose.yaml \
         that builds and starts them all.",
    ja: "サービスごとにコンテナを分けてください。可能な場合は、Dockerfile の修正案でサービスごとにステージを用意し、まとめてビルド・起動する \
         compose.yaml を添えます。",
};

/// A process manager.
pub fn manager(context: &ScriptContext<'_>, findings: &mut Findings) {
    of_stage(context, findings);
}
