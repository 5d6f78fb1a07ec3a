//! The grammar: lists, pipelines, simple commands and redirections. What cannot stand where it stands is a problem, and is passed over.

use std::collections::BTreeMap;

use super::compound::is_compound;
use super::reader::{Body, Open, Reader, TokenKind};
use super::syntax::{AndOr, Command, CommandKind, Item, List, Pipeline, ProblemKind, Redirect, Script, Word};
use super::words::assignment;
use crate::order;
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
        order::by(&mut problems, |(span, _)| (span.start, span.end));
        problems.dedup();
        Script { list, problems }
    }

    /// Reads commands up to whatever may end a list here.
    ///
    /// The reader calls itself: list, item, pipeline, command, word, the list of a substitution in it. What a level needs beside
    /// that lies in functions of their own, so that it is not on the stack meanwhile.
    pub(super) fn list(&mut self) -> List {
        let mut items = Vec::new();
        while self.command_follows() {
            let item = self.item();
            self.ended(&mut items, item);
        }
        List { items }
    }

    /// Whether a command comes before the end of the list; what cannot begin one is passed over.
    fn command_follows(&mut self) -> bool {
        loop {
            self.skip_newlines();
            if self.at_list_end() {
                return false;
            }
            if self.starts_command() {
                return true;
            }
            self.unexpected();
            self.take();
        }
    }

    /// Adds an item, and takes what ends it.
    #[inline(never)]
    fn ended(&mut self, items: &mut Vec<Item>, mut item: Item) {
        let token = self.peek();
        let (start, end) = (token.start, token.end);
        let separator = match token.kind {
            TokenKind::Op(separator @ (";" | "&" | "\n")) => Some(separator),
            _ => None,
        };
        if let Some(separator) = separator {
            self.take();
            item.background = separator == "&";
            item.end = Some(self.span(start, end));
        } else if !self.at_list_end() {
            self.unexpected();
        }
        // Of substitutions, and they are many, there is one.
        one_more(items, item);
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

    pub(super) fn starts_command(&mut self) -> bool {
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
    pub(super) fn unexpected(&mut self) {
        let (start, end) = (self.peek().start, self.peek().end);
        let span = self.span(start, end);
        self.problem(span, ProblemKind::Unexpected);
    }

    pub(super) fn unclosed(&mut self, start: usize, end: usize) {
        let span = self.span(start, end);
        self.problem(span, ProblemKind::Unclosed);
    }

    fn item(&mut self) -> Item {
        let first = self.pipeline();
        let mut rest = Vec::new();
        while let Some(operator) = self.and_or() {
            let next = self.pipeline();
            one_more(&mut rest, (operator, next));
        }
        let span = rest.last().map_or(first.span, |(_, last)| first.span.join(last.span));
        Item { first, rest, background: false, span, end: None }
    }

    /// Takes `&&` or `||` if a command follows it.
    fn and_or(&mut self) -> Option<AndOr> {
        loop {
            let operator = match self.peek().kind {
                TokenKind::Op("&&") => AndOr::And,
                TokenKind::Op("||") => AndOr::Or,
                _ => return None,
            };
            self.take();
            let end = self.last_end;
            self.skip_newlines();
            if self.starts_command() {
                return Some(operator);
            }
            let span = self.span(end - 2, end);
            self.problem(span, ProblemKind::Unexpected);
        }
    }

    fn pipeline(&mut self) -> Pipeline {
        let start = self.peek().start;
        let mut negated = false;
        while self.take_keyword("!") {
            negated = !negated;
        }
        let mut commands = Vec::new();
        loop {
            let command = self.command();
            one_more(&mut commands, command);
            if !self.pipe() {
                break;
            }
        }
        Pipeline { negated, commands, span: self.span(start, self.last_end) }
    }

    /// Takes `|` or `|&` if a command follows it.
    fn pipe(&mut self) -> bool {
        if !self.take_op("|") && !self.take_op("|&") {
            return false;
        }
        let operator_end = self.last_end;
        self.skip_newlines();
        let follows = self.starts_command();
        if !follows {
            let span = self.span(operator_end - 1, operator_end);
            self.problem(span, ProblemKind::Unexpected);
        }
        follows
    }

    pub(super) fn command(&mut self) -> Command {
        if !self.starts_command() {
            return self.no_command();
        }
        let start = self.peek().start;
        if self.peek().keyword() == Some("time") && self.compound_follows_time() {
            self.take();
        }
        let token = self.peek();
        if token.is("(") || token.keyword().is_some_and(is_compound) {
            return self.compound_command(start);
        }
        self.simple()
    }

    #[inline(never)]
    fn no_command(&mut self) -> Command {
        self.unexpected();
        let kind = CommandKind::Simple { assignments: Vec::new(), words: Vec::new() };
        let span = self.span(self.last_end, self.last_end);
        Command { kind, redirects: Vec::new(), substitutions: Vec::new(), span }
    }

    fn compound_command(&mut self, start: usize) -> Command {
        let mut substitutions = Vec::new();
        let token = self.peek().start;
        let kind = if self.enter(token) {
            let kind = self.compound(&mut substitutions);
            self.leave();
            kind
        } else {
            self.skip_compound();
            CommandKind::Group(List::default())
        };
        let mut redirects = Vec::new();
        while self.redirect(&mut redirects) {}
        Command { kind, redirects, substitutions, span: self.span(start, self.last_end) }
    }

    fn simple(&mut self) -> Command {
        // Words are gathered behind those of the commands around this one: what is kept of them is then as long as they are many.
        let mut parts = Parts { start: self.peek().start, from: self.words.len(), ..Parts::default() };
        loop {
            if !self.redirect(&mut parts.redirects) {
                match self.simple_word(&mut parts) {
                    Some(Part::Word) => {}
                    Some(Part::Function(name)) => return self.function(name, parts.start),
                    None => return self.simple_of(parts),
                }
            }
        }
    }

    /// Takes the next word of a simple command, which was looked at before.
    #[inline(never)]
    fn simple_word(&mut self, parts: &mut Parts) -> Option<Part> {
        let names = matches!(self.words.get(parts.from..), Some([name]) if !name.quoted);
        if names
            && parts.assignments.is_empty()
            && parts.redirects.is_empty()
            && self.peek().is("(")
            && self.empty_parens()
        {
            let name = self.words.pop().map(|name| name.value).unwrap_or_default();
            self.take();
            self.take();
            return Some(Part::Function(name));
        }
        if !matches!(self.peek().kind, TokenKind::Word(_)) {
            return None;
        }
        let token = self.take();
        let TokenKind::Word(word) = token.kind else { return None };
        match assignment(&self.text[token.start..token.end]) {
            Some((name, value)) if self.words.len() == parts.from => {
                let value = self.value_of(*word, value, token.start, token.end);
                one_more(&mut parts.assignments, (name.to_owned(), value));
            }
            _ => self.words.push(*word),
        }
        Some(Part::Word)
    }

    #[inline(never)]
    fn simple_of(&mut self, parts: Parts) -> Command {
        let Parts { start, from, assignments, redirects } = parts;
        let words = self.words.drain(from.min(self.words.len())..).collect();
        let kind = CommandKind::Simple { assignments, words };
        Command { kind, redirects, substitutions: Vec::new(), span: self.span(start, self.last_end) }
    }

    /// The value of an assignment: the word without its first `skip` bytes, which hold no quotes.
    fn value_of(&self, mut word: Word, skip: usize, start: usize, end: usize) -> Word {
        word.value.drain(..skip.min(word.value.len()));
        if !word.origin.is_empty() {
            word.origin = word.origin.without_first(skip);
        }
        word.span = self.span(start + skip, end);
        word
    }

    /// Takes a redirection, if one comes next.
    fn redirect(&mut self, all: &mut Vec<Redirect>) -> bool {
        let start = self.peek().start;
        let Some((fd, operator)) = self.redirection() else { return false };
        let operator_end = self.last_end;
        // Its target may hold scripts.
        self.peek();
        self.redirect_to(all, fd, operator, start, operator_end);
        true
    }

    fn redirection(&mut self) -> Option<(Option<u32>, &'static str)> {
        match self.peek().kind {
            TokenKind::Number(fd) => {
                self.take();
                let TokenKind::Op(operator) = self.take().kind else { return None };
                Some((Some(fd), operator))
            }
            TokenKind::Op(operator) if is_redirection(operator) => {
                self.take();
                Some((None, operator))
            }
            _ => None,
        }
    }

    #[inline(never)]
    fn redirect_to(
        &mut self,
        all: &mut Vec<Redirect>,
        fd: Option<u32>,
        operator: &'static str,
        start: usize,
        operator_end: usize,
    ) {
        let is_word = matches!(self.peek().kind, TokenKind::Word(_));
        let target = match if is_word { self.take().kind } else { TokenKind::Eof } {
            TokenKind::Word(word) => *word,
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
        one_more(all, Redirect { fd, operator, target, heredoc: None, substitutions: Vec::new(), span });
    }
}

/// What a simple command is made of, as it is read.
#[derive(Default)]
struct Parts {
    start: usize,
    /// Where its words begin among those of all open commands.
    from: usize,
    assignments: Vec<(String, Word)>,
    redirects: Vec<Redirect>,
}

/// What came next in a simple command.
enum Part {
    Word,
    /// The name of a function, whose parentheses are taken: it was no simple command.
    Function(String),
}

/// Adds to what most commands have none or one of: the first takes no place for others.
fn one_more<T>(all: &mut Vec<T>, one: T) {
    if all.is_empty() {
        all.reserve_exact(1);
    }
    all.push(one);
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
        CommandKind::Loop { condition, body, .. } => lists.extend([condition, body]),
        CommandKind::Case(arms, _) => lists.extend(arms),
        CommandKind::Test => {}
    }
    lists
}

fn is_redirection(operator: &str) -> bool {
    REDIRECTIONS.contains(&operator)
}
