//! Tricks around policy-rc.d, initctl and systemctl that keep packages from starting services in a build, or let them.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::lang::Text;
use crate::report::Severity;
use crate::rewrite::tricks::Kind;

/// The rule.
pub const RULE: Rule = Rule {
    name: "start-policy-trick",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "policy-rc.d is set up so that packages start no services while they are installed.",
            ja: "パッケージのインストール時にサービスが起動しないよう、policy-rc.d を設定しています。",
        },
        why: Text {
            en: "Debian's and Ubuntu's official images have this file already, with the same `exit 101`.",
            ja: "Debian と Ubuntu の公式イメージには、同じ `exit 101` のファイルが最初から入っています。",
        },
        advice: Text {
            en: "On an official image, leave it out.",
            ja: "公式イメージを使っているなら、削除して構いません。",
        },
    },
    source: "https://github.com/debuerreotype/debuerreotype",
    examples: &[
        Example {
            bad: "FROM debian:12\nRUN printf '#!/bin/sh\\nexit 101\\n' > /usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d\nRUN apt-get update && apt-get install -y nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            ),
        },
        Example {
            bad: "FROM debian:12\nRUN echo exit 0 > /usr/sbin/policy-rc.d\nRUN apt-get update && apt-get install -y nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            good: None,
        },
        Example {
            bad: "FROM debian:12\nRUN dpkg-divert --local --rename --add /sbin/initctl && ln -sf /bin/true /sbin/initctl\nRUN apt-get update && apt-get install -y nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            ),
        },
    ],
    stage: Some(check),
    listing: None,
    run: None,
};

const ALLOWS: Pillars = Pillars {
    what: Text {
        en: "policy-rc.d is taken away or set to `exit 0`, so that packages start their services while the image is built.",
        ja: "policy-rc.d を取り除くか `exit 0` に変え、イメージのビルド中にパッケージがサービスを起動できるようにしています。",
    },
    why: Text {
        en: "What is started in a build is gone when its RUN ends; it only leaves half-written data and stale PID files behind.",
        ja: "ビルド中に起動したものは RUN の終わりとともに消え、書きかけのデータや古い PID ファイルだけが残ります。",
    },
    advice: Text {
        en: "Leave the file as the base image has it. What a service must prepare, do by a command of its own.",
        ja: "ベースイメージのままにしてください。サービスに必要な準備があれば、専用のコマンドで行います。",
    },
};

const INITCTL: Pillars = Pillars {
    what: Text { en: "initctl is put out of the way.", ja: "initctl を無効化しています。" },
    why: Text {
        en: "It is upstart's client, and upstart is only in Ubuntu up to 14.10, RHEL and CentOS 6 and Amazon Linux 1. Elsewhere nothing calls it.",
        ja: "initctl は upstart のクライアントです。upstart があるのは Ubuntu 14.10 まで、RHEL・CentOS 6、Amazon Linux 1 だけで、それ以外では\
             呼ばれることがありません。",
    },
    advice: Text {
        en: "On a current base image, leave it out.", ja: "現行のベースイメージでは、削除して構いません。"
    },
};

const SYSTEMCTL: Pillars = Pillars {
    what: Text {
        en: "A program that does nothing is put in the place of systemctl.",
        ja: "systemctl を、何もしないプログラムに置き換えています。",
    },
    why: Text {
        en: "Calls to systemctl then seem to succeed and start nothing: package scripts are quiet, and so are real mistakes.",
        ja: "systemctl の呼び出しが成功したように見えますが、何も起動しません。パッケージのスクリプトは静かになりますが、本当の間違いにも気づけなくなります。",
    },
    advice: Text {
        en: "Keep it for the build only if a package's script fails without it, and start the service from CMD.",
        ja: "パッケージのスクリプトが失敗する場合に限ってビルド中だけ使い、サービスは CMD から起動してください。",
    },
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let intended = context.plan.intent.is_intended();
    // A service that initialises data in a RUN is what the policy was opened for.
    let used =
        context.own_commands().any(|command| context.starts_service(command) && context.evidence.is_used(command));
    for trick in &context.patches.tricks {
        let (text, severity) = match trick.kind {
            Kind::Denies => (RULE.text, Severity::Info),
            Kind::Allows if intended || used => (ALLOWS, Severity::Info),
            Kind::Allows => (ALLOWS, Severity::Warning),
            Kind::Initctl => (INITCTL, Severity::Info),
            Kind::Systemctl => (SYSTEMCTL, Severity::Info),
        };
        findings.raise(trick.span).severity(severity).saying(text).resolved_by(context.patches.covering(trick.span));
    }
}
