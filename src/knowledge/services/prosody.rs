//! Prosody, an XMPP server.

use super::{Invocation, Program, RUN_SINCE_BOOKWORM, Recipe, Service, Shape, TRIED};
use crate::knowledge::platform::Family;

/// Prosody.
pub const SERVICE: Service = Service {
    id: "prosody",
    name: "Prosody",
    units: &["prosody"],
    packages: &["prosody"],
    programs: &[Program {
        names: &["prosody"],
        invocations: &[Invocation::foreground(&["-F"]), Invocation::foreground(&["--no-daemonize"])],
        source: "https://manpages.debian.org/bookworm/prosody/prosody.8.en.html",
        ..Program::BACKGROUND
    }],
    ports: &["5222/tcp", "5269/tcp"],
    recipes: &[
        Recipe {
            packages: &["prosody"],
            command: &["/usr/bin/prosody", "-F"],
            prepare: &["install -d -o prosody -g prosody /run/prosody"],
            user: Some("prosody"),
            tree: Shape { shown_as: "lua … {command}", ..Shape::ONE },
            releases: RUN_SINCE_BOOKWORM,
            source: TRIED,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            command: &["/usr/bin/prosody", "-F"],
            prepare: &["install -d -o prosody -g prosody /run/prosody"],
            user: Some("prosody"),
            source: "https://prosody.im/doc/command_line",
            ..Recipe::PACKAGED
        },
        Recipe {
            command: &["prosody", "-F"],
            prepare: &["install -d -o prosody -g prosody /run/prosody"],
            user: Some("prosody"),
            source: "https://github.com/alpinelinux/aports/blob/master/community/prosody/prosody.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            command: &["prosody", "-F"],
            prepare: &["install -d -o prosody -g prosody /run/prosody"],
            user: Some("prosody"),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/p/prosody/prosody.service",
            ..Recipe::SUSE
        },
        Recipe {
            command: &["prosody", "-F"],
            prepare: &["install -d -o prosody -g prosody /run/prosody"],
            user: Some("prosody"),
            source: "https://github.com/archlinux/svntogit-community/blob/master/prosody/repos/community-x86_64/prosody.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
