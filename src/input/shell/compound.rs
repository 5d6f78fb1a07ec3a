//! The grammar of compound commands: groups, `if`, loops, `case`, functions, `[[ … ]]` and `(( … ))`.

use super::reader::{Open, Reader, TokenKind};
use super::syntax::{Choice, Command, CommandKind, Each, Item, List, Pipeline, Word};

impl Reader<'_> {
    /// `time` is a command's name where a simple command follows, and a keyword in front of others.
    pub(super) fn compound_follows_time(&mut self) -> bool {
        let end = self.peek().end;
        let rest = self.text[end..self.end].trim_start_matches([' ', '\t']);
        let rest = rest.strip_prefix("-p ").unwrap_or(rest).trim_start_matches([' ', '\t']);
        let word = rest.split([' ', '\t', '\n', '\r', ';', '(']).next().unwrap_or_default();
        rest.starts_with('(') || is_compound(word)
    }

    /// Passes over a construct that is too deep, by counting what opens and closes.
    pub(super) fn skip_compound(&mut self) {
        let mut open = 0usize;
        loop {
            let token = self.take();
            match (&token.kind, token.keyword()) {
                (TokenKind::Eof, _) => return,
                (TokenKind::Op("("), _) | (_, Some("{" | "if" | "case" | "do" | "[[")) => open += 1,
                (TokenKind::Op(")"), _) | (_, Some("}" | "fi" | "esac" | "done" | "]]")) if open <= 1 => return,
                (TokenKind::Op(")"), _) | (_, Some("}" | "fi" | "esac" | "done" | "]]")) => open -= 1,
                _ => {}
            }
        }
    }

    pub(super) fn compound(&mut self, heads: &mut Vec<List>) -> CommandKind {
        let token = self.take();
        let (start, end) = (token.start, token.end);
        match token.keyword() {
            Some("{") => CommandKind::Group(self.closed_by("}", Open::Brace, start, end)),
            Some("if") => self.if_command(start, end),
            Some("while" | "until") => {
                self.open.push(Open::Loop);
                let condition = self.list();
                self.open.pop();
                CommandKind::Loop { condition, body: self.loop_body(start, end), each: None }
            }
            Some("for" | "select") => self.for_command(start, end, heads),
            Some("case") => self.case_command(start, end, heads),
            Some("function") => self.function_command(),
            Some("[[") => self.test_command(start, end, heads),
            _ => match self.arithmetic_end(start) {
                Some(close) => {
                    heads.extend(self.expansions(start + 2, close));
                    self.pos = close;
                    self.last_end = close;
                    CommandKind::Test
                }
                None => {
                    self.open.push(Open::Paren);
                    let list = self.list();
                    self.open.pop();
                    if !self.take_op(")") {
                        self.unclosed(start, end);
                    }
                    CommandKind::Subshell(list)
                }
            },
        }
    }

    /// A list that ends with a keyword; the construct began at `start..end`.
    fn closed_by(&mut self, keyword: &str, open: Open, start: usize, end: usize) -> List {
        self.open.push(open);
        let list = self.list();
        self.open.pop();
        if !self.take_keyword(keyword) {
            self.unclosed(start, end);
        }
        list
    }

    fn if_command(&mut self, start: usize, end: usize) -> CommandKind {
        self.open.push(Open::If);
        let mut branches = Vec::new();
        let mut otherwise = None;
        loop {
            let condition = self.list();
            if !self.take_keyword("then") {
                self.unclosed(start, end);
            }
            branches.push((condition, self.list()));
            if !self.take_keyword("elif") {
                break;
            }
        }
        if self.take_keyword("else") {
            otherwise = Some(self.list());
        }
        self.open.pop();
        if !self.take_keyword("fi") {
            self.unclosed(start, end);
        }
        CommandKind::If { branches, otherwise }
    }

    /// `do … done`, or the `{ … }` that bash takes in its place.
    fn loop_body(&mut self, start: usize, end: usize) -> List {
        if self.take_keyword("{") {
            return self.closed_by("}", Open::Brace, start, end);
        }
        if !self.take_keyword("do") {
            self.unclosed(start, end);
            return List::default();
        }
        self.closed_by("done", Open::Loop, start, end)
    }

    fn for_command(&mut self, start: usize, end: usize, heads: &mut Vec<List>) -> CommandKind {
        let mut each = None;
        if self.peek().is("(") {
            let open = self.take().start;
            if let Some(close) = self.arithmetic_end(open) {
                heads.extend(self.expansions(open + 2, close));
                self.pos = close;
                self.last_end = close;
            }
        } else {
            let name = self.take_word(heads).map(|word| word.value).unwrap_or_default();
            self.skip_newlines();
            if self.take_keyword("in") {
                let words = std::iter::from_fn(|| self.take_word(heads)).collect();
                each = Some(Box::new(Each { name, words }));
            }
        }
        self.take_op(";");
        self.skip_newlines();
        CommandKind::Loop { condition: List::default(), body: self.loop_body(start, end), each }
    }

    /// Takes a word, and the scripts in it apart from it.
    fn take_word(&mut self, heads: &mut Vec<List>) -> Option<Word> {
        if !matches!(self.peek().kind, TokenKind::Word(_)) {
            return None;
        }
        let TokenKind::Word(mut word) = self.take().kind else { return None };
        heads.append(&mut word.substitutions);
        Some(*word)
    }

    fn case_command(&mut self, start: usize, end: usize, heads: &mut Vec<List>) -> CommandKind {
        let mut choice = Box::new(Choice { word: self.take_word(heads), ..Choice::default() });
        self.skip_newlines();
        if !self.take_keyword("in") {
            self.unclosed(start, end);
        }
        let mut arms = Vec::new();
        while let Some(complete) = self.arm(&mut choice, heads) {
            if !complete {
                self.unclosed(start, end);
                break;
            }
            self.open.push(Open::Case);
            arms.push(self.list());
            self.open.pop();
            choice.falls_through |= !self.take_op(";;") && (self.take_op(";&") || self.take_op(";;&"));
        }
        CommandKind::Case(arms, choice)
    }

    /// Takes what stands in front of an arm's commands, and says whether all of it was there; none after the last arm.
    fn arm(&mut self, choice: &mut Choice, heads: &mut Vec<List>) -> Option<bool> {
        self.skip_newlines();
        if self.take_keyword("esac") {
            return None;
        }
        let opened = self.take_op("(");
        let mut patterns = Vec::new();
        while let Some(pattern) = self.take_word(heads) {
            patterns.push(pattern);
            self.take_op("|");
        }
        let complete = (opened || !patterns.is_empty()) && self.take_op(")");
        if complete {
            choice.patterns.push(patterns);
        }
        Some(complete)
    }

    /// `function name { … }`, after the keyword.
    fn function_command(&mut self) -> CommandKind {
        let mut name = String::new();
        if let TokenKind::Word(word) = &self.peek().kind {
            name.clone_from(&word.value);
            self.take();
        }
        if self.peek().is("(") && self.empty_parens() {
            self.take();
            self.take();
        }
        self.function_body(name)
    }

    /// Whether the `(` that comes next is followed by `)`.
    pub(super) fn empty_parens(&mut self) -> bool {
        let after = self.peek().end;
        self.text[after..self.end].trim_start_matches([' ', '\t']).starts_with(')')
    }

    fn function_body(&mut self, name: String) -> CommandKind {
        self.skip_newlines();
        if !self.starts_command() {
            self.unexpected();
            return CommandKind::Function { name, body: List::default() };
        }
        let command = self.command();
        CommandKind::Function { name, body: body_of(command) }
    }

    /// `[[ … ]]`, after the `[[`. Its operators are not the shell's, so they are passed over byte by byte.
    fn test_command(&mut self, start: usize, end: usize, heads: &mut Vec<List>) -> CommandKind {
        self.forget();
        loop {
            self.skip_blanks();
            match self.here() {
                None => {
                    self.unclosed(start, end);
                    break;
                }
                Some(b'(' | b')' | b'<' | b'>' | b'&' | b'|' | b';' | b'\r' | b'\n') => self.pos += 1,
                Some(_) => {
                    let word = self.word();
                    heads.extend(word.substitutions);
                    if word.value == "]]" && !word.quoted {
                        break;
                    }
                }
            }
        }
        self.last_end = self.pos;
        CommandKind::Test
    }

    /// `name() …`, after the parentheses.
    pub(super) fn function(&mut self, name: String, start: usize) -> Command {
        let kind = if self.enter(start) {
            let kind = self.function_body(name);
            self.leave();
            kind
        } else {
            CommandKind::Function { name, body: List::default() }
        };
        Command { kind, redirects: Vec::new(), substitutions: Vec::new(), span: self.span(start, self.last_end) }
    }
}

/// The list that a function's body is.
#[inline(never)]
fn body_of(command: Command) -> List {
    match command {
        Command { kind: CommandKind::Group(list) | CommandKind::Subshell(list), redirects, .. }
            if redirects.is_empty() =>
        {
            list
        }
        command => {
            let span = command.span;
            let first = Pipeline { negated: false, commands: vec![command], span };
            List { items: vec![Item { first, rest: Vec::new(), background: false, span, end: None }] }
        }
    }
}

/// Whether a word in command position begins a compound command.
pub(super) fn is_compound(word: &str) -> bool {
    matches!(word, "{" | "if" | "while" | "until" | "for" | "select" | "case" | "function" | "[[")
}
