//! Services that an enabled one brings along by its packages.

use super::evidence::{Evidence, Hint, service_of_unit};
use crate::knowledge::brought::{is_brought_by, with_service};
use crate::subject::StageSubject;

/// A package manager that is told this installs only what must be there.
const WITHOUT_WEAK: &str = "install_weak_deps=";

/// What decides between the two ways of PHP: with this one httpd runs it by itself.
const OTHER_WAY: &str = "mpm_prefork";

/// Enables what is started with the services that are enabled.
pub fn add(evidence: &mut Evidence, subject: &StageSubject<'_>) {
    let Some(platform) = &subject.platform else { return };
    let mut found: Vec<Hint> = Vec::new();
    for id in evidence.enabled.iter().filter_map(|hint| service_of_unit(&hint.name)).map(|service| service.id) {
        for brought in with_service(id, platform, evidence.installed.iter().map(|hint| hint.name.as_str())) {
            // A weak dependency is named by its own name, or not there.
            let by = evidence.installed.iter().find(|hint| {
                is_brought_by(brought, &hint.name)
                    && (hint.name == brought.service || !evidence.run_text.contains(WITHOUT_WEAK))
            });
            let known = || evidence.enabled.iter().chain(&found).any(|hint| hint.name == brought.service);
            if let Some(by) = by.filter(|_| !known() && !evidence.run_text.contains(OTHER_WAY)) {
                found.push(Hint { name: brought.service.to_owned(), span: by.span });
            }
        }
    }
    evidence.enabled.extend(found);
}
