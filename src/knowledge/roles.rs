//! Which services and units are company rather than the point of an image.

use super::services::matches;

/// Services that give access or keep house: their being installed does not make an image an application's.
const COMPANIONS: &[&str] = &["sshd", "cron", "rsyslog", "chrony", "ntp", "atd", "supervisord", "nscd"];

/// Units of systemd's own household, and of a machine rather than a container (systemd.special(7)).
const HOUSEHOLD: &[&str] = &[
    "*.target",
    "*.mount",
    "*.socket",
    "*.timer",
    "*.slice",
    "*.path",
    "*.swap",
    "*.device",
    "*.automount",
    "systemd-*",
    "dbus",
    "dbus-*",
    "getty@*",
    "getty",
    "console-getty",
    "serial-getty@*",
    "container-getty@*",
    "agetty",
    "initctl",
    "dracut*",
    "plymouth*",
    "firewalld",
    "iptables",
    "ip6tables",
    "ufw",
    "network",
    "networking",
    "NetworkManager",
    "kbdsettings",
    "udev",
    "kmod",
    "auditd",
    "polkit",
    "lvm2-*",
    "remote-fs",
    "ondemand",
    "policy-rc.d",
    "rc-local",
    "sysstat",
    "apt-daily*",
    "multipathd",
    "snapd",
    "unattended-upgrades",
];

/// Whether the catalogue's service of this id is company.
#[must_use]
pub fn is_companion(id: &str) -> bool {
    COMPANIONS.contains(&id)
}

/// Whether the service is a container engine: whoever reaches its port owns the machine.
#[must_use]
pub fn is_engine(id: &str) -> bool {
    matches!(id, "docker" | "dockerd" | "containerd")
}

/// Whether a unit is of the init system's household.
#[must_use]
pub fn is_household(unit: &str) -> bool {
    HOUSEHOLD.iter().any(|pattern| matches(pattern, unit))
}
