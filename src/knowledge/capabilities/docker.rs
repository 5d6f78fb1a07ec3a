//! The capabilities that every container has.

use super::{Capability, MAN, Risk, text};

/// What Docker gives a container that asks for nothing, by name. An image whose user is not root has none of them in
/// effect until a program regains them.
/// Source: <https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities>
pub const DEFAULT: &[Capability] = &[
    AUDIT_WRITE,
    CHOWN,
    DAC_OVERRIDE,
    FOWNER,
    FSETID,
    KILL,
    MKNOD,
    NET_BIND_SERVICE,
    NET_RAW,
    SETFCAP,
    SETGID,
    SETPCAP,
    SETUID,
    SYS_CHROOT,
];

/// Writes to the audit log.
pub const AUDIT_WRITE: Capability = Capability {
    name: "AUDIT_WRITE",
    allows: text("Writes entries to the kernel's audit log.", "カーネルの監査ログに記録を書き込めます。"),
    attack: text(
        "Whoever breaks in can put false entries into the host's audit log.",
        "侵入者が、ホストの監査ログに偽の記録を紛れ込ませられます。",
    ),
    risk: Risk::Shared,
    source: MAN,
};

/// Gives files away.
pub const CHOWN: Capability = Capability {
    name: "CHOWN",
    allows: text("Changes the owner and the group of any file.", "どのファイルの所有者とグループも変更できます。"),
    attack: text(
        "Whoever breaks in can make every file of the container and of its volumes their own.",
        "侵入者が、コンテナ内やボリューム上のどのファイルも自分のものにできます。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Passes over permissions.
pub const DAC_OVERRIDE: Capability = Capability {
    name: "DAC_OVERRIDE",
    allows: text(
        "Reads, writes and runs files whatever their permissions say.",
        "パーミッションに関係なく、ファイルの読み書きと実行ができます。",
    ),
    attack: text(
        "File permissions do not stop whoever breaks in: secrets in the container and everything on its volumes can be read and changed.",
        "侵入者をパーミッションで止められません。コンテナ内の秘密情報もボリュームの中身も、読まれたり書き換えられたりします。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Acts as any file's owner.
pub const FOWNER: Capability = Capability {
    name: "FOWNER",
    allows: text(
        "Does to any file what only its owner may, such as changing its permissions.",
        "パーミッションの変更など、本来は所有者にしか許されない操作をどのファイルにも行えます。",
    ),
    attack: text(
        "Whoever breaks in can open the files on a volume to everybody, on the host too.",
        "侵入者が、ボリューム上のファイルを誰でも(ホストの利用者でも)読み書きできる状態に変えられます。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Keeps set-user-ID bits.
pub const FSETID: Capability = Capability {
    name: "FSETID",
    allows: text(
        "Keeps the set-user-ID and set-group-ID bits of a file that is written to.",
        "ファイルを書き換えても、setuid や setgid のビットが外れないようにできます。",
    ),
    attack: text(
        "Whoever breaks in can swap the content of a set-user-ID program on a volume, and it still runs as its owner.",
        "侵入者が、ボリューム上の setuid プログラムの中身を、所有者の権限で動く状態のまますり替えられます。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Sends signals to anybody.
pub const KILL: Capability = Capability {
    name: "KILL",
    allows: text("Sends signals to processes of other users.", "ほかのユーザーのプロセスにもシグナルを送れます。"),
    attack: text(
        "Whoever breaks in can end every process of the container; with `--pid=host`, every process of the host.",
        "侵入者が、コンテナ内のどのプロセスも止められます(`--pid=host` ならホストのプロセスも)。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Creates device files.
pub const MKNOD: Capability = Capability {
    name: "MKNOD",
    allows: text("Creates device files.", "デバイスファイルを作成できます。"),
    attack: text(
        "Whoever breaks in can create a file for the host's disk, but not open it, unless the container was given that device.",
        "侵入者がホストのディスクを指すデバイスファイルを作れますが、そのデバイスをコンテナに渡していなければ開けません。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Listens on low ports.
pub const NET_BIND_SERVICE: Capability = Capability {
    name: "NET_BIND_SERVICE",
    allows: text("Listens on ports below 1024.", "1024 番未満のポートで待ち受けられます。"),
    attack: text(
        "With `--network=host`, whoever breaks in can pose as a service on a free well-known port of the host, such as 53.",
        "`--network=host` の場合、侵入者がホストの空いている既知のポート(53 番など)で偽のサービスを動かせます。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Writes raw packets.
pub const NET_RAW: Capability = Capability {
    name: "NET_RAW",
    allows: text(
        "Sends and reads raw network packets, as `ping` and `tcpdump` do.",
        "`ping` や `tcpdump` のように、パケットを直接送受信できます。",
    ),
    attack: text(
        "Whoever breaks in can pose as another container of the same network and read what is sent to it.",
        "侵入者が、同じネットワークの別のコンテナになりすまし、そこへの通信を盗み見られます。",
    ),
    risk: Risk::Shared,
    source: MAN,
};

/// Gives capabilities to files.
pub const SETFCAP: Capability = Capability {
    name: "SETFCAP",
    allows: text("Gives capabilities to program files.", "プログラムのファイルにケーパビリティを付与できます。"),
    attack: text(
        "Whoever breaks in can leave a program behind that gives the container's capabilities to every user who starts it.",
        "侵入者が、起動した人なら誰でもコンテナのケーパビリティを得るプログラムを仕掛けられます。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Changes its group.
pub const SETGID: Capability = Capability {
    name: "SETGID",
    allows: text("Takes on any group.", "任意のグループとして動作できます。"),
    attack: text(
        "Whoever breaks in can read and change what a volume shares with any group.",
        "侵入者が、ボリューム上のどのグループ向けのファイルにも手を出せます。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Passes capabilities on.
pub const SETPCAP: Capability = Capability {
    name: "SETPCAP",
    allows: text(
        "Narrows the capabilities that a process can have, and passes its own on to the programs that it starts.",
        "プロセスが持てるケーパビリティを狭めたり、自分のものを起動するプログラムに引き継がせたりできます。",
    ),
    attack: text(
        "Whoever breaks in can pass the capabilities of a daemon on to any program, but gain none that the container does not have.",
        "侵入者が、デーモンのケーパビリティを任意のプログラムに引き継がせられますが、コンテナにないものは得られません。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Changes its user.
pub const SETUID: Capability = Capability {
    name: "SETUID",
    allows: text(
        "Takes on any user, as daemons do that start as root and go on as another.",
        "任意のユーザーに切り替えられます。root で起動して別のユーザーに移るデーモンが使います。",
    ),
    attack: text(
        "Whoever breaks in as root can act as any user, the owners of the files on a volume included.",
        "root として侵入されると、ボリューム上のファイルの所有者を含む、どのユーザーにもなりすまされます。",
    ),
    risk: Risk::Container,
    source: MAN,
};

/// Changes its root directory.
pub const SYS_CHROOT: Capability = Capability {
    name: "SYS_CHROOT",
    allows: text(
        "Makes another directory the root of a process (`chroot`).",
        "プロセスのルートディレクトリーを変更できます(`chroot`)。",
    ),
    attack: text(
        "A chroot that a daemon sets up inside the container holds no attacker who is root there.",
        "デーモンがコンテナ内に作った chroot の囲いからは、root の侵入者なら抜け出せます。",
    ),
    risk: Risk::Container,
    source: MAN,
};
