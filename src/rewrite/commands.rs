//! Command lines to build and run the result: no --privileged, and only ports that the text or the catalogue names.

use crate::boot::tree;
use crate::knowledge::roles;
use crate::plan::evidence::Evidence;
use crate::plan::{Intent, Plan};
use crate::report::Commands;
use crate::subject::StageSubject;

/// How to build and run a stage's image.
#[must_use]
pub fn of_stage(subject: &StageSubject<'_>, evidence: &Evidence, plan: &Plan) -> Commands {
    let known = || plan.services.iter().filter_map(|meant| meant.service);
    // sshd or cron beside something else is not what the image is for.
    let service = known().find(|service| !roles::is_companion(service.id)).or_else(|| known().next());
    // Not the bare name: that is the official image's, and a second build would stack on the first.
    let name = service.map_or_else(|| "my-app".to_owned(), |service| format!("my-{}", service.id));
    let build = vec![format!("docker build -t {name} .")];
    match plan.intent {
        Intent::Application => {}
        Intent::InitForOthers | Intent::Appliance => {
            return Commands { build, run: vec![format!("podman run -d --name {name} {name}")] };
        }
        // It is deployed to a disk, or run by a tool of its own.
        Intent::Machine | Intent::SystemContainer => return Commands { build, run: Vec::new() },
    }
    let installed: Vec<&str> = evidence.installed.iter().map(|hint| hint.name.as_str()).collect();
    let needs_init = plan.services.iter().any(|meant| {
        meant
            .service
            .and_then(|service| tree::recipe(service, subject, &installed))
            .is_some_and(|recipe| recipe.needs_init)
    });
    let exposed = &evidence.exposed;
    let mut ports: Vec<&str> =
        exposed.iter().map(|hint| hint.name.as_str()).filter(|port| !port.contains(['$', '-'])).collect();
    if exposed.is_empty() {
        // An engine's own API is nothing to publish.
        ports.extend(
            known().filter(|service| !roles::is_engine(service.id)).filter_map(|service| service.ports.first()),
        );
    }
    let mut run = format!("docker run -d --name {name}");
    if needs_init {
        run.push_str(" --init");
    }
    for port in ports {
        let (number, protocol) = port.split_once('/').unwrap_or((port, "tcp"));
        // Below 1024 the host's port may be taken or closed to the user: web ports go to the usual high ones.
        let host = match number {
            "80" => "8080",
            "443" => "8443",
            "22" => "2222",
            other => other,
        };
        let suffix = if protocol == "udp" { "/udp" } else { "" };
        run.push_str(&format!(" -p {host}:{number}{suffix}"));
    }
    run.push_str(&format!(" {name}"));
    Commands { build, run: vec![run] }
}
