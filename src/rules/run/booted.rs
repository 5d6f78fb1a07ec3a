//! What is said of an init that a run line, a compose file or a manifest starts as a container's first process.

use crate::input::session::Engine;
use crate::knowledge::Source;
use crate::knowledge::images::{self, Purpose};
use crate::knowledge::init;
use crate::knowledge::privileges::Notation;
use crate::knowledge::services::OfficialImage;
use crate::lang::Text;
use crate::report::{Pid1Kind, Severity};
use crate::rules::{Findings, Pillars, RunContext};
use crate::run::By;

/// Said where what the init starts is known.
pub const STARTS: Pillars = Pillars {
    what: Text {
        en: "{init} is started as the container's first process, to start {services}.",
        ja: "コンテナの最初のプロセスとして {init} を起動し、{services} を起動させています。",
    },
    why: Text {
        en: "A booting init wants the kernel: mounts, cgroups, devices. With {privileged} it gets them, and with them the host. It also ignores the SIGTERM that stops a container, and hides from the engine what runs below it: no exit code, no restart, no logs.",
        ja: "init の起動にはマウント、cgroup、デバイスといったカーネルへの操作が必要です。{privileged} を付ければ動きますが、ホストのカーネルまで渡すことになります。停止時の SIGTERM にも応じず、配下のプロセスの終了コードやログもエンジンからは見えません。",
    },
    advice: INSIDE,
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
    en: "A booting init mounts /run, /sys and its control groups. Nothing here lets it: it freezes or exits at once. Adding {privileged} would give away the host's kernel instead.",
    ja: "init は起動時に /run、/sys、cgroup をマウントしますが、ここではその権限がないため、固まるか直ちに終了します。だからといって {privileged} を付けると、ホストのカーネルを渡すことになります。",
};
const INSIDE: Text = Text {
    en: "Let the container start the program itself, in the foreground. Paste what you install and start in it below this line, and it becomes a Dockerfile that does the same.",
    ja: "コンテナには目的のプログラムをフォアグラウンドで直接起動させてください。コンテナ内でインストールや起動に使ったコマンドをこの行の下に貼り付けると、同じことをする Dockerfile に変換します。",
};
const LOOK_UP: Text = Text {
    en: "Let the container start the program itself, in the foreground, one service for each program. Which programs the init starts, `ps axf` says inside; where it is systemd, ExecStart= of `systemctl cat NAME` is what goes into command.",
    ja: "コンテナには目的のプログラムをフォアグラウンドで直接起動させ、プログラムごとにサービスを分けてください。init が何を起動しているかは、コンテナ内で `ps axf` を実行すると分かります。systemd なら、`systemctl cat 名前` で表示される ExecStart= が command に書く内容です。",
};
const BUILT: Text = Text {
    en: "Let the image start the program itself, in the foreground: paste the Dockerfile that it is built from, and it is corrected. The command here then goes too, and with it every grant.",
    ja: "イメージが目的のプログラムをフォアグラウンドで直接起動するようにしてください。ビルドに使う Dockerfile を貼り付けると修正します。そうすれば、ここの command も権限の付与も不要になります。",
};
const DOCKERFILE: Text = Text {
    en: "Build an image that starts {services} itself. The Dockerfile made from what was typed here does so, and its run line needs no privileges.",
    ja: "{services} を直接起動するイメージを作ってください。入力されたコマンドから作った Dockerfile を使えば、特権なしで実行できます。",
};
const OFFICIAL: Text = Text {
    en: "Let the container start {services} itself, in the foreground. The official image {image} does so without an init and without privileges ({source}).",
    ja: "コンテナには {services} をフォアグラウンドで直接起動させてください。公式イメージ {image} は init も特権も使わずに起動します({source})。",
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
    advice: Text {
        en: "Let the container start the program that it is for, in the foreground. Where none is meant, take the command out.",
        ja: "コンテナには目的のプログラムをフォアグラウンドで直接起動させてください。特に目的がなければコマンドを削除します。",
    },
};
/// Behind the engine's own init.
const NOT_FIRST: Pillars = Pillars {
    what: Text {
        en: "With `--init` the engine's own small init is the first process, so {init} does not boot: it ends at once.",
        ja: "`--init` を付けるとエンジンの小さな init が PID 1 になるため、{init} はブートできず、直ちに終了します。",
    },
    why: Text {
        en: "systemd boots only as PID 1. `--init` is made for one ordinary program, which needs no other init then.",
        ja: "systemd は PID 1 でなければブートしません。`--init` は通常のプログラム 1 つを動かすためのもので、ほかの init と併用しません。",
    },
    advice: Text {
        en: "Let the container start the program itself, in the foreground: for that `--init` is right, and no other init is needed.",
        ja: "コンテナには目的のプログラムをフォアグラウンドで直接起動させてください。その場合は `--init` が役に立ち、ほかの init は要りません。",
    },
};
/// What podman boots without any privilege.
const PODMAN: Pillars = Pillars {
    what: Text {
        en: "{init} is booted as the container's first process. Podman sets that up by itself, without privileges.",
        ja: "コンテナの PID 1 として {init} を起動しています。Podman はそのための準備を、特権なしで行います。",
    },
    why: Text {
        en: "It is a documented way to run several units in one container. For one service it is more than is needed: what dies in it is restarted or \
             not by the init, and the engine sees neither that nor its logs.",
        ja: "1 つのコンテナで複数のユニットを動かす方法として文書化されています。ただしサービスが 1 つなら過剰です。中のサービスが落ちても再起動は \
             init 任せになり、エンジンからは異常もログも見えません。",
    },
    advice: Text {
        en: "If one service is meant, let the container start that itself. Paste what you install and start in it below this line, and it becomes a \
             Dockerfile that does so.",
        ja: "サービスが 1 つなら、コンテナから直接起動させてください。コンテナ内でインストールや起動に使ったコマンドをこの行の下に貼り付けると、\
             同じことをする Dockerfile に変換します。",
    },
};
const PODMAN_DOCUMENTED: Source =
    "https://docs.podman.io/en/latest/markdown/podman-run.1.html#systemd-true-false-always";
const FOR_PODMAN: Pillars = Pillars {
    what: Text {
        en: "This image is made for podman, which boots {init} in it without any grant. Docker does not: there it ends at once.",
        ja: "podman 用のイメージで、podman なら権限を与えなくても {init} が起動します。Docker では起動できず、すぐに終了します。",
    },
    why: Text {
        en: "Podman gives an init the tmpfs, the control groups and the stop signal that it wants. Docker gives these to nobody.",
        ja: "podman は init に必要な tmpfs、cgroup、停止シグナルを自動で用意しますが、Docker は用意しません。",
    },
    advice: Text {
        en: "Where Docker runs it, build on the same image without init and start the program itself. Do not add {privileged}.",
        ja: "Docker で動かすなら、init のない同系のイメージを使い、プログラムを直接起動してください。{privileged} を付けてはいけません。",
    },
};
const INTENDED: Pillars = Pillars {
    what: Text {
        en: "{init} is booted here, and it looks intended: the image is made for it, or nothing of an application is in sight.",
        ja: "{init} を起動していますが、そのためのイメージであるか、アプリケーションに当たるものがないため、意図した使い方と見られます。",
    },
    why: Text {
        en: "To test units and roles, or to run an appliance that is one system by design, it is right to boot an init. {privileged} still opens every device and lifts every restriction.",
        ja: "ユニットやロールのテスト、あるいは全体で 1 つのシステムとして作られた製品なら、init を起動するのは妥当です。ただし {privileged} は、すべてのデバイスを開放しあらゆる制限を外します。",
    },
    advice: Text {
        en: "Podman boots it without any of these grants. With Docker a private cgroup namespace and a tmpfs on /run give it most of what it asks for. Keep it off networks that others reach.",
        ja: "Podman ならこうした権限なしで起動できます。Docker でも、専用の cgroup 名前空間と /run への tmpfs でおおよそ足ります。外部から届くネットワークには置かないでください。",
    },
};

/// Says what an init is started for, and what to start instead.
pub fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    let call = container.call;
    let lang = context.lang;
    let own = call.command.first().map(|word| word.span);
    let entrypoint = call.last("entrypoint").map(|given| given.span);
    // In a compose file the entrypoint is a key like the command; on a run line the command is what is typed last.
    let command = if context.service.is_some() { entrypoint.or(own) } else { own };
    let span = command.or(call.target.as_ref().map(|target| target.span)).unwrap_or(call.span);
    if let Some(program) = &container.started.absent {
        let raised = findings.raise(span).saying(ABSENT);
        raised.with("image", container.started.name.clone()).with("program", program.clone());
        return;
    }
    if !container.boots() || context.service.is_some_and(|facts| facts.said_in_dockerfile) {
        return;
    }
    // An unknown image's /sbin/init can be any.
    let named = container.started.pid1.as_ref().filter(|pid1| pid1.kind == Pid1Kind::Unknown);
    let booted = container.started.init.or_else(|| images::init_of_name(&container.started.name));
    let known = init::display_name(booted.unwrap_or(Pid1Kind::Systemd));
    let init = named.map_or(known, |pid1| pid1.command.as_str());
    let privileged = if context.notation == Notation::RunLine { "--privileged" } else { "privileged" };
    let mut say = |text: Pillars, severity: Severity, source: Option<Source>| {
        let raised = findings.raise(span).severity(severity).saying(text);
        if let Some(source) = source {
            raised.source = source;
        }
        raised.with("init", init).with("privileged", privileged);
    };
    if call.is_on("init") && container.started.init.is_some() {
        return say(NOT_FIRST, Severity::Error, None);
    }
    let bare = container.grants.is_empty();
    let by_podman = call.engine == Engine::Podman;
    if bare && !by_podman && container.started.purpose() == Some(Purpose::PodmanSystemd) {
        return say(FOR_PODMAN, Severity::Info, None);
    }
    if container.is_intended() {
        return say(INTENDED, Severity::Info, None);
    }
    // Podman boots it as its makers say: that something is published changes nothing there.
    let lets = call.last("systemd").is_none_or(|given| given.value != "false");
    if bare && by_podman && lets && !context.has_dockerfile {
        return say(PODMAN, Severity::Info, Some(PODMAN_DOCUMENTED));
    }
    let services = container.service_names(lang);
    // A port alone among several does not say what the whole is for.
    let only_hints = container.meant.iter().all(|meant| meant.by == By::Hint);
    let is_clear = !only_hints || container.meant.len() == 1 && call.values("publish").count() <= 1;
    let official: Option<&OfficialImage> =
        container.meant.iter().find_map(|meant| meant.service.and_then(|service| service.image_of(&[], None)));
    let mut text = STARTS;
    if services.is_empty() {
        text.what = NAMELESS;
    } else if only_hints {
        text.what = PROBABLY;
    }
    if bare && container.started.init.is_some() {
        text.why = CANNOT_BOOT;
    }
    text.advice = match context.service {
        _ if context.has_dockerfile => DOCKERFILE,
        Some(facts) if facts.is_built => BUILT,
        _ if official.is_some() && is_clear => OFFICIAL,
        Some(_) => LOOK_UP,
        None => INSIDE,
    };
    findings
        .raise(span)
        .saying(text)
        .with("init", init)
        .with("privileged", privileged)
        .with("services", services)
        .with("image", official.map(|image| image.name).unwrap_or_default())
        .with("source", official.map(|image| image.source).unwrap_or_default());
}
