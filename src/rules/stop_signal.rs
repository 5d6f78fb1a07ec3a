//! A stop signal that the build refuses, that kills, or that the program takes for something else.

use super::{Example, Findings, PatchKey, Pillars, Rule, RunContext, StageContext};
use crate::knowledge::privileges::Notation;
use crate::knowledge::signals::Effect;
use crate::lang::Text;
use crate::report::Severity;
use crate::rewrite::stop_signal::{self, Fault};

/// The rule.
pub const RULE: Rule = Rule {
    name: "stop-signal",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "The stop signal is {signal}: {service} {effect}.",
            ja: "停止シグナルは {signal} ですが、{service} は{effect}。",
        },
        why: Text {
            en: "It does not stop. docker stop waits its ten seconds, then kills it in the middle of its work (exit code 137).",
            ja: "停止しないので、docker stop は 10 秒待ったあと、処理の途中でも強制終了します(終了コード 137)。",
        },
        advice: Text {
            en: "Stop it with {better}: it then ends in good order.",
            ja: "{better} で停止してください。処理を終えてから終了します。",
        },
    },
    source: "https://docs.docker.com/reference/dockerfile/#stopsignal",
    examples: &[
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nSTOPSIGNAL SIGHUP\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nSTOPSIGNAL SIGQUIT\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            ),
        },
        Example {
            bad: "FROM php:8.3-apache\nRUN apt-get update && apt-get install -y supervisor\nCOPY app.conf /etc/supervisor/conf.d/\nCMD [\"supervisord\", \"-n\"]\n",
            good: Some(
                "FROM php:8.3-apache\nRUN apt-get update && apt-get install -y supervisor\nCOPY app.conf /etc/supervisor/conf.d/\nSTOPSIGNAL SIGTERM\nCMD [\"supervisord\", \"-n\"]\n",
            ),
        },
        Example { bad: "FROM debian:12\nCOPY app /opt/app\nSTOPSIGNAL SIGFOO\nCMD [\"/opt/app\"]\n", good: None },
    ],
    stage: Some(check),
    listing: None,
    run: Some(check_run),
};

const RUN_REFUSED: Pillars = Pillars {
    what: Text {
        en: "{signal} is no signal: the container is not made.",
        ja: "{signal} というシグナルはないため、コンテナを作成できません。",
    },
    why: REFUSED.why,
    advice: RUN_ADVICE,
};

const RUN_ADVICE: Text = Text {
    en: "Leave the option out: the image's own stop signal, or SIGTERM, then holds.",
    ja: "このオプションを外してください。イメージが指定するシグナルか、なければ SIGTERM が使われます。",
};

/// The stop signal that a run line gives.
fn check_run(context: &RunContext<'_>, findings: &mut Findings) {
    let Some(given) = context.container.call.last("stop-signal") else { return };
    if context.notation != Notation::RunLine || context.container.is_intended() {
        return;
    }
    let Some(wrong) = context.container.started.stop.first() else { return };
    let (text, severity) = match wrong.fault {
        Fault::Refused => (RUN_REFUSED, Severity::Error),
        Fault::NoSuch => (Pillars { advice: RUN_ADVICE, ..NO_SUCH }, Severity::Warning),
        Fault::Kills if wrong.idle => (Pillars { advice: RUN_ADVICE, ..KILLS }, Severity::Info),
        Fault::Kills => (Pillars { advice: RUN_ADVICE, ..KILLS }, Severity::Warning),
        Fault::Does(Effect::BreaksOff) => (ROUGH, Severity::Info),
        Fault::Does(Effect::WaitsForClients) => (WAITS, Severity::Info),
        Fault::Does(_) => (RULE.text, Severity::Warning),
    };
    let effect = match wrong.fault {
        Fault::Does(effect) => effect.text().get(context.lang),
        _ => "",
    };
    findings
        .raise(given.span)
        .saying(text)
        .severity(severity)
        .with("signal", wrong.signal.clone())
        .with("service", wrong.service.map_or("", |service| service.name))
        .with("better", wrong.better.unwrap_or_default())
        .with("effect", effect);
}

const REFUSED: Pillars = Pillars {
    what: Text {
        en: "{signal} is no signal: the build fails.",
        ja: "{signal} というシグナルはないため、ビルドに失敗します。",
    },
    why: Text {
        en: "The engine takes a name such as SIGTERM or QUIT, or a number, and nothing else.",
        ja: "エンジンが受け付けるのは、SIGTERM や QUIT のような名前か番号だけです。",
    },
    advice: Text {
        en: "Name the signal that ends the program in good order; SIGTERM needs no STOPSIGNAL.",
        ja: "プログラムを正常に終了させるシグナルを書いてください。SIGTERM でよければ STOPSIGNAL は不要です。",
    },
};

const NO_SUCH: Pillars = Pillars {
    what: Text { en: "No signal has the number {signal}.", ja: "番号 {signal} のシグナルはありません。" },
    why: Text {
        en: "It is taken as it is, but Linux has signals 1 to 64: docker stop cannot send this one, and kills the container instead.",
        ja: "そのまま受け付けられますが、Linux のシグナルは 1 から 64 までです。docker stop はこれを送れず、コンテナを強制終了します。",
    },
    advice: REFUSED.advice,
};

const KILLS: Pillars = Pillars {
    what: Text {
        en: "The stop signal {signal} does not ask the program to stop.",
        ja: "停止シグナル {signal} では、プログラムに終了の機会がありません。",
    },
    why: Text {
        en: "No program can handle this signal: it finishes no request, flushes no data and removes no lock.",
        ja: "このシグナルはどのプログラムも処理できません。処理中の要求は打ち切られ、データの書き出しもロックの解放も行われません。",
    },
    advice: REFUSED.advice,
};

const INHERITED: Text = Text {
    en: "The base image sets STOPSIGNAL {signal} for its own program. Here {service} is started, which {effect}.",
    ja: "ベースイメージは自身のプログラム向けに STOPSIGNAL {signal} を設定していますが、ここで起動する {service} は{effect}。",
};

/// It ends, only not as its users would like it to.
const ROUGH: Pillars = Pillars {
    what: RULE.text.what,
    why: Text {
        en: "It stops in time, at its clients' expense.",
        ja: "時間内に停止しますが、接続中のクライアントに影響します。",
    },
    advice: RULE.text.advice,
};

/// It ends only if nobody is connected.
const WAITS: Pillars = Pillars {
    what: RULE.text.what,
    why: Text {
        en: "As long as a client stays connected, docker stop waits its ten seconds and then kills it.",
        ja: "接続したままのクライアントがいると、docker stop は 10 秒待ったあとに強制終了します。",
    },
    advice: RULE.text.advice,
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if context.plan.intent.is_intended() {
        return;
    }
    let lang = context.lang;
    for wrong in stop_signal::found(context.file, context.subject, context.evidence, context.boot) {
        let (text, severity) = match wrong.fault {
            Fault::Refused => (REFUSED, Severity::Error),
            Fault::NoSuch => (NO_SUCH, Severity::Warning),
            Fault::Kills if wrong.idle => (KILLS, Severity::Info),
            Fault::Kills => (KILLS, Severity::Warning),
            Fault::Does(Effect::BreaksOff) => (ROUGH, Severity::Info),
            Fault::Does(Effect::WaitsForClients) => (WAITS, Severity::Info),
            Fault::Does(_) if wrong.inherited => (Pillars { what: INHERITED, ..RULE.text }, Severity::Warning),
            Fault::Does(_) => (RULE.text, Severity::Warning),
        };
        let own = context.patches.own.iter().position(|draft| draft.covers == [wrong.span]).map(PatchKey::Own);
        let raised = findings.raise(wrong.span).saying(text).severity(severity).with("signal", wrong.signal);
        raised.resolved_by(own);
        if let Some(service) = wrong.service {
            raised.with("service", service.name);
        }
        if let Some(better) = wrong.better {
            raised.with("better", better);
        }
        if let Fault::Does(effect) = wrong.fault {
            raised.with("effect", effect.text().get(lang));
        }
        if let (Some(handling), Fault::Does(_)) = (wrong.handling, wrong.fault) {
            raised.source = handling.source;
        }
    }
}
