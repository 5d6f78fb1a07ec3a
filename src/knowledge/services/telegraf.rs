//! Telegraf.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["telegraf"],
    command: &[
        "/usr/bin/telegraf",
        "-config",
        "/etc/telegraf/telegraf.conf",
        "-config-directory",
        "/etc/telegraf/telegraf.d",
    ],
    user: Some("telegraf"),
    source: "https://github.com/influxdata/telegraf/blob/master/scripts/telegraf.service",
    ..Recipe::PACKAGED
};

/// Telegraf.
pub const SERVICE: Service = Service {
    id: "telegraf",
    name: "Telegraf",
    units: &["telegraf"],
    packages: &["telegraf"],
    programs: &[Program {
        names: &["telegraf"],
        invocations: &[
            Invocation::returns(&["--version"]),
            Invocation::returns(&["--test"]),
            Invocation::returns(&["version"]),
            Invocation::returns(&["config"]),
        ],
        source: "https://docs.influxdata.com/telegraf/v1/commands/",
        ..Program::FOREGROUND
    }],
    ports: &["8125/udp", "8092/udp", "8094/tcp"],
    image: Some(OfficialImage {
        name: "telegraf",
        source: "https://github.com/docker-library/docs/tree/master/telegraf",
    }),
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Alpine,
            command: &[
                "/usr/bin/telegraf",
                "-config",
                "/etc/telegraf.conf",
                "-config-directory",
                "/etc/telegraf.conf.d",
            ],
            source: "https://github.com/alpinelinux/aports/blob/master/community/telegraf/APKBUILD",
            ..RECIPE
        },
        Recipe {
            family: Family::Suse,
            user: None,
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/t/telegraf/telegraf.spec",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
