//! What `--privileged` takes away beside adding every capability.

use super::{Risk, text};
use crate::knowledge::Source;
use crate::knowledge::privileges::DOCKER_RUN;
use crate::lang::Text;

/// A protection that `--privileged` lifts.
#[derive(Debug)]
pub struct Lifted {
    /// What is lifted, in a few words.
    pub name: Text,
    /// What a container may do without it, as one sentence.
    pub allows: Text,
    /// What somebody can do then who has broken into the service, as one sentence.
    pub attack: Text,
    /// How far that reaches.
    pub risk: Risk,
    /// The option that lifts this alone; none where there is no such option.
    pub alone: Option<&'static str>,
    /// Where it is documented.
    pub source: Source,
}

/// All of them, the widest first.
pub const PRIVILEGED: &[Lifted] = &[
    Lifted {
        name: text("all devices of the host", "ホストの全デバイス"),
        allows: text(
            "Opens every device of the host: its disks, its memory, its keyboards.",
            "ディスク、メモリー、キーボードなど、ホストのどのデバイスも開けます。",
        ),
        attack: text(
            "Whoever breaks in can mount the host's disk, read everything on it, and put a login of their own there.",
            "侵入者がホストのディスクをマウントし、中身をすべて読み、自分用のログイン手段まで仕込めます。",
        ),
        risk: Risk::Host,
        alone: Some("--device"),
        source: DOCKER_RUN,
    },
    Lifted {
        name: text("/sys writable", "/sys への書き込み"),
        allows: text(
            "Changes settings of the kernel and of devices below /sys.",
            "/sys 以下から、カーネルやデバイスの設定を変更できます。",
        ),
        attack: text(
            "Whoever breaks in can name a program there that the kernel then starts as root on the host.",
            "侵入者が、カーネルにホストの root として起動させるプログラムを、ここで指定できます。",
        ),
        risk: Risk::Host,
        alone: None,
        source: DOCKER_RUN,
    },
    Lifted {
        name: text("control groups writable", "cgroup への書き込み"),
        allows: text(
            "Changes the control groups that limit the container.",
            "コンテナを制限している cgroup を変更できます。",
        ),
        attack: text(
            "Whoever breaks in can lift the limits on memory and computing time; with control groups of version 1 they have the host run a program of theirs.",
            "侵入者がメモリーや CPU の制限を外せます。cgroup v1 では、ホスト上で任意のプログラムを実行できます。",
        ),
        risk: Risk::Host,
        alone: Some("--security-opt writable-cgroups=true"),
        source: DOCKER_RUN,
    },
    Lifted {
        name: text("/proc unmasked", "/proc のマスク解除"),
        allows: text(
            "Reads and writes what Docker hides and protects below /proc, such as /proc/kcore, /proc/sys and /proc/sysrq-trigger.",
            "/proc/kcore、/proc/sys、/proc/sysrq-trigger など、Docker が /proc 以下で隠したり保護したりしているものを読み書きできます。",
        ),
        attack: text(
            "Whoever breaks in can read the host's memory, restart it, or name a program that the kernel starts on the host when something crashes.",
            "侵入者がホストのメモリーを読み、マシンを再起動し、クラッシュ時にカーネルがホスト上で起動するプログラムまで指定できます。",
        ),
        risk: Risk::Host,
        alone: Some("--security-opt systempaths=unconfined"),
        source: "https://docs.docker.com/reference/cli/docker/container/run/#security-opt",
    },
    Lifted {
        name: text("seccomp off", "seccomp の無効化"),
        allows: text(
            "Makes system calls that Docker keeps from containers.",
            "Docker がコンテナに禁じているシステムコールを呼び出せます。",
        ),
        attack: text(
            "Gaps in seldom used parts of the kernel, which seccomp puts out of reach, are open to whoever breaks in.",
            "本来は seccomp で届かないはずの、あまり使われないカーネル機能の脆弱性を、侵入者が突けるようになります。",
        ),
        risk: Risk::Shared,
        alone: Some("--security-opt seccomp=unconfined"),
        source: "https://docs.docker.com/engine/security/seccomp/",
    },
    Lifted {
        name: text("AppArmor off", "AppArmor の無効化"),
        allows: text(
            "Mounts, and writes below /proc and /sys, where AppArmor would refuse it.",
            "AppArmor が拒否するはずの、マウントや /proc・/sys 以下への書き込みができます。",
        ),
        attack: text(
            "A second lock is gone: one mistake elsewhere is enough for whoever breaks in to reach the host.",
            "二重の鍵の一つがなくなるため、ほかに一つでも不備があれば、侵入者がホストに届きます。",
        ),
        risk: Risk::Shared,
        alone: Some("--security-opt apparmor=unconfined"),
        source: "https://docs.docker.com/engine/security/apparmor/",
    },
    Lifted {
        name: text("SELinux label off", "SELinux ラベルの無効化"),
        allows: text(
            "Uses files and processes of the host that SELinux keeps apart from containers.",
            "SELinux がコンテナから隔離している、ホストのファイルやプロセスを扱えます。",
        ),
        attack: text(
            "Whoever gets out of the container by another gap is not stopped by SELinux any more.",
            "別の脆弱性でコンテナから脱出されたとき、SELinux で食い止められなくなります。",
        ),
        risk: Risk::Shared,
        alone: Some("--security-opt label=disable"),
        source: DOCKER_RUN,
    },
];
