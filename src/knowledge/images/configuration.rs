//! STOPSIGNAL and USER of base images, as their makers' Dockerfiles set them: an image that is built on them inherits both.

use super::bare;
use crate::knowledge::Source;
use crate::knowledge::services::matches;

/// What a base image configures besides its start command.
#[derive(Debug)]
pub struct Configuration {
    /// Repository names, compared as [`super::Image`]'s are.
    pub names: &'static [&'static str],
    /// Tags; the first row whose name and tag fit is taken.
    pub tags: &'static [&'static str],
    /// `STOPSIGNAL`; none where it is not set, or not known.
    pub stop_signal: Option<&'static str>,
    /// `USER`; none where it is not set, or not known.
    pub user: Option<&'static str>,
    /// Where the above comes from.
    pub source: Source,
}

const fn row(
    names: &'static [&'static str],
    tags: &'static [&'static str],
    stop_signal: Option<&'static str>,
    user: Option<&'static str>,
    source: Source,
) -> Configuration {
    Configuration { names, tags, stop_signal, user, source }
}

const PHP: Source = "https://github.com/docker-library/php/blob/master/Dockerfile-linux.template";
const HAPROXY: Source = "https://github.com/docker-library/haproxy/blob/master/Dockerfile.template";
const ON_PHP: &[&str] = &[
    "wordpress",
    "drupal",
    "mediawiki",
    "joomla",
    "matomo",
    "nextcloud",
    "phpmyadmin",
    "phpmyadmin/phpmyadmin",
    "php",
];

/// The images of which one of the two is known.
const ALL: &[Configuration] = &[
    row(
        &["nginxinc/nginx-unprivileged"],
        &["*"],
        Some("SIGQUIT"),
        Some("101"),
        "https://github.com/nginx/docker-nginx-unprivileged/blob/main/Dockerfile-debian.template",
    ),
    // Earlier releases had SIGTERM.
    row(
        &["nginx"],
        &["latest", "stable*", "mainline*", "alpine*", "1", "1-*", "1.2*"],
        Some("SIGQUIT"),
        None,
        "https://github.com/nginx/docker-nginx/blob/master/Dockerfile-debian.template",
    ),
    row(&["httpd"], &["2.2*"], None, None, "https://github.com/docker-library/httpd"),
    row(
        &["httpd"],
        &["*"],
        Some("SIGWINCH"),
        None,
        "https://github.com/docker-library/httpd/blob/master/2.4/Dockerfile",
    ),
    row(
        &["wordpress"],
        &["*cli*"],
        None,
        Some("www-data"),
        "https://github.com/docker-library/wordpress/blob/master/Dockerfile.template",
    ),
    row(&["php"], &["5*", "7.0*"], None, None, PHP),
    row(ON_PHP, &["*fpm*"], Some("SIGQUIT"), None, PHP),
    row(&["php"], &["*apache*"], Some("SIGWINCH"), None, PHP),
    row(&["php"], &["*"], None, None, PHP),
    row(ON_PHP, &["*"], Some("SIGWINCH"), None, PHP),
    row(&["postgres", "postgis/postgis"], &["8*", "9*"], None, None, "https://github.com/docker-library/postgres"),
    row(
        &["postgres", "postgis/postgis"],
        &["*"],
        Some("SIGINT"),
        None,
        "https://github.com/docker-library/postgres/blob/master/Dockerfile-debian.template",
    ),
    row(&["haproxy"], &["1.*", "2.0*", "2.1*", "2.2*", "2.3*"], Some("SIGUSR1"), None, HAPROXY),
    row(&["haproxy"], &["*"], Some("SIGUSR1"), Some("haproxy"), HAPROXY),
    row(
        &["memcached"],
        &["*"],
        None,
        Some("memcache"),
        "https://github.com/docker-library/memcached/blob/master/Dockerfile.template",
    ),
    row(
        &["jenkins/jenkins"],
        &["*"],
        None,
        Some("jenkins"),
        "https://github.com/jenkinsci/docker/blob/master/debian/Dockerfile",
    ),
    row(
        &["grafana/grafana", "grafana/grafana-oss", "grafana/grafana-enterprise"],
        &["*"],
        None,
        Some("472"),
        "https://github.com/grafana/grafana/blob/main/Dockerfile",
    ),
    row(
        &["prom/prometheus", "prometheus/prometheus"],
        &["*"],
        None,
        Some("nobody"),
        "https://github.com/prometheus/prometheus/blob/main/Dockerfile",
    ),
    row(
        &["prom/node-exporter", "prometheus/node-exporter"],
        &["*"],
        None,
        Some("nobody"),
        "https://github.com/prometheus/node_exporter/blob/master/Dockerfile",
    ),
    row(
        &["ubi*-init", "ubi*/ubi-init", "redhat/ubi*-init"],
        &["*"],
        Some("SIGRTMIN+3"),
        None,
        "https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/10/deploy-using_the_ubi_init_images",
    ),
];

/// What is known of an image's configuration by its name and tag. No tag is `latest`.
#[must_use]
pub fn configuration(name: &str, tag: Option<&str>) -> Option<&'static Configuration> {
    let name = bare(name);
    let tag = tag.unwrap_or("latest");
    ALL.iter().find(|row| {
        row.names.iter().any(|pattern| matches(pattern, name)) && row.tags.iter().any(|pattern| matches(pattern, tag))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::signals::{self, Reading};

    #[test]
    fn what_official_images_set() {
        let signal = |name, tag| configuration(name, tag).and_then(|found| found.stop_signal);
        assert_eq!(signal("nginx", None), Some("SIGQUIT"));
        assert_eq!(signal("nginx", Some("1.12.1")), None);
        assert_eq!(signal("docker.io/library/php", Some("8.3-apache-bookworm")), Some("SIGWINCH"));
        assert_eq!(signal("php", Some("8.3-fpm-alpine")), Some("SIGQUIT"));
        assert_eq!(signal("php", Some("8.3-cli")), None);
        assert_eq!(signal("php", Some("5.6-apache")), None);
        assert_eq!(signal("nextcloud", Some("29")), Some("SIGWINCH"));
        assert_eq!(signal("registry.access.redhat.com/ubi9/ubi-init", None), Some("SIGRTMIN+3"));
        let user = |name, tag| configuration(name, tag).and_then(|found| found.user);
        assert_eq!(user("haproxy", Some("2.2-alpine")), None);
        assert_eq!(user("haproxy", Some("3.0")), Some("haproxy"));
        assert_eq!(user("memcached", Some("alpine")), Some("memcache"));
    }

    #[test]
    fn rows_are_whole() {
        for row in ALL {
            assert!(row.source.starts_with("https://") && !row.names.is_empty() && !row.tags.is_empty());
            assert!(row.stop_signal.is_none_or(|signal| matches!(signals::read(signal), Reading::Signal(_))));
        }
    }
}
