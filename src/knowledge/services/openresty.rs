//! OpenResty: nginx with LuaJIT.

use super::{Config, Invocation, OfficialImage, Program, Recipe, Service, Shape};
use crate::knowledge::platform::Family;

/// The makers' package: its unit starts the same program, which /usr/bin/openresty links to.
const RECIPE: Recipe = Recipe {
    packages: &["openresty"],
    command: &["/usr/bin/openresty", "-g", "daemon off;"],
    stop_signal: Some("SIGQUIT"),
    tree: Shape {
        shown_as: "nginx: master process {command}",
        children: &[Shape { shown_as: "nginx: worker process", user: Some("nobody"), count: (1, None), ..Shape::ONE }],
        ..Shape::ONE
    },
    source: "https://github.com/openresty/openresty-packaging/blob/23b58a2497654d79d8187076403a4098b981a8a6/deb/openresty/debian/openresty.service",
    ..Recipe::PACKAGED
};

/// OpenResty.
pub const SERVICE: Service = Service {
    id: "openresty",
    name: "OpenResty",
    units: &["openresty"],
    packages: &["openresty"],
    programs: &[Program {
        names: &["openresty"],
        invocations: &[
            Invocation::returns(&["-t"]),
            Invocation::returns(&["-v"]),
            Invocation::returns(&["-V"]),
            Invocation::returns(&["-s", "*"]),
            Invocation::foreground(&["-g", "*daemon off*"]),
        ],
        config: Some(Config {
            paths: &["/usr/local/openresty/nginx/conf/nginx.conf", "/etc/openresty/nginx.conf"],
            foreground: &["daemon off"],
            then: &["openresty"],
            binds_init_script: true,
            breaks_unit: true,
            ..Config::BLANK
        }),
        source: "https://openresty.org/en/getting-started.html",
        ..Program::BACKGROUND
    }],
    ports: &["80/tcp", "443/tcp"],
    image: Some(OfficialImage { name: "openresty/openresty", source: "https://hub.docker.com/r/openresty/openresty" }),
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Suse,
            source: "https://github.com/openresty/openresty-packaging/blob/master/rpm/SOURCES/openresty.service",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
