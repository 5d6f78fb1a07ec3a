//! FreeRADIUS.

use super::notes::UNCONFIGURED;
use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service};
use crate::knowledge::platform::Family;

/// FreeRADIUS.
pub const SERVICE: Service = Service {
    id: "freeradius",
    name: "FreeRADIUS",
    units: &["freeradius", "radiusd"],
    packages: &["freeradius", "freeradius-server"],
    programs: &[Program {
        names: &["freeradius", "radiusd"],
        invocations: &[
            Invocation::returns(&["-C*"]),
            Invocation::returns(&["-v"]),
            Invocation::foreground(&["-f*"]),
            Invocation::foreground(&["-X*"]),
        ],
        source: "https://sources.debian.org/src/freeradius/3.2.1+dfsg-4+deb12u1/",
        ..Program::BACKGROUND
    }],
    ports: &["1812/udp", "1813/udp"],
    recipes: &[
        Recipe {
            packages: &["freeradius"],
            command: &["/usr/sbin/freeradius", "-f", "-l", "stdout"],
            prepare: &["install -d -o freerad -g freerad /run/freeradius"],
            user: Some("freerad"),
            releases: RUN_SINCE_BOOKWORM,
            source: RUN_BY_HAND,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/sbin/radiusd", "-f", "-l", "stdout", "-d", "/etc/raddb"],
            prepare: &["install -d -o radiusd -g radiusd /run/radiusd"],
            source: "https://github.com/openela-main/freeradius/blob/140e40f3b7662f9d6a13f66a8b3f6deeac9c8ed5/SOURCES/radiusd.service",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/sbin/radiusd", "-f", "-l", "stdout", "-d", "/etc/raddb"],
            prepare: &["install -d -o radius -g radius /run/radiusd"],
            source: "https://github.com/alpinelinux/aports/blob/master/main/freeradius/radiusd.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &["/usr/sbin/radiusd", "-f", "-l", "stdout", "-d", "/etc/raddb"],
            prepare: &["install -d -o radiusd -g radiusd /run/radiusd"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/f/freeradius-server/radiusd.service",
            ..Recipe::SUSE
        },
        Recipe {
            command: &["/usr/bin/radiusd", "-f", "-l", "stdout", "-d", "/etc/raddb"],
            note: Some(UNCONFIGURED),
            source: "https://github.com/archlinux/svntogit-community/blob/master/freeradius/trunk/PKGBUILD",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
