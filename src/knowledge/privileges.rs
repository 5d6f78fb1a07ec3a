//! What a run line can give a container of the host, and what each grant opens.

use super::Source;
use crate::lang::{Lang, Text};
use crate::text::base_name;

/// A grant.
#[derive(Debug)]
pub struct Grant {
    /// How a run line, a label or a compose file writes it; any of these, as a part of the line.
    pub written: &'static [&'static str],
    /// How it is named.
    pub name: &'static str,
    /// How a compose file writes it.
    compose: &'static str,
    /// How a Kubernetes manifest writes it.
    manifest: &'static str,
    /// What it opens.
    pub opens: Text,
    /// Where that is documented.
    pub source: Source,
}

/// In whose words a container's grants are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notation {
    /// The options of a run line.
    RunLine,
    /// The keys of a compose file.
    Compose,
    /// The fields of a Kubernetes manifest.
    Manifest,
}

impl Grant {
    /// How it is named in these words.
    #[must_use]
    pub const fn named(&self, notation: Notation) -> &'static str {
        match notation {
            Notation::RunLine => self.name,
            Notation::Compose => self.compose,
            Notation::Manifest => self.manifest,
        }
    }
}

/// The reference of `docker run`.
pub const DOCKER_RUN: Source = "https://docs.docker.com/reference/cli/docker/container/run/#privileged";

/// What Kubernetes' own standards say of containers that are given the host.
pub const POD_SECURITY: Source = "https://kubernetes.io/docs/concepts/security/pod-security-standards/";

/// The grants that are made for an init's sake, the widest first.
pub const GRANTS: &[Grant] = &[
    Grant {
        written: &["--privileged", "–privileged", "privileged: true", "privileged: yes"],
        name: "--privileged",
        compose: "privileged: true",
        manifest: "privileged: true",
        opens: Text {
            en: "all of the host's devices and every kernel privilege: whoever breaks into the service owns the machine, not just the container",
            ja: "ホストの全デバイスとカーネルの全権限を渡すため、サービスに侵入されるとコンテナだけでなくマシン全体を奪われます",
        },
        source: DOCKER_RUN,
    },
    Grant {
        written: &["--cap-add=ALL", "--cap-add ALL", "--cap-add=all", "--cap-add all"],
        name: "--cap-add ALL",
        compose: "cap_add: ALL",
        manifest: "capabilities.add: ALL",
        opens: Text {
            en: "every kernel privilege of root on the host, such as loading modules and reading other processes' memory",
            ja: "カーネルモジュールの読み込みや他プロセスのメモリーの参照など、ホストの root と同じカーネル権限をすべて渡します",
        },
        source: DOCKER_RUN,
    },
    Grant {
        written: &["--cap-add=SYS_ADMIN", "--cap-add SYS_ADMIN", "--cap-add=CAP_SYS_ADMIN", "--cap-add CAP_SYS_ADMIN"],
        name: "--cap-add SYS_ADMIN",
        compose: "cap_add: SYS_ADMIN",
        manifest: "capabilities.add: SYS_ADMIN",
        opens: Text {
            en: "mounting file systems and much of what root may do to the kernel; most ways out of a container begin with it",
            ja: "ファイルシステムのマウントをはじめ、カーネルに対する root の操作の多くを許します。コンテナからの脱出手口の多くはこの権限から始まります",
        },
        source: "https://manpages.debian.org/bookworm/manpages/capabilities.7.en.html",
    },
    Grant {
        written: &["seccomp=unconfined", "seccomp:unconfined"],
        name: "seccomp=unconfined",
        compose: "seccomp=unconfined",
        manifest: "seccompProfile: Unconfined",
        opens: Text {
            en: "the system calls that Docker keeps from containers, which are a kernel exploit's usual way in",
            ja: "Docker がコンテナに禁じているシステムコールを解禁します。カーネルの脆弱性を突く攻撃の入り口になりがちなものです",
        },
        source: "https://docs.docker.com/engine/security/seccomp/",
    },
    Grant {
        written: &["--cgroupns=host", "--cgroupns host"],
        name: "--cgroupns=host",
        compose: "cgroup: host",
        manifest: "cgroup: host",
        opens: Text {
            en: "a view of every other container's and service's resource groups",
            ja: "ホスト上のほかのコンテナやサービスのリソースグループ(cgroup)が見えるようになります",
        },
        source: "https://docs.docker.com/reference/cli/docker/container/run/",
    },
    Grant {
        written: &["/sys/fs/cgroup:/sys/fs/cgroup"],
        name: "-v /sys/fs/cgroup",
        compose: "/sys/fs/cgroup",
        manifest: "hostPath /sys/fs/cgroup",
        opens: Text {
            en: "the host's resource groups; writable, they let the container run programs on the host",
            ja: "ホストの cgroup を渡します。書き込めると、コンテナからホスト上でプログラムを実行できてしまいます",
        },
        source: "https://manpages.debian.org/bookworm/manpages/cgroups.7.en.html",
    },
    Grant {
        written: &[
            "/run/dbus:/run/dbus",
            "/run/dbus:/var/run/dbus",
            "/run/dbus/system_bus_socket",
            "/var/run/dbus:/var/run/dbus",
            "/run/systemd:/run/systemd",
        ],
        name: "-v /run/dbus",
        compose: "/run/dbus",
        manifest: "hostPath /run/dbus",
        opens: Text {
            en: "the host's message bus: over it the host's own systemd can be told to start and stop anything",
            ja: "ホストのメッセージバスにつながります。ホストの systemd に任意のサービスの起動や停止を指示できてしまいます",
        },
        source: "https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.systemd1.html",
    },
    Grant {
        written: &["--pid=host", "--pid host", "pid: host"],
        name: "--pid=host",
        compose: "pid: host",
        manifest: "hostPID: true",
        opens: Text {
            en: "every process of the host: root in the container can end them, and with SYS_PTRACE read their memory",
            ja: "ホストの全プロセスが見えます。コンテナ内の root が強制終了でき、SYS_PTRACE もあればメモリーまで読めてしまいます",
        },
        source: "https://docs.docker.com/reference/cli/docker/container/run/#pid",
    },
    Grant {
        written: &["apparmor=unconfined", "apparmor:unconfined"],
        name: "apparmor=unconfined",
        compose: "apparmor=unconfined",
        manifest: "appArmorProfile: Unconfined",
        opens: Text {
            en: "mounts and writes below /proc and /sys, which Docker's AppArmor profile refuses",
            ja: "Docker の AppArmor プロファイルが拒否しているマウントや、/proc と /sys 以下への書き込みを許します",
        },
        source: "https://docs.docker.com/engine/security/apparmor/",
    },
];

/// The grants that a text makes, in the order of [`GRANTS`].
pub fn granted(text: &str) -> impl Iterator<Item = &'static Grant> + '_ {
    GRANTS.iter().filter(move |grant| grant.written.iter().any(|written| stands_alone(text, written)))
}

/// Whether a text holds `part` as a flag of its own: `--privileged=false` and `--privileged-without-host-devices` are none.
fn stands_alone(text: &str, part: &str) -> bool {
    let word = part.ends_with(|c: char| c.is_ascii_alphanumeric());
    text.match_indices(part).any(|(at, _)| {
        let rest = &text[at + part.len()..];
        let off = rest.starts_with("=false") || rest.starts_with("=0");
        !(off || word && rest.starts_with(|c: char| c == '-' || c == '_' || c.is_ascii_alphanumeric()))
    })
}

/// How the line of a text that starts a container begins.
pub const RUN_LINES: &[&str] = &[
    "docker run",
    "docker create",
    "docker container run",
    "podman run",
    "podman create",
    "nerdctl run",
    "docker-compose run",
    "docker compose run",
];

/// Services of the catalogue that look at the host they run on: what they are given of it may be meant.
/// Sources: <https://github.com/prometheus/node_exporter#docker>, <https://hub.docker.com/_/telegraf>,
/// <https://hub.docker.com/r/zabbix/zabbix-agent2>.
pub const WATCHES_HOST: &[&str] =
    &["node_exporter", "telegraf", "zabbix-agent", "collectd", "netdata", "datadog-agent"];

/// A grant by its name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Grant> {
    GRANTS.iter().find(|grant| grant.name == name)
}

/// Grants that only lift a filter from what root in the container may do anyway: debuggers and browsers' own sandboxes ask for them
/// (<https://docs.docker.com/engine/security/seccomp/>).
pub const LIFTS_FILTER: &[&str] = &["seccomp=unconfined", "apparmor=unconfined"];

/// The grant that opens most: [`GRANTS`] has them in that order.
pub fn strongest<'g>(grants: impl Iterator<Item = &'g Grant>) -> Option<&'g Grant> {
    let place = |grant: &&Grant| GRANTS.iter().position(|other| other.name == grant.name);
    grants.min_by_key(place)
}

/// What a grant opens, as a sentence.
#[must_use]
pub fn sentence(grant: &Grant, notation: Notation, lang: Lang) -> String {
    let name = grant.named(notation);
    match lang {
        Lang::En => format!("{name} gives {}.", grant.opens.en),
        Lang::Ja => format!("{name} は、{}。", grant.opens.ja),
    }
}

/// Environment variables that tell a booting systemd that it is in a container.
pub const INIT_VARIABLES: &[&str] = &["container=docker", "container=oci", "container=podman", "container=lxc"];

/// Where an init wants a tmpfs.
pub const INIT_TMPFS: &[&str] = &["/run", "/run/lock", "/var/run", "/tmp"];

/// Paths of the host whose mounts give a booting init what it asks for.
pub const INIT_MOUNTS: &[&str] = &["/sys/fs/cgroup", "/run/systemd"];

/// Paths of the host that a program mounts that works on the host itself: devices, the kernel's modules, other containers.
pub const HOST_WORK_MOUNTS: &[&str] = &[
    "/dev",
    "/lib/modules",
    "/usr/src",
    "/boot",
    "/var/lib/docker",
    "/var/lib/containerd",
    "/var/lib/kubelet",
    "/sys/kernel",
    "/sys/bus",
    "/sys/class",
    "/sys/devices",
    "/proc",
    "/etc/cni",
    "/opt/cni",
    "/tmp/.X11-unix",
    "/var/run/docker.sock",
    "/run/docker.sock",
    "/run/udev",
    "/run/dbus",
    "/var/run/dbus",
    "/run/containerd",
    "/etc/kubernetes",
    "/mnt",
    "/media",
];

/// Words in an image's name that speak for work on the host's kernel: tunnels, file systems, emulators, devices.
pub const KERNEL_WORDS: &[&str] = &[
    "vpn",
    "ipsec",
    "l2tp",
    "pptp",
    "tunnel",
    "tun",
    "nfs",
    "rpcbind",
    "fuse",
    "binfmt",
    "kvm",
    "qemu",
    "android",
    "bluetooth",
    "mininet",
    "ovs",
    "openvswitch",
    "netdata",
    "ebpf",
    "bpf",
    // Networks: what filters, routes, hands out addresses or listens to all that passes.
    "wireguard",
    "openconnect",
    "strongswan",
    "libreswan",
    "softether",
    "tailscale",
    "zerotier",
    "tinc",
    "nebula",
    "gluetun",
    "tproxy",
    "frr",
    "quagga",
    "bird",
    "keepalived",
    "iptables",
    "nftables",
    "hostapd",
    "wifi",
    "aircrack",
    "dhcp",
    "dhcpd",
    "suricata",
    "snort",
    "zeek",
    "tcpdump",
    "wireshark",
    "ntopng",
    "cilium",
    "calico",
    "flannel",
    // Storage.
    "iscsi",
    "drbd",
    "ceph",
    "glusterfs",
    "gluster",
    "zfs",
    "lvm",
    "rclone",
    "mergerfs",
    "sshfs",
    "s3fs",
    "scrutiny",
    "smartctl",
    // Engines and machines.
    "dind",
    "k3s",
    "k3d",
    "minikube",
    "kubelet",
    "lxc",
    "lxd",
    "incus",
    "libvirt",
    "libvirtd",
    "firecracker",
    "waydroid",
    "redroid",
    // Devices.
    "zigbee",
    "zigbee2mqtt",
    "zwave",
    "zwavejs",
    "usb",
    "usbip",
    "gpio",
    "i2c",
    "modbus",
    "cups",
    "sane",
    "rtl",
    "sdr",
    "dump1090",
    "readsb",
    "frigate",
    "motioneye",
    "homebridge",
    "openhab",
    "domoticz",
    "cuda",
    "nvidia",
    "gpu",
    // What watches the host.
    "falco",
    "sysdig",
    "tracee",
    "cadvisor",
    "osquery",
];

/// Whether a command changes what belongs to the host's kernel: it mounts, loads, filters, routes.
#[must_use]
pub fn changes_kernel(words: &[&str]) -> bool {
    let Some((program, args)) = words.split_first() else { return false };
    let says = |wanted: &[&str]| args.iter().any(|arg| wanted.contains(arg));
    match base_name(program) {
        "mount" | "umount" | "modprobe" | "insmod" | "losetup" | "cryptsetup" | "nsenter" | "unshare" | "mknod" => {
            !args.is_empty()
        }
        "ip" => says(&["add", "set", "change", "del", "delete", "replace", "up", "down"]),
        "iptables" | "ip6tables" | "iptables-restore" | "ip6tables-restore" | "nft" | "ipset" | "tc" | "brctl"
        | "ebtables" => !args.is_empty(),
        "sysctl" => says(&["-w", "--write", "-p", "--system"]),
        // `echo never > /sys/kernel/mm/transparent_hugepage/enabled`
        "echo" | "printf" | "tee" => args.iter().any(|arg| {
            let path = arg.trim_start_matches('>');
            path.starts_with("/sys/") || path.starts_with("/proc/sys/")
        }),
        _ => false,
    }
}

/// The engine's own socket: whoever writes to it can start a container with `--privileged`.
pub const ENGINE_SOCKETS: &[&str] = &[
    "/var/run/docker.sock",
    "/run/docker.sock",
    "/run/podman/podman.sock",
    "/var/run/podman/podman.sock",
    "/run/containerd/containerd.sock",
    "/var/run/containerd/containerd.sock",
    "/run/k3s/containerd/containerd.sock",
    "/run/crio/crio.sock",
    "/var/run/crio/crio.sock",
];

/// Of [`HOST_WORK_MOUNTS`], those that hold data or a socket: a known program needs no privilege of the kernel for them.
pub const DATA_MOUNTS: &[&str] = &["/mnt", "/media", "/var/run/docker.sock", "/run/docker.sock"];

/// Parts of the host that give it away as a whole: whoever reads them has its secrets or its devices, whoever writes to them owns it.
/// A file or a directory of one program below them is none.
pub const HOST_MOUNTS: &[&str] = &[
    "/",
    "/etc",
    "/etc/shadow",
    "/etc/sudoers",
    "/etc/sudoers.d",
    "/etc/ssh",
    "/etc/systemd",
    "/etc/systemd/system",
    "/etc/cron.d",
    "/etc/crontab",
    "/etc/kubernetes",
    "/root",
    "/root/.ssh",
    "/boot",
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/run",
    "/var/run",
    "/var/lib/docker",
    "/var/lib/containerd",
    "/var/lib/kubelet",
    "/dev",
    "/dev/mem",
    "/sys",
    "/sys/kernel",
    "/sys/kernel/debug",
    "/proc",
    "/proc/sys",
];

/// How a grant of one capability is written.
#[must_use]
pub fn capability(name: &str, notation: Notation) -> String {
    match notation {
        Notation::RunLine => format!("--cap-add {name}"),
        Notation::Compose => format!("cap_add: {name}"),
        Notation::Manifest => format!("capabilities.add: {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grants_of_run_lines() {
        let names = |text| granted(text).map(|grant| grant.name).collect::<Vec<_>>();
        assert_eq!(
            names("docker run --privileged -v /sys/fs/cgroup:/sys/fs/cgroup:ro x"),
            ["--privileged", "-v /sys/fs/cgroup"]
        );
        assert_eq!(names("docker run --cap-add=SYS_ADMIN x"), ["--cap-add SYS_ADMIN"]);
        assert_eq!(names("docker run --privileged=true x"), ["--privileged"]);
        assert!(names("docker run --privileged=false x").is_empty());
        assert!(names("an unprivileged user; --privileged-mode-test").is_empty());
    }
}
