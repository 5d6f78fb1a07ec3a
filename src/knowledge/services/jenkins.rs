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
    recipes: &[RECIPE, Recipe { family: Family::Rhel, ..RECIPE }],
    ..Service::BLANK
};
