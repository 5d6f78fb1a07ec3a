//! What `%x` stands for in a unit of the system's manager (systemd.unit(5), "Specifiers"), and the placeholders that a build fills in.

/// What a specifier stands for in a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// This very text.
    Text(&'static str),
    /// The unit's name with its ending.
    FullName,
    /// The unit's name without its ending.
    Name,
    /// The part in front of `@`.
    Prefix,
    /// The last part of the name's prefix between dashes.
    LastPart,
    /// The instance.
    Instance,
    /// The host's name, which the container has in this variable.
    Variable(&'static str),
    /// Nothing that a container has, or that can be known here.
    Unknown,
}

/// The specifiers of a unit that the system's manager reads. Directories and users are those of root's manager, whatever `User=` says.
const SYSTEM: &[(char, Meaning)] = &[
    ('%', Meaning::Text("%")),
    ('n', Meaning::FullName),
    ('N', Meaning::Name),
    ('p', Meaning::Prefix),
    ('P', Meaning::Prefix),
    ('j', Meaning::LastPart),
    ('J', Meaning::LastPart),
    ('i', Meaning::Instance),
    ('I', Meaning::Instance),
    ('t', Meaning::Text("/run")),
    ('S', Meaning::Text("/var/lib")),
    ('C', Meaning::Text("/var/cache")),
    ('L', Meaning::Text("/var/log")),
    ('E', Meaning::Text("/etc")),
    ('T', Meaning::Text("/tmp")),
    ('V', Meaning::Text("/var/tmp")),
    ('h', Meaning::Text("/root")),
    ('u', Meaning::Text("root")),
    ('g', Meaning::Text("root")),
    ('U', Meaning::Text("0")),
    ('G', Meaning::Text("0")),
    ('H', Meaning::Variable("HOSTNAME")),
    ('l', Meaning::Variable("HOSTNAME")),
];

/// What a user's manager reads otherwise: the user's home is known in the container alone.
const USERS: &[(char, Meaning)] = &[
    ('h', Meaning::Variable("HOME")),
    ('t', Meaning::Unknown),
    ('S', Meaning::Unknown),
    ('C', Meaning::Unknown),
    ('L', Meaning::Unknown),
    ('E', Meaning::Unknown),
    ('u', Meaning::Unknown),
    ('g', Meaning::Unknown),
    ('U', Meaning::Unknown),
    ('G', Meaning::Unknown),
];

/// Whose manager reads the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manager {
    /// The system's.
    System,
    /// A user's.
    User,
}

/// What a specifier stands for; [`Meaning::Unknown`] also for letters that are none.
#[must_use]
pub fn meaning(letter: char, manager: Manager) -> Meaning {
    let users = USERS.iter().filter(|_| manager == Manager::User);
    let found = users.chain(SYSTEM).find(|(known, _)| *known == letter);
    found.map_or(Meaning::Unknown, |(_, meaning)| *meaning)
}

/// The directories of the GNU coding standards, as distributions set them, by the names that build systems put between `@` and `@`
/// (<https://www.gnu.org/prep/standards/html_node/Directory-Variables.html>). `BASE_` is OpenEmbedded's for what needs no `/usr`.
const PLACEHOLDERS: &[(&str, &str)] = &[
    ("prefix", "/usr"),
    ("exec_prefix", "/usr"),
    ("bindir", "/usr/bin"),
    ("sbindir", "/usr/sbin"),
    ("libexecdir", "/usr/libexec"),
    ("libdir", "/usr/lib"),
    ("datadir", "/usr/share"),
    ("datarootdir", "/usr/share"),
    ("sysconfdir", "/etc"),
    ("localstatedir", "/var"),
    ("sharedstatedir", "/var/lib"),
    ("runstatedir", "/run"),
    ("rundir", "/run"),
    ("base_bindir", "/bin"),
    ("base_sbindir", "/sbin"),
    ("cmake_install_prefix", "/usr"),
    ("cmake_install_full_bindir", "/usr/bin"),
    ("cmake_install_full_sbindir", "/usr/sbin"),
    ("cmake_install_full_sysconfdir", "/etc"),
    ("cmake_install_full_localstatedir", "/var"),
];

/// The directory that a placeholder is usually filled with: `@SBINDIR@`, by the name between its signs.
#[must_use]
pub fn placeholder(name: &str) -> Option<&'static str> {
    PLACEHOLDERS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, path)| *path)
}
