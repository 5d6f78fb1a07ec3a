//! What the entrypoints of images make of a command that begins with an option.
//!
//! Docker's official images follow one convention: what begins with a dash becomes options of the image's own program. Those
//! that do not hand it on to `exec`, which finds no program of that name.

use super::{Image, Start};
use crate::knowledge::Source;

/// What becomes of an option where a program is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsProgram {
    /// These words are put in front of it.
    Completed(&'static [&'static str]),
    /// It is run as it is: "not found".
    Refused,
    /// Not known.
    Unknown,
}

/// Images whose entrypoint completes options, and how many words of the image's own command it puts in front.
const COMPLETING: &[(&[&str], usize, Source)] = &[
    (&["postgres"], 1, "https://github.com/docker-library/postgres/blob/master/docker-entrypoint.sh"),
    (&["mysql"], 1, "https://github.com/docker-library/mysql/blob/master/template/docker-entrypoint.sh"),
    (&["mariadb"], 1, "https://github.com/MariaDB/mariadb-docker/blob/master/docker-entrypoint.sh"),
    (&["percona"], 1, "https://github.com/percona/percona-docker/blob/main/percona-server-8.0/ps-entry.sh"),
    (&["redis"], 1, "https://github.com/redis/docker-library-redis/blob/master/docker-entrypoint.sh"),
    (&["memcached"], 1, "https://github.com/docker-library/memcached/blob/master/docker-entrypoint.sh"),
    (&["mongo"], 1, "https://github.com/docker-library/mongo/blob/master/docker-entrypoint.sh"),
    (&["cassandra"], 2, "https://github.com/docker-library/cassandra/blob/master/docker-entrypoint.sh"),
    (&["couchdb"], 1, "https://github.com/apache/couchdb-docker/blob/main/3.3.3/docker-entrypoint.sh"),
    (&["influxdb"], 1, "https://github.com/influxdata/influxdata-docker/blob/master/influxdb/1.8/entrypoint.sh"),
    (&["telegraf"], 1, "https://github.com/influxdata/influxdata-docker/blob/master/telegraf/1.30/entrypoint.sh"),
    (&["haproxy"], 1, "https://github.com/docker-library/haproxy/blob/master/docker-entrypoint.sh"),
    (&["traefik"], 1, "https://github.com/traefik/traefik-library-image/blob/master/scratch/amd64/entrypoint.sh"),
    (&["php"], 1, "https://github.com/docker-library/php/blob/master/docker-php-entrypoint"),
    (&["node"], 1, "https://github.com/nodejs/docker-node/blob/main/docker-entrypoint.sh"),
];

/// Images whose entrypoint ends in `exec "$@"` without that: dash says "exec: -g: not found" (run on Debian 12).
const HANDING_ON: &[(&[&str], Source)] =
    &[(&["nginx"], "https://github.com/nginx/docker-nginx/blob/master/entrypoint/docker-entrypoint.sh")];

/// What the entrypoint of an image makes of a command that begins with an option.
#[must_use]
pub fn option_as_program(image: &Image) -> AsProgram {
    let Start::Command { entrypoint, command, .. } = image.starts else { return AsProgram::Unknown };
    let is = |names: &[&str]| image.names.first().is_some_and(|name| names.contains(name));
    if entrypoint.is_empty() {
        return AsProgram::Refused;
    }
    if HANDING_ON.iter().any(|(names, _)| is(names)) {
        return AsProgram::Refused;
    }
    COMPLETING
        .iter()
        .find(|(names, ..)| is(names))
        .and_then(|(_, count, _)| command.get(..*count))
        .map_or(AsProgram::Unknown, AsProgram::Completed)
}

/// Whether an image has no entrypoint of its own: what CMD says is what the engine starts.
#[must_use]
pub fn starts_directly(image: &Image) -> bool {
    match image.starts {
        Start::Shell => true,
        Start::Command { entrypoint, .. } => entrypoint.is_empty(),
        Start::Init { .. } | Start::Unknown => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{all, find};
    use super::*;

    #[test]
    fn options_become_those_of_the_image_s_program() {
        let of = |name, tag| find(name, tag).map(option_as_program);
        assert_eq!(of("postgres", Some("16")), Some(AsProgram::Completed(&["postgres"])));
        assert_eq!(of("cassandra", None), Some(AsProgram::Completed(&["cassandra", "-f"])));
        assert_eq!(of("php", Some("8.3-apache")), Some(AsProgram::Completed(&["apache2-foreground"])));
        assert_eq!(of("php", Some("8.3")), Some(AsProgram::Completed(&["php"])));
        assert_eq!(of("nginx", None), Some(AsProgram::Refused));
        assert_eq!(of("httpd", None), Some(AsProgram::Refused));
        assert_eq!(of("prom/prometheus", None), Some(AsProgram::Unknown));
    }

    #[test]
    fn every_entry_is_of_a_known_image() {
        for (names, count, source) in COMPLETING {
            let known = all().any(|image| {
                let long_enough = matches!(image.starts, Start::Command { command, .. } if command.len() >= *count);
                long_enough && image.names.first().is_some_and(|name| names.contains(name))
            });
            assert!(known && source.starts_with("https://"), "{names:?}");
        }
    }
}
