//! A program that only its own container reaches.

use crate::lang::Text;
use crate::report::Severity;
use crate::rules::{Example, Findings, Pillars, Rule, UnitContext};
use crate::unit::Begins;
use crate::unit::listening::own_address;
use crate::unit::start::script;

/// The rule.
pub const RULE: Rule = Rule {
    name: "unit-listens-locally",
    severity: Severity::Info,
    text: Pillars {
        what: Text {
            en: "The command listens on {address}.", ja: "コマンドは {address} で待ち受けます。"
        },
        why: Text {
            en: "Inside a container that address is the container's own: neither the host nor another container reaches it, whatever is published.",
            ja: "コンテナの中ではコンテナ自身のアドレスなので、ポートを公開しても、ホストからもほかのコンテナからも接続できません。",
        },
        advice: Text {
            en: "Listen on 0.0.0.0 in the container, and publish the port on the host's own address if only the host may reach it: `-p 127.0.0.1:PORT:PORT`.",
            ja: "コンテナでは 0.0.0.0 で待ち受け、ホストからだけ接続させたい場合は `-p 127.0.0.1:ポート:ポート` のように公開してください。",
        },
    },
    source: "https://docs.docker.com/engine/network/port-publishing/",
    examples: &[Example { bad: "[Service]\nExecStart=/usr/bin/gunicorn --bind 127.0.0.1:8000 app:app\n", good: None }],
    stage: None,
    listing: None,
    run: None,
};

const SOCKET: Pillars = Pillars {
    what: Text {
        en: "The command listens on a socket file: {address}.",
        ja: "コマンドはソケットファイル {address} で待ち受けます。",
    },
    why: Text {
        en: "The file is in the container: a proxy on the host or in another container does not see it.",
        ja: "ファイルはコンテナの中にあるため、ホストや別のコンテナのプロキシーからは見えません。",
    },
    advice: Text {
        en: "Share its directory in a volume with the one that connects, or listen on 0.0.0.0 and a port of your choice and let the proxy use the container's name.",
        ja: "接続する側とソケットのディレクトリをボリュームで共有するか、0.0.0.0 の任意のポートで待ち受けて、プロキシーからコンテナ名で接続してください。",
    },
};

const NOT_HIS: Text = Text {
    en: "Share its directory in a volume with the one that connects, or listen on 0.0.0.0 and a port of your choice and let the proxy use the container's name. A user other than root can make no file in {directory} itself: systemd made the socket as root. Put it into a directory of that user's (RuntimeDirectory=).",
    ja: "接続する側とソケットのディレクトリをボリュームで共有するか、0.0.0.0 の任意のポートで待ち受けて、プロキシーからコンテナ名で接続してください。root 以外のユーザーは {directory} の直下にファイルを作れません(systemd は root としてソケットを作っていました)。そのユーザーのディレクトリ(RuntimeDirectory=)に置いてください。",
};

/// Raises it where an argument of the command is a local address with a port.
pub fn check(context: &UnitContext<'_>, findings: &mut Findings) {
    let Begins::Programs(starts) = &context.known.start else { return };
    for start in starts {
        let words = script(&start.exec).unwrap_or_else(|| start.exec.shown());
        let Some(value) = own_address(&words) else { continue };
        if let Some(path) = value.strip_prefix("unix:") {
            let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
            let roots = matches!(directory, "/run" | "/var/run");
            let other = context.known.unit.setting("User").is_some_and(|user| !matches!(user, "root" | "0"));
            let raised = findings.raise(context.known.anchor()).saying(SOCKET).with("address", path);
            if roots && other {
                raised.saying(Pillars { advice: NOT_HIS, ..SOCKET }).with("directory", directory);
            }
            return;
        }
        findings.raise(context.known.anchor()).with("address", value);
        return;
    }
}
