//! TFTP servers.

use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};

/// TFTP servers.
pub const SERVICE: Service = Service {
    id: "tftpd",
    name: "TFTP server",
    units: &["tftpd-hpa", "tftp", "atftpd"],
    packages: &["tftpd-hpa", "atftpd", "tftp-server"],
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
    recipes: &[Recipe {
        packages: &["tftpd-hpa"],
        command: &["/usr/sbin/in.tftpd", "--foreground", "--user", "tftp", "--address", ":69", "--secure", "/srv/tftp"],
        releases: RUN_SINCE_BOOKWORM,
        source: RUN_BY_HAND,
        ..Recipe::DEBIAN_12
    }],
    ..Service::BLANK
};
