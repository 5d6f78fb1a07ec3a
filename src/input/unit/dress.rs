//! What stands around the lines of a pasted unit: quote marks, line numbers, prompts, bold, comment signs in front of every line,
//! `echo "…" >> file`. What is left of each line is a part of the user's text.

use crate::text::Span;

/// How all lines of a text are dressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dress {
    /// Every line is a comment: `#[Unit]`.
    pub commented: Option<char>,
    /// Line numbers stand in front.
    pub numbered: Option<()>,
    /// A diff's plus stands in front.
    pub added: Option<()>,
}

impl Dress {
    /// How the lines of this text are dressed: by its section headers.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut dress = Self::default();
        let mut plain = 0_usize;
        let (mut hash, mut semicolon, mut numbered, mut added) = (0_usize, 0_usize, 0_usize, 0_usize);
        for line in text.lines() {
            let line = unquoted(line.trim());
            if section(line).is_some() {
                plain += 1;
            } else if section(line.trim_start_matches('#').trim_start()).is_some() {
                hash += 1;
            } else if section(line.trim_start_matches(';').trim_start()).is_some() {
                semicolon += 1;
            } else if number_in_front(line).is_some_and(|length| section(line[length..].trim_start()).is_some()) {
                numbered += 1;
            } else if line.strip_prefix('+').is_some_and(|rest| section(rest.trim_start()).is_some()) {
                added += 1;
            }
        }
        if numbered > plain {
            dress.numbered = Some(());
        } else if added > plain {
            dress.added = Some(());
        } else if plain == 0 && hash.max(semicolon) > 0 {
            dress.commented = Some(if hash >= semicolon { '#' } else { ';' });
        }
        dress
    }

    /// The place of what a line says, in the user's text.
    #[must_use]
    pub fn undress(self, text: &str, line: Span) -> Span {
        let whole = line.of(text);
        let mut rest = unquoted(whole.trim_start_matches('\u{feff}').trim());
        if self.numbered.is_some()
            && let Some(length) = number_in_front(rest)
        {
            rest = rest[length..].trim_start();
        }
        if self.added.is_some() {
            rest = rest.strip_prefix('+').unwrap_or(rest).trim_start();
        }
        if let Some(sign) = self.commented {
            let bare = rest.trim_start_matches(sign).trim_start();
            let says = section(bare).is_some() || key_of(bare).is_some() || bare.is_empty();
            // A comment among the commented lines has two signs, or is prose.
            if says && rest.starts_with(sign) {
                rest = bare;
            }
        }
        rest = echoed(rest).unwrap_or(rest);
        rest = bold(rest);
        let start = line.start + (rest.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
        Span::new(start, start + rest.len())
    }
}

/// The name of the section that a line begins.
#[must_use]
pub fn section(line: &str) -> Option<&str> {
    let line = bold(line.trim());
    let (name, behind) = line.strip_prefix('[')?.split_once(']')?;
    let named = name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let behind = behind.trim();
    (named && (behind.is_empty() || behind.starts_with(['#', ';', '\\', '"', '\'']))).then_some(name)
}

/// The key that a line gives a value to.
#[must_use]
pub fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let named = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.len() <= 64
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    named.then_some(key)
}

/// Without the marks of a quoted mail.
fn unquoted(line: &str) -> &str {
    let mut rest = line;
    while let Some(inner) = rest.strip_prefix('>') {
        if inner.starts_with('>') && !inner.trim_start_matches('>').starts_with(' ') && !inner.trim().is_empty() {
            break;
        }
        rest = inner.trim_start();
    }
    rest
}

/// How long the line number in front is, with what sets it off.
fn number_in_front(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &line[digits..];
    (digits > 0 && digits < 6 && behind.starts_with([':', '|', '.', ' ', '\t', ')'])).then(|| {
        let sign = behind.trim_start().trim_start_matches([':', '|', '.', ')']);
        line.len() - sign.len()
    })
}

/// Without Markdown's bold or code around the whole line.
fn bold(line: &str) -> &str {
    for mark in ["**", "__", "`"] {
        if let Some(inner) = line.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark))
            && !inner.is_empty()
            && !inner.contains(mark)
        {
            return inner;
        }
    }
    line
}

/// What `echo "…" >> x.service` writes.
fn echoed(line: &str) -> Option<&str> {
    let at = line.find("echo ")?;
    let before = line[..at].trim_end();
    if !(before.is_empty() || before.ends_with(['\'', '"', '$', '#', ';', '&']) || before.ends_with("sudo")) {
        return None;
    }
    let rest = line[at + 5..].trim_start();
    let rest = rest.strip_prefix("-e ").unwrap_or(rest).trim_start();
    let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let inner = &rest[1..];
    let end = inner.rfind(quote).unwrap_or(inner.len());
    let said = &inner[..end];
    // The quote that ends a `bash -c '…'` around it is not the echo's.
    let said = said.split(&format!("{quote} >")[..]).next().unwrap_or(said);
    (section(said).is_some() || key_of(said).is_some() || said.is_empty()).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undressed(text: &str) -> Vec<&str> {
        let dress = Dress::of(text);
        let mut start = 0;
        text.split_inclusive('\n')
            .map(|line| {
                let span = Span::new(start, start + line.trim_end_matches('\n').len());
                start += line.len();
                dress.undress(text, span).of(text)
            })
            .collect()
    }

    #[test]
    fn what_stands_around_lines_goes() {
        for (text, wanted) in [
            ("> [Unit]\n> After=a\n", vec!["[Unit]", "After=a"]),
            ("# [Service]\n#User=a\n# Some words\n", vec!["[Service]", "User=a", "# Some words"]),
            (" 1  [Service]\n 2  User=a\n", vec!["[Service]", "User=a"]),
            ("+[Service]\n+User=a\n", vec!["[Service]", "User=a"]),
            ("[Service]\n**User=a**\n#Group=b\n", vec!["[Service]", "User=a", "#Group=b"]),
            (
                "sudo bash -c 'echo \"[Service]\" >> a.service'\necho 'User=b' >> a.service\n",
                vec!["[Service]", "User=b"],
            ),
        ] {
            assert_eq!(undressed(text), wanted);
        }
    }
}
