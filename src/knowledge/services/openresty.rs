//! OpenResty: nginx with LuaJIT.

use super::{Invocation, OfficialImage, Program, Service};

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
        source: "https://openresty.org/en/getting-started.html",
        ..Program::BACKGROUND
    }],
    ports: &["80/tcp", "443/tcp"],
    image: Some(OfficialImage { name: "openresty/openresty", source: "https://hub.docker.com/r/openresty/openresty" }),
    ..Service::BLANK
};
