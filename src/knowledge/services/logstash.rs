//! Logstash.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["logstash"],
    command: &["/usr/share/logstash/bin/logstash", "--path.settings", "/etc/logstash"],
    user: Some("logstash"),
    source: "https://www.elastic.co/guide/en/logstash/current/running-logstash.html",
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
        source: "https://www.elastic.co/guide/en/logstash/current/running-logstash-command-line.html",
        ..Program::FOREGROUND
    }],
    ports: &["5044/tcp", "9600/tcp"],
    data: &["/var/lib/logstash"],
    image: Some(OfficialImage {
        name: "logstash",
        source: "https://github.com/docker-library/docs/tree/master/logstash",
    }),
    recipes: &[RECIPE, Recipe { family: Family::Rhel, ..RECIPE }],
    ..Service::BLANK
};
