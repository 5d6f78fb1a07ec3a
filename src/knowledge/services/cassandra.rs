//! Apache Cassandra, which goes to the background unless told otherwise.

use super::{Invocation, OfficialImage, Program, Service};

/// Apache Cassandra.
pub const SERVICE: Service = Service {
    id: "cassandra",
    name: "Apache Cassandra",
    units: &["cassandra"],
    packages: &["cassandra", "dsc*"],
    programs: &[Program {
        names: &["cassandra"],
        invocations: &[Invocation::foreground(&["-f"]), Invocation::returns(&["-v"])],
        source: "https://github.com/apache/cassandra/blob/trunk/bin/cassandra",
        ..Program::BACKGROUND
    }],
    ports: &["9042/tcp", "7000/tcp"],
    data: &["/var/lib/cassandra"],
    image: Some(OfficialImage {
        name: "cassandra",
        source: "https://github.com/docker-library/docs/tree/master/cassandra",
    }),
    ..Service::BLANK
};
