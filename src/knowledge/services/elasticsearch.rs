//! Elasticsearch.

use super::{Invocation, OfficialImage, Program, Service};

/// Elasticsearch.
pub const SERVICE: Service = Service {
    id: "elasticsearch",
    name: "Elasticsearch",
    units: &["elasticsearch"],
    packages: &["elasticsearch", "elasticsearch-oss"],
    programs: &[Program {
        names: &["elasticsearch"],
        invocations: &[
            Invocation::background(&["-d"]),
            Invocation::background(&["--daemonize"]),
            Invocation::returns(&["--version"]),
            Invocation::returns(&["-V"]),
        ],
        source: "https://www.elastic.co/guide/en/elasticsearch/reference/current/starting-elasticsearch.html",
        ..Program::FOREGROUND
    }],
    ports: &["9200/tcp", "9300/tcp"],
    data: &["/var/lib/elasticsearch"],
    image: Some(OfficialImage {
        name: "elasticsearch",
        source: "https://github.com/docker-library/docs/tree/master/elasticsearch",
    }),
    ..Service::BLANK
};
