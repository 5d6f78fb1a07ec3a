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
            if items.is_empty() {
                // Of substitutions, and they are many, there is one.
                items.reserve_exact(1);
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
        loop {
            let operator = match self.peek().kind {
                TokenKind::Op("&&") => AndOr::And,
                TokenKind::Op("||") => AndOr::Or,
                _ => break,
            };
            let token = self.take();
            self.skip_newlines();
            if self.starts_command() {
                let next = (operator, self.pipeline());
                one_more(&mut rest, next);
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

    pub(super) fn command(&mut self) -> Command {
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
            one_more(&mut redirects, redirect);
        }
        Command { kind, redirects, substitutions, span: self.span(start, self.last_end) }
    }

    fn simple(&mut self) -> Command {
        let start = self.peek().start;
        let mut assignments = Vec::new();
        // Gathered behind those of the commands around this one: what is kept of them is then as long as they are many.
        let from = self.words.len();
        let mut redirects = Vec::new();
        loop {
            if let Some(redirect) = self.redirect() {
                one_more(&mut redirects, redirect);
                continue;
            }
            let names = matches!(self.words.get(from..), Some([name]) if !name.quoted);
            if names && assignments.is_empty() && redirects.is_empty() && self.peek().is("(") && self.empty_parens() {
                let name = self.words.pop().map(|name| name.value).unwrap_or_default();
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
                Some((name, value)) if self.words.len() == from => {
                    let value = self.value_of(*word, value, token.start, token.end);
                    one_more(&mut assignments, (name.to_owned(), value));
                }
                _ => self.words.push(*word),
            }
        }
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
        Some(Redirect { fd, operator, target, heredoc: None, substitutions: Vec::new(), span })
    }
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
