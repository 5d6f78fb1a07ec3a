//! The catalogue: one entry a daemon, one file an entry.
//!
//! `entry` has the shape of an entry and the usual values, so that what stands in a daemon's file is what must be known of it.
//! `units` has the long tail, a row a daemon.

use std::sync::LazyLock;

pub mod absent;
mod alertmanager;
mod apt_cacher_ng;
mod atd;
mod beanstalkd;
mod caddy;
mod cassandra;
mod choice;
mod chrony;
mod collectd;
pub mod conditions;
mod consul;
mod containerd;
mod coturn;
mod couchdb;
mod cron;
mod cups;
mod dictd;
mod dnsmasq;
mod docker;
mod docker_registry;
mod dovecot;
mod dropbear;
mod elasticsearch;
mod entry;
mod etcd;
mod exim;
mod fail2ban;
mod filebeat;
mod firewalld;
mod freeradius;
mod gearmand;
mod gitlab;
mod grafana;
mod gunicorn;
mod haproxy;
mod httpd;
mod icecast2;
mod influxdb;
mod jenkins;
mod kafka;
mod keepalived;
mod kibana;
mod lighttpd;
mod logstash;
pub mod managed;
mod mariadb;
mod memcached;
mod minio;
mod mongodb;
mod monit;
mod mosquitto;
mod munin_node;
mod named;
pub mod names;
mod nats_server;
mod nfs;
mod nginx;
mod ngircd;
mod nmbd;
mod node_exporter;
mod notes;
mod nrpe;
mod nscd;
mod nsd;
mod ntpd;
mod opendkim;
mod openresty;
mod opensearch;
mod openvpn;
mod pdns;
mod pgbouncer;
mod php_fpm;
mod postfix;
pub(super) mod postgresql;
mod privoxy;
mod proftpd;
mod prometheus;
mod prosody;
mod puppet;
mod pure_ftpd;
mod rabbitmq;
mod redis;
mod releases;
mod rpcbind;
mod rsyslog;
mod salt_minion;
mod slapd;
mod smbd;
mod snmpd;
mod squid;
mod sshd;
mod strongswan;
mod supervisord;
mod syslog_ng;
mod telegraf;
mod tftpd;
mod tinyproxy;
mod tomcat;
mod tor;
mod traefik;
mod transmission;
mod twins;
mod unbound;
mod units;
mod uwsgi;
mod varnish;
mod vault;
mod vsftpd;
mod winbindd;
mod wireguard;
pub mod workers;
mod xinetd;
mod xrdp;
mod zabbix_agent;
mod zabbix_server;
mod zookeeper;

#[cfg(test)]
mod tests;

use crate::text::base_name;
use names::Names;
use releases::{
    DEBIAN_12, MOVING, RHEL_SINCE_7, RUN, RUN_BUT_TRIXIE, RUN_BY_HAND, RUN_ON_DEBIAN_12, RUN_ON_RELEASES,
    RUN_SINCE_BIONIC, RUN_SINCE_BOOKWORM, RUN_SINCE_FOCAL, TRIED, UNPROVEN, WITH_SYSTEMD,
};

pub use entry::{Config, Invocation, Mode, OfficialImage, Program, Recipe, Releases, Service, Shape, Wrapper};
pub use names::matches;

/// The whole catalogue: the daemons with an entry of their own, and then the long tail.
pub const ALL: &[&Service] = &joined::<{ ENTRIES.len() + units::COUNT }>();

/// Both parts of the catalogue as one list.
const fn joined<const N: usize>() -> [&'static Service; N] {
    let mut all = [ENTRIES[0]; N];
    let mut at = 0;
    while at < ENTRIES.len() {
        all[at] = ENTRIES[at];
        at += 1;
    }
    let mut table = 0;
    while table < units::TABLES.len() {
        let mut row = 0;
        while row < units::TABLES[table].len() {
            all[at] = &units::TABLES[table][row];
            at += 1;
            row += 1;
        }
        table += 1;
    }
    all
}

/// Those with an entry of their own, in the order of the README's table: first those with recipes.
pub const ENTRIES: &[&Service] = &[
    &httpd::SERVICE,
    &nginx::SERVICE,
    &mariadb::SERVICE,
    &postgresql::SERVICE,
    &redis::SERVICE,
    &memcached::SERVICE,
    &php_fpm::SERVICE,
    &sshd::SERVICE,
    &cron::SERVICE,
    &haproxy::SERVICE,
    &lighttpd::SERVICE,
    &varnish::SERVICE,
    &squid::SERVICE,
    &tinyproxy::SERVICE,
    &tomcat::SERVICE,
    &rabbitmq::SERVICE,
    &mosquitto::SERVICE,
    &postfix::SERVICE,
    &exim::SERVICE,
    &dovecot::SERVICE,
    &named::SERVICE,
    &unbound::SERVICE,
    &dnsmasq::SERVICE,
    &vsftpd::SERVICE,
    &proftpd::SERVICE,
    &slapd::SERVICE,
    &smbd::SERVICE,
    &rsyslog::SERVICE,
    &snmpd::SERVICE,
    &chrony::SERVICE,
    &supervisord::SERVICE,
    &nmbd::SERVICE,
    &winbindd::SERVICE,
    &atd::SERVICE,
    &nscd::SERVICE,
    &cups::SERVICE,
    &xinetd::SERVICE,
    &ntpd::SERVICE,
    &collectd::SERVICE,
    &telegraf::SERVICE,
    &influxdb::SERVICE,
    &consul::SERVICE,
    &vault::SERVICE,
    &etcd::SERVICE,
    &minio::SERVICE,
    &mongodb::SERVICE,
    &elasticsearch::SERVICE,
    &opensearch::SERVICE,
    &kibana::SERVICE,
    &logstash::SERVICE,
    &filebeat::SERVICE,
    &kafka::SERVICE,
    &zookeeper::SERVICE,
    &jenkins::SERVICE,
    &grafana::SERVICE,
    &prometheus::SERVICE,
    &alertmanager::SERVICE,
    &node_exporter::SERVICE,
    &zabbix_server::SERVICE,
    &zabbix_agent::SERVICE,
    &caddy::SERVICE,
    &traefik::SERVICE,
    &openresty::SERVICE,
    &openvpn::SERVICE,
    &wireguard::SERVICE,
    &strongswan::SERVICE,
    &keepalived::SERVICE,
    &fail2ban::SERVICE,
    &firewalld::SERVICE,
    &nfs::SERVICE,
    &rpcbind::SERVICE,
    &puppet::SERVICE,
    &salt_minion::SERVICE,
    &docker::SERVICE,
    &containerd::SERVICE,
    &pure_ftpd::SERVICE,
    &gitlab::SERVICE,
    &couchdb::SERVICE,
    &cassandra::SERVICE,
    &monit::SERVICE,
    &uwsgi::SERVICE,
    &gunicorn::SERVICE,
    &dictd::SERVICE,
    &tor::SERVICE,
    &privoxy::SERVICE,
    &beanstalkd::SERVICE,
    &gearmand::SERVICE,
    &icecast2::SERVICE,
    &pdns::SERVICE,
    &prosody::SERVICE,
    &tftpd::SERVICE,
    &freeradius::SERVICE,
    &syslog_ng::SERVICE,
    &opendkim::SERVICE,
    &transmission::SERVICE,
    &coturn::SERVICE,
    &ngircd::SERVICE,
    &apt_cacher_ng::SERVICE,
    &docker_registry::SERVICE,
    &nrpe::SERVICE,
    &nats_server::SERVICE,
    &xrdp::SERVICE,
    &pgbouncer::SERVICE,
    &nsd::SERVICE,
    &munin_node::SERVICE,
    &dropbear::SERVICE,
];

/// The service that a unit or init script of this name starts; `.service` may be there or not.
#[must_use]
pub fn by_unit(unit: &str) -> Option<&'static Service> {
    let unit = unit.strip_suffix(".service").unwrap_or(unit);
    UNITS.first(unit).and_then(|at| ALL.get(at)).copied()
}

/// The service that a package of this name installs. Versions (`=1.2`) and architectures (`:amd64`) must be cut off before.
#[must_use]
pub fn by_package(package: &str) -> Option<&'static Service> {
    PACKAGES.first(package).and_then(|at| ALL.get(at)).copied()
}

/// The service whose program this is, and the program; a path or a bare name.
#[must_use]
pub fn by_program(path: &str) -> Option<(&'static Service, &'static Program)> {
    let name = base_name(path);
    PROGRAMS.1.first(name).and_then(|at| PROGRAMS.0.get(at)).copied().filter(|(_, program)| program.is_at(path))
}

/// A service and one of its programs.
type Owned = (&'static Service, &'static Program);

static IDS: LazyLock<Names> = LazyLock::new(|| Names::of(ALL.iter().map(|service| std::slice::from_ref(&service.id))));
static UNITS: LazyLock<Names> = LazyLock::new(|| Names::of(ALL.iter().map(|service| service.units)));
static PACKAGES: LazyLock<Names> = LazyLock::new(|| Names::of(ALL.iter().map(|service| service.packages)));

/// The programs of the catalogue, and their names.
static PROGRAMS: LazyLock<(Vec<Owned>, Names)> = LazyLock::new(|| {
    let all = ALL.iter().flat_map(|&service| service.programs.iter().map(move |program| (service, program)));
    let all: Vec<Owned> = all.collect();
    let names = Names::of(all.iter().map(|(_, program)| program.names));
    (all, names)
});

/// The only service with a recipe of its own that listens on a port: `5432`. None where several do, as on 80, and for the ports
/// that anybody's own program takes.
#[must_use]
pub fn by_port(number: &str) -> Option<&'static Service> {
    let anybodys = number.parse::<u16>().is_ok_and(|port| matches!(port, 3000..=3005 | 5000..=5001 | 7000..=9999));
    let mut listening = ENTRIES.iter().copied().filter(|service| {
        let listens = service.ports.first().is_some_and(|port| port.split('/').next() == Some(number));
        listens && !anybodys && !service.recipes.is_empty()
    });
    let first = listening.next()?;
    listening.next().is_none().then_some(first)
}

/// The service with this identifier.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Service> {
    IDS.first(id).and_then(|at| ALL.get(at)).copied()
}
