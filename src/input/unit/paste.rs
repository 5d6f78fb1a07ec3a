//! A text that holds one unit file or several, with whatever people paste around them.

use super::dress::{Dress, key_of, section};
use super::name::{FileRole, Scope, UnitKind, header, is_section, kind_by_sections, kind_of};
use super::{Entry, Unit};
use crate::text::Span;

/// The units of a text, in order. A drop-in is a part of its unit where that stands in the text too.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paste {
    /// The units.
    pub units: Vec<Unit>,
    /// Lines inside a unit that are neither a section, a comment nor `Key=value`.
    pub unread: Vec<Span>,
}

/// How much a text reads like unit files: its sections of units, and the keys in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// Sections whose names units have.
    pub sections: usize,
    /// Keys that stand in them, or that only units have.
    pub keys: usize,
}

impl Likeness {
    /// Whether it is enough for a text that nothing else speaks for.
    #[must_use]
    pub fn is_one(self) -> bool {
        self.keys > 0
    }
}

/// How much a text reads like unit files. Cheap where nothing in it is written like a section or a command of one.
#[must_use]
pub fn likeness(text: &str) -> Likeness {
    if !text.contains("Exec")
        && !["[Unit]", "[Service]", "[Install]", "[Timer]", "[Socket]", "[Container]", "[Mount]", "[Path]", "[Slice]"]
            .iter()
            .any(|section| text.contains(section))
    {
        return Likeness::default();
    }
    let read = read(text);
    let units = read.units.iter().filter(|unit| unit.sections.iter().any(|name| is_section(name)));
    let mut likeness = Likeness::default();
    for unit in units {
        likeness.sections += unit.sections.iter().filter(|name| is_section(name)).count();
        likeness.keys += unit.entries.iter().filter(|entry| is_section(&entry.section)).count();
    }
    // A part of a unit, without any section.
    likeness.keys += lone_keys(text);
    likeness
}

/// Keys that only units have.
const OWN: &[&str] =
    &["ExecStart", "ExecStop", "ExecReload", "ExecStartPre", "WantedBy", "OnCalendar", "OnBootSec", "ListenStream"];

fn lone_keys(text: &str) -> usize {
    let dress = Dress::of(text);
    lines(text).filter(|line| key_of(dress.undress(text, *line).of(text)).is_some_and(|key| OWN.contains(&key))).count()
}

/// Reads a text. Never fails; takes time in proportion to its length.
#[must_use]
pub fn paste(text: &str) -> Paste {
    let mut paste = read(text);
    let mut whole: Vec<Unit> = Vec::new();
    for unit in std::mem::take(&mut paste.units) {
        let name = unit.file.as_ref().map(|file| (file.unit.as_str(), file.role));
        let same = whole.iter_mut().rev().take(64).find(|other| {
            let own = other.file.as_ref().map(|file| file.unit.as_str());
            matches!(name, Some((unit, FileRole::DropIn)) if own == Some(unit))
        });
        match same {
            Some(other) => *other = std::mem::take(other).followed_by(unit),
            None => whole.push(unit),
        }
    }
    paste.units = whole;
    paste
}

fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let span = Span::new(start, start + line.trim_end_matches(['\n', '\r']).len());
        start += line.len();
        span
    })
}

/// Reads a text into units, each file by itself.
pub fn read(text: &str) -> Paste {
    let dress = Dress::of(text);
    let mut reader = Reader { text, paste: Paste::default(), current: Unit::default(), section: String::new() };
    let mut lines = lines(text).map(|line| (line, dress.undress(text, line))).peekable();
    while let Some((whole, said)) = lines.next() {
        let line = said.of(text);
        let echoes = whole.of(text).contains("echo ");
        let within = !reader.section.is_empty() && line.starts_with(['#', ';']) && goes_on(text, dress, whole.end);
        if let Some(file) = header(whole.of(text)).filter(|_| key_of(line).is_none() && !within) {
            // A line that adds to the file that is being read begins no other.
            let same = reader.current.file.as_ref().is_some_and(|own| own.unit == file.unit && own.role == file.role);
            if echoes && (same || (reader.current.file.is_none() && !reader.current.entries.is_empty())) {
                reader.current.file = Some(file);
                if let Some(name) = section(line) {
                    reader.begin(name, said);
                }
                continue;
            }
            reader.close();
            reader.current.file = Some(file);
            reader.current.span = whole;
            if let Some(name) = section(line) {
                reader.begin(name, said);
            }
            continue;
        }
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        if let Some(name) = section(line) {
            reader.begin(name, said);
            continue;
        }
        if key_of(line).is_none() {
            if !reader.section.is_empty() {
                match stray(line) {
                    Stray::Prose => reader.paste.unread.push(said),
                    Stray::End => reader.close(),
                    Stray::Decoration => {}
                }
            }
            continue;
        }
        // Comments between continued lines are left out; a blank takes the place of the backslash.
        let mut value = line.to_owned();
        let mut end = said.end;
        while value.ends_with('\\') {
            // A heredoc that the shell reads writes two where the file has one.
            value.truncate(value.trim_end_matches('\\').len());
            value.push(' ');
            let mut found = false;
            while let Some((_, next)) = lines.next_if(|(_, next)| section(next.of(text)).is_none()) {
                if next.of(text).starts_with(['#', ';']) {
                    continue;
                }
                value.push_str(next.of(text));
                end = next.end.max(end);
                found = true;
                break;
            }
            if !found {
                break;
            }
        }
        reader.entry(&value, Span::new(said.start, end));
    }
    reader.close();
    reader.paste
}

/// Whether the section goes on behind a comment: a file begins with a section, so what such a comment names is none
/// (`# systemctl edit x` above a setting).
fn goes_on(text: &str, dress: Dress, from: usize) -> bool {
    const FARTHEST: usize = 16;
    let rest = text.get(from..).unwrap_or_default();
    let next = lines(rest).skip(1).take(FARTHEST).find_map(|line| {
        let line = Span::new(from + line.start, from + line.end);
        let said = dress.undress(text, line).of(text);
        (!said.is_empty() && !said.starts_with(['#', ';'])).then_some(said)
    });
    next.is_some_and(|said| section(said).is_none() && key_of(said).is_some())
}

/// What a line inside a unit can be that says nothing of it.
enum Stray {
    /// Words.
    Prose,
    /// Dots, rules and other signs.
    Decoration,
    /// A prompt, a fence or the end of a heredoc: the file ends here.
    End,
}

fn stray(line: &str) -> Stray {
    let first = line.split_whitespace().next().unwrap_or_default();
    let mark = (3..=8).contains(&line.len()) && line.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    let command = first.ends_with(['$', '#', '>']) || (first.contains('@') && first.contains(':'));
    if mark || command || line.starts_with("```") || matches!(first, "sudo" | "systemctl") {
        Stray::End
    } else if line.chars().all(|c| !c.is_alphanumeric()) {
        Stray::Decoration
    } else {
        Stray::Prose
    }
}

struct Reader<'t> {
    text: &'t str,
    paste: Paste,
    current: Unit,
    section: String,
}

impl Reader<'_> {
    fn begin(&mut self, name: &str, span: Span) {
        // Another `[Unit]` behind what a unit has already is another file that nothing announces.
        let has = |section: &str| self.current.sections.iter().any(|known| known == section);
        if name == "Unit" && has("Unit") && self.current.sections.len() > 1 {
            self.close();
        }
        if self.current.sections.is_empty() && self.current.file.is_none() {
            self.current.span = span;
        }
        self.current.span = self.current.span.join(span);
        name.clone_into(&mut self.section);
        self.current.sections.push(name.to_owned());
    }

    fn entry(&mut self, said: &str, span: Span) {
        let Some((key, value)) = said.split_once('=') else { return };
        if self.section.is_empty() && self.current.file.is_none() {
            // What no section introduces is read only where it is a unit's beyond doubt.
            if !OWN.contains(&key.trim()) && self.current.entries.is_empty() {
                return;
            }
            if self.current.entries.is_empty() {
                self.current.span = span;
            }
        }
        let (value, remark) = without_remark(key.trim(), value.trim());
        self.current.span = self.current.span.join(span);
        self.current.entries.push(Entry {
            section: if self.section.is_empty() { home_of(key.trim()).to_owned() } else { self.section.clone() },
            key: key.trim().to_owned(),
            value: unescaped(value),
            span,
            remark: remark.map(str::to_owned),
        });
    }

    fn close(&mut self) {
        self.section.clear();
        let unit = std::mem::take(&mut self.current);
        if !unit.entries.is_empty() || !unit.sections.is_empty() {
            self.paste.units.push(unit);
        }
        debug_assert!(self.paste.units.last().is_none_or(|unit| unit.span.end <= self.text.len()));
    }
}

/// The section in which a key without one is at home.
fn home_of(key: &str) -> &'static str {
    match key {
        "WantedBy" | "RequiredBy" | "Alias" | "Also" => "Install",
        "OnCalendar" | "OnBootSec" => "Timer",
        "ListenStream" => "Socket",
        "Description" | "Documentation" | "After" | "Before" | "Requires" | "Wants" => "Unit",
        _ => "Service",
    }
}

/// A value and the remark behind it. systemd knows comments on lines of their own only; a `#` behind a blank, outside of quotes and
/// followed by words, is what somebody wrote for the reader.
fn without_remark<'v>(key: &str, value: &'v str) -> (&'v str, Option<&'v str>) {
    let mut quote = None;
    let mut before = ' ';
    let mut characters = value.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (None, '"' | '\'') => quote = Some(character),
            (_, '\\') => {
                characters.next();
            }
            (None, '#' | ';') if before.is_whitespace() && at > 0 => {
                let next = characters.peek().map_or(' ', |&(_, next)| next);
                let words = next.is_whitespace() || !next.is_ascii();
                // A lone `;` parts the commands of one line.
                if words && (character == '#' || !key.starts_with("Exec")) {
                    return (value[..at].trim_end(), Some(value[at..].trim_start_matches(['#', ';']).trim()));
                }
            }
            _ => {}
        }
        before = character;
    }
    (value, None)
}

/// A value in which a web page left its entities.
fn unescaped(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        .iter()
        .fold(value.to_owned(), |value, (entity, meant)| value.replace(entity, meant))
}

impl Unit {
    /// What the unit is for: by its sections, else by the end of its name.
    #[must_use]
    pub fn kind(&self) -> UnitKind {
        let sections = self.sections.iter().map(String::as_str);
        let entries = self.entries.iter().map(|entry| entry.section.as_str());
        let named = self.file.as_ref().and_then(|file| kind_of(&file.unit));
        kind_by_sections(&sections.chain(entries)).or(named).unwrap_or(UnitKind::Target)
    }

    /// Its name without the ending and the instance; none where the text names no file.
    #[must_use]
    pub fn stem(&self) -> Option<&str> {
        let name = self.file.as_ref()?.unit.as_str();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        Some(stem.split('@').next().unwrap_or(stem)).filter(|stem| !stem.is_empty() && !stem.contains(['$', '{', '%']))
    }

    /// The instance that its name holds: `a` of `x@a.service`.
    #[must_use]
    pub fn instance(&self) -> Option<&str> {
        let name = self.file.as_ref()?.unit.as_str();
        let (_, instance) = name.rsplit_once('.').map_or(name, |(stem, _)| stem).split_once('@')?;
        Some(instance).filter(|instance| !instance.is_empty())
    }

    /// Whether the file is a drop-in whose unit is not in the text.
    #[must_use]
    pub fn is_drop_in(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.role == FileRole::DropIn)
    }

    /// Whether a user's manager reads it.
    #[must_use]
    pub fn is_users(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.scope == Scope::User)
            || self.entries("Install", "WantedBy").iter().any(|entry| entry.value == "default.target")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        paste(text)
            .units
            .iter()
            .map(|unit| format!("{}:{}", unit.file.as_ref().map_or("-", |file| &file.unit), unit.entries.len()))
            .collect()
    }

    #[test]
    fn several_units_in_one_text() {
        assert_eq!(names("[Install]\nWantedBy=a\n[Unit]\nAfter=b\n[Service]\nExecStart=/c\n"), ["-:3"]);
        assert_eq!(
            names("[Unit]\nA=1\n[Service]\nExecStart=/a\n[Unit]\nB=1\n[Timer]\nOnCalendar=daily\n"),
            ["-:2", "-:2"]
        );
        assert_eq!(
            names(
                "# /lib/systemd/system/a.service\n[Service]\nExecStart=/a\n\n# /etc/systemd/system/a.service.d/o.conf\n[Service]\nExecStart=\nExecStart=/b\n"
            ),
            ["a.service:3"]
        );
        assert_eq!(
            names("==> a.service <==\n[Service]\nExecStart=/a\n==> b.timer <==\n[Timer]\nOnCalendar=x\n"),
            ["a.service:1", "b.timer:1"]
        );
        assert_eq!(
            names("cat > /etc/systemd/system/x.service <<EOF\n[Service]\nExecStart=/a\nEOF\nsystemctl enable x\n"),
            ["x.service:1"]
        );
        assert_eq!(names("some words\nExecStart=/a b\n"), ["-:1"]);
        assert_eq!(names("A=b\n"), [] as [&str; 0]);
    }

    #[test]
    fn remarks_behind_values() {
        let text = "[Service]\nExecStart=/a -x # start it\nUser=b\t#ユーザー\nEnvironment=C=#fff\nExecStop=/a '# b' #c\nRestart=always ; yes\n";
        let unit = &paste(text).units[0];
        let values: Vec<(&str, Option<&str>)> =
            unit.entries.iter().map(|entry| (entry.value.as_str(), entry.remark.as_deref())).collect();
        assert_eq!(
            values,
            [
                ("/a -x", Some("start it")),
                ("b", Some("ユーザー")),
                ("C=#fff", None),
                ("/a '# b' #c", None),
                ("always", Some("yes"))
            ]
        );
    }

    #[test]
    fn spans_are_places_of_the_text() {
        let text = "> [Service]\n> ExecStart=/a \\\n>   -b\n";
        let unit = &paste(text).units[0];
        assert_eq!(unit.entries[0].value, "/a  -b");
        assert_eq!(unit.entries[0].span.of(text), "ExecStart=/a \\\n>   -b");
        assert_eq!(unit.kind(), UnitKind::Service);
    }
}
