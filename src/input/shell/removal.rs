//! Taking commands out of a script, so that what remains is valid and means the same.
//!
//! A command that goes counts as one that did nothing and succeeded: `a && gone && b` is `a && b`, the fallback of
//! `gone || true` goes with it, and where a body would be empty stands `:`.

use super::syntax::{AndOr, Command, CommandKind, Item, List, Pipeline, Script};
use crate::order;
use crate::text::Span;

/// What is to be done so that some commands of a script are gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removal {
    /// Nothing that does anything would remain: the whole script can go.
    Everything,
    /// Replace each span by its text. In order, and without overlaps.
    Edits(Vec<(Span, String)>),
}

/// The edits that take the `doomed` commands, simple or compound as a whole, with their redirections and heredocs, out of a script.
///
/// `text` is what the spans of `script` are bytes of. With them go the operators that joined them, fallbacks that only
/// speak (`|| true`, `|| echo failed`, `|| exit 1`), tests whose only purpose they were (`[ -f x ] && gone`), and the
/// commands that only feed or show them (`yes | gone`, `gone | tee log`). Scripts in quotes (`sh -c "…"`) are the
/// caller's: see [`super::nested_script`].
#[must_use]
pub fn removal(script: &Script, text: &str, doomed: &dyn Fn(&Command) -> bool) -> Removal {
    let errexit = script.commands().iter().any(|found| sets_errexit(found.words));
    let mut remover = Remover { text, doomed, errexit, edits: Vec::new() };
    match remover.list(&script.list, Place::Script) {
        Fate::Gone => Removal::Everything,
        Fate::Idle if !remover.edits.is_empty() => Removal::Everything,
        Fate::Idle | Fate::Kept => Removal::Edits(merged(remover.edits)),
    }
}

/// What becomes of a part of the script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Kept,
    /// Kept, though it has no effect beyond the script itself.
    Idle,
    Gone,
}

/// What a list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Script,
    Condition,
    Body,
}

/// What becomes of a pipeline in `a && b || c`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Kept,
    Dropped,
    /// `true` stands in its place.
    True,
}

struct Remover<'a> {
    text: &'a str,
    doomed: &'a dyn Fn(&Command) -> bool,
    errexit: bool,
    edits: Vec<(Span, String)>,
}

impl Remover<'_> {
    fn list(&mut self, list: &List, place: Place) -> Fate {
        let last = list.items.len().saturating_sub(1);
        let mut fates = Vec::with_capacity(list.items.len());
        for (at, item) in list.items.iter().enumerate() {
            // Under `set -e` a failing `a` ends the script, where `a && gone` did not.
            let spare = self.errexit && place != Place::Condition && !(place == Place::Script && at == last);
            fates.push(self.item(item, place, spare));
        }
        if fates.is_empty() || !fates.contains(&Fate::Gone) {
            let idle = !fates.is_empty() && fates.iter().all(|fate| *fate == Fate::Idle);
            return if idle { Fate::Idle } else { Fate::Kept };
        }
        if fates.iter().all(|fate| *fate == Fate::Gone) {
            return Fate::Gone;
        }
        let mut from = 0;
        for (at, item) in list.items.iter().enumerate() {
            let gone = fates[at] == Fate::Gone;
            // Line by line: between two lines there may be the bodies of heredocs that stay.
            let ends = !gone || fates.get(at + 1) != Some(&Fate::Gone) || self.ends_line(item);
            if gone && ends {
                self.cut(&list.items, from, at + 1);
            }
            if ends {
                from = at + 1;
            }
        }
        if fates.contains(&Fate::Kept) { Fate::Kept } else { Fate::Idle }
    }

    /// Takes out the items from `from` up to `to`, which share a line; at least one other item of the list stays.
    fn cut(&mut self, items: &[Item], from: usize, to: usize) {
        let (first, last) = (&items[from], &items[to - 1]);
        let before = from.checked_sub(1).and_then(|at| items.get(at));
        for pipeline in items[from..to].iter().flat_map(Item::pipelines) {
            self.cut_heredocs(pipeline);
        }
        let line_start = self.line_start(first.span.start);
        let separator = last.end.unwrap_or(Span::new(last.span.end, last.span.end));
        let ends_line = self.ends_line(last);
        let line_end = if ends_line { Some(separator.end) } else { self.line_end(separator.end) };
        let next_on_line = items.get(to).filter(|next| !self.breaks(last.span.end, next.span.start));
        let past_last = if ends_line { last.span.end } else { separator.end };
        let gone = match (line_start, line_end, next_on_line, before) {
            (Some(start), Some(end), ..) if last.end.is_some() => Span::new(start, end),
            (_, _, Some(next), _) => Span::new(first.span.start, next.span.start),
            (Some(start), ..) => Span::new(start, past_last),
            (.., Some(before)) => {
                // The separator in front stays where it means `&`, or where one is needed behind.
                let keeps = before.background || (last.end.is_some() && !ends_line);
                let start = before.end.filter(|_| keeps).map_or(before.span.end, |end| end.end);
                Span::new(start, past_last)
            }
            _ => Span::new(first.span.start, past_last),
        };
        self.replace(gone, "");
    }

    fn item(&mut self, item: &Item, place: Place, spare: bool) -> Fate {
        let operators = std::iter::once(AndOr::And).chain(item.rest.iter().map(|(operator, _)| *operator));
        let chain: Vec<(AndOr, &Pipeline)> = operators.zip(item.pipelines()).collect();
        let status_counts = chain.len() > 1 || place == Place::Condition;
        let fates: Vec<Fate> = chain.iter().map(|(_, pipeline)| self.pipeline(pipeline, status_counts)).collect();
        if !fates.contains(&Fate::Gone) {
            return if fates.iter().all(|fate| *fate == Fate::Idle) { Fate::Idle } else { Fate::Kept };
        }
        let parts = parts(&chain, &fates, spare);
        let stays = |at: &usize| parts[*at] != Part::Dropped;
        let kept: Vec<usize> = (0..chain.len()).filter(stays).collect();
        let only_asks = |at: &usize| parts[*at] == Part::True || only_asks(chain[*at].1);
        if kept.is_empty() || (place != Place::Condition && kept.iter().all(only_asks)) {
            return Fate::Gone;
        }
        for (at, (_, pipeline)) in chain.iter().enumerate().filter(|(at, _)| parts[*at] != Part::Kept) {
            self.cut_heredocs(pipeline);
            if parts[at] == Part::True {
                self.replace(pipeline.span, "true");
            }
        }
        let span = |at: usize| chain[at].1.span;
        let (first, last) = (kept[0], kept[kept.len() - 1]);
        self.replace(Span::new(item.span.start, span(first).start), "");
        for pair in kept.windows(2).filter(|pair| pair[1] - pair[0] > 1) {
            self.replace(Span::new(span(pair[0]).end, span(pair[1] - 1).end), "");
        }
        self.replace(Span::new(span(last).end, item.span.end), "");
        let idle = kept.iter().all(|at| parts[*at] == Part::True || fates[*at] == Fate::Idle);
        if idle { Fate::Idle } else { Fate::Kept }
    }

    /// `status_counts`: whether something else depends on how the pipeline ends.
    fn pipeline(&mut self, pipeline: &Pipeline, status_counts: bool) -> Fate {
        let fates: Vec<Fate> = pipeline.commands.iter().map(|command| self.command(command)).collect();
        if !fates.contains(&Fate::Gone) {
            return if fates == [Fate::Idle] { Fate::Idle } else { Fate::Kept };
        }
        let gone = |at: usize| fates[at] == Fate::Gone;
        let whole = pipeline.commands.iter().enumerate().all(|(at, command)| gone(at) || only_pipes(command));
        if whole && !(pipeline.negated && status_counts) {
            return Fate::Gone;
        }
        if whole {
            // `! gone` fails, as it did; its `!` stays.
            self.cut_heredocs(pipeline);
            if let [first, .., last] | [first @ last] = pipeline.commands.as_slice() {
                self.replace(first.span.join(last.span), "true");
            }
            return Fate::Idle;
        }
        for (_, command) in pipeline.commands.iter().enumerate().filter(|(at, _)| gone(*at)) {
            self.cut_command_heredocs(command);
            self.replace(command.span, "true");
        }
        Fate::Kept
    }

    fn command(&mut self, command: &Command) -> Fate {
        if (self.doomed)(command) {
            return Fate::Gone;
        }
        let mut fate = if is_idle(command) { Fate::Idle } else { Fate::Kept };
        match &command.kind {
            CommandKind::Group(list) | CommandKind::Subshell(list) => fate = self.list(list, Place::Body),
            CommandKind::If { branches, otherwise } => {
                for (condition, branch) in branches {
                    self.never_empty(condition, Place::Condition, "true");
                    self.never_empty(branch, Place::Body, ":");
                }
                if let Some(branch) = otherwise {
                    self.never_empty(branch, Place::Body, ":");
                }
            }
            CommandKind::Loop { condition, body, .. } => {
                // Both kinds of loop wait for something that is no more: neither shall wait for ever.
                let waits_until = command.span.of(self.text).starts_with("until");
                self.never_empty(condition, Place::Condition, if waits_until { "true" } else { "false" });
                self.never_empty(body, Place::Body, ":");
            }
            CommandKind::Case(arms, _) => {
                for arm in arms {
                    self.never_empty(arm, Place::Body, ":");
                }
            }
            CommandKind::Function { body, .. } => self.never_empty(body, Place::Body, ":"),
            CommandKind::Simple { .. } | CommandKind::Test => {}
        }
        for list in command.substitutions() {
            self.never_empty(list, Place::Body, ":");
        }
        fate
    }

    /// A list in whose place `instead` stands when all of it goes.
    fn never_empty(&mut self, list: &List, place: Place, instead: &str) {
        if self.list(list, place) != Fate::Gone {
            return;
        }
        if let [first, .., last] | [first @ last] = list.items.as_slice() {
            self.replace(first.span.join(last.span), instead);
        }
        for pipeline in list.items.iter().flat_map(Item::pipelines) {
            self.cut_heredocs(pipeline);
        }
    }

    // ---- text

    fn replace(&mut self, span: Span, text: &str) {
        if !span.is_empty() {
            self.edits.push((span, text.to_owned()));
        }
    }

    fn ends_line(&self, item: &Item) -> bool {
        item.end.is_some_and(|end| end.of(self.text).ends_with('\n'))
    }

    fn cut_heredocs(&mut self, pipeline: &Pipeline) {
        for command in &pipeline.commands {
            self.cut_command_heredocs(command);
        }
    }

    /// Takes out the bodies of a command's heredocs, with the lines that hold their delimiters.
    fn cut_command_heredocs(&mut self, command: &Command) {
        for redirect in &command.redirects {
            let Some(body) = redirect.heredoc else { continue };
            let delimiter = &self.text[body.end..];
            let tabs = delimiter.len() - delimiter.trim_start_matches('\t').len();
            let after = delimiter[tabs..].strip_prefix(redirect.target.value.as_str()).unwrap_or(delimiter);
            let after = after.strip_prefix('\r').unwrap_or(after);
            let after = after.strip_prefix('\n').unwrap_or(after);
            self.replace(Span::new(body.start, self.text.len() - after.len()), "");
        }
        for (_, list) in command.lists() {
            for pipeline in list.items.iter().flat_map(Item::pipelines) {
                self.cut_heredocs(pipeline);
            }
        }
    }

    /// The start of the line, if only blanks stand between it and `at`.
    fn line_start(&self, at: usize) -> Option<usize> {
        let before = self.text[..at].trim_end_matches([' ', '\t']);
        (before.is_empty() || (before.ends_with('\n') && !ends_with_continuation(before))).then_some(before.len())
    }

    /// One past the line's end, if only blanks stand between it and `at`.
    fn line_end(&self, at: usize) -> Option<usize> {
        let after = self.text[at..].trim_start_matches([' ', '\t', '\r']);
        after.starts_with('\n').then(|| self.text.len() - after.len() + 1)
    }

    /// Whether a line ends between two places, other than with a backslash.
    fn breaks(&self, start: usize, end: usize) -> bool {
        let between = Span::new(start, end).of(self.text);
        between.match_indices('\n').any(|(at, _)| !ends_with_continuation(&between[..=at]))
    }
}

/// Whether a text that ends with a line ending has a backslash in front of it.
fn ends_with_continuation(text: &str) -> bool {
    let line = text.strip_suffix('\n').unwrap_or(text);
    let line = line.strip_suffix('\r').unwrap_or(line);
    (line.len() - line.trim_end_matches('\\').len()) % 2 == 1
}

/// What becomes of each pipeline of an and-or list. Operators bind to the left, and what goes counts as a success.
fn parts(chain: &[(AndOr, &Pipeline)], fates: &[Fate], spare: bool) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::with_capacity(chain.len());
    let mut before = None;
    for (at, (operator, pipeline)) in chain.iter().enumerate() {
        let gone = fates[at] == Fate::Gone;
        let part = match (before, operator) {
            (None, AndOr::Or) if gone || only_speaks(pipeline) => Part::Dropped,
            (None, AndOr::Or) => {
                parts[at - 1] = Part::True;
                Part::Kept
            }
            (Some(Part::True), AndOr::Or) if gone || only_speaks(pipeline) => Part::Dropped,
            (Some(_), AndOr::Or) if gone => Part::True,
            _ if gone => Part::Dropped,
            _ => Part::Kept,
        };
        before = if part == Part::Dropped { before } else { Some(part) };
        parts.push(part);
    }
    if spare
        && let Some(last) = parts.iter().rposition(|part| *part != Part::Dropped)
        && parts[last] == Part::Kept
        && chain.get(last + 1).is_some_and(|(operator, _)| *operator == AndOr::And)
    {
        parts[last + 1] = Part::True;
    }
    parts
}

/// Sorts edits, and drops those inside another.
fn merged(mut edits: Vec<(Span, String)>) -> Vec<(Span, String)> {
    order::by(&mut edits, |(span, text)| (span.start, order::descending(span.end * 2 + usize::from(!text.is_empty()))));
    let mut merged: Vec<(Span, String)> = Vec::with_capacity(edits.len());
    for (span, text) in edits {
        match merged.last_mut() {
            Some((last, _)) if last.contains(span) => {}
            Some((last, own))
                if last.overlaps(span) || (last.end == span.start && own.is_empty() && text.is_empty()) =>
            {
                last.end = span.end;
                own.push_str(&text);
            }
            _ => merged.push((span, text)),
        }
    }
    merged
}

// ---- what commands are for

/// The name of a simple command without redirections.
fn name(command: &Command) -> Option<&str> {
    match &command.kind {
        CommandKind::Simple { words, .. } => words.first().map(|word| word.value.as_str()),
        _ => None,
    }
}

/// Whether a command in a pipeline only feeds others or shows what they say.
fn only_pipes(command: &Command) -> bool {
    matches!(name(command), Some("printf" | "echo" | "yes" | "cat" | "grep" | "tee" | "head" | "tail" | "true" | ":"))
}

/// Whether a fallback only hides the failure, speaks of it, or gives up.
fn only_speaks(pipeline: &Pipeline) -> bool {
    pipeline.commands.iter().all(|command| match &command.kind {
        CommandKind::Simple { .. } => {
            matches!(name(command), Some("true" | ":" | "false" | "echo" | "printf" | "exit" | "return"))
        }
        CommandKind::Group(list) | CommandKind::Subshell(list) => {
            list.items.iter().flat_map(Item::pipelines).all(only_speaks)
        }
        _ => false,
    })
}

/// Whether a pipeline only finds something out.
fn only_asks(pipeline: &Pipeline) -> bool {
    pipeline.commands.iter().all(|command| match &command.kind {
        CommandKind::Test => true,
        CommandKind::Simple { words, .. } => match name(command) {
            Some("[" | "test" | "true" | ":" | "which" | "type" | "hash") => true,
            Some("command") => words.get(1).is_some_and(|option| matches!(option.value.as_str(), "-v" | "-V")),
            _ => false,
        },
        _ => false,
    })
}

/// Whether a command has no effect beyond the script itself.
fn is_idle(command: &Command) -> bool {
    let CommandKind::Simple { assignments, words } = &command.kind else { return false };
    let runs_others = command.substitutions().next().is_some();
    match name(command) {
        Some("true" | ":" | "set" | "cd" | "export") => !runs_others && command.redirects.is_empty(),
        // `exit 0` hides what failed before it, and nothing does any more.
        Some("exit") => matches!(words.as_slice(), [_, code] if code.value == "0"),
        None => !runs_others && command.redirects.is_empty() && !assignments.is_empty(),
        _ => false,
    }
}

fn sets_errexit(words: &[super::Word]) -> bool {
    let mut words = words.iter().map(|word| word.value.as_str());
    words.next() == Some("set")
        && words
            .any(|word| word == "errexit" || (word.starts_with('-') && !word.starts_with("--") && word.contains('e')))
}
