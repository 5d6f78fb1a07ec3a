//! A run line gives a container privileges over the host.

use crate::knowledge::privileges::{self, Notation, sentence, strongest};
use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};
use crate::run::{Need, grants, names};

/// The rule.
pub const RULE: Rule = Rule {
    name: "privileged-run-line",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "{grants} is given to the container only so that an init can boot.",
            ja: "{grants} は、init を起動するためだけにコンテナへ与えられています。",
        },
        why: OPENS,
        advice: Text {
            en: "Started by itself, a service needs none of it. Take it out together with the init.",
            ja: "サービスを直接起動すれば、どれも不要です。init と一緒に外してください。",
        },
    },
    source: privileges::DOCKER_RUN,
    examples: &[
        Example { bad: "docker run -d --privileged centos/systemd\n# yum install httpd\n", good: None },
        Example {
            bad: "docker run -d --privileged -p 8080:80 nginx\n",
            good: Some("docker run -d -p 8080:80 nginx\n"),
        },
    ],
    stage: None,
    listing: None,
    run: Some(check),
};

const OPENS: Text = Text { en: "{opens}", ja: "{opens}" };

const FOR_SYSTEMCTL: Pillars = Pillars {
    what: Text {
        en: "{grants} is given to the container for systemctl, which it does not make work: what systemctl misses is a systemd, not a privilege.",
        ja: "systemctl のために {grants} を与えていますが、これで systemctl が動くわけではありません。足りないのは権限ではなく systemd です。",
    },
    why: OPENS,
    advice: Text {
        en: "Started by itself, a service needs none of it. Take it out.",
        ja: "サービスを直接起動すれば、どれも不要です。外してください。",
    },
};

const NOTHING: Pillars = Pillars {
    what: Text {
        en: "{services} needs nothing of what {grants} gives.",
        ja: "{services} の動作に {grants} は不要です。",
    },
    why: OPENS,
    advice: Text { en: "Run it without.", ja: "外して実行してください。" },
};

const UNKNOWN: Pillars = Pillars {
    what: Text {
        en: "{grants} is given to the container, and nothing in this line says what for.",
        ja: "コンテナに {grants} を与えていますが、何のために必要なのかはこのコマンドからは分かりません。",
    },
    why: OPENS,
    advice: Text {
        en: "Run it without. If the program then names what it misses, give it that one: --cap-add for a capability, --device for a device.",
        ja: "まず外して実行してください。プログラムが権限不足を訴えた場合だけ、必要なものを --cap-add(権限)や --device(デバイス)で個別に与えます。",
    },
};

const VOLUME: Pillars = Pillars {
    what: UNKNOWN.what,
    why: OPENS,
    advice: Text {
        en: "Run it without. Where files of a mounted directory are then refused (\"Permission denied\" on a host with SELinux), label the volume: -v …:…:Z, or :z where several containers share it. A device or a capability is given one by one: --device, --cap-add.",
        ja: "まず外して実行してください。SELinux が有効なホストで、マウントしたディレクトリーが Permission denied になる場合は、-v …:…:Z(複数のコンテナで共有するなら :z)とラベルを付ければ解決します。デバイスや権限が必要なら --device や --cap-add で個別に与えます。",
    },
};

const DOCUMENTED: Pillars = Pillars {
    what: Text {
        en: "{image} {does}: {grants} is what its makers document for that.",
        ja: "{image} は、{does}。{grants} は開発元が案内している指定です。",
    },
    why: OPENS,
    advice: Text {
        en: "Treat this container as you would treat root on the host: its own network, its own machine where that can be, nothing else in it.",
        ja: "このコンテナはホストの root と同等に扱ってください。ネットワークを分け、できれば専用のマシンで動かし、ほかのものを同居させないようにします。",
    },
};

const KERNEL: Pillars = Pillars {
    what: Text {
        en: "What runs here works on the host's kernel, so some grant is meant; {grants} gives more than one.",
        ja: "ホストのカーネルに働きかけるプログラムなので、何らかの権限は必要です。ただし {grants} はそれ以上の権限を与えます。",
    },
    why: OPENS,
    advice: Text {
        en: "Give it the single capability or device that it needs: NET_ADMIN and /dev/net/tun for a VPN, SYS_ADMIN and /dev/fuse for FUSE.",
        ja: "必要な権限やデバイスだけを個別に与えてください。VPN なら NET_ADMIN と /dev/net/tun、FUSE なら SYS_ADMIN と /dev/fuse です。",
    },
};

const HARDWARE: Pillars = Pillars {
    what: Text {
        en: "The container is given devices or parts of the host to work on; {grants} gives all of them.",
        ja: "ホストのデバイスやファイルを扱うコンテナですが、{grants} はそのすべてを与えます。",
    },
    why: OPENS,
    advice: Text {
        en: "Where the device is known, --device names it alone, and --device-cgroup-rule a class of them.",
        ja: "対象のデバイスが分かっていれば --device で、デバイスの種類なら --device-cgroup-rule で、それだけを渡せます。",
    },
};

const INTENDED: Pillars = Pillars {
    what: Text {
        en: "{grants} is given so that an init can boot, which looks intended here.",
        ja: "{grants} は init を起動するためのもので、ここでは意図した使い方と見られます。",
    },
    why: OPENS,
    advice: Text {
        en: "For a container to test in this is usual. `podman run` boots systemd without it.",
        ja: "init を試すためのコンテナでは一般的です。`podman run` なら、これなしでも systemd が起動します。",
    },
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    if context.notation != Notation::RunLine {
        return;
    }
    let Some(strongest) = strongest(container.grants.iter().map(|granted| granted.grant)) else { return };
    let span = container.grants.iter().find(|granted| granted.grant.name == strongest.name).map(|granted| granted.span);
    let (text, severity) = match container.need {
        Need::Init if container.is_intended() => (INTENDED, Severity::Info),
        Need::Init if container.started.pid1.is_some() && !container.boots() => (FOR_SYSTEMCTL, Severity::Error),
        Need::Init => (RULE.text, Severity::Error),
        Need::Documented(_) => (DOCUMENTED, Severity::Info),
        Need::Kernel => (KERNEL, Severity::Info),
        Need::Hardware => (HARDWARE, Severity::Info),
        Need::Nothing => (NOTHING, Severity::Warning),
        Need::Unknown if grants::mounts_unlabelled(container.call) => (VOLUME, Severity::Warning),
        Need::Unknown => (UNKNOWN, Severity::Warning),
    };
    let does = match container.need {
        Need::Documented(documented) => documented.does.get(context.lang),
        _ => "",
    };
    let raised = findings.raise(span.unwrap_or(container.call.span)).severity(severity).saying(text);
    raised.source = match container.need {
        Need::Documented(documented) => documented.source,
        _ => strongest.source,
    };
    raised
        .with("grants", names(container, context.notation))
        .with("opens", sentence(strongest, context.notation, context.lang))
        .with("services", container.service_names(context.lang))
        .with("image", container.started.name.clone())
        .with("does", does.trim_end_matches('。'));
}
