//! syslog-ng.

use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};
use crate::knowledge::platform::Family;

/// syslog-ng.
pub const SERVICE: Service = Service {
    id: "syslog-ng",
    name: "syslog-ng",
    units: &["syslog-ng", "syslog-ng@default"],
    packages: &["syslog-ng", "syslog-ng-core"],
    programs: &[Program {
        names: &["syslog-ng"],
        invocations: &[Invocation::foreground(&["-F"]), Invocation::foreground(&["--foreground"])],
        source: "https://manpages.debian.org/bookworm/syslog-ng-core/syslog-ng.8.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["514/udp", "601/tcp"],
    recipes: &[
        Recipe {
            packages: &["syslog-ng-core"],
            command: &["/usr/sbin/syslog-ng", "-F"],
            releases: RUN_SINCE_BOOKWORM,
            source: RUN_BY_HAND,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/sbin/syslog-ng", "-F"],
            source: "https://github.com/syslog-ng/syslog-ng/blob/0f46ddcddc7edd1a5b0b498b31f560ce4c4f2040/contrib/systemd/syslog-ng.service",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/sbin/syslog-ng", "-F"],
            source: "https://github.com/alpinelinux/aports/blob/master/main/syslog-ng/syslog-ng.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &["/usr/sbin/syslog-ng", "-F"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/s/syslog-ng/syslog-ng.service",
            ..Recipe::SUSE
        },
        Recipe {
            command: &["/usr/bin/syslog-ng", "-F"],
            source: "https://github.com/archlinux/svntogit-packages/blob/master/syslog-ng/trunk/PKGBUILD",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
