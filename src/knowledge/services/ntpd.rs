//! NTP, and NTPsec.

use super::{Invocation, Program, Recipe, Service};
use crate::knowledge::capabilities::{self, Grants, Need};
use crate::knowledge::platform::Family;
use crate::lang::Text;

/// What the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["ntp"],
    command: &["/usr/sbin/ntpd", "-n"],
    note: Some(Text {
        en: "The clock is the host's: without --cap-add SYS_TIME it cannot set it, and inside a container it need not.",
        ja: "時計はホストのものです。--cap-add SYS_TIME がなければ合わせられず、コンテナの中で合わせる必要もありません。",
    }),
    source: "https://docs.ntpsec.org/latest/ntpd.html",
    ..Recipe::PACKAGED
};

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
    recipes: &[
        RECIPE,
        Recipe {
            family: Family::Alpine,
            packages: &["ntpsec"],
            source: "https://github.com/alpinelinux/aports/blob/master/community/ntpsec/ntpsec.initd",
            ..RECIPE
        },
        Recipe {
            family: Family::Suse,
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/n/ntp/conf.ntpd.service",
            ..RECIPE
        },
        Recipe {
            family: Family::Arch,
            command: &["/usr/bin/ntpd", "-n"],
            source: "https://github.com/archlinux/svntogit-packages/blob/master/ntp/trunk/ntpd.service",
            ..RECIPE
        },
        Recipe {
            family: Family::Rhel,
            packages: &["ntp", "ntpsec"],
            source: "https://github.com/major/fedora-rpm-specs/blob/00d25a694da3694299ea57fba17954e23d88ec59/ntpsec.spec",
            ..RECIPE
        },
    ],
    needs: &[Need {
        grants: Grants::Capabilities(&[&capabilities::SYS_TIME]),
        when: Some(Text { en: "to set the clock", ja: "時計を合わせるとき" }),
        source: "https://manpages.debian.org/bookworm/manpages/capabilities.7.en.html",
        ..Need::BLANK
    }],
    ..Service::BLANK
};
