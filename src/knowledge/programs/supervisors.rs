//! Managers of several programs: whether they stay in the foreground.

use crate::knowledge::Source;
use crate::knowledge::services::Mode;
use crate::text::base_name;

/// What a supervisor does with its arguments.
#[derive(Debug)]
pub struct Manager {
    /// Its names.
    pub names: &'static [&'static str],
    /// With one of these among its arguments it stays in the foreground.
    pub front: &'static [&'static str],
    /// With one of these it forks away.
    pub back: &'static [&'static str],
    /// With one of these it talks to a running one, and returns.
    pub talks: &'static [&'static str],
    /// What it does with none of them.
    pub otherwise: Mode,
    /// Where that is documented.
    pub source: Source,
}

/// Supervisors that do not simply stay, and that the catalogue of services does not have. Of supervisord the configuration decides as well (<https://supervisord.org/running.html>).
pub const FORKING: &[Manager] = &[
    Manager {
        names: &["god"],
        front: &["-D", "--no-daemonize"],
        back: &[],
        talks: &["start", "restart", "stop", "status", "terminate", "quit", "load", "-V", "--version", "-h"],
        otherwise: Mode::Background,
        source: "https://github.com/mojombo/god/blob/master/bin/god",
    },
    Manager {
        names: &["overmind"],
        front: &[],
        back: &["-D", "--daemonize"],
        talks: &["connect", "restart", "stop", "kill", "ps", "quit", "run", "status"],
        otherwise: Mode::Foreground,
        source: "https://github.com/DarthSim/overmind",
    },
];

/// What a supervisor does by its arguments; none where only its configuration says it.
#[must_use]
pub fn supervises(program: &str, args: &[&str]) -> Option<Mode> {
    let name = base_name(program);
    if reads_supervisor_ini(program) {
        return args.iter().any(|arg| matches!(*arg, "-n" | "--nodaemon")).then_some(Mode::Foreground);
    }
    let Some(manager) = FORKING.iter().find(|manager| manager.names.contains(&name)) else {
        return Some(Mode::Foreground);
    };
    let has = |wanted: &[&str]| args.iter().any(|arg| wanted.contains(arg));
    Some(if has(manager.front) {
        Mode::Foreground
    } else if has(manager.back) {
        Mode::Background
    } else if has(manager.talks) {
        Mode::Returns
    } else {
        manager.otherwise
    })
}

/// The option that keeps a supervisor in the foreground where its configuration may not.
#[must_use]
pub fn option_in_front(program: &str) -> Option<&'static str> {
    reads_supervisor_ini(program).then_some("-n")
}

/// Services of the catalogue that are managers of others. They are known by the catalogue's own invocations.
pub(super) const MANAGING: &[&str] = &["supervisord", "monit", "pm2", "pm2-runtime", "forever", "circus"];

/// Whether a service of the catalogue is a manager of others.
#[must_use]
pub fn is_manager_service(id: &str) -> bool {
    MANAGING.contains(&id)
}

/// Whether a supervisor reads supervisord's configuration.
#[must_use]
pub fn reads_supervisor_ini(program: &str) -> bool {
    program.ends_with("supervisord")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::programs::{Role, role};

    #[test]
    fn managers_that_fork_away() {
        assert!(MANAGING.iter().all(|id| crate::knowledge::services::by_id(id).is_some()));
        for manager in FORKING {
            assert!(manager.source.starts_with("https://"));
            assert!(manager.names.iter().all(|name| role(name) == Some(Role::Supervisor)), "{manager:?}");
        }
        let mode = |line: &str| {
            let words: Vec<&str> = line.split(' ').collect();
            supervises(words[0], &words[1..])
        };
        assert_eq!(mode("supervisord -c /etc/x.conf"), None);
        assert_eq!(mode("/usr/bin/supervisord --nodaemon"), Some(Mode::Foreground));
        assert_eq!(mode("god -c x.god"), Some(Mode::Background));
        assert_eq!(mode("god -c x.god -D"), Some(Mode::Foreground));
        assert_eq!(mode("runsvdir /etc/service"), Some(Mode::Foreground));
    }
}
