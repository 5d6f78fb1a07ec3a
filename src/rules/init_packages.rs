//! Packages of an init system in an image that does not boot one.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::knowledge::packages::Serves;
use crate::lang::Text;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "init-packages",
    severity: Severity::Warning,
    text: Pillars {
        what: Text {
            en: "{package} is installed, and nothing in this container boots an init system that would use it.",
            ja: "{package} がインストールされていますが、このコンテナには、それを使う init の起動がありません。",
        },
        why: Text {
            en: "It adds tens of megabytes and their security updates, and suggests that systemctl works here, which it does not.",
            ja: "数十 MB の容量とセキュリティ更新の手間が増えるうえ、systemctl が使えるかのような誤解を招きます(実際には使えません)。",
        },
        advice: Text {
            en: "Leave it out. A daemon's package does not need it to run in the foreground.",
            ja: "インストール対象から外してください。デーモンをフォアグラウンドで動かすのに、このパッケージは要りません。",
        },
    },
    source: "https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages",
    examples: &[
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y \\\n    systemd \\\n    systemd-sysv \\\n    nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y \\\n    nginx\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n",
            ),
        },
        Example {
            bad: "FROM centos:7\nRUN yum -y swap fakesystemd systemd && yum install -y httpd\nRUN systemctl enable httpd\nCMD [\"/usr/sbin/init\"]\n",
            good: Some(
                "FROM centos:7\nRUN yum install -y httpd\nSTOPSIGNAL SIGWINCH\nCMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n",
            ),
        },
    ],
    stage: Some(check),
    listing: None,
    run: None,
};

const WITH_INIT: Pillars = Pillars {
    what: Text {
        en: "{package} is installed for the init system that this container boots.",
        ja: "{package} は、このコンテナが起動する init のためにインストールされています。",
    },
    why: Text {
        en: "Once the service itself is the start command, nothing uses it any more.",
        ja: "サービス本体を起動コマンドにすれば、使うものがなくなります。",
    },
    advice: Text { en: "Leave it out together with the init.", ja: "init とともに取り除いてください。" },
};

const MAYBE: Pillars = Pillars {
    what: Text {
        en: "{package} is installed, and this text does not show that an init system is booted.",
        ja: "{package} がインストールされていますが、このテキストからは init が起動されるかどうか分かりません。",
    },
    why: RULE.text.why,
    advice: Text {
        en: "If no script or child image boots an init with it, leave it out.",
        ja: "スクリプトや派生イメージから init を起動していないなら、インストール対象から外してください。",
    },
};

const HOUSEHOLD: Pillars = Pillars {
    what: Text {
        en: "{package} is installed, and nothing in this text talks over the message bus or logs users in.",
        ja: "{package} がインストールされていますが、メッセージバスやログイン管理を使うものは見当たりません。",
    },
    why: Text {
        en: "In a container it mostly comes along with recipes for booting systemd. By itself it does nothing.",
        ja: "コンテナでは、systemd を起動する手順と一緒に持ち込まれることが多く、単独では何もしません。",
    },
    advice: Text {
        en: "If no program of yours needs D-Bus or PAM sessions, leave it out.",
        ja: "D-Bus や PAM セッションを使うプログラムがなければ、インストール対象から外してください。",
    },
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let boots = context.boot.init().is_some();
    let known = context.boot.running.iter().any(|running| running.foreground);
    for package in &context.patches.packages {
        let patch = context.patches.covering(package.span);
        let (text, severity) = match (package.serves, patch) {
            (Serves::Household, _) => (HOUSEHOLD, Severity::Info),
            (Serves::Init, _) if boots => (WITH_INIT, Severity::Warning),
            (Serves::Init, Some(_)) => (RULE.text, Severity::Warning),
            (Serves::Init, None) if known => (RULE.text, Severity::Info),
            (Serves::Init, None) => (MAYBE, Severity::Info),
        };
        findings
            .raise(package.span)
            .severity(severity)
            .saying(text)
            .with("package", package.name.clone())
            .resolved_by(patch);
    }
}
