//! A script that waits for what runs beside it, and handles no signal.

use super::ScriptContext;
use crate::boot::{EventKind, Signal};
use crate::lang::Text;
use crate::report::Outcome;
use crate::rules::{Findings, Pillars};

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

pub fn check(context: &ScriptContext<'_>, findings: &mut Findings) {
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
