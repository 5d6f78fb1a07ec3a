//! A run line starts an init system as the container's first process.

use crate::knowledge::init;
use crate::knowledge::privileges::Notation;
use crate::knowledge::services::OfficialImage;
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};
use crate::run::By;

/// The rule.
pub const RULE: Rule = Rule {
    name: "init-in-run-line",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "{init} is started as the container's first process, to start {services}.",
            ja: "コンテナの最初のプロセスとして {init} を起動し、{services} を起動させています。",
        },
        why: Text {
            en: "A booting init wants the kernel: mounts, cgroups, devices. With --privileged it gets them, and with them the host. It also ignores the SIGTERM of docker stop.",
            ja: "init の起動にはマウント、cgroup、デバイスといったカーネルへの操作が必要です。--privileged を付ければ動きますが、ホストのカーネルまで渡すことになります。docker stop の SIGTERM にも応じません。",
        },
        advice: INSIDE,
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[
        Example { bad: "docker run -d --privileged -p 80:80 rockylinux:9 /usr/sbin/init\n", good: None },
        Example {
            bad: "docker run -d --name db --privileged -v /sys/fs/cgroup:/sys/fs/cgroup:ro -p 5432:5432 centos:7 /usr/sbin/init\ndocker exec -it db bash\nyum install -y postgresql-server\nsystemctl start postgresql\n",
            good: None,
        },
    ],
    stage: None,
    listing: None,
    run: Some(check),
};

const NAMELESS: Text = Text {
    en: "{init} is started as the container's first process, and nothing here says what it is to run.",
    ja: "コンテナの最初のプロセスとして {init} を起動していますが、何を動かすためのものかはここからは分かりません。",
};
const PROBABLY: Text = Text {
    en: "{init} is started as the container's first process, apparently to start {services}.",
    ja: "コンテナの最初のプロセスとして {init} を起動しています。{services} を動かすためと見られます。",
};
const CANNOT_BOOT: Text = Text {
    en: "A booting init mounts /run, /sys and its control groups. This line does not let it: it freezes or exits at once. Adding --privileged would give away the host's kernel instead.",
    ja: "init は起動時に /run、/sys、cgroup をマウントしますが、このコマンドではその権限がないため、固まるか直ちに終了します。だからといって --privileged を付けると、ホストのカーネルを渡すことになります。",
};
const INSIDE: Text = Text {
    en: "Let the container start the program itself, in the foreground. Paste what you install and start in it below this line, and it becomes a Dockerfile that does the same.",
    ja: "コンテナには目的のプログラムをフォアグラウンドで直接起動させてください。コンテナ内でインストールや起動に使ったコマンドをこの行の下に貼り付けると、同じことをする Dockerfile に変換します。",
};
const OFFICIAL: Text = Text {
    en: "Let the container start {services} itself, in the foreground. The official image {image} does so without an init and without privileges ({source}).",
    ja: "コンテナには {services} をフォアグラウンドで直接起動させてください。公式イメージ {image} は init も特権も使わずに起動します({source})。",
};
const DOCKERFILE: Text = Text {
    en: "Build an image that starts {services} itself. The Dockerfile made from what was typed here does so, and its run line needs no privileges.",
    ja: "{services} を直接起動するイメージを作ってください。入力されたコマンドから作った Dockerfile を使えば、特権なしで実行できます。",
};
const ABSENT: Pillars = Pillars {
    what: Text {
        en: "{image} has no {program}: this container does not start.",
        ja: "{image} に {program} は入っていないため、このコンテナは起動しません。",
    },
    why: Text {
        en: "The image of a distribution is its user land without an init, since a container is not booted.",
        ja: "コンテナはブートされるものではないため、ディストリビューションのイメージに init は含まれていません。",
    },
    advice: INSIDE,
};
const INTENDED: Pillars = Pillars {
    what: Text {
        en: "{init} is booted here, and nothing of an application is in sight: this looks like a container to test init systems or units in.",
        ja: "{init} を起動していますが、アプリケーションに当たるものがないため、init やユニットを試すためのコンテナと見られます。",
    },
    why: Text {
        en: "For that it is right to boot an init, and right to do it without --privileged, which opens every device and lifts every restriction.",
        ja: "その用途なら init を起動するのは妥当です。その場合も、すべてのデバイスを開放しあらゆる制限を外す --privileged は避けるべきです。",
    },
    advice: Text {
        en: "Podman boots it without any of these options (podman run, --systemd is on by default). Do not run services this way.",
        ja: "Podman ならこうしたオプションなしで起動できます(podman run では --systemd が既定で有効)。サービスをこの方法で動かすのは避けてください。",
    },
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    if context.notation != Notation::RunLine {
        return;
    }
    let lang = context.lang;
    let command = container.call.command.first().map(|word| word.span);
    let span = command.or(container.call.target.as_ref().map(|target| target.span)).unwrap_or(container.call.span);
    if let Some(program) = &container.started.absent {
        let raised = findings.raise(span).saying(ABSENT);
        raised.with("image", container.started.name.clone()).with("program", program.clone());
        return;
    }
    if !container.boots() {
        return;
    }
    let init = container.started.init.map_or("systemd", init::display_name);
    if container.is_intended() {
        findings.raise(span).severity(Severity::Info).saying(INTENDED).with("init", init);
        return;
    }
    let services = container.service_names(lang);
    let official: Option<&OfficialImage> =
        container.meant.iter().find_map(|meant| meant.service.and_then(|service| service.image_of(&[], None)));
    let mut text = RULE.text;
    if services.is_empty() {
        text.what = NAMELESS;
    } else if container.meant.iter().all(|meant| meant.by == By::Hint) {
        text.what = PROBABLY;
    }
    if container.grants.is_empty() && container.started.init.is_some() {
        text.why = CANNOT_BOOT;
    }
    if context.has_dockerfile {
        text.advice = DOCKERFILE;
    } else if official.is_some() {
        text.advice = OFFICIAL;
    }
    findings
        .raise(span)
        .saying(text)
        .with("init", init)
        .with("services", services)
        .with("image", official.map(|image| image.name).unwrap_or_default())
        .with("source", official.map(|image| image.source).unwrap_or_default());
}
