//! Shells and editors for people who come by the network.

use super::super::notes::LISTENS_LOCALLY;
use super::super::{Invocation, Program, Recipe, Service};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;

const CODE_SERVER_UNIT: Source = "https://github.com/coder/code-server/blob/main/ci/build/code-server%40.service";

const CODE_SERVER: Recipe = Recipe {
    command: &["/usr/bin/code-server"],
    note: Some(LISTENS_LOCALLY),
    source: CODE_SERVER_UNIT,
    ..Recipe::PACKAGED
};

/// The table.
pub const TABLE: &[Service] = &[
    Service {
        id: "code-server",
        name: "code-server",
        units: &["code-server", "code-server@*"],
        packages: &["code-server"],
        programs: &[Program { names: &["code-server"], source: CODE_SERVER_UNIT, ..Program::FOREGROUND }],
        ports: &["8080/tcp"],
        recipes: &[CODE_SERVER, Recipe { family: Family::Rhel, ..CODE_SERVER }],
        ..Service::BLANK
    },
    Service {
        id: "shellinabox",
        name: "Shell In A Box",
        units: &["shellinabox", "shellinaboxd"],
        packages: &["shellinabox"],
        programs: &[Program {
            names: &["shellinaboxd"],
            invocations: &[
                Invocation::background(&["-b"]),
                Invocation::background(&["--background"]),
                Invocation::background(&["--background=*"]),
            ],
            source: "https://manpages.debian.org/bookworm/shellinabox/shellinaboxd.1.en.html",
            ..Program::FOREGROUND
        }],
        ports: &["4200/tcp"],
        recipes: &[Recipe {
            command: &[
                "/usr/bin/shellinaboxd",
                "-q",
                "-c",
                "/var/lib/shellinabox",
                "-p",
                "4200",
                "-u",
                "shellinabox",
                "-g",
                "shellinabox",
                "--no-beep",
            ],
            source: "https://sources.debian.org/src/shellinabox/2.21/",
            ..Recipe::PACKAGED
        }],
        ..Service::BLANK
    },
];
