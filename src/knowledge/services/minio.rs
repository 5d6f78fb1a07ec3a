//! MinIO.

use super::{Invocation, OfficialImage, Program, Service};

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
    ..Service::BLANK
};
