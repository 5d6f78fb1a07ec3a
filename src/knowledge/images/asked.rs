//! What official images ask for before they start on an empty data directory.

use crate::knowledge::Source;

/// An image, the variables that it does not start without, and where it says so.
struct Asked {
    image: &'static str,
    variables: &'static [&'static str],
    #[cfg_attr(not(test), expect(dead_code, reason = "a claim carries its source"))]
    source: Source,
}

const ALL: &[Asked] = &[
    Asked {
        image: "mariadb",
        variables: &["MARIADB_ROOT_PASSWORD"],
        source: "https://github.com/docker-library/docs/tree/master/mariadb",
    },
    Asked {
        image: "mysql",
        variables: &["MYSQL_ROOT_PASSWORD"],
        source: "https://github.com/docker-library/docs/tree/master/mysql",
    },
    Asked {
        image: "postgres",
        variables: &["POSTGRES_PASSWORD"],
        source: "https://github.com/docker-library/docs/tree/master/postgres",
    },
    Asked {
        image: "couchdb",
        variables: &["COUCHDB_USER", "COUCHDB_PASSWORD"],
        source: "https://github.com/docker-library/docs/tree/master/couchdb",
    },
];

/// The variables that an official image does not start without on an empty data directory.
#[must_use]
pub fn asked(image: &str) -> &'static [&'static str] {
    ALL.iter().find(|asked| asked.image == image).map_or(&[], |asked| asked.variables)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_source() {
        assert!(ALL.iter().all(|asked| asked.source.starts_with("https://") && !asked.variables.is_empty()));
        assert!(asked("nginx").is_empty());
    }
}
