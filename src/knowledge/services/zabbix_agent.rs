//! The Zabbix agents.

use super::{Invocation, OfficialImage, Program, RUN_SINCE_BOOKWORM, Recipe, Service, Shape, TRIED};
use crate::knowledge::platform::Family;
use crate::lang::Text;

/// One that collects, one that sends what it was told to, those that listen.
const TREE: Shape = Shape {
    children: &[
        Shape { shown_as: "zabbix_agentd: collector …", ..Shape::ONE },
        Shape { shown_as: "zabbix_agentd: active checks …", ..Shape::ONE },
        Shape {
            shown_as: "zabbix_agentd: listener …",
            count: (1, None),
            note: Some(Text {
                en: "StartAgents in zabbix_agentd.conf says how many (3 in version 6, 10 in 7)",
                ja: "zabbix_agentd.conf の StartAgents で数が決まります(6 系は 3、7 系は 10)",
            }),
            ..Shape::ONE
        },
    ],
    ..Shape::ONE
};

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["zabbix-agent"],
    command: &["/usr/sbin/zabbix_agentd", "--foreground", "-c", "/etc/zabbix/zabbix_agentd.conf"],
    prepare: &["install -d -o zabbix -g zabbix /run/zabbix"],
    user: Some("zabbix"),
    tree: TREE,
    source: "https://www.zabbix.com/documentation/current/en/manpages/zabbix_agentd",
    ..Recipe::PACKAGED
};

/// Zabbix agent.
pub const SERVICE: Service = Service {
    id: "zabbix-agent",
    name: "Zabbix agent",
    units: &["zabbix-agent", "zabbix-agent2"],
    packages: &["zabbix-agent", "zabbix-agent2"],
    programs: &[
        Program {
            names: &["zabbix_agentd"],
            invocations: &[
                Invocation::foreground(&["-f"]),
                Invocation::foreground(&["--foreground"]),
                Invocation::returns(&["-t", "*"]),
                Invocation::returns(&["-p"]),
                Invocation::returns(&["-R", "*"]),
                Invocation::returns(&["-V"]),
            ],
            source: "https://www.zabbix.com/documentation/current/en/manpages/zabbix_agentd",
            ..Program::BACKGROUND
        },
        Program {
            names: &["zabbix_agent2"],
            invocations: &[
                Invocation::returns(&["-t", "*"]),
                Invocation::returns(&["-p"]),
                Invocation::returns(&["-V"]),
            ],
            source: "https://www.zabbix.com/documentation/current/en/manpages/zabbix_agent2",
            ..Program::FOREGROUND
        },
    ],
    ports: &["10050/tcp"],
    image: Some(OfficialImage {
        name: "zabbix/zabbix-agent2",
        source: "https://hub.docker.com/r/zabbix/zabbix-agent2",
    }),
    recipes: &[
        Recipe { releases: RUN_SINCE_BOOKWORM, source: TRIED, ..RECIPE },
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Alpine,
            command: &["/usr/sbin/zabbix_agentd", "--foreground"],
            prepare: &["install -d -o zabbix -g zabbix /run/zabbix /var/log/zabbix"],
            source: "https://github.com/alpinelinux/aports/blob/master/community/zabbix/zabbix-agentd.initd",
            ..RECIPE
        },
        Recipe {
            family: Family::Suse,
            command: &["/usr/sbin/zabbix_agentd", "-f"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/z/zabbix/zabbix-agentd.service",
            ..RECIPE
        },
        Recipe {
            family: Family::Arch,
            command: &["/usr/bin/zabbix_agentd", "-f"],
            user: Some("zabbix-agent"),
            source: "https://github.com/archlinux/svntogit-packages/blob/master/zabbix/repos/staging-x86_64/zabbix-agent.service",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
