//! NATS.

use super::notes::LISTENS_LOCALLY;
use super::{Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};
use crate::knowledge::platform::Family;

/// NATS.
pub const SERVICE: Service = Service {
    id: "nats-server",
    name: "NATS",
    units: &["nats-server", "nats"],
    packages: &["nats-server"],
    programs: &[Program {
        names: &["nats-server", "gnatsd"],
        source: "https://sources.debian.org/src/nats-server/2.9.10-1/",
        ..Program::FOREGROUND
    }],
    ports: &["4222/tcp"],
    recipes: &[
        Recipe {
            packages: &["nats-server"],
            command: &["/usr/sbin/nats-server", "-c", "/etc/nats-server.conf"],
            user: Some("nats"),
            note: Some(LISTENS_LOCALLY),
            releases: RUN_SINCE_BOOKWORM,
            source: RUN_BY_HAND,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/sbin/nats-server", "-c", "/etc/nats-server.conf"],
            user: Some("nats"),
            source: "https://github.com/major/fedora-rpm-specs/blob/main/nats-server.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/bin/nats-server"],
            source: "https://github.com/alpinelinux/aports/blob/master/community/nats-server/APKBUILD",
            ..Recipe::ALPINE
        },
    ],
    ..Service::BLANK
};
