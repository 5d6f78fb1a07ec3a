//! What takes the place of units that start no program (systemd.timer(5), systemd.socket(5) and their like).

use super::Source;
use crate::input::unit::UnitKind;
use crate::lang::Text;

/// What is said of a kind.
#[derive(Debug)]
pub struct OtherKind {
    /// The kind.
    pub kind: UnitKind,
    /// What it is called.
    pub name: Text,
    /// What takes its place in containers.
    pub instead: Text,
    /// Where that is documented.
    pub source: Source,
}

const ALL: &[OtherKind] = &[
    OtherKind {
        kind: UnitKind::Timer,
        name: Text {
            en: "a timer: it starts another unit at a time",
            ja: "タイマー(決まった時刻に別のユニットを起動する)",
        },
        instead: Text {
            en: "The clock stays outside the container. Let the host's timer or cron run `docker run --rm IMAGE` for a job of its own, or `docker exec CONTAINER COMMAND` for work inside a running one; Kubernetes has CronJob. The job itself is the service of the same name: paste that unit for its Dockerfile.",
            ja: "時刻の管理はコンテナの外で行います。独立したジョブならホストのタイマーや cron から `docker run --rm イメージ` を、実行中のコンテナ内の処理なら `docker exec コンテナ コマンド` を実行します。Kubernetes には CronJob があります。ジョブの中身は同名のサービスユニットにあるので、Dockerfile が必要ならそちらを貼り付けてください。",
        },
        source: "https://www.freedesktop.org/software/systemd/man/latest/systemd.timer.html",
    },
    OtherKind {
        kind: UnitKind::Socket,
        name: Text {
            en: "a socket: systemd listens, and starts the service when somebody connects",
            ja: "ソケット(systemd が待ち受け、接続があるとサービスを起動する)",
        },
        instead: Text {
            en: "Nobody hands sockets over in a container. The program must listen itself, on the address of its own configuration or options; `-p HOST:CONTAINER` publishes the port, a volume shares a socket file. A service that only knows `Accept=yes` (one process for each connection) needs something that listens for it.",
            ja: "コンテナにはソケットを渡す役がいません。プログラム自身が、設定やオプションで指定したアドレスで待ち受ける必要があります。ポートは `-p ホスト:コンテナ` で公開し、ソケットファイルはボリュームで共有します。`Accept=yes`(接続ごとに 1 プロセス)にしか対応しないサービスには、代わりに待ち受けるプログラムが必要です。",
        },
        source: "https://www.freedesktop.org/software/systemd/man/latest/systemd.socket.html",
    },
    OtherKind {
        kind: UnitKind::Target,
        name: Text {
            en: "a target: a name for several units", ja: "ターゲット(複数のユニットをまとめる名前)"
        },
        instead: Text {
            en: "A compose file is what groups containers: each unit of the target becomes a service in it, `profiles` pick some of them. Inside one container there is nothing to group.",
            ja: "コンテナをまとめるのは Compose ファイルです。ターゲットに属する各ユニットを Compose のサービスにし、一部だけを動かすには `profiles` を使います。1 つのコンテナの中には、まとめる対象がありません。",
        },
        source: "https://docs.docker.com/compose/how-tos/profiles/",
    },
    OtherKind {
        kind: UnitKind::Mount,
        name: Text { en: "a mount: a file system", ja: "マウント(ファイルシステム)" },
        instead: Text {
            en: "The host mounts it, and the container gets the directory: `-v DIRECTORY:DIRECTORY` or `--mount`. For NFS and CIFS the engine's `local` volume driver can do the mounting. A mount inside the container would ask for CAP_SYS_ADMIN.",
            ja: "マウントはホストが行い、そのディレクトリを `-v ディレクトリ:ディレクトリ` か `--mount` でコンテナに渡します。NFS や CIFS なら、エンジンの `local` ボリュームドライバーでもマウントできます。コンテナの中でマウントするには CAP_SYS_ADMIN が必要になってしまいます。",
        },
        source: "https://docs.docker.com/engine/storage/volumes/",
    },
    OtherKind {
        kind: UnitKind::Automount,
        name: Text {
            en: "an automount: a file system that is mounted when it is used",
            ja: "オートマウント(使われたときにマウントされるファイルシステム)",
        },
        instead: Text {
            en: "It stays on the host: the container gets the mounted directory with `-v DIRECTORY:DIRECTORY:rslave`, so that what is mounted later is seen inside.",
            ja: "ホストに残します。コンテナには `-v ディレクトリ:ディレクトリ:rslave` で渡すと、後からマウントされたものも中から見えます。",
        },
        source: "https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation",
    },
    OtherKind {
        kind: UnitKind::Swap,
        name: Text { en: "swap space", ja: "スワップ領域" },
        instead: Text {
            en: "It is the host's. How much a container may use is `--memory-swap`.",
            ja: "スワップはホストのものです。コンテナが使える量は `--memory-swap` で決まります。",
        },
        source: "https://docs.docker.com/engine/containers/resource_constraints/",
    },
    OtherKind {
        kind: UnitKind::Path,
        name: Text {
            en: "a path: it starts another unit when a file changes",
            ja: "パス(ファイルの変化に応じて別のユニットを起動する)",
        },
        instead: Text {
            en: "Keep it on the host, watching the mounted directory and running `docker run --rm` or `docker exec`; or run a program that watches by itself (inotifywait, the application) as the container's own.",
            ja: "ホスト側に残し、マウントしたディレクトリを監視して `docker run --rm` や `docker exec` を実行するか、自分で監視するプログラム(inotifywait やアプリケーション自身)をコンテナの主プログラムにします。",
        },
        source: "https://www.freedesktop.org/software/systemd/man/latest/systemd.path.html",
    },
    OtherKind {
        kind: UnitKind::Slice,
        name: Text {
            en: "a slice: limits for a group of units", ja: "スライス(ユニットのグループに対する制限)"
        },
        instead: Text {
            en: "It can stay on the host as it is: `docker run --cgroup-parent NAME.slice` puts a container into it where the engine uses the systemd cgroup driver. Limits for one container are `--memory`, `--cpus` and `--pids-limit`.",
            ja: "そのままホストに残せます。エンジンが systemd の cgroup ドライバーを使っていれば、`docker run --cgroup-parent 名前.slice` でコンテナを所属させられます。コンテナ単位の制限は `--memory`、`--cpus`、`--pids-limit` です。",
        },
        source: "https://docs.docker.com/reference/cli/dockerd/#default-cgroup-parent",
    },
    OtherKind {
        kind: UnitKind::Device,
        name: Text { en: "a device of udev", ja: "udev のデバイス" },
        instead: Text {
            en: "udev is the host's. A container is given a device with `--device /dev/NAME`.",
            ja: "udev はホストのものです。コンテナには `--device /dev/名前` でデバイスを渡します。",
        },
        source: "https://docs.docker.com/reference/cli/docker/container/run/#device",
    },
    OtherKind {
        kind: UnitKind::Podman,
        name: Text { en: "a file of podman's Quadlet", ja: "podman の Quadlet ファイル" },
        instead: Text {
            en: "It is a container's file already: podman and the host's systemd make the pod, volume, network or image of it. Nothing of systemd is in the container, and nothing has to change.",
            ja: "すでにコンテナ用のファイルです。podman とホストの systemd が、ここからポッド、ボリューム、ネットワーク、イメージを作ります。コンテナの中に systemd は入らないので、変更する必要はありません。",
        },
        source: "https://docs.podman.io/en/latest/markdown/podman-systemd.unit.5.html",
    },
    OtherKind {
        kind: UnitKind::Foreign,
        name: Text {
            en: "a file of another program of systemd (networkd, resolved, journald, logind)",
            ja: "systemd の別のプログラム(networkd、resolved、journald、logind)の設定ファイル",
        },
        instead: Text {
            en: "It configures the machine, and stays there: the engine gives a container its network, its DNS and its log.",
            ja: "マシンの設定なので、ホストに残します。コンテナのネットワーク、DNS、ログはエンジンが用意します。",
        },
        source: "https://docs.docker.com/engine/network/",
    },
];

/// What takes the place of units of this kind; none for services and containers, which are programs.
#[must_use]
pub fn other(kind: UnitKind) -> Option<&'static OtherKind> {
    ALL.iter().find(|other| other.kind == kind)
}
