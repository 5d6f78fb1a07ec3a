//! Programs that are certainly not in the image.
//!
//! Certain is it only where everything that the build does is understood: a distribution's own image, packages that were tried,
//! and nothing else that may bring files.

use super::Machine;
use crate::knowledge::images::Start;
use crate::knowledge::programs::{self, Role};
use crate::knowledge::{init_programs, packages};

/// Where an init's program or its packages may be put.
const SYSTEM_PLACES: &[&str] = &["/sbin", "/usr", "/lib", "/bin"];

impl Machine<'_, '_> {
    /// Whether an init's program is certainly missing.
    pub(super) fn lacks_init(&self, program: &str) -> bool {
        let Some(platform) = &self.subject.platform else { return false };
        let own_image = matches!(self.subject.image.map(|image| image.starts), Some(Start::Shell))
            && self.subject.base_name.split(':').next().and_then(|name| name.rsplit('/').next())
                == Some(platform.distribution);
        own_image
            && init_programs::is_absent(program, platform, self.installed.iter().copied())
            && !self.evidence.run_text.contains("sbin/init")
            && !self.evidence.run_text.contains("systemd/systemd")
            && self.evidence.copy_targets.iter().all(|target| !is_system_place(target))
            && self.evidence.commands.iter().all(|command| is_understood(&command.words))
    }
}

/// Whether something that is copied there may be an init.
fn is_system_place(target: &str) -> bool {
    let target = target.trim_end_matches('/');
    target.is_empty() || target == "." || SYSTEM_PLACES.iter().any(|place| target.starts_with(place))
}

/// Whether a command of the build brings no programs but those of the packages that it names.
fn is_understood(words: &[String]) -> bool {
    let Some((program, args)) = words.split_first() else { return true };
    let unpacks = matches!(program.rsplit('/').next(), Some("tar" | "unzip"))
        && args.iter().any(|arg| matches!(arg.as_str(), "/" | "-C/"));
    !unpacks
        && (matches!(programs::role(program), Some(Role::Quick | Role::Manager))
            || programs::package_manager(program).is_some()
            || packages::changes_files(program))
}
