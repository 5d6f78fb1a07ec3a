//! chrony.

use super::conditions::{Refusal, Remedy, When};
use super::{Invocation, Program, RUN_ON_DEBIAN_12, RUN_ON_RELEASES, RUN_SINCE_BIONIC, Recipe, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::capabilities::{self, Grants, Need};
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://chrony-project.org/doc/4.6/chronyd.html";

const NOTE: Text = Text {
    en: "With -x it serves time and leaves the clock alone. The clock belongs to the host: only there should it be set.",
    ja: "-x を付けると、時刻を配るだけで時計には触れません。時計はホストのものなので、合わせるのはホスト側で行います。",
};

/// chrony.
pub const SERVICE: Service = Service {
    id: "chrony",
    name: "chrony",
    units: &["chrony", "chronyd"],
    packages: &["chrony"],
    programs: &[
        Program {
            names: &["chronyd"],
            invocations: &[
                Invocation::returns(&["-v"]),
                Invocation::returns(&["-q"]),
                Invocation::returns(&["-Q"]),
                Invocation::returns(&["-p"]),
                Invocation::foreground(&["-d*"]),
                Invocation::foreground(&["-n"]),
            ],
            refusals: &[Refusal {
                when: When::WithoutArgument(&["-x", "-dx", "-xd"]),
                family: Some(Family::Debian),
                releases: super::DEBIAN_12,
                configured_in: &[],
                says: "CAP_SYS_TIME not present",
                remedy: Remedy::Argument("-x"),
                source: RUN_ON_DEBIAN_12,
            }],
            source: MANUAL,
            ..Program::BACKGROUND
        },
        Program { names: &["chronyc"], source: MANUAL, ..Program::RETURNS },
    ],
    ports: &["123/udp"],
    data: &["/var/lib/chrony"],
    recipes: &[
        Recipe {
            packages: &["chrony"],
            command: &["chronyd", "-d", "-x"],
            tree: Shape { user: Some("_chrony"), ..Shape::ONE },
            note: Some(NOTE),
            releases: RUN_SINCE_BIONIC,
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            packages: &["chrony"],
            command: &["/usr/sbin/chronyd", "-d", "-x"],
            tree: Shape { user: Some("chrony"), ..Shape::ONE },
            note: Some(NOTE),
            source: MANUAL,
            ..Recipe::RHEL
        },
        Recipe {
            packages: &["chrony"],
            command: &["/usr/sbin/chronyd", "-d", "-x"],
            tree: Shape { user: Some("chrony"), ..Shape::ONE },
            note: Some(NOTE),
            source: "https://github.com/alpinelinux/aports/blob/master/main/chrony/chronyd.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            packages: &["chrony"],
            command: &["/usr/sbin/chronyd", "-d", "-x"],
            tree: Shape { user: Some("chrony"), ..Shape::ONE },
            note: Some(NOTE),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/c/chrony/chrony-service-helper.patch",
            ..Recipe::SUSE
        },
        Recipe {
            packages: &["chrony"],
            command: &["/usr/bin/chronyd", "-d", "-x"],
            tree: Shape { user: Some("chrony"), ..Shape::ONE },
            note: Some(NOTE),
            source: "https://github.com/archlinux/svntogit-community/blob/master/chrony/trunk/PKGBUILD",
            ..Recipe::ARCH
        },
    ],
    needs: &[Need {
        grants: Grants::Capabilities(&[&capabilities::SYS_TIME]),
        when: Some(Text {
            en: "to set the clock, that is without -x", ja: "時計を合わせるとき(-x を付けない場合)"
        }),
        source: RUN_ON_DEBIAN_12,
        ..Need::BLANK
    }],
    ..Service::BLANK
};
