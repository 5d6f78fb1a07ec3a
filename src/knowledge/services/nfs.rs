//! The NFS server, which runs in the host's kernel.

use super::{Invocation, Program, Service};

/// NFS server.
pub const SERVICE: Service = Service {
    id: "nfs-server",
    name: "NFS server",
    units: &["nfs", "nfs-server", "nfs-kernel-server"],
    packages: &["nfs-kernel-server"],
    programs: &[
        Program {
            names: &["rpc.mountd"],
            invocations: &[Invocation::foreground(&["-F"]), Invocation::foreground(&["--foreground"])],
            source: "https://manpages.debian.org/bookworm/nfs-kernel-server/rpc.mountd.8.en.html",
            ..Program::BACKGROUND
        },
        Program {
            names: &["rpc.nfsd", "exportfs"],
            source: "https://manpages.debian.org/bookworm/nfs-kernel-server/rpc.nfsd.8.en.html",
            ..Program::RETURNS
        },
    ],
    ports: &["2049/tcp", "111/tcp", "20048/tcp"],
    ..Service::BLANK
};
