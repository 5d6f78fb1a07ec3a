//! The host's files, sockets and devices.

use super::super::capabilities::Risk;
use super::{Effect, Isolation, Kind, SOCKET, text};

pub(super) const ALL: &[Isolation] = &[
    Isolation {
        option: "mount",
        values: &[
            "/var/run/docker.sock",
            "/run/docker.sock",
            "*/podman/podman.sock",
            "*/containerd/containerd.sock",
            "*/crio/crio.sock",
        ],
        kind: Kind::Socket,
        effect: Effect::Opens,
        allows: text("Tells the engine what to do.", "コンテナエンジンに命令できます。"),
        attack: text(
            "Whoever breaks in can start a container with --privileged and the host's disk in it: they own the machine.",
            "侵入者が、ホストのディスクをマウントした特権コンテナを起動でき、マシン全体を奪われます。",
        ),
        risk: Risk::Host,
        source: SOCKET,
    },
    Isolation {
        option: "mount",
        values: &["/run/dbus*", "/var/run/dbus*", "/run/systemd*"],
        kind: Kind::Socket,
        effect: Effect::Opens,
        allows: text(
            "Talks to the host's own services over its message bus.",
            "メッセージバス(D-Bus)経由でホストのサービスとやり取りできます。",
        ),
        attack: text(
            "Whoever breaks in as root can have the host's systemd start a program of theirs.",
            "root で侵入されると、ホストの systemd に任意のプログラムを起動させられます。",
        ),
        risk: Risk::Host,
        source: "https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.systemd1.html",
    },
    Isolation {
        option: "mount",
        values: &["/sys/fs/cgroup*"],
        kind: Kind::Mount,
        effect: Effect::Opens,
        allows: text(
            "Sees the host's control groups; writable, it changes them.",
            "ホストの cgroup が見えます。書き込み可能なら変更もできます。",
        ),
        attack: text(
            "Where it is writable, whoever breaks in can lift limits; with control groups of version 1 and SYS_ADMIN they run a program on the host.",
            "書き込み可能なら、侵入者が制限を外せます。さらに cgroup v1 と SYS_ADMIN がそろうと、ホスト上でプログラムを実行されます。",
        ),
        risk: Risk::Host,
        source: "https://manpages.debian.org/bookworm/manpages/cgroups.7.en.html",
    },
    Isolation {
        option: "mount",
        values: &["/run", "/var/run"],
        kind: Kind::Socket,
        effect: Effect::Opens,
        allows: text(
            "Reaches every socket of the host's services below it, the container engine's among them.",
            "コンテナエンジンを含む、ホストの各サービスのソケットすべてに接続できます。",
        ),
        attack: text(
            "Whoever breaks in as root can have the engine start a container with --privileged: they own the machine. Read-only changes nothing about a socket.",
            "root で侵入されると、エンジンに特権コンテナを起動させてマシン全体を奪えます。読み取り専用にしてもソケットには効きません。",
        ),
        risk: Risk::Host,
        source: SOCKET,
    },
    Isolation {
        option: "mount",
        values: &["/var/lib/docker*", "/var/lib/containerd*", "/var/lib/kubelet*"],
        kind: Kind::Mount,
        effect: Effect::Opens,
        allows: text(
            "Reads the files, logs and volumes of all containers; writable, it changes them.",
            "全コンテナのファイル、ログ、ボリュームを読めます。書き込み可能なら変更もできます。",
        ),
        attack: text(
            "Whoever breaks in as root reads the secrets of every container; where it is writable they change the programs of privileged ones.",
            "root で侵入されると、全コンテナの機密情報を読まれます。書き込み可能なら、特権コンテナのプログラムも書き換えられます。",
        ),
        risk: Risk::Host,
        source: "https://docs.docker.com/engine/storage/",
    },
    Isolation {
        option: "mount",
        values: &["/", "/etc", "/etc/*", "/root*", "/boot*", "/usr", "/bin", "/sbin", "/lib"],
        kind: Kind::Mount,
        effect: Effect::Opens,
        allows: text(
            "Reads the host's own files; writable, it changes them.",
            "ホストのシステムファイルを読めます。書き込み可能なら変更もできます。",
        ),
        attack: text(
            "Whoever breaks in as root reads the host's secrets; where it is writable they put a login of their own there.",
            "root で侵入されると、ホストの機密情報を読まれます。書き込み可能なら、自分用のログイン手段も仕込まれます。",
        ),
        risk: Risk::Host,
        source: "https://docs.docker.com/engine/storage/bind-mounts/",
    },
    Isolation {
        option: "mount",
        values: &["/dev", "/dev/*"],
        kind: Kind::Device,
        effect: Effect::Opens,
        allows: text(
            "Has the names of the host's devices; opens them where a rule lets it.",
            "ホストのデバイスファイルが見えます。許可されていれば開けます。",
        ),
        attack: text(
            "Together with --privileged whoever breaks in can use every one of them.",
            "--privileged と組み合わせると、そのすべてを侵入者に使われます。",
        ),
        risk: Risk::Shared,
        source: "https://docs.docker.com/engine/storage/bind-mounts/",
    },
    Isolation {
        option: "mount",
        values: &["/sys", "/sys/*", "/proc", "/proc/*"],
        kind: Kind::Mount,
        effect: Effect::Opens,
        allows: text(
            "Reads the host's view of processes and devices; writable, it changes settings of the kernel.",
            "ホストのプロセスやデバイスの情報を読めます。書き込み可能ならカーネルの設定も変更できます。",
        ),
        attack: text(
            "Whoever breaks in as root can, where it is writable, name a program there that the kernel starts on the host.",
            "root で侵入されると、書き込み可能な場合、カーネルがホスト上で起動するプログラムを指定されます。",
        ),
        risk: Risk::Host,
        source: "https://docs.docker.com/engine/storage/bind-mounts/",
    },
    Isolation {
        option: "device",
        values: &[
            "/dev/sd*",
            "/dev/nvme*",
            "/dev/vd*",
            "/dev/xvd*",
            "/dev/mapper/*",
            "/dev/dm-*",
            "/dev/mem",
            "/dev/kmem",
        ],
        kind: Kind::Device,
        effect: Effect::Opens,
        allows: text(
            "Reads and writes a disk of the host, past all rights of files; its memory only with SYS_RAWIO.",
            "ファイルの権限に関係なく、ホストのディスクを直接読み書きできます。メモリーは SYS_RAWIO がある場合だけです。",
        ),
        attack: text(
            "Whoever breaks in as root can read everything on it and put a login of their own there.",
            "root で侵入されると、中身をすべて読まれ、自分用のログイン手段も仕込まれます。",
        ),
        risk: Risk::Host,
        source: "https://docs.docker.com/reference/cli/docker/container/run/#device",
    },
    Isolation {
        option: "device",
        values: &["*"],
        kind: Kind::Device,
        effect: Effect::Opens,
        allows: text("Uses this device of the host.", "ホストのこのデバイスを使えます。"),
        attack: text(
            "Whoever breaks in can use it too: what that means, the device decides.",
            "侵入者も同じデバイスを使えます。影響はデバイス次第です。",
        ),
        risk: Risk::Container,
        source: "https://docs.docker.com/reference/cli/docker/container/run/#device",
    },
];
