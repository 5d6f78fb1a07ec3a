//! NTP, and NTPsec.

use super::{Invocation, Program, Service};

/// ntpd.
pub const SERVICE: Service = Service {
    id: "ntpd",
    name: "ntpd",
    units: &["ntp", "ntpd", "ntpsec"],
    packages: &["ntp", "ntpsec"],
    programs: &[Program {
        names: &["ntpd"],
        invocations: &[
            Invocation::foreground(&["-n"]),
            Invocation::foreground(&["--nofork"]),
            Invocation::foreground(&["-d"]),
            Invocation::returns(&["-q"]),
            Invocation::returns(&["--version"]),
        ],
        source: "https://docs.ntpsec.org/latest/ntpd.html",
        ..Program::BACKGROUND
    }],
    ports: &["123/udp"],
    data: &["/var/lib/ntp"],
    ..Service::BLANK
};
