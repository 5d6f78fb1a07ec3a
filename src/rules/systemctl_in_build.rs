//! systemctl and its kin in RUN: requests to a service manager that does not run while an image is built.

use super::build_verbs::Said;
use super::{Example, Findings, Pillars, Rule, StageContext, build_verbs};
use crate::boot::manager::{By, Verb};
use crate::input::shell::Reach;
use crate::knowledge::offline::{self, Instead};
use crate::knowledge::services;
use crate::lang::Text;
use crate::plan::Intent;
use crate::plan::evidence::{RunCommand, service_of_unit};
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "systemctl-in-build",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "{command} prepares a boot that never happens in a container.",
            ja: "{command} は起動(ブート)時の準備ですが、コンテナではブートが行われません。",
        },
        why: Text {
            en: "It only makes or removes links that an init system would read. The engine reads CMD and ENTRYPOINT, nothing else.",
            ja: "init が読むリンクを作ったり消したりするだけです。コンテナエンジンが見るのは CMD と ENTRYPOINT だけです。",
        },
        advice: Text {
            en: "Leave it out. What shall run stands in CMD.",
            ja: "削除してください。動かすものは CMD に書きます。",
        },
    },
    source: "https://docs.docker.com/reference/dockerfile/#cmd",
    examples: &[Example { bad: "FROM nginx\nRUN systemctl enable nginx\n", good: Some("FROM nginx\n") }],
    stage: Some(check),
    listing: None,
    run: None,
};

const STARTS: Pillars = Pillars {
    what: Text {
        en: "{command} asks systemd to do something now, and systemd does not run while an image is built: the command fails.",
        ja: "{command} は systemd にその場での操作を依頼しますが、イメージのビルド中に systemd は動いていないため失敗します。",
    },
    why: Text {
        en: "Even where its failure is hidden, nothing that is started in RUN lives on: an image holds files, not processes.",
        ja: "失敗を無視させたとしても、RUN で起動したものは残りません。イメージに入るのはファイルだけで、プロセスは入りません。",
    },
    advice: RULE.text.advice,
};

const FOR_SCRIPT: Pillars = Pillars {
    what: Text {
        en: "{command} asks the script in the place of systemctl, not systemd.",
        ja: "{command} の相手は systemd ではなく、systemctl を置き換えたスクリプトです。",
    },
    why: Text {
        en: "The script reads the same links as systemd would. Without it they have no effect.",
        ja: "このスクリプトは systemd と同じリンクを読みます。スクリプトがなければ効果はありません。",
    },
    advice: Text {
        en: "It goes together with the script.",
        ja: "スクリプトをやめるときに、一緒に取り除いてください。",
    },
};

const INTENDED: Pillars = Pillars {
    what: Text {
        en: "{command} arranges what the init of this test image will boot.",
        ja: "{command} は、このテスト用イメージの init が起動するものを調整しています。",
    },
    why: Text {
        en: "It only makes or removes links, which works without a running systemd.",
        ja: "リンクの作成・削除だけなので、systemd が動いていなくても機能します。",
    },
    advice: Text {
        en: "Nothing to do as long as the image is for testing.",
        ja: "テスト用のイメージであれば、対応は不要です。",
    },
};

const FOR_SYSTEM: Pillars = Pillars {
    what: Text {
        en: "{command} sets up what the init of this system will boot.",
        ja: "{command} は、このシステムの init が起動するものを設定しています。",
    },
    why: Text {
        en: "The image is a whole system with an init of its own, which reads the links that this makes or removes.",
        ja: "このイメージは独自の init を持つシステム全体で、作成・削除されるリンクはその init が読みます。",
    },
    advice: Text { en: "Nothing to do.", ja: "対応は不要です。" },
};

/// A tool that reads a unit through systemctl.
const ASKS_FOR_A_UNIT: Pillars = Pillars {
    what: Text {
        en: "{command} asks systemd for the settings of a unit, and none runs while an image is built: it fails.",
        ja: "{command} はユニットの設定を systemd に問い合わせますが、イメージのビルド中に systemd は動いていないため失敗します。",
    },
    why: Text {
        en: "It learns from `systemctl show` where the data belong, and ends where nobody answers.",
        ja: "データの置き場所を `systemctl show` で調べる作りで、応答がなければそこで終了します。",
    },
    advice: Text {
        en: "Do its work directly: `{instead}`", ja: "同じことを直接行ってください: `{instead}`"
    },
};

/// The client of a daemon that belongs to the host.
const ASKS_THE_HOST: Pillars = Pillars {
    what: Text {
        en: "{command} talks to a running {service}, and none runs while an image is built: it fails.",
        ja: "{command} は動作中の {service} に接続しますが、イメージのビルド中に {service} は動いていないため失敗します。",
    },
    why: Text {
        en: "What it would set is the machine's, and no part of an image.",
        ja: "設定の対象はマシンであり、イメージには入りません。",
    },
    advice: RULE.text.advice,
};

/// What follows in the same RUN needs the service.
const FOR_THE_REST: Text = Text {
    en: "What follows in this RUN talks to the service. Start the daemon itself there, in the background, wait until it answers, and stop it at \
         the end; or do that work when the container first starts. What shall run stands in CMD.",
    ja: "この RUN の続きはサービスに接続しています。その RUN の中でデーモン本体をバックグラウンドで起動し、応答を待ってから使い、最後に停止してください。\
         コンテナの初回起動時に行う方法もあります。動かすものは CMD に書きます。",
};

/// What becomes of a timer's job.
const TIMER: Text = Text {
    en: "Leave it out. Without systemd nobody keeps the timer's schedule: have the host's scheduler or the orchestrator (a CronJob) \
         start a container for the job.",
    ja: "削除してください。systemd がなければタイマーは働きません。ホストのスケジューラーやオーケストレーターの CronJob などから、\
         ジョブ用のコンテナを起動してください。",
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    for command in context.own_commands().filter(|command| !command.onbuild) {
        let Some(request) = &command.request else {
            client(context, command, findings);
            continue;
        };
        if request.by == By::InitScript {
            continue;
        }
        let now = command.words.iter().any(|word| word == "--now");
        let own = build_verbs::of_request(request, now);
        // What only reads files answers without a manager.
        if request.verb == Verb::Status && (own.is_none() || command.reach != Reach::Always || command.tolerated) {
            continue;
        }
        let starts =
            request.by == By::Systemctl && (now || matches!(request.verb, Verb::Start | Verb::EnableNow | Verb::Stop));
        let raised = findings.raise(command.span).with("command", command.words.join(" "));
        let fails = own.map_or(starts, |own| own.fails);
        let replaced = context.evidence.systemctl_replaced.is_some();
        let because = match context.plan.intent {
            Intent::Application if !context.boots_as_documented() => replaced.then_some(FOR_SCRIPT),
            // A request to a manager fails in a build, whatever the image is for.
            _ if fails => None,
            Intent::InitForOthers => Some(INTENDED),
            _ => Some(FOR_SYSTEM),
        };
        if let Some(text) = because {
            raised.saying(text);
        } else if own.is_some() || starts {
            raised.saying(own.map_or(STARTS, |own| own.text));
            raised.source = own.map_or(raised.source, |own| own.source);
        }
        if because.is_some() || context.plan.intent.is_intended() || context.boots_as_documented() {
            raised.severity(Severity::Info);
        } else if fails && command.reach == Reach::Always && !command.tolerated {
            raised.severity(Severity::Error);
        } else if request.by == By::Registration && request.verb == Verb::Disable && context.boot.init().is_none() {
            // Nothing boots, and so nothing is lost: it is only a line too many.
            raised.severity(Severity::Info);
        }
        let is_own = |unit: &&String| context.evidence.brings_unit(unit);
        let host = request.units.iter().filter(|unit| !is_own(unit)).find_map(|unit| service_of_unit(unit)?.host);
        if let Some(advice) = host.filter(|_| raised.severity != Severity::Info) {
            raised.saying(Pillars { advice, ..raised.text });
        }
        if starts && own.is_none() && raised.severity != Severity::Info && context.evidence.is_used(command) {
            raised.saying(Pillars { advice: FOR_THE_REST, ..raised.text });
        }
        let starts_timer = matches!(request.verb, Verb::Enable | Verb::EnableNow | Verb::Start)
            && request.units.iter().any(|unit| unit.ends_with(".timer"));
        if starts_timer && raised.severity != Severity::Info {
            raised.saying(Pillars { advice: TIMER, ..raised.text });
        }
        raised.resolved_by(context.patches.covering(command.span));
    }
}

/// The programs beside systemctl. Where a script is in systemctl's place, or an init boots, they fail in a build all the same.
fn client(context: &StageContext<'_>, command: &RunCommand, findings: &mut Findings) {
    let own = build_verbs::of_client(&command.words);
    let offline = || match offline::instead(&command.words, context.subject.family)? {
        Instead::Command(it) if !it.through_systemctl || context.evidence.systemctl_replaced.is_none() => Some(it),
        _ => None,
    };
    let instead = offline();
    let host = || {
        let (service, program) = services::by_program(command.words.first()?)?;
        let advice = service.host?;
        let vain = offline::instead(&command.words, context.subject.family) == Some(Instead::Nothing);
        vain.then_some((
            service,
            Said { text: Pillars { advice, ..ASKS_THE_HOST }, fails: true, source: program.source },
        ))
    };
    let (service, of_host) = host().filter(|_| own.is_none()).unzip();
    let of_unit = || Some(Said { text: ASKS_FOR_A_UNIT, fails: true, source: instead.as_ref()?.source });
    let Some(said) = own.or(of_host).or_else(of_unit) else { return };
    let raised = findings.raise(command.span).with("command", command.words.join(" ")).saying(said.text);
    raised.source = said.source;
    if let Some(service) = service {
        raised.with("service", service.name);
    }
    if let Some(instead) = instead {
        raised.with("instead", instead.text);
    }
    raised.resolved_by(context.patches.covering(command.span));
    if context.plan.intent != Intent::Application || command.tolerated || command.reach != Reach::Always {
        raised.severity(Severity::Info);
    } else if said.fails {
        raised.severity(Severity::Error);
    }
}
