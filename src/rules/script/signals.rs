//! A script that waits for what runs beside it, and handles no signal.

use super::services::traps as sets_trap;
use super::{ScriptContext, of_stage};
use crate::boot::{EventKind, Signal};
use crate::knowledge::services::{self, Mode};
use crate::lang::Text;
use crate::report::Outcome;
use crate::rules::shell_as_pid_1;
use crate::rules::{Findings, Pillars};
use crate::text::{Span, base_name};

const WAITS: Pillars = Pillars {
    what: Text {
        en: "The script waits for programs that it started in the background, and handles no stop signal.",
        ja: "スクリプトはバックグラウンドで起動したプログラムを wait で待っていますが、停止シグナルを処理していません。",
    },
    why: Text {
        en: "As the first process a shell without a trap ignores SIGTERM. docker stop waits ten seconds and then kills all of them.",
        ja: "PID 1 のシェルは、trap がなければ SIGTERM を無視します。docker stop は 10 秒待ったあと、すべてを強制終了します。",
    },
    advice: Text {
        en: "Hand the signal on: `trap 'kill -TERM $(jobs -p)' TERM` before the programs are started, and a second `wait` behind the first. \
             Simpler still: one program in each container, started with `exec`.",
        ja: "プログラムを起動する前に `trap 'kill -TERM $(jobs -p)' TERM` でシグナルを転送し、`wait` の後でもう一度 `wait` してください。\
             コンテナごとに 1 つのプログラムを `exec` で起動すれば、この処理自体が不要になります。",
    },
};

/// The trap is set, and its shell waits for a program that never ends.
const TRAP_IN_VAIN: Pillars = Pillars {
    what: Text {
        en: "The script sets a trap and then runs {program} in the foreground: the trap is not run while {program} is.",
        ja: "スクリプトは trap を設定したあと {program} をフォアグラウンドで動かしています。{program} が動いている間、trap は実行されません。",
    },
    why: Text {
        en: "A shell that gets a signal waits until the command in front has ended, and {program} does not get the signal at all. docker stop waits ten \
             seconds and then kills both.",
        ja: "シェルは、前面のコマンドが終わるまでシグナルの処理を待ちます。{program} 自体にはシグナルが届きません。docker stop は 10 秒待ったあと、\
             両方を強制終了します。",
    },
    advice: Text {
        en: "Without a trap, `exec {program} …` gives it the signal itself. If something must be done at the stop, start it in the background, \
             let the trap pass the signal on (`trap 'kill -TERM $(jobs -p)' TERM`), and `wait` for it.",
        ja: "trap が不要なら `exec {program} …` とすれば、シグナルが直接届きます。停止時に処理が必要なら、バックグラウンドで起動し、trap でシグナルを転送して\
             (`trap 'kill -TERM $(jobs -p)' TERM`)、`wait` で待ってください。",
    },
};

/// The daemon that the script's last command runs below the script, in the foreground.
fn last_daemon(context: &ScriptContext<'_>) -> Option<(Span, String)> {
    let item = context.script.list.items.last().filter(|item| !item.background)?;
    let found = context.script.commands().into_iter().rfind(|found| item.span.contains(found.command.span))?;
    let program = found.words.first()?;
    let args: Vec<&str> = found.words.iter().skip(1).map(|word| word.value.as_str()).collect();
    let (_, known) = services::by_program(&program.value)?;
    let stays = known.mode(&args, context.stage.subject.family) == Mode::Foreground;
    let name = base_name(&program.value);
    (stays && !found.background).then(|| (found.command.span, name.to_owned()))
}

/// The wrapper that the script starts, which stays in front of the daemon.
pub fn wrapper(context: &ScriptContext<'_>, findings: &mut Findings) {
    let wrapper = context.stage.boot.events.iter().find_map(|event| match &event.kind {
        EventKind::WrapperInFront { program } => context.own(event.span).map(|_| (event.span, program)),
        _ => None,
    });
    if let Some((span, program)) = wrapper.filter(|_| context.starts()) {
        findings.raise(span).saying(shell_as_pid_1::WRAPPER).with("program", program.clone());
    }
}

pub fn check(context: &ScriptContext<'_>, findings: &mut Findings) {
    let deaf = context.stage.boot.running.iter().any(|running| {
        let program = running.command.first().and_then(|program| services::by_program(program));
        running.foreground
            && context.own(running.span).is_some()
            && program.is_some_and(|(_, known)| known.ignores_term)
    });
    if deaf {
        return of_stage(context, findings);
    }
    if context.starts()
        && sets_trap(context)
        && let Some((span, program)) = last_daemon(context)
    {
        findings.raise(context.outer(span)).saying(TRAP_IN_VAIN).with("program", program);
        return;
    }
    let boot = context.stage.boot;
    let said = boot.events.iter().any(|event| {
        event.kind.is_wrong_start() || matches!(event.kind, EventKind::KeepAlive { .. } | EventKind::Init { .. })
    });
    if said || !context.starts() || boot.signal != Signal::Ignored || boot.outcome != Some(Outcome::Runs) {
        return;
    }
    let commands = context.script.commands();
    let waits = commands.iter().rev().find(|found| found.words.first().is_some_and(|word| word.value == "wait"));
    if let Some(waits) = waits {
        findings.raise(context.outer(waits.command.span)).saying(WAITS);
    }
}
