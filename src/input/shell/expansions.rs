//! What begins with `$` or a backtick, and the scripts inside.

use super::reader::{Open, Reader};
use super::syntax::{List, ProblemKind};
use super::words::Builder;
use crate::text::Span;

/// Whether expansions are read inside double quotes, where `'` is a character like any other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    Nothing,
    Quotes,
}

impl Reader<'_> {
    pub(super) fn dollar(&mut self, inside: Inside, out: &mut Builder) {
        let start = self.pos;
        match self.byte(start + 1) {
            Some(b'(') => match self.arithmetic_end(start + 1) {
                Some(end) => {
                    out.expands = true;
                    out.copy(self.text, start, end);
                    out.substitutions.append(&mut self.expansions(start + 3, end));
                    self.pos = end;
                }
                None => self.substitution(2, out),
            },
            Some(b'{') => self.parameter(inside, out),
            Some(b'\'') if inside == Inside::Nothing => self.ansi_quotes(out),
            Some(b'"') if inside == Inside::Nothing => self.pos += 1,
            _ => self.variable(out),
        }
    }

    /// `$name`, `$1`, `$?`; or a dollar sign that is one.
    #[inline(never)]
    fn variable(&mut self, out: &mut Builder) {
        let start = self.pos;
        self.pos += 1;
        if let Some(byte) = self.byte(start + 1)
            && (byte.is_ascii_alphanumeric() || b"_@*#?-$!".contains(&byte))
        {
            let name = &self.text.as_bytes()[start + 1..self.end];
            let is_name = byte.is_ascii_alphabetic() || byte == b'_';
            let len = name.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
            self.pos += if is_name { len } else { 1 };
            out.expands = true;
        }
        out.copy(self.text, start, self.pos);
    }

    /// `${…}`, from the dollar sign. It stands in the value as it is written.
    fn parameter(&mut self, inside: Inside, out: &mut Builder) {
        let start = self.pos;
        out.expands = true;
        let cut = self.cut.contains(&start);
        if cut || !self.enter(start) {
            if cut {
                let span = self.span(start, start + 2);
                self.problem(span, ProblemKind::Unclosed);
            }
            // Two characters like any others, so that what follows is read.
            self.pos += 2;
            return out.copy(self.text, start, self.pos);
        }
        self.pos += 2;
        let mut content = Builder::default();
        loop {
            match self.here() {
                None => {
                    self.never_closed(start);
                    break;
                }
                Some(b'}') => {
                    self.pos += 1;
                    break;
                }
                Some(b'\\') => self.escape(&mut content),
                Some(b'\'') if inside == Inside::Nothing => self.single_quotes(&mut content),
                Some(b'"') => self.double_quotes(&mut content),
                Some(b'$') => self.dollar(inside, &mut content),
                Some(b'`') => self.backticks(inside, &mut content),
                Some(_) => self.pos += 1,
            }
        }
        self.leave();
        out.substitutions.append(&mut content.substitutions);
        out.copy(self.text, start, self.pos);
    }

    /// `$(…)`, `<(…)`, `>(…)`: a script after `opening` bytes, up to its `)`.
    pub(super) fn substitution(&mut self, opening: usize, out: &mut Builder) {
        let start = self.pos;
        out.expands = true;
        self.pos += opening;
        if self.enter(start) {
            self.open.push(Open::Paren);
            let list = self.list();
            self.open.pop();
            self.leave();
            if !self.take_op(")") {
                let span = self.span(start, start + opening);
                self.problem(span, ProblemKind::Unclosed);
            }
            self.forget();
            out.substitutions.reserve_exact(1);
            out.substitutions.push(list);
        } else {
            self.pos = self.paren_end(self.pos);
        }
        out.copy(self.text, start, self.pos);
    }

    /// `` `…` ``. Its script is read from a copy without the backslashes that backticks ask for.
    pub(super) fn backticks(&mut self, inside: Inside, out: &mut Builder) {
        let start = self.pos;
        out.expands = true;
        let mut script = Builder::default();
        let mut at = start + 1;
        let closed = loop {
            match self.byte(at) {
                None => break false,
                Some(b'`') => break true,
                Some(b'\\') if self.byte(at + 1).is_some_and(|byte| backtick_escapes(byte, inside)) => {
                    script.put(&self.text[at + 1..at + 2], at, at + 2);
                    at += 2;
                }
                Some(_) => {
                    let rest = &self.text.as_bytes()[at + 1..self.end];
                    let end = at + 1 + rest.iter().position(|byte| b"`\\".contains(byte)).unwrap_or(rest.len());
                    script.copy(self.text, at, end);
                    at = end;
                }
            }
        };
        if !closed || !self.enter(start) {
            if !closed {
                let span = self.span(start, start + 1);
                self.problem(span, ProblemKind::Unclosed);
            }
            // A character like any other, so that what follows is read.
            self.pos += 1;
            return out.copy(self.text, start, self.pos);
        }
        script.trace();
        let part = Span::new(0, script.value.len());
        let mut reader = Reader::new(&script.value, part, Some(self.mapped(script.origin)));
        reader.depth = self.depth;
        let mut inner = reader.script();
        self.leave();
        self.problems.append(&mut inner.problems);
        out.substitutions.reserve_exact(1);
        out.substitutions.push(inner.list);
        self.pos = at + 1;
        out.copy(self.text, start, self.pos);
    }

    /// The scripts in a text that expands like the inside of double quotes: a heredoc's body, arithmetic.
    pub(super) fn expansions(&mut self, start: usize, end: usize) -> Vec<List> {
        if !self.text[start..end].contains(['$', '`']) || !self.enter(start) {
            return Vec::new();
        }
        let outer_end = std::mem::replace(&mut self.end, end);
        // A heredoc of the line outside has its body outside.
        let outer_pending = std::mem::take(&mut self.pending);
        self.pos = start;
        let mut out = Builder::default();
        while let Some(byte) = self.here() {
            match byte {
                b'\\' => self.escape(&mut out),
                b'$' => self.dollar(Inside::Quotes, &mut out),
                b'`' => self.backticks(Inside::Quotes, &mut out),
                _ => self.pos += 1,
            }
        }
        self.end = outer_end;
        self.pending = outer_pending;
        self.leave();
        out.substitutions
    }

    /// One past the `))` that closes the `((` at `start`; nothing if these are two subshells.
    pub(super) fn arithmetic_end(&self, start: usize) -> Option<usize> {
        if self.byte(start + 1) != Some(b'(') {
            return None;
        }
        let mut open = 0usize;
        let mut at = start + 2;
        loop {
            match (self.byte(at)?, open) {
                (b'(', _) => open += 1,
                (b')', 0) => return (self.byte(at + 1) == Some(b')')).then_some(at + 2),
                (b')', _) => open -= 1,
                _ => {}
            }
            at += 1;
        }
    }

    /// One past the `)` that closes the `(` before `start`, found without reading what is inside.
    pub(super) fn paren_end(&self, start: usize) -> usize {
        let mut open = 1usize;
        let mut at = start;
        while let Some(byte) = self.byte(at) {
            at += 1;
            match byte {
                b'(' => open += 1,
                b')' if open == 1 => return at,
                b')' => open -= 1,
                _ => {}
            }
        }
        self.end
    }
}

fn backtick_escapes(byte: u8, inside: Inside) -> bool {
    matches!(byte, b'`' | b'\\' | b'$') || (byte == b'"' && inside == Inside::Quotes)
}
