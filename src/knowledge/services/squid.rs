//! Squid.

use super::conditions::{Effect, Lack};
use super::{Invocation, OfficialImage, Program, RUN_ON_RELEASES, Recipe, Releases, Service, Shape, UNPROVEN};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://manpages.debian.org/bookworm/squid/squid.8.en.html";

/// Squid.
pub const SERVICE: Service = Service {
    id: "squid",
    name: "Squid",
    units: &["squid", "squid3"],
    packages: &["squid", "squid3", "squid-openssl"],
    programs: &[Program {
        names: &["squid", "squid3"],
        invocations: &[
            Invocation::returns(&["-k", "*"]),
            Invocation::returns(&["-z*"]),
            Invocation::returns(&["-v"]),
            Invocation::foreground(&["--foreground"]),
            Invocation::foreground(&["-N*"]),
            Invocation::foreground(&["-YN*"]),
            Invocation::foreground(&["-sN*"]),
        ],
        source: MANUAL,
        ..Program::BACKGROUND
    }],
    ports: &["3128/tcp"],
    data: &["/var/spool/squid"],
    image: Some(OfficialImage { name: "ubuntu/squid", source: "https://hub.docker.com/r/ubuntu/squid" }),
    recipes: &[
        DEBIAN,
        Recipe {
            releases: Releases::Only(&[
                ("debian", "13"),
                ("ubuntu", "20.04"),
                ("ubuntu", "22.04"),
                ("ubuntu", "24.04"),
                ("ubuntu", "26.04"),
            ]),
            source: RUN_ON_RELEASES,
            ..DEBIAN
        }, // Squid 3 has no /etc/squid/conf.d, and starts its pinger later.
        Recipe {
            releases: Releases::Only(&[("ubuntu", "16.04"), ("ubuntu", "18.04")]),
            prepare: &["echo 'shutdown_lifetime 1 seconds' >> /etc/squid/squid.conf"],
            lacking: &[],
            tree: Shape {
                user: Some("proxy"),
                children: &[Shape {
                    shown_as: "(logfile-daemon) /var/log/squid/access.log",
                    user: Some("proxy"),
                    ..Shape::ONE
                }],
                ..Shape::ONE
            },
            source: RUN_ON_RELEASES,
            ..DEBIAN
        },
        Recipe {
            family: Family::Rhel,
            releases: UNPROVEN,
            command: &["/usr/sbin/squid", "-N"],
            prepare: &["echo 'shutdown_lifetime 1 seconds' >> /etc/squid/squid.conf"],
            lacking: &[],
            tree: Shape { user: Some("squid"), ..Shape::ONE },
            source: MANUAL,
            ..DEBIAN
        },
        // The unit's own `-F` waits for the cache and still forks away.
        Recipe {
            family: Family::Suse,
            packages: &["squid"],
            command: &["/usr/sbin/squid", "-N"],
            prepare: &["echo 'shutdown_lifetime 1 seconds' >> /etc/squid/squid.conf"],
            tree: Shape { user: Some("squid"), ..Shape::ONE },
            note: DEBIAN.note,
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/s/squid/squid.spec",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Arch,
            packages: &["squid"],
            command: &["squid", "-N"],
            prepare: &[
                "echo 'shutdown_lifetime 1 seconds' >> /etc/squid/squid.conf",
                "install -d -o proxy -g proxy /run/squid",
            ],
            tree: Shape { user: Some("proxy"), ..Shape::ONE },
            note: DEBIAN.note,
            source: "https://github.com/archlinux/svntogit-community/blob/e8fb760c4134f7e1000157d2408fd9a6c170cde8/squid/repos/community-testing-x86_64/squid.tmpfiles",
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Alpine,
            packages: &["squid"],
            command: &["squid", "-N"],
            prepare: &["echo 'shutdown_lifetime 1 seconds' >> /etc/squid/squid.conf"],
            tree: Shape { user: Some("squid"), ..Shape::ONE },
            source: "https://github.com/alpinelinux/aports/blob/master/main/squid/squid.initd",
            ..Recipe::PACKAGED
        },
    ],
    ..Service::BLANK
};

const DEBIAN: Recipe = Recipe {
    packages: &["squid"],
    command: &["squid", "-N"],
    lacking: &[Lack {
        preparation: "echo 'shutdown_lifetime 1 seconds' > /etc/squid/conf.d/zz-container.conf",
        effect: Effect::StopsLate,
        configured_in: &["/etc/squid/"],
        done_by: &["shutdown_lifetime"],
        ..Lack::EXITS
    }],
    prepare: &["echo 'shutdown_lifetime 1 seconds' > /etc/squid/conf.d/zz-container.conf"],
    tree: Shape {
        user: Some("proxy"),
        children: &[
            Shape { shown_as: "(logfile-daemon) /var/log/squid/access.log", user: Some("proxy"), ..Shape::ONE },
            Shape { shown_as: "(pinger)", user: Some("proxy"), ..Shape::ONE },
        ],
        ..Shape::ONE
    },
    note: Some(Text {
        en: "Squid gives its clients shutdown_lifetime, 30 seconds, before it ends; docker stop waits 10. Here it is 1. \
                 The packaged configuration answers localhost only: allow your networks with http_access.",
        ja: "Squid は終了前に shutdown_lifetime (30 秒) だけクライアントを待ちますが、docker stop が待つのは 10 秒です。ここでは \
                 1 秒にします。パッケージの設定は localhost にしか応答しないので、http_access で使うネットワークを許可してください。",
    }),
    ..Recipe::DEBIAN_12
};
