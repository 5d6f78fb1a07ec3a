//! Whether an image has an init's own program, as far as its packages tell.
//!
//! Debian 12's own image has none: `ls /sbin/init /lib/systemd/systemd` finds neither. Its package systemd brings
//! /lib/systemd/systemd, and only systemd-sysv brings /sbin/init. What other packages bring was tried with
//! `apt-get install -s`, Recommends included, on Debian 12. Of other distributions and releases nothing is said.

use super::platform::{Family, Platform};

/// What of an init a package brings, with all that it depends on or recommends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Brings {
    /// Nothing.
    Nothing,
    /// systemd itself, but not /sbin/init.
    Systemd,
}

/// Debian 12's packages that bring systemd without systemd-sysv.
const SYSTEMD: &[&str] = &[
    "389-ds-base",
    "amavisd-new",
    "fcgiwrap",
    "libnss-systemd",
    "ntp",
    "ntpsec",
    "oddjob",
    "php-fpm",
    "php8.2-fpm",
    "rbldnsd",
    "spamassassin",
    "spamd",
    "stunnel4",
    "systemd",
    "tomcat10",
];

/// Debian 12's packages that bring no init.
const NOTHING: &[&str] = &[
    "ansible",
    "apache2",
    "apache2-utils",
    "apt-transport-https",
    "apt-utils",
    "at",
    "avahi-daemon",
    "bash-completion",
    "bc",
    "bind9",
    "bluez",
    "build-essential",
    "bzip2",
    "ca-certificates",
    "certbot",
    "chrony",
    "clamav",
    "clamav-daemon",
    "cmake",
    "collectd",
    "cron",
    "curl",
    "dbus",
    "debconf-utils",
    "default-jdk-headless",
    "default-jre-headless",
    "default-mysql-client",
    "default-mysql-server",
    "dialog",
    "dnsmasq",
    "dnsutils",
    "dovecot-core",
    "dovecot-imapd",
    "dumb-init",
    "etcd-server",
    "exim4",
    "expect",
    "fail2ban",
    "ffmpeg",
    "file",
    "ftp",
    "g++",
    "gcc",
    "git",
    "gnupg",
    "gnupg2",
    "golang-go",
    "gosu",
    "gunicorn",
    "gzip",
    "haproxy",
    "htop",
    "imagemagick",
    "influxdb",
    "iproute2",
    "iptables",
    "iputils-ping",
    "jq",
    "kmod",
    "ldap-utils",
    "less",
    "libapache2-mod-php",
    "libffi-dev",
    "libicu-dev",
    "libpq-dev",
    "libssl-dev",
    "libxml2-dev",
    "libxslt1-dev",
    "lighttpd",
    "locales",
    "logrotate",
    "lsb-release",
    "lsof",
    "mailutils",
    "make",
    "man-db",
    "mariadb-client",
    "mariadb-server",
    "memcached",
    "monit",
    "mosquitto",
    "mosquitto-clients",
    "munin",
    "nano",
    "net-tools",
    "netcat-openbsd",
    "netcat-traditional",
    "nfs-common",
    "nfs-kernel-server",
    "nginx",
    "nginx-extras",
    "nginx-full",
    "nodejs",
    "npm",
    "nscd",
    "nslcd",
    "opendkim",
    "openjdk-17-jdk-headless",
    "openjdk-17-jre-headless",
    "openssh-client",
    "openssl",
    "openvpn",
    "perl",
    "php",
    "php-cli",
    "php-curl",
    "php-gd",
    "php-mbstring",
    "php-mysql",
    "php-pgsql",
    "php-xml",
    "php-zip",
    "php8.2",
    "php8.2-cli",
    "php8.2-mysql",
    "pkg-config",
    "postfix",
    "postgresql",
    "postgresql-15",
    "postgresql-client",
    "procps",
    "proftpd-core",
    "prometheus",
    "prometheus-node-exporter",
    "psmisc",
    "python-is-python3",
    "python3",
    "python3-apt",
    "python3-certbot-nginx",
    "python3-dev",
    "python3-pip",
    "python3-setuptools",
    "python3-venv",
    "rabbitmq-server",
    "redis",
    "redis-server",
    "redis-tools",
    "rsync",
    "rsyslog",
    "ruby",
    "ruby-dev",
    "samba",
    "screen",
    "shellinabox",
    "slapd",
    "snmp",
    "snmpd",
    "sqlite3",
    "squid",
    "strongswan",
    "sudo",
    "supervisor",
    "tar",
    "tcpdump",
    "telnet",
    "tigervnc-standalone-server",
    "tini",
    "tinyproxy",
    "tmux",
    "traceroute",
    "tzdata",
    "udev",
    "ufw",
    "unbound",
    "unzip",
    "uwsgi",
    "varnish",
    "vim",
    "vim-tiny",
    "vsftpd",
    "wget",
    "whois",
    "wireguard",
    "wireguard-tools",
    "xvfb",
    "xz-utils",
    "zabbix-agent",
    "zip",
    "zlib1g-dev",
];

/// What of an init a package of Debian 12 brings at most; none where that was not tried, or where it brings /sbin/init.
fn brings(package: &str) -> Option<Brings> {
    if NOTHING.contains(&package) {
        Some(Brings::Nothing)
    } else if SYSTEMD.contains(&package) {
        Some(Brings::Systemd)
    } else {
        None
    }
}

/// Whether an init's program is certainly missing from a distribution's own image with these packages in it.
#[must_use]
pub fn is_absent<'a>(program: &str, platform: &Platform, packages: impl Iterator<Item = &'a str>) -> bool {
    if (platform.distribution, platform.release) != ("debian", "12") {
        return false;
    }
    let needed = if program.ends_with("systemd") { Brings::Systemd } else { return is_absent_init(packages) };
    packages.map(brings).all(|brings| brings.is_some_and(|brings| brings < needed))
}

/// /sbin/init comes with packages that are in neither list.
fn is_absent_init<'a>(mut packages: impl Iterator<Item = &'a str>) -> bool {
    packages.all(|package| brings(package).is_some())
}

/// Releases of Debian and Ubuntu whose images still had an init (`/sbin/init` in the file lists of
/// <https://github.com/docker-library/repo-info>).
const WITH_INIT: &[(&str, &[&str])] =
    &[("debian", &["6", "7", "8"]), ("ubuntu", &["10.04", "12.04", "14.04", "14.10", "15.04", "15.10", "16.04"])];

/// Whether a base image may have an init of its own. Those of Debian and Ubuntu have had none for long (see above), and Alpine's
/// openrc is a package of its own; those of the other families may bring systemd along, and of unknown ones nothing is known.
#[must_use]
pub fn may_be_in_base(platform: Option<&Platform>) -> bool {
    let Some(platform) = platform else { return true };
    let had = WITH_INIT
        .iter()
        .any(|(distribution, releases)| *distribution == platform.distribution && releases.contains(&platform.release));
    had || !matches!(platform.family, Family::Debian | Family::Alpine)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::platform::{Family, Shell};

    fn absent(program: &str, release: &'static str, packages: &[&str]) -> bool {
        let platform = Platform { family: Family::Debian, distribution: "debian", release, shell: Shell::Dash };
        is_absent(program, &platform, packages.iter().copied())
    }

    #[test]
    fn only_systemd_sysv_brings_the_init_path() {
        assert!(absent("/sbin/init", "12", &["nginx", "systemd"]));
        assert!(absent("/lib/systemd/systemd", "12", &["nginx"]));
        assert!(!absent("/lib/systemd/systemd", "12", &["nginx", "systemd"]));
        for package in ["systemd-sysv", "init", "openssh-server", "libpam-systemd", "of-someone-s-own"] {
            assert!(!absent("/sbin/init", "12", &[package]), "{package}");
        }
        assert!(!absent("/sbin/init", "8", &[]), "nothing is known of it");
    }
}
