//! Words: quotes, backslashes, arrays, patterns.

use super::expansions::Inside;
use super::origin::Origin;
use super::reader::{Reader, TokenKind};
use super::syntax::{List, ProblemKind, Word};
use crate::text::Span;

/// A word in the making.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) value: String,
    /// Where the bytes of the value come from; without any runs they stand at `first` as they are, as those of most words do.
    pub(super) origin: Origin,
    first: usize,
    quoted: bool,
    pub(super) expands: bool,
    pub(super) substitutions: Vec<List>,
}

impl Builder {
    /// Adds bytes that stand in the source as they are.
    pub(super) fn copy(&mut self, text: &str, start: usize, end: usize) {
        if self.value.is_empty() && self.origin.is_empty() {
            self.first = start;
        }
        if !self.origin.is_empty() || start != self.first + self.value.len() {
            self.trace();
            self.origin.push(self.value.len() + end - start, Span::new(start, end));
        }
        self.value.push_str(&text[start..end]);
    }

    /// Adds what `start..end` of the source stands for.
    pub(super) fn put(&mut self, what: &str, start: usize, end: usize) {
        self.trace();
        self.value.push_str(what);
        self.origin.push(self.value.len(), Span::new(start, end));
    }

    /// Notes in so many words where the value comes from.
    pub(super) fn trace(&mut self) {
        if self.origin.is_empty() {
            self.origin.push(self.value.len(), Span::new(self.first, self.first + self.value.len()));
        }
    }
}

impl Reader<'_> {
    /// Reads the word at `pos`; at least one byte.
    pub(super) fn word(&mut self) -> Word {
        let start = self.pos;
        let mut out = Builder::default();
        let mut braces = Braces::default();
        while let Some(byte) = self.here() {
            match byte {
                b' ' | b'\t' | b'\n' | b';' | b'&' | b'|' | b')' => break,
                b'\r' if self.newline_len(self.pos) > 0 => break,
                b'<' | b'>' if self.at_process_substitution() => self.substitution(2, &mut out),
                b'<' | b'>' => break,
                b'(' if self.array_begins(start) => self.array(&mut out),
                b'(' if self.extended_glob(start, &mut out) => {}
                b'(' => break,
                b'\\' => self.escape(&mut out),
                b'\'' => self.single_quotes(&mut out),
                b'"' => self.double_quotes(&mut out),
                b'$' => self.dollar(Inside::Nothing, &mut out),
                b'`' => self.backticks(Inside::Nothing, &mut out),
                _ => {
                    out.expands |= matches!(byte, b'*' | b'?') || (byte == b'~' && self.pos == start);
                    out.expands |= braces.expand_with(byte);
                    self.plain(&mut out);
                }
            }
        }
        if self.pos == start {
            // Nothing that can begin a word is left to the caller's operators; take it, so that reading goes on.
            let end = start + self.text[start..self.end].chars().next().map_or(0, char::len_utf8);
            out.copy(self.text, start, end);
            self.pos = end;
        }
        if self.is_nested() || out.first != start {
            out.trace();
        }
        Word {
            literal: !out.expands,
            quoted: out.quoted,
            span: self.span(start, self.pos),
            origin: self.mapped(out.origin),
            value: out.value,
            substitutions: out.substitutions,
        }
    }

    /// One character, and all that follow it and are neither special nor of interest to [`Braces`].
    fn plain(&mut self, out: &mut Builder) {
        let start = self.pos;
        let rest = &self.text.as_bytes()[start + 1..self.end];
        let len = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_/=:%!".contains(byte)));
        let mut end = start + 1 + len.unwrap_or(rest.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        out.copy(self.text, start, end);
        self.pos = end;
    }

    /// A backslash outside quotes.
    pub(super) fn escape(&mut self, out: &mut Builder) {
        let start = self.pos;
        let newline = self.newline_len(start + 1);
        if newline > 0 {
            self.pos += 1 + newline;
            return;
        }
        let Some(next) = self.text[start + 1..self.end].chars().next() else {
            out.copy(self.text, start, start + 1);
            self.pos += 1;
            return;
        };
        self.pos += 1 + next.len_utf8();
        out.put(&self.text[start + 1..self.pos], start, self.pos);
        out.quoted = true;
    }

    pub(super) fn single_quotes(&mut self, out: &mut Builder) {
        let start = self.pos;
        out.quoted = true;
        if self.cut_at_line_end(start, start + 1, out) {
            return;
        }
        let content = &self.text[start + 1..self.end];
        let end = content.find('\'').map(|len| start + 1 + len);
        out.copy(self.text, start + 1, end.unwrap_or(self.end));
        self.pos = end.map_or(self.end, |end| end + 1);
        if end.is_none() {
            self.never_closed(start);
        }
    }

    pub(super) fn double_quotes(&mut self, out: &mut Builder) {
        let start = self.pos;
        out.quoted = true;
        if self.cut_at_line_end(start, start + 1, out) {
            return;
        }
        self.pos += 1;
        loop {
            let at = self.pos;
            match self.here() {
                None => return self.never_closed(start),
                Some(b'"') => {
                    self.pos += 1;
                    return;
                }
                Some(b'\\') if self.newline_len(at + 1) > 0 => self.pos += 1 + self.newline_len(at + 1),
                Some(b'\\') if matches!(self.byte(at + 1), Some(b'$' | b'`' | b'"' | b'\\')) => {
                    out.put(&self.text[at + 1..at + 2], at, at + 2);
                    self.pos += 2;
                }
                Some(b'$') => self.dollar(Inside::Quotes, out),
                Some(b'`') => self.backticks(Inside::Quotes, out),
                Some(_) => {
                    let rest = &self.text.as_bytes()[at + 1..self.end];
                    let len = rest.iter().position(|byte| b"\"\\$`".contains(byte)).unwrap_or(rest.len());
                    out.copy(self.text, at, at + 1 + len);
                    self.pos = at + 1 + len;
                }
            }
        }
    }

    /// `$'…'`, from the dollar sign.
    pub(super) fn ansi_quotes(&mut self, out: &mut Builder) {
        let start = self.pos;
        out.quoted = true;
        if self.cut_at_line_end(start, start + 2, out) {
            return;
        }
        self.pos += 2;
        loop {
            let at = self.pos;
            let Some(next) = self.text[at..self.end].chars().next() else {
                return self.never_closed(start);
            };
            self.pos += next.len_utf8();
            match next {
                '\'' => return,
                '\\' => {
                    let (character, len) = ansi_escape(&self.text[at + 1..self.end]);
                    self.pos = at + 1 + len;
                    match character {
                        Some(character) => out.put(character.encode_utf8(&mut [0; 4]), at, self.pos),
                        None => out.copy(self.text, at, self.pos),
                    }
                }
                _ => out.copy(self.text, at, self.pos),
            }
        }
    }

    /// Whether an earlier reading found that nothing closes the quote at `start`. Then its content is the rest of its
    /// line.
    fn cut_at_line_end(&mut self, start: usize, content: usize, out: &mut Builder) -> bool {
        if !self.cut.contains(&start) {
            return false;
        }
        let end = self.line_end(start).max(content);
        out.copy(self.text, content, end);
        out.expands = true;
        self.pos = end;
        let span = self.span(start, end);
        self.problem(span, ProblemKind::Unclosed);
        true
    }

    /// The text ended before the quote at `start` did.
    pub(super) fn never_closed(&mut self, start: usize) {
        self.pos = self.end;
        self.unclosed.get_or_insert(start);
        let span = self.span(start, self.end);
        self.problem(span, ProblemKind::Unclosed);
    }

    // ---- arrays and patterns

    /// Whether the `(` at `pos` begins the array of `name=(…)`; the word began at `start`.
    fn array_begins(&self, start: usize) -> bool {
        self.text[start..self.pos].ends_with('=')
            && assignment(&self.text[start..self.pos]).is_some_and(|(_, value)| start + value == self.pos)
    }

    fn array(&mut self, out: &mut Builder) {
        let start = self.pos;
        out.expands = true;
        self.pos += 1;
        if self.enter(start) {
            loop {
                let token = self.take();
                match token.kind {
                    TokenKind::Word(word) => out.substitutions.extend(word.substitutions),
                    TokenKind::Op(")") => break,
                    TokenKind::Eof => {
                        let span = self.span(start, start + 1);
                        self.problem(span, ProblemKind::Unclosed);
                        break;
                    }
                    _ => {}
                }
            }
            self.leave();
        } else {
            self.pos = self.paren_end(self.pos);
        }
        out.copy(self.text, start, self.pos);
    }

    /// Takes `(a|b)` behind `?`, `*`, `+` or `@`, if that is what stands at `pos` in the word that began at `start`.
    /// There are no blanks in it.
    fn extended_glob(&mut self, start: usize, out: &mut Builder) -> bool {
        let at = self.pos;
        if at == start || !matches!(self.byte(at - 1), Some(b'?' | b'*' | b'+' | b'@')) {
            return false;
        }
        if at < self.no_glob_before {
            return false;
        }
        let mut open = 0usize;
        let rest = &self.text.as_bytes()[at..self.end];
        let len = rest.iter().position(|byte| {
            open = match byte {
                b'(' => open + 1,
                b')' => open - 1,
                _ => open,
            };
            open == 0 || byte.is_ascii_whitespace()
        });
        let end = at + len.unwrap_or(rest.len());
        if self.byte(end) != Some(b')') {
            // Not asked again for each parenthesis up to there: time stays linear.
            self.no_glob_before = end;
            return false;
        }
        out.expands = true;
        out.copy(self.text, at, end + 1);
        self.pos = end + 1;
        true
    }
}

/// Recognises `{a,b}`, `{1..3}` and `[a-z]`, which shells expand, as the bytes of a word go by.
#[derive(Default)]
struct Braces {
    open: bool,
    separated: bool,
    dot: bool,
    bracket: bool,
}

impl Braces {
    fn expand_with(&mut self, byte: u8) -> bool {
        match byte {
            b'{' => *self = Self { open: true, bracket: self.bracket, ..Self::default() },
            b',' => self.separated |= self.open,
            b'.' => self.separated |= self.open && self.dot,
            b'}' => return self.open && self.separated,
            b'[' => self.bracket = true,
            b']' => return self.bracket,
            _ => {}
        }
        self.dot = byte == b'.';
        false
    }
}

/// The name in front of an assignment's `=` or `+=`, and where the value begins.
pub(super) fn assignment(word: &str) -> Option<(&str, usize)> {
    let bytes = word.as_bytes();
    let name = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    if name == 0 || bytes[0].is_ascii_digit() {
        return None;
    }
    let mut at = name;
    if bytes.get(at) == Some(&b'[') {
        at += word[at..].find(']')? + 1;
    }
    at += usize::from(bytes.get(at) == Some(&b'+'));
    (bytes.get(at) == Some(&b'=')).then(|| (&word[..name], at + 1))
}

/// The character that a backslash and `rest` stand for in `$'…'`, and how much of `rest` that is.
fn ansi_escape(rest: &str) -> (Option<char>, usize) {
    let Some(kind) = rest.chars().next() else { return (None, 0) };
    let digits = |skip: usize, max: usize, radix: u32| {
        let digits = rest[skip..].chars().take(max).take_while(|digit| digit.is_digit(radix)).count();
        let code = u32::from_str_radix(&rest[skip..skip + digits], radix).ok();
        (code.and_then(char::from_u32), skip + digits)
    };
    match kind {
        'n' => (Some('\n'), 1),
        't' => (Some('\t'), 1),
        'r' => (Some('\r'), 1),
        'a' => (Some('\u{7}'), 1),
        'b' => (Some('\u{8}'), 1),
        'e' | 'E' => (Some('\u{1b}'), 1),
        'f' => (Some('\u{c}'), 1),
        'v' => (Some('\u{b}'), 1),
        '\\' | '\'' | '"' | '?' => (Some(kind), 1),
        'x' => digits(1, 2, 16),
        'u' => digits(1, 4, 16),
        'U' => digits(1, 8, 16),
        '0'..='7' => digits(0, 3, 8),
        _ => (None, kind.len_utf8()),
    }
}
