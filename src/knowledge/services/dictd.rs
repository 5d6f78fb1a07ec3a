//! dictd, a dictionary server (RFC 2229).

use super::{Invocation, Program, RUN_ON_RELEASES, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://manpages.debian.org/bookworm/dictd/dictd.8.en.html";

/// dictd.
pub const SERVICE: Service = Service {
    id: "dictd",
    name: "dictd",
    units: &["dictd"],
    packages: &["dictd", "dictd-server"],
    programs: &[Program {
        names: &["dictd"],
        invocations: &[
            Invocation::foreground(&["-d", "nodetach"]),
            Invocation::foreground(&["-i"]),
            Invocation::foreground(&["--inetd"]),
            Invocation::returns(&["-t"]),
            Invocation::returns(&["--test*"]),
            Invocation::returns(&["-V"]),
            Invocation::returns(&["--version"]),
        ],
        source: MANUAL,
        ..Program::BACKGROUND
    }],
    ports: &["2628/tcp"],
    data: &["/var/lib/dictd"],
    // Debian's init script starts it without arguments; the manual has the word that keeps it in front.
    recipes: &[
        Recipe {
            releases: Releases::Only(&[("debian", "12"), ("debian", "13")]),
            packages: &["dictd"],
            command: &["/usr/sbin/dictd", "-d", "nodetach"],
            tree: Shape { user: Some("dictd"), ..Shape::ONE },
            note: Some(Text {
                en: "The packaged /etc/dictd/dictd.conf listens on 127.0.0.1 and allows localhost only: for other containers change \
                 listen_to and access there. Without a dictionary's package it has nothing to serve.",
                ja: "パッケージの /etc/dictd/dictd.conf は 127.0.0.1 でしか待ち受けず、localhost からしか使えません。ほかのコンテナから\
                 使うなら listen_to と access を変えます。辞書のパッケージがなければ、引ける辞書がありません。",
            }),
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            packages: &["dictd"],
            command: &["/usr/sbin/dictd", "-d", "nodetach"],
            tree: Shape { user: Some("dictd"), ..Shape::ONE },
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/d/dictd/dictd.service",
            ..Recipe::SUSE
        },
        Recipe {
            packages: &["dictd"],
            command: &["/usr/bin/dictd", "-d", "nodetach"],
            tree: Shape { user: Some("dictd"), ..Shape::ONE },
            source: "https://github.com/archlinux/svntogit-community/blob/master/dictd/trunk/dictd.service",
            ..Recipe::ARCH
        },
        Recipe {
            family: Family::Rhel,
            packages: &["dictd-server"],
            command: &["/usr/sbin/dictd", "-d", "nodetach"],
            tree: Shape { user: Some("dictd"), ..Shape::ONE },
            source: "https://github.com/major/fedora-rpm-specs/blob/0f107e5c4d55aef50b7f39694ec65043901f6dbf/dictd.spec",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};
