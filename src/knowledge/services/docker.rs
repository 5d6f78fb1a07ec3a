//! The Docker daemon.

use super::{Invocation, OfficialImage, Program, Service};
use crate::knowledge::capabilities::{Grants, Need};

/// Docker Engine.
pub const SERVICE: Service = Service {
    id: "docker",
    name: "Docker Engine",
    units: &["docker", "docker@*", "docker.io"],
    packages: &["docker", "docker.io", "docker-ce", "docker-engine", "moby-engine"],
    programs: &[Program {
        names: &["dockerd", "dockerd-entrypoint.sh"],
        invocations: &[
            Invocation::returns(&["--version"]),
            Invocation::returns(&["-v"]),
            Invocation::returns(&["--validate"]),
        ],
        source: "https://docs.docker.com/reference/cli/dockerd/",
        ..Program::FOREGROUND
    }],
    ports: &["2375/tcp", "2376/tcp"],
    data: &["/var/lib/docker"],
    image: Some(OfficialImage { name: "docker", source: "https://github.com/docker-library/docs/tree/master/docker" }),
    needs: &[Need {
        grants: Grants::Privileged,
        source: "https://github.com/docker-library/docs/tree/master/docker",
        ..Need::BLANK
    }],
    ..Service::BLANK
};
