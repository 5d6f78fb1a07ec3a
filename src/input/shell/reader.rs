//! The text under the reader's eye: tokens, blanks, comments, and the bodies of heredocs.

use super::origin::Origin;
use super::syntax::{List, MAX_DEPTH, ProblemKind, Word};
use crate::text::Span;

/// Operators, longer ones before those that they begin with.
static OPERATORS: [&str; 23] = [
    ";;&", "&>>", "<<-", "<<<", "&&", "||", ";;", ";&", "|&", ">>", ">|", "<>", "<<", "<&", ">&", "&>", ";", "&", "|",
    "(", ")", "<", ">",
];

/// Reads tokens from a part of a text. Its own positions are bytes of that text; [`Reader::span`] turns them into
/// bytes of the user's.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) pos: usize,
    /// Where reading stops.
    pub(super) end: usize,
    /// Where `text` comes from, if it is itself the value of a word.
    origin: Option<Origin>,
    /// How many constructs are open around this place.
    pub(super) depth: usize,
    /// The open constructs of the grammar, which say what may end a list here.
    pub(super) open: Vec<Open>,
    peeked: Option<Token>,
    /// Where the last token taken ends.
    pub(super) last_end: usize,
    pub(super) pending: Vec<Pending>,
    pub(super) bodies: Vec<Body>,
    pub(super) problems: Vec<(Span, ProblemKind)>,
    /// Up to here, no pattern in parentheses closes.
    pub(super) no_glob_before: usize,
    /// Quotes that nothing closes, from earlier readings: each ends with its line.
    pub(super) cut: Vec<usize>,
    /// The first such quote that this reading met.
    pub(super) unclosed: Option<usize>,
    /// The words of the commands that are being read, the outer ones first.
    pub(super) words: Vec<Word>,
}

/// A construct that is open, and so what may end a list inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    Paren,
    Brace,
    If,
    Loop,
    Case,
}

/// A token and where it stands in the reader's text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Clone, Debug)]
pub(super) enum TokenKind {
    /// In a box: a token lies in every frame of the reader, which calls itself.
    Word(Box<Word>),
    /// An operator; the end of a line is `"\n"`.
    Op(&'static str),
    /// Digits in front of a redirection.
    Number(u32),
    Eof,
}

impl Token {
    pub(super) fn is(&self, operator: &str) -> bool {
        matches!(self.kind, TokenKind::Op(own) if own == operator)
    }

    /// The word, if it may be a keyword.
    pub(super) fn keyword(&self) -> Option<&str> {
        match &self.kind {
            TokenKind::Word(word) if !word.quoted => Some(&word.value),
            _ => None,
        }
    }
}

/// A heredoc whose body begins after the line.
pub(super) struct Pending {
    operator: Span,
    delimiter: String,
    strip_tabs: bool,
    expands: bool,
}

/// A heredoc's body; `operator` says whose.
pub(super) struct Body {
    pub(super) operator: Span,
    pub(super) span: Span,
    pub(super) substitutions: Vec<List>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, part: Span, origin: Option<Origin>) -> Self {
        Self {
            text,
            pos: part.start,
            end: part.end,
            origin,
            depth: 0,
            open: Vec::new(),
            peeked: None,
            last_end: part.start,
            pending: Vec::new(),
            bodies: Vec::new(),
            problems: Vec::new(),
            no_glob_before: 0,
            cut: Vec::new(),
            words: Vec::new(),
            unclosed: None,
        }
    }

    /// Goes back to the beginning; the quote at `quote` now ends with its line.
    pub(super) fn again(&mut self, part: Span, quote: usize) {
        let mut cut = std::mem::take(&mut self.cut);
        cut.push(quote);
        *self = Self { cut, ..Self::new(self.text, part, self.origin.take()) };
    }

    /// The place in the user's text.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let own = Span::new(start, end);
        self.origin.as_ref().map_or(own, |origin| origin.span(own))
    }

    /// Whether the text is itself the value of a word.
    pub(super) fn is_nested(&self) -> bool {
        self.origin.is_some()
    }

    /// The mapping of a value that came from this reader's text, for the user's text.
    pub(super) fn mapped(&self, origin: Origin) -> Origin {
        match &self.origin {
            Some(outer) => origin.within(outer),
            None => origin,
        }
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        if at < self.end { self.text.as_bytes().get(at).copied() } else { None }
    }

    pub(super) fn here(&self) -> Option<u8> {
        self.byte(self.pos)
    }

    pub(super) fn starts_with(&self, what: &str) -> bool {
        self.text.as_bytes()[self.pos..self.end].starts_with(what.as_bytes())
    }

    /// How many bytes the line ending at `at` has, a CR included; 0 if there is none.
    pub(super) fn newline_len(&self, at: usize) -> usize {
        match (self.byte(at), self.byte(at + 1)) {
            (Some(b'\n'), _) => 1,
            (Some(b'\r'), Some(b'\n')) => 2,
            _ => 0,
        }
    }

    /// The end of the line that `at` is on, before its line ending.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let line = &self.text.as_bytes()[at..self.end];
        let len = line.iter().position(|&byte| byte == b'\n').unwrap_or(line.len());
        at + if line[..len].ends_with(b"\r") && len < line.len() { len - 1 } else { len }
    }

    pub(super) fn problem(&mut self, span: Span, kind: ProblemKind) {
        // One too deep a construct is as good as ten thousand.
        if kind == ProblemKind::TooDeep && self.problems.iter().rev().take(8).any(|(_, other)| *other == kind) {
            return;
        }
        self.problems.push((span, kind));
    }

    /// Whether one more construct may open at `start`; if not, that is a problem.
    pub(super) fn enter(&mut self, start: usize) -> bool {
        if self.depth >= MAX_DEPTH {
            let span = self.span(start, self.pos.max(start + 1).min(self.end));
            self.problem(span, ProblemKind::TooDeep);
            return false;
        }
        self.depth += 1;
        true
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    // ---- tokens

    pub(super) fn peek(&mut self) -> &Token {
        if self.peeked.is_none() {
            // A token can hold scripts, whose tokens are not the last one taken here.
            let last_end = self.last_end;
            let token = self.token();
            self.last_end = last_end;
            self.peeked = Some(token);
        }
        self.peeked.get_or_insert(Token { kind: TokenKind::Eof, start: 0, end: 0 })
    }

    pub(super) fn take(&mut self) -> Token {
        let token = match self.peeked.take() {
            Some(token) => token,
            None => self.token(),
        };
        self.last_end = token.end;
        token
    }

    /// Takes the next token if it is this operator.
    pub(super) fn take_op(&mut self, operator: &str) -> bool {
        let is = self.peek().is(operator);
        if is {
            self.take();
        }
        is
    }

    /// Takes the next token if it is this keyword.
    pub(super) fn take_keyword(&mut self, keyword: &str) -> bool {
        let is = self.peek().keyword() == Some(keyword);
        if is {
            self.take();
        }
        is
    }

    pub(super) fn skip_newlines(&mut self) {
        while self.take_op("\n") {}
    }

    /// Forgets the token looked at, so that reading goes on at `pos` byte by byte.
    pub(super) fn forget(&mut self) {
        self.peeked = None;
    }

    fn token(&mut self) -> Token {
        self.skip_blanks();
        let start = self.pos;
        let kind = self.token_kind();
        let end = if matches!(kind, TokenKind::Op("\n")) { start + self.newline_len(start) } else { self.pos };
        Token { kind, start, end }
    }

    /// Words and the bodies of heredocs hold scripts, and so call the reader again: what else a token can be is no part of
    /// that frame.
    fn token_kind(&mut self) -> TokenKind {
        let newline = self.newline_len(self.pos);
        if newline > 0 {
            self.pos += newline;
            self.heredoc_bodies();
            return TokenKind::Op("\n");
        }
        match self.mark() {
            Some(kind) => kind,
            None => TokenKind::Word(self.boxed_word()),
        }
    }

    /// The token that stands here, unless it is a word or the end of a line.
    #[inline(never)]
    fn mark(&mut self) -> Option<TokenKind> {
        let Some(first) = self.here() else {
            for left in std::mem::take(&mut self.pending) {
                self.problem(left.operator, ProblemKind::Unclosed);
            }
            return Some(TokenKind::Eof);
        };
        if b";&|()<>".contains(&first) && !self.at_process_substitution() {
            let operator = OPERATORS.iter().find(|operator| self.starts_with(operator))?;
            self.pos += operator.len();
            return Some(TokenKind::Op(operator));
        }
        let digits = self.text.as_bytes()[self.pos..self.end].iter().take(6).take_while(|byte| byte.is_ascii_digit());
        let after = self.pos + digits.count();
        if after > self.pos && matches!(self.byte(after), Some(b'<' | b'>')) && self.byte(after + 1) != Some(b'(') {
            let number = self.text[self.pos..after].parse().unwrap_or_default();
            self.pos = after;
            return Some(TokenKind::Number(number));
        }
        None
    }

    #[inline(never)]
    fn boxed_word(&mut self) -> Box<Word> {
        Box::new(self.word())
    }

    pub(super) fn at_process_substitution(&self) -> bool {
        matches!(self.here(), Some(b'<' | b'>')) && self.byte(self.pos + 1) == Some(b'(')
    }

    /// Skips blanks, comments, and backslashes that join two lines.
    pub(super) fn skip_blanks(&mut self) {
        loop {
            match self.here() {
                Some(b' ' | b'\t') => self.pos += 1,
                Some(b'\\') if self.newline_len(self.pos + 1) > 0 => self.pos += 1 + self.newline_len(self.pos + 1),
                Some(b'#') => self.pos = self.line_end(self.pos),
                _ => return,
            }
        }
    }

    // ---- heredocs

    /// Notes a heredoc; its body is read when the line ends.
    pub(super) fn expect_heredoc(&mut self, operator: Span, delimiter: &Word, strip_tabs: bool) {
        let (delimiter, expands) = (delimiter.value.clone(), !delimiter.quoted);
        self.pending.push(Pending { operator, delimiter, strip_tabs, expands });
    }

    fn heredoc_bodies(&mut self) {
        for heredoc in std::mem::take(&mut self.pending) {
            let start = self.pos;
            let mut closed = false;
            let mut body_end = self.end;
            while self.pos < self.end {
                let (line, line_end) = (self.pos, self.line_end(self.pos));
                let content = &self.text[line..line_end];
                self.pos = line_end + self.newline_len(line_end);
                if heredoc.delimiter == if heredoc.strip_tabs { content.trim_start_matches('\t') } else { content } {
                    (closed, body_end) = (true, line);
                    break;
                }
            }
            if !closed {
                self.problem(heredoc.operator, ProblemKind::Unclosed);
            }
            let after = self.pos;
            let substitutions = if heredoc.expands { self.expansions(start, body_end) } else { Vec::new() };
            self.pos = after;
            let span = self.span(start, body_end);
            self.bodies.push(Body { operator: heredoc.operator, span, substitutions });
        }
    }
}
