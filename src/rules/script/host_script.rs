//! A script that sets up a machine or an image: no container is started by it, and it is not judged as if one were.

use super::{ScriptContext, foreground};
use crate::boot::EventKind;
use crate::boot::manager::{self, By, Verb};
use crate::input::shell;
use crate::knowledge::services;
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule};
use crate::script::Purpose;
use crate::text::Span;

/// The rule.
pub const RULE: Rule = Rule {
    name: "host-script",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "This reads like a script for a machine, not like the start script of a container: it installs packages or works as an \
                 administrator, and asks the service manager.",
            ja: "コンテナの起動スクリプトではなく、マシンのセットアップ用と見受けられます。パッケージのインストールや管理者権限での操作を行い、\
                 サービスマネージャーに依頼を出しているためです。",
        },
        why: Text {
            en: "On a machine that is right. In a container, and in the RUN of an image, no service manager runs: what starts a service there fails, \
                 or is gone when the RUN ends.",
            ja: "マシン上であれば正しい書き方です。コンテナの中やイメージの RUN ではサービスマネージャーが動いていないため、サービスの起動は失敗するか、\
                 RUN の終了とともに消えます。",
        },
        advice: Text {
            en: "If a container is meant: the installation belongs in RUN, and the service's own program, in the foreground, in CMD.{command}",
            ja: "コンテナで使うつもりなら、インストールは RUN に、サービス本体のプログラムはフォアグラウンドで動かす形で CMD に書いてください。{command}",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[Example {
        bad: "#!/bin/bash\nset -e\napt-get update\napt-get install -y nginx\nsystemctl enable nginx\nsystemctl restart nginx\n",
        good: None,
    }],
    stage: None,
    listing: None,
    run: None,
};

const BUILD: Pillars = Pillars {
    what: Text {
        en: "A RUN of the Dockerfile runs this script while the image is built. Services that it starts are gone when that RUN ends.",
        ja: "このスクリプトは Dockerfile の RUN でイメージのビルド中に実行されます。ここで起動したサービスは、その RUN の終了とともに消えます。",
    },
    ..RULE.text
};

const INIT: Pillars = Pillars {
    what: Text {
        en: "This is an init script, which `service` and an init run on a machine.",
        ja: "これは init スクリプトです。マシン上で `service` コマンドや init から実行されるものです。",
    },
    why: Text {
        en: "It starts its program in the background and ends. A container that starts it ends with it.",
        ja: "プログラムをバックグラウンドで起動して終了するスクリプトなので、コンテナの起動コマンドにすると、コンテナもすぐに終了します。",
    },
    advice: Text {
        en: "The program that it starts (often in DAEMON= or PROG=) belongs in CMD, with the option that keeps it in the foreground, and the              directories that it makes belong in RUN.",
        ja: "このスクリプトが起動しているプログラム（DAEMON= や PROG= に書かれていることが多い）を、フォアグラウンドで動かすオプションを付けて CMD に\
             書いてください。作成しているディレクトリは RUN に移せます。",
    },
};

const OPEN: Pillars = Pillars {
    what: Text {
        en: "The script asks systemd for something, and nothing in it stays in the foreground.",
        ja: "スクリプトは systemd に依頼を出しますが、フォアグラウンドに残るものがありません。",
    },
    why: Text {
        en: "On a machine that is right. As the start script of a container it fails: no systemd runs there to answer, and the container ends \
             with the script.",
        ja: "マシン上であれば正しい書き方です。コンテナの起動スクリプトとしては動きません。応答する systemd がおらず、スクリプトの終了とともに\
             コンテナも終了します。",
    },
    advice: Text {
        en: "If a container is meant: let the script end with the service's own program, in the foreground and with `exec` in front of it.{command}",
        ja: "コンテナで使うつもりなら、スクリプトの最後で、サービス本体のプログラムをフォアグラウンドで `exec` してください。{command}",
    },
};

pub fn check(context: &ScriptContext<'_>, findings: &mut Findings) {
    let text = match context.purpose {
        Purpose::Start => return,
        Purpose::Host => RULE.text,
        Purpose::Build => BUILD,
        Purpose::Open => OPEN,
        Purpose::Init => INIT,
    };
    if context.purpose == Purpose::Init {
        findings.raise(context.outer(Span::new(0, context.text.lines().next().map_or(0, str::len)))).saying(text);
        return;
    }
    let commands = context.script.commands();
    let asked = commands.iter().find_map(|found| {
        let words: Vec<&str> =
            found.words.iter().skip(shell::unwrap(found.words).index).map(|word| word.value.as_str()).collect();
        let request = manager::request(&words)?;
        let starts =
            matches!(request.verb, Verb::Start | Verb::Enable | Verb::EnableNow) && request.by != By::Registration;
        starts.then(|| (found.command.span, request.units.first().cloned()))
    });
    // Without a request there is nothing to say of it.
    let Some((span, unit)) = asked else { return };
    let guarded = context.stage.boot.events(|kind| matches!(kind, EventKind::Systemctl { .. })).next().is_none()
        && context.purpose == Purpose::Open;
    if guarded {
        return;
    }
    let service = unit.as_deref().and_then(services::by_unit);
    let command = foreground::sentence(context.stage, service);
    findings.raise(context.outer(span)).saying(text).with("command", command);
}
