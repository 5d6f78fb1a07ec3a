//! An init system is the container's first process.

use super::{Example, Findings, Pillars, Rule, StageContext};
use crate::boot::EventKind;
use crate::input::dockerfile::Base;
use crate::knowledge::{Source, init};
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
    run: None,
};

const PODMAN: Source = "https://docs.podman.io/en/latest/markdown/podman-run.1.html";
const BOOTC: Source = "https://docs.fedoraproject.org/en-US/bootc/building-containers/";

const INTENDED: Pillars = Pillars {
    what: Text {
        en: "{init} is the first process. Nothing of an application is enabled, installed, copied or exposed, so this \
             looks like an image made to test init systems or units.",
        ja: "最初のプロセスは {init} です。アプリケーションは有効化もインストールもコピーもされておらず、そのための公開ポートもないため、\
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

const MACHINE: Pillars = Pillars {
    what: Text {
        en: "{init} is what this image starts. It is the file system of a machine: a kernel, a boot loader or a machine's own \
             configuration is in it.",
        ja: "このイメージが起動するのは {init} です。カーネルやブートローダー、マシン固有の設定を含んでおり、マシンのファイルシステムと見られます。",
    },
    why: Text {
        en: "A machine boots by itself and needs an init. Whoever deploys the image gives it a disk and a kernel of its own.",
        ja: "マシンは自分で起動するため init が必要です。配備した先には専用のディスクとカーネルがあります。",
    },
    advice: Text {
        en: "Nothing to do. As a container, only to try it out, podman boots it without --privileged.",
        ja: "対応は不要です。コンテナとして試すだけなら、Podman が --privileged なしで起動できます。",
    },
};

const SYSTEM_CONTAINER: Pillars = Pillars {
    what: Text {
        en: "{init} is the first process, in an image made to be a whole system in a container.",
        ja: "最初のプロセスは {init} です。コンテナの中で一つのシステム全体を動かすためのイメージです。",
    },
    why: Text {
        en: "The runtime or tool that it is made for gives an init what it needs, without handing over the host.",
        ja: "対象のランタイムやツールは、ホストを明け渡すことなく、init に必要なものを用意します。",
    },
    advice: Text {
        en: "Run it with that runtime or tool (sysbox-runc, kind). Plain docker run would want --privileged instead.",
        ja: "そのランタイムやツール(sysbox-runc、kind など)で動かしてください。通常の docker run では代わりに --privileged が必要になります。",
    },
};

const APPLIANCE: Pillars = Pillars {
    what: Text {
        en: "{init} is the first process, for a product that runs its daemons under systemd by design.",
        ja: "最初のプロセスは {init} です。複数のデーモンを systemd の下で動かすことを前提とした製品のためのものです。",
    },
    why: Text {
        en: "Its installer talks to systemctl, and its daemons are set up as one: they cannot be started one by one by hand.",
        ja: "インストーラーが systemctl を使い、デーモン群を一体として設定するため、手作業で一つずつ起動する形にはできません。",
    },
    advice: Text {
        en: "Run it as its makers document. Podman boots it without --privileged.",
        ja: "提供元の手順に従って動かしてください。Podman なら --privileged なしで起動できます。",
    },
};

const FOR_PODMAN: Pillars = Pillars {
    what: Text {
        en: "{init} is started as the container's first process, to start {services}. The vendor documents this base for that, under \
             podman.",
        ja: "コンテナの最初のプロセスとして {init} を起動し、{services} を起動させています。ベースイメージの提供元は、Podman での使い方として\
             この形を案内しています。",
    },
    why: Text {
        en: "Podman boots it without privileges. Docker does not: there it exits at once, or is given --privileged. Journald and the \
             rest of an init's household run beside the service either way.",
        ja: "Podman では特権なしで起動できますが、Docker では直ちに終了するか、--privileged が必要になります。どちらの場合も、journald などの\
             init 一式がサービスの隣で動きます。",
    },
    advice: Text {
        en: "One service does not need it: start it directly, in the foreground, and it runs under any engine.",
        ja: "サービスが一つなら init は不要です。フォアグラウンドで直接起動すれば、どのエンジンでも動きます。",
    },
};

const NO_SERVICE: Pillars = Pillars {
    what: Text {
        en: "{init} is started as the container's first process.",
        ja: "コンテナの最初のプロセスとして {init} を起動しています。",
    },
    ..RULE.text
};

/// What the base image starts is not known.
const SEE_BASE: Text = Text {
    en: "See what {base} starts by itself: `docker image inspect {base}` (Entrypoint and Cmd). Where that is the program, leave this start \
         command out. Else start the program in the foreground: the engine is the service manager.",
    ja: "`docker image inspect {base}` の Entrypoint と Cmd で、{base} 自体が何を起動するかを確かめてください。それが目的のプログラムなら、この起動\
         コマンドは不要です。そうでなければ、プログラムをフォアグラウンドで起動します。サービスの管理はコンテナエンジンの役割です。",
};

/// What is said first where the program is not there.
const ABSENT: Text = Text {
    en: "{init} is to be the container's first process, but nothing here installs {program}: no such file, and the container ends \
         at once with code 127.",
    ja: "コンテナの最初のプロセスとして {init} を起動しようとしていますが、{program} を入れるパッケージがありません。ファイルが見つからず、\
         コンテナは直ちに終了コード 127 で終わります。",
};

fn check(context: &StageContext<'_>, findings: &mut Findings) {
    let Some((event, kind)) = context.boot.init() else { return };
    if !context.starts_here() {
        return;
    }
    let absent = context.boot.events.iter().find_map(|event| match &event.kind {
        EventKind::Absent { program } => Some(program),
        _ => None,
    });
    let raised = findings.raise(event.span);
    raised.with("init", init::display_name(kind)).with("services", context.service_names());
    let for_podman = context.boots_as_documented();
    let intended = match context.plan.intent {
        Intent::InitForOthers => Some((INTENDED, PODMAN)),
        Intent::Machine => Some((MACHINE, BOOTC)),
        Intent::SystemContainer => Some((SYSTEM_CONTAINER, context.subject.image.map_or(PODMAN, |image| image.source))),
        Intent::Appliance => Some((APPLIANCE, PODMAN)),
        Intent::Application => None,
    };
    let mut said = RULE.text;
    if let Some((text, source)) = intended {
        raised.severity(Severity::Info);
        said = text;
        raised.source = source;
    } else if for_podman && !context.plan.services.is_empty() {
        raised.severity(Severity::Warning);
        said = FOR_PODMAN;
        raised.source = PODMAN;
    } else if context.plan.services.is_empty() {
        said = NO_SERVICE;
        // An image of which nothing is known may start a program of its own.
        if context.subject.image.is_none() && matches!(context.subject.stage.base, Base::Image(_)) {
            said.advice = SEE_BASE;
            raised.with("base", context.subject.base_name.clone());
        }
        if for_podman {
            raised.severity(Severity::Warning);
        }
    }
    if let Some(program) = absent {
        raised.with("program", program.clone());
        said.what = ABSENT;
    }
    // What cannot be the container's service is not to be started in it either.
    if intended.is_none()
        && let [only] = context.plan.services.as_slice()
        && let Some(advice) = only.service.and_then(|service| service.host)
    {
        said.advice = advice;
    }
    raised.saying(said);
}
