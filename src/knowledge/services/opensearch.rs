//! OpenSearch.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// The makers' package.
const RECIPE: Recipe = Recipe {
    packages: &["opensearch"],
    command: &["/usr/share/opensearch/bin/opensearch"],
    env: &[("OPENSEARCH_PATH_CONF", "/etc/opensearch")],
    user: Some("opensearch"),
    source: "https://github.com/opensearch-project/opensearch-build/blob/15fc30a6df8fd7e56d408ad1ec9af67a19a73d48/scripts/pkg/service_templates/opensearch/usr/lib/systemd/system/opensearch.service",
    ..Recipe::PACKAGED
};

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
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            command: &["/usr/share/opensearch/bin/opensearch"],
            env: &[("OPENSEARCH_PATH_CONF", "/etc/opensearch")],
            user: Some("opensearch"),
            source: "https://github.com/archlinux/svntogit-community/blob/master/opensearch/trunk/opensearch.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
