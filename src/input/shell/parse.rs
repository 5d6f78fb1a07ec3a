//! The grammar: lists, pipelines, commands. What cannot stand where it stands is a problem, and is passed over.

use std::collections::BTreeMap;

use super::reader::{Body, Open, Reader, TokenKind};
use super::syntax::{AndOr, Command, CommandKind, Item, List, Pipeline, ProblemKind, Redirect, Script, Word};
use super::words::assignment;
use crate::text::Span;

const REDIRECTIONS: [&str; 12] = ["<", ">", ">>", ">|", "<>", "<<", "<<-", "<<<", "<&", ">&", "&>", "&>>"];

impl Reader<'_> {
    /// Reads all there is.
    pub(super) fn script(&mut self) -> Script {
        let mut list = self.list();
        let bodies = std::mem::take(&mut self.bodies);
        if !bodies.is_empty() {
            attach(&mut list, &mut bodies.into_iter().map(|body| (body.operator, body)).collect());
        }
        let mut problems = std::mem::take(&mut self.problems);
        problems.sort_by_key(|(span, _)| *span);
        problems.dedup();
        Script { list, problems }
    }

    /// Reads commands up to whatever may end a list here.
    pub(super) fn list(&mut self) -> List {
        let mut items = Vec::new();
        loop {
            self.skip_newlines();
            if self.at_list_end() {
                return List { items };
            }
            if !self.starts_command() {
                self.unexpected();
                self.take();
                continue;
            }
            let mut item = self.item();
            let token = self.peek().clone();
            match token.kind {
                TokenKind::Op(separator @ (";" | "&" | "\n")) => {
                    self.take();
                    item.background = separator == "&";
                    item.end = Some(self.span(token.start, token.end));
                }
                _ if self.at_list_end() => {}
                _ => self.unexpected(),
            }
            items.push(item);
        }
    }

    /// Whether the next token ends the list being read: the text is over, or something that is open wants it.
    fn at_list_end(&mut self) -> bool {
        let token = self.peek();
        let wanted_by = match &token.kind {
            TokenKind::Eof => return true,
            TokenKind::Op(")") => return self.open.contains(&Open::Paren),
            TokenKind::Op(";;" | ";&" | ";;&") => Open::Case,
            TokenKind::Op(_) | TokenKind::Number(_) => return false,
            TokenKind::Word(_) => match token.keyword() {
                Some("then" | "elif" | "else" | "fi") => Open::If,
                Some("do" | "done") => Open::Loop,
                Some("esac") => Open::Case,
                Some("}") => Open::Brace,
                _ => return false,
            },
        };
        self.open.iter().rev().take_while(|open| **open != Open::Paren).any(|open| *open == wanted_by)
    }

    fn starts_command(&mut self) -> bool {
        let token = self.peek();
        match &token.kind {
            TokenKind::Word(_) => {
                !matches!(token.keyword(), Some("then" | "elif" | "else" | "fi" | "do" | "done" | "esac" | "}"))
            }
            TokenKind::Number(_) => true,
            TokenKind::Op(operator) => *operator == "(" || is_redirection(operator),
            TokenKind::Eof => false,
        }
    }

    /// Notes that the next token cannot stand where it stands.
    fn unexpected(&mut self) {
        let (start, end) = (self.peek().start, self.peek().end);
        let span = self.span(start, end);
        self.problem(span, ProblemKind::Unexpected);
    }

    fn unclosed(&mut self, start: usize, end: usize) {
        let span = self.span(start, end);
        self.problem(span, ProblemKind::Unclosed);
    }

    fn item(&mut self) -> Item {
        let first = self.pipeline();
        let mut rest = Vec::new();
        loop {
            let operator = match self.peek().kind {
                TokenKind::Op("&&") => AndOr::And,
                TokenKind::Op("||") => AndOr::Or,
                _ => break,
            };
            let token = self.take();
            self.skip_newlines();
            if self.starts_command() {
                rest.push((operator, self.pipeline()));
            } else {
                let span = self.span(token.start, token.end);
                self.problem(span, ProblemKind::Unexpected);
            }
        }
        let span = rest.last().map_or(first.span, |(_, last)| first.span.join(last.span));
        Item { first, rest, background: false, span, end: None }
    }

    fn pipeline(&mut self) -> Pipeline {
        let start = self.peek().start;
        let mut negated = false;
        while self.take_keyword("!") {
            negated = !negated;
        }
        let mut commands = vec![self.command()];
        while self.take_op("|") || self.take_op("|&") {
            let operator_end = self.last_end;
            self.skip_newlines();
            if self.starts_command() {
                commands.push(self.command());
            } else {
                let span = self.span(operator_end - 1, operator_end);
                self.problem(span, ProblemKind::Unexpected);
                break;
            }
        }
        Pipeline { negated, commands, span: self.span(start, self.last_end) }
    }

    fn command(&mut self) -> Command {
        if !self.starts_command() {
            self.unexpected();
            let kind = CommandKind::Simple { assignments: Vec::new(), words: Vec::new() };
            let span = self.span(self.last_end, self.last_end);
            return Command { kind, redirects: Vec::new(), substitutions: Vec::new(), span };
        }
        let start = self.peek().start;
        if self.peek().keyword() == Some("time") && self.compound_follows_time() {
            self.take();
        }
        let compound = match self.peek().kind {
            TokenKind::Op("(") => true,
            _ => self.peek().keyword().is_some_and(is_compound),
        };
        if !compound {
            return self.simple();
        }
        let token = self.peek().clone();
        let mut substitutions = Vec::new();
        let kind = if self.enter(token.start) {
            let kind = self.compound(&mut substitutions);
            self.leave();
            kind
        } else {
            self.skip_compound();
            CommandKind::Group(List::default())
        };
        let mut redirects = Vec::new();
        while let Some(redirect) = self.redirect() {
            redirects.push(redirect);
        }
        Command { kind, redirects, substitutions, span: self.span(start, self.last_end) }
    }

    /// `time` is a command's name where a simple command follows, and a keyword in front of others.
    fn compound_follows_time(&mut self) -> bool {
        let end = self.peek().end;
        let rest = self.text[end..self.end].trim_start_matches([' ', '\t']);
        let rest = rest.strip_prefix("-p ").unwrap_or(rest).trim_start_matches([' ', '\t']);
        let word = rest.split([' ', '\t', '\n', '\r', ';', '(']).next().unwrap_or_default();
        rest.starts_with('(') || is_compound(word)
    }

    /// Passes over a construct that is too deep, by counting what opens and closes.
    fn skip_compound(&mut self) {
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

    fn compound(&mut self, heads: &mut Vec<List>) -> CommandKind {
        let token = self.take();
        let (start, end) = (token.start, token.end);
        match token.keyword() {
            Some("{") => CommandKind::Group(self.closed_by("}", Open::Brace, start, end)),
            Some("if") => self.if_command(start, end),
            Some("while" | "until") => {
                self.open.push(Open::Loop);
                let condition = self.list();
                self.open.pop();
                CommandKind::Loop { condition, body: self.loop_body(start, end) }
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
        if self.peek().is("(") {
            let open = self.take().start;
            if let Some(close) = self.arithmetic_end(open) {
                heads.extend(self.expansions(open + 2, close));
                self.pos = close;
                self.last_end = close;
            }
        } else {
            self.take_word(heads);
            self.skip_newlines();
            if self.take_keyword("in") {
                while self.take_word(heads) {}
            }
        }
        self.take_op(";");
        self.skip_newlines();
        CommandKind::Loop { condition: List::default(), body: self.loop_body(start, end) }
    }

    /// Takes a word for the scripts in it.
    fn take_word(&mut self, heads: &mut Vec<List>) -> bool {
        if !matches!(self.peek().kind, TokenKind::Word(_)) {
            return false;
        }
        if let TokenKind::Word(word) = self.take().kind {
            heads.extend(word.substitutions);
        }
        true
    }

    fn case_command(&mut self, start: usize, end: usize, heads: &mut Vec<List>) -> CommandKind {
        self.take_word(heads);
        self.skip_newlines();
        if !self.take_keyword("in") {
            self.unclosed(start, end);
        }
        let mut arms = Vec::new();
        loop {
            self.skip_newlines();
            if self.take_keyword("esac") {
                return CommandKind::Case(arms);
            }
            let mut pattern = self.take_op("(");
            while self.take_word(heads) {
                pattern = true;
                self.take_op("|");
            }
            if !pattern || !self.take_op(")") {
                self.unclosed(start, end);
                return CommandKind::Case(arms);
            }
            self.open.push(Open::Case);
            arms.push(self.list());
            self.open.pop();
            let _ended = self.take_op(";;") || self.take_op(";&") || self.take_op(";;&");
        }
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
    fn empty_parens(&mut self) -> bool {
        let after = self.peek().end;
        self.text[after..self.end].trim_start_matches([' ', '\t']).starts_with(')')
    }

    fn function_body(&mut self, name: String) -> CommandKind {
        self.skip_newlines();
        if !self.starts_command() {
            self.unexpected();
            return CommandKind::Function { name, body: List::default() };
        }
        let body = match self.command() {
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
        };
        CommandKind::Function { name, body }
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

    fn simple(&mut self) -> Command {
        let start = self.peek().start;
        let mut assignments = Vec::new();
        let mut words: Vec<Word> = Vec::new();
        let mut redirects = Vec::new();
        loop {
            if let Some(redirect) = self.redirect() {
                redirects.push(redirect);
                continue;
            }
            if let [name] = words.as_slice()
                && assignments.is_empty()
                && redirects.is_empty()
                && !name.quoted
                && self.peek().is("(")
                && self.empty_parens()
            {
                let name = name.value.clone();
                self.take();
                self.take();
                return self.function(name, start);
            }
            if !matches!(self.peek().kind, TokenKind::Word(_)) {
                break;
            }
            let token = self.take();
            let TokenKind::Word(word) = token.kind else { break };
            match assignment(&self.text[token.start..token.end]) {
                Some((name, value)) if words.is_empty() => {
                    assignments.push((name.to_owned(), self.value_of(*word, value, token.start, token.end)));
                }
                _ => words.push(*word),
            }
        }
        let kind = CommandKind::Simple { assignments, words };
        Command { kind, redirects, substitutions: Vec::new(), span: self.span(start, self.last_end) }
    }

    /// `name() …`, after the parentheses.
    fn function(&mut self, name: String, start: usize) -> Command {
        let kind = if self.enter(start) {
            let kind = self.function_body(name);
            self.leave();
            kind
        } else {
            CommandKind::Function { name, body: List::default() }
        };
        Command { kind, redirects: Vec::new(), substitutions: Vec::new(), span: self.span(start, self.last_end) }
    }

    /// The value of an assignment: the word without its first `skip` bytes, which hold no quotes.
    fn value_of(&self, mut word: Word, skip: usize, start: usize, end: usize) -> Word {
        word.value.drain(..skip.min(word.value.len()));
        word.origin = word.origin.without_first(skip);
        word.span = self.span(start + skip, end);
        word
    }

    fn redirect(&mut self) -> Option<Redirect> {
        let start = self.peek().start;
        let (fd, operator) = match self.peek().kind {
            TokenKind::Number(fd) => {
                self.take();
                let TokenKind::Op(operator) = self.take().kind else { return None };
                (Some(fd), operator)
            }
            TokenKind::Op(operator) if is_redirection(operator) => {
                self.take();
                (None, operator)
            }
            _ => return None,
        };
        let operator_end = self.last_end;
        let target = match &self.peek().kind {
            TokenKind::Word(_) => match self.take().kind {
                TokenKind::Word(word) => *word,
                _ => return None,
            },
            _ => {
                let span = self.span(start, operator_end);
                self.problem(span, ProblemKind::Unexpected);
                let end = Span::new(span.end, span.end);
                Word { literal: true, span: end, ..Word::default() }
            }
        };
        let span = self.span(start, self.last_end);
        if matches!(operator, "<<" | "<<-") && !target.span.is_empty() {
            self.expect_heredoc(span, &target, operator == "<<-");
        }
        Some(Redirect { fd, operator: operator.to_owned(), target, heredoc: None, substitutions: Vec::new(), span })
    }
}

/// Gives each heredoc its body. Its redirection was read before the line, and so the body, had ended.
fn attach(list: &mut List, bodies: &mut BTreeMap<Span, Body>) {
    for pipeline in list.items.iter_mut().flat_map(Item::pipelines_mut) {
        for command in &mut pipeline.commands {
            for redirect in &mut command.redirects {
                if let Some(body) = bodies.remove(&redirect.span) {
                    redirect.heredoc = Some(body.span);
                    redirect.substitutions = body.substitutions;
                }
            }
            for inner in lists_mut(command) {
                attach(inner, bodies);
            }
        }
    }
}

fn lists_mut(command: &mut Command) -> Vec<&mut List> {
    let mut lists: Vec<&mut List> = command.substitutions.iter_mut().collect();
    for redirect in &mut command.redirects {
        lists.extend(redirect.target.substitutions.iter_mut().chain(&mut redirect.substitutions));
    }
    match &mut command.kind {
        CommandKind::Simple { assignments, words } => {
            let words = words.iter_mut().chain(assignments.iter_mut().map(|(_, value)| value));
            lists.extend(words.flat_map(|word| &mut word.substitutions));
        }
        CommandKind::Subshell(list) | CommandKind::Group(list) | CommandKind::Function { body: list, .. } => {
            lists.push(list);
        }
        CommandKind::If { branches, otherwise } => {
            lists.extend(branches.iter_mut().flat_map(|(condition, branch)| [condition, branch]).chain(otherwise));
        }
        CommandKind::Loop { condition, body } => lists.extend([condition, body]),
        CommandKind::Case(arms) => lists.extend(arms),
        CommandKind::Test => {}
    }
    lists
}

fn is_redirection(operator: &str) -> bool {
    REDIRECTIONS.contains(&operator)
}

fn is_compound(word: &str) -> bool {
    matches!(word, "{" | "if" | "while" | "until" | "for" | "select" | "case" | "function" | "[[")
}
