//! A service started in RUN: it is gone when the RUN ends.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "service-start-in-build",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "{command} in RUN starts a service that is gone when this RUN ends.",
            ja: "RUN の {command} で起動したサービスは、この RUN が終わると消えます。",
        },
        why: Text {
            en: "An image holds files, not processes: what runs in the container is CMD alone. Only what the script made on the way, such as a \
                 directory under /run, stays.",
            ja: "イメージに入るのはファイルだけで、プロセスは入りません。コンテナで動くのは CMD だけです。残るのは、/run 以下のディレクトリなど\
                 スクリプトが途中で作ったファイルだけです。",
        },
        advice: Text {
            en: "Leave it out, and make what the service needs by a line of its own. The service belongs in CMD, in the foreground.",
            ja: "削除し、サービスに必要なディレクトリなどがあれば専用の行で作ってください。サービスはフォアグラウンドで動かす形で CMD に書きます。",
        },
    },
    source: "https://docs.docker.com/reference/dockerfile/#run",
    examples: &[Example {
        bad: "FROM nginx:1.27\nRUN rm /etc/nginx/conf.d/default.conf\nRUN service nginx restart\n",
        good: Some("FROM nginx:1.27\nRUN rm /etc/nginx/conf.d/default.conf\n"),
    }],
    stage: Some(check),
    listing: None,
    run: None,
};

const USED: Pillars = Pillars {
    what: Text {
        en: "{command} starts a service for the rest of this RUN, which uses it.",
        ja: "{command} はこの RUN の間だけサービスを起動し、続くコマンドがそれを使っています。",
    },
    why: Text {
        en: "That is how data is put into a database while an image is built. Nothing of the process lives on, which is intended here.",
        ja: "イメージのビルド中にデータベースを初期化するときの書き方です。プロセスは残りませんが、ここでは意図どおりです。",
    },
    advice: Text {
        en: "Stop the service at the end of the same RUN, so that it writes its data. Official images have an init directory for this.",
        ja: "データが確実に書き込まれるよう、同じ RUN の最後でサービスを停止してください。公式イメージには初期化用のディレクトリもあります。",
    },
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    for command in context.own_commands() {
        // A message bus is dbus-by-hand, ONBUILD onbuild-manager.
        if command.onbuild || command.starts_bus() || !context.starts_service(command) {
            continue;
        }
        let raised = findings.raise(command.span).with("command", command.words.join(" "));
        if context.evidence.is_used(command) {
            raised.severity(Severity::Info).saying(USED);
        }
        raised.resolved_by(context.patches.covering(command.span));
    }
}
