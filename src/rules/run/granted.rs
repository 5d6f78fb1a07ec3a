//! What is said of a container that is given the host's privileges, by a run line, a compose file or a manifest alike.

use crate::knowledge::privileges::{self, Notation, sentence, strongest};
use crate::lang::{Lang, Text};
use crate::report::Severity;
use crate::rules::{Findings, Pillars, RunContext};
use crate::run::{Need, grants, names};

const OPENS: Text = Text { en: "{opens}", ja: "{opens}" };

/// Said where the grants are there for an init.
pub const FOR_INIT: Pillars = Pillars {
    what: Text {
        en: "The {whom} is given {grants} only so that an init can boot.",
        ja: "{grants} は、init を起動するためだけに{whom}へ与えられています。",
    },
    why: OPENS,
    advice: Text {
        en: "Started by itself, a program needs none of it. Take it out together with the init.",
        ja: "プログラムを直接起動すれば、どれも不要です。init と一緒に外してください。",
    },
};

const FOR_SYSTEMCTL: Pillars = Pillars {
    what: Text {
        en: "The {whom} is given {grants} for systemctl, which that does not make work: what systemctl misses is a systemd, not a privilege.",
        ja: "systemctl のために、この{whom}に {grants} を与えていますが、これで systemctl が動くわけではありません。足りないのは権限ではなく systemd です。",
    },
    why: OPENS,
    advice: Text {
        en: "Started by itself, a program needs none of it. Take it out.",
        ja: "プログラムを直接起動すれば、どれも不要です。外してください。",
    },
};

const NOTHING: Pillars = Pillars {
    what: Text { en: "{services} does not need {grants}.", ja: "{services} の動作に {grants} は不要です。" },
    why: OPENS,
    advice: Text { en: "Take it out.", ja: "外してください。" },
};

const SHARED: Text = Text {
    en: "It stands where {others} takes it too, which may need it: move it there, and take it out of what both take.",
    ja: "この指定は {others} にも共有されており、そちらでは必要かもしれません。必要なサービスに移し、共有部分から外してください。",
};

const UNKNOWN: Pillars = Pillars {
    what: Text {
        en: "This {whom} is given {grants}, and nothing here says what for.",
        ja: "この{whom}に {grants} を与えていますが、何のために必要なのかはここからは分かりません。",
    },
    why: OPENS,
    advice: Text {
        en: "Try without it. If the program then names what it misses, give it that alone: a capability by {capabilities}, a device by {devices}.",
        ja: "まず外して動かしてみてください。プログラムが権限不足を訴えた場合だけ、必要なものを個別に与えます。権限は {capabilities}、デバイスは {devices} です。",
    },
};

const VOLUME: Text = Text {
    en: "Try without it. Where files of a mounted directory are then refused (\"Permission denied\" on a host with SELinux), label the volume: `./data:/data:Z`, or `:z` where several containers share it. A capability is given by {capabilities}, a device by {devices}.",
    ja: "まず外して動かしてみてください。SELinux が有効なホストで、マウントしたディレクトリーが Permission denied になる場合は、`./data:/data:Z`(複数のコンテナで共有するなら `:z`)とラベルを付ければ解決します。権限が必要なら {capabilities}、デバイスなら {devices} で個別に与えます。",
};

const DOCUMENTED: Pillars = Pillars {
    what: Text {
        en: "{image} {does}: its makers document {grants} for that.",
        ja: "{image} は、{does}。{grants} は開発元が案内している指定です。",
    },
    why: OPENS,
    advice: Text {
        en: "Treat this {whom} as you would treat root on the host: a network of its own, a machine of its own where that can be, nothing else in it.",
        ja: "この{whom}はホストの root と同等に扱ってください。ネットワークを分け、できれば専用のマシンで動かし、ほかのものを同居させないようにします。",
    },
};

const KERNEL: Pillars = Pillars {
    what: Text {
        en: "What runs here works on the host's kernel, so some grant is meant. It may need less than {grants}.",
        ja: "ホストのカーネルに働きかけるプログラムなので、何らかの権限は必要です。ただし {grants} は必要以上の権限かもしれません。",
    },
    why: OPENS,
    advice: Text {
        en: "Where one capability or device will do, give it that alone: NET_ADMIN and /dev/net/tun for a VPN, SYS_ADMIN and /dev/fuse for FUSE.",
        ja: "特定の権限やデバイスで足りる場合は、それだけを与えてください。VPN なら NET_ADMIN と /dev/net/tun、FUSE なら SYS_ADMIN と /dev/fuse です。",
    },
};

const HARDWARE: Pillars = Pillars {
    what: Text {
        en: "The {whom} is given devices, the network or other parts of the host to work on, so {grants} may well be meant.",
        ja: "ホストのデバイスやネットワークなどを扱う{whom}のため、{grants} は意図した指定と見られます。",
    },
    why: OPENS,
    advice: Text {
        en: "Where it is known which device or capability it uses, {devices} and {capabilities} give that alone.",
        ja: "使うデバイスや権限が分かっていれば、{devices} や {capabilities} でそれだけを渡せます。",
    },
};

const INTENDED: Pillars = Pillars {
    what: Text {
        en: "The {whom} is given {grants} so that an init can boot, which looks intended here.",
        ja: "この{whom}に与えられた {grants} は init を起動するためのもので、ここでは意図した使い方と見られます。",
    },
    why: OPENS,
    advice: Text {
        en: "For a container to test in this is usual, and an appliance that is a whole system asks for it. Podman boots systemd without it.",
        ja: "init を試すためのコンテナでは一般的で、システム全体を 1 つにした製品でも求められます。Podman なら、これなしでも systemd が起動します。",
    },
};

/// How a notation says it: whom something is given to, what gives one capability, what gives one device.
struct Words {
    whom: Text,
    capabilities: Text,
    devices: Text,
}

const fn same(word: &'static str) -> Text {
    Text { en: word, ja: word }
}

const SERVICE: Text = Text { en: "service", ja: "サービス" };
const CONTAINER: Text = Text { en: "container", ja: "コンテナ" };

impl Words {
    const fn of(notation: Notation) -> Self {
        match notation {
            Notation::RunLine => Self { whom: CONTAINER, capabilities: same("--cap-add"), devices: same("--device") },
            Notation::Compose => Self { whom: SERVICE, capabilities: same("cap_add"), devices: same("devices") },
            Notation::Manifest => Self {
                whom: CONTAINER,
                capabilities: same("capabilities.add"),
                devices: Text { en: "a device plugin", ja: "デバイスプラグイン" },
            },
        }
    }
}

/// Says what the grants of a container are for, and whether they are needed.
pub fn check(context: &RunContext<'_>, findings: &mut Findings) {
    let container = context.container;
    let Some(strongest) = strongest(container.grants.iter().map(|granted| granted.grant)) else { return };
    let span = container.grants.iter().find(|granted| granted.grant.name == strongest.name).map(|granted| granted.span);
    let lifts_filter = context.service.is_some() && privileges::LIFTS_FILTER.contains(&strongest.name);
    let (mut text, severity) = match container.need {
        Need::Init if container.is_intended() => (INTENDED, Severity::Info),
        Need::Systemctl => (FOR_SYSTEMCTL, Severity::Error),
        Need::Init => (FOR_INIT, Severity::Error),
        Need::Documented(_) => (DOCUMENTED, Severity::Info),
        Need::Kernel => (KERNEL, Severity::Info),
        Need::Hardware => (HARDWARE, Severity::Info),
        Need::Nothing => (NOTHING, Severity::Warning),
        Need::Unknown if lifts_filter => (UNKNOWN, Severity::Info),
        Need::Unknown => (UNKNOWN, Severity::Warning),
    };
    if matches!(container.need, Need::Unknown) && grants::mounts_unlabelled(container.call) {
        text.advice = VOLUME;
    }
    let shared_with = context.service.map_or(&[][..], |facts| &facts.shared_with);
    if matches!(container.need, Need::Nothing) && !shared_with.is_empty() {
        text.advice = SHARED;
    }
    let (does, source) = match container.need {
        Need::Documented(documented) => (documented.does.get(context.lang), documented.source),
        _ if context.notation == Notation::Manifest => ("", privileges::POD_SECURITY),
        _ => ("", strongest.source),
    };
    let names = names(container, context.notation);
    let names = if context.lang == Lang::Ja { names.replace(", ", "、") } else { names };
    let words = Words::of(context.notation);
    let raised = findings.raise(span.unwrap_or(container.call.span)).severity(severity).saying(text);
    raised.source = source;
    raised
        .with("grants", names)
        .with("whom", words.whom.get(context.lang))
        .with("capabilities", words.capabilities.get(context.lang))
        .with("devices", words.devices.get(context.lang))
        .with("opens", sentence(strongest, context.notation, context.lang))
        .with("services", container.service_names(context.lang))
        .with("image", container.started.name.clone())
        .with("does", does.trim_end_matches('。'))
        .with(
            "others",
            shared_with.join(match context.lang {
                Lang::En => ", ",
                Lang::Ja => "、",
            }),
        );
}
