//! What packages bring along beyond their own daemon: a service that another one's unit starts with it, and the configuration by
//! which the two find each other. A text that enables the one never names the other.

use super::Source;
use super::platform::Platform;

/// A service that is started with another one.
#[derive(Debug)]
pub struct Brought {
    /// The catalogue's id; its unit has the same name.
    pub service: &'static str,
    /// With which services, by their ids.
    with: &'static [&'static str],
    /// The packages that bring it: itself, and those that only recommend it.
    packages: &'static [&'static str],
    /// What the text's own RUNs say where the first does without it.
    unless: &'static [&'static str],
    /// Of which releases; an empty release stands for all of the distribution.
    releases: &'static [(&'static str, &'static str)],
    /// Where this comes from.
    pub source: Source,
}

/// A package's own configuration of one service that names another one on this machine.
#[derive(Debug)]
pub struct Joined {
    /// The service whose configuration it is.
    front: &'static str,
    /// The one that it names.
    back: &'static str,
    /// Of which releases.
    releases: &'static [(&'static str, &'static str)],
    /// The packages that bring it; empty where the next says enough.
    packages: &'static [&'static str],
    /// What the text's own RUNs must say for it to be in force; empty where it always is.
    enabled_by: &'static str,
    /// The command of a `RUN`, as root, that has it name the other container instead.
    pub prepare: &'static str,
    /// Where this comes from.
    pub source: Source,
}

/// Since mod_php is not loaded any more: httpd hands PHP on to php-fpm, which `php` pulls in as a weak dependency.
const FPM_BY_DEFAULT: &[(&str, &str)] = &[
    ("centos", "8"),
    ("centos", "9"),
    ("centos", "10"),
    ("rhel", "8"),
    ("rhel", "9"),
    ("rhel", "10"),
    ("rockylinux", ""),
    ("almalinux", ""),
    ("oraclelinux", "8"),
    ("oraclelinux", "9"),
    ("oraclelinux", "10"),
    ("fedora", ""),
];

const FPM_PACKAGES: &[&str] = &["php", "php-fpm"];

/// The package's spec has `Recommends: php-fpm`, and installs `Wants=php-fpm.service` for httpd and nginx; its packager explains it.
const REMI: Source = "https://blog.remirepo.net/post/2017/11/17/Fedora-27-changes-in-http-and-php";

/// With these a package manager installs only what must be there
/// (<https://dnf.readthedocs.io/en/latest/conf_ref.html>, `install_weak_deps`).
const WITHOUT_WEAK: &[&str] =
    &["install_weak_deps=0", "install_weak_deps=False", "install_weak_deps=false", "install_weak_deps=no"];

const BROUGHT: &[Brought] = &[Brought {
    service: "php-fpm",
    with: &["httpd", "nginx"],
    packages: FPM_PACKAGES,
    // With that MPM httpd can run PHP by itself, and does so where its module is there.
    unless: &["mpm_prefork"],
    releases: FPM_BY_DEFAULT,
    source: REMI,
}];

const JOINED: &[Joined] = &[
    Joined {
        front: "httpd",
        back: "php-fpm",
        releases: FPM_BY_DEFAULT,
        packages: FPM_PACKAGES,
        enabled_by: "",
        prepare: "sed -i 's#proxy:unix:/run/php-fpm/www.sock|fcgi://localhost#proxy:fcgi://php-fpm:9000#' /etc/httpd/conf.d/*.conf",
        source: REMI,
    },
    Joined {
        front: "nginx",
        back: "php-fpm",
        releases: FPM_BY_DEFAULT,
        packages: FPM_PACKAGES,
        enabled_by: "",
        prepare: "sed -i 's#unix:/run/php-fpm/www.sock#php-fpm:9000#' /etc/nginx/conf.d/*.conf",
        source: REMI,
    },
    Joined {
        front: "httpd",
        back: "php-fpm",
        releases: &[("debian", ""), ("ubuntu", "")],
        packages: &[],
        enabled_by: "a2enconf php",
        prepare: "sed -i -E 's#proxy:unix:/(var/)?run/php/[^|]*\\|fcgi://localhost#proxy:fcgi://php-fpm:9000#' /etc/apache2/conf-available/php*-fpm.conf",
        source: "a test runs it (tests/containers/together)",
    },
];

/// What is started with others on a platform.
pub fn on(platform: &Platform) -> impl Iterator<Item = &'static Brought> {
    BROUGHT.iter().filter(|brought| holds(brought.releases, platform))
}

impl Brought {
    /// Whether it is started with the service of this id.
    #[must_use]
    pub fn is_with(&self, id: &str) -> bool {
        self.with.contains(&id)
    }

    /// The packages that bring it where the RUNs say all this. One of its own name does in any case, another one only as what it
    /// recommends. Reads the whole text: to be asked once.
    #[must_use]
    pub fn brought_by(&self, run_text: &str) -> Vec<&'static str> {
        let says = |text: &&str| run_text.contains(*text);
        if self.unless.iter().any(says) {
            return Vec::new();
        }
        let weak = !WITHOUT_WEAK.iter().any(says);
        self.packages.iter().copied().filter(|package| weak || *package == self.service).collect()
    }
}

/// The configuration of `front` that names `back`, where these packages are installed; `run_text` is all that the RUNs say.
#[must_use]
pub fn joined<'i>(
    front: &str,
    back: &str,
    platform: &Platform,
    mut installed: impl Iterator<Item = &'i str>,
    run_text: &str,
) -> Option<&'static Joined> {
    let fits = |joined: &&Joined| joined.front == front && joined.back == back && holds(joined.releases, platform);
    let joined = JOINED.iter().filter(fits).find(|joined| run_text.contains(joined.enabled_by))?;
    let brought = joined.packages.is_empty() || installed.any(|name| joined.packages.contains(&name));
    brought.then_some(joined)
}

fn holds(releases: &[(&str, &str)], platform: &Platform) -> bool {
    let named = |&(distribution, release): &(&str, &str)| {
        distribution == platform.distribution && (release.is_empty() || release == platform.release)
    };
    releases.iter().any(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::services;

    #[test]
    fn what_is_brought_is_in_the_catalogue() {
        let ids = BROUGHT.iter().flat_map(|brought| brought.with.iter().chain([&brought.service]));
        let joined = JOINED.iter().flat_map(|joined| [&joined.front, &joined.back]);
        for id in ids.chain(joined) {
            assert!(services::by_id(id).is_some(), "{id}");
        }
    }
}
