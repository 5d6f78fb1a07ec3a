//! ONBUILD that hands a service manager to every image built on this one.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::boot::manager::{By, Verb};
use crate::input::dockerfile::{Content, Keyword, StartForm};
use crate::input::shell;
use crate::knowledge::programs::{self, Role};
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "onbuild-manager",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "ONBUILD makes every image built on this one run {command}.",
            ja: "ONBUILD により、このイメージを基にするすべてのイメージのビルドで {command} が実行されます。",
        },
        why: Text {
            en: "It asks a service manager in a build, where none runs, and whoever writes the child image's Dockerfile does not see it.",
            ja: "サービスマネージャーが動いていないビルド中に依頼することになり、しかも子イメージの Dockerfile を書く人からは見えません。",
        },
        advice: Text {
            en: "Leave it out. What the child image shall run stands in its CMD.",
            ja: "削除してください。子イメージで動かすものは、その CMD に書きます。",
        },
    },
    source: "https://docs.docker.com/reference/dockerfile/#onbuild",
    examples: &[
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nONBUILD RUN systemctl enable nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            ),
        },
        Example { bad: "FROM rockylinux:9\nRUN dnf install -y httpd\nONBUILD CMD [\"/usr/sbin/init\"]\n", good: None },
    ],
    stage: Some(check),
    listing: None,
    run: None,
};

const STARTS: Pillars = Pillars {
    what: Text {
        en: "ONBUILD makes every image built on this one start {command}.",
        ja: "ONBUILD により、このイメージを基にするすべてのイメージの起動コマンドが {command} になります。",
    },
    why: Text {
        en: "Each of them then boots an init system or a service in the background, and whoever writes the child image's Dockerfile does not see why.",
        ja: "どの子イメージも init やバックグラウンドのサービスを起動することになりますが、子イメージの Dockerfile を書く人にはその理由が見えません。",
    },
    advice: Text {
        en: "Make the service itself, in the foreground, this image's own CMD: child images inherit it without ONBUILD.",
        ja: "サービス本体をフォアグラウンドで動かす CMD をこのイメージ自身に書いてください。ONBUILD なしで子イメージに引き継がれます。",
    },
};

const USED: Pillars = Pillars {
    what: Text {
        en: "ONBUILD starts a service with {command} for the rest of this step, in every image built on this one.",
        ja: "ONBUILD により、このイメージを基にするビルドのたびに、{command} で起動したサービスをそのステップの間だけ使っています。",
    },
    why: Text {
        en: "That is how data is put into a database while an image is built. It is intended here, if hidden from the child image's Dockerfile.",
        ja: "ビルド中にデータベースを初期化するときの書き方です。意図どおりですが、子イメージの Dockerfile からは見えません。",
    },
    advice: Text {
        en: "Stop the service at the end of the same step, so that it writes its data.",
        ja: "データが確実に書き込まれるよう、同じステップの最後でサービスを停止してください。",
    },
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let intended = context.plan.intent.is_intended();
    for command in context.own_commands().filter(|command| command.onbuild) {
        let asks = match &command.request {
            Some(request) => request.by != By::InitScript && request.verb != Verb::Status,
            None => false,
        };
        let starts = context.starts_service(command) || command.starts_bus();
        if !(asks || starts) {
            continue;
        }
        let raised = findings.raise(command.span).with("command", command.words.join(" "));
        if starts && context.evidence.is_used(command) {
            raised.saying(USED).severity(Severity::Info);
        } else if intended {
            raised.severity(Severity::Info);
        }
        raised.resolved_by(context.patches.covering(command.span));
    }
    for index in context.subject.stage.instructions.clone() {
        let Content::Onbuild(inner) = &context.file.instructions[index].content else { continue };
        let words: Vec<String> = match &inner.content {
            Content::Cmd(StartForm::Exec(words)) | Content::Entrypoint(StartForm::Exec(words)) => {
                words.iter().map(|word| word.value.clone()).collect()
            }
            Content::Cmd(StartForm::Shell(flat)) | Content::Entrypoint(StartForm::Shell(flat)) => {
                let script = shell::parse(&flat.text);
                let first = script.commands().into_iter().next();
                first.map(|found| found.words.iter().map(|word| word.value.clone()).collect()).unwrap_or_default()
            }
            _ => continue,
        };
        let managed = words.first().is_some_and(|program| {
            matches!(programs::role(program), Some(Role::Init | Role::Manager)) || program.starts_with("/etc/init.d/")
        });
        if managed && matches!(inner.keyword, Keyword::Cmd | Keyword::Entrypoint) {
            let severity = if intended { Severity::Info } else { Severity::Warning };
            findings.raise(inner.span).saying(STARTS).severity(severity).with("command", words.join(" "));
        }
    }
}
