//! Elasticsearch.

use super::conditions::{Refusal, Remedy, When};
use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::capabilities::{self, Grants, Need};
use crate::knowledge::platform::Family;
use crate::lang::Text;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["elasticsearch"],
    command: &["/usr/share/elasticsearch/bin/elasticsearch"],
    env: &[("ES_PATH_CONF", "/etc/elasticsearch")],
    user: Some("elasticsearch"),
    source: "https://github.com/elastic/elasticsearch/blob/027c8068829502ca029ccc940b93eb5214a05baf/docs/reference/setup/install/rpm.asciidoc",
    ..Recipe::PACKAGED
};

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
        source: "https://github.com/elastic/elasticsearch/blob/01195333bcdb620d4f5a5eef7bc8e3827dcb1f15/docs/reference/setup/install/targz-start.asciidoc",
        ..Program::FOREGROUND
    }],
    ports: &["9200/tcp", "9300/tcp"],
    data: &["/var/lib/elasticsearch"],
    image: Some(OfficialImage {
        name: "elasticsearch",
        source: "https://github.com/docker-library/docs/tree/master/elasticsearch",
    }),
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Suse,
            source: "https://github.com/elastic/elasticsearch/blob/027c8068829502ca029ccc940b93eb5214a05baf/docs/reference/setup/install/rpm.asciidoc",
            ..RECIPE
        },
        // Version 6, in releases up to 3.12.
        Recipe {
            family: Family::Alpine,
            command: &[
                "/usr/share/java/elasticsearch/bin/elasticsearch",
                "-Epath.data=/var/lib/elasticsearch/_default/data",
                "-Epath.logs=/var/log/elasticsearch/",
            ],
            env: &[("ES_PATH_CONF", "/etc/elasticsearch/"), ("ES_JVM_OPTIONS", "/etc/elasticsearch/jvm.options")],
            prepare: &[
                "install -d -o elastico -g elastico /var/lib/elasticsearch/_default/data /var/log/elasticsearch",
            ],
            user: Some("elastico"),
            source: "https://github.com/alpinelinux/aports/blob/c0a7b7fae67a3a1be82e7fd2544e6aba432e3ed4/community/elasticsearch/elasticsearch.initd",
            ..RECIPE
        },
    ],
    needs: &[Need {
        grants: Grants::Capabilities(&[&capabilities::IPC_LOCK]),
        when: Some(Text {
            en: "for bootstrap.memory_lock as the instructions for 5.x had it; --ulimit memlock=-1 alone is enough",
            ja: "bootstrap.memory_lock を使うとき(5.x 当時の手順による。--ulimit memlock=-1 だけで足ります)",
        }),
        source: "https://www.elastic.co/guide/en/elasticsearch/reference/5.2/docker.html",
        ..Need::BLANK
    }],
    ..Service::BLANK
};
