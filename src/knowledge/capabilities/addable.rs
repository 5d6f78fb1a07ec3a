//! The capabilities that no container has unless `--cap-add` gives them.

use super::{Capability, MAN, Risk, text};

/// What `--cap-add` can add to Docker's own, by name.
/// Source: <https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities>
pub const ADDABLE: &[Capability] = &[
    AUDIT_CONTROL,
    AUDIT_READ,
    BLOCK_SUSPEND,
    BPF,
    CHECKPOINT_RESTORE,
    DAC_READ_SEARCH,
    IPC_LOCK,
    IPC_OWNER,
    LEASE,
    LINUX_IMMUTABLE,
    MAC_ADMIN,
    MAC_OVERRIDE,
    NET_ADMIN,
    NET_BROADCAST,
    PERFMON,
    SYSLOG,
    SYS_ADMIN,
    SYS_BOOT,
    SYS_MODULE,
    SYS_NICE,
    SYS_PACCT,
    SYS_PTRACE,
    SYS_RAWIO,
    SYS_RESOURCE,
    SYS_TIME,
    SYS_TTY_CONFIG,
    WAKE_ALARM,
];

/// Rules auditing.
pub const AUDIT_CONTROL: Capability = Capability {
    name: "AUDIT_CONTROL",
    allows: text(
        "Switches the kernel's auditing on and off and changes its rules.",
        "カーネルの監査機能の有効・無効と、監査ルールを変更できます。",
    ),
    attack: text(
        "Whoever breaks in can switch off the host's audit log and go on unseen.",
        "侵入者が、ホストの監査ログを止め、痕跡を残さずに活動できます。",
    ),
    risk: Risk::Shared,
    source: MAN,
};

/// Reads the audit log.
pub const AUDIT_READ: Capability = Capability {
    name: "AUDIT_READ",
    allows: text("Reads the kernel's audit log as it is written.", "カーネルの監査ログを読み取れます。"),
    attack: text(
        "Whoever breaks in can watch what is audited on the host: logins, commands, opened files.",
        "侵入者が、ホストで監査されているログインやコマンド、ファイルへのアクセスを覗き見られます。",
    ),
    risk: Risk::Shared,
    source: MAN,
};

/// Keeps the machine awake.
pub const BLOCK_SUSPEND: Capability = Capability {
    name: "BLOCK_SUSPEND",
    allows: text("Keeps the machine from going to sleep.", "マシンのスリープを妨げられます。"),
    attack: text(
        "Whoever breaks in can keep the host awake, and no more than that.",
        "侵入者にできるのは、ホストをスリープさせないことくらいです。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Loads BPF programs.
pub const BPF: Capability = Capability {
    name: "BPF",
    allows: text(
        "Loads small programs into the host's kernel (BPF).",
        "ホストのカーネルに小さなプログラム(BPF)を読み込ませられます。",
    ),
    attack: text(
        "A gap in the kernel's check of such programs lets whoever breaks in take over the host; with PERFMON they read its memory anyway.",
        "カーネルの検査に穴があれば、侵入者にホストを乗っ取られます。PERFMON もあれば、穴がなくてもカーネルのメモリーを読まれます。",
    ),
    risk: Risk::Host,
    source: MAN,
};

/// Restores processes.
pub const CHECKPOINT_RESTORE: Capability = Capability {
    name: "CHECKPOINT_RESTORE",
    allows: text(
        "Freezes processes into files and restores them, with process numbers of its choice.",
        "プロセスをファイルに保存し、プロセス番号を指定して復元できます。",
    ),
    attack: text(
        "Whoever breaks in can see which files other processes of the container use, and give a process of theirs a number that another program trusts.",
        "侵入者が、コンテナ内のほかのプロセスが使うファイルを調べたり、別のプログラムが信用している番号のプロセスになりすましたりできます。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Reads any file.
pub const DAC_READ_SEARCH: Capability = Capability {
    name: "DAC_READ_SEARCH",
    allows: text(
        "Reads every file and directory whatever its permissions say, and opens files by their number on the disk.",
        "パーミッションに関係なくどのファイルやディレクトリーも読め、ディスク上の番号を指定してファイルを開けます。",
    ),
    attack: text(
        "By that number whoever breaks in can read files of the host itself: its password file, its SSH keys.",
        "その番号を使って、侵入者がパスワードファイルや SSH 鍵など、ホスト自体のファイルを読み出せます。",
    ),
    risk: Risk::Host,
    source: "https://manpages.debian.org/bookworm/manpages-dev/open_by_handle_at.2.en.html",
};

/// Locks memory.
pub const IPC_LOCK: Capability = Capability {
    name: "IPC_LOCK",
    allows: text(
        "Keeps memory from being swapped to disk, as much as it likes.",
        "メモリーをいくらでも、ディスクに退避されないように固定できます。",
    ),
    attack: text(
        "In a container without a memory limit, whoever breaks in can hold so much memory that the host runs short.",
        "メモリー制限のないコンテナでは、侵入者がメモリーを占有し、ホストをメモリー不足にできます。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Uses anybody's shared memory.
pub const IPC_OWNER: Capability = Capability {
    name: "IPC_OWNER",
    allows: text(
        "Uses shared memory, semaphores and message queues of any user (System V).",
        "どのユーザーの共有メモリー、セマフォ、メッセージキュー(System V)も使えます。",
    ),
    attack: text(
        "Whoever breaks in can read and change what programs of the container exchange through shared memory; with `--ipc=host`, those of the host too.",
        "侵入者が、コンテナ内のプログラムが共有メモリーでやり取りするデータを読み書きできます(`--ipc=host` ならホストのものも)。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Leases files.
pub const LEASE: Capability = Capability {
    name: "LEASE",
    allows: text(
        "Is asked before another program opens a file (leases), for any file.",
        "どのファイルにも、ほかのプログラムが開く前に通知を受ける設定(リース)ができます。",
    ),
    attack: text(
        "Whoever breaks in can hold up for a while whoever opens a file on a shared volume.",
        "侵入者が、共有ボリューム上のファイルを開こうとするプログラムをしばらく待たせられます。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Marks files as immutable.
pub const LINUX_IMMUTABLE: Capability = Capability {
    name: "LINUX_IMMUTABLE",
    allows: text(
        "Sets and clears the marks \"immutable\" and \"append only\" of files.",
        "ファイルの「変更不可」「追記のみ」の属性を付け外しできます。",
    ),
    attack: text(
        "Whoever breaks in can change logs on a volume that are protected by such a mark.",
        "侵入者が、この属性で保護されたボリューム上のログも改ざんできます。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Rules mandatory access control.
pub const MAC_ADMIN: Capability = Capability {
    name: "MAC_ADMIN",
    allows: text(
        "Changes the policy of security modules such as Smack and AppArmor.",
        "Smack や AppArmor などのセキュリティモジュールのポリシーを変更できます。",
    ),
    attack: text(
        "Whoever breaks in can rewrite the very rules that are to hold the container.",
        "侵入者が、コンテナを縛るためのルールそのものを書き換えられます。",
    ),
    risk: Risk::Host,
    source: MAN,
};

/// Passes over mandatory access control.
pub const MAC_OVERRIDE: Capability = Capability {
    name: "MAC_OVERRIDE",
    allows: text(
        "Passes over the rules of the security module Smack.",
        "セキュリティモジュール Smack のルールを無視できます。",
    ),
    attack: text(
        "On a host that relies on Smack, its rules do not stop whoever breaks in; on others nothing changes.",
        "Smack に頼るホストでは、侵入者をルールで止められなくなります。それ以外のホストでは何も変わりません。",
    ),
    risk: Risk::Shared,
    source: MAN,
};

/// Sets up the network.
pub const NET_ADMIN: Capability = Capability {
    name: "NET_ADMIN",
    allows: text(
        "Sets up interfaces, routes and the firewall of the container's network; with `--network=host`, the host's.",
        "コンテナのネットワークのインターフェース、経路、ファイアウォールを設定できます(`--network=host` ならホストのもの)。",
    ),
    attack: text(
        "Whoever breaks in can redirect and read traffic, the whole host's with `--network=host`, and reaches kernel code in which gaps are found again and again.",
        "侵入者が通信の経路を変えて盗み見られます(`--network=host` ならホスト全体の通信も)。脆弱性が繰り返し見つかっているカーネルの機能にも手が届きます。",
    ),
    risk: Risk::Shared,
    source: MAN,
};

/// Not used by the kernel.
pub const NET_BROADCAST: Capability = Capability {
    name: "NET_BROADCAST",
    allows: text(
        "Is meant for broadcasts, but the kernel does not ask for it.",
        "ブロードキャスト用とされていますが、カーネルでは使われていません。",
    ),
    attack: text("It opens nothing that is known.", "これで可能になる攻撃は知られていません。"),
    risk: Risk::Container,
    source: MAN,
};

/// Observes performance.
pub const PERFMON: Capability = Capability {
    name: "PERFMON",
    allows: text(
        "Measures what the processor does, for the whole machine.",
        "マシン全体を対象に、プロセッサーの動作を計測できます。",
    ),
    attack: text(
        "Whoever breaks in can watch other programs of the host at work, and draw conclusions about keys and passwords.",
        "侵入者が、ホスト上のほかのプログラムの動きを観測し、鍵やパスワードを推測できます。",
    ),
    risk: Risk::Shared,
    source: MAN,
};

/// Reads the kernel's messages.
pub const SYSLOG: Capability = Capability {
    name: "SYSLOG",
    allows: text(
        "Reads and clears the kernel's messages (`dmesg`) and sees the kernel's addresses.",
        "カーネルのメッセージ(`dmesg`)の閲覧と消去ができ、カーネル内のアドレスも見えます。",
    ),
    attack: text(
        "Whoever breaks in learns addresses that make an attack on the host's kernel easier, and can erase traces of it.",
        "侵入者が、ホストのカーネルを攻撃する手がかりになるアドレスを知り、その痕跡も消せます。",
    ),
    risk: Risk::Shared,
    source: MAN,
};

/// Much of what root may do.
pub const SYS_ADMIN: Capability = Capability {
    name: "SYS_ADMIN",
    allows: text(
        "Mounts file systems, and does much else of what root may do to the kernel.",
        "ファイルシステムのマウントなど、カーネルに対する root の操作の多くを行えます。",
    ),
    attack: text(
        "Most known ways out of a container begin with it: whoever breaks in can have the host run a program of theirs.",
        "コンテナからの脱出手口の多くはここから始まります。侵入者が、ホスト上で任意のプログラムを実行できるようになります。",
    ),
    risk: Risk::Host,
    source: MAN,
};

/// Restarts the machine.
pub const SYS_BOOT: Capability = Capability {
    name: "SYS_BOOT",
    allows: text(
        "Calls for a restart, and loads another kernel to restart into.",
        "再起動の要求や、再起動後に使う別のカーネルの読み込みができます。",
    ),
    attack: text(
        "Whoever breaks in can only restart the container; with `--pid=host` the machine, and with seccomp switched off they bring a kernel of their own.",
        "通常はコンテナが再起動するだけですが、`--pid=host` ならマシンごと再起動され、seccomp も無効なら別のカーネルに差し替えられます。",
    ),
    risk: Risk::Shared,
    source: MAN,
};

/// Loads kernel modules.
pub const SYS_MODULE: Capability = Capability {
    name: "SYS_MODULE",
    allows: text("Loads and unloads kernel modules.", "カーネルモジュールの読み込みと取り外しができます。"),
    attack: text(
        "Whoever breaks in can load code of their own into the host's kernel, and owns the machine.",
        "侵入者が、自作のコードをホストのカーネルに組み込み、マシンを完全に支配できます。",
    ),
    risk: Risk::Host,
    source: MAN,
};

/// Sets priorities.
pub const SYS_NICE: Capability = Capability {
    name: "SYS_NICE",
    allows: text(
        "Raises priorities, and says on which processors and in which memory a process runs.",
        "プロセスの優先度を上げ、使用するプロセッサーやメモリーを指定できます。",
    ),
    attack: text(
        "Whoever breaks in can take computing time from everything else on the host.",
        "侵入者が、ホスト上のほかの処理から計算時間を奪えます。",
    ),
    risk: Risk::Shared,
    source: MAN,
};

/// Keeps accounts of processes.
pub const SYS_PACCT: Capability = Capability {
    name: "SYS_PACCT",
    allows: text(
        "Switches the record of ended processes on and off (`acct`).",
        "終了したプロセスの記録(`acct`)を有効・無効にできます。",
    ),
    attack: text(
        "Whoever breaks in can stop such a record of the container's processes; with `--pid=host`, the host's.",
        "侵入者が、コンテナのプロセスの記録を止められます(`--pid=host` ならホストの記録も)。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Looks into processes.
pub const SYS_PTRACE: Capability = Capability {
    name: "SYS_PTRACE",
    allows: text(
        "Reads and changes the memory of other processes, as debuggers do.",
        "デバッガーのように、ほかのプロセスのメモリーを読み書きできます。",
    ),
    attack: text(
        "Whoever breaks in can read keys and passwords out of every program of the container; with `--pid=host` they take over the host.",
        "侵入者が、コンテナ内のどのプログラムからも鍵やパスワードを読み出せます。`--pid=host` ならホストを乗っ取られます。",
    ),
    risk: Risk::Shared,
    source: MAN,
};

/// Reaches the hardware.
pub const SYS_RAWIO: Capability = Capability {
    name: "SYS_RAWIO",
    allows: text(
        "Reaches the machine's memory and ports directly, past the kernel.",
        "カーネルを介さずに、マシンのメモリーや I/O ポートを直接操作できます。",
    ),
    attack: text(
        "Whoever breaks in can change what lies in the host's memory and on its disks.",
        "侵入者が、ホストのメモリーやディスクの内容を書き換えられます。",
    ),
    risk: Risk::Host,
    source: MAN,
};

/// Passes over limits.
pub const SYS_RESOURCE: Capability = Capability {
    name: "SYS_RESOURCE",
    allows: text(
        "Goes beyond limits: disk quotas, open files, processes, the disk's reserve.",
        "ディスククォータ、ファイル数、プロセス数、ディスクの予約領域などの制限を超えられます。",
    ),
    attack: text(
        "Whoever breaks in can fill the disk and use up what else is counted, until other services of the host stop.",
        "侵入者がディスクやプロセス数を使い尽くし、ホストのほかのサービスを止められます。",
    ),
    risk: Risk::Shared,
    source: MAN,
};

/// Sets the clock.
pub const SYS_TIME: Capability = Capability {
    name: "SYS_TIME",
    allows: text(
        "Sets the clock, of which there is one for the host and all its containers.",
        "システムの時計を変更できます。時計はホストと全コンテナで共通です。",
    ),
    attack: text(
        "Whoever breaks in can turn the host's clock back: expired certificates and tokens hold again, logs and jobs go wrong.",
        "侵入者がホストの時計を戻すと、期限切れの証明書やトークンが再び有効になり、ログや定期処理も狂います。",
    ),
    risk: Risk::Shared,
    source: MAN,
};

/// Controls terminals.
pub const SYS_TTY_CONFIG: Capability = Capability {
    name: "SYS_TTY_CONFIG",
    allows: text("Sets up terminals and hangs them up.", "端末の設定変更と切断ができます。"),
    attack: text(
        "Whoever breaks in can cut off sessions at terminals that the container was given.",
        "侵入者が、コンテナに渡された端末のセッションを切断できます。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Wakes the machine.
pub const WAKE_ALARM: Capability = Capability {
    name: "WAKE_ALARM",
    allows: text("Sets timers that wake the machine from sleep.", "スリープ中のマシンを起こすタイマーを設定できます。"),
    attack: text(
        "Whoever breaks in can wake the host, and no more than that.",
        "侵入者にできるのは、ホストをスリープから起こすことくらいです。",
    ),
    risk: Risk::Container,
    source: MAN,
};
