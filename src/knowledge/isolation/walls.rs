//! Namespaces and locks.

use super::super::capabilities::Risk;
use super::{Effect, Isolation, Kind, RUN, SECURITY, text};

pub(super) const ALL: &[Isolation] = &[
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
        source: "https://manpages.debian.org/bookworm/manpages/pid_namespaces.7.en.html",
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
];
