//! MongoDB.

use super::{Invocation, OfficialImage, Program, Service};

/// MongoDB.
pub const SERVICE: Service = Service {
    id: "mongodb",
    name: "MongoDB",
    units: &["mongod", "mongodb"],
    packages: &["mongodb", "mongodb-server*", "mongodb-org", "mongodb-org-server"],
    programs: &[Program {
        names: &["mongod"],
        invocations: &[
            Invocation::returns(&["--version"]),
            Invocation::returns(&["--help"]),
            Invocation::returns(&["--shutdown"]),
            Invocation::background(&["--fork"]),
            Invocation::background(&["-f", "/etc/mongod.conf"]),
        ],
        source: "https://www.mongodb.com/docs/manual/reference/program/mongod/",
        ..Program::FOREGROUND
    }],
    ports: &["27017/tcp"],
    data: &["/var/lib/mongodb", "/var/lib/mongo"],
    image: Some(OfficialImage { name: "mongo", source: "https://github.com/docker-library/docs/tree/master/mongo" }),
    ..Service::BLANK
};
