//! xrdp, and the session manager that it logs people in through. The two find each other on 127.0.0.1 and hand screens on over
//! sockets, so that they share a container: the session manager goes to the background, and xrdp takes the shell's place. Where a
//! restart finds the session manager's PID file, it takes itself for running already.

use super::{Invocation, Program, RUN_SINCE_BOOKWORM, Recipe, Service, Shape, TRIED};
use crate::knowledge::platform::Family;
use crate::lang::Text;

const FOREGROUND: &[Invocation] = &[
    Invocation::foreground(&["-n"]),
    Invocation::foreground(&["--nodaemon"]),
    Invocation::foreground(&["-nodaemon"]),
    Invocation::returns(&["-k"]),
    Invocation::returns(&["--kill"]),
];

const NOTE: Text = Text {
    en: "xrdp-sesman runs beside xrdp, which logs people in through it. They need an account with a password, and a desktop.",
    ja: "xrdp はログインの処理を xrdp-sesman に任せるため、同じコンテナで両方を動かします。利用者のアカウントとパスワード、デスクトップ環境が別途要ります。",
};

/// The same from packages that keep the PID file in /run itself.
const PACKAGED: Recipe = Recipe {
    command: &["sh", "-c", "rm -f /run/xrdp-sesman.pid && xrdp-sesman && exec xrdp -n"],
    tree: Shape { shown_as: "xrdp -n", ..Shape::ONE },
    note: Some(NOTE),
    ..Recipe::PACKAGED
};

/// xrdp.
pub const SERVICE: Service = Service {
    id: "xrdp",
    name: "xrdp",
    units: &["xrdp", "xrdp-sesman"],
    packages: &["xrdp"],
    programs: &[
        Program {
            names: &["xrdp"],
            invocations: FOREGROUND,
            source: "https://manpages.debian.org/bookworm/xrdp/xrdp.8.en.html",
            ..Program::BACKGROUND
        },
        Program {
            names: &["xrdp-sesman"],
            invocations: FOREGROUND,
            part: true,
            source: "https://manpages.debian.org/bookworm/xrdp/xrdp-sesman.8.en.html",
            ..Program::BACKGROUND
        },
    ],
    ports: &["3389/tcp"],
    recipes: &[
        Recipe {
            packages: &["xrdp"],
            command: &["sh", "-c", "rm -f /run/xrdp/xrdp-sesman.pid && xrdp-sesman && exec xrdp -n"],
            tree: Shape { shown_as: "xrdp -n", ..Shape::ONE },
            note: Some(NOTE),
            releases: RUN_SINCE_BOOKWORM,
            source: TRIED,
            ..Recipe::DEBIAN_12
        },
        Recipe {
            family: Family::Rhel,
            source: "https://github.com/major/fedora-rpm-specs/blob/main/xrdp.spec",
            ..PACKAGED
        },
        Recipe {
            family: Family::Alpine,
            source: "https://github.com/alpinelinux/aports/blob/master/community/xrdp/APKBUILD",
            ..PACKAGED
        },
        Recipe {
            family: Family::Suse,
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/x/xrdp/xrdp-systemd-services.patch",
            ..PACKAGED
        },
    ],
    ..Service::BLANK
};
