//! The processes that an init system brings along, as nodes of a tree.

use crate::lang::{Lang, Text};
use crate::report::{Node, Pid1Kind};

/// One helper of an init system.
struct Helper {
    command: &'static str,
    why: Text,
}

/// What a booted systemd runs in a container besides services.
const SYSTEMD: &[Helper] = &[
    Helper {
        command: "/usr/lib/systemd/systemd-journald",
        why: Text {
            en: "collects the log for systemd; a container's log is its standard output",
            ja: "systemd 用のログ収集。コンテナのログは標準出力に出せば足ります",
        },
    },
    Helper {
        command: "/usr/lib/systemd/systemd-udevd",
        why: Text {
            en: "watches the host's devices; it runs only where --privileged opens them",
            ja: "ホストのデバイスを監視します。--privileged で開放された場合にだけ動きます",
        },
    },
    Helper {
        command: "/usr/bin/dbus-daemon --system --address=systemd: --nofork --nopidfile --systemd-activation",
        why: Text {
            en: "carries systemctl's requests to systemd; nothing else here uses it",
            ja: "systemctl の要求を systemd に運びます。ここではほかに使うものがありません",
        },
    },
];

/// What an OpenRC or busybox init, upstart and System V run besides services differs by image: only the terminals are certain.
const OTHERS: &[Helper] = &[Helper {
    command: "/sbin/getty",
    why: Text {
        en: "waits for a login on a terminal that a container does not have",
        ja: "コンテナにはない端末でログインを待ちます",
    },
}];

/// The helpers of an init system, marked as going with it.
#[must_use]
pub fn of(kind: Pid1Kind, lang: Lang) -> Vec<Node> {
    let helpers = if kind == Pid1Kind::Systemd { SYSTEMD } else { OTHERS };
    helpers
        .iter()
        .map(|helper| Node { goes: true, note: Some(helper.why.get(lang).to_owned()), ..Node::new(helper.command) })
        .collect()
}
