//! Samba's file server.

use super::{Invocation, Program, RUN_ON_RELEASES, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://www.samba.org/samba/docs/current/man-html/smbd.8.html";

const LOGS: Text = Text {
    en: "Its log is in /var/log/samba: the option that sends it to the container's output has another name before Samba 4.15 (--log-stdout) than since (--debug-stdout). nmbd, for NetBIOS names, belongs in a container of its own.",
    ja: "ログは /var/log/samba に出ます。コンテナの出力へ送るオプションは、Samba 4.15 より前は --log-stdout、以降は --debug-stdout です。NetBIOS 名を扱う nmbd は、必要なら別のコンテナで動かします。",
};

/// Samba's file server.
pub const SERVICE: Service = Service {
    id: "smbd",
    name: "Samba (smbd)",
    units: &["smbd", "smb", "samba"],
    packages: &["samba"],
    programs: &[
        Program {
            names: &["smbd"],
            invocations: &[
                Invocation::returns(&["-V"]),
                Invocation::returns(&["-b"]),
                Invocation::foreground(&["--foreground"]),
                Invocation::foreground(&["-F*"]),
                Invocation::foreground(&["-i"]),
                Invocation::foreground(&["--interactive"]),
            ],
            source: MANUAL,
            ..Program::BACKGROUND
        },
        Program { names: &["smbpasswd", "testparm", "pdbedit"], source: MANUAL, ..Program::RETURNS },
    ],
    ports: &["445/tcp", "139/tcp"],
    data: &["/var/lib/samba"],
    recipes: &[
        DEBIAN,
        // Before Samba 4.15 (Ubuntu 20.04 was updated to it) the option had another name.
        Recipe {
            releases: Releases::Only(&[("debian", "11"), ("ubuntu", "16.04"), ("ubuntu", "18.04")]),
            command: &["smbd", "--foreground", "--no-process-group", "--log-stdout"],
            ..DEBIAN
        },
        Recipe {
            family: Family::Rhel,
            packages: &["samba"],
            command: &["smbd", "--foreground", "--no-process-group"],
            prepare: &["mkdir -p /run/samba"],
            tree: DEBIAN.tree,
            note: Some(LOGS),
            source: MANUAL,
            ..Recipe::PACKAGED
        },
        Recipe {
            family: Family::Alpine,
            packages: &["samba", "samba-server"],
            command: &["smbd", "--foreground", "--no-process-group"],
            prepare: &["mkdir -p /run/samba"],
            tree: DEBIAN.tree,
            note: Some(LOGS),
            source: "https://github.com/alpinelinux/aports/blob/master/main/samba/samba.initd",
            ..Recipe::PACKAGED
        },
        Recipe {
            packages: &["samba"],
            command: &["/usr/sbin/smbd", "--foreground", "--no-process-group"],
            prepare: &["mkdir -p /run/samba"],
            tree: DEBIAN.tree,
            note: Some(LOGS),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/s/samba/samba.spec",
            ..Recipe::SUSE
        },
        Recipe {
            packages: &["samba"],
            command: &["smbd", "--foreground", "--no-process-group"],
            prepare: &["mkdir -p /run/samba"],
            tree: DEBIAN.tree,
            note: Some(LOGS),
            source: "https://github.com/archlinux/svntogit-packages/blob/master/samba/repos/extra-x86_64/PKGBUILD",
            ..Recipe::ARCH
        },
    ],
    ..Service::BLANK
};

const DEBIAN: Recipe = Recipe {
    packages: &["samba"],
    command: &["smbd", "--foreground", "--no-process-group", "--debug-stdout"],
    tree: Shape {
        children: &[
            Shape { shown_as: "smbd: notifyd", ..Shape::ONE },
            Shape { shown_as: "smbd: cleanupd", ..Shape::ONE },
        ],
        ..Shape::ONE
    },
    note: Some(Text {
        en: "nmbd, for NetBIOS names, is a program of its own and belongs in a container of its own; SMB over port 445 \
                 does without it.",
        ja: "NetBIOS 名を扱う nmbd は別のプログラムなので、必要なら別のコンテナで動かします。ポート 445 の SMB には要りません。",
    }),
    releases: Releases::Only(&[
        ("debian", "12"),
        ("debian", "13"),
        ("ubuntu", "20.04"),
        ("ubuntu", "22.04"),
        ("ubuntu", "24.04"),
        ("ubuntu", "26.04"),
    ]),
    source: RUN_ON_RELEASES,
    ..Recipe::DEBIAN_12
};
