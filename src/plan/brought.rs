//! Services that an enabled one brings along by its packages.

use super::evidence::{Evidence, Hint, service_of_unit};
use crate::boot::manager::Verb;
use crate::knowledge::brought::{self, Brought};
use crate::knowledge::platform::Family;
use crate::knowledge::roles;
use crate::knowledge::services::{self, Service};
use crate::subject::StageSubject;
use crate::text::Span;
use std::collections::HashSet;

/// Enables what is started with the services that are enabled by name; where nothing is, the text says nothing of a boot.
pub fn add(evidence: &mut Evidence, subject: &StageSubject<'_>) {
    if evidence.enabled.is_empty() {
        return;
    }
    add_wanted(evidence, subject);
    if subject.family == Some(Family::Debian) {
        add_packaged(evidence);
    }
}

fn add_wanted(evidence: &mut Evidence, subject: &StageSubject<'_>) {
    let Some(platform) = &subject.platform else { return };
    let enabled = enabled(evidence);
    let mut found: Vec<Hint> = Vec::new();
    let wanted =
        |brought: &&Brought| !enabled.contains(brought.service) && enabled.iter().any(|id| brought.is_with(id));
    for brought in brought::on(platform).filter(wanted) {
        let packages = brought.brought_by(&evidence.run_text);
        if let Some(by) = evidence.installed.iter().find(|hint| packages.contains(&hint.name.as_str())) {
            found.push(Hint { name: brought.service.to_owned(), span: by.span });
        }
    }
    evidence.enabled.extend(found);
}

/// The ids of the services that are enabled, each once.
fn enabled(evidence: &Evidence) -> HashSet<&'static str> {
    evidence.enabled.iter().filter_map(|hint| service_of_unit(&hint.name)).map(|service| service.id).collect()
}

/// Debian's packages enable what they bring (<https://www.debian.org/doc/debian-policy/ch-opersys.html#starting-system-services>):
/// beside what is enabled by name, that is started too.
fn add_packaged(evidence: &mut Evidence) {
    let mut known = enabled(evidence);
    let mut found: Vec<Hint> = Vec::new();
    for hint in &evidence.installed {
        let packaged = services::by_package(&hint.name).filter(|service| service.is_run_on(Family::Debian));
        let Some(service) = packaged.filter(|service| !roles::is_companion(service.id)) else { continue };
        let Some(unit) = service.units.iter().find(|unit| !unit.contains('*')) else { continue };
        if known.insert(service.id) && !evidence.is_disabled_after(service, hint.span) {
            found.push(Hint { name: (*unit).to_owned(), span: hint.span });
        }
    }
    evidence.enabled.extend(found);
}

impl Evidence {
    /// Whether a service that a package has enabled is disabled again by a later command, by its name or with all that are enabled.
    #[must_use]
    pub fn is_disabled_after(&self, service: &Service, installed: Span) -> bool {
        self.commands.iter().filter(|command| command.span.start >= installed.start).any(|command| {
            match &command.request {
                Some(request) => {
                    request.verb == Verb::Disable
                        && request
                            .units
                            .iter()
                            .any(|unit| service_of_unit(unit).is_some_and(|found| std::ptr::eq(found, service)))
                }
                None => clears_wants(&command.words),
            }
        })
    }
}

/// Whether a command removes the links by which units are enabled: `rm -f /etc/systemd/system/*.wants/*`, `find … -exec rm`.
fn clears_wants(words: &[String]) -> bool {
    let removes = words.iter().any(|word| matches!(word.as_str(), "rm" | "unlink" | "-delete"));
    // Those of one other target are not what services are enabled by.
    let all = |word: &String| {
        word.strip_prefix("/etc/systemd/system")
            .is_some_and(|rest| matches!(rest, "" | "/" | "/*" | "/*.wants/*" | "/multi-user.target.wants/*"))
    };
    removes && words.iter().any(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_links_of_all_count() {
        let clears = |line: &str| clears_wants(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert!(clears("rm -f /lib/systemd/system/multi-user.target.wants/* /etc/systemd/system/*.wants/*"));
        assert!(clears("find /etc/systemd/system /lib/systemd/system -path *.wants/* -exec rm {} ;"));
        assert!(!clears("rm -f /etc/systemd/system/getty.target.wants/*"));
        assert!(!clears("ls /etc/systemd/system/*.wants/*"));
    }
}
