//! Dovecot.

use super::{Invocation, OfficialImage, Program, RUN_BUT_TRIXIE, RUN_ON_RELEASES, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;

const MANUAL: Source = "https://doc.dovecot.org/2.3/man/dovecot.1/";

/// Dovecot.
pub const SERVICE: Service = Service {
    id: "dovecot",
    name: "Dovecot",
    units: &["dovecot"],
    packages: &["dovecot", "dovecot-core", "dovecot-imapd", "dovecot-pop3d", "dovecot-lmtpd"],
    programs: &[Program {
        names: &["dovecot"],
        invocations: &[
            Invocation::returns(&["stop"]),
            Invocation::returns(&["reload"]),
            Invocation::returns(&["-n"]),
            Invocation::returns(&["-a"]),
            Invocation::returns(&["--version"]),
            Invocation::foreground(&["-F"]),
        ],
        source: MANUAL,
        ..Program::BACKGROUND
    }],
    ports: &["143/tcp", "993/tcp", "110/tcp", "995/tcp"],
    data: &["/var/mail"],
    image: Some(OfficialImage { name: "dovecot/dovecot", source: "https://hub.docker.com/r/dovecot/dovecot" }),
    recipes: &[
        DEBIAN,
        // Dovecot 2.4 leaves anvil to root.
        Recipe { releases: Releases::Only(&[("debian", "13")]), tree: master(&[ANVIL_OF_ROOT, LOG, CONFIG]), ..DEBIAN },
        Recipe {
            packages: &["dovecot"],
            command: &["/usr/sbin/dovecot", "-F"],
            tree: PROCESSES,
            source: "https://github.com/dovecot/core/blob/072f06b60d69fe9456c3fffe20e72a7d09f2825d/dovecot.service.in",
            ..Recipe::RHEL
        },
        Recipe {
            family: Family::Alpine,
            packages: &["dovecot"],
            command: &["dovecot", "-F"],
            tree: PROCESSES,
            source: "https://github.com/alpinelinux/aports/blob/master/main/dovecot/dovecot.initd",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["dovecot"],
            command: &["/usr/sbin/dovecot", "-F"],
            tree: PROCESSES,
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/d/dovecot/dovecot.service",
            ..Recipe::SUSE
        },
        Recipe {
            packages: &["dovecot"],
            command: &["/usr/bin/dovecot", "-F"],
            tree: PROCESSES,
            source: "https://github.com/archlinux/svntogit-community/blob/master/dovecot/trunk/PKGBUILD",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};

const DEBIAN: Recipe = Recipe {
    releases: RUN_BUT_TRIXIE,
    packages: &["dovecot-imapd"],
    command: &["dovecot", "-F"],
    tree: PROCESSES,
    source: RUN_ON_RELEASES,
    ..Recipe::DEBIAN_12
};

/// Before anybody logs in; those start more.
const PROCESSES: Shape = master(&[ANVIL, LOG, CONFIG]);
const ANVIL: Shape = Shape { user: Some("dovecot"), ..ANVIL_OF_ROOT };
const ANVIL_OF_ROOT: Shape = Shape { shown_as: "dovecot/anvil", ..Shape::ONE };
const LOG: Shape = Shape { shown_as: "dovecot/log", ..Shape::ONE };
const CONFIG: Shape = Shape { shown_as: "dovecot/config", ..Shape::ONE };

const fn master(children: &'static [Shape]) -> Shape {
    Shape { children, ..Shape::ONE }
}
