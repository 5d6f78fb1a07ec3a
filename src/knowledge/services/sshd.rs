//! The OpenSSH server.

use super::conditions::Lack;
use super::{Invocation, Program, RHEL_SINCE_7, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://man.openbsd.org/sshd";

const SAME_KEYS: Text = Text {
    en: "The host keys are made while the image is built: every container of it has the same ones. Mount your own over \
         /etc/ssh if that matters. docker exec gives a shell without an SSH server.",
    ja: "ホスト鍵はイメージのビルド時に作られるので、このイメージのコンテナはどれも同じ鍵になります。困る場合は自分の鍵を \
         /etc/ssh にマウントしてください。シェルに入るだけなら、SSH サーバーがなくても docker exec で足ります。",
};

/// The flags are OpenSSH's own, and so is its path; what must exist first differs.
const EVERYWHERE: Recipe = Recipe {
    releases: Releases::Any,
    packages: &["openssh-server"],
    command: &["/usr/sbin/sshd", "-D", "-e"],
    prepare: &["ssh-keygen -A"],
    lacking: &[HOST_KEYS],
    tree: Shape { shown_as: "sshd: {command} [listener] 0 of 10-100 startups", ..Shape::ONE },
    note: Some(SAME_KEYS),
    source: MANUAL,
    ..Recipe::DEBIAN_12
};

/// Debian and Ubuntu build sshd with this directory, and only the unit and the init script make it.
const PRIVILEGE_SEPARATION: Lack = Lack {
    preparation: "mkdir -p /run/sshd",
    says: "Missing privilege separation directory: /run/sshd",
    ..Lack::EXITS
};

const HOST_KEYS: Lack = Lack {
    preparation: "ssh-keygen -A",
    says: "sshd: no hostkeys available -- exiting.",
    unless: &["-h*", "HostKey*", "-oHostKey*"],
    configured_in: &["/etc/ssh/sshd_config"],
    done_by: &["ssh-keygen", "sshd-keygen", "ssh_host_", "/etc/ssh"],
    source: "https://man.openbsd.org/sshd#h",
    ..Lack::EXITS
};

/// The OpenSSH server.
pub const SERVICE: Service = Service {
    id: "sshd",
    name: "OpenSSH server",
    units: &["ssh", "sshd", "sshd@*", "openssh-server"],
    packages: &["openssh-server", "openssh-server-pam", "ssh"],
    programs: &[
        Program {
            names: &["sshd"],
            invocations: &[
                Invocation::returns(&["-t"]),
                Invocation::returns(&["-T"]),
                Invocation::returns(&["-V"]),
                Invocation::foreground(&["-D*"]),
                Invocation::foreground(&["-eD*"]),
                Invocation::foreground(&["-4D*"]),
                Invocation::foreground(&["-6D*"]),
                Invocation::foreground(&["-d"]),
                Invocation::foreground(&["-dd*"]),
                Invocation::foreground(&["-ed"]),
                Invocation::foreground(&["-de"]),
            ],
            source: MANUAL,
            ..Program::BACKGROUND
        },
        Program { names: &["ssh-keygen"], source: MANUAL, ..Program::RETURNS },
    ],
    ports: &["22/tcp"],
    data: &[],
    image: None,
    recipes: &[
        // The package makes the host keys itself.
        Recipe { prepare: &["mkdir -p /run/sshd"], lacking: &[PRIVILEGE_SEPARATION], ..EVERYWHERE },
        Recipe { family: Family::Rhel, releases: RHEL_SINCE_7, ..EVERYWHERE },
        // OpenSSH 5.3: ssh-keygen cannot make all keys at once.
        Recipe {
            family: Family::Rhel,
            releases: Releases::Only(&[("centos", "6"), ("rhel", "6"), ("oraclelinux", "6")]),
            prepare: &["[ -f /etc/ssh/ssh_host_rsa_key ] || ssh-keygen -q -t rsa -N '' -f /etc/ssh/ssh_host_rsa_key"],
            lacking: &[],
            source: "https://www.openssh.com/releasenotes.html",
            ..EVERYWHERE
        },
        Recipe { family: Family::Alpine, packages: &["openssh"], ..EVERYWHERE },
        Recipe { family: Family::Suse, packages: &["openssh"], ..EVERYWHERE },
        Recipe { family: Family::Arch, packages: &["openssh"], command: &["/usr/bin/sshd", "-D", "-e"], ..EVERYWHERE },
    ],
    ..Service::BLANK
};
