//! An init system is the container's first process.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::knowledge::init;
use crate::lang::Text;
use crate::plan::Intent;
use crate::report::Severity;

/// The rule.
pub const RULE: Rule = Rule {
    name: "systemd-as-pid-1",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "{init} is started as the container's first process, to start {services}.",
            ja: "コンテナの最初のプロセスとして {init} を起動し、{services} を起動させています。",
        },
        why: Text {
            en: "A booting init wants the kernel: mounts, cgroups, devices. Without them it exits at once; with --privileged it \
                 gets them, and with them the host. It also ignores the SIGTERM of docker stop.",
            ja: "init の起動にはマウント、cgroup、デバイスといったカーネルへの操作が必要です。権限がなければ直ちに終了し、\
                 --privileged を付ければ動きますが、ホストのカーネルまで渡すことになります。docker stop の SIGTERM にも応じません。",
        },
        advice: Text {
            en: "Start the service itself in the foreground. The engine is the service manager: it starts, stops and restarts it.",
            ja: "サービスの本体をフォアグラウンドで直接起動してください。起動・停止・再起動はコンテナエンジンが受け持ちます。",
        },
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[
        Example {
            bad: "FROM centos:latest\nRUN yum install -y httpd && systemctl enable httpd\nCMD [\"/sbin/init\"]\n",
            good: Some(
                "FROM centos:latest\nRUN yum install -y httpd\nSTOPSIGNAL SIGWINCH\nCMD [\"/usr/sbin/httpd\", \"-DFOREGROUND\"]\n",
            ),
        },
        Example {
            bad: "FROM debian:12\nRUN apt-get update && apt-get install -y systemd nginx\nENTRYPOINT [\"/lib/systemd/systemd\"]\n",
            good: Some(
                "FROM debian:12\nRUN apt-get update && apt-get install -y nginx\nSTOPSIGNAL SIGQUIT\nENTRYPOINT [\"nginx\", \"-g\", \"daemon off;\"]\n",
            ),
        },
    ],
    stage: Some(check),
    listing: None,
};

const INTENDED: Pillars = Pillars {
    what: Text {
        en: "{init} is the first process. No application's service is enabled or installed and no port is exposed, so this \
             looks like an image made to test init systems or units.",
        ja: "最初のプロセスは {init} です。アプリケーションのサービスは有効化もインストールもされておらず、公開ポートもないため、\
             init やユニットを試すためのイメージと見られます。",
    },
    why: Text {
        en: "For that it is right to boot an init. It should still not be given the host: --privileged opens every device and \
             lifts every restriction.",
        ja: "その用途なら init を起動するのは妥当です。ただし --privileged はすべてのデバイスを開放し、あらゆる制限を外します。",
    },
    advice: Text {
        en: "Podman boots it without privileges (podman run, --systemd is on by default). Do not build services on this image.",
        ja: "Podman なら特権なしで起動できます(podman run では --systemd が既定で有効)。このイメージを土台にサービスを作るのは避けてください。",
    },
};

const NO_SERVICE: Pillars = Pillars {
    what: Text {
        en: "{init} is started as the container's first process.",
        ja: "コンテナの最初のプロセスとして {init} を起動しています。",
    },
    ..RULE.text
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let Some((event, kind)) = context.boot.init() else { return };
    if !context.starts_here() {
        return;
    }
    let raised = findings.raise(event.span);
    raised.with("init", init::display_name(kind)).with("services", context.service_names());
    if context.plan.intent == Intent::InitForOthers {
        raised.severity(Severity::Info).saying(INTENDED);
        raised.source = "https://docs.podman.io/en/latest/markdown/podman-run.1.html";
    } else if context.plan.services.is_empty() {
        raised.saying(NO_SERVICE);
    }
}
