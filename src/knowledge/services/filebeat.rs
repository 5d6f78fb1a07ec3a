//! Filebeat.

use super::{Invocation, OfficialImage, Program, Service};

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
    ..Service::BLANK
};
