//! Nagios' remote plugin executor.

use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};
use crate::knowledge::platform::Family;

/// Nagios' remote plugin executor.
pub const SERVICE: Service = Service {
    id: "nrpe",
    name: "NRPE",
    units: &["nagios-nrpe-server", "nrpe"],
    packages: &["nagios-nrpe-server", "nrpe"],
    programs: &[Program {
        names: &["nrpe"],
        invocations: &[Invocation::foreground(&["-f"]), Invocation::foreground(&["--no-forking"])],
        source: "https://manpages.debian.org/bookworm/nagios-nrpe-server/nrpe.8.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["5666/tcp"],
    recipes: &[
        Recipe {
            packages: &["nagios-nrpe-server"],
            command: &["/usr/sbin/nrpe", "-c", "/etc/nagios/nrpe.cfg", "-f"],
            prepare: &["install -d -o nagios -g nagios /run/nagios"],
            user: Some("nagios"),
            releases: RUN_SINCE_BOOKWORM,
            source: RUN_BY_HAND,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/sbin/nrpe", "-c", "/etc/nagios/nrpe.cfg", "-f"],
            prepare: &["install -d -o nrpe -g nrpe /run/nrpe"],
            user: Some("nrpe"),
            source: "https://github.com/major/fedora-rpm-specs/blob/4e1c6b2af363cef8cf1eecc5b8eed4f4cee278ea/nrpe.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/bin/nrpe", "-c", "/etc/nrpe.cfg", "-f"],
            source: "https://github.com/alpinelinux/aports/blob/master/main/nrpe/nrpe.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &["/usr/sbin/nrpe", "-c", "/etc/nrpe.cfg", "-f"],
            prepare: &["install -d -o nagios /run/nrpe"],
            user: Some("nagios"),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/n/nrpe/nrpe.spec",
            ..Recipe::SUSE
        },
        Recipe {
            command: &["/usr/bin/nrpe", "-c", "/etc/nrpe/nrpe.cfg", "-f"],
            prepare: &["install -d -o nrpe -g nrpe /run/nrpe"],
            user: Some("nrpe"),
            source: "https://github.com/archlinux/svntogit-community/blob/master/nrpe/repos/community-i686/nrpe.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
