//! The long tail: daemons that distributions and makers package, known by their units and documentation alone.
//!
//! A row says what a unit says: names, packages, the command that stays in the foreground, the user, the directories
//! under `/run`. None of it was run in a container here, so that a recipe is always for review; a daemon whose recipe
//! was run gets an entry of its own beside this table. Commands and users are those of Debian 12's packages (the
//! source is the package whose unit or init script says so) or of the maker's own documentation.

use super::Service;

mod accounts;
mod booted;
mod engines;
mod files;
mod host;
mod logs;
mod mail;
mod media;
mod metrics;
mod monitoring;
mod naming;
mod shells;
mod stores;
mod talk;
mod tunnels;
mod vendor;
mod web;

pub(super) use host::FIREWALL;

/// Every table.
pub(super) const TABLES: &[&[Service]] = &[
    web::TABLE,
    stores::TABLE,
    mail::TABLE,
    naming::TABLE,
    tunnels::TABLE,
    talk::TABLE,
    media::TABLE,
    monitoring::TABLE,
    metrics::TABLE,
    logs::TABLE,
    accounts::TABLE,
    files::TABLE,
    vendor::TABLE,
    shells::TABLE,
    host::TABLE,
    engines::TABLE,
    booted::TABLE,
];

/// How many rows all of them have.
pub(super) const COUNT: usize = {
    let mut count = 0;
    let mut table = 0;
    while table < TABLES.len() {
        count += TABLES[table].len();
        table += 1;
    }
    count
};

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> impl Iterator<Item = &'static Service> {
        TABLES.iter().copied().flatten()
    }

    #[test]
    fn the_table_is_part_of_the_catalogue() {
        assert_eq!(rows().count(), COUNT);
        assert_eq!(super::super::ALL.len(), super::super::ENTRIES.len() + COUNT);
        for (unit, id) in [("asterisk", "asterisk"), ("go-server.service", "go-server"), ("vmtoolsd", "open-vm-tools")]
        {
            assert_eq!(super::super::by_unit(unit).map(|service| service.id), Some(id));
        }
        assert_eq!(super::super::by_package("nagios-nrpe-server").map(|service| service.id), Some("nrpe"));
        assert_eq!(super::super::by_program("/usr/sbin/turnserver").map(|(service, _)| service.id), Some("coturn"));
    }

    /// Nothing in the table was run here: it may never be offered as safe.
    #[test]
    fn no_row_is_safe() {
        let platform = crate::knowledge::images::find("debian", Some("12")).and_then(|image| image.platform);
        let platform = platform.expect("a platform");
        for service in rows() {
            for recipe in service.recipes {
                assert!(!recipe.releases.hold_for(&platform), "{}", service.id);
                assert!(recipe.source.starts_with("https://"), "{}", service.id);
                assert!(recipe.command[0].starts_with('/'), "{}: a unit names the path", service.id);
            }
        }
    }

    /// What belongs to the host has no recipe, and a reason; everything else can be told apart by its program.
    #[test]
    fn a_row_is_a_daemon_or_belongs_to_the_host() {
        for service in rows() {
            assert_eq!(service.host.is_some(), service.programs.is_empty(), "{}", service.id);
            assert!(service.host.is_none() || service.recipes.is_empty(), "{}", service.id);
        }
    }
}
