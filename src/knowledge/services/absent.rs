//! Daemons that a family of distributions does not package: there is no recipe to look for.
//!
//! Said in the README's table alone, so that what nobody packages is told apart from what is not known.

use crate::knowledge::Source;
use crate::knowledge::platform::Family;

/// Services that a family's own package sources do not hold.
#[derive(Debug)]
pub struct Absent {
    /// The family.
    pub family: Family,
    /// Identifiers of services.
    pub services: &'static [&'static str],
    /// The package sources that were looked through, or where it is announced.
    pub source: Source,
}

/// Every one that is known. Where a daemon's makers have packages of their own for a family, its entry has the recipe.
pub const ABSENT: &[Absent] = &[
    // Neither in main nor in community nor in testing.
    Absent {
        family: Family::Alpine,
        services: &["tomcat", "xinetd", "dictd", "cassandra", "opensearch", "zookeeper", "puppet", "apt-cacher-ng"],
        source: "https://github.com/alpinelinux/aports",
    },
    // In testing alone, which no release has.
    Absent {
        family: Family::Alpine,
        services: &["gearmand"],
        source: "https://github.com/alpinelinux/aports/tree/master/testing/gearmand",
    },
    // Once in testing, without its init script.
    Absent {
        family: Family::Alpine,
        services: &["couchdb"],
        source: "https://github.com/alpinelinux/aports/tree/master/testing/couchdb",
    },
    // Neither in main, contrib nor non-free of Debian 11 to 13 and unstable, from which Ubuntu takes its universe.
    Absent { family: Family::Debian, services: &["minio", "traefik"], source: "https://deb.debian.org/debian/dists/" },
    // Neither in Fedora nor in EPEL, whose packages come from the same sources.
    Absent {
        family: Family::Rhel,
        services: &["minio", "traefik", "zookeeper"],
        source: "https://github.com/major/fedora-rpm-specs",
    },
    Absent {
        family: Family::Suse,
        services: &[
            "monit",
            "vault",
            "consul",
            "cassandra",
            "couchdb",
            "minio",
            "jenkins",
            "opensearch",
            "zookeeper",
            "puppet",
            "beanstalkd",
            "gearmand",
            "ngircd",
            "nats-server",
        ],
        source: "https://github.com/bmwiedemann/openSUSE/tree/master/packages",
    },
    Absent { family: Family::Arch, services: &["redis"], source: "https://archlinuxarm.org/packages/armv7h/valkey" },
    // Neither in the packages nor in the community repository.
    Absent {
        family: Family::Arch,
        services: &[
            "telegraf",
            "cassandra",
            "etcd",
            "filebeat",
            "zookeeper",
            "openresty",
            "beanstalkd",
            "apt-cacher-ng",
            "docker-registry",
            "nats-server",
            "xrdp",
        ],
        source: "https://github.com/archlinux/svntogit-packages",
    },
    // Once in the community repository; in the AUR since.
    Absent {
        family: Family::Arch,
        services: &["proftpd", "rsyslog", "mongodb", "elasticsearch", "kibana", "logstash"],
        source: "https://github.com/archlinux/aur",
    },
];

/// Whether a family is known not to package a service.
#[must_use]
pub fn is_absent(service: &str, family: Family) -> bool {
    ABSENT.iter().any(|absent| absent.family == family && absent.services.contains(&service))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::services;

    /// What has no package has no recipe, and the other way round.
    #[test]
    fn what_is_absent_has_no_recipe() {
        for absent in ABSENT {
            assert!(absent.source.starts_with("https://"));
            for id in absent.services {
                let service = services::by_id(id);
                assert!(
                    service.is_some_and(|service| service.recipes.iter().all(|recipe| recipe.family != absent.family)),
                    "{id}"
                );
            }
        }
    }
}
