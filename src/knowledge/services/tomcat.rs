//! Apache Tomcat.

use super::conditions::{Refusal, Remedy, When};
use super::{Invocation, OfficialImage, Program, RUN_ON_DEBIAN_12, RUN_ON_RELEASES, Recipe, Releases, Service, Shape};
use crate::knowledge::Source;
use crate::knowledge::platform::Family;

const RUNNING: Source = "https://github.com/apache/tomcat/blob/main/bin/catalina.sh";

const SERVER: Source = "https://github.com/bmwiedemann/openSUSE/blob/master/packages/t/tomcat/tomcat-server";

const JAVA: Shape = Shape { shown_as: "java … org.apache.catalina.startup.Bootstrap start", ..Shape::ONE };

/// One major version as Debian packages it, and the user that its package makes.
macro_rules! debian {
    ($version:literal, $user:literal, $releases:expr, $source:expr) => {
        Recipe {
            releases: $releases,
            packages: &[concat!("tomcat", $version)],
            command: &[concat!("/usr/share/tomcat", $version, "/bin/catalina.sh"), "run"],
            env: &[
                ("CATALINA_HOME", concat!("/usr/share/tomcat", $version)),
                ("CATALINA_BASE", concat!("/var/lib/tomcat", $version)),
                ("CATALINA_TMPDIR", "/tmp"),
            ],
            user: Some($user),
            tree: JAVA,
            source: $source,
            ..Recipe::DEBIAN_12
        }
    };
}

/// One major version as Arch packages it.
macro_rules! arch {
    ($version:literal, $source:expr) => {
        Recipe {
            releases: Releases::Exactly(&[]),
            packages: &[concat!("tomcat", $version)],
            command: &[concat!("/usr/share/tomcat", $version, "/bin/catalina.sh"), "run"],
            user: Some(concat!("tomcat", $version)),
            tree: JAVA,
            source: $source,
            ..Recipe::ARCH
        }
    };
}

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
            only_in: &["tomcat", "catalina"],
            beside: Some(&["catalina.sh", "run"]),
            source: RUNNING,
            ..Program::BACKGROUND
        },
        // What the RPM packages start: it reads /etc/tomcat/tomcat.conf and gives its place to Java.
        Program {
            names: &["server"],
            only_in: &["/tomcat/"],
            invocations: &[Invocation::foreground(&["start"])],
            source: SERVER,
            ..Program::RETURNS
        },
        Program { names: &["shutdown.sh"], only_in: &["tomcat", "catalina"], source: RUNNING, ..Program::RETURNS },
    ],
    ports: &["8080/tcp"],
    data: &[],
    image: Some(OfficialImage { name: "tomcat", source: "https://github.com/docker-library/docs/tree/master/tomcat" }),
    recipes: &[
        debian!("10", "tomcat", Releases::Exactly(&[("debian", "12")]), RUN_ON_DEBIAN_12),
        debian!(
            "10",
            "tomcat",
            Releases::Exactly(&[("ubuntu", "24.04"), ("debian", "13"), ("ubuntu", "26.04")]),
            RUN_ON_RELEASES
        ),
        debian!(
            "9",
            "tomcat",
            Releases::Exactly(&[("ubuntu", "20.04"), ("ubuntu", "22.04"), ("debian", "11")]),
            RUN_ON_RELEASES
        ),
        debian!("8", "tomcat8", Releases::Exactly(&[("ubuntu", "18.04")]), RUN_ON_RELEASES),
        debian!("7", "tomcat7", Releases::Exactly(&[("ubuntu", "16.04")]), RUN_ON_RELEASES),
        Recipe {
            family: Family::Rhel,
            packages: &["tomcat"],
            command: &["/usr/libexec/tomcat/server", "start"],
            user: Some("tomcat"),
            tree: JAVA,
            source: "https://github.com/openela-main/tomcat/blob/03a7612edb51deaf674809262c84d8b2cf4c2392/SPECS/tomcat.spec",
            ..Recipe::PACKAGED
        },
        // Leap has it below /usr/lib, Tumbleweed below /usr/libexec.
        Recipe {
            packages: &["tomcat"],
            command: &["/usr/lib*/tomcat/server", "start"],
            user: Some("tomcat"),
            tree: JAVA,
            source: SERVER,
            ..Recipe::SUSE
        },
        arch!("10", "https://github.com/archlinux/svntogit-packages/blob/master/tomcat10/trunk/PKGBUILD"),
        arch!("9", "https://github.com/archlinux/svntogit-packages/blob/master/tomcat9/trunk/PKGBUILD"),
    ],
    ..Service::BLANK
};
