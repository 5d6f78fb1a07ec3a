//! Capabilities: the pieces into which Linux divides root's power, and what each of them opens.
//!
//! Docker gives every container fourteen of the forty-one; the others can be added one by one. `--privileged` adds all of
//! them and takes away, besides, what else holds a container: [`PRIVILEGED`].

use super::Source;
use crate::lang::Text;

mod addable;
mod docker;
mod privileged;

pub use addable::*;
pub use docker::*;
pub use privileged::*;

/// One capability.
#[derive(Debug, PartialEq, Eq)]
pub struct Capability {
    /// Its name without `CAP_`: `NET_ADMIN`.
    pub name: &'static str,
    /// What a process may do with it, as one sentence.
    pub allows: Text,
    /// What somebody can do with it who has broken into the service, as one sentence.
    pub attack: Text,
    /// How far that reaches.
    pub risk: Risk,
    /// Where the above is documented.
    pub source: Source,
}

/// How far an attack reaches from a container of its own network, processes and files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risk {
    /// The container itself and what is mounted into it; outside of that, little.
    Container,
    /// What the host and its containers share: the network, the clock, the logs, computing time.
    Shared,
    /// The host: a way to become root there is known.
    Host,
}

impl Risk {
    /// The level in words.
    #[must_use]
    pub const fn text(self) -> Text {
        match self {
            Self::Container => text("within the container", "影響はコンテナの中まで"),
            Self::Shared => text("reaches what containers share", "ほかのコンテナやホストにも影響"),
            Self::Host => text("opens the host", "ホストを乗っ取られるおそれ"),
        }
    }
}

/// What a daemon needs of the host beyond what every container has.
#[derive(Debug)]
pub struct Need {
    /// What must be granted.
    pub grants: Grants,
    /// Devices of the host: `/dev/net/tun`.
    pub devices: &'static [&'static str],
    /// Whose network it must work in.
    pub network: Network,
    /// What it needs this for; none where it does not work without. Completes "needs X".
    pub when: Option<Text>,
    /// Where that is documented.
    pub source: Source,
}

impl Need {
    /// Nothing yet.
    pub(super) const BLANK: Self =
        Self { grants: Grants::Capabilities(&[]), devices: &[], network: Network::Own, when: None, source: "" };
}

/// What a daemon must be granted.
#[derive(Debug, PartialEq, Eq)]
pub enum Grants {
    /// These capabilities, beside Docker's own.
    Capabilities(&'static [&'static Capability]),
    /// Everything: its makers document `--privileged`.
    Privileged,
}

/// Whose network a daemon works in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Network {
    /// The container's.
    Own,
    /// The host's: `--network host`.
    Host,
}

/// What `--cap-add` and `--cap-drop` name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Every capability.
    All,
    /// This one.
    One(&'static Capability),
}

/// Reads a name as Docker does: with or without `CAP_`, in any case. None for a name that Linux does not have.
#[must_use]
pub fn named(written: &str) -> Option<Named> {
    if written.eq_ignore_ascii_case("ALL") {
        return Some(Named::All);
    }
    let prefixed = written.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("CAP_"));
    let name = if prefixed { &written[4..] } else { written };
    all().find(|capability| capability.name.eq_ignore_ascii_case(name)).map(Named::One)
}

/// Capabilities that reach the host only together with one of its namespaces: `--pid=host`, `--network=host`. What each then opens
/// stands in its own text.
const WITH_NAMESPACE: &[(&Capability, &str)] = &[(&SYS_PTRACE, "pid"), (&SYS_BOOT, "pid"), (&NET_ADMIN, "network")];

/// Capabilities that change what the host has only one of.
const OF_ALL: &[&Capability] = &[&SYS_TIME];

/// Whether a capability gives away the host, in a container that shares these namespaces with it.
#[must_use]
pub fn gives_host(capability: &Capability, shares: impl Fn(&str) -> bool) -> bool {
    capability.risk == Risk::Host
        || OF_ALL.contains(&capability)
        || WITH_NAMESPACE.iter().any(|(known, namespace)| *known == capability && shares(namespace))
}

/// Every capability: Docker's own first, each group by name.
pub fn all() -> impl Iterator<Item = &'static Capability> {
    DEFAULT.iter().chain(ADDABLE)
}

/// Whether Docker gives it to every container.
#[must_use]
pub fn is_default(capability: &Capability) -> bool {
    DEFAULT.contains(capability)
}

const fn text(en: &'static str, ja: &'static str) -> Text {
    Text { en, ja }
}

/// The kernel's own description of each capability.
const MAN: Source = "https://manpages.debian.org/bookworm/manpages/capabilities.7.en.html";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The order of `linux/capability.h`: its numbers run from 0 to 40.
    const KERNEL: &str = "CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE \
        NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE \
        SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL \
        SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE";

    #[test]
    fn the_forty_one_are_there_once_each() {
        assert_eq!((DEFAULT.len(), ADDABLE.len()), (14, 27));
        let names: BTreeSet<_> = all().map(|capability| capability.name).collect();
        assert_eq!(names, KERNEL.split_whitespace().collect());
        for group in [DEFAULT, ADDABLE] {
            assert!(group.is_sorted_by_key(|capability| capability.name));
        }
    }

    #[test]
    fn names_are_read_as_docker_reads_them() {
        for written in ["NET_ADMIN", "CAP_NET_ADMIN", "net_admin", "cap_net_admin", "Cap_Net_Admin"] {
            assert_eq!(named(written), Some(Named::One(&NET_ADMIN)), "{written}");
        }
        for written in ["ALL", "all"] {
            assert_eq!(named(written), Some(Named::All));
        }
        for written in ["", "CAP_", "CAP_ALL", "NETADMIN", "NET-ADMIN", "権限", "CAP_権限"] {
            assert_eq!(named(written), None, "{written}");
        }
        assert!(is_default(&NET_RAW) && !is_default(&NET_ADMIN));
    }

    #[test]
    fn texts_are_sentences() {
        let extras = PRIVILEGED.iter().flat_map(|lifted| [lifted.allows, lifted.attack]);
        for text in all().flat_map(|capability| [capability.allows, capability.attack]).chain(extras) {
            assert!(text.en.ends_with('.') && text.en.starts_with(|c: char| c.is_uppercase()), "{}", text.en);
            assert!(text.ja.ends_with('。') && !text.ja.contains("  ") && !text.en.contains("  "), "{}", text.ja);
        }
    }
}
