//! Privoxy.

use super::notes::LISTENS_LOCALLY;
use super::{Invocation, Program, RUN_BY_HAND, RUN_SINCE_BOOKWORM, Recipe, Service, Shape};
use crate::knowledge::platform::Family;

/// Privoxy.
pub const SERVICE: Service = Service {
    id: "privoxy",
    name: "Privoxy",
    units: &["privoxy"],
    packages: &["privoxy"],
    programs: &[Program {
        names: &["privoxy"],
        invocations: &[Invocation::foreground(&["--no-daemon"])],
        source: "https://manpages.debian.org/bookworm/privoxy/privoxy.8.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["8118/tcp"],
    recipes: &[
        Recipe {
            packages: &["privoxy"],
            command: &["/usr/sbin/privoxy", "--no-daemon", "--user", "privoxy", "/etc/privoxy/config"],
            tree: Shape { user: Some("privoxy"), ..Shape::ONE },
            note: Some(LISTENS_LOCALLY),
            releases: RUN_SINCE_BOOKWORM,
            source: RUN_BY_HAND,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/sbin/privoxy", "--no-daemon", "--user", "privoxy", "/etc/privoxy/config"],
            source: "https://www.privoxy.org/user-manual/startup.html",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["/usr/sbin/privoxy", "--no-daemon", "--user", "privoxy.privoxy", "/etc/privoxy/config"],
            tree: Shape { user: Some("privoxy"), ..Shape::ONE },
            note: Some(LISTENS_LOCALLY),
            source: "https://github.com/alpinelinux/aports/blob/master/main/privoxy/privoxy.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &["privoxy", "--no-daemon", "--user", "privoxy", "/etc/privoxy/config"],
            tree: Shape { user: Some("privoxy"), ..Shape::ONE },
            note: Some(LISTENS_LOCALLY),
            source: "https://github.com/archlinux/svntogit-community/blob/master/privoxy/repos/community-i686/privoxy.service",
            ..Recipe::ARCH
        },
        Recipe {
            // The unit's chroot has copies of the network's files.
            command: &[
                "sh",
                "-c",
                "cp -uf /etc/resolv.conf /etc/host.conf /etc/hosts /var/lib/privoxy/etc/; exec /usr/sbin/privoxy --no-daemon --chroot --user privoxy /etc/config",
            ],
            tree: Shape {
                shown_as: "/usr/sbin/privoxy --no-daemon --chroot --user privoxy /etc/config",
                user: Some("privoxy"),
                ..Shape::ONE
            },
            note: Some(LISTENS_LOCALLY),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/p/privoxy/privoxy.service",
            ..Recipe::SUSE
        },
    ],
    ..Service::BLANK
};
