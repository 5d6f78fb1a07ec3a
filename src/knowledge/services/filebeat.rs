//! Filebeat.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["filebeat"],
    command: &[
        "/usr/share/filebeat/bin/filebeat",
        "-e",
        "-c",
        "/etc/filebeat/filebeat.yml",
        "--path.home",
        "/usr/share/filebeat",
        "--path.config",
        "/etc/filebeat",
        "--path.data",
        "/var/lib/filebeat",
    ],
    source: "https://www.elastic.co/guide/en/beats/filebeat/current/running-with-systemd.html",
    ..Recipe::PACKAGED
};

/// Filebeat.
pub const SERVICE: Service = Service {
    id: "filebeat",
    name: "Filebeat",
    units: &["filebeat"],
    packages: &["filebeat"],
    programs: &[Program {
        names: &["filebeat"],
        invocations: &[
            Invocation::returns(&["test"]),
            Invocation::returns(&["version"]),
            Invocation::returns(&["setup"]),
            Invocation::returns(&["modules"]),
        ],
        source: "https://www.elastic.co/guide/en/beats/filebeat/current/command-line-options.html",
        ..Program::FOREGROUND
    }],
    data: &["/var/lib/filebeat"],
    image: Some(OfficialImage {
        name: "docker.elastic.co/beats/filebeat",
        source: "https://www.elastic.co/guide/en/beats/filebeat/current/running-on-docker.html",
    }),
    recipes: &[RECIPE, Recipe { family: Family::Rhel, ..RECIPE }],
    ..Service::BLANK
};
