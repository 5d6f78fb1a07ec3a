//! InfluxDB.

use super::{Invocation, OfficialImage, Program, Service};

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
    ..Service::BLANK
};
