//! MinIO.

use super::{Invocation, OfficialImage, Program, Recipe, Service};

/// MinIO.
pub const SERVICE: Service = Service {
    id: "minio",
    name: "MinIO",
    units: &["minio"],
    packages: &["minio"],
    programs: &[Program {
        names: &["minio"],
        invocations: &[Invocation::foreground(&["server"])],
        source: "https://github.com/minio/minio/blob/master/README.md",
        ..Program::RETURNS
    }],
    ports: &["9000/tcp", "9001/tcp"],
    image: Some(OfficialImage { name: "minio/minio", source: "https://hub.docker.com/r/minio/minio" }),
    recipes: &[
        Recipe {
            packages: &["minio"],
            command: &["/usr/bin/minio", "server", "/var/lib/minio/data"],
            prepare: &["install -d -m 700 -o minio -g minio /var/lib/minio/data"],
            user: Some("minio"),
            source: "https://github.com/alpinelinux/aports/blob/master/community/minio/minio.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            packages: &["minio"],
            command: &["/usr/bin/minio", "server", "/srv/minio/data/"],
            prepare: &["install -d -m 750 -o minio -g minio /srv/minio/data"],
            user: Some("minio"),
            source: "https://github.com/archlinux/svntogit-community/blob/master/minio/trunk/minio.conf",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
