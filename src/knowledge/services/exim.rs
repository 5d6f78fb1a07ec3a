//! Exim.

use super::{Invocation, Program, RUN_ON_RELEASES, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://www.exim.org/exim-html-current/doc/html/spec_html/ch-the_exim_command_line.html";

/// Exim.
pub const SERVICE: Service = Service {
    id: "exim",
    name: "Exim",
    units: &["exim4", "exim"],
    packages: &["exim4", "exim4-base", "exim4-daemon-light", "exim4-daemon-heavy", "exim"],
    programs: &[Program {
        names: &["exim4", "exim"],
        invocations: &[Invocation::foreground(&["-bdf"]), Invocation::background(&["-bd"])],
        source: MANUAL,
        ..Program::RETURNS
    }],
    ports: &["25/tcp"],
    data: &["/var/spool/exim4"],
    recipes: &[
        Recipe {
            packages: &["exim4-daemon-light"],
            command: &["exim4", "-bdf", "-q30m"],
            prepare: &["sed -i '1i disable_ipv6 = true' /etc/exim4/exim4.conf.template && update-exim4.conf"],
            tree: Shape { user: Some("Debian-exim"), ..Shape::ONE },
            note: Some(Text {
                en: "IPv6 is switched off: Exim gives up after some minutes where a container has no ::1. It listens on \
                 127.0.0.1 only, until dc_local_interfaces in /etc/exim4/update-exim4.conf.conf says otherwise.",
                ja: "IPv6 は無効にします。コンテナに ::1 がないと、Exim は数分後に終了するためです。\
                 /etc/exim4/update-exim4.conf.conf の dc_local_interfaces を変えるまで、127.0.0.1 でだけ待ち受けます。",
            }),
            releases: Releases::Only(&[("debian", "12"), ("debian", "13")]),
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            packages: &["exim"],
            command: &["/usr/sbin/exim", "-bdf", "-q15m"],
            prepare: &["install -d -o exim -g mail -m 750 /var/log/exim /usr/lib/exim"],
            tree: Shape { user: Some("exim"), ..Shape::ONE },
            source: "https://github.com/alpinelinux/aports/blob/master/community/exim/exim.initd",
            ..Recipe::ALPINE
        },
        Recipe {
            packages: &["exim"],
            command: &["/usr/sbin/exim", "-bdf", "-q30m"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/e/exim/sysconfig.exim",
            ..Recipe::SUSE
        },
        Recipe {
            packages: &["exim"],
            command: &["/usr/bin/exim", "-bdf", "-q30m"],
            tree: Shape { user: Some("exim"), ..Shape::ONE },
            source: "https://github.com/archlinux/svntogit-community/blob/master/exim/repos/community-testing-x86_64/exim.service",
            ..Recipe::ARCH
        },
        Recipe {
            family: Family::Rhel,
            packages: &["exim"],
            command: &["/usr/sbin/exim", "-bdf", "-q30m"],
            tree: Shape { user: Some("exim"), ..Shape::ONE },
            source: "https://github.com/major/fedora-rpm-specs/blob/1372175e50b3fbae5af69e2e3b8c2559ab461ec0/exim.spec",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};
