//! A daemon needs a directory, keys or data that a boot would have made, and nothing in the text makes them.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::boot::EventKind;
use crate::knowledge::services::conditions::Effect;
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "missing-preparation",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "{program} exits at once: nothing here does `{preparation}`, and without it the daemon ends with \"{says}\".",
            ja: "{program} は直ちに終了します。`{preparation}` に当たる準備がどこにもなく、\"{says}\" と出力して終わるためです。",
        },
        why: Text {
            en: "On a booted machine the unit, an init script or systemd-tmpfiles does it before the daemon starts. A container boots \
                 nothing: what is neither in the image nor in the start command does not happen.",
            ja: "通常のマシンでは、ユニットや init スクリプト、systemd-tmpfiles がデーモンの起動前に行う準備です。コンテナは何もブートしない\
                 ので、イメージにも起動コマンドにもない準備は行われません。",
        },
        advice: Text {
            en: "Do it while the image is built, as root: `RUN {preparation}`.",
            ja: "イメージのビルド時に root で `RUN {preparation}` を実行してください。",
        },
    },
    source: "https://www.freedesktop.org/software/systemd/man/latest/tmpfiles.d.html",
    examples: &[
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y openssh-server\nCMD [\"/usr/sbin/sshd\", \"-D\", \"-e\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y openssh-server\nRUN mkdir -p /run/sshd\nCMD [\"/usr/sbin/sshd\", \"-D\", \"-e\"]\n",
            ),
        },
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y mariadb-server\nUSER mysql\nCMD [\"mariadbd\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y mariadb-server\nRUN install -d -o mysql -g mysql /run/mysqld\nUSER mysql\nCMD [\"mariadbd\"]\n",
            ),
        },
    ],
    stage: Some(check),
    listing: None,
    run: None,
};

const SERVES_NOBODY: Pillars = Pillars {
    what: Text {
        en: "{program} starts, but serves nobody: nothing here does `{preparation}`, and without it each client gets \"{says}\".",
        ja: "{program} は起動しますが、誰にも応答できません。`{preparation}` に当たる準備がどこにもなく、接続のたびに \"{says}\" になります。",
    },
    why: RULE.text.why,
    advice: RULE.text.advice,
};

const STOPS_LATE: Pillars = Pillars {
    what: Text {
        en: "{program} takes longer to stop than docker stop waits.",
        ja: "{program} の停止には、docker stop が待つ時間より長くかかります。",
    },
    why: Text {
        en: "It gives its clients time to finish. docker stop kills it after ten seconds, before that time is over.",
        ja: "終了前にクライアントを待つためです。docker stop はその時間が過ぎる前、10 秒で強制終了します。",
    },
    advice: Text {
        en: "Shorten the wait while the image is built, `RUN {preparation}`, or start the container with a longer --stop-timeout.",
        ja: "イメージのビルド時に待ち時間を短くする (`RUN {preparation}`) か、コンテナの --stop-timeout を長くしてください。",
    },
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    if !context.starts_here() {
        return;
    }
    for event in &context.boot.events {
        let EventKind::Lacks { program, lack } = &event.kind else { continue };
        let raised = findings.raise(event.span);
        raised.source = if lack.source.starts_with("https://") { lack.source } else { raised.source };
        raised.with("program", program.clone()).with("preparation", lack.preparation).with("says", lack.says);
        match lack.effect {
            Effect::Exits => raised,
            Effect::ServesNobody => raised.saying(SERVES_NOBODY),
            Effect::StopsLate => raised.saying(STOPS_LATE).severity(Severity::Info),
        };
    }
}
