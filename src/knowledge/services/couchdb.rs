//! Apache CouchDB.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// Apache CouchDB.
pub const SERVICE: Service = Service {
    id: "couchdb",
    name: "Apache CouchDB",
    units: &["couchdb"],
    packages: &["couchdb"],
    programs: &[Program {
        names: &["couchdb"],
        invocations: &[Invocation::background(&["-b"]), Invocation::returns(&["-d"]), Invocation::returns(&["-V"])],
        source: "https://docs.couchdb.org/en/stable/install/unix.html",
        ..Program::FOREGROUND
    }],
    ports: &["5984/tcp"],
    data: &["/opt/couchdb/data"],
    image: Some(OfficialImage {
        name: "couchdb",
        source: "https://github.com/docker-library/docs/tree/master/couchdb",
    }),
    recipes: &[
        Recipe {
            command: &["/opt/couchdb/bin/couchdb"],
            user: Some("couchdb"),
            source: "https://docs.couchdb.org/en/stable/install/unix.html",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Rhel,
            command: &["/opt/couchdb/bin/couchdb"],
            user: Some("couchdb"),
            source: "https://docs.couchdb.org/en/stable/install/unix.html",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["couchdb"],
            command: &["/usr/lib/couchdb/bin/couchdb"],
            env: &[(
                "ERL_FLAGS",
                "-couch_ini /usr/lib/couchdb/etc/default.ini /usr/lib/couchdb/etc/datadirs.ini /etc/couchdb/local.ini",
            )],
            user: Some("couchdb"),
            source: "https://github.com/archlinux/svntogit-community/blob/master/couchdb/repos/community-testing-x86_64/couchdb.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
