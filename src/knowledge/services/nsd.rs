//! NSD, an authoritative name server.

use super::{Invocation, Program, Recipe, Service};

/// NSD, an authoritative name server.
pub const SERVICE: Service = Service {
    id: "nsd",
    name: "NSD",
    units: &["nsd"],
    packages: &["nsd"],
    programs: &[Program {
        names: &["nsd"],
        invocations: &[Invocation::foreground(&["-d"])],
        source: "https://manpages.debian.org/bookworm/nsd/nsd.8.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["53/tcp", "53/udp"],
    recipes: &[
        Recipe {
            packages: &["nsd"],
            command: &["/usr/sbin/nsd", "-d"],
            // Its control listens on ::1 too, and without IPv6 it does not start.
            prepare: &[
                "install -d -o nsd -g nsd /run/nsd",
                "printf 'remote-control:\\n  control-interface: 127.0.0.1\\n' > /etc/nsd/nsd.conf.d/container.conf",
            ],
            source: "https://sources.debian.org/src/nsd/4.6.1-1/",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/sbin/nsd", "-d", "-c", "/etc/nsd/nsd.conf"],
            source: "https://github.com/alpinelinux/aports/blob/master/main/nsd/nsd.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &["/usr/sbin/nsd", "-d", "-c", "/etc/nsd/nsd.conf"],
            prepare: &["install -d -o _nsd -g _nsd /run/nsd"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/n/nsd/nsd.service",
            ..Recipe::SUSE
        },
    ],
    ..Service::BLANK
};
