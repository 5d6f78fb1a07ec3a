//! The Zabbix server.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::platform::Family;
use crate::lang::Text;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["zabbix-server-mysql"],
    command: &["/usr/sbin/zabbix_server", "--foreground", "-c", "/etc/zabbix/zabbix_server.conf"],
    prepare: &["install -d -o zabbix -g zabbix /run/zabbix"],
    user: Some("zabbix"),
    source: "https://www.zabbix.com/documentation/current/en/manpages/zabbix_server",
    ..Recipe::PACKAGED
};

/// Zabbix server.
pub const SERVICE: Service = Service {
    id: "zabbix-server",
    name: "Zabbix server",
    units: &["zabbix-server", "zabbix-server-mysql"],
    packages: &[
        "zabbix-server-mysql",
        "zabbix-server-pgsql",
        "zabbix-server-sqlite3",
        "zabbix-mysql",
        "zabbix-pgsql",
        "zabbix-server",
    ],
    programs: &[Program {
        names: &["zabbix_server", "zabbix_server_mysql", "zabbix_server_pgsql"],
        invocations: &[
            Invocation::foreground(&["-f"]),
            Invocation::foreground(&["--foreground"]),
            Invocation::returns(&["-R", "*"]),
            Invocation::returns(&["-V"]),
        ],
        source: "https://www.zabbix.com/documentation/current/en/manpages/zabbix_server",
        ..Program::BACKGROUND
    }],
    ports: &["10051/tcp"],
    image: Some(OfficialImage {
        name: "zabbix/zabbix-server-mysql",
        source: "https://hub.docker.com/r/zabbix/zabbix-server-mysql",
    }),
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Alpine,
            packages: &["zabbix-mysql", "zabbix-pgsql"],
            prepare: &["install -d -o zabbix -g zabbix /run/zabbix /var/log/zabbix"],
            source: "https://github.com/alpinelinux/aports/blob/master/community/zabbix/APKBUILD",
            ..RECIPE
        },
        Recipe {
            family: Family::Suse,
            command: &["/usr/sbin/zabbix_server", "-f"],
            user: Some("zabbixs"),
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/z/zabbix/zabbix-server.service",
            ..RECIPE
        },
        Recipe {
            family: Family::Arch,
            packages: &["zabbix-server"],
            command: &["/usr/bin/zabbix_server_mysql", "-f"],
            prepare: &[],
            user: Some("zabbix-server"),
            note: Some(Text {
                en: "With PostgreSQL the program is zabbix_server_pgsql.",
                ja: "PostgreSQL を使う場合のプログラムは zabbix_server_pgsql です。",
            }),
            source: "https://github.com/archlinux/svntogit-packages/blob/master/zabbix/repos/testing-x86_64/zabbix-server-mysql.service",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
