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
    source: "https://github.com/elastic/beats/blob/0ce0f6edeabbcc02a3cab62643ad4cafc1ef6973/dev-tools/packaging/templates/linux/systemd.unit.tmpl",
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
        source: "https://github.com/elastic/beats/blob/0ce0f6edeabbcc02a3cab62643ad4cafc1ef6973/dev-tools/packaging/templates/linux/systemd.unit.tmpl",
        ..Program::FOREGROUND
    }],
    data: &["/var/lib/filebeat"],
    image: Some(OfficialImage {
        name: "docker.elastic.co/beats/filebeat",
        source: "https://github.com/elastic/beats/blob/0073692d8f6f34fcc00809a7ef773968f9c2b376/libbeat/docs/shared-docker.asciidoc",
    }),
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe { family: Family::Suse, ..RECIPE },
        Recipe {
            packages: &["filebeat"],
            command: &["/usr/bin/filebeat", "-e", "-c", "/etc/filebeat/filebeat.yml"],
            source: "https://github.com/alpinelinux/aports/blob/master/testing/filebeat/filebeat.initd",
            ..Recipe::ALPINE
        },
    ],
    ..Service::BLANK
};
