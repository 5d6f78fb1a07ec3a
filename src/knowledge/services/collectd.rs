//! collectd.

use super::{Invocation, Program, Service};

/// collectd.
pub const SERVICE: Service = Service {
    id: "collectd",
    name: "collectd",
    units: &["collectd"],
    packages: &["collectd", "collectd-core"],
    programs: &[Program {
        names: &["collectd"],
        invocations: &[
            Invocation::returns(&["-t"]),
            Invocation::returns(&["-T"]),
            Invocation::returns(&["-h"]),
            Invocation::foreground(&["-f"]),
        ],
        source: "https://collectd.org/documentation/manpages/collectd.1.shtml",
        ..Program::BACKGROUND
    }],
    ports: &["25826/udp"],
    data: &["/var/lib/collectd"],
    ..Service::BLANK
};
