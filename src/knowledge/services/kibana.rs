//! Kibana.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["kibana"],
    command: &["/usr/share/kibana/bin/kibana"],
    user: Some("kibana"),
    source: "https://github.com/elastic/kibana/blob/33f1ece2ceaef8329b90a836e58b91cd490cb306/src/dev/build/tasks/os_packages/service_templates/systemd/usr/lib/systemd/system/kibana.service",
    ..Recipe::PACKAGED
};

/// Kibana.
pub const SERVICE: Service = Service {
    id: "kibana",
    name: "Kibana",
    units: &["kibana"],
    packages: &["kibana", "kibana-oss"],
    programs: &[Program {
        names: &["kibana"],
        invocations: &[Invocation::returns(&["--version"])],
        source: "https://github.com/elastic/kibana/blob/33f1ece2ceaef8329b90a836e58b91cd490cb306/src/dev/build/tasks/os_packages/service_templates/systemd/usr/lib/systemd/system/kibana.service",
        ..Program::FOREGROUND
    }],
    ports: &["5601/tcp"],
    data: &["/var/lib/kibana"],
    image: Some(OfficialImage { name: "kibana", source: "https://github.com/docker-library/docs/tree/master/kibana" }),
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Suse,
            source: "https://github.com/elastic/kibana/blob/01d37e4646db726131b86e54d55bf6998ecca863/docs/setup/install/rpm.asciidoc",
            ..RECIPE
        },
        Recipe {
            family: Family::Alpine,
            command: &["/usr/share/webapps/kibana/bin/kibana", "--config", "/etc/kibana/kibana.yml"],
            source: "https://github.com/alpinelinux/aports/blob/master/testing/kibana/kibana.initd",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
