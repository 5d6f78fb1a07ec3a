//! Grafana.

use super::{Invocation, OfficialImage, Program, Recipe, Releases, Service};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["grafana"],
    command: &[
        "/usr/sbin/grafana-server",
        "--homepath=/usr/share/grafana",
        "--config=/etc/grafana/grafana.ini",
        "cfg:default.paths.logs=/var/log/grafana",
        "cfg:default.paths.data=/var/lib/grafana",
        "cfg:default.paths.plugins=/var/lib/grafana/plugins",
    ],
    user: Some("grafana"),
    // The makers' package is the same for every release of a family.
    releases: Releases::Any,
    source: "https://github.com/grafana/grafana/blob/main/packaging/rpm/systemd/grafana-server.service",
    ..Recipe::PACKAGED
};

/// Grafana.
pub const SERVICE: Service = Service {
    id: "grafana",
    name: "Grafana",
    units: &["grafana-server", "grafana"],
    packages: &["grafana", "grafana-enterprise"],
    programs: &[
        Program {
            names: &["grafana-server"],
            invocations: &[Invocation::returns(&["-v"])],
            source: "https://grafana.com/docs/grafana/latest/setup-grafana/start-restart-grafana/",
            ..Program::FOREGROUND
        },
        Program {
            names: &["grafana"],
            invocations: &[Invocation::foreground(&["server"])],
            source: "https://grafana.com/docs/grafana/latest/setup-grafana/start-restart-grafana/",
            ..Program::RETURNS
        },
        Program { names: &["grafana-cli"], source: "https://grafana.com/docs/grafana/latest/cli/", ..Program::RETURNS },
    ],
    ports: &["3000/tcp"],
    data: &["/var/lib/grafana"],
    image: Some(OfficialImage { name: "grafana/grafana", source: "https://hub.docker.com/r/grafana/grafana" }),
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Alpine,
            command: &[
                "/usr/sbin/grafana-server",
                "-config",
                "/etc/grafana.ini",
                "-homepath",
                "/usr/share/grafana",
                "cfg:paths.data=/var/lib/grafana/data",
                "cfg:paths.plugins=/var/lib/grafana/plugins",
                "cfg:paths.provisioning=/var/lib/grafana/provisioning",
                "cfg:log.mode=console",
            ],
            prepare: &[
                "install -d -o grafana -g grafana /var/lib/grafana/data /var/lib/grafana/plugins /var/lib/grafana/provisioning",
            ],
            source: "https://github.com/alpinelinux/aports/blob/master/community/grafana/grafana.confd",
            ..RECIPE
        },
        Recipe {
            family: Family::Suse,
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/g/grafana/grafana.spec",
            ..RECIPE
        },
        Recipe {
            family: Family::Arch,
            command: &["/usr/bin/grafana-server", "--homepath=/usr/share/grafana", "--config=/etc/grafana.ini"],
            source: "https://github.com/archlinux/svntogit-community/blob/master/grafana/trunk/grafana.service",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
