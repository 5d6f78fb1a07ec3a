//! Jenkins.

use super::{Invocation, OfficialImage, Program, Recipe, Service};
use crate::knowledge::platform::Family;

/// What the package's unit or the documentation says.
const RECIPE: Recipe = Recipe {
    packages: &["jenkins"],
    command: &["/usr/bin/jenkins"],
    env: &[("JENKINS_HOME", "/var/lib/jenkins")],
    user: Some("jenkins"),
    source: "https://github.com/jenkinsci/packaging/blob/master/systemd/jenkins.service",
    ..Recipe::PACKAGED
};

/// Jenkins.
pub const SERVICE: Service = Service {
    id: "jenkins",
    name: "Jenkins",
    units: &["jenkins"],
    packages: &["jenkins"],
    programs: &[Program {
        names: &["jenkins", "jenkins.sh"],
        invocations: &[Invocation::returns(&["--version"])],
        source: "https://github.com/jenkinsci/docker/blob/master/jenkins.sh",
        ..Program::FOREGROUND
    }],
    ports: &["8080/tcp", "50000/tcp"],
    data: &["/var/lib/jenkins"],
    image: Some(OfficialImage { name: "jenkins/jenkins", source: "https://hub.docker.com/r/jenkins/jenkins" }),
    recipes: &[
        RECIPE,
        Recipe { family: Family::Rhel, ..RECIPE },
        Recipe {
            family: Family::Alpine,
            command: &[
                "/usr/lib/jvm/default-jvm/bin/java",
                "-Djava.awt.headless=true",
                "-jar",
                "/usr/share/webapps/jenkins/jenkins.war",
                "--httpPort=8080",
            ],
            prepare: &["install -d -o jenkins -g jenkins /var/lib/jenkins"],
            source: "https://github.com/alpinelinux/aports/blob/master/community/jenkins/jenkins.initd",
            ..RECIPE
        },
        Recipe {
            family: Family::Arch,
            command: &[
                "/usr/bin/java",
                "-jar",
                "/usr/share/java/jenkins/jenkins.war",
                "--webroot=/var/cache/jenkins",
                "--httpPort=8090",
            ],
            prepare: &["install -d -o jenkins -g jenkins /var/cache/jenkins /var/lib/jenkins"],
            source: "https://github.com/archlinux/svntogit-community/blob/master/jenkins/repos/community-any/jenkins.conf",
            ..RECIPE
        },
    ],
    ..Service::BLANK
};
