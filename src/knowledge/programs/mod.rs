//! Programs that are no services: inits, shells, managers, and what ends at once.
//!
//! Names are the last part of a path; `*` stands for any text (see [`super::services::matches`]).

use super::init;
use super::platform::{Family, Platform};
use super::services::matches;
use super::services::names::Names;
use crate::decimal::Decimal;
use crate::report::Pid1Kind;
use crate::text::base_name;
use std::sync::LazyLock;

mod quick;
mod runtimes;
mod supervisors;

pub use quick::{leaves_files, needs_no_service};
pub use runtimes::{is_env, is_interpreter, is_runtime, is_start_script, without_term_handler};
pub use supervisors::{FORKING, Manager, is_manager_service, option_in_front, reads_supervisor_ini, supervises};

/// What a program is, apart from being a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// An init system. Which one, [`init_kind`] tells from the base image.
    Init,
    /// Passes signals on and reaps; runs its arguments.
    MiniInit,
    /// A supervisor of several programs, made to run in a container.
    Supervisor,
    /// A shell.
    Shell,
    /// Waits for ever and does nothing: `tail -f`, `sleep infinity`.
    KeepAlive,
    /// Asks a service manager for something: `systemctl`, `service`, `rc-service`.
    Manager,
    /// Does its work and ends within a moment.
    Quick,
}

/// Paths and names that start an init system. systemd's own manual: systemd(1); the System V path: init(8).
pub const INITS: &[&str] = &[
    "/sbin/init",
    "/usr/sbin/init",
    "/bin/init",
    "/usr/bin/init",
    "sbin/init",
    "/lib/systemd/systemd",
    "/usr/lib/systemd/systemd",
    "/bin/systemd",
    "/usr/bin/systemd",
    "/sbin/systemd",
    "/usr/sbin/systemd",
    "systemd",
    "init",
    "/sbin/openrc-init",
    "/sbin/upstart",
];

const SHELLS: &[&str] = &["sh", "bash", "dash", "ash", "zsh", "ksh", "fish"];

const MANAGERS: &[&str] = &[
    "systemctl",
    "systemctl.py",
    "systemctl3.py",
    "service",
    "rc-service",
    "invoke-rc.d",
    "initctl",
    "chkconfig",
    "update-rc.d",
    "rc-update",
    "start-stop-daemon",
    "sv",
];

/// What a program is, by its path or name.
#[must_use]
pub fn role(program: &str) -> Option<Role> {
    if INITS.contains(&program) {
        return Some(Role::Init);
    }
    let (roles, names) = &*ROLES;
    names.first(base_name(program)).and_then(|at| roles.get(at)).copied()
}

/// The roles that a name alone gives, the first that fits counting, and the names. It is asked of every word of every command.
static ROLES: LazyLock<(Vec<Role>, Names)> = LazyLock::new(|| {
    let of_inits = |kind: Pid1Kind, role: Role| {
        init::INITS.iter().filter(move |init| init.kind == kind).map(move |init| (role, init.names))
    };
    let all: Vec<(Role, &'static [&'static str])> = [(Role::Shell, SHELLS), (Role::Manager, MANAGERS)]
        .into_iter()
        .chain(of_inits(Pid1Kind::MiniInit, Role::MiniInit))
        .chain(of_inits(Pid1Kind::Supervisor, Role::Supervisor))
        .chain([(Role::Supervisor, supervisors::MANAGING), (Role::KeepAlive, &["tail"]), (Role::Quick, quick::QUICK)])
        .collect();
    (all.iter().map(|(role, _)| *role).collect(), Names::of(all.iter().map(|(_, names)| *names)))
});

/// Whether these arguments make a command wait for ever, and do nothing else: `tail -f`, `sleep infinity`.
#[must_use]
pub fn waits_for_ever(program: &str, args: &[&str]) -> bool {
    let name = base_name(program);
    match name {
        "tail" => args.iter().any(|arg| {
            arg.starts_with("--follow") || (arg.starts_with('-') && !arg.starts_with("--") && arg.contains(['f', 'F']))
        }),
        "sleep" => args.iter().any(|arg| {
            matches!(*arg, "infinity" | "inf") || Decimal::read(arg).is_some_and(|s| s.whole() >= 1_000_000)
        }),
        "pause" => true,
        // It shows what the processes of its daemon, which forked away, write.
        "supervisorctl" => args.contains(&"tail") && args.contains(&"-f"),
        "pm2" => args.first().is_some_and(|verb| matches!(*verb, "logs" | "log" | "monit")),
        _ => false,
    }
}

/// Whether a package brings an init system's own program.
#[must_use]
pub fn brings_init(package: &str) -> bool {
    matches!(package, "systemd" | "systemd-sysv" | "init" | "openrc")
}

/// Debian packages that install systemd, and so systemd-tmpfiles, by what they depend on or recommend: tried with
/// `apt-get install -s` on Debian 12. Packages installed with it or after it get their directories under /run.
const BRING_TMPFILES: &[&str] = &[
    "systemd",
    "systemd-*",
    "init",
    "libpam-systemd",
    "openssh-server",
    "policykit-1",
    "polkitd",
    "network-manager",
    "openjdk-*-jre",
    "openjdk-*-jdk",
    "default-jre",
    "default-jdk",
    "software-properties-common",
    "dbus-user-session",
    "ssh",
];

/// Whether a package brings systemd-tmpfiles.
#[must_use]
pub fn brings_tmpfiles(package: &str) -> bool {
    BRING_TMPFILES.iter().any(|pattern| matches(pattern, package))
}

/// Whether `service` only hands over to systemctl on a platform: RHEL and its kin since 7, Fedora, Amazon Linux since 2
/// (service(8) of initscripts: "Redirecting to /bin/systemctl").
#[must_use]
pub fn service_is_systemctl(platform: &Platform) -> bool {
    platform.family == Family::Rhel
        && init_kind("/sbin/init", Some(platform.family), Some(platform)) == Pid1Kind::Systemd
}

/// Whether a program needs more privileges than a build gives (capabilities(7): CAP_SYS_ADMIN, CAP_NET_ADMIN, CAP_SYS_MODULE).
#[must_use]
pub fn needs_privilege(program: &str) -> bool {
    let name = base_name(program);
    matches!(
        name,
        "mount"
            | "umount"
            | "losetup"
            | "modprobe"
            | "insmod"
            | "debootstrap"
            | "mmdebstrap"
            | "chroot"
            | "arch-chroot"
            | "pacstrap"
            | "unshare"
            | "nsenter"
            | "systemd-nspawn"
            | "kpartx"
            | "cryptsetup"
            | "dockerd"
            | "dockerd-entrypoint.sh"
            | "containerd"
            | "docker"
            | "podman"
            | "buildah"
            | "bwrap"
            | "sysctl"
            | "iptables"
            | "ip"
            | "mknod"
            | "fdisk"
            | "parted"
            | "bazel"
            | "nix"
            | "nix-build"
            | "gdb"
            | "strace"
            | "perf"
            | "qemu-system-x86_64"
    )
}

/// Which init the init's path starts on a platform.
///
/// Upstart: Ubuntu 6.10 to 14.10, RHEL and CentOS 6, Amazon Linux 1 (<https://en.wikipedia.org/wiki/Upstart>). System V: Debian up to 7
/// (<https://wiki.debian.org/Debate/initsystem/sysvinit>). Alpine: busybox init and OpenRC (<https://wiki.alpinelinux.org/wiki/OpenRC>).
#[must_use]
pub fn init_kind(program: &str, family: Option<Family>, platform: Option<&Platform>) -> Pid1Kind {
    if program.ends_with("systemd") {
        return Pid1Kind::Systemd;
    }
    if program.ends_with("openrc-init") || family == Some(Family::Alpine) {
        return Pid1Kind::Openrc;
    }
    let Some(platform) = platform else { return Pid1Kind::Systemd };
    let major: u32 = platform.release.split('.').next().and_then(|n| n.parse().ok()).unwrap_or(u32::MAX);
    match platform.distribution {
        "ubuntu" if major < 15 => Pid1Kind::Upstart,
        "centos" | "rhel" | "oraclelinux" if major == 6 => Pid1Kind::Upstart,
        "centos" | "rhel" | "oraclelinux" if major < 6 => Pid1Kind::Sysvinit,
        "amazonlinux" if major == 1 || (2010..2019).contains(&major) => Pid1Kind::Upstart,
        "debian" if major < 8 => Pid1Kind::Sysvinit,
        "alpine" => Pid1Kind::Openrc,
        _ => Pid1Kind::Systemd,
    }
}

/// The family whose package manager this is.
#[must_use]
pub fn package_manager(program: &str) -> Option<Family> {
    match base_name(program) {
        "apt-get" | "apt" | "aptitude" | "dpkg" => Some(Family::Debian),
        "yum" | "dnf" | "microdnf" | "rpm" => Some(Family::Rhel),
        "apk" => Some(Family::Alpine),
        "zypper" => Some(Family::Suse),
        "pacman" | "yaourt" | "yay" => Some(Family::Arch),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_count_for_an_init_only() {
        assert_eq!(role("/usr/sbin/init"), Some(Role::Init));
        assert_eq!(role("/usr/sbin/init-docker"), None);
        assert_eq!(role("/srv/init"), None);
        assert_eq!(role("/usr/bin/tini"), Some(Role::MiniInit));
        assert_eq!(role("/bin/bash"), Some(Role::Shell));
    }

    #[test]
    fn waiting_for_ever() {
        assert!(
            waits_for_ever("tail", &["-f", "/dev/null"])
                && waits_for_ever("tail", &["-F", "x"])
                && waits_for_ever("sleep", &["infinity"])
        );
        assert!(!waits_for_ever("tail", &["-n", "3", "x"]) && !waits_for_ever("sleep", &["10"]));
    }
}
