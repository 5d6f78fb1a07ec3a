//! What init systems are called.

use crate::report::Pid1Kind;

/// The name that people use.
#[must_use]
pub const fn name(kind: Pid1Kind) -> &'static str {
    match kind {
        Pid1Kind::Upstart => "Upstart",
        Pid1Kind::Sysvinit => "System V init",
        Pid1Kind::Openrc => "OpenRC init",
        Pid1Kind::Systemd => "systemd",
        Pid1Kind::Supervisor | Pid1Kind::MiniInit | Pid1Kind::Shell | Pid1Kind::Service | Pid1Kind::Unknown => "init",
    }
}
