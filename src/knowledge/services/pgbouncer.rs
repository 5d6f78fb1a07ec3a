//! PgBouncer, a pool of connections to PostgreSQL.

use super::notes::LISTENS_LOCALLY;
use super::{Invocation, Program, RUN_SINCE_BOOKWORM, Recipe, Service, TRIED};

/// PgBouncer, a pool of connections to PostgreSQL.
pub const SERVICE: Service = Service {
    id: "pgbouncer",
    name: "PgBouncer",
    units: &["pgbouncer"],
    packages: &["pgbouncer"],
    programs: &[Program {
        names: &["pgbouncer"],
        invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemon"])],
        source: "https://manpages.debian.org/bookworm/pgbouncer/pgbouncer.1.en.html",
        ..Program::FOREGROUND
    }],
    ports: &["6432/tcp"],
    recipes: &[Recipe {
        packages: &["pgbouncer"],
        command: &["/usr/sbin/pgbouncer", "/etc/pgbouncer/pgbouncer.ini"],
        prepare: &["install -d -o postgres -g postgres /run/postgresql"],
        user: Some("postgres"),
        stop_signal: Some("SIGINT"),
        note: Some(LISTENS_LOCALLY),
        releases: RUN_SINCE_BOOKWORM,
        source: TRIED,
        ..Recipe::DEBIAN_12
    }],
    ..Service::BLANK
};
