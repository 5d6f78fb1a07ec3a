//! Names of unit files: where a paste says which file its lines are of.

use crate::text::base_name;

/// What a unit is for, by the end of its name or by its sections (systemd.unit(5); podman-systemd.unit(5) for those of podman).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// A program to start.
    Service,
    /// A socket that systemd listens on.
    Socket,
    /// A time at which another unit is started.
    Timer,
    /// A group of units.
    Target,
    /// A file system.
    Mount,
    /// A file system that is mounted when it is looked at.
    Automount,
    /// Swap space.
    Swap,
    /// A path that is watched.
    Path,
    /// A group of processes with limits.
    Slice,
    /// A device of udev.
    Device,
    /// A container of podman.
    Container,
    /// Another thing of podman: a pod, a volume, a network, an image, a build, Kubernetes YAML.
    Podman,
    /// A file of another of systemd's programs: networkd, resolved, journald.
    Foreign,
}

/// Endings of names.
const ENDINGS: &[(&str, UnitKind)] = &[
    (".service", UnitKind::Service),
    (".socket", UnitKind::Socket),
    (".timer", UnitKind::Timer),
    (".target", UnitKind::Target),
    (".mount", UnitKind::Mount),
    (".automount", UnitKind::Automount),
    (".swap", UnitKind::Swap),
    (".path", UnitKind::Path),
    (".slice", UnitKind::Slice),
    (".device", UnitKind::Device),
    (".container", UnitKind::Container),
    (".pod", UnitKind::Podman),
    (".volume", UnitKind::Podman),
    (".kube", UnitKind::Podman),
    (".build", UnitKind::Podman),
];

/// Sections that only one kind has.
const SECTIONS: &[(&str, UnitKind)] = &[
    ("Container", UnitKind::Container),
    ("Service", UnitKind::Service),
    ("Socket", UnitKind::Socket),
    ("Timer", UnitKind::Timer),
    ("Mount", UnitKind::Mount),
    ("Automount", UnitKind::Automount),
    ("Swap", UnitKind::Swap),
    ("Path", UnitKind::Path),
    ("Slice", UnitKind::Slice),
    ("Pod", UnitKind::Podman),
    ("Volume", UnitKind::Podman),
    ("Kube", UnitKind::Podman),
    ("Build", UnitKind::Podman),
    ("Image", UnitKind::Podman),
    ("Match", UnitKind::Foreign),
    ("NetDev", UnitKind::Foreign),
    ("Resolve", UnitKind::Foreign),
    ("Journal", UnitKind::Foreign),
    ("Manager", UnitKind::Foreign),
    ("Login", UnitKind::Foreign),
];

/// The kind that the end of a name says.
#[must_use]
pub fn kind_of(name: &str) -> Option<UnitKind> {
    ENDINGS.iter().find(|(ending, _)| name.len() > ending.len() && name.ends_with(ending)).map(|(_, kind)| *kind)
}

/// The kind that sections say.
pub fn kind_by_sections<'a>(sections: &(impl Iterator<Item = &'a str> + Clone)) -> Option<UnitKind> {
    SECTIONS.iter().find(|(name, _)| sections.clone().any(|section| section == *name)).map(|(_, kind)| *kind)
}

/// Whether a section is one of a unit file.
#[must_use]
pub fn is_section(name: &str) -> bool {
    matches!(name, "Unit" | "Install" | "Network" | "Quadlet")
        || name.starts_with("X-")
        || SECTIONS.iter().any(|(known, _)| *known == name)
}

/// A file that a line names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName {
    /// The unit: `nginx.service`.
    pub unit: String,
    /// Whether the file only adds to that unit: it is in its `.d` directory.
    pub role: FileRole,
    /// Whether it stands where users keep units of their own.
    pub scope: Scope,
}

/// What a file is to its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileRole {
    /// The unit itself.
    Unit,
    /// A drop-in, which adds to it and resets parts of it.
    DropIn,
}

/// Which manager reads a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The system's.
    #[default]
    System,
    /// A user's.
    User,
}

/// The file that a line says the next lines are of: `# /etc/systemd/system/x.service`, `==> x.service <==`, `cat > x.service <<EOF`,
/// `$ systemctl cat x`, `x.service:`.
#[must_use]
pub fn header(line: &str) -> Option<FileName> {
    let line = line.trim();
    if line.len() > 400 {
        return None;
    }
    if let Some(inner) = line.strip_prefix("==>").and_then(|rest| rest.strip_suffix("<==")) {
        return file(inner.trim());
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    // A comment or a heading that is nothing but the name.
    let bare = line.trim_start_matches(['#', ';', '/', '-', '*', '=', ' ']).len();
    let slash = line.len() - bare > 0 && line[..line.len() - bare].ends_with('/');
    let rest = if slash { &line[line.len() - bare - 1..] } else { &line[line.len() - bare..] };
    let rest = rest.trim_end_matches(['-', '=', '*', ' ', ':', '：']).trim_matches('`').trim_matches('*');
    let label = rest.split_once([':', '：']).filter(|(label, _)| !label.contains('/') && label.len() < 40);
    let alone = label.map_or(rest, |(_, behind)| behind).trim().trim_matches('`');
    if !alone.contains(char::is_whitespace)
        && let Some(found) = file(alone)
    {
        return Some(found);
    }
    // A command that shows or writes the file.
    let shows = |word: &&str| {
        let word = base_name(word);
        matches!(word, "cat" | "tee" | "vim" | "vi" | "nano" | "less" | "edit" | "bat" | "emacs")
            || word.starts_with('>')
    };
    if words.len() < 14 && words.iter().any(shows) {
        let named = words.iter().rev().find_map(|word| {
            let word = word.trim_start_matches('>').trim_matches(['"', '\'', '`', ';']);
            file(word)
        });
        // `systemctl cat x` needs no ending.
        let by_cat = || {
            let at = words
                .windows(2)
                .position(|pair| pair[0].ends_with("systemctl") && matches!(pair[1], "cat" | "edit"))?;
            let name = words[at + 2..].iter().find(|word| !word.starts_with('-'))?;
            plain(name).then(|| FileName {
                unit: format!("{name}.service"),
                role: FileRole::Unit,
                scope: if words.contains(&"--user") { Scope::User } else { Scope::System },
            })
        };
        return named.or_else(by_cat);
    }
    None
}

fn plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.@:\\${}%".contains(c))
}

/// The file that a path names, if it is one of a unit.
#[must_use]
pub fn file(path: &str) -> Option<FileName> {
    let scope = if path.contains("systemd/user/") || path.contains("/.config/") { Scope::User } else { Scope::System };
    let mut parts = path.rsplit('/');
    let last = parts.next()?;
    if !plain(last) {
        return None;
    }
    if last.ends_with(".conf") {
        let unit = parts.next()?.strip_suffix(".d")?;
        kind_of(unit)?;
        return Some(FileName { unit: unit.to_owned(), role: FileRole::DropIn, scope });
    }
    kind_of(last)?;
    Some(FileName { unit: last.to_owned(), role: FileRole::Unit, scope })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers() {
        let unit = |line| header(line).map(|found| found.unit);
        for (line, wanted) in [
            ("# /usr/lib/systemd/system/sshd.service", Some("sshd.service")),
            ("==> a@.service <==", Some("a@.service")),
            ("cat > /etc/systemd/system/b.service <<'EOF'", Some("b.service")),
            ("$ sudo tee /etc/systemd/system/c.timer << EOF", Some("c.timer")),
            ("root@host:~# systemctl cat nginx", Some("nginx.service")),
            ("d.service:", Some("d.service")),
            ("### File: e.socket", Some("e.socket")),
            ("# /etc/systemd/system/f.service.d/override.conf", Some("f.service")),
            ("# see g.service for more", None),
            ("After=h.service", None),
            ("# Restart it with systemctl", None),
        ] {
            assert_eq!(unit(line).as_deref(), wanted, "{line}");
        }
        assert_eq!(file("/etc/systemd/system/f.service.d/x.conf").map(|file| file.role), Some(FileRole::DropIn));
        assert_eq!(file("/home/a/.config/systemd/user/x.service").map(|file| file.scope), Some(Scope::User));
    }
}
