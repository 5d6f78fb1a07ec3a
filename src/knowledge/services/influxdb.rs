//! InfluxDB.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::platform::Family;
use crate::lang::Text;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["influxdb"],
    command: &["/usr/bin/influxd", "-config", "/etc/influxdb/influxdb.conf"],
    user: Some("influxdb"),
    source: "https://docs.influxdata.com/influxdb/v1/introduction/install/",
    ..Recipe::PACKAGED
};

/// InfluxDB.
pub const SERVICE: Service = Service {
    id: "influxdb",
    name: "InfluxDB",
    units: &["influxdb", "influxd"],
    packages: &["influxdb", "influxdb2"],
    programs: &[Program {
        names: &["influxd"],
        invocations: &[
            Invocation::returns(&["version"]),
            Invocation::returns(&["config"]),
            Invocation::returns(&["backup"]),
            Invocation::returns(&["restore"]),
        ],
        source: "https://docs.influxdata.com/influxdb/v2/reference/cli/influxd/",
        ..Program::FOREGROUND
    }],
    ports: &["8086/tcp"],
    data: &["/var/lib/influxdb"],
    image: Some(OfficialImage {
        name: "influxdb",
        source: "https://github.com/docker-library/docs/tree/master/influxdb",
    }),
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Alpine,
            command: &["/usr/sbin/influxd", "-config", "/etc/influxdb.conf"],
            source: "https://github.com/alpinelinux/aports/blob/master/community/influxdb/influxdb.confd",
            ..RECIPE
        },
        Recipe {
            family: Family::Suse,
            command: &["/usr/bin/influxd", "-config", "/etc/influxdb/config.toml"],
            source: "https://github.com/bmwiedemann/openSUSE/blob/master/packages/i/influxdb/influxdb.service",
            ..RECIPE
        },
        // Version 2, which reads no such file; the package has neither a user nor a directory for it.
        Recipe {
            family: Family::Arch,
            command: &["/usr/bin/influxd"],
            user: None,
            note: Some(Text {
                en: "Its data is in ~/.influxdbv2: keep that in a volume.",
                ja: "データは ~/.influxdbv2 に置かれます。ボリュームにしてください。",
            }),
            source: "https://archlinux.org/packages/extra/x86_64/influxdb/files/",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
