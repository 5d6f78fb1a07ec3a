//! The NFS server, which runs in the host's kernel.

use super::{Invocation, Program, Service};
use crate::knowledge::capabilities::{self, Grants, Need};
use crate::lang::Text;

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
    needs: &[
        Need {
            grants: Grants::Capabilities(&[&capabilities::SYS_ADMIN]),
            source: "https://github.com/ehough/docker-nfs-server",
            ..Need::BLANK
        },
        Need {
            grants: Grants::Capabilities(&[&capabilities::SYS_MODULE]),
            when: Some(Text {
                en: "to load the kernel modules, where the host has not loaded them yet",
                ja: "ホストがまだカーネルモジュールを読み込んでいないとき",
            }),
            source: "https://github.com/ehough/docker-nfs-server/blob/develop/doc/feature/auto-load-kernel-modules.md",
            ..Need::BLANK
        },
    ],
    ..Service::BLANK
};
