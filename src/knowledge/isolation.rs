//! Options of a run line that let a container share what is the host's, or hold it more tightly: namespaces, sockets, mounts,
//! locks. Capabilities have a catalogue of their own ([`super::capabilities`]), and so has what `--privileged` lifts.

use super::Source;
use super::capabilities::Risk;
use crate::lang::Text;

/// What an option does to the walls of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It takes a wall away.
    Opens,
    /// It makes one stronger.
    Holds,
    /// It does nothing to them: it says what starts, and how that stops.
    Leaves,
}

/// An option with one meaning.
#[derive(Debug)]
pub struct Isolation {
    /// Its long name: `security-opt`.
    pub option: &'static str,
    /// Values that have this meaning; `*` stands for any text.
    pub values: &'static [&'static str],
    /// What is opened or held.
    pub kind: Kind,
    /// What it does.
    pub effect: Effect,
    /// What a process may do then, or may no longer do, as one sentence.
    pub allows: Text,
    /// What somebody can do then who has broken in, or no longer can, as one sentence.
    pub attack: Text,
    /// How far that reaches.
    pub risk: Risk,
    /// Where it is documented.
    pub source: Source,
}

/// What part of the walls an option is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A namespace: processes, network, messages, names, users, control groups.
    Namespace,
    /// A lock beside them: seccomp, AppArmor, SELinux, masked paths.
    Lock,
    /// A socket of the host.
    Socket,
    /// Files of the host.
    Mount,
    /// A device.
    Device,
    /// No part of them: the start and the stop of the container.
    Start,
}

const fn text(en: &'static str, ja: &'static str) -> Text {
    Text { en, ja }
}

const RUN: Source = "https://docs.docker.com/reference/cli/docker/container/run/";
const SECURITY: Source = "https://docs.docker.com/reference/cli/docker/container/run/#security-opt";
const SOCKET: Source = "https://docs.docker.com/engine/security/protect-access/";

const NOTHING: Text = text("It opens nothing of the host.", "ホストには何の影響もありません。");

const fn start(option: &'static str, values: &'static [&'static str], allows: Text, source: Source) -> Isolation {
    Isolation {
        option,
        values,
        kind: Kind::Start,
        effect: Effect::Leaves,
        allows,
        attack: NOTHING,
        risk: Risk::Container,
        source,
    }
}

const STOP_SIGNAL: Source = "https://docs.docker.com/reference/cli/docker/container/run/#stop-signal";
const ENTRYPOINT: Source = "https://docs.docker.com/engine/containers/run/#default-entrypoint";
const TMPFS: Source = "https://docs.docker.com/engine/storage/tmpfs/";

/// All of them; the first that fits decides.
pub const ALL: &[Isolation] = &[
    start(
        "init",
        &["true"],
        text(
            "Puts the engine's own small init in front as the first process: it passes signals on and collects processes that have ended.",
            "エンジンの小さな init が PID 1 になり、シグナルを転送し、終了したプロセスを回収します。",
        ),
        "https://docs.docker.com/engine/containers/multi-service_container/",
    ),
    start(
        "stop-signal",
        &["SIGRTMIN+3", "RTMIN+3", "37"],
        text(
            "docker stop sends the signal by which systemd shuts down. Other programs do not know it.",
            "docker stop のときに、systemd がシャットダウンに使うシグナルを送ります。ほかのプログラムには通じません。",
        ),
        "https://www.freedesktop.org/software/systemd/man/latest/systemd.html#SIGRTMIN+3",
    ),
    start(
        "stop-signal",
        &["SIGKILL", "KILL", "9"],
        text(
            "docker stop ends the program at once: it can neither finish its work nor write out what it still holds.",
            "docker stop で即座に強制終了します。処理の完了も、書きかけのデータの保存もできません。",
        ),
        STOP_SIGNAL,
    ),
    start(
        "stop-signal",
        &["*"],
        text(
            "docker stop sends this signal instead of the image's own.",
            "docker stop のときに、イメージ既定のシグナルの代わりにこのシグナルを送ります。",
        ),
        STOP_SIGNAL,
    ),
    start(
        "entrypoint",
        &[""],
        text(
            "The image's own entrypoint and command are put aside: what stands behind the image's name is the whole command.",
            "イメージの ENTRYPOINT と CMD を使わず、イメージ名の後に書いたものだけがコマンドになります。",
        ),
        ENTRYPOINT,
    ),
    start(
        "entrypoint",
        &["*"],
        text(
            "This program is started instead of the image's entrypoint; the image's own CMD is put aside too.",
            "イメージの ENTRYPOINT の代わりにこのプログラムを起動します。イメージの CMD も使われません。",
        ),
        ENTRYPOINT,
    ),
    start(
        "tmpfs",
        &["/run", "/run:*", "/run/lock", "/run/lock:*"],
        text(
            "An empty directory in memory at this path. A booting systemd writes there; a program that is started itself seldom needs it.",
            "このパスにメモリー上の空のディレクトリーを置きます。起動時の systemd が書き込む場所で、プログラムを直接起動するならほとんど不要です。",
        ),
        TMPFS,
    ),
    start(
        "tmpfs",
        &["*"],
        text(
            "An empty directory in memory at this path: what is written there is gone when the container stops.",
            "このパスにメモリー上の空のディレクトリーを置きます。書き込んだ内容はコンテナの停止とともに消えます。",
        ),
        TMPFS,
    ),
    Isolation {
        option: "pid",
        values: &["host"],
        kind: Kind::Namespace,
        effect: Effect::Opens,
        allows: text("Sees and signals every process of the host.", "ホストの全プロセスを参照し、シグナルを送れます。"),
        attack: text(
            "Whoever breaks in as root can end the host's programs and read their command lines, passwords on them included; with SYS_PTRACE \
             they read what is in their memory.",
            "root で侵入されると、ホストのプログラムを止められ、コマンドラインに書かれたパスワードなども読まれます。SYS_PTRACE もあれば、メモリーの内容まで\
             読まれます。",
        ),
        risk: Risk::Host,
        source: "https://man7.org/linux/man-pages/man7/pid_namespaces.7.html",
    },
    Isolation {
        option: "network",
        values: &["host"],
        kind: Kind::Namespace,
        effect: Effect::Opens,
        allows: text(
            "Uses the host's own network: its addresses, its ports, what listens on 127.0.0.1.",
            "ホストのネットワークをそのまま使います。アドレスもポートも、127.0.0.1 で待ち受けるものも共有します。",
        ),
        attack: text(
            "Whoever breaks in reaches services that listen for the host alone, and can take ports that are free.",
            "侵入者が、ホスト内部向けのサービスに接続し、空いているポートを勝手に使えます。",
        ),
        risk: Risk::Shared,
        source: "https://docs.docker.com/engine/network/drivers/host/",
    },
    Isolation {
        option: "ipc",
        values: &["host"],
        kind: Kind::Namespace,
        effect: Effect::Opens,
        allows: text(
            "Uses the host's shared memory, semaphores and message queues.",
            "ホストの共有メモリー、セマフォ、メッセージキューを使えます。",
        ),
        attack: text(
            "Whoever breaks in can read and change what other programs keep in shared memory, databases among them.",
            "侵入者が、データベースなどほかのプログラムが共有メモリーに置いた内容を読み書きできます。",
        ),
        risk: Risk::Shared,
        source: "https://docs.docker.com/reference/cli/docker/container/run/#ipc",
    },
    Isolation {
        option: "uts",
        values: &["host"],
        kind: Kind::Namespace,
        effect: Effect::Opens,
        allows: text(
            "Has the host's name; with SYS_ADMIN it can change it.",
            "ホスト名をホストと共有します。SYS_ADMIN があれば変更もできます。",
        ),
        attack: text(
            "Whoever breaks in can rename the host, if SYS_ADMIN is granted too: logs and certificates no longer fit.",
            "SYS_ADMIN もあれば侵入者がホスト名を変えられ、ログや証明書と食い違います。",
        ),
        risk: Risk::Shared,
        source: "https://docs.docker.com/reference/cli/docker/container/run/#uts",
    },
    Isolation {
        option: "userns",
        values: &["host"],
        kind: Kind::Namespace,
        effect: Effect::Opens,
        allows: text(
            "Root in the container is root of the host, even where the engine keeps them apart.",
            "エンジン側でユーザーを分離していても、コンテナの root がホストの root になります。",
        ),
        attack: text(
            "Whoever gets out of the container by another gap is root on the host.",
            "別の脆弱性でコンテナから脱出されると、そのままホストの root になります。",
        ),
        risk: Risk::Shared,
        source: "https://docs.docker.com/engine/security/userns-remap/",
    },
    Isolation {
        option: "cgroupns",
        values: &["host"],
        kind: Kind::Namespace,
        effect: Effect::Opens,
        allows: text(
            "Sees the control groups of all services and containers of the host.",
            "ホスト上の全サービスと全コンテナの cgroup が見えます。",
        ),
        attack: text(
            "Whoever breaks in learns what else runs there; with writable control groups they change it.",
            "侵入者に、ほかに何が動いているかを知られます。cgroup が書き込み可能なら変更もされます。",
        ),
        risk: Risk::Shared,
        source: RUN,
    },
    Isolation {
        option: "security-opt",
        values: &["seccomp=unconfined", "seccomp:unconfined"],
        kind: Kind::Lock,
        effect: Effect::Opens,
        allows: text(
            "Makes system calls that Docker keeps from containers.",
            "Docker がコンテナに禁じているシステムコールを呼び出せます。",
        ),
        attack: text(
            "Gaps in seldom used parts of the kernel are open to whoever breaks in.",
            "あまり使われないカーネル機能の脆弱性を、侵入者が突けるようになります。",
        ),
        risk: Risk::Shared,
        source: "https://docs.docker.com/engine/security/seccomp/",
    },
    Isolation {
        option: "security-opt",
        values: &["apparmor=unconfined", "apparmor:unconfined"],
        kind: Kind::Lock,
        effect: Effect::Opens,
        allows: text(
            "AppArmor no longer refuses mounts and writes below /proc and /sys. Other locks may.",
            "マウントや /proc・/sys 以下への書き込みを、AppArmor が拒否しなくなります。ほかの制限は残ります。",
        ),
        attack: text(
            "A second lock is gone: one mistake elsewhere is enough to reach the host.",
            "二重の鍵の一つがなくなるため、ほかに一つでも不備があればホストに届きます。",
        ),
        risk: Risk::Shared,
        source: "https://docs.docker.com/engine/security/apparmor/",
    },
    Isolation {
        option: "security-opt",
        values: &["label=disable", "label:disable", "label=type:spc_t", "label:type:spc_t"],
        kind: Kind::Lock,
        effect: Effect::Opens,
        allows: text(
            "Uses files and processes of the host that SELinux keeps apart from containers.",
            "SELinux がコンテナから隔離している、ホストのファイルやプロセスを扱えます。",
        ),
        attack: text(
            "Whoever gets out of the container by another gap is not stopped by SELinux any more.",
            "別の脆弱性でコンテナから脱出されたとき、SELinux で食い止められなくなります。",
        ),
        risk: Risk::Shared,
        source: SECURITY,
    },
    Isolation {
        option: "security-opt",
        values: &["systempaths=unconfined", "systempaths:unconfined", "unmask=ALL", "unmask=all"],
        kind: Kind::Lock,
        effect: Effect::Opens,
        allows: text(
            "Reads and writes what Docker hides or protects below /proc and /sys, such as /proc/sysrq-trigger.",
            "/proc/sysrq-trigger など、Docker が /proc や /sys 以下で隠すか読み取り専用にしているものを読み書きできます。",
        ),
        attack: text(
            "Whoever breaks in as root can restart the host; with SYS_RAWIO they read its memory.",
            "root で侵入されると、ホストを再起動されます。SYS_RAWIO もあれば、ホストのメモリーを読まれます。",
        ),
        risk: Risk::Host,
        source: SECURITY,
    },
    Isolation {
        option: "security-opt",
        values: &["writable-cgroups=true", "writable-cgroups"],
        kind: Kind::Lock,
        effect: Effect::Opens,
        allows: text(
            "Changes the control groups that limit the container.",
            "コンテナを制限している cgroup を変更できます。",
        ),
        attack: text(
            "Whoever breaks in can lift the limits on memory and computing time.",
            "侵入者が、メモリーや CPU の制限を外せます。",
        ),
        risk: Risk::Shared,
        source: "https://docs.docker.com/engine/release-notes/28/",
    },
    Isolation {
        option: "security-opt",
        values: &["no-new-privileges", "no-new-privileges=true", "no-new-privileges:true"],
        kind: Kind::Lock,
        effect: Effect::Holds,
        allows: text(
            "No program gains rights by being started: setuid programs such as su and sudo do not work.",
            "setuid などによる権限の獲得を禁じます。su や sudo も機能しません。",
        ),
        attack: text(
            "Whoever breaks in as an ordinary user cannot become root by a faulty setuid program.",
            "一般ユーザーとして侵入されても、setuid プログラムの不備を突いて root になることはできません。",
        ),
        risk: Risk::Container,
        source: SECURITY,
    },
    Isolation {
        option: "read-only",
        values: &["true"],
        kind: Kind::Lock,
        effect: Effect::Holds,
        allows: text("Writes only to volumes and tmpfs.", "書き込めるのはボリュームと tmpfs だけになります。"),
        attack: text(
            "Whoever breaks in cannot change the programs of the container.",
            "侵入されても、コンテナ内のプログラムは書き換えられません。",
        ),
        risk: Risk::Container,
        source: "https://docs.docker.com/reference/cli/docker/container/run/#read-only",
    },
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
        source: "https://man7.org/linux/man-pages/man7/cgroups.7.html",
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

/// Files of the host that everybody on it may read: read-only they tell nothing.
pub const PUBLIC_FILES: &[&str] = &[
    "/etc/localtime",
    "/etc/timezone",
    "/usr/share/zoneinfo*",
    "/etc/os-release",
    "/etc/passwd",
    "/etc/group",
    "/etc/hostname",
    "/etc/hosts",
    "/etc/resolv.conf",
    "/etc/machine-id",
    "/etc/ssl/certs*",
    "/etc/ca-certificates*",
];

/// What an option with this value does; none where it does nothing to the walls.
#[must_use]
pub fn of(option: &str, value: &str) -> Option<&'static Isolation> {
    let fits = |isolation: &&Isolation| {
        isolation.option == option && isolation.values.iter().any(|pattern| super::services::matches(pattern, value))
    };
    ALL.iter().find(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_told_apart() {
        let risk = |option, value| of(option, value).map(|found| (found.kind, found.risk));
        assert_eq!(risk("pid", "host"), Some((Kind::Namespace, Risk::Host)));
        assert_eq!(risk("pid", "container:web"), None);
        assert_eq!(risk("device", "/dev/sda1"), Some((Kind::Device, Risk::Host)));
        assert_eq!(risk("device", "/dev/net/tun"), Some((Kind::Device, Risk::Container)));
        assert_eq!(risk("mount", "/srv/data"), None);
        assert_eq!(risk("security-opt", "no-new-privileges:true"), Some((Kind::Lock, Risk::Container)));
    }

    #[test]
    fn each_says_something_in_both_languages_and_names_its_source() {
        for found in ALL {
            assert!(found.source.starts_with("https://") && !found.values.is_empty());
            for text in [found.allows, found.attack] {
                assert!(text.en.ends_with('.') && text.ja.ends_with('。'), "{}", text.en);
            }
        }
    }
}
