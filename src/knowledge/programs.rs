//! Programs that are no services: inits, shells, managers, and what ends at once.
//!
//! Names are the last part of a path; `*` stands for any text (see [`super::services::matches`]).

use super::Source;
use super::init;
use super::platform::{Family, Platform};
use super::services::{Mode, matches};
use crate::report::Pid1Kind;

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

/// Commands that end by themselves: shell built-ins, coreutils, package managers. A list that errs on the short side:
/// what is not here is unknown, and an answer that depends on it says so.
const QUICK: &[&str] = &[
    "echo",
    "printf",
    "true",
    ":",
    "test",
    "[",
    "cd",
    "export",
    "set",
    "unset",
    "source",
    ".",
    "umask",
    "ulimit",
    "trap",
    "read",
    "shift",
    "alias",
    "eval",
    "mkdir",
    "rmdir",
    "rm",
    "cp",
    "mv",
    "ln",
    "touch",
    "chmod",
    "chown",
    "chgrp",
    "install",
    "cat",
    "ls",
    "pwd",
    "date",
    "id",
    "whoami",
    "hostname",
    "sed",
    "awk",
    "grep",
    "egrep",
    "tr",
    "cut",
    "sort",
    "uniq",
    "head",
    "wc",
    "tee",
    "find",
    "xargs",
    "tar",
    "gzip",
    "gunzip",
    "unzip",
    "curl",
    "wget",
    "git",
    "useradd",
    "adduser",
    "usermod",
    "groupadd",
    "addgroup",
    "chpasswd",
    "passwd",
    "ssh-keygen",
    "openssl",
    "envsubst",
    "sysctl",
    "mount",
    "umount",
    "sleep",
    "apt-get",
    "apt",
    "yum",
    "dnf",
    "microdnf",
    "apk",
    "zypper",
    "pacman",
    "rpm",
    "dpkg",
    "pip",
    "pip3",
    "update-ca-certificates",
    "ldconfig",
    "which",
    "env",
    "a2enmod",
    "a2dismod",
    "a2ensite",
    "a2dissite",
    "a2enconf",
    "a2disconf",
    "mysql",
    "mysqladmin",
    "psql",
    "createdb",
    "createuser",
    "crontab",
    "dbus-uuidgen",
    "kill",
    "pkill",
    "ps",
    "iptables",
    "ip",
    "ifconfig",
];

/// Clients among the quick ones: what they do needs a running service.
const CLIENTS: &[&str] = &["mysql", "mysqladmin", "psql", "createdb", "createuser", "curl", "wget", "xargs"];

/// Whether a command needs no running service: file and account work. Package managers may (their packages' scripts talk to a
/// database), unless they only clean up.
#[must_use]
pub fn needs_no_service(program: &str, args: &[&str]) -> bool {
    let name = program.rsplit('/').next().unwrap_or(program);
    if package_manager(program).is_some() {
        return args.iter().any(|arg| matches!(*arg, "clean" | "autoclean" | "autoremove" | "update"));
    }
    role(program) == Some(Role::Quick) && !CLIENTS.contains(&name)
}

/// What a program is, by its path or name.
#[must_use]
pub fn role(program: &str) -> Option<Role> {
    let name = program.rsplit('/').next().unwrap_or(program);
    let one_of = |names: &[&str]| names.iter().any(|pattern| matches(pattern, name));
    if INITS.contains(&program) {
        Some(Role::Init)
    } else if one_of(SHELLS) {
        Some(Role::Shell)
    } else if one_of(MANAGERS) {
        Some(Role::Manager)
    } else if init::by_name(name) == Some(Pid1Kind::MiniInit) {
        Some(Role::MiniInit)
    } else if init::by_name(name) == Some(Pid1Kind::Supervisor) || is_manager_service(name) {
        Some(Role::Supervisor)
    } else if name == "tail" {
        Some(Role::KeepAlive)
    } else if one_of(QUICK) {
        Some(Role::Quick)
    } else {
        None
    }
}

/// Whether these arguments make a command wait for ever, and do nothing else: `tail -f`, `sleep infinity`.
#[must_use]
pub fn waits_for_ever(program: &str, args: &[&str]) -> bool {
    let name = program.rsplit('/').next().unwrap_or(program);
    match name {
        "tail" => args.iter().any(|arg| {
            arg.starts_with("--follow") || (arg.starts_with('-') && !arg.starts_with("--") && arg.contains(['f', 'F']))
        }),
        "sleep" => {
            args.iter().any(|arg| matches!(*arg, "infinity" | "inf") || arg.parse::<f64>().is_ok_and(|s| s >= 1e6))
        }
        "pause" => true,
        // It shows what the processes of its daemon, which forked away, write.
        "pm2" => args.first().is_some_and(|verb| matches!(*verb, "logs" | "log" | "monit")),
        _ => false,
    }
}

/// Whether a program is a shell script by its name, as those are that people write to start a container.
#[must_use]
pub fn is_start_script(program: &str) -> bool {
    let name = program.rsplit('/').next().unwrap_or(program);
    ["*.sh", "*.bash", "*entrypoint*"].iter().any(|pattern| matches(pattern, name))
}

/// Whether a program runs the script that its first argument names.
#[must_use]
pub fn is_interpreter(program: &str) -> bool {
    let name = program.rsplit('/').next().unwrap_or(program);
    ["python", "python2*", "python3*", "perl", "ruby", "platform-python"].iter().any(|pattern| matches(pattern, name))
}

/// Interpreters that set no handler for SIGTERM by themselves, and where that is said: as PID 1 they ignore it unless the program
/// sets one. (Java's and Go's runtimes do; Ruby raises an exception.)
const WITHOUT_TERM: &[(&[&str], &str, Source)] = &[
    (
        &["node", "nodejs"],
        "Node.js",
        "https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#handling-kernel-signals",
    ),
    (&["python", "python2*", "python3*"], "Python", "https://docs.python.org/3/library/signal.html#general-rules"),
];

/// The interpreter that this program is, and where it is said, if it sets no handler for SIGTERM by itself.
#[must_use]
pub fn without_term_handler(program: &str) -> Option<(&'static str, Source)> {
    let name = program.rsplit('/').next().unwrap_or(program);
    let found = WITHOUT_TERM.iter().find(|(names, ..)| names.iter().any(|pattern| matches(pattern, name)));
    found.map(|(_, shown, source)| (*shown, *source))
}

/// Interpreters, virtual machines and the tools that start programs with them: whatever they run, it is no init system.
const RUNTIMES: &[&str] = &[
    "node",
    "nodejs",
    "npm",
    "npx",
    "yarn",
    "pnpm",
    "bun",
    "deno",
    "pm2-runtime",
    "python",
    "python2*",
    "python3*",
    "java",
    "ruby",
    "bundle",
    "php",
    "perl",
    "dotnet",
    "go",
    "cargo",
    "mix",
];

/// Whether a program runs others that are written for it.
#[must_use]
pub fn is_runtime(program: &str) -> bool {
    let name = program.rsplit('/').next().unwrap_or(program);
    RUNTIMES.iter().any(|pattern| matches(pattern, name))
}

/// What a supervisor does with its arguments.
#[derive(Debug)]
pub struct Manager {
    /// Its names.
    pub names: &'static [&'static str],
    /// With one of these among its arguments it stays in the foreground.
    pub front: &'static [&'static str],
    /// With one of these it forks away.
    pub back: &'static [&'static str],
    /// With one of these it talks to a running one, and returns.
    pub talks: &'static [&'static str],
    /// What it does with none of them.
    pub otherwise: Mode,
    /// Where that is documented.
    pub source: Source,
}

/// Supervisors that do not simply stay, and that the catalogue of services does not have. Of supervisord the configuration decides as well (<https://supervisord.org/running.html>).
pub const FORKING: &[Manager] = &[
    Manager {
        names: &["god"],
        front: &["-D", "--no-daemonize"],
        back: &[],
        talks: &["start", "restart", "stop", "status", "terminate", "quit", "load", "-V", "--version", "-h"],
        otherwise: Mode::Background,
        source: "https://github.com/mojombo/god/blob/master/bin/god",
    },
    Manager {
        names: &["overmind"],
        front: &[],
        back: &["-D", "--daemonize"],
        talks: &["connect", "restart", "stop", "kill", "ps", "quit", "run", "status"],
        otherwise: Mode::Foreground,
        source: "https://github.com/DarthSim/overmind",
    },
];

/// What a supervisor does by its arguments; none where only its configuration says it.
#[must_use]
pub fn supervises(program: &str, args: &[&str]) -> Option<Mode> {
    let name = program.rsplit('/').next().unwrap_or(program);
    if reads_supervisor_ini(program) {
        return args.iter().any(|arg| matches!(*arg, "-n" | "--nodaemon")).then_some(Mode::Foreground);
    }
    let Some(manager) = FORKING.iter().find(|manager| manager.names.contains(&name)) else {
        return Some(Mode::Foreground);
    };
    let has = |wanted: &[&str]| args.iter().any(|arg| wanted.contains(arg));
    Some(if has(manager.front) {
        Mode::Foreground
    } else if has(manager.back) {
        Mode::Background
    } else if has(manager.talks) {
        Mode::Returns
    } else {
        manager.otherwise
    })
}

/// The option that keeps a supervisor in the foreground where its configuration may not.
#[must_use]
pub fn option_in_front(program: &str) -> Option<&'static str> {
    reads_supervisor_ini(program).then_some("-n")
}

/// Services of the catalogue that are managers of others. They are known by the catalogue's own invocations.
const MANAGING: &[&str] = &["supervisord", "monit", "pm2", "pm2-runtime", "forever", "circus"];

/// Whether a service of the catalogue is a manager of others.
#[must_use]
pub fn is_manager_service(id: &str) -> bool {
    MANAGING.contains(&id)
}

/// Whether a supervisor reads supervisord's configuration.
#[must_use]
pub fn reads_supervisor_ini(program: &str) -> bool {
    program.ends_with("supervisord")
}

/// Whether a first line's program looks the interpreter up: `#!/usr/bin/env bash`.
#[must_use]
pub fn is_env(program: &str) -> bool {
    program.rsplit('/').next() == Some("env")
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
    let name = program.rsplit('/').next().unwrap_or(program);
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
    match program.rsplit('/').next().unwrap_or(program) {
        "apt-get" | "apt" | "aptitude" | "dpkg" => Some(Family::Debian),
        "yum" | "dnf" | "microdnf" | "rpm" => Some(Family::Rhel),
        "apk" => Some(Family::Alpine),
        "zypper" => Some(Family::Suse),
        "pacman" | "yaourt" | "yay" => Some(Family::Arch),
        _ => None,
    }
}

/// Commands that leave the files that they name as they are. `chown` and `chgrp` change neither text nor mode bits.
const READERS: &[&str] = &[
    "cat",
    "ls",
    "grep",
    "egrep",
    "head",
    "tail",
    "test",
    "[",
    "stat",
    "file",
    "wc",
    "chown",
    "chgrp",
    "diff",
    "md5sum",
    "sha256sum",
    "source",
    ".",
    "sh",
    "bash",
    "systemctl",
    "service",
    "echo",
    "printf",
    "dos2unix",
    "mkdir",
    "crontab",
    "export",
    "which",
    "visudo",
    "id",
    "sort",
    "awk",
    "cut",
    "tr",
    "find",
    "cd",
];

/// Whether a command leaves the files that its arguments name as they are. A package manager's are no files of the text.
#[must_use]
pub fn leaves_files(program: &str) -> bool {
    READERS.contains(&program.rsplit('/').next().unwrap_or(program)) || package_manager(program).is_some()
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
    fn managers_that_fork_away() {
        assert!(MANAGING.iter().all(|id| super::super::services::by_id(id).is_some()));
        for manager in FORKING {
            assert!(manager.source.starts_with("https://"));
            assert!(manager.names.iter().all(|name| role(name) == Some(Role::Supervisor)), "{manager:?}");
        }
        let mode = |line: &str| {
            let words: Vec<&str> = line.split(' ').collect();
            supervises(words[0], &words[1..])
        };
        assert_eq!(mode("supervisord -c /etc/x.conf"), None);
        assert_eq!(mode("/usr/bin/supervisord --nodaemon"), Some(Mode::Foreground));
        assert_eq!(mode("god -c x.god"), Some(Mode::Background));
        assert_eq!(mode("god -c x.god -D"), Some(Mode::Foreground));
        assert_eq!(mode("runsvdir /etc/service"), Some(Mode::Foreground));
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
