//! NTP, and NTPsec.

use super::{Invocation, Program, Recipe, Service};
use crate::knowledge::capabilities::{self, Grants, Need};
use crate::lang::Text;

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
    recipes: &[Recipe {
        packages: &["ntp"],
        command: &["/usr/sbin/ntpd", "-n"],
        note: Some(Text {
            en: "The clock is the host's: without --cap-add SYS_TIME it cannot set it, and inside a container it need not.",
            ja: "時計はホストのものです。--cap-add SYS_TIME がなければ合わせられず、コンテナの中で合わせる必要もありません。",
        }),
        source: "https://docs.ntpsec.org/latest/ntpd.html",
        ..Recipe::PACKAGED
    }],
    needs: &[Need {
        grants: Grants::Capabilities(&[&capabilities::SYS_TIME]),
        when: Some(Text { en: "to set the clock", ja: "時計を合わせるとき" }),
        source: "https://man7.org/linux/man-pages/man7/capabilities.7.html",
        ..Need::BLANK
    }],
    ..Service::BLANK
};
