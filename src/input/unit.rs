//! systemd unit files: sections, keys and command lines (systemd.syntax(7), systemd.service(5)).
//!
//! Reading cannot fail: lines that are neither a section, a comment nor `Key=value` are passed over. An empty value resets what was
//! given under that key before, as systemd does for lists.

/// What a unit file says, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq)]
struct Entry {
    section: String,
    key: String,
    value: String,
}

/// Reads a unit file.
#[must_use]
pub fn parse(text: &str) -> Unit {
    let mut unit = Unit::default();
    let mut section = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            name.trim().clone_into(&mut section);
            continue;
        }
        let mut said = line.to_owned();
        // Comments between continued lines are left out; a blank takes the place of the backslash.
        while said.ends_with('\\') {
            said.truncate(said.len() - 1);
            said.push(' ');
            let Some(next) = lines.by_ref().map(str::trim).find(|next| !next.starts_with(['#', ';'])) else { break };
            said.push_str(next);
        }
        if let Some((key, value)) = said.split_once('=') {
            unit.entries.push(Entry {
                section: section.clone(),
                key: key.trim().to_owned(),
                value: value.trim().to_owned(),
            });
        }
    }
    unit
}

impl Unit {
    /// The values of a key of `[Service]`, in order: those that no empty one resets.
    #[must_use]
    pub fn service(&self, key: &str) -> Vec<&str> {
        let mut values = Vec::new();
        for entry in self.entries.iter().filter(|entry| entry.section == "Service" && entry.key == key) {
            if entry.value.is_empty() {
                values.clear();
            } else {
                values.push(entry.value.as_str());
            }
        }
        values
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

/// The words of a value, quotes and escapes taken away; none where a quote stays open or an escape is not one of the usual.
fn words(value: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (None, blank) if blank.is_whitespace() => words.extend(word.take()),
            (_, '\\') => {
                let meant = match characters.next()? {
                    'n' => '\n',
                    't' => '\t',
                    's' => ' ',
                    same @ ('\\' | '"' | '\'') => same,
                    _ => return None,
                };
                word.get_or_insert_default().push(meant);
            }
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
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
            "ExecStart=/a \\x20",
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
