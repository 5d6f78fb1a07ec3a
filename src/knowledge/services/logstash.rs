//! Logstash.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["logstash"],
    command: &["/usr/share/logstash/bin/logstash", "--path.settings", "/etc/logstash"],
    user: Some("logstash"),
    source: "https://github.com/elastic/logstash/blob/121016fb84a3c737f6c2e259bc73a373d5d41098/docs/static/running-logstash.asciidoc",
    ..Recipe::PACKAGED
};

/// Logstash.
pub const SERVICE: Service = Service {
    id: "logstash",
    name: "Logstash",
    units: &["logstash"],
    packages: &["logstash", "logstash-oss"],
    programs: &[Program {
        names: &["logstash"],
        invocations: &[Invocation::returns(&["--version"]), Invocation::returns(&["-t"])],
        source: "https://github.com/elastic/logstash/blob/078f9f11b027e3705fdf8cbb92aaac6c01d258f6/docs/static/running-logstash-command-line.asciidoc",
        ..Program::FOREGROUND
    }],
    ports: &["5044/tcp", "9600/tcp"],
    data: &["/var/lib/logstash"],
    image: Some(OfficialImage {
        name: "logstash",
        source: "https://github.com/docker-library/docs/tree/master/logstash",
    }),
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe { family: Family::Suse, ..RECIPE },
        Recipe {
            family: Family::Alpine,
            source: "https://github.com/alpinelinux/aports/blob/master/testing/logstash/logstash.initd",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
