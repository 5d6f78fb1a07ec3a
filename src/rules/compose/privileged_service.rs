//! A service gives its container privileges over the host.

use crate::knowledge::privileges::{self, Notation, sentence, strongest};
use crate::lang::{Lang, Text};
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, RunContext};
use crate::run::{Need, grants, names};

/// The rule.
pub const RULE: Rule = Rule {
    name: "privileged-service",
    severity: Severity::Error,
    text: Pillars {
        what: Text {
            en: "{grants} is given to the service only so that an init can boot.",
            ja: "{grants} は、init を起動するためだけにサービスへ与えられています。",
        },
        why: OPENS,
        advice: Text {
            en: "Started by itself, a program needs none of it. Take it out together with the init.",
            ja: "プログラムを直接起動すれば、どれも不要です。init と一緒に外してください。",
        },
    },
    source: "https://docs.docker.com/reference/compose-file/services/#privileged",
    examples: &[
        Example {
            bad: "services:\n  web:\n    image: nginx:1.27\n    privileged: true # needed?\n    ports:\n      - \"80:80\"\n",
            good: Some("services:\n  web:\n    image: nginx:1.27\n    ports:\n      - \"80:80\"\n"),
        },
        Example { bad: "services:\n  web:\n    build: .\n    command: /sbin/init\n    privileged: true\n", good: None },
    ],
    stage: None,
    listing: None,
    run: Some(check),
};

const DEVICE_PLUGIN: Text = Text { en: "a device plugin", ja: "デバイスプラグイン" };
const OPENS: Text = Text { en: "{opens}", ja: "{opens}" };

const FOR_SYSTEMCTL: Pillars = Pillars {
    what: Text {
        en: "{grants} is given to the service for systemctl, which it does not make work: what systemctl misses is a systemd, not a privilege.",
        ja: "systemctl のために {grants} を与えていますが、これで systemctl が動くわけではありません。足りないのは権限ではなく systemd です。",
    },
    why: OPENS,
    advice: Text {
        en: "Started by itself, a program needs none of it. Take it out.",
        ja: "プログラムを直接起動すれば、どれも不要です。外してください。",
    },
};

const NOTHING: Pillars = Pillars {
    what: Text {
        en: "{services} needs nothing of what {grants} gives.",
        ja: "{services} の動作に {grants} は不要です。",
    },
    why: OPENS,
    advice: Text { en: "Take it out.", ja: "外してください。" },
};

const SHARED: Text = Text {
    en: "It stands where {others} takes it too, which may need it: move it there, and take it out of what both take.",
    ja: "この指定は {others} にも共有されており、そちらでは必要かもしれません。必要なサービスに移し、共有部分から外してください。",
};

const UNKNOWN: Pillars = Pillars {
    what: Text {
        en: "{grants} is given to this service, and nothing here says what for.",
        ja: "このサービスに {grants} を与えていますが、何のために必要なのかはここからは分かりません。",
    },
    why: OPENS,
    advice: Text {
        en: "Try without it. If the program then names what it misses, give it that alone: a capability by {capabilities}, a device by {devices}.",
        ja: "まず外して動かしてみてください。プログラムが権限不足を訴えた場合だけ、必要なものを個別に与えます。権限は {capabilities}、デバイスは {devices} です。",
    },
};

const VOLUME: Text = Text {
    en: "Try without it. Where files of a mounted directory are then refused (\"Permission denied\" on a host with SELinux), label the volume: `./data:/data:Z`, or `:z` where several services share it. A capability is given by {capabilities}, a device by {devices}.",
    ja: "まず外して動かしてみてください。SELinux が有効なホストで、マウントしたディレクトリーが Permission denied になる場合は、`./data:/data:Z`(複数のサービスで共有するなら `:z`)とラベルを付ければ解決します。権限が必要なら {capabilities}、デバイスなら {devices} で個別に与えます。",
};

const DOCUMENTED: Pillars = Pillars {
    what: Text {
        en: "{image} {does}: {grants} is what its makers document for that.",
        ja: "{image} は、{does}。{grants} は開発元が案内している指定です。",
    },
    why: OPENS,
    advice: Text {
        en: "Treat this service as you would treat root on the host: a network of its own, a machine of its own where that can be.",
        ja: "このサービスはホストの root と同等に扱ってください。ネットワークを分け、できれば専用のマシンで動かします。",
    },
};

const KERNEL: Pillars = Pillars {
    what: Text {
        en: "What runs here works on the host's kernel, so some grant is meant: {grants}.",
        ja: "ホストのカーネルに働きかけるプログラムなので、何らかの権限は必要です({grants})。",
    },
    why: OPENS,
    advice: Text {
        en: "Where one capability or device will do, give it that alone: NET_ADMIN and /dev/net/tun for a VPN, SYS_ADMIN and /dev/fuse for FUSE.",
        ja: "特定の権限やデバイスで足りる場合は、それだけを与えてください。VPN なら NET_ADMIN と /dev/net/tun、FUSE なら SYS_ADMIN と /dev/fuse です。",
    },
};

const HARDWARE: Pillars = Pillars {
    what: Text {
        en: "The service is given devices, the network or other parts of the host to work on, so {grants} looks meant.",
        ja: "ホストのデバイスやネットワークなどを扱うサービスのため、{grants} は意図した指定と見られます。",
    },
    why: OPENS,
    advice: Text {
        en: "Where it is known which device or capability it uses, {devices} and {capabilities} give that alone.",
        ja: "使うデバイスや権限が分かっていれば、{devices} や {capabilities} でそれだけを渡せます。",
    },
};

const INTENDED: Pillars = Pillars {
    what: Text {
        en: "{grants} is given so that an init can boot, which looks intended here.",
        ja: "{grants} は init を起動するためのもので、ここでは意図した使い方と見られます。",
    },
    why: OPENS,
    advice: Text {
        en: "For a container to test in this is usual, and an appliance that is a whole system asks for it. Podman boots systemd without it.",
        ja: "init を試すためのコンテナでは一般的で、システム全体を 1 つにした製品でも求められます。Podman なら、これなしでも systemd が起動します。",
    },
};

fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    let Some(facts) = context.service.filter(|_| context.notation != Notation::RunLine) else { return };
    let Some(strongest) = strongest(container.grants.iter().map(|granted| granted.grant)) else { return };
    let span = container.grants.iter().find(|granted| granted.grant.name == strongest.name).map(|granted| granted.span);
    let (mut text, severity) = match container.need {
        Need::Init if container.is_intended() => (INTENDED, Severity::Info),
        Need::Init if container.started.pid1.is_some() && !container.boots() && container.started.absent.is_none() => {
            (FOR_SYSTEMCTL, Severity::Error)
        }
        Need::Init => (RULE.text, Severity::Error),
        Need::Documented(_) => (DOCUMENTED, Severity::Info),
        Need::Kernel => (KERNEL, Severity::Info),
        Need::Hardware => (HARDWARE, Severity::Info),
        Need::Nothing => (NOTHING, Severity::Warning),
        Need::Unknown if privileges::LIFTS_FILTER.contains(&strongest.name) => (UNKNOWN, Severity::Info),
        Need::Unknown => (UNKNOWN, Severity::Warning),
    };
    if matches!(container.need, Need::Unknown) && grants::mounts_unlabelled(container.call) {
        text.advice = VOLUME;
    }
    if matches!(container.need, Need::Nothing) && !facts.shared_with.is_empty() {
        text.advice = SHARED;
    }
    let does = match container.need {
        Need::Documented(documented) => documented.does.get(context.lang),
        _ => "",
    };
    let (capabilities, devices) = match context.notation {
        Notation::Manifest => ("capabilities.add", DEVICE_PLUGIN.get(context.lang)),
        Notation::RunLine | Notation::Compose => ("cap_add", "devices"),
    };
    let raised = findings.raise(span.unwrap_or(container.call.span)).severity(severity).saying(text);
    raised.source = match container.need {
        Need::Documented(documented) => documented.source,
        _ => match context.notation {
            Notation::Manifest => privileges::POD_SECURITY,
            _ => strongest.source,
        },
    };
    raised
        .with("grants", names(container, context.notation))
        .with("opens", sentence(strongest, context.notation, context.lang))
        .with("services", container.service_names(context.lang))
        .with("image", container.started.name.clone())
        .with("does", does.trim_end_matches('。'))
        .with("capabilities", capabilities)
        .with("devices", devices)
        .with(
            "others",
            facts.shared_with.join(match context.lang {
                Lang::En => ", ",
                Lang::Ja => "、",
            }),
        );
}
