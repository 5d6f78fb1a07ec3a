//! The message bus started by hand, in RUN or beside the service: mostly to please systemctl.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::boot::EventKind;
use crate::knowledge::packages;
use crate::lang::Text;
use crate::report::Severity;
use std::cell::OnceCell;

/// The rule.
pub const RULE: Rule = Rule {
    name: "dbus-by-hand",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "{command} starts the D-Bus message bus beside the service.",
            ja: "{command} は、サービスとは別に D-Bus メッセージバスを起動しています。",
        },
        why: Text {
            en: "It is usually there to silence \"Failed to get D-Bus connection\" from systemctl. But systemctl looks for systemd at the \
                 other end, and the bus alone does not start services. Nothing supervises it either.",
            ja: "systemctl の「Failed to get D-Bus connection」を消すために加えられがちですが、systemctl がバスの先に求めているのは systemd です。\
                 バスだけではサービスは起動せず、バス自体を監視するものもありません。",
        },
        advice: Text {
            en: "Leave it out, unless a program of yours talks over the bus.",
            ja: "バスを使うプログラムがなければ、削除してください。",
        },
    },
    source: "https://github.com/moby/moby/issues/35317",
    examples: &[
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nRUN mkdir -p /run/dbus && dbus-daemon --system\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nRUN mkdir -p /run/dbus\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            ),
        },
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD service dbus start && service nginx start && tail -f /dev/null\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nSTOPSIGNAL SIGQUIT\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            ),
        },
    ],
    stage: Some(check),
    listing: None,
    run: None,
};

const IN_BUILD: Pillars = Pillars {
    what: Text {
        en: "{command} in RUN starts the D-Bus message bus, which is gone when this RUN ends.",
        ja: "RUN の {command} で起動した D-Bus メッセージバスは、この RUN が終わると消えます。",
    },
    why: Text {
        en: "An image holds files, not processes. And even a running bus does not make systemctl work: it looks for systemd.",
        ja: "イメージに入るのはファイルだけで、プロセスは入りません。バスが動いていたとしても、systemctl が探すのは systemd なので動きません。",
    },
    advice: Text { en: "Leave it out.", ja: "削除してください。" },
};

const NEEDED: Pillars = Pillars {
    what: Text {
        en: "{command} starts the D-Bus message bus, and a program here talks over it.",
        ja: "{command} は D-Bus メッセージバスを起動しており、ここにはそれを使うプログラムがあります。",
    },
    why: Text {
        en: "That is a real need. Still, nothing supervises the bus: when it dies, the program loses it and the container stays up.",
        ja: "必要な起動です。ただしバスを監視するものはなく、落ちるとプログラムだけが影響を受け、コンテナは動き続けます。",
    },
    advice: Text {
        en: "Nothing to do. Where the program can use the host's bus by a mounted socket, weigh it: that opens the host's services too.",
        ja: "対応は不要です。ホストのバスのソケットをマウントする方法もありますが、ホストのサービスも操作できるようになる点に注意してください。",
    },
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let needed = OnceCell::new();
    let intended = context.plan.intent.is_intended();
    for command in context.own_commands().filter(|command| !command.onbuild) {
        if !command.starts_bus() {
            continue;
        }
        let raised = findings.raise(command.span).with("command", command.words.join(" ")).saying(IN_BUILD);
        if intended || context.evidence.is_used(command) {
            raised.severity(Severity::Info);
        }
        raised.resolved_by(context.patches.covering(command.span));
    }
    if !context.starts_here() {
        return;
    }
    for event in &context.boot.events {
        let by_hand = match &event.kind {
            EventKind::InitScript { unit } => packages::is_bus_unit(unit),
            EventKind::BusDaemon => true,
            _ => false,
        };
        if by_hand {
            let raised = findings.raise(event.span).with("command", event.span.of(context.text));
            if intended || *needed.get_or_init(|| context.evidence.needs_bus()) {
                raised.saying(NEEDED).severity(Severity::Info);
            }
        }
    }
}
