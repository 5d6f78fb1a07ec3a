//! Caddy.

use super::{Invocation, OfficialImage, Program, RUN_SINCE_BOOKWORM, Recipe, Service, TRIED};
use crate::knowledge::capabilities::{self, Grants, Need};
use crate::knowledge::platform::Family;
use crate::lang::Text;

/// Caddy.
pub const SERVICE: Service = Service {
    id: "caddy",
    name: "Caddy",
    units: &["caddy"],
    packages: &["caddy"],
    programs: &[Program {
        names: &["caddy"],
        invocations: &[
            Invocation::foreground(&["run"]),
            Invocation::foreground(&["file-server"]),
            Invocation::foreground(&["reverse-proxy"]),
            Invocation::foreground(&["respond"]),
            Invocation::background(&["start"]),
        ],
        source: "https://caddyserver.com/docs/command-line",
        ..Program::RETURNS
    }],
    ports: &["80/tcp", "443/tcp", "443/udp", "2019/tcp"],
    data: &["/var/lib/caddy"],
    image: Some(OfficialImage { name: "caddy", source: "https://github.com/docker-library/docs/tree/master/caddy" }),
    recipes: &[
        Recipe {
            packages: &["caddy"],
            command: &["/usr/bin/caddy", "run", "--config", "/etc/caddy/Caddyfile"],
            user: Some("caddy"),
            releases: RUN_SINCE_BOOKWORM,
            source: TRIED,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            packages: &["caddy"],
            command: &["/usr/sbin/caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"],
            user: Some("caddy"),
            source: "https://github.com/alpinelinux/aports/blob/master/community/caddy/caddy.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            packages: &["caddy"],
            command: &["/usr/bin/caddy", "run", "--resume", "--config", "/etc/caddy/Caddyfile"],
            user: Some("caddy"),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/c/caddy/caddy.service",
            ..Recipe::SUSE
        },
        Recipe {
            packages: &["caddy"],
            command: &["/usr/bin/caddy", "run", "--config", "/etc/caddy/Caddyfile"],
            env: &[("XDG_DATA_HOME", "/var/lib"), ("XDG_CONFIG_HOME", "/etc")],
            user: Some("caddy"),
            source: "https://github.com/archlinux/svntogit-community/blob/master/caddy/trunk/caddy.service",
            ..Recipe::ARCH
        },
        Recipe {
            family: Family::Rhel,
            packages: &["caddy"],
            command: &["/usr/bin/caddy", "run", "--config", "/etc/caddy/Caddyfile"],
            user: Some("caddy"),
            source: "https://github.com/caddyserver/dist/blob/master/init/caddy.service",
            ..Recipe::PACKAGED
        },
    ],
    needs: &[Need {
        grants: Grants::Capabilities(&[&capabilities::NET_ADMIN]),
        when: Some(Text { en: "to raise the buffers of HTTP/3", ja: "HTTP/3 のバッファーを広げるとき" }),
        source: "https://github.com/docker-library/docs/tree/master/caddy",
        ..Need::BLANK
    }],
    ..Service::BLANK
};
