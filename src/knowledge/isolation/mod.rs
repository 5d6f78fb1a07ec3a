//! Options of a run line that let a container share what is the host's, or hold it more tightly: namespaces, sockets, mounts,
//! locks. Capabilities have a catalogue of their own ([`super::capabilities`]), and so has what `--privileged` lifts.

mod files;
mod starts;
mod walls;

use super::Source;
use super::capabilities::Risk;
use crate::lang::Text;

/// What an option does to the walls of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It takes a wall away.
    Opens,
    /// It makes one stronger.
    Holds,
    /// It does nothing to them: it says what starts, and how that stops.
    Leaves,
}

/// An option with one meaning.
#[derive(Debug)]
pub struct Isolation {
    /// Its long name: `security-opt`.
    pub option: &'static str,
    /// Values that have this meaning; `*` stands for any text.
    pub values: &'static [&'static str],
    /// What is opened or held.
    pub kind: Kind,
    /// What it does.
    pub effect: Effect,
    /// What a process may do then, or may no longer do, as one sentence.
    pub allows: Text,
    /// What somebody can do then who has broken in, or no longer can, as one sentence.
    pub attack: Text,
    /// How far that reaches.
    pub risk: Risk,
    /// Where it is documented.
    pub source: Source,
}

/// What part of the walls an option is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A namespace: processes, network, messages, names, users, control groups.
    Namespace,
    /// A lock beside them: seccomp, AppArmor, SELinux, masked paths.
    Lock,
    /// A socket of the host.
    Socket,
    /// Files of the host.
    Mount,
    /// A device.
    Device,
    /// No part of them: the start and the stop of the container.
    Start,
}

const fn text(en: &'static str, ja: &'static str) -> Text {
    Text { en, ja }
}

const RUN: Source = "https://docs.docker.com/reference/cli/docker/container/run/";
const SECURITY: Source = "https://docs.docker.com/reference/cli/docker/container/run/#security-opt";
const SOCKET: Source = "https://docs.docker.com/engine/security/protect-access/";

/// All of them; the first that fits decides.
const ALL: [&[Isolation]; 3] = [starts::ALL, walls::ALL, files::ALL];

/// Files of the host that everybody on it may read: read-only they tell nothing.
pub const PUBLIC_FILES: &[&str] = &[
    "/etc/localtime",
    "/etc/timezone",
    "/usr/share/zoneinfo*",
    "/etc/os-release",
    "/etc/passwd",
    "/etc/group",
    "/etc/hostname",
    "/etc/hosts",
    "/etc/resolv.conf",
    "/etc/machine-id",
    "/etc/ssl/certs*",
    "/etc/ca-certificates*",
];

/// What an option with this value does; none where it does nothing to the walls.
#[must_use]
pub fn of(option: &str, value: &str) -> Option<&'static Isolation> {
    let fits = |isolation: &&Isolation| {
        isolation.option == option && isolation.values.iter().any(|pattern| super::services::matches(pattern, value))
    };
    ALL.into_iter().flatten().find(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_told_apart() {
        let risk = |option, value| of(option, value).map(|found| (found.kind, found.risk));
        assert_eq!(risk("pid", "host"), Some((Kind::Namespace, Risk::Host)));
        assert_eq!(risk("pid", "container:web"), None);
        assert_eq!(risk("device", "/dev/sda1"), Some((Kind::Device, Risk::Host)));
        assert_eq!(risk("device", "/dev/net/tun"), Some((Kind::Device, Risk::Container)));
        assert_eq!(risk("mount", "/srv/data"), None);
        assert_eq!(risk("security-opt", "no-new-privileges:true"), Some((Kind::Lock, Risk::Container)));
    }

    #[test]
    fn each_says_something_in_both_languages_and_names_its_source() {
        for found in ALL.into_iter().flatten() {
            assert!(found.source.starts_with("https://") && !found.values.is_empty());
            for text in [found.allows, found.attack] {
                assert!(text.en.ends_with('.') && text.ja.ends_with('。'), "{}", text.en);
            }
        }
    }
}
