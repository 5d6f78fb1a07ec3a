//! Apache Tomcat.

use super::conditions::{Refusal, Remedy, When};
use super::{Invocation, OfficialImage, Program, RUN_ON_DEBIAN_12, Recipe, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;

const RUNNING: Source = "https://github.com/apache/tomcat/blob/main/bin/catalina.sh";

/// Apache Tomcat.
pub const SERVICE: Service = Service {
    id: "tomcat",
    name: "Apache Tomcat",
    units: &["tomcat", "tomcat6", "tomcat7", "tomcat8", "tomcat8.5", "tomcat9", "tomcat10", "tomcat11", "tomcat@*"],
    packages: &["tomcat", "tomcat6", "tomcat7", "tomcat8", "tomcat8.5", "tomcat9", "tomcat10", "tomcat11"],
    programs: &[
        Program {
            names: &["catalina.sh"],
            invocations: &[
                Invocation::foreground(&["run"]),
                Invocation::foreground(&["debug"]),
                Invocation::background(&["start"]),
            ],
            refusals: &[Refusal {
                when: When::WithoutVariable("CATALINA_BASE"),
                family: Some(Family::Debian),
                releases: super::DEBIAN_12,
                configured_in: &[],
                says: "Cannot start server. Server instance is not configured.",
                remedy: Remedy::Environment,
                source: RUN_ON_DEBIAN_12,
            }],
            source: RUNNING,
            ..Program::RETURNS
        },
        Program {
            names: &["startup.sh"],
            beside: Some(&["catalina.sh", "run"]),
            source: RUNNING,
            ..Program::BACKGROUND
        },
        Program { names: &["shutdown.sh"], source: RUNNING, ..Program::RETURNS },
    ],
    ports: &["8080/tcp"],
    data: &[],
    image: Some(OfficialImage { name: "tomcat", source: "https://github.com/docker-library/docs/tree/master/tomcat" }),
    recipes: &[Recipe {
        packages: &["tomcat10"],
        command: &["/usr/share/tomcat10/bin/catalina.sh", "run"],
        env: &[
            ("CATALINA_HOME", "/usr/share/tomcat10"),
            ("CATALINA_BASE", "/var/lib/tomcat10"),
            ("CATALINA_TMPDIR", "/tmp"),
        ],
        user: Some("tomcat"),
        tree: Shape { shown_as: "java … org.apache.catalina.startup.Bootstrap start", ..Shape::ONE },
        ..Recipe::DEBIAN_12
    }],
    ..Service::BLANK
};
