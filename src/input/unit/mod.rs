//! systemd unit files: sections, keys and command lines (systemd.syntax(7), systemd.service(5)), as they are written in a file and as
//! people paste them.
//!
//! Reading cannot fail: what is neither a section, a comment nor `Key=value` is passed over. [`parse`] reads one file, [`paste`] a
//! text that may hold several with whatever stands around them. An empty value resets what was given under that key before, as
//! systemd does for lists.

mod dress;
mod name;
mod paste;
mod words;

pub use name::file;
pub use name::{FileName, FileRole, Scope, UnitKind};
pub use paste::{Paste, likeness, paste};
pub use words::{Fault, split, words};

use crate::text::Span;

/// What a unit file says, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// The file, where the text names it.
    pub file: Option<FileName>,
    /// What is said, in order.
    pub entries: Vec<Entry>,
    /// The names of its sections, in order.
    pub sections: Vec<String>,
    /// From its first line to its last.
    pub span: Span,
}

/// One `Key=value`.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The section that it stands in.
    pub section: String,
    /// The key.
    pub key: String,
    /// The value, its lines joined; a remark behind it is cut off.
    pub value: String,
    /// From the key to the end of the value.
    pub span: Span,
    /// The remark behind the value, which systemd would take for a part of it.
    pub remark: Option<String>,
}

/// Reads one unit file, as it stands.
#[must_use]
pub fn parse(text: &str) -> Unit {
    paste::read(text).units.into_iter().reduce(Unit::followed_by).unwrap_or_default()
}

impl Unit {
    /// This unit, and what another file adds to it.
    #[must_use]
    fn followed_by(mut self, more: Self) -> Self {
        self.entries.extend(more.entries);
        self.sections.extend(more.sections);
        self.span = self.span.join(more.span);
        self
    }

    /// The entries of a key of a section, in order: those that no empty one resets.
    #[must_use]
    pub fn entries(&self, section: &str, key: &str) -> Vec<&Entry> {
        let mut found = Vec::new();
        for entry in self.entries.iter().filter(|entry| entry.section == section && entry.key == key) {
            if entry.value.is_empty() {
                found.clear();
            } else {
                found.push(entry);
            }
        }
        found
    }

    /// The values of a key of `[Service]`, in order: those that no empty one resets.
    #[must_use]
    pub fn service(&self, key: &str) -> Vec<&str> {
        self.entries("Service", key).into_iter().map(|entry| entry.value.as_str()).collect()
    }

    /// The value of a key of `[Service]` that can be given once: the last one.
    #[must_use]
    pub fn setting(&self, key: &str) -> Option<&str> {
        self.service(key).last().copied()
    }

    /// The variables that `Environment=` sets; none where one cannot be read.
    #[must_use]
    pub fn environment(&self) -> Option<Vec<(String, String)>> {
        let mut all: Vec<(String, String)> = Vec::new();
        for value in self.service("Environment") {
            for assignment in words(value)? {
                let (name, value) = assignment.split_once('=')?;
                all.retain(|(known, _)| known != name);
                all.push((name.to_owned(), value.to_owned()));
            }
        }
        Some(all)
    }

    /// The only command of `ExecStart=` as systemd would execute it, with its variables; none where that is not one command that can
    /// be known from the unit alone.
    #[must_use]
    pub fn command(&self) -> Option<Vec<String>> {
        let lines = self.service("ExecStart");
        let [line] = lines.as_slice() else { return None };
        // `@` gives the program another name; the other prefixes only change how it is started.
        let line = line.trim_start_matches(['-', ':', '+', '!']);
        let environment = self.environment()?;
        let mut command = Vec::new();
        for word in words(line).filter(|_| !line.starts_with('@'))? {
            if word == ";" {
                return None;
            }
            let whole = word.strip_prefix('$').filter(|name| is_name(name));
            match whole {
                // A variable that is a word of its own is split at blanks.
                Some(name) => {
                    command.extend(value_of(&environment, name)?.split_whitespace().map(str::to_owned));
                }
                None => command.push(expanded(&word, &environment)?),
            }
        }
        command.first().is_some_and(|program| !program.is_empty()).then_some(command)
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn value_of<'e>(environment: &'e [(String, String)], name: &str) -> Option<&'e str> {
    environment.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// A word with `${NAME}`, `$$` and `%%` replaced; none where something in it is not known: other specifiers, other variables.
fn expanded(word: &str, environment: &[(String, String)]) -> Option<String> {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(at) = rest.find(['$', '%']) {
        out.push_str(&rest[..at]);
        let mark = &rest[at..];
        if let Some(behind) = mark.strip_prefix("$$") {
            out.push('$');
            rest = behind;
        } else if let Some(behind) = mark.strip_prefix("%%") {
            out.push('%');
            rest = behind;
        } else {
            let (name, behind) = mark.strip_prefix("${")?.split_once('}')?;
            out.push_str(value_of(environment, name)?);
            rest = behind;
        }
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(exec: &str) -> Option<Vec<String>> {
        parse(&format!("[Service]\nEnvironment=\"A=x y\" B=z\n{exec}\n")).command()
    }

    #[test]
    fn commands_as_systemd_executes_them() {
        for (exec, wanted) in [
            ("ExecStart=/usr/bin/a -x 'b c' \"d\\\"e\"", vec!["/usr/bin/a", "-x", "b c", "d\"e"]),
            ("ExecStart=-/a ${B}-1 $A ${A} $$x 100%%", vec!["/a", "z-1", "x", "y", "x y", "$x", "100%"]),
            ("ExecStart=/old\nExecStart=\nExecStart=/new \\\n# why\n  -y", vec!["/new", "-y"]),
            ("ExecStart=/a ''", vec!["/a", ""]),
        ] {
            assert_eq!(
                command(exec).as_deref(),
                Some(wanted.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>().as_slice())
            );
        }
    }

    #[test]
    fn what_cannot_be_known_from_the_unit_alone() {
        for exec in [
            "",
            "ExecStart=",
            "ExecStart=/a\nExecStart=/b",
            "ExecStart=/a ; /b",
            "ExecStart=@/a b",
            "ExecStart=/a %i",
            "ExecStart=/a $UNKNOWN",
            "ExecStart=/a \"b",
            "ExecStart=/a \\d",
            "#ExecStart=/a",
        ] {
            assert_eq!(command(exec), None, "{exec}");
        }
    }

    #[test]
    fn settings_and_sections() {
        let unit = parse("[Install]\nWantedBy=x\n[Service]\n; User=a\nUser = b\nUser=c\n[Unit]\nUser=d\nnonsense\n");
        assert_eq!(unit.setting("User"), Some("c"));
        assert_eq!(unit.setting("WantedBy"), None);
    }
}
