//! Jenkins.

use super::{Invocation, OfficialImage, Program, Service};

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
    ..Service::BLANK
};
