//! Which services and units are company rather than the point of an image.

use super::services::matches;

/// Services that give access or keep house: their being installed does not make an image an application's.
const COMPANIONS: &[&str] = &["sshd", "cron", "rsyslog", "chrony", "ntp", "atd", "supervisord", "nscd"];

/// Companions that a container leaves to others: a shell is `docker exec`'s, logs are the engine's, the clock and the cache of
/// names are the host's.
const LEFT_TO_OTHERS: &[&str] = &["sshd", "rsyslog", "chrony", "ntp", "nscd"];

/// Services that others talk to behind the scenes: they are not what an image with several services is for.
const BACKENDS: &[&str] = &[
    "mariadb",
    "postgresql",
    "redis",
    "memcached",
    "mongodb",
    "couchdb",
    "cassandra",
    "influxdb",
    "elasticsearch",
    "opensearch",
    "etcd",
    "zookeeper",
    "kafka",
    "rabbitmq",
    "php-fpm",
    "slapd",
    "rpcbind",
    "postfix",
    "exim",
    "uwsgi",
    "gunicorn",
];

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

/// Whether a companion needs no place of its own beside another service: the engine or the host does what it does.
#[must_use]
pub fn is_left_to_others(id: &str) -> bool {
    LEFT_TO_OTHERS.contains(&id)
}

/// Whether a service is one that others talk to, rather than what an image is for.
#[must_use]
pub fn is_backend(id: &str) -> bool {
    BACKENDS.contains(&id)
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
