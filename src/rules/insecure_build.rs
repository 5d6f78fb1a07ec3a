//! `RUN --security=insecure`: a build step with the privileges of the build host.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::boot::manager::{By, Verb};
use crate::input::dockerfile::Keyword;
use crate::knowledge::programs::{self, Role};
use crate::lang::Text;
use crate::report::Severity;
use crate::rewrite::insecure;

/// The rule.
pub const RULE: Rule = Rule {
    name: "insecure-build",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "RUN --security=insecure runs this step without a sandbox, and nothing in it is known to need that.",
            ja: "RUN --security=insecure はこのステップをサンドボックスなしで実行しますが、それを必要とするコマンドは見当たりません。",
        },
        why: Text {
            en: "It is --privileged for a build: every kernel privilege and the build host's devices, for whatever the step downloads and runs. \
                 Builders refuse it unless they are told to allow security.insecure.",
            ja: "ビルド版の --privileged です。このステップがダウンロードして実行するものすべてに、カーネルの全権限とビルドホストのデバイスを渡します。\
                 ビルダー側で security.insecure を許可しない限り、ビルドは拒否されます。",
        },
        advice: Text {
            en: "Take the flag away. If the step then fails, find the one command that needs a privilege, and whether it belongs in a build at all.",
            ja: "フラグを外してください。失敗する場合は、どのコマンドが権限を必要としているのか、そもそもビルドで行うべき処理なのかを確かめてください。",
        },
    },
    source: "https://docs.docker.com/reference/dockerfile/#run---security",
    examples: &[
        Example {
            bad: "# syntax=docker/dockerfile:1-labs\nFROM debian:12\nRUN --security=insecure apt-get update && apt-get install -y nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            good: Some(
                "# syntax=docker/dockerfile:1-labs\nFROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            ),
        },
        Example {
            bad: "# syntax=docker/dockerfile:1-labs\nFROM debian:12\nRUN --security=insecure mount -t tmpfs none /mnt && make -C /src image\n",
            good: None,
        },
    ],
    stage: Some(check),
    listing: None,
    run: None,
};

const FOR_INIT: Pillars = Pillars {
    what: Text {
        en: "RUN --security=insecure runs this step without a sandbox so that {command} works, which needs systemd, not privileges.",
        ja: "{command} のために、RUN --security=insecure でこのステップをサンドボックスなしで実行しています。しかし必要なのは systemd であって、権限ではありません。",
    },
    why: Text {
        en: "No systemd runs in a build, with or without privileges, and what is started in RUN is gone when it ends. What remains is a step that \
             may do anything to the build host.",
        ja: "権限があってもなくてもビルド中に systemd は動いておらず、RUN で起動したものは RUN の終わりとともに消えます。残るのは、ビルドホストに何でもできる\
             ステップだけです。",
    },
    advice: Text {
        en: "Take the flag and the command away; start the service from CMD.",
        ja: "フラグとコマンドの両方を取り除き、サービスは CMD から起動してください。",
    },
};

const NEEDED: Pillars = Pillars {
    what: Text {
        en: "RUN --security=insecure runs this step without a sandbox, for the sake of {command}.",
        ja: "{command} のために、RUN --security=insecure でこのステップをサンドボックスなしで実行しています。",
    },
    why: RULE.text.why,
    advice: Text {
        en: "Keep this step as small as it can be, and build it only from sources that you trust.",
        ja: "このステップは必要最小限にとどめ、信頼できるソースだけをビルドしてください。",
    },
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    for index in context.subject.stage.instructions.clone() {
        let instruction = &context.file.instructions[index];
        if instruction.keyword != Keyword::Run {
            continue;
        }
        let Some(flag) = insecure::flag(instruction) else { continue };
        let commands = context.evidence.of_run(index);
        let manages = commands.iter().find(|command| {
            let program = command.words.first().map_or("", String::as_str);
            let asked = command.request.as_ref().is_some_and(|request| {
                request.by == By::Systemctl && matches!(request.verb, Verb::Start | Verb::EnableNow)
            });
            asked || programs::role(program) == Some(Role::Init)
        });
        let needs = commands
            .iter()
            .find(|command| command.words.first().is_some_and(|program| programs::needs_privilege(program)));
        let raised = findings.raise(flag);
        match (manages, needs) {
            (Some(command), _) => {
                raised.saying(FOR_INIT).severity(Severity::Error).with("command", command.words.join(" "))
            }
            (None, Some(command)) => {
                raised.saying(NEEDED).severity(Severity::Info).with("command", command.words.join(" "))
            }
            (None, None) => raised,
        };
        raised.resolved_by(context.patches.covering(flag));
    }
}
