//! The catalogue: one entry a daemon, one file an entry.
//!
//! An entry fills in what is particular to its daemon; the usual comes from the `BLANK`, `FOREGROUND`, `DEBIAN_12` …
//! constants below, so that what stands in a file is what must be known of the daemon.

use super::Source;
use super::platform::{Family, Platform};
use crate::lang::Text;
use conditions::{Lack, Refusal};

mod alertmanager;
mod atd;
mod caddy;
mod cassandra;
mod chrony;
mod collectd;
pub mod conditions;
mod consul;
mod containerd;
mod couchdb;
mod cron;
mod cups;
mod dnsmasq;
mod docker;
mod dovecot;
mod elasticsearch;
mod etcd;
mod exim;
mod fail2ban;
mod filebeat;
mod firewalld;
mod gitlab;
mod grafana;
mod gunicorn;
mod haproxy;
mod httpd;
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
mod named;
mod nfs;
mod nginx;
mod nmbd;
mod node_exporter;
mod nscd;
mod ntpd;
mod openresty;
mod opensearch;
mod openvpn;
mod php_fpm;
mod postfix;
mod postgresql;
mod proftpd;
mod prometheus;
mod puppet;
mod pure_ftpd;
mod rabbitmq;
mod redis;
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
mod telegraf;
mod tinyproxy;
mod tomcat;
mod traefik;
mod unbound;
mod units;
mod uwsgi;
mod varnish;
mod vault;
mod vsftpd;
mod winbindd;
mod wireguard;
mod xinetd;
mod zabbix_agent;
mod zabbix_server;
mod zookeeper;

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
];

/// The source of recipes that were run by hand: each was built, started, looked at for minutes and stopped.
const RUN_ON_DEBIAN_12: Source = "run on Debian 12 (bookworm) in Docker Engine 20.10";

/// The source of recipes that were run on the other releases that they name: built from the distribution's packages, up
/// for more than a minute, its processes looked at, stopped by its stop signal.
const RUN_ON_RELEASES: Source =
    "run on the releases named, of Debian (11 to 13) and Ubuntu (16.04 to 26.04), in Docker Engine 20.10";

/// What takes the RHEL family's packages as they are since systemd came: units that start the daemon itself.
const RHEL_SINCE_7: Releases = Releases::Only(&[
    ("centos", "7"),
    ("centos", "8"),
    ("centos", "9"),
    ("centos", "10"),
    ("rhel", "7"),
    ("rhel", "8"),
    ("rhel", "9"),
    ("rhel", "10"),
    ("rockylinux", ""),
    ("almalinux", ""),
    ("oraclelinux", "7"),
    ("oraclelinux", "8"),
    ("oraclelinux", "9"),
    ("oraclelinux", "10"),
    ("fedora", ""),
    ("amazonlinux", "2"),
    ("amazonlinux", "2023"),
]);

/// Debian 12 alone, where the recipe was run.
const DEBIAN_12: Releases = Releases::Only(&[("debian", "12")]);

/// The releases that a moving tag (`ubuntu`, `debian:stable`) or an image that does not tell its release (`node:lts`) stands
/// for, as of [`super::AS_OF`]. What holds for all of these holds for such an image, except a command that names a version.
const MOVING: &[(&str, &[&str])] =
    &[("debian", &["9", "10", "11", "12", "13"]), ("ubuntu", &["22.04", "24.04", "26.04"])];

/// Where most recipes were run: every release of Debian and Ubuntu whose packages are still to be had.
const RUN: Releases = Releases::Only(&[
    ("debian", "11"),
    ("debian", "12"),
    ("debian", "13"),
    ("ubuntu", "16.04"),
    ("ubuntu", "18.04"),
    ("ubuntu", "20.04"),
    ("ubuntu", "22.04"),
    ("ubuntu", "24.04"),
    ("ubuntu", "26.04"),
]);

/// The same without Ubuntu 16.04, whose daemons lack options that later ones have.
const RUN_SINCE_BIONIC: Releases = Releases::Only(&[
    ("debian", "11"),
    ("debian", "12"),
    ("debian", "13"),
    ("ubuntu", "18.04"),
    ("ubuntu", "20.04"),
    ("ubuntu", "22.04"),
    ("ubuntu", "24.04"),
    ("ubuntu", "26.04"),
]);

/// The same without Ubuntu 16.04 and 18.04.
const RUN_SINCE_FOCAL: Releases = Releases::Only(&[
    ("debian", "11"),
    ("debian", "12"),
    ("debian", "13"),
    ("ubuntu", "20.04"),
    ("ubuntu", "22.04"),
    ("ubuntu", "24.04"),
    ("ubuntu", "26.04"),
]);

/// Documented for the daemon, but neither run nor documented for a release of this family: always for review.
const UNPROVEN: Releases = Releases::Only(&[]);

/// All that is known of one daemon.
#[derive(Debug)]
pub struct Service {
    /// Its identifier: `httpd`, `php-fpm`.
    pub id: &'static str,
    /// The name that people use: `Apache httpd`.
    pub name: &'static str,
    /// Unit and init-script names and their aliases, without `.service`. `*` stands for any text: `php*-fpm`, `redis@*`.
    pub units: &'static [&'static str],
    /// Packages that install it, in any family. `*` stands for any text.
    pub packages: &'static [&'static str],
    /// Its programs, and what each does when started.
    pub programs: &'static [Program],
    /// Ports it listens on: `80/tcp`. The first is the one to try.
    pub ports: &'static [&'static str],
    /// Directories that hold its data.
    pub data: &'static [&'static str],
    /// The official image, if there is one.
    pub image: Option<OfficialImage>,
    /// How to run it in the foreground. The first recipe that fits a platform is taken.
    pub recipes: &'static [Recipe],
    /// Why it belongs to the host and not into a container, with what to do instead; none for what a container can run.
    pub host: Option<Text>,
}

/// A program of a service, known by the last part of its path.
#[derive(Debug)]
pub struct Program {
    /// Names: `httpd`, `php-fpm*`. `*` stands for any text.
    pub names: &'static [&'static str],
    /// What arguments change, asked in order; the first that fits decides.
    pub invocations: &'static [Invocation],
    /// What it does where no invocation fits.
    pub otherwise: Mode,
    /// Whether it is a script that stays as the parent of the daemon and swallows its signals (Debian's `apache2ctl`),
    /// unless the environment has this variable with a value that begins with this text.
    pub stays_in_front: Option<Wrapper>,
    /// The configuration that decides where no argument does.
    pub config: Option<Config>,
    /// Whether it ignores SIGTERM when it is PID 1, so that stopping takes the engine's whole timeout.
    pub ignores_term: bool,
    /// What it does not start with, or not without.
    pub refusals: &'static [Refusal],
    /// The program in the same directory that stays in the foreground, with its arguments, where this one cannot.
    pub beside: Option<&'static [&'static str]>,
    /// Where the above comes from.
    pub source: Source,
}

/// A configuration that can keep a daemon in the foreground.
#[derive(Debug)]
pub struct Config {
    /// Where it lives: a file copied there may say anything.
    pub paths: &'static [&'static str],
    /// Texts which, written into it, keep the daemon in the foreground: `daemon off`.
    pub foreground: &'static [&'static str],
    /// The foreground command where one of these texts is written, if the usual one would contradict it (nginx refuses the
    /// directive twice); empty where it would not.
    pub then: &'static [&'static str],
    /// Whether its init script does not override it, and so never returns either.
    pub binds_init_script: bool,
}

/// A program that runs the daemon as its child.
#[derive(Debug)]
pub struct Wrapper {
    /// What `ps` shows for it: `/bin/sh /usr/sbin/apache2ctl -D FOREGROUND`.
    pub shown_as: &'static str,
    /// The family whose package has it so; none where all have.
    pub family: Option<Family>,
    /// An environment variable and the start of a value that makes the wrapper replace itself by the daemon.
    pub unless_env: Option<(&'static str, &'static str)>,
}

/// What a program does with certain arguments.
#[derive(Debug)]
pub struct Invocation {
    /// Arguments that stand one after the other somewhere in the command; `*` stands for any text within one of them.
    /// None at all fits every command.
    pub args: &'static [&'static str],
    /// Only where the base is of this family.
    pub family: Option<Family>,
    /// What it does then.
    pub mode: Mode,
}

/// What becomes of a started program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// It stays in the foreground.
    Foreground,
    /// It forks away and returns.
    Background,
    /// It does something else and returns: a version, a check of the configuration, a message to a running daemon.
    Returns,
}

/// An official image.
#[derive(Debug)]
pub struct OfficialImage {
    /// Its name: `httpd`.
    pub name: &'static str,
    /// Where it is described.
    pub source: Source,
}

/// How to run a service in the foreground on one family of distributions.
#[derive(Debug)]
pub struct Recipe {
    /// The family.
    pub family: Family,
    /// For which releases the recipe was run or is documented.
    pub releases: Releases,
    /// Packages that install it there.
    pub packages: &'static [&'static str],
    /// The command in exec form.
    pub command: &'static [&'static str],
    /// `ENV` lines that the command needs.
    pub env: &'static [(&'static str, &'static str)],
    /// Commands of a `RUN` that must stand before, as root.
    pub prepare: &'static [&'static str],
    /// What is known to happen without one of them.
    pub lacking: &'static [Lack],
    /// `USER`, where the daemon must not be started as root and does not change the user itself.
    pub user: Option<&'static str>,
    /// `STOPSIGNAL`, where it is not SIGTERM.
    pub stop_signal: Option<&'static str>,
    /// Whether it ignores its stop signal as PID 1 and so needs `docker run --init`.
    pub needs_init: bool,
    /// The processes it has, as `ps axf` shows them.
    pub tree: Shape,
    /// What else must be said: first initialisation, a listening address. Shown beside the correction.
    pub note: Option<Text>,
    /// Where the recipe comes from.
    pub source: Source,
}

/// The releases that a recipe holds for.
#[derive(Debug, PartialEq)]
pub enum Releases {
    /// Any release: the daemon's own documentation says so, and the paths are the same in all.
    Any,
    /// These `(distribution, release)`; an empty release stands for all of the distribution. Others get it for review.
    Only(&'static [(&'static str, &'static str)]),
    /// These alone: the command names a version that other releases do not have. Elsewhere it is taken, for review,
    /// only if a package of the recipe is installed.
    Exactly(&'static [(&'static str, &'static str)]),
}

/// A process and its children, as `ps axf` shows them.
#[derive(Debug)]
pub struct Shape {
    /// The command line; `{command}` stands for the start command, joined by blanks.
    pub shown_as: &'static str,
    /// The user; none where it is the container's.
    pub user: Option<&'static str>,
    /// At least and at most (none: no limit) how many there are.
    pub count: (u32, Option<u32>),
    /// What decides the count, or what it is there for.
    pub note: Option<Text>,
    /// Its children.
    pub children: &'static [Shape],
}

impl Releases {
    /// Whether the recipe holds for this platform as it stands.
    #[must_use]
    pub fn hold_for(&self, platform: &Platform) -> bool {
        match self {
            Self::Any => true,
            Self::Only(list) | Self::Exactly(list) => {
                let lists = |wanted: &str| {
                    list.iter().any(|&(distribution, release)| {
                        distribution == platform.distribution && (release.is_empty() || release == wanted)
                    })
                };
                let moving = MOVING.iter().find(|(distribution, _)| *distribution == platform.distribution);
                match (self, moving) {
                    (Self::Only(_), Some((_, releases))) if platform.release.is_empty() => {
                        releases.iter().all(|release| lists(release))
                    }
                    _ => lists(platform.release),
                }
            }
        }
    }
}

impl Service {
    /// A service of which nothing but its names is known.
    const BLANK: Self = Self {
        id: "",
        name: "",
        units: &[],
        packages: &[],
        programs: &[],
        ports: &[],
        data: &[],
        image: None,
        recipes: &[],
        host: None,
    };

    /// The recipe for a platform: of the family's recipes the one that holds for the release; among those, and where
    /// none holds, rather one whose package is installed (MySQL's, not MariaDB's). Without a better reason the first.
    /// None where the command would name a version that the release does not have.
    #[must_use]
    pub fn recipe_on(&self, platform: &Platform, installed: &[&str]) -> Option<&'static Recipe>
    where
        Self: 'static,
    {
        let recipes: &'static [Recipe] = self.recipes;
        let installs =
            |recipe: &Recipe| recipe.packages.iter().any(|pattern| installed.iter().any(|name| matches(pattern, name)));
        let fits = |recipe: &&Recipe| (installs(recipe), recipe.releases.hold_for(platform));
        recipes
            .iter()
            .rev() // `max_by_key` takes the last of equals; the catalogue's order wants the first.
            .filter(|recipe| recipe.family == platform.family)
            .filter(|recipe| {
                !matches!(recipe.releases, Releases::Exactly(_))
                    || recipe.releases.hold_for(platform)
                    || installs(recipe)
            })
            .max_by_key(fits)
    }

    /// The first recipe for a family, whatever its release; [`Self::recipe_on`] knows better where the platform is known.
    #[must_use]
    pub fn recipe(&self, family: Family) -> Option<&'static Recipe>
    where
        Self: 'static,
    {
        let recipes: &'static [Recipe] = self.recipes;
        recipes.iter().find(|recipe| recipe.family == family)
    }

    /// Its program of that name; `name` is the last part of a path.
    #[must_use]
    pub fn program(&self, name: &str) -> Option<&'static Program> {
        let programs: &'static [Program] = self.programs;
        programs.iter().find(|program| program.names.iter().any(|pattern| matches(pattern, name)))
    }
}

impl Program {
    /// Stays in the foreground, whatever its arguments.
    const FOREGROUND: Self = Self {
        names: &[],
        invocations: &[],
        otherwise: Mode::Foreground,
        stays_in_front: None,
        config: None,
        ignores_term: false,
        refusals: &[],
        beside: None,
        source: RUN_ON_DEBIAN_12,
    };

    /// Forks away unless told otherwise.
    const BACKGROUND: Self = Self { otherwise: Mode::Background, ..Self::FOREGROUND };

    /// Does something and returns: a client, or a script that talks to the daemon.
    const RETURNS: Self = Self { otherwise: Mode::Returns, ..Self::FOREGROUND };

    /// What the program does with these arguments (without its own name) on this family.
    #[must_use]
    pub fn mode(&self, args: &[&str], family: Option<Family>) -> Mode {
        self.invocations
            .iter()
            .find(|invocation| {
                invocation.family.is_none_or(|wanted| family == Some(wanted))
                    && (invocation.args.is_empty()
                        || args.windows(invocation.args.len()).any(|window| {
                            window.iter().zip(invocation.args).all(|(arg, pattern)| matches(pattern, arg))
                        }))
            })
            .map_or(self.otherwise, |invocation| invocation.mode)
    }
}

impl Invocation {
    /// With these arguments it stays in the foreground.
    const fn foreground(args: &'static [&'static str]) -> Self {
        Self { args, family: None, mode: Mode::Foreground }
    }

    /// With these arguments it forks away.
    const fn background(args: &'static [&'static str]) -> Self {
        Self { args, family: None, mode: Mode::Background }
    }

    /// With these arguments it does something else and returns.
    const fn returns(args: &'static [&'static str]) -> Self {
        Self { args, family: None, mode: Mode::Returns }
    }

    /// The same, on one family only.
    const fn on(self, family: Family) -> Self {
        Self { args: self.args, family: Some(family), mode: self.mode }
    }
}

impl Recipe {
    /// A recipe that was run on Debian 12: one process, stopped by SIGTERM.
    const DEBIAN_12: Self = Self {
        family: Family::Debian,
        releases: DEBIAN_12,
        packages: &[],
        command: &[],
        env: &[],
        prepare: &[],
        lacking: &[],
        user: None,
        stop_signal: None,
        needs_init: false,
        tree: Shape::ONE,
        note: None,
        source: RUN_ON_DEBIAN_12,
    };

    /// A command that a package's unit or its maker's documentation gives, and that was not run here; the entry names the
    /// source. Always for review.
    const PACKAGED: Self = Self { releases: UNPROVEN, source: "", ..Self::DEBIAN_12 };

    /// A recipe that public documents give for the RHEL family since 7; the entry names them.
    const RHEL: Self = Self { family: Family::Rhel, releases: RHEL_SINCE_7, source: "", ..Self::DEBIAN_12 };
}

impl Shape {
    /// One process with the start command's own name and the container's user.
    const ONE: Self = Self { shown_as: "{command}", user: None, count: (1, Some(1)), note: None, children: &[] };
}

/// A second product that an entry holds, since it has the same units and programs: which of the two is meant, the package tells.
struct Twin {
    /// The entry.
    service: &'static str,
    /// Packages of the second product.
    packages: &'static [&'static str],
    /// Programs that both products have under this name.
    programs: &'static [&'static str],
    /// The second product's official image.
    image: OfficialImage,
}

const TWINS: &[Twin] = &[Twin {
    service: "mariadb",
    packages: &["mysql-server*", "mysql-community-server*", "mysql8*"],
    programs: &["mysqld", "mysqld_safe", "mysqld-debug"],
    image: OfficialImage { name: "mysql", source: "https://github.com/docker-library/docs/tree/master/mysql" },
}];

impl Service {
    /// The official image of the product that these packages install, or that is started as this program; none where
    /// that could be either of two products.
    #[must_use]
    pub fn image_of(&'static self, packages: &[&str], program: Option<&str>) -> Option<&'static OfficialImage> {
        let Some(twin) = TWINS.iter().find(|twin| twin.service == self.id) else { return self.image.as_ref() };
        let installs =
            |patterns: &[&str]| packages.iter().any(|name| patterns.iter().any(|pattern| matches(pattern, name)));
        if installs(twin.packages) {
            return Some(&twin.image);
        }
        let name = program.map(|path| path.rsplit('/').next().unwrap_or(path));
        let either = name.is_some_and(|name| twin.programs.contains(&name)) && !installs(self.packages);
        self.image.as_ref().filter(|_| !either)
    }
}

/// The service that a unit or init script of this name starts; `.service` may be there or not.
#[must_use]
pub fn by_unit(unit: &str) -> Option<&'static Service> {
    let unit = unit.strip_suffix(".service").unwrap_or(unit);
    find(|service| service.units, unit)
}

/// The service that a package of this name installs. Versions (`=1.2`) and architectures (`:amd64`) must be cut off before.
#[must_use]
pub fn by_package(package: &str) -> Option<&'static Service> {
    find(|service| service.packages, package)
}

/// The service whose program this is, and the program; a path or a bare name.
#[must_use]
pub fn by_program(path: &str) -> Option<(&'static Service, &'static Program)> {
    let name = path.rsplit('/').next().unwrap_or(path);
    ALL.iter().find_map(|&service| service.program(name).map(|program| (service, program)))
}

/// The service with this identifier.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Service> {
    ALL.iter().copied().find(|service| service.id == id)
}

fn find(names: impl Fn(&'static Service) -> &'static [&'static str], wanted: &str) -> Option<&'static Service> {
    ALL.iter().copied().find(|&service| names(service).iter().any(|pattern| matches(pattern, wanted)))
}

/// Whether `text` fits `pattern`, in which each `*` stands for any text.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    let Some((head, mut rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut text) = text.strip_prefix(head) else { return false };
    while let Some((middle, tail)) = rest.split_once('*') {
        let Some(at) = text.find(middle) else { return false };
        text = &text[at + middle.len()..];
        rest = tail;
    }
    text.len() >= rest.len() && text.ends_with(rest)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::knowledge::platform::Shell;

    fn recipes() -> impl Iterator<Item = (&'static Service, &'static Recipe)> {
        ALL.iter().flat_map(|&service| service.recipes.iter().map(move |recipe| (service, recipe)))
    }

    fn shapes(shape: &'static Shape) -> Vec<&'static Shape> {
        std::iter::once(shape).chain(shape.children.iter().flat_map(shapes)).collect()
    }

    fn names_in_braces(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
    }

    #[test]
    fn each_name_belongs_to_one_service() {
        let mut seen = BTreeSet::new();
        for service in ALL {
            assert!(seen.insert(("id", service.id)), "{}", service.id);
            assert!(
                !service.name.is_empty()
                    && !service.units.is_empty()
                    && (!service.programs.is_empty() || service.host.is_some()),
                "{}",
                service.id
            );
            let programs = service.programs.iter().flat_map(|program| program.names.iter().copied());
            for (kind, name) in (service.units.iter().map(|&unit| ("unit", unit)))
                .chain(service.packages.iter().map(|&package| ("package", package)))
                .chain(programs.map(|program| ("program", program)))
            {
                assert!(!name.is_empty() && !name.contains(' ') && name != "*", "{}: {name:?}", service.id);
                assert!(seen.insert((kind, name)), "{}: {kind} {name}", service.id);
                let found = match kind {
                    "unit" => by_unit(name),
                    "package" => by_package(name),
                    _ => by_program(name).map(|(service, _)| service),
                };
                assert!(
                    found.is_some_and(|found| found.id == service.id),
                    "{}: {kind} {name} is found elsewhere",
                    service.id
                );
            }
        }
    }

    /// What makes the corrected text free of findings: the recipe's own program stays in the foreground, is nobody's
    /// parent that swallows signals, and ends on its stop signal or is started under an init.
    #[test]
    fn recipes_stay_in_the_foreground() {
        for (service, recipe) in recipes() {
            let (program, args) = recipe.command.split_first().expect("a command");
            let (owner, program) = by_program(program).unwrap_or_else(|| panic!("{}: {program}", service.id));
            assert_eq!(owner.id, service.id);
            assert_eq!(
                program.mode(args, Some(recipe.family)),
                Mode::Foreground,
                "{}: {:?}",
                service.id,
                recipe.command
            );
            let replaced = match program
                .stays_in_front
                .as_ref()
                .filter(|wrapper| wrapper.family.is_none_or(|family| family == recipe.family))
            {
                None => false,
                Some(wrapper) => {
                    let (variable, start) = wrapper.unless_env.expect("a recipe's wrapper gives way");
                    assert!(recipe.env.iter().any(|(name, value)| *name == variable && value.starts_with(start)));
                    true
                }
            };
            assert!(
                !program.ignores_term || replaced || recipe.needs_init || recipe.stop_signal.is_some(),
                "{}",
                service.id
            );
        }
    }

    /// What a patch puts in is what the recipe prepares, and what it makes of a start command is not refused again.
    #[test]
    fn obstacles_belong_to_their_recipe() {
        for (service, recipe) in recipes() {
            for lack in recipe.lacking {
                assert!(recipe.prepare.contains(&lack.preparation), "{}: {}", service.id, lack.preparation);
                assert!(lack.source.starts_with("https://") || lack.source == RUN_ON_DEBIAN_12, "{}", service.id);
                assert!(!lack.says.is_empty() || lack.effect == conditions::Effect::StopsLate, "{}", service.id);
            }
        }
        for service in ALL {
            for refusal in service.programs.iter().flat_map(|program| program.refusals) {
                assert!(!refusal.says.is_empty(), "{}", service.id);
                assert!(refusal.source.starts_with("https://") || refusal.source == RUN_ON_DEBIAN_12, "{}", service.id);
            }
        }
    }

    #[test]
    fn packages_of_recipes_install_their_service() {
        for (service, recipe) in recipes() {
            for package in recipe.packages {
                let owner = by_package(&package.replace('*', "-8.0")).map(|owner| owner.id);
                assert!(owner.is_none_or(|owner| owner == service.id), "{}: {package} installs {owner:?}", service.id);
            }
        }
    }

    #[test]
    fn clients_and_headers_are_not_servers() {
        for package in [
            "apache2-utils",
            "apache2-dev",
            "httpd-tools",
            "httpd-devel",
            "nginx-doc",
            "nginx-common",
            "mysql-client",
            "default-mysql-client",
            "mariadb-client",
            "mariadb",
            "mysql",
            "mariadb-common",
            "mysql-common",
            "redis-tools",
            "openssh-client",
            "openssh-clients",
            "php-cli",
            "php8.2-cli",
            "postgresql-client",
            "postgresql-contrib",
            "postgresql-client-15",
            "samba-common",
            "snmp",
            "libmemcached-dev",
            "docker-cli",
        ] {
            assert!(by_package(package).is_none(), "{package}");
        }
    }

    #[test]
    fn every_claim_has_a_source_and_both_languages() {
        let source =
            |source: Source| source.starts_with("http") || [RUN_ON_DEBIAN_12, RUN_ON_RELEASES].contains(&source);
        for service in ALL {
            assert!(service.programs.iter().all(|program| source(program.source)), "{}", service.id);
            assert!(service.image.as_ref().is_none_or(|image| source(image.source)), "{}", service.id);
            for port in service.ports {
                let (number, protocol) = port.split_once('/').expect("port/protocol");
                assert!(number.parse::<u16>().is_ok() && ["tcp", "udp"].contains(&protocol), "{}: {port}", service.id);
            }
        }
        for (service, recipe) in recipes() {
            assert!(source(recipe.source), "{}", service.id);
            let shapes = shapes(&recipe.tree);
            assert!(
                shapes.iter().all(|shape| shape.count.1.is_none_or(|most| most >= shape.count.0) && shape.count.0 > 0)
            );
            for text in shapes.iter().filter_map(|shape| shape.note).chain(recipe.note) {
                assert!(!text.en.is_empty() && !text.ja.is_empty(), "{}", service.id);
                assert!(!text.en.contains("  ") && !text.ja.contains("  "), "{}: {}", service.id, text.ja);
                assert_eq!(names_in_braces(text.en), names_in_braces(text.ja), "{}", service.id);
            }
        }
    }

    #[test]
    fn the_release_and_the_package_choose_the_recipe() {
        let on = |family, distribution, release| Platform { family, distribution, release, shell: Shell::Unknown };
        let command = |id: &str, platform: &Platform, installed: &[&str]| {
            by_id(id).and_then(|service| service.recipe_on(platform, installed)).map(|recipe| recipe.command[0])
        };
        let bookworm = on(Family::Debian, "debian", "12");
        let jammy = on(Family::Debian, "ubuntu", "22.04");
        assert_eq!(command("php-fpm", &bookworm, &[]), Some("php-fpm8.2"));
        assert_eq!(command("php-fpm", &jammy, &["php-fpm"]), Some("php-fpm8.1"));
        assert_eq!(command("php-fpm", &on(Family::Debian, "ubuntu", "24.10"), &["php-fpm"]), None);
        assert_eq!(command("php-fpm", &bookworm, &["php8.4-fpm"]), Some("php-fpm8.4"));
        assert_eq!(command("mariadb", &jammy, &["mysql-server"]), Some("/usr/sbin/mysqld"));
        assert_eq!(command("mariadb", &jammy, &["mariadb-server"]), Some("mariadbd"));
        assert_eq!(
            command("mariadb", &on(Family::Rhel, "centos", "7"), &["mariadb-server"]),
            Some("/usr/libexec/mysqld")
        );
        assert_eq!(command("httpd", &on(Family::Rhel, "centos", "8"), &["httpd"]), Some("/usr/sbin/httpd"));
        assert_eq!(command("httpd", &on(Family::Suse, "opensuse", "15.6"), &[]), None);
    }

    #[test]
    fn a_moving_tag_takes_what_holds_for_all_that_it_can_be() {
        let ubuntu = |release| Platform { family: Family::Debian, distribution: "ubuntu", release, shell: Shell::Dash };
        let all = Releases::Only(&[("ubuntu", "22.04"), ("ubuntu", "24.04"), ("ubuntu", "26.04")]);
        assert!(all.hold_for(&ubuntu("")) && all.hold_for(&ubuntu("24.04")) && !all.hold_for(&ubuntu("20.04")));
        assert!(!Releases::Only(&[("ubuntu", "24.04")]).hold_for(&ubuntu("")));
        let versioned = Releases::Exactly(&[("ubuntu", "22.04"), ("ubuntu", "24.04"), ("ubuntu", "26.04")]);
        assert!(!versioned.hold_for(&ubuntu("")));
    }

    #[test]
    fn stars_stand_for_any_text() {
        assert!(
            matches("php*-fpm", "php8.2-fpm") && matches("php*-fpm", "php-fpm") && matches("redis@*", "redis@default")
        );
        assert!(!matches("php*-fpm", "php8.2-cli") && !matches("ab*ba", "aba"));
    }
}
