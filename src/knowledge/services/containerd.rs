//! containerd.

use super::{Invocation, Program, Service};
use crate::knowledge::capabilities::{Grants, Need};

/// containerd.
pub const SERVICE: Service = Service {
    id: "containerd",
    name: "containerd",
    units: &["containerd"],
    packages: &["containerd", "containerd.io"],
    programs: &[Program {
        names: &["containerd"],
        invocations: &[Invocation::returns(&["--version"]), Invocation::returns(&["config"])],
        source: "https://github.com/containerd/containerd/blob/main/docs/getting-started.md",
        ..Program::FOREGROUND
    }],
    data: &["/var/lib/containerd"],
    // As Docker, which starts it, in a container of its own.
    needs: &[Need {
        grants: Grants::Privileged,
        source: "https://github.com/docker-library/docs/tree/master/docker",
        ..Need::BLANK
    }],
    ..Service::BLANK
};
