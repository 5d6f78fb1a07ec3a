//! Packages that serve an init system, what else they are good for, and what needs a message bus.

use super::Source;
use super::services::matches;
use crate::text::base_name;

/// What a package is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Serves {
    /// It brings the init system's own program, or exists to make it `/sbin/init`.
    Init,
    /// It is of an init's household, though other programs may use it too: the message bus, logins, its network services.
    Household,
}

/// A package of an init system.
#[derive(Debug)]
pub struct InitPackage {
    /// Its names.
    pub names: &'static [&'static str],
    /// What it is there for.
    pub serves: Serves,
    /// Programs in it that are of use without a boot: where the text names one of them, the package has a reason.
    pub tools: &'static [&'static str],
    /// Whether init scripts run by it, and so do those that the build itself still asks for something.
    pub runs_scripts: bool,
    /// Where that is documented.
    pub source: Source,
}

/// Tools of systemd that work, or are used, without systemd as PID 1.
const SYSTEMD_TOOLS: &[&str] = &[
    "journald.conf",
    "logind.conf",
    "system.conf",
    "systemd-nspawn",
    "systemd-resolve",
    "resolvectl",
    "systemd-analyze",
    "systemd-tmpfiles",
    "systemd-sysusers",
    "systemd-machine-id-setup",
    "systemd-firstboot",
    "systemd-run",
    "systemd-cat",
    "systemd-creds",
    "systemd-cryptenroll",
    "systemd-cryptsetup",
    "systemd-detect-virt",
    "systemd-dissect",
    "systemd-escape",
    "systemd-hwdb",
    "systemd-mount",
    "systemd-notify",
    "systemd-path",
    "systemd-repart",
    "systemd-udevd",
    "udevadm",
    "journalctl",
    "busctl",
    "bootctl",
    "coredumpctl",
    "machinectl",
    "networkctl",
    "loginctl",
    "mkosi",
    "dracut",
    "kernel-install",
    "ukify",
    "debootstrap",
    "live-build",
];

/// Programs that make a bus of their own, or talk over one.
const BUS_TOOLS: &[&str] =
    &["dbus-launch", "dbus-run-session", "dbus-send", "dbus-monitor", "dbus-uuidgen", "gdbus", "qdbus", "--session"];

/// The packages.
pub const INIT_PACKAGES: &[InitPackage] = &[
    InitPackage {
        names: &["systemd", "systemd-sysv", "systemd-init", "fakesystemd"],
        serves: Serves::Init,
        tools: SYSTEMD_TOOLS,
        runs_scripts: false,
        source: "https://packages.debian.org/bookworm/systemd-sysv",
    },
    InitPackage {
        names: &["init", "sysvinit", "sysvinit-core", "runit-init", "upstart", "upstart-sysv"],
        serves: Serves::Init,
        tools: &[],
        runs_scripts: false,
        source: "https://packages.debian.org/bookworm/init",
    },
    InitPackage {
        names: &["openrc", "openrc-init"],
        serves: Serves::Init,
        // Whose file is edited must be there.
        tools: &["openrc-run", "supervise-daemon", "start-stop-daemon", "rc.conf"],
        runs_scripts: true,
        source: "https://wiki.alpinelinux.org/wiki/OpenRC",
    },
    InitPackage {
        names: &["dbus", "dbus-daemon", "dbus-broker", "dbus-user-session", "dbus-openrc"],
        serves: Serves::Household,
        tools: BUS_TOOLS,
        runs_scripts: false,
        source: "https://www.freedesktop.org/wiki/Software/dbus/",
    },
    InitPackage {
        names: &["libpam-systemd", "systemd-pam", "elogind", "policykit-1", "polkit", "polkitd"],
        serves: Serves::Household,
        tools: &["pkexec"],
        runs_scripts: false,
        source: "https://packages.debian.org/bookworm/libpam-systemd",
    },
    InitPackage {
        names: &["systemd-timesyncd", "systemd-networkd", "systemd-resolved", "systemd-oomd", "systemd-cron"],
        serves: Serves::Household,
        tools: &["resolvectl", "networkctl"],
        runs_scripts: false,
        source: "https://packages.debian.org/bookworm/systemd-timesyncd",
    },
];

/// The entry of a package.
#[must_use]
pub fn init_package(name: &str) -> Option<&'static InitPackage> {
    INIT_PACKAGES.iter().find(|package| package.names.contains(&name))
}

/// Packages and programs that talk over the system's message bus, or bring a desktop that does: their D-Bus is meant.
/// Sources: the dependencies of Debian's packages of these names (<https://packages.debian.org/>).
const BUS_USERS: &[&str] = &[
    "avahi*",
    "bluez*",
    "bluetooth*",
    "blueman*",
    "network-manager*",
    "NetworkManager*",
    "nm-*",
    "modemmanager",
    "ModemManager*",
    "connman*",
    "iwd",
    "ofono*",
    "firewalld",
    "shairport-sync*",
    "netatalk*",
    "pulseaudio*",
    "pipewire*",
    "wireplumber*",
    "chromium*",
    "google-chrome*",
    "firefox*",
    "electron*",
    "puppeteer*",
    "playwright*",
    "xvfb*",
    "Xvfb*",
    "xvfb-run",
    "xrdp*",
    "xorg*",
    "xserver*",
    "dbus-x11",
    "x11vnc*",
    "tigervnc*",
    "tightvnc*",
    "vnc4server*",
    "xpra",
    "gnome*",
    "xfce*",
    "lxde*",
    "lxqt*",
    "lightdm*",
    "gdm*",
    "sddm*",
    "mate-*",
    "cinnamon*",
    "kde-*",
    "plasma-*",
    "ubuntu-desktop*",
    "i3*",
    "openbox*",
    "fluxbox*",
    "flatpak*",
    "snapd",
    "fwupd",
    "udisks2",
    "upower",
    "accountsservice",
    "oddjob*",
    "sssd*",
    "realmd*",
    "libvirt*",
    "virt-*",
    "tuned",
    "geoclue*",
    "ibus*",
    "fcitx*",
    "cockpit*",
    "podman*",
    "home-assistant*",
    "homeassistant*",
];

/// Whether a package or program needs the message bus.
#[must_use]
pub fn needs_bus(name: &str) -> bool {
    BUS_USERS.iter().any(|pattern| matches(pattern, name))
}

/// Whether a unit or init script is the message bus's.
#[must_use]
pub fn is_bus_unit(unit: &str) -> bool {
    matches!(unit, "dbus" | "messagebus" | "dbus-daemon" | "dbus-broker")
}

/// Whether a command starts the system's message bus by itself (dbus-daemon(1)): without `--session` or an address of its own.
#[must_use]
pub fn starts_system_bus(program: &str, mut args: &mut dyn Iterator<Item = &str>) -> bool {
    match base_name(program) {
        "dbus-daemon" => Iterator::any(&mut args, |arg| arg == "--system" || arg.ends_with("system.conf")),
        "dbus-broker-launch" => Iterator::all(&mut args, |arg| arg != "user"),
        _ => false,
    }
}

/// Whether the official images of a distribution already keep packages from starting services in a build, by a policy-rc.d that
/// exits 101; true where that holds for every release. Debian: debuerreotype's `debuerreotype-minimizing-config`
/// (<https://github.com/debuerreotype/debuerreotype>). Ubuntu: the layers that docker-library/repo-info lists.
#[must_use]
pub fn denies_starts(distribution: &str) -> Option<bool> {
    match distribution {
        "debian" => Some(true),
        "ubuntu" => Some(false),
        _ => None,
    }
}

/// Whether a path is of policy-rc.d (invoke-rc.d(8)).
#[must_use]
pub fn is_policy(path: &str) -> bool {
    path.ends_with("/policy-rc.d")
}

/// Whether a path is of upstart's initctl.
#[must_use]
pub fn is_initctl(path: &str) -> bool {
    matches!(path, "/sbin/initctl" | "/usr/sbin/initctl" | "/initctl")
}

/// Whether a package is docker-systemctl-replacement, as Debian and Ubuntu have it
/// (<https://packages.debian.org/bookworm/systemctl>): a script in the place of systemctl.
#[must_use]
pub fn replaces_systemctl(name: &str) -> bool {
    name == "systemctl"
}

/// Whether a path is of systemctl.
#[must_use]
pub fn is_systemctl(path: &str) -> bool {
    path.ends_with("bin/systemctl")
}

/// Whether a program writes, moves or takes away files.
#[must_use]
pub fn changes_files(name: &str) -> bool {
    matches!(
        name,
        "echo"
            | "printf"
            | "cat"
            | "tee"
            | "ln"
            | "cp"
            | "mv"
            | "rm"
            | "chmod"
            | "sed"
            | "dpkg-divert"
            | "install"
            | "unlink"
            | "touch"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_and_desktop_helpers_are_no_init_packages() {
        for name in ["systemd", "systemd-sysv", "init", "openrc"] {
            assert_eq!(init_package(name).map(|found| found.serves), Some(Serves::Init), "{name}");
        }
        assert_eq!(init_package("dbus").map(|found| found.serves), Some(Serves::Household));
        for name in [
            "libsystemd-dev",
            "libsystemd0",
            "systemd-devel",
            "systemd-libs",
            "python3-systemd",
            "golang-github-coreos-go-systemd-dev",
            "dbus-x11",
            "systemd-standalone-tmpfiles",
            "libdbus-1-dev",
            "init-system-helpers",
            "initscripts",
        ] {
            assert!(init_package(name).is_none(), "{name}");
        }
    }

    #[test]
    fn the_system_bus_by_hand() {
        let starts = |program: &str, args: &[&str]| starts_system_bus(program, &mut args.iter().copied());
        assert!(starts("/usr/bin/dbus-daemon", &["--system", "--fork"]));
        assert!(starts("dbus-daemon", &["--config-file=/usr/share/dbus-1/system.conf"]));
        assert!(!starts("dbus-daemon", &["--session"]));
        assert!(!starts("dbus-uuidgen", &[]));
    }
}
