//! nginx.

use super::conditions::{Refusal, Remedy, When};
use super::{Config, Invocation, OfficialImage, Program, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const DAEMON: Source = "https://nginx.org/en/docs/ngx_core_module.html#daemon";

const NOTE: Text = Text {
    en: "An nginx.conf that already says daemon off; must lose that line: nginx refuses the directive twice. The logs \
         are in /var/log/nginx.",
    ja: "nginx.conf にすでに daemon off; があるときは、その行を消してください。同じ指定が 2 回あると nginx は起動しません。\
         ログは /var/log/nginx に出ます。",
};

const WORKERS: Text = Text {
    en: "worker_processes decides; auto is one for each CPU.",
    ja: "個数は worker_processes で決まります。auto なら CPU の数だけ動きます。",
};

/// The foreground command is the daemon's own; only the workers' user differs between families.
const EVERYWHERE: Recipe = Recipe {
    releases: Releases::Any,
    packages: &["nginx"],
    command: &["nginx", "-g", "daemon off;"],
    stop_signal: Some("SIGQUIT"),
    tree: master(&[worker("nginx")]),
    note: Some(NOTE),
    source: DAEMON,
    ..Recipe::DEBIAN_12
};

const fn master(children: &'static [Shape]) -> Shape {
    Shape { shown_as: "nginx: master process {command}", children, ..Shape::ONE }
}

const fn worker(user: &'static str) -> Shape {
    Shape { shown_as: "nginx: worker process", user: Some(user), count: (1, None), note: Some(WORKERS), ..Shape::ONE }
}

/// nginx.
pub const SERVICE: Service = Service {
    id: "nginx",
    name: "nginx",
    units: &["nginx"],
    packages: &[
        "nginx",
        "nginx-core",
        "nginx-light",
        "nginx-full",
        "nginx-extras",
        "nginx-mainline",
        "nginx-stable",
        "nginx-plus",
        "nginx-all-modules",
        "nginx1",
        "nginx1.12",
    ],
    programs: &[Program {
        names: &["nginx", "nginx-debug"],
        invocations: &[
            Invocation::returns(&["-t"]),
            Invocation::returns(&["-T"]),
            Invocation::returns(&["-v"]),
            Invocation::returns(&["-V"]),
            Invocation::returns(&["-h"]),
            Invocation::returns(&["-s", "*"]),
            Invocation::foreground(&["-g", "*daemon off*"]),
            Invocation::foreground(&["-g*daemon off*"]),
        ],
        config: Some(Config {
            paths: &["/etc/nginx/nginx.conf", "/usr/local/nginx/conf/nginx.conf"],
            foreground: &["daemon off"],
            then: &["nginx"],
            binds_init_script: true,
            // https://github.com/nginx/pkg-oss/blob/master/debian/debian/nginx.service
            breaks_unit: true,
            ..Config::BLANK
        }),
        refusals: &[
            Refusal {
                when: When::Value { option: "-g", fits: "*daemon off" },
                says: "unexpected end of parameter, expecting \";\" in command line",
                remedy: Remedy::Append(";"),
                source: "https://nginx.org/en/docs/switches.html",
                ..Refusal::EVERYWHERE
            },
            Refusal {
                when: When::AsOther(&[]),
                family: Some(Family::Debian),
                releases: super::DEBIAN_12,
                configured_in: &["/etc/nginx/nginx.conf", "/var/lib/nginx", "/var/log/nginx"],
                says: "mkdir() \"/var/lib/nginx/body\" failed (13: Permission denied)",
                remedy: Remedy::Root,
                source: super::RUN_ON_DEBIAN_12,
            },
            Refusal {
                when: When::SaidTwice { option: "-g", value: "daemon off;" },
                configured_in: &["/etc/nginx/nginx.conf", "/usr/local/nginx/conf/nginx.conf"],
                says: "\"daemon\" directive is duplicate",
                remedy: Remedy::Drop,
                source: DAEMON,
                ..Refusal::EVERYWHERE
            },
        ],
        source: DAEMON,
        ..Program::BACKGROUND
    }],
    ports: &["80/tcp", "443/tcp"],
    data: &[],
    image: Some(OfficialImage { name: "nginx", source: "https://github.com/docker-library/docs/tree/master/nginx" }),
    recipes: &[
        Recipe { tree: master(&[worker("www-data")]), ..EVERYWHERE },
        Recipe { family: Family::Rhel, ..EVERYWHERE },
        Recipe { family: Family::Alpine, prepare: &["mkdir -p /run/nginx"], ..EVERYWHERE },
        Recipe { family: Family::Suse, ..EVERYWHERE },
        Recipe { family: Family::Arch, tree: master(&[worker("http")]), ..EVERYWHERE },
    ],
    ..Service::BLANK
};
