//! Services that an enabled one brings along by its packages.

use super::evidence::{Evidence, Hint, service_of_unit};
use crate::boot::manager::Verb;
use crate::knowledge::brought::{is_brought_by, with_service};
use crate::knowledge::platform::Family;
use crate::knowledge::roles;
use crate::knowledge::services::{self, Service};
use crate::subject::StageSubject;
use crate::text::Span;
use std::collections::HashSet;

/// A package manager that is told this installs only what must be there.
const WITHOUT_WEAK: &str = "install_weak_deps=";

/// What decides between the two ways of PHP: with this one httpd runs it by itself.
const OTHER_WAY: &str = "mpm_prefork";

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
    let mut found: Vec<Hint> = Vec::new();
    // Each service once, however often it is enabled.
    let enabled: HashSet<&str> =
        evidence.enabled.iter().filter_map(|hint| service_of_unit(&hint.name)).map(|service| service.id).collect();
    for &id in &enabled {
        for brought in with_service(id, platform, evidence.installed.iter().map(|hint| hint.name.as_str())) {
            // A weak dependency is named by its own name, or not there.
            let by = evidence.installed.iter().find(|hint| {
                is_brought_by(brought, &hint.name)
                    && (hint.name == brought.service || !evidence.run_text.contains(WITHOUT_WEAK))
            });
            let known = || enabled.contains(brought.service) || found.iter().any(|hint| hint.name == brought.service);
            if let Some(by) = by.filter(|_| !known() && !evidence.run_text.contains(OTHER_WAY)) {
                found.push(Hint { name: brought.service.to_owned(), span: by.span });
            }
        }
    }
    evidence.enabled.extend(found);
}

/// Debian's packages enable what they bring (<https://www.debian.org/doc/debian-policy/ch-opersys.html#starting-system-services>):
/// beside what is enabled by name, that is started too.
fn add_packaged(evidence: &mut Evidence) {
    let mut known: HashSet<&str> =
        evidence.enabled.iter().filter_map(|hint| service_of_unit(&hint.name)).map(|service| service.id).collect();
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
    let all =
        |word: &String| word.contains("/etc/systemd/system") && (word.ends_with("/*") || word.ends_with("system"));
    removes && words.iter().any(all)
}
