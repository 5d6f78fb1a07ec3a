//! OpenSearch.

use super::{Invocation, OfficialImage, Program, Service};

/// OpenSearch.
pub const SERVICE: Service = Service {
    id: "opensearch",
    name: "OpenSearch",
    units: &["opensearch"],
    packages: &["opensearch"],
    programs: &[Program {
        names: &["opensearch"],
        invocations: &[Invocation::background(&["-d"]), Invocation::background(&["--daemonize"])],
        source: "https://docs.opensearch.org/latest/install-and-configure/install-opensearch/tar/",
        ..Program::FOREGROUND
    }],
    ports: &["9200/tcp", "9300/tcp"],
    data: &["/var/lib/opensearch"],
    image: Some(OfficialImage {
        name: "opensearchproject/opensearch",
        source: "https://hub.docker.com/r/opensearchproject/opensearch",
    }),
    ..Service::BLANK
};
