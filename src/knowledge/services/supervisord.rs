//! Supervisor: a manager of other services.

use super::{Invocation, Program, RHEL_SINCE_7, RUN_ON_RELEASES, Recipe, Releases, Service, Shape, UNPROVEN};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;
use crate::lang::Text;

const MANUAL: Source = "https://supervisord.org/running.html";

const EPEL: Source =
    "https://github.com/major/fedora-rpm-specs/blob/3aecccaae83eb4d01a1e72e6d4f33a0e5b46cbf9/supervisor.spec";

/// Supervisor.
pub const SERVICE: Service = Service {
    id: "supervisord",
    name: "Supervisor",
    units: &["supervisor", "supervisord"],
    packages: &["supervisor"],
    programs: &[
        Program {
            names: &["supervisord"],
            invocations: &[
                Invocation::returns(&["-v"]),
                Invocation::returns(&["--version"]),
                Invocation::foreground(&["-n"]),
                Invocation::foreground(&["--nodaemon*"]),
            ],
            source: MANUAL,
            ..Program::BACKGROUND
        },
        Program { names: &["supervisorctl"], source: MANUAL, ..Program::RETURNS },
    ],
    recipes: &[
        DEBIAN,
        Recipe {
            releases: Releases::Only(&[
                ("debian", "11"),
                ("debian", "13"),
                ("ubuntu", "20.04"),
                ("ubuntu", "22.04"),
                ("ubuntu", "24.04"),
                ("ubuntu", "26.04"),
            ]),
            source: RUN_ON_RELEASES,
            ..DEBIAN
        },
        Recipe {
            releases: Releases::Only(&[("ubuntu", "16.04"), ("ubuntu", "18.04")]),
            tree: Shape { shown_as: "/usr/bin/python /usr/bin/{command}", ..Shape::ONE },
            source: RUN_ON_RELEASES,
            ..DEBIAN
        },
        Recipe {
            family: Family::Rhel,
            releases: RHEL_SINCE_7,
            command: &["/usr/bin/supervisord", "-n", "-c", "/etc/supervisord.conf"],
            tree: Shape { shown_as: "python … {command}", ..Shape::ONE },
            source: EPEL,
            ..DEBIAN
        },
        Recipe {
            family: Family::Alpine,
            releases: UNPROVEN,
            command: &["/usr/bin/supervisord", "-n", "-c", "/etc/supervisord.conf"],
            tree: Shape { shown_as: "python … {command}", ..Shape::ONE },
            source: "https://github.com/alpinelinux/aports/blob/master/main/supervisor/APKBUILD",
            ..DEBIAN
        },
        Recipe {
            family: Family::Suse,
            releases: UNPROVEN,
            command: &["/usr/bin/supervisord", "-n", "-c", "/etc/supervisord.conf"],
            prepare: &["install -d -m 0700 /run/supervisord"],
            tree: Shape { shown_as: "python … {command}", ..Shape::ONE },
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/s/supervisor/supervisord.service",
            ..DEBIAN
        },
        Recipe {
            family: Family::Arch,
            releases: UNPROVEN,
            command: &["/usr/bin/supervisord", "-n"],
            tree: Shape { shown_as: "python … {command}", ..Shape::ONE },
            source: "https://github.com/archlinux/svntogit-community/blob/master/supervisor/trunk/supervisord.service",
            ..DEBIAN
        },
    ],
    ..Service::BLANK
};

const DEBIAN: Recipe = Recipe {
    packages: &["supervisor"],
    command: &["supervisord", "-n", "-c", "/etc/supervisor/supervisord.conf"],
    tree: Shape { shown_as: "/usr/bin/python3 /usr/bin/{command}", ..Shape::ONE },
    note: Some(Text {
        en: "The programs of its configuration are its children; each of them must stay in the foreground. One service in \
                 each container needs no Supervisor.",
        ja: "設定に書いたプログラムが子プロセスになります。どれもフォアグラウンドで動かす必要があります。1 コンテナ 1 サービスなら \
                 Supervisor は要りません。",
    }),
    ..Recipe::DEBIAN_12
};
