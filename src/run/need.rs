//! What a container is given its grants for.

use super::container::{Container, request_of, split_reference};
use super::grants;
use super::meant::Meant;
use crate::boot::manager;
use crate::input::session::What;
use crate::knowledge::documented::{self, Documented};
use crate::knowledge::images;
use crate::knowledge::services::{self, Service};
use crate::knowledge::{privileges, programs, roles};
use crate::report::Pid1Kind;
use crate::text::base_name;

/// What the grants of a container are for.
#[derive(Clone, Copy, Debug)]
pub enum Need {
    /// An init, so that it boots.
    Init,
    /// systemctl, which is typed in it or is its command, and which no privilege makes work.
    Systemctl,
    /// What the image's makers document.
    Documented(&'static Documented),
    /// A service or a program that works on the host's kernel.
    Kernel,
    /// Devices or parts of the host that the line brings in itself.
    Hardware,
    /// Nothing: what runs is known, and it needs none.
    Nothing,
    /// It cannot be told.
    Unknown,
}

/// What the grants are for.
pub fn need(container: &Container<'_>) -> Need {
    let started = &container.started;
    let (name, tag) = split_reference(&started.name);
    if let Some(documented) = documented::find(name, tag) {
        return Need::Documented(documented);
    }
    // What belongs to the host works on it, wherever it runs.
    let works_on_host = |service: &Service| service.needs_privilege() || service.host.is_some();
    let privileged = |meant: &Meant| meant.service.is_some_and(works_on_host);
    let pid1 = started.pid1.as_ref().and_then(|pid1| pid1.command.split_whitespace().next());
    let in_the_kernel = pid1.is_some_and(programs::needs_privilege)
        || container.call.command.iter().any(|word| programs::needs_privilege(&word.value));
    let worked = container.inside.iter().any(|step| match &step.what {
        What::Line(commands) => commands
            .iter()
            .any(|simple| privileges::changes_kernel(&simple.words.iter().map(String::as_str).collect::<Vec<_>>())),
        What::Call(call) => {
            privileges::changes_kernel(&call.command.iter().map(|word| word.value.as_str()).collect::<Vec<_>>())
        }
    });
    let by_name = base_name(name);
    if container.meant.iter().any(privileged) || in_the_kernel || worked {
        return Need::Kernel;
    }
    if container.boots() {
        return Need::Init;
    }
    let is_service = started.pid1.as_ref().is_some_and(|pid1| pid1.kind == Pid1Kind::Service);
    if grants::expects_init(container.call) && !is_service {
        return Need::Init;
    }
    let words = || by_name.split(['-', '_', '.']);
    let privileged = services::ALL.iter().filter(|service| service.needs_privilege()).map(|service| service.id);
    let tells = privileged.filter(|id| !roles::is_engine(id)).any(|id| {
        let short = id.split('-').next().unwrap_or(id);
        by_name.contains(id) || (short.len() > 2 && words().any(|word| word == short))
    });
    let tells = tells || words().any(|word| privileges::KERNEL_WORDS.contains(&word));
    if tells {
        return Need::Kernel;
    }
    let watches = started.services.iter().any(|service| privileges::WATCHES_HOST.contains(&service.id.as_str()));
    let is_service = started.pid1.as_ref().is_some_and(|pid1| pid1.kind == Pid1Kind::Service)
        && !started.services.is_empty()
        && !watches;
    let works = if is_service { grants::works_on_kernel } else { grants::works_on_host };
    if works(container.call) {
        return Need::Hardware;
    }
    let own: Vec<&str> = container.call.last("entrypoint").map(|given| given.value.as_str()).into_iter().collect();
    let own: Vec<&str> = own.into_iter().chain(container.call.command.iter().map(|word| word.value.as_str())).collect();
    let is_systemctl = |request: &manager::Request| request.by == manager::By::Systemctl;
    let asked = || container.commands().filter_map(request_of);
    if manager::request(&own).is_some_and(|request| is_systemctl(&request))
        || asked().any(|request| is_systemctl(&request))
    {
        return Need::Systemctl;
    }
    // What is started by hand and known needs none of it.
    let by_hand = asked().any(|request| request.by == manager::By::InitScript);
    if by_hand && !container.meant.is_empty() && container.meant.iter().all(|meant| meant.service.is_some()) {
        return Need::Nothing;
    }
    if is_service {
        return Need::Nothing;
    }
    if grants::shares_namespace(container.call) {
        return Need::Hardware;
    }
    if started.image.is_none() && images::named_after_init(name) {
        return Need::Init;
    }
    if grants::joins_host_network(container.call) {
        return Need::Hardware;
    }
    Need::Unknown
}
