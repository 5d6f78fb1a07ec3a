//! Pure-FTPd.

use super::{Invocation, Program, Service};

/// Pure-FTPd.
pub const SERVICE: Service = Service {
    id: "pure-ftpd",
    name: "Pure-FTPd",
    units: &["pure-ftpd", "pure-ftpd-mysql", "pure-ftpd-ldap"],
    packages: &["pure-ftpd", "pure-ftpd-mysql", "pure-ftpd-ldap", "pure-ftpd-postgresql"],
    programs: &[Program {
        names: &["pure-ftpd", "pure-ftpd-mysql"],
        invocations: &[Invocation::background(&["-B"]), Invocation::background(&["--daemonize"])],
        source: "https://github.com/jedisct1/pure-ftpd/blob/master/README",
        ..Program::FOREGROUND
    }],
    ports: &["21/tcp"],
    ..Service::BLANK
};
