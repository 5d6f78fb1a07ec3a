//! What a daemon looks like when Debian's init script or unit starts it: not as in the foreground.
//!
//! Init scripts: seen with `ps` in containers of Debian 12 (bookworm) in Docker Engine 20.10, after `service NAME start`. Units: the
//! ExecStart lines of the packages' own units (<https://packages.debian.org/bookworm/>).

/// How a service shows when it is managed.
struct Managed {
    service: &'static str,
    by_script: &'static str,
    by_unit: &'static str,
}

const DEBIAN: &[Managed] = &[
    Managed { service: "httpd", by_script: "/usr/sbin/apache2 -k start", by_unit: "/usr/sbin/apache2 -k start" },
    Managed {
        service: "nginx",
        by_script: "nginx: master process /usr/sbin/nginx",
        by_unit: "nginx: master process /usr/sbin/nginx -g daemon on; master_process on;",
    },
    Managed {
        service: "redis",
        by_script: "/usr/bin/redis-server 127.0.0.1:6379",
        by_unit: "/usr/bin/redis-server 127.0.0.1:6379",
    },
    Managed {
        service: "sshd",
        by_script: "sshd: /usr/sbin/sshd [listener] 0 of 10-100 startups",
        by_unit: "sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups",
    },
    Managed { service: "cron", by_script: "/usr/sbin/cron", by_unit: "/usr/sbin/cron -f" },
    Managed { service: "named", by_script: "/usr/sbin/named -u bind", by_unit: "/usr/sbin/named -f -u bind" },
    Managed {
        service: "haproxy",
        by_script: "/usr/sbin/haproxy -f /etc/haproxy/haproxy.cfg -D -p /var/run/haproxy.pid",
        by_unit: "/usr/sbin/haproxy -Ws -f /etc/haproxy/haproxy.cfg -p /run/haproxy.pid",
    },
    Managed {
        service: "lighttpd",
        by_script: "/usr/sbin/lighttpd -f /etc/lighttpd/lighttpd.conf",
        by_unit: "/usr/sbin/lighttpd -D -f /etc/lighttpd/lighttpd.conf",
    },
    Managed {
        service: "memcached",
        by_script: "/usr/bin/memcached -m 64 -p 11211 -u memcache -l 127.0.0.1 -P /var/run/memcached/memcached.pid",
        by_unit: "/usr/bin/memcached -m 64 -p 11211 -u memcache -l 127.0.0.1 -P /var/run/memcached/memcached.pid",
    },
    Managed { service: "xrdp", by_script: "/usr/sbin/xrdp", by_unit: "/usr/sbin/xrdp" },
    Managed { service: "vsftpd", by_script: "/usr/sbin/vsftpd", by_unit: "/usr/sbin/vsftpd /etc/vsftpd.conf" },
    // The script puts mysqld_safe in front; the unit starts the daemon itself.
    Managed { service: "mariadb", by_script: "/bin/sh /usr/bin/mysqld_safe", by_unit: "/usr/sbin/mariadbd" },
];

/// What the script's own first process starts in turn.
const BELOW_SCRIPT: &[(&str, &str)] = &[(
    "mariadb",
    "/usr/sbin/mariadbd --basedir=/usr --datadir=/var/lib/mysql --plugin-dir=/usr/lib/mysql/plugin --user=mysql",
)];

/// The process below the one that [`on_debian`] names, where an init script puts another in front.
#[must_use]
pub fn below_script(service: &str, starter: Starter) -> Option<&'static str> {
    BELOW_SCRIPT.iter().find(|(id, _)| *id == service && starter == Starter::Script).map(|(_, command)| *command)
}

/// Who starts a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starter {
    /// An init script: `service x start`.
    Script,
    /// A booted init, by its unit.
    Unit,
}

/// How a service's first process shows on Debian's family when it is managed, if that is known and differs. `program` is the
/// daemon's own in that release: MySQL's is not MariaDB's.
#[must_use]
pub fn on_debian(service: &str, starter: Starter, program: &str) -> Option<&'static str> {
    let found = DEBIAN.iter().find(|managed| managed.service == service)?;
    let name = |command: &'static str| command.split(' ').next().and_then(|path| path.rsplit('/').next());
    let below = BELOW_SCRIPT.iter().find(|(id, _)| *id == service).and_then(|(_, command)| name(command));
    if below.is_some_and(|below| program.rsplit('/').next() != Some(below)) {
        return None;
    }
    Some(match starter {
        Starter::Script => found.by_script,
        Starter::Unit => found.by_unit,
    })
}
