//! The variables of a unit's programs: what sets them, and what can be known of them here.

use std::collections::HashMap;

use crate::input::unit::{Unit, words};
use crate::knowledge::specifiers::{Manager, Meaning};
use crate::text::Span;

/// What is known of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Its value.
    Value(String),
    /// Nothing sets it: systemd puts nothing in its place.
    Nothing,
    /// A file or the manager's own environment may set it.
    AtRun,
}

/// A file of variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvironmentFile<'u> {
    /// Its path.
    pub path: &'u str,
    /// `-`: it may be missing.
    pub may_lack: bool,
    /// Where it is named.
    pub span: Span,
}

/// All that decides what the variables and specifiers of a unit are.
#[derive(Clone, Debug)]
pub struct Environment<'u> {
    /// What `Environment=` sets, in order, each name once: where it is set last.
    pub set: Vec<(String, String, Span)>,
    /// Where in `set` a name is.
    places: HashMap<String, usize>,
    /// Entries of `Environment=` that cannot be read.
    pub unread: Vec<Span>,
    /// The files that add to it.
    pub files: Vec<EnvironmentFile<'u>>,
    /// What is passed on from the manager.
    pub passed: Vec<&'u str>,
    /// The directories that systemd makes, by the variable that names them.
    pub directories: Vec<(&'static str, String)>,
    /// Which manager reads the unit.
    pub manager: Manager,
    /// The instance of a template.
    pub instance: Option<&'u str>,
    /// The file's name: `x@.service`.
    pub file: Option<&'u str>,
}

/// Settings that have directories made: the key, where they are, the variable that names them, and the key of their mode.
pub const DIRECTORIES: &[(&str, &str, &str, &str)] = &[
    ("RuntimeDirectory", "/run", "RUNTIME_DIRECTORY", "RuntimeDirectoryMode"),
    ("StateDirectory", "/var/lib", "STATE_DIRECTORY", "StateDirectoryMode"),
    ("CacheDirectory", "/var/cache", "CACHE_DIRECTORY", "CacheDirectoryMode"),
    ("LogsDirectory", "/var/log", "LOGS_DIRECTORY", "LogsDirectoryMode"),
    ("ConfigurationDirectory", "/etc", "CONFIGURATION_DIRECTORY", "ConfigurationDirectoryMode"),
];

impl<'u> Environment<'u> {
    /// The variables of a unit.
    #[must_use]
    pub fn of(unit: &'u Unit) -> Self {
        let mut environment = Self {
            set: Vec::new(),
            places: HashMap::new(),
            unread: Vec::new(),
            files: Vec::new(),
            passed: unit.service("PassEnvironment").into_iter().flat_map(str::split_whitespace).collect(),
            directories: Vec::new(),
            manager: if unit.is_users() { Manager::User } else { Manager::System },
            instance: unit.instance(),
            file: unit.file.as_ref().map(|file| file.unit.as_str()),
        };
        for entry in unit.entries("Service", "EnvironmentFile") {
            let path = entry.value.trim_matches('"');
            let bare = path.strip_prefix('-').unwrap_or(path);
            environment.files.push(EnvironmentFile { path: bare, may_lack: bare.len() < path.len(), span: entry.span });
        }
        for entry in unit.entries("Service", "Environment") {
            let Some(assignments) = words(&entry.value) else {
                environment.unread.push(entry.span);
                continue;
            };
            for assignment in assignments {
                match assignment.split_once('=') {
                    Some((name, value)) if !name.is_empty() => {
                        // What it was before does not count in its own new value.
                        environment.places.remove(name);
                        let value = super::exec::printed(value, &environment)
                            .and_then(|word| word.literal())
                            .unwrap_or_else(|| value.to_owned());
                        environment.places.insert(name.to_owned(), environment.set.len());
                        environment.set.push((name.to_owned(), value, entry.span));
                    }
                    _ => environment.unread.push(entry.span),
                }
            }
        }
        environment.unread.dedup();
        environment.keep_the_last();
        for (key, base, variable, _) in DIRECTORIES {
            let paths: Vec<String> = unit
                .service(key)
                .into_iter()
                .flat_map(str::split_whitespace)
                .map(|name| format!("{base}/{}", name.split(':').next().unwrap_or(name)))
                .collect();
            if !paths.is_empty() && paths.iter().all(|path| !path.contains('%')) {
                environment.directories.push((variable, paths.join(":")));
            }
        }
        environment
    }

    /// Drops what is set once more further on.
    fn keep_the_last(&mut self) {
        let places = std::mem::take(&mut self.places);
        let mut at = 0;
        self.set.retain(|(name, ..)| {
            at += 1;
            places.get(name) == Some(&(at - 1))
        });
        self.places = self.set.iter().enumerate().map(|(at, (name, ..))| (name.clone(), at)).collect();
    }

    /// What the entry at this place sets and no later one.
    #[must_use]
    pub fn set_at(&self, span: Span) -> &[(String, String, Span)] {
        // As the entries stand, so do these.
        let from = self.set.partition_point(|(.., own)| *own < span);
        let count = self.set[from..].partition_point(|(.., own)| *own == span);
        &self.set[from..from + count]
    }

    /// What is known of a variable.
    #[must_use]
    pub fn value(&self, name: &str) -> Known {
        if let Some((.., value)) = self.directories.iter().find(|(known, _)| *known == name) {
            return Known::Value(value.clone());
        }
        if let Some((_, value, _)) = self.places.get(name).and_then(|&at| self.set.get(at)) {
            return Known::Value(value.clone());
        }
        let by_engine = matches!(name, "HOME" | "PATH" | "HOSTNAME" | "USER" | "LOGNAME");
        if !self.files.is_empty() || self.passed.contains(&name) || by_engine {
            return Known::AtRun;
        }
        Known::Nothing
    }

    /// A part of the unit's own name.
    #[must_use]
    pub fn named(&self, part: Meaning) -> Option<String> {
        let file = self.file?;
        let (stem, _) = file.rsplit_once('.')?;
        let prefix = stem.split('@').next().unwrap_or(stem);
        // A template's full name holds the instance, which is not known here.
        let whole = !stem.ends_with('@');
        match part {
            Meaning::FullName if whole => Some(file.to_owned()),
            Meaning::Name if whole => Some(stem.to_owned()),
            Meaning::Prefix => Some(prefix.to_owned()),
            Meaning::LastPart => Some(prefix.rsplit('-').next().unwrap_or(prefix).to_owned()),
            _ => None,
        }
    }
}
