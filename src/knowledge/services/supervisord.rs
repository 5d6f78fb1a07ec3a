//! Supervisor: a manager of other services.

use super::{Invocation, Program, Recipe, Service, Shape};
use crate::knowledge::Source;
use crate::lang::Text;

const MANUAL: Source = "https://supervisord.org/running.html";

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
    recipes: &[Recipe {
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
    }],
    ..Service::BLANK
};
