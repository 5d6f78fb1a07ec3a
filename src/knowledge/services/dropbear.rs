//! Dropbear, a small SSH server.

use super::{Invocation, Program, Recipe, Service};

/// Dropbear.
pub const SERVICE: Service = Service {
    id: "dropbear",
    name: "Dropbear",
    units: &["dropbear"],
    packages: &["dropbear", "dropbear-bin"],
    programs: &[Program {
        names: &["dropbear"],
        invocations: &[
            Invocation::foreground(&["-F*"]),
            Invocation::foreground(&["-EF*"]),
            Invocation::foreground(&["-RF*"]),
            Invocation::foreground(&["-i"]),
            Invocation::returns(&["-V"]),
        ],
        source: "https://manpages.debian.org/bookworm/dropbear-bin/dropbear.8.en.html",
        ..Program::BACKGROUND
    }],
    recipes: &[
        Recipe {
            packages: &["dropbear"],
            command: &["/usr/sbin/dropbear", "-EF", "-p", "22"],
            source: "https://sources.debian.org/src/dropbear/2022.83-1+deb12u3/",
            ..Recipe::PACKAGED
        },
        // The init script makes the host keys; -R does so on the first connection.
        Recipe {
            command: &["/usr/sbin/dropbear", "-RF", "-E"],
            source: "https://github.com/alpinelinux/aports/blob/master/main/dropbear/dropbear.initd",
            ..Recipe::ALPINE
        },
    ],
    ..Service::BLANK
};
