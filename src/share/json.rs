//! JSON as a link has it, read and written by hand: deriving it weighs more than all else about links together.

use std::fmt::Write as _;

use super::LinkError;

/// Deeper values than this are none that a link of ours holds.
const DEEPEST: usize = 64;

/// Reads JSON from front to back.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

type Read<T> = Result<T, LinkError>;

/// The text is no JSON, or ends early.
const BROKEN: LinkError = LinkError::Damaged;
/// Another value stands there than a link has.
const OTHER: LinkError = LinkError::Foreign;

impl<'a> Reader<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    /// Holds that nothing more follows.
    pub(super) fn end(&mut self) -> Read<()> {
        if self.peek().is_none() { Ok(()) } else { Err(BROKEN) }
    }

    /// Reads an object: `member` hears each name and reads, or skips, its value.
    pub(super) fn object(&mut self, member: &mut dyn FnMut(&mut Self, &str) -> Read<()>) -> Read<()> {
        self.list(b'{', b'}', &mut |reader| {
            let name = reader.string()?;
            if reader.peek() != Some(b':') {
                return Err(BROKEN);
            }
            reader.at += 1;
            member(reader, &name)
        })
    }

    /// Reads an array: `element` reads, or skips, each value.
    pub(super) fn array(&mut self, element: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        self.list(b'[', b']', element)
    }

    fn list(&mut self, open: u8, close: u8, item: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        self.open(open)?;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(OTHER);
        }
        let mut first = true;
        loop {
            match self.peek() {
                Some(byte) if byte == close && first => break,
                None => return Err(BROKEN),
                _ => item(self)?,
            }
            first = false;
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(byte) if byte == close => break,
                _ => return Err(BROKEN),
            }
        }
        self.at += 1;
        self.depth -= 1;
        Ok(())
    }

    /// Reads a string.
    pub(super) fn string(&mut self) -> Read<String> {
        self.open(b'"')?;
        let start = self.at - 1;
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b'"' => {
                    self.at += 1;
                    return serde_json::from_str(&self.text[start..self.at]).map_err(|_| BROKEN);
                }
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        Err(BROKEN)
    }

    /// Reads a whole number that is not negative.
    pub(super) fn number(&mut self) -> Read<usize> {
        self.word().parse().map_err(|_| OTHER)
    }

    /// Reads `true` or `false`.
    pub(super) fn boolean(&mut self) -> Read<bool> {
        match self.word() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(OTHER),
        }
    }

    /// Passes over a value, whatever it is.
    pub(super) fn skip(&mut self) -> Read<()> {
        match self.peek() {
            Some(b'"') => self.string().map(drop),
            Some(b'{') => self.object(&mut |reader, _| reader.skip()),
            Some(b'[') => self.array(&mut Self::skip),
            _ if self.word().is_empty() => Err(BROKEN),
            _ => Ok(()),
        }
    }

    /// The byte of what comes next.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.get(self.at..)?.trim_ascii_start();
        self.at = self.text.len() - rest.len();
        rest.bytes().next()
    }

    fn open(&mut self, wanted: u8) -> Read<()> {
        match self.peek() {
            Some(byte) if byte == wanted => {
                self.at += 1;
                Ok(())
            }
            None => Err(BROKEN),
            Some(_) => Err(OTHER),
        }
    }

    /// A number, or a name without quotes.
    fn word(&mut self) -> &'a str {
        let _ = self.peek();
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.'))).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }
}

/// Writes a string as JSON.
pub(super) fn string(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            character if character < ' ' => drop(write!(out, "\\u{:04x}", character as u32)),
            character => out.push(character),
        }
    }
    out.push('"');
}
