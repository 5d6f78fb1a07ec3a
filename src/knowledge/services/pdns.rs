//! PowerDNS, the authoritative server.

use super::{Invocation, Program, RUN_SINCE_BOOKWORM, Recipe, Service, TRIED};
use crate::knowledge::platform::Family;

/// PowerDNS.
pub const SERVICE: Service = Service {
    id: "pdns",
    name: "PowerDNS",
    units: &["pdns", "pdns@*"],
    packages: &["pdns-server", "pdns", "powerdns"],
    programs: &[Program {
        names: &["pdns_server"],
        invocations: &[Invocation::background(&["--daemon"]), Invocation::background(&["--daemon=yes"])],
        ignores_term: true,
        source: "https://manpages.debian.org/bookworm/pdns-server/pdns_server.1.en.html",
        ..Program::FOREGROUND
    }],
    ports: &["53/tcp", "53/udp"],
    recipes: &[
        Recipe {
            packages: &["pdns-server"],
            command: &[
                "/usr/sbin/pdns_server",
                "--guardian=no",
                "--daemon=no",
                "--disable-syslog",
                "--log-timestamp=no",
                "--write-pid=no",
            ],
            prepare: &["install -d -o pdns -g pdns /run/pdns"],
            user: Some("pdns"),
            needs_init: true,
            releases: RUN_SINCE_BOOKWORM,
            source: TRIED,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &[
                "/usr/sbin/pdns_server",
                "--guardian=no",
                "--daemon=no",
                "--disable-syslog",
                "--log-timestamp=no",
                "--write-pid=no",
            ],
            needs_init: true,
            source: "https://github.com/PowerDNS/pdns/blob/10eacee5b5e27939f4934053a0051d474bf3c169/pdns/pdns.service.in",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/sbin/pdns_server", "--guardian=no", "--daemon=no", "--write-pid=no"],
            needs_init: true,
            source: "https://github.com/alpinelinux/aports/blob/master/community/pdns/pdns.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &[
                "/usr/sbin/pdns_server",
                "--guardian=no",
                "--daemon=no",
                "--disable-syslog",
                "--log-timestamp=no",
                "--write-pid=no",
            ],
            needs_init: true,
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/p/pdns/pdns.spec",
            ..Recipe::SUSE
        },
        Recipe {
            command: &[
                "/usr/bin/pdns_server",
                "--guardian=no",
                "--daemon=no",
                "--disable-syslog",
                "--log-timestamp=no",
                "--write-pid=no",
            ],
            needs_init: true,
            source: "https://github.com/archlinux/svntogit-community/blob/master/powerdns/trunk/PKGBUILD",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
