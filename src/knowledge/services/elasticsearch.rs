//! Elasticsearch.

use super::conditions::{Refusal, Remedy, When};
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
        refusals: &[Refusal {
            when: When::AsRoot(&["-E*insecure*", "-V", "--version"]),
            says: "can not run elasticsearch as root",
            remedy: Remedy::User,
            source: "https://github.com/elastic/elasticsearch/blob/main/server/src/main/java/org/elasticsearch/bootstrap/Elasticsearch.java",
            ..Refusal::EVERYWHERE
        }],
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
