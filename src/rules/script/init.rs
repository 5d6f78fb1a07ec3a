//! A script that ends by booting an init.

use super::ScriptContext;
use crate::boot::EventKind;
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Findings, Pillars, systemd_as_pid_1};

const BOOTS: Pillars = Pillars {
    what: Text {
        en: "The script ends by booting an init, {program}.",
        ja: "スクリプトは最後に init({program})を起動しています。",
    },
    why: systemd_as_pid_1::RULE.text.why,
    advice: Text {
        en: "Let it end with the service's own program, in the foreground: `exec PROGRAM`.",
        ja: "最後は init ではなく、サービス本体のプログラムをフォアグラウンドで起動してください(`exec プログラム`)。",
    },
};

const PERHAPS: Pillars = Pillars {
    what: BOOTS.what,
    why: Text {
        en: "Whether that is meant, the script does not say: an image to test units, or a whole system, boots one on purpose. An application \
             needs none.",
        ja: "意図したものかどうかは、このスクリプトだけでは分かりません。ユニットのテスト用やシステム全体を動かすイメージなら正当ですが、\
             アプリケーションの実行に init は要りません。",
    },
    advice: Text {
        en: "Add the Dockerfile: what it installs and enables tells it.",
        ja: "Dockerfile も一緒に入力してください。インストールしているものや有効化しているユニットから判断できます。",
    },
};

pub fn check(context: &ScriptContext<'_>, findings: &mut Findings) {
    let stage = context.stage;
    let Some((event, _)) = stage.boot.init() else { return };
    let EventKind::Init { program, .. } = &event.kind else { return };
    if context.own(event.span).is_none() {
        return;
    }
    let raised = findings.raise(event.span).saying(BOOTS).with("program", program.clone());
    let meant = stage.plan.intent.is_intended() || stage.boots_as_documented();
    let perhaps = if context.is_known { meant } else { stage.plan.services.is_empty() };
    if perhaps {
        raised.saying(PERHAPS).severity(Severity::Info);
    }
}
