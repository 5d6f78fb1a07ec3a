//! GitLab (omnibus), which brings its own manager of services on purpose.

use super::{OfficialImage, Program, Service};

/// GitLab.
pub const SERVICE: Service = Service {
    id: "gitlab",
    name: "GitLab",
    units: &["gitlab-runsvdir"],
    packages: &["gitlab-ce", "gitlab-ee"],
    programs: &[Program {
        names: &["gitlab-ctl"],
        source: "https://docs.gitlab.com/omnibus/maintenance/",
        ..Program::RETURNS
    }],
    ports: &["80/tcp", "443/tcp", "22/tcp"],
    data: &["/var/opt/gitlab"],
    image: Some(OfficialImage { name: "gitlab/gitlab-ce", source: "https://hub.docker.com/r/gitlab/gitlab-ce" }),
    ..Service::BLANK
};
