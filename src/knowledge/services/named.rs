//! BIND's name server.

use super::{Invocation, OfficialImage, Program, RUN, RUN_ON_RELEASES, Recipe, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://bind9.readthedocs.io/en/stable/manpages.html#named-internet-domain-name-server";

const ALPINE_EXAMPLES: Text = Text {
    en: "Alpine's package brings examples only: /etc/bind/named.conf must be made from named.conf.recursive or named.conf.authoritative.",
    ja: "Alpine のパッケージに入っているのは設定例だけです。/etc/bind/named.conf は named.conf.recursive か named.conf.authoritative から作ってください。",
};

/// BIND.
pub const SERVICE: Service = Service {
    id: "named",
    name: "BIND (named)",
    units: &["named", "bind9", "named-chroot", "bind"],
    packages: &["bind9", "bind", "bind-chroot"],
    programs: &[
        Program {
            names: &["named"],
            invocations: &[
                Invocation::returns(&["-v"]),
                Invocation::returns(&["-V"]),
                Invocation::foreground(&["-f"]),
                Invocation::foreground(&["-g"]),
            ],
            source: MANUAL,
            ..Program::BACKGROUND
        },
        Program { names: &["rndc", "named-checkconf", "named-checkzone"], source: MANUAL, ..Program::RETURNS },
    ],
    ports: &["53/tcp", "53/udp"],
    data: &["/var/lib/bind", "/var/named"],
    image: Some(OfficialImage {
        name: "internetsystemsconsortium/bind9",
        source: "https://hub.docker.com/r/internetsystemsconsortium/bind9",
    }),
    recipes: &[
        Recipe {
            packages: &["bind9"],
            command: &["named", "-g", "-u", "bind"],
            tree: Shape { user: Some("bind"), ..Shape::ONE },
            releases: RUN,
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            packages: &["bind"],
            command: &["/usr/sbin/named", "-g", "-u", "named"],
            tree: Shape { user: Some("named"), ..Shape::ONE },
            note: Some(Text {
                en: "The packaged named.conf listens on 127.0.0.1 and answers localhost only.",
                ja: "パッケージの named.conf は 127.0.0.1 でだけ待ち受け、localhost にだけ答えます。",
            }),
            source: MANUAL,
            ..Recipe::RHEL
        },
        Recipe {
            family: Family::Alpine,
            packages: &["bind"],
            command: &["named", "-g", "-u", "named", "-c", "/etc/bind/named.conf"],
            prepare: &["install -d -g named -m 0770 /var/run/named"],
            tree: Shape { user: Some("named"), ..Shape::ONE },
            note: Some(ALPINE_EXAMPLES),
            source: "https://github.com/alpinelinux/aports/blob/master/main/bind/APKBUILD",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["bind"],
            command: &["/usr/sbin/named", "-g", "-u", "named"],
            prepare: &["install -d -o named -g named /run/named"],
            tree: Shape { user: Some("named"), ..Shape::ONE },
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/b/bind/bind.spec",
            ..Recipe::SUSE
        },
        Recipe {
            packages: &["bind"],
            command: &["named", "-g", "-u", "named"],
            prepare: &["install -d -o named -g named /run/named"],
            tree: Shape { user: Some("named"), ..Shape::ONE },
            source: "https://github.com/archlinux/svntogit-packages/blob/master/bind/repos/staging-i686/named.service",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};
