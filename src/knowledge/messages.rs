//! What init systems, `systemctl` and `service` print where they cannot work, and what each message means.

use super::Source;
use crate::lang::Text;

/// A message.
#[derive(Debug)]
pub struct Message {
    /// Parts of it by which it is known.
    pub says: &'static [&'static str],
    /// What it means.
    pub means: Text,
    /// Why that is so.
    pub why: Text,
    /// What to do.
    pub advice: Text,
    /// Whether what was asked for did not happen.
    pub failed: bool,
    /// Where it is discussed or defined.
    pub source: Source,
}

const PASTE: Text = Text {
    en: "Do not look for a way to make systemctl work: let the container start the program itself. Paste the Dockerfile, or the docker run line with what you typed in the container, to see how.",
    ja: "systemctl を動かす方法を探すのではなく、コンテナにプログラム自体を起動させてください。Dockerfile か、docker run のコマンドとコンテナ内で入力した内容を貼り付けると、その方法を示します。",
};

/// The messages.
pub const ALL: &[Message] = &[
    Message {
        says: &[
            "System has not been booted with systemd as init system",
            "Failed to connect to bus: Host is down",
            "Failed to create bus connection: Host is down",
        ],
        means: Text {
            en: "systemctl found no systemd to talk to: PID 1 of this container is another program.",
            ja: "systemctl の接続先である systemd が動いていません。このコンテナの PID 1 は別のプログラムです。",
        },
        why: Text {
            en: "systemctl starts nothing by itself; it asks the systemd that booted the machine. A container is not booted: its PID 1 is the program that the image names.",
            ja: "systemctl は自分では何も起動せず、マシンを起動した systemd に依頼するだけのコマンドです。コンテナはブートされるものではなく、PID 1 はイメージが指定するプログラムです。",
        },
        advice: PASTE,
        failed: true,
        source: "https://github.com/systemd/systemd/blob/main/src/shared/bus-util.c",
    },
    Message {
        says: &[
            "Failed to get D-Bus connection",
            "Failed to connect to bus: No such file or directory",
            "Failed to connect to bus: Operation not permitted",
            "Failed to get properties: No such file or directory",
        ],
        means: Text {
            en: "systemctl found no D-Bus socket of a systemd: none was booted in this container.",
            ja: "systemctl が使う systemd の D-Bus ソケットがありません。このコンテナでは systemd が起動していません。",
        },
        why: Text {
            en: "The socket is there only where systemd is PID 1. Starting dbus by hand does not help, since nobody who could start a unit listens on it.",
            ja: "このソケットがあるのは systemd が PID 1 のときだけです。dbus を手動で起動しても、ユニットを起動できる相手がいないため解決しません。",
        },
        advice: PASTE,
        failed: true,
        source: "https://github.com/moby/moby/issues/7459",
    },
    Message {
        says: &[
            "Failed to mount API filesystems",
            "Failed to early mount API filesystems",
            "Failed to mount cgroup at",
            "Failed to mount tmpfs at /run",
            "Failed to create /init.scope control group",
            "Failed to allocate manager object",
        ],
        means: Text {
            en: "An init was started as PID 1 and could not boot: the engine does not let a container mount file systems.",
            ja: "PID 1 として起動した init がブートできませんでした。コンテナには既定でファイルシステムのマウントが許されていません。",
        },
        why: Text {
            en: "A booting systemd mounts /run, /sys and its control groups first. That is a privilege of the kernel, and the usual way to give it is to give all of them.",
            ja: "systemd は起動時にまず /run、/sys、cgroup をマウントします。これにはカーネルの特権が必要で、与えようとするとたいていは全権限を渡すことになります。",
        },
        advice: PASTE,
        failed: true,
        source: "https://github.com/moby/moby/issues/42275",
    },
    Message {
        says: &["initctl: Unable to connect to", "Unable to connect to Upstart"],
        means: Text {
            en: "upstart was asked to start a service, and it does not run in this container.",
            ja: "upstart にサービスの起動を依頼していますが、このコンテナでは upstart が動いていません。",
        },
        why: Text {
            en: "upstart is an init: it runs only where it is PID 1.",
            ja: "upstart は init であり、PID 1 として起動していなければ動きません。",
        },
        advice: PASTE,
        failed: true,
        source: "https://github.com/moby/moby/issues/1024",
    },
    Message {
        says: &[
            "systemctl: command not found",
            "systemctl: not found",
            "service: command not found",
            "service: not found",
        ],
        means: Text {
            en: "The image has no service manager, as it should be.",
            ja: "このイメージにサービスマネージャーは入っていません。コンテナとしては正常な状態です。",
        },
        why: Text {
            en: "Installing one gives you the command and not the thing: without an init as PID 1 it has nothing to talk to.",
            ja: "インストールしてもコマンドが使えるようになるだけで、PID 1 が init でなければ依頼する相手がいません。",
        },
        advice: PASTE,
        failed: true,
        source: "https://docs.docker.com/engine/containers/multi-service_container/",
    },
    Message {
        says: &["policy-rc.d denied execution of"],
        means: Text {
            en: "The package wanted to start its service during the build; Debian's images forbid that, and rightly.",
            ja: "パッケージがインストール時にサービスを起動しようとしましたが、Debian 系のイメージでは禁じられています。正しい動作です。",
        },
        why: Text {
            en: "What runs in a build ends with its RUN. The message is no error: the package is installed.",
            ja: "ビルド中に起動したプロセスは、その RUN とともに終わります。エラーではなく、パッケージはインストールされています。",
        },
        advice: Text {
            en: "Leave policy-rc.d as it is, and let CMD start the service.",
            ja: "policy-rc.d はそのままにして、CMD でサービスを起動してください。",
        },
        failed: false,
        source: "https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt",
    },
    Message {
        says: &["Running in chroot, ignoring"],
        means: Text {
            en: "systemctl saw that it is in no booted system, and did nothing.",
            ja: "systemctl は、起動済みのシステム上ではないと判断して何もしませんでした。",
        },
        why: Text {
            en: "It ended with success all the same, so the build went on without the service being started.",
            ja: "それでも正常終了するため、サービスが起動しないままビルドが進みます。",
        },
        advice: PASTE,
        failed: true,
        source: "https://www.freedesktop.org/software/systemd/man/latest/systemctl.html",
    },
    Message {
        says: &["\"systemd\" is not running in this container due to its overhead"],
        means: Text {
            en: "This is a development container, whose systemctl is a script that says so.",
            ja: "これは開発コンテナ(devcontainer)で、systemctl はこのメッセージを出すだけのスクリプトです。",
        },
        why: Text {
            en: "Its makers left systemd out on purpose.", ja: "systemd は意図的に外されています。"
        },
        advice: PASTE,
        failed: true,
        source: "https://github.com/devcontainers/features/tree/main/src/common-utils",
    },
];

/// The message that a line holds.
#[must_use]
pub fn in_line(line: &str) -> Option<&'static Message> {
    ALL.iter().find(|message| message.says.iter().any(|part| line.contains(part)))
}
