//! TFTP servers.

use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};
use crate::knowledge::platform::Family;

/// TFTP servers.
pub const SERVICE: Service = Service {
    id: "tftpd",
    name: "TFTP server",
    units: &["tftpd-hpa", "tftp", "tftpd", "in.tftpd", "atftpd"],
    packages: &["tftpd-hpa", "atftpd", "tftp-server", "tftp-hpa"],
    programs: &[Program {
        names: &["in.tftpd", "atftpd"],
        invocations: &[
            Invocation::foreground(&["--foreground"]),
            Invocation::foreground(&["-L"]),
            Invocation::foreground(&["--no-fork"]),
        ],
        source: "https://manpages.debian.org/bookworm/tftpd-hpa/in.tftpd.8.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["69/udp"],
    recipes: &[
        Recipe {
            packages: &["tftpd-hpa"],
            command: &[
                "/usr/sbin/in.tftpd",
                "--foreground",
                "--user",
                "tftp",
                "--address",
                ":69",
                "--secure",
                "/srv/tftp",
            ],
            releases: RUN_SINCE_BOOKWORM,
            source: RUN_BY_HAND,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            packages: &["tftp-server"],
            command: &["/usr/sbin/in.tftpd", "--foreground", "--secure", "/var/lib/tftpboot"],
            source: "https://github.com/major/fedora-rpm-specs/blob/main/tftp.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/sbin/in.tftpd", "--foreground", "--secure", "/var/tftpboot"],
            source: "https://github.com/alpinelinux/aports/blob/master/main/tftp-hpa/APKBUILD",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &["/usr/sbin/in.tftpd", "--foreground", "--user", "tftp", "--secure", "/srv/tftpboot"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/t/tftp/tftp.service",
            ..Recipe::SUSE
        },
        Recipe {
            command: &["/usr/bin/in.tftpd", "--foreground", "--secure", "/srv/tftp"],
            source: "https://github.com/archlinux/svntogit-packages/blob/master/tftp-hpa/repos/staging-x86_64/tftpd.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
