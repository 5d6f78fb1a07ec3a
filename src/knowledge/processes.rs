//! Programs that are neither services nor inits: shells, tools, container runtimes, the kernel's own threads.

use super::platform::Family;
use super::services::matches;

/// Shells.
pub const SHELLS: &[&str] =
    &["sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "busybox", "fish", "csh", "tcsh", "rbash"];

/// Programs that run a script: the script says what the process is.
pub const INTERPRETERS: &[&str] =
    &["python*", "perl*", "ruby*", "node", "nodejs", "php", "php7*", "php8*", "env", "guile", "lua*"];

/// Tools that somebody started by hand, or that only wait: none of them is a service.
pub const TOOLS: &[&str] = &[
    "ps",
    "grep",
    "egrep",
    "top",
    "htop",
    "pstree",
    "watch",
    "less",
    "more",
    "cat",
    "tail",
    "head",
    "sed",
    "awk",
    "sort",
    "sleep",
    "pause",
    "su",
    "sudo",
    "script",
    "screen",
    "tmux",
    "vi",
    "vim",
    "nano",
    "man",
    "ssh",
    "curl",
    "wget",
    "docker",
    "podman",
    "kubectl",
    "systemctl",
    "systemd-cgls",
    "journalctl",
    "strace",
    "gdb",
    "find",
    "xargs",
    "wc",
    "tee",
    "true",
    "sh-exec",
    "runuser",
    "newgrp",
    "ls",
    "date",
    "id",
    "clear",
    "psaxfw",
    "ping",
    "cgls",
    "nsenter",
    "bashtop",
    "mpstat",
    "vmstat",
    "stress",
    "time",
    "timeout",
    "yes",
    "xz",
    "tar",
    "dnf",
    "yum",
    "apt",
    "apt-get",
    "dpkg",
    "rpm",
    "pager",
    "column",
];

/// What a process manager puts beside each of its services: neither a service nor one of its processes.
pub const SUPERVISION: &[&str] = &[
    "s6-*",
    "runsv",
    "svlogd",
    "supervise",
    "multilog",
    "readproctitle",
    "supervise-daemon",
    "openrc-run*",
    "fghack",
    "pidproxy",
];

/// Programs that only wait: as PID 1 they keep a container up.
pub const WAITERS: &[&str] = &["tail", "sleep", "cat", "pause", "yes"];

/// Programs' names that say nothing without the directory they are in.
pub const BLAND_NAMES: &[&str] = &["master", "main", "server", "daemon", "app", "start", "run"];

/// Directories that say nothing of the programs in them.
pub const PROGRAM_DIRECTORIES: &[&str] =
    &["", "bin", "sbin", "lib", "lib64", "libexec", "usr", "local", "opt", "app", "src", "."];

/// Tools that list or search processes: the listing shows them because somebody asked for it.
pub const LISTERS: &[&str] =
    &["ps", "grep", "egrep", "top", "htop", "pstree", "systemd-cgls", "psaxfw", "watch", "less", "more"];

/// Stays below a shim to hold the namespaces of a Kubernetes pod.
pub const PAUSE: &str = "pause";

/// A program that starts containers and stays as the parent of their first process.
#[derive(Debug)]
pub struct Runtime {
    /// Names of the program; `*` stands for any text.
    pub names: &'static [&'static str],
    /// Whether its containers are whole machines that run an init on purpose.
    pub machines: Machines,
}

/// What a runtime's containers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Machines {
    /// One application each.
    No,
    /// System containers: LXC, LXD, nspawn.
    Yes,
}

/// Container runtimes, as `ps` shows them.
pub const RUNTIMES: &[Runtime] = &[
    Runtime {
        names: &[
            "containerd-shim*",
            "docker-containerd-shim*",
            "docker-containe",
            "conmon",
            "conmonrs",
            "runc",
            "crun",
            "youki",
        ],
        machines: Machines::No,
    },
    Runtime {
        names: &[
            "lxc monitor",
            "lxc-start",
            "lxc-monitord",
            "lxd-forkstart",
            "systemd-nspawn",
            "sysbox-runc",
            "incus monitor",
        ],
        machines: Machines::Yes,
    },
];

/// The runtime that a program of this name is.
#[must_use]
pub fn runtime(name: &str) -> Option<&'static Runtime> {
    RUNTIMES.iter().find(|runtime| runtime.names.iter().any(|pattern| matches(pattern, name)))
}

/// The start of the control group that an engine makes for a container; what follows is its id or name.
pub const CONTAINER_GROUPS: &[&str] = &["docker-", "libpod-", "crio-", "cri-containerd-", "lxc.payload.", "machine-"];

/// Daemons that hold containers inside a container: it is a node or a sandbox, and behaves like a machine on purpose.
pub const NODE_DAEMONS: &[&str] =
    &["kubelet", "dockerd", "docker-current", "containerd", "k3s", "crio", "incusd", "lxd"];

/// Programs that run on a machine and hardly ever in a container, where a listing leaves out the kernel's threads.
pub const MACHINE_DAEMONS: &[&str] = &[
    "dockerd",
    "containerd",
    "lxcfs",
    "VGAuthService",
    "vmtoolsd",
    "irqbalance",
    "multipathd",
    "udisksd",
    "ModemManager",
    "smartd",
    "snapd",
    "thermald",
    "acpid",
    "auditd",
    "NetworkManager",
    "lvmetad",
    "iscsid",
    "fwupd",
    "bluetoothd",
    "gdm*",
    "lightdm",
    "conmon",
];

/// Daemons whose units systemd does not start in a container: `ConditionVirtualization=!container`, or one kind of virtual
/// machine alone (systemd.unit(5), and the units of systemd, irqbalance, multipath-tools, rng-tools, smartmontools, fwupd,
/// ModemManager, thermald and open-vm-tools).
pub const NOT_IN_CONTAINERS: &[&str] = &[
    "systemd-timesyncd",
    "systemd-timesyn",
    "irqbalance",
    "multipathd",
    "rngd",
    "smartd",
    "fwupd",
    "ModemManager",
    "thermald",
    "vmtoolsd",
    "VGAuthService",
];

/// Programs that give a machine its addresses. An engine does that from outside, before a container starts
/// (<https://docs.docker.com/engine/network/>); in a system container they run as on a machine
/// (<https://documentation.ubuntu.com/lxd/latest/>, systemd-networkd.service(8)).
pub const NETWORK_SETTERS: &[&str] = &[
    "systemd-networkd",
    "systemd-network",
    "systemd-networ",
    "NetworkManager",
    "dhclient",
    "dhcpcd",
    "udhcpc",
    "wpa_supplicant",
];

/// Programs that an image for Docker or Podman hardly ever has and a system container of Ubuntu does: snapd needs systemd,
/// and mounts its images through FUSE where it may not do so otherwise (<https://documentation.ubuntu.com/lxd/latest/>).
pub const SYSTEM_CONTAINER_SIGNS: &[&str] = &["snapd", "snapfuse", "squashfuse"];

/// The first process of systems other than Linux, none of which runs as a container.
pub const MACHINE_INITS: &[&str] = &["launchd"];

/// Beginnings of the names of kernel threads. None of them is seen from inside a container.
pub const KERNEL_THREADS: &[&str] = &[
    "kthreadd",
    "kworker",
    "ksoftirqd",
    "rcu_",
    "rcub",
    "rcuc",
    "migration",
    "watchdog",
    "cpuhp",
    "kswapd",
    "jbd2",
    "scsi_",
    "netns",
    "khungtaskd",
    "kdevtmpfs",
    "kblockd",
    "bioset",
    "kintegrityd",
    "writeback",
    "khugepaged",
    "ksmd",
    "kcompactd",
    "oom_reaper",
    "crypto",
    "xfs",
    "ext4",
    "md",
    "ata_sff",
    "kauditd",
    "mm_percpu",
    "ipv6_addrconf",
    "kthrotld",
    "events",
    "khelper",
    "kmpath",
    "dm_bufio",
    "dm-",
    "kdmflush",
    "hv_",
    "flush-",
    "sync_supers",
    "bdi-",
    "kpsmoused",
    "deferwq",
    "irq/",
    "loop",
    "nfsd",
    "lockd",
    "rpciod",
    "edac",
    "devfreq",
    "kstrp",
    "charger",
    "acpi_thermal",
    "ecryptfs",
    "pool_workqueue",
    "idle_inject",
    "btrfs",
    "zfs",
    "spl_",
    "usb-storage",
    "nvme",
    "ttm_swap",
    "inet_frag",
    "slub_flushwq",
    "psimon",
    "kvm-",
    "vhost-",
    "hwrng",
    "cifs",
    "mpt",
    "nfit",
    "zswap",
    "cpuset",
    "aio",
];

/// Whether a name in brackets is one of the kernel's threads.
#[must_use]
pub fn is_kernel_thread(name: &str) -> bool {
    KERNEL_THREADS.iter().any(|head| name.starts_with(head))
}

/// Paths that only one family has.
pub const PATHS: &[(&str, Family)] = &[
    ("/usr/sbin/httpd", Family::Rhel),
    ("/usr/sbin/crond", Family::Rhel),
    ("/usr/libexec/mysqld", Family::Rhel),
    ("/usr/libexec/mariadbd", Family::Rhel),
    ("/usr/libexec/postfix/master", Family::Rhel),
    ("/usr/sbin/apache2", Family::Debian),
    ("/usr/sbin/cron", Family::Debian),
    ("/usr/lib/postfix/sbin/master", Family::Debian),
    ("/usr/lib/postfix/master", Family::Debian),
    ("/usr/sbin/httpd-prefork", Family::Suse),
];

/// Users that only one family has.
pub const USERS: &[(&str, Family)] = &[
    ("apache", Family::Rhel),
    ("www-data", Family::Debian),
    ("Debian-exim", Family::Debian),
    ("wwwrun", Family::Suse),
    ("http", Family::Arch),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runtimes_and_threads() {
        assert!(runtime("containerd-shim-runc-v2").is_some_and(|runtime| runtime.machines == Machines::No));
        assert!(runtime("lxc monitor").is_some_and(|runtime| runtime.machines == Machines::Yes));
        assert!(runtime("containerd").is_none());
        assert!(is_kernel_thread("kworker/0:1H") && !is_kernel_thread("httpd"));
    }
}
