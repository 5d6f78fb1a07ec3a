//! Telegraf.

use super::{Invocation, OfficialImage, Program, Service};

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
    ..Service::BLANK
};
