//! What tells an application's image from a system's: which services and units are company rather than the point of it, which
//! places belong to applications, and what only a machine that boots has.

use super::services::{self, Service, matches};
use crate::text::base_name;

/// Services that give access, keep house or manage a system: whoever tests roles, recipes or units against an image has them in
/// it, and their being there does not make it an application's. Configuration management (puppet, salt), a firewall and a
/// container engine act on the system that they run on.
const COMPANIONS: &[&str] = &[
    "sshd",
    "cron",
    "rsyslog",
    "chrony",
    "ntpd",
    "atd",
    "supervisord",
    "nscd",
    "puppet",
    "salt-minion",
    "firewalld",
    "docker",
    "containerd",
];

/// Companions that are the point of an image after all once it brings them work: where that work is written (cron(8),
/// rsyslog.conf(5), chrony.conf(5), ntp.conf(5), supervisord's configuration file).
const WORK: &[(&str, &[&str])] = &[
    ("cron", &["/etc/cron.", "/etc/crontab", "/etc/crontabs/", "/var/spool/cron", "/etc/periodic/"]),
    ("rsyslog", &["/etc/rsyslog."]),
    ("chrony", &["/etc/chrony"]),
    ("ntpd", &["/etc/ntp.conf", "/etc/ntpsec/"]),
    ("supervisord", &["/etc/supervisor", "/etc/supervisord"]),
];

/// Where applications and what they serve are put: the Filesystem Hierarchy Standard 3.0 on /srv and /opt, the document roots of
/// the distributions' web servers, and the directories that Docker's own guides use.
const APPLICATION_PLACES: &[&str] = &[
    "/srv",
    "/opt",
    "/var/www",
    "/www",
    "/usr/share/nginx",
    "/usr/share/httpd",
    "/usr/local/apache2",
    "/usr/local/nginx",
    "/usr/local/tomcat",
    "/usr/src/app",
    "/app",
    "/application",
    "/code",
    "/webapps",
    "/var/lib",
];

/// Of these, what is the system's own: state of an init, an engine or a package manager.
const SYSTEM_PLACES: &[&str] = &[
    "/var/lib/systemd",
    "/var/lib/dbus",
    "/var/lib/docker",
    "/var/lib/containers",
    "/var/lib/containerd",
    "/var/lib/kubelet",
    "/var/lib/cloud",
    "/var/lib/dpkg",
    "/var/lib/apt",
    "/var/lib/rpm",
    "/var/lib/libvirt",
];

/// Packages of what only a machine that boots by itself has: a kernel, an initramfs, a boot loader, first-boot set-up. `*` stands
/// for any text. A container runs on the host's kernel (<https://docs.docker.com/get-started/docker-overview/>).
const MACHINE_PACKAGES: &[&str] = &[
    "linux-image-*",
    "linux-generic*",
    "linux-virtual*",
    "linux-lts",
    "linux-virt",
    "linux",
    "linux-zen",
    "linux-hardened",
    "kernel",
    "kernel-core",
    "kernel-default",
    "kernel-default-base",
    "kernel-lt",
    "kernel-ml",
    "kernel-modules",
    "raspberrypi-kernel",
    "linux-raspi*",
    "grub-pc",
    "grub-efi*",
    "grub2-pc",
    "grub2-efi-*",
    "grub2-tools*",
    "systemd-boot",
    "shim-x64",
    "shim-signed",
    "dracut",
    "dracut-*",
    "mkinitcpio",
    "initramfs-tools",
    "cloud-init",
    "rpi-update",
];

/// Programs that prepare a machine's boot: initramfs generators, boot loaders, image-based systems.
const MACHINE_PROGRAMS: &[&str] = &[
    "dracut",
    "mkinitcpio",
    "mkinitramfs",
    "mkinitrd",
    "mkinitfs",
    "update-initramfs",
    "grub-install",
    "grub2-install",
    "grub-mkconfig",
    "grub2-mkconfig",
    "update-grub",
    "bootctl",
    "kernel-install",
    "extlinux",
    "ostree",
    "rpm-ostree",
    "bootc",
];

/// Files that only a machine reads: WSL's own configuration of a distribution
/// (<https://learn.microsoft.com/windows/wsl/wsl-config>), and what a boot loader reads.
const MACHINE_FILES: &[&str] = &["/etc/wsl.conf", "/etc/wsl-distribution.conf", "/boot/"];

/// Labels of images that become machines (<https://bootc-dev.github.io/bootc/bootc-images.html>).
const MACHINE_LABELS: &[&str] = &["ostree.bootable", "containers.bootc"];

/// Packages of products that only run under systemd: FreeIPA's installer drives a dozen units
/// (<https://github.com/freeipa/freeipa-container>), a Kubernetes node's kubelet is run by systemd
/// (<https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/kubelet-integration/>).
const SYSTEMD_PRODUCTS: &[&str] =
    &["freeipa-server*", "ipa-server*", "kubelet", "kubeadm", "proxmox-ve", "pve-manager"];

/// Companions that a container leaves to others: a shell is `docker exec`'s, logs are the engine's, the clock and the cache of
/// names are the host's.
const LEFT_TO_OTHERS: &[&str] = &["sshd", "rsyslog", "chrony", "ntpd", "nscd"];

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

/// Backends that run an application's own code, and so talk to the others.
const APPLICATION_SERVERS: &[&str] = &["php-fpm", "uwsgi", "gunicorn"];

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

/// Programs that log in by sshd, to their own machine too: Hadoop's scripts
/// (<https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-common/ClusterSetup.html>), those of HBase and Spark after their
/// model, MPI's launchers (<https://docs.open-mpi.org/en/v5.0.x/launching-apps/ssh.html>).
const BY_SSH: &[&str] = &[
    "start-dfs.sh",
    "start-yarn.sh",
    "start-all.sh",
    "start-hbase.sh",
    "start-workers.sh",
    "start-slaves.sh",
    "mpirun",
    "mpiexec",
];

/// Services that stand in front of an application: what prepares it does not go through them.
const FRONTS: &[&str] = &["nginx", "httpd", "haproxy", "lighttpd", "caddy", "varnish"];

/// Whether a service is a server that stands in front of an application.
#[must_use]
pub fn is_front(id: &str) -> bool {
    FRONTS.contains(&id)
}

/// Programs that ask a server in front for a page.
const BY_HTTP: &[&str] = &["curl", "wget"];

/// Programs that talk to a companion of the catalogue, or to a server in front.
#[must_use]
pub fn talks_to(id: &str) -> &'static [&'static str] {
    match id {
        "sshd" => BY_SSH,
        _ if is_front(id) => BY_HTTP,
        _ => &[],
    }
}

/// Whether a service is one that nothing else of a container's start talks to: it runs jobs at their time, or waits in front of
/// the application for those who come from outside.
#[must_use]
pub fn is_asked_later(id: &str) -> bool {
    runs_jobs(id) || is_front(id)
}

/// Whether the service runs others' jobs at their time: what they do is in its files, not in its own data.
#[must_use]
pub fn runs_jobs(id: &str) -> bool {
    id == "cron"
}

/// Whether the service runs an application's own code for a web server.
#[must_use]
pub fn runs_code(id: &str) -> bool {
    APPLICATION_SERVERS.contains(&id)
}

/// Whether the service only lets people in.
#[must_use]
pub fn gives_access(id: &str) -> bool {
    id == "sshd"
}

/// The companion whose work is written at this path.
#[must_use]
pub fn works_from(path: &str) -> Option<&'static str> {
    WORK.iter().find(|(_, places)| places.iter().any(|place| path.starts_with(place))).map(|(id, _)| *id)
}

/// The catalogued service whose configuration is at home at this path: distributions call a directory or file in /etc after the
/// service (`/etc/nginx/`, `/etc/ssh/`, `/etc/redis.conf`).
#[must_use]
pub fn configured_at(path: &str) -> Option<&'static Service> {
    let name = path.strip_prefix("/etc/")?.split('/').next()?;
    let name = ["conf", "cnf", "d"]
        .iter()
        .fold(name, |name, end| name.strip_suffix(end).and_then(|n| n.strip_suffix('.')).unwrap_or(name));
    // What the host has says nothing of what an image is for.
    services::by_unit(name).or_else(|| services::by_package(name)).filter(|service| service.host.is_none())
}

/// Whether an application, or what it serves, is at home at this path.
#[must_use]
pub fn is_application_place(path: &str) -> bool {
    let below = |places: &[&str]| {
        places.iter().any(|place| path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    };
    below(APPLICATION_PLACES) && !below(SYSTEM_PLACES)
}

/// Whether only a machine that boots by itself has this package.
#[must_use]
pub fn is_machine_package(package: &str) -> bool {
    MACHINE_PACKAGES.iter().any(|pattern| matches(pattern, package))
}

/// Whether this program prepares a machine's boot.
#[must_use]
pub fn prepares_machine(program: &str) -> bool {
    MACHINE_PROGRAMS.contains(&base_name(program))
}

/// Whether only a machine reads the file at this path.
#[must_use]
pub fn is_machine_file(path: &str) -> bool {
    MACHINE_FILES.iter().any(|file| path.starts_with(file))
}

/// Files that only a machine reads, of which a script shows that it writes one.
#[must_use]
pub fn writes_machine_file(script: &str) -> bool {
    MACHINE_FILES.iter().any(|file| writes_to(script, file))
}

/// The companions whose work a script writes.
pub fn works_written(script: &str) -> impl Iterator<Item = &'static str> {
    WORK.iter().filter(move |(_, places)| places.iter().any(|place| writes_to(script, place))).map(|(id, _)| *id)
}

/// Whether a label's text says that the image becomes a machine.
#[must_use]
pub fn is_machine_label(label: &str) -> bool {
    MACHINE_LABELS.iter().any(|name| label.contains(name))
}

/// Whether this package is of a product that only runs under systemd.
#[must_use]
pub fn needs_systemd(package: &str) -> bool {
    SYSTEMD_PRODUCTS.iter().any(|pattern| matches(pattern, package))
}

/// Whether a script redirects into, or pipes into `tee` of, a path that begins so.
fn writes_to(script: &str, path: &str) -> bool {
    script.match_indices(path).any(|(at, _)| {
        let before = script[..at].trim_end_matches(['"', '\'', ' ', '\t']);
        before.ends_with('>') || before.ends_with("tee") || before.ends_with("tee -a")
    })
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

/// Whether the catalogue's service of this id lets people into the container, which `docker exec` does without it.
#[must_use]
pub fn is_remote_shell(id: &str) -> bool {
    id == "sshd"
}

/// Whether a unit is of the init system's household.
#[must_use]
pub fn is_household(unit: &str) -> bool {
    HOUSEHOLD.iter().any(|pattern| matches(pattern, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_whole_directories() {
        for path in ["/srv", "/srv/x", "/opt/app/a.jar", "/var/www/html/", "/app", "/var/lib/mysql"] {
            assert!(is_application_place(path), "{path}");
        }
        for path in ["/", "/srvx", "/etc/ssh", "/root/role", "/tmp/app", "/var/lib/docker", "/application-tests"] {
            assert!(!is_application_place(path), "{path}");
        }
    }

    #[test]
    fn work_of_companions() {
        assert_eq!(works_from("/etc/cron.d/backup"), Some("cron"));
        assert_eq!(works_from("/etc/ssh/sshd_config"), None);
        assert_eq!(works_written("echo '* * * * * x' >> /etc/crontab").collect::<Vec<_>>(), ["cron"]);
        assert_eq!(works_written("sed -i s/a/b/ /etc/rsyslog.conf; rm -f /etc/cron.daily/x").count(), 0);
        assert!(writes_machine_file("printf '[boot]\\nsystemd=true\\n' | tee /etc/wsl.conf"));
        assert!(!writes_machine_file("rm -rf /boot/grub"));
    }

    #[test]
    fn what_only_a_machine_has() {
        assert!(is_machine_package("linux-image-amd64") && is_machine_package("kernel"));
        assert!(
            !is_machine_package("linux-headers-amd64")
                && !is_machine_package("linux-tools")
                && !is_machine_package("kernel-headers")
        );
        assert!(prepares_machine("/usr/sbin/update-grub") && !prepares_machine("grub-script-check"));
    }

    #[test]
    fn companions_are_in_the_catalogue() {
        use super::super::services::by_id;
        for id in COMPANIONS.iter().chain(WORK.iter().map(|(id, _)| id)) {
            assert!(by_id(id).is_some() && is_companion(id), "{id}");
        }
    }
}
