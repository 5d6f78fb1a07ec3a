//! memcached.

use super::conditions::{Refusal, Remedy, When};
use super::{Invocation, OfficialImage, Program, RUN_ON_RELEASES, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://github.com/memcached/memcached/blob/master/doc/memcached.1";
const FEDORA: Source =
    "https://github.com/openela-main/memcached/blob/c9c0d445893a5dedf881034e313b8a5d87e96baa/SPECS/memcached.spec";

const NOTE: Text = Text {
    en: "memcached reads no configuration file by itself: started like this it listens on every address with 64 MB. \
         Options of /etc/memcached.conf or /etc/sysconfig/memcached must be given on the command line.",
    ja: "memcached 自身は設定ファイルを読みません。この形では全アドレスで待ち受け、メモリーは 64 MB です。/etc/memcached.conf や \
         /etc/sysconfig/memcached にあったオプションはコマンドラインで指定してください。",
};

const LOCAL_ONLY: Text = Text {
    en: "Debian's /etc/memcached.conf listens on 127.0.0.1 only: change its -l line for other containers (memcached asks for no \
         password).",
    ja: "Debian の /etc/memcached.conf では 127.0.0.1 でしか待ち受けません。ほかのコンテナから使うなら -l の行を変えてください\
         (memcached にパスワードはありません)。",
};

/// memcached.
pub const SERVICE: Service = Service {
    id: "memcached",
    name: "memcached",
    units: &["memcached", "memcached@*"],
    packages: &["memcached"],
    programs: &[
        Program {
            names: &["memcached"],
            invocations: &[
                Invocation::returns(&["-V"]),
                Invocation::returns(&["-h"]),
                Invocation::background(&["-d"]),
                Invocation::background(&["--daemon"]),
            ],
            refusals: &[Refusal {
                when: When::AsRoot(&["-u*", "--user*"]),
                says: "can't run as root without the -u switch",
                remedy: Remedy::User,
                source: MANUAL,
                ..Refusal::EVERYWHERE
            }],
            source: MANUAL,
            ..Program::FOREGROUND
        },
        Program { names: &["systemd-memcached-wrapper"], source: RUN_ON_RELEASES, ..Program::FOREGROUND },
    ],
    ports: &["11211/tcp"],
    image: Some(OfficialImage {
        name: "memcached",
        source: "https://github.com/docker-library/docs/tree/master/memcached",
    }),
    recipes: &[
        // As Debian's unit starts it: the wrapper reads /etc/memcached.conf and gives its place to the daemon.
        Recipe {
            releases: Releases::Only(&[
                ("debian", "11"),
                ("debian", "12"),
                ("ubuntu", "16.04"),
                ("ubuntu", "18.04"),
                ("ubuntu", "20.04"),
                ("ubuntu", "22.04"),
            ]),
            packages: &["memcached"],
            command: &["/usr/share/memcached/scripts/systemd-memcached-wrapper", "/etc/memcached.conf"],
            tree: Shape {
                shown_as: "/usr/bin/memcached -m 64 -p 11211 -u memcache -l 127.0.0.1",
                user: Some("memcache"),
                ..Shape::ONE
            },
            note: Some(LOCAL_ONLY),
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        // Its configuration also names ::1, which a container without IPv6 does not have.
        Recipe {
            releases: Releases::Only(&[("debian", "13")]),
            packages: &["memcached"],
            command: &["/usr/share/memcached/scripts/systemd-memcached-wrapper", "/etc/memcached.conf"],
            prepare: &["sed -i '/^-l ::1/d' /etc/memcached.conf"],
            tree: Shape {
                shown_as: "/usr/bin/memcached -m 64 -p 11211 -u memcache -l 127.0.0.1 …",
                user: Some("memcache"),
                ..Shape::ONE
            },
            note: Some(LOCAL_ONLY),
            source: RUN_ON_RELEASES,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            packages: &["memcached"],
            command: &["/usr/bin/memcached"],
            user: Some("memcached"),
            note: Some(NOTE),
            source: FEDORA,
            ..Recipe::RHEL
        },
        Recipe {
            family: Family::Alpine,
            packages: &["memcached"],
            command: &["memcached"],
            user: Some("memcached"),
            note: Some(NOTE),
            source: "https://github.com/alpinelinux/aports/blob/master/main/memcached/memcached.initd",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Suse,
            packages: &["memcached"],
            command: &["/usr/bin/memcached"],
            user: Some("memcached"),
            note: Some(NOTE),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/m/memcached/memcached.service",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Arch,
            packages: &["memcached"],
            command: &["/usr/bin/memcached"],
            user: Some("memcached"),
            note: Some(NOTE),
            source: "https://github.com/archlinux/svntogit-packages/blob/master/memcached/trunk/memcached.service",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};
