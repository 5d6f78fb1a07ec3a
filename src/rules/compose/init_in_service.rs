//! A service starts an init system as its container's first process.

use crate::knowledge::images::Purpose;
use crate::knowledge::init;
use crate::knowledge::privileges::Notation;
use crate::knowledge::services::OfficialImage;
use crate::lang::Text;
use crate::report::{Pid1Kind, Severity};
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};
use crate::run::By;

/// The rule.
pub const RULE: Rule = Rule {
    name: "init-in-service",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "{init} is started as the service's first process, to start {services}.",
            ja: "サービスの最初のプロセスとして {init} を起動し、{services} を起動させています。",
        },
        why: Text {
            en: "A booting init wants the kernel: mounts, cgroups, devices. With privileged it gets them, and with them the host. It also ignores the SIGTERM that stops the container, and hides from the engine what runs below it: no exit code, no restart, no logs.",
            ja: "init の起動にはマウント、cgroup、デバイスといったカーネルへの操作が必要です。privileged を付ければ動きますが、ホストのカーネルまで渡すことになります。停止時の SIGTERM にも応じず、配下のプロセスの終了コードやログもエンジンからは見えません。",
        },
        advice: LOOK_UP,
    },
    source: "https://docs.docker.com/engine/containers/multi-service_container/",
    examples: &[
        Example {
            bad: "services:\n  web:\n    image: rockylinux:9\n    privileged: true\n    command: /usr/sbin/init\n    ports:\n      - \"80:80\"\n",
            good: None,
        },
        Example {
            bad: "services:\n  db:\n    build: .\n    cap_add: [SYS_ADMIN]\n    entrypoint: [\"/lib/systemd/systemd\"]\n    volumes:\n      - /sys/fs/cgroup:/sys/fs/cgroup:rw\n",
            good: None,
        },
    ],
    stage: None,
    listing: None,
    run: Some(check),
};

const NAMELESS: Text = Text {
    en: "{init} is started as the service's first process, and nothing here says what it is to run.",
    ja: "サービスの最初のプロセスとして {init} を起動していますが、何を動かすためのものかはここからは分かりません。",
};
const PROBABLY: Text = Text {
    en: "{init} is started as the service's first process, apparently to start {services}.",
    ja: "サービスの最初のプロセスとして {init} を起動しています。{services} を動かすためと見られます。",
};
const CANNOT_BOOT: Text = Text {
    en: "A booting init mounts /run, /sys and its control groups. Nothing here lets it: it freezes or exits at once. Adding privileged would give away the host's kernel instead.",
    ja: "init は起動時に /run、/sys、cgroup をマウントしますが、ここではその権限がないため、固まるか直ちに終了します。だからといって privileged を付けると、ホストのカーネルを渡すことになります。",
};
const LOOK_UP: Text = Text {
    en: "Let the container start the program itself, in the foreground, one service for each program. Which programs the init starts, `systemctl list-units --type=service --state=running` says inside; ExecStart of each unit is what goes into command.",
    ja: "コンテナには目的のプログラムをフォアグラウンドで直接起動させ、プログラムごとにサービスを分けてください。init が何を起動しているかは、コンテナ内で `systemctl list-units --type=service --state=running` を実行すると分かります。各ユニットの ExecStart が command に書く内容です。",
};
const BUILT: Text = Text {
    en: "Let the image start the program itself, in the foreground: paste the Dockerfile that it is built from, and it is corrected. The command here then goes too, and with it every grant.",
    ja: "イメージが目的のプログラムをフォアグラウンドで直接起動するようにしてください。ビルドに使う Dockerfile を貼り付けると修正します。そうすれば、ここの command も権限の付与も不要になります。",
};
const OFFICIAL: Text = Text {
    en: "Let the service start {services} itself, in the foreground. The official image {image} does so without an init and without privileges ({source}).",
    ja: "{services} をフォアグラウンドで直接起動させてください。公式イメージ {image} は init も特権も使わずに起動します({source})。",
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
        ja: "コンテナには目的のプログラムをフォアグラウンドで直接起動させてください。特に目的がなければ command を削除します。",
    },
};
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
        en: "Where Docker runs it, build on the same image without init and start the program itself. Do not add privileged.",
        ja: "Docker で動かすなら、init のない同系のイメージを使い、プログラムを直接起動してください。privileged を付けてはいけません。",
    },
};
const INTENDED: Pillars = Pillars {
    what: Text {
        en: "{init} is booted here, and it looks intended: the image is made for it, or nothing of an application is in sight.",
        ja: "{init} を起動していますが、そのためのイメージであるか、アプリケーションに当たるものがないため、意図した使い方と見られます。",
    },
    why: Text {
        en: "To test units and roles, or to run an appliance that is one system by design, it is right to boot an init. privileged still opens every device and lifts every restriction.",
        ja: "ユニットやロールのテスト、あるいは全体で 1 つのシステムとして作られた製品なら、init を起動するのは妥当です。ただし privileged は、すべてのデバイスを開放しあらゆる制限を外します。",
    },
    advice: Text {
        en: "Podman boots it without any of these grants. With Docker a private cgroup namespace (cgroup: private) and a tmpfs on /run give it most of what it asks for. Keep it off networks that others reach.",
        ja: "Podman ならこうした権限なしで起動できます。Docker でも、cgroup: private と /run への tmpfs でおおよそ足ります。外部から届くネットワークには置かないでください。",
    },
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    let Some(facts) = context.service.filter(|_| context.notation != Notation::RunLine) else { return };
    let lang = context.lang;
    let command = container.call.last("entrypoint").map(|given| given.span);
    let command = command.or(container.call.command.first().map(|word| word.span));
    let span = command.or(container.call.target.as_ref().map(|target| target.span)).unwrap_or(container.call.span);
    if let Some(program) = &container.started.absent {
        let raised = findings.raise(span).saying(ABSENT);
        raised.with("image", container.started.name.clone()).with("program", program.clone());
        return;
    }
    if !container.boots() || facts.said_in_dockerfile {
        return;
    }
    // An unknown image's /sbin/init can be any.
    let named = container.started.pid1.as_ref().filter(|pid1| pid1.kind == Pid1Kind::Unknown);
    let known = container.started.init.map_or("systemd", init::display_name);
    let init = named.map_or(known, |pid1| pid1.command.as_str());
    let for_podman = container.started.purpose() == Some(Purpose::PodmanSystemd) && container.grants.is_empty();
    if for_podman {
        findings.raise(span).severity(Severity::Info).saying(FOR_PODMAN).with("init", init);
        return;
    }
    if container.is_intended() {
        findings.raise(span).severity(Severity::Info).saying(INTENDED).with("init", init);
        return;
    }
    let services = container.service_names(lang);
    // A port alone among several does not say what the whole is for.
    let only_hints = container.meant.iter().all(|meant| meant.by == By::Hint);
    let ports = container.call.values("publish").count();
    let is_clear = !only_hints || container.meant.len() == 1 && ports <= 1;
    let official: Option<&OfficialImage> =
        container.meant.iter().find_map(|meant| meant.service.and_then(|service| service.image_of(&[], None)));
    let mut text = RULE.text;
    if services.is_empty() {
        text.what = NAMELESS;
    } else if only_hints {
        text.what = PROBABLY;
    }
    if container.grants.is_empty() && container.started.init.is_some() {
        text.why = CANNOT_BOOT;
    }
    if facts.is_built {
        text.advice = BUILT;
    } else if official.is_some() && is_clear {
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
