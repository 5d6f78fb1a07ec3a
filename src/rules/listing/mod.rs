//! Rules about the containers and hosts of process listings.

pub mod dbus_in_container;
pub mod idle_pid_1;
pub mod init_household;
pub mod services_in_one_container;
pub mod shell_pid_1;
pub mod systemd_in_container;
pub mod unreaped_children;

use crate::listing::Running;

/// The names of services as a sentence takes them.
pub fn names(services: &[Running]) -> String {
    services.iter().map(|service| service.identity.name.as_str()).collect::<Vec<_>>().join(", ")
}
