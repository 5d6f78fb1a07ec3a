//! `# foreground ignore=rule-name[,other]`: what the author of a Dockerfile does not want to be told.
//!
//! The comment is about the next instruction, whatever comments and blank lines stand between: so it goes well with
//! `# hadolint ignore=…`, which is left alone. Inside a continued instruction it is about the next of its lines. With
//! `global` behind the name it is about the whole file. Keywords are read in any case; what follows the last rule name and
//! a blank is the author's reason.
//!
//! Docker reads its directives (`# syntax=`, `# escape=`, `# check=`) only where no other comment stands above them
//! (<https://docs.docker.com/reference/dockerfile/#parser-directives>); one of ours that does is a problem.

use std::collections::HashMap;

use super::ALL;
use crate::input::dockerfile::Dockerfile;
use crate::lang::{Lang, Text};
use crate::order;
use crate::text::Span;

const UNKNOWN_RULE: Text =
    Text { en: "No rule is called `{name}`.", ja: "`{name}` というルールはありません。" };
const UNKNOWN_RULE_LIKE: Text = Text {
    en: "No rule is called `{name}`. Did you mean `{like}`?",
    ja: "`{name}` というルールはありません。`{like}` ではありませんか。",
};
const NO_RULE: Text = Text {
    en: "This names no rule to ignore: write `# foreground ignore=rule-name`.",
    ja: "無視するルールの名前がありません。`# foreground ignore=ルール名` と書いてください。",
};
const NOTHING: Text = Text {
    en: "There is nothing to silence: `{name}` finds nothing here.",
    ja: "抑止する指摘がありません。`{name}` はここでは何も検出していません。",
};
const ABOVE_DIRECTIVE: Text = Text {
    en: "A comment above it turns this directive off: put the directive first.",
    ja: "上にコメントがあるため、このディレクティブは無効です。ディレクティブを先頭に置いてください。",
};

/// Docker's parser directives.
const DIRECTIVES: &[&str] = &["syntax", "escape", "check"];

/// How much of a name that no rule has is repeated.
const LONGEST_NAME: usize = 60;

/// What a text asks to be silent about.
#[derive(Debug, Default)]
pub struct Silences {
    asked: Vec<Asked>,
    /// For the whole file.
    everywhere: HashMap<&'static str, usize>,
    /// For an instruction, by its first byte.
    instructions: HashMap<(usize, &'static str), usize>,
    /// For a line of an instruction, by its first byte.
    lines: HashMap<(usize, &'static str), usize>,
    /// The lines that are asked about, in order.
    places: Vec<Span>,
    problems: Vec<Unheard>,
}

/// What is wrong with a request: where, what is said, and the values in it.
type Unheard = (Span, Text, Vec<(&'static str, String)>);

/// One rule that one comment names.
#[derive(Debug)]
struct Asked {
    rule: &'static str,
    span: Span,
    used: bool,
}

/// What a comment is about.
enum Target {
    Everything,
    Instruction(usize),
    Line(Span),
    Nothing,
}

impl Silences {
    /// Reads the comments of a Dockerfile. Time is proportional to the text.
    #[must_use]
    pub fn read(text: &str, file: &Dockerfile) -> Self {
        let mut silences = Self::default();
        // From the last comment to the first: a block of comments is about what its last one is about.
        let mut below: Option<(usize, Option<Span>)> = None;
        for &comment in file.comments.iter().rev() {
            let line = line_below(text, comment, below);
            below = Some((comment.start, line));
            let Some(request) = Request::read(text, comment) else { continue };
            let target = if request.global { Target::Everything } else { target(file, comment, line) };
            silences.ask(text, &request, &target);
        }
        silences.places.reverse();
        silences.directives(text, file);
        silences
    }

    fn ask(&mut self, text: &str, request: &Request, target: &Target) {
        if request.names.is_empty() {
            self.problems.push((request.span, NO_RULE, Vec::new()));
        }
        if let Target::Line(line) = target
            && self.places.last() != Some(line)
        {
            self.places.push(*line);
        }
        for &span in &request.names {
            let name = span.of(text);
            let Some(rule) = ALL.iter().map(|rule| rule.name).find(|rule| *rule == name) else {
                self.problems.push(unknown(span, name));
                continue;
            };
            let number = self.asked.len();
            self.asked.push(Asked { rule, span, used: false });
            match target {
                Target::Everything => self.everywhere.insert(rule, number),
                Target::Instruction(start) => self.instructions.insert((*start, rule), number),
                Target::Line(line) => self.lines.insert((line.start, rule), number),
                Target::Nothing => None,
            };
        }
    }

    /// A directive that Docker does not read since a comment of ours stands above it.
    fn directives(&mut self, text: &str, file: &Dockerfile) {
        let first = file.instructions.first().map_or(text.len(), |instruction| instruction.span.start);
        let top = file.comments.iter().take_while(|comment| comment.start < first);
        let mut ours = false;
        for &comment in top {
            ours |= Request::read(text, comment).is_some();
            let directive =
                comment.of(text).trim_start_matches('#').split_once('=').is_some_and(|(key, _)| {
                    DIRECTIVES.iter().any(|directive| directive.eq_ignore_ascii_case(key.trim()))
                });
            if ours && directive {
                self.problems.push((comment, ABOVE_DIRECTIVE, Vec::new()));
            }
        }
    }

    /// Whether the text asks to be silent about what a rule found at a place.
    pub fn cover(&mut self, file: &Dockerfile, rule: &'static str, span: Span) -> bool {
        let after = file.instructions.partition_point(|instruction| instruction.span.start <= span.start);
        let instruction = after.checked_sub(1).and_then(|at| file.instructions.get(at)).map(|i| i.span.start);
        let after = self.places.partition_point(|line| line.start <= span.start);
        let line = after.checked_sub(1).and_then(|at| self.places.get(at)).filter(|line| span.start < line.end);
        let number = line
            .and_then(|line| self.lines.get(&(line.start, rule)))
            .or_else(|| self.instructions.get(&(instruction?, rule)))
            .or_else(|| self.everywhere.get(rule));
        match number.and_then(|&number| self.asked.get_mut(number)) {
            Some(asked) => {
                asked.used = true;
                true
            }
            None => false,
        }
    }

    /// What is wrong with the requests, once every finding was asked about: names that no rule has, and those that
    /// silenced nothing.
    #[must_use]
    pub fn into_problems(self, lang: Lang) -> Vec<(Span, String)> {
        let unused = self.asked.into_iter().filter(|asked| !asked.used);
        let unused = unused.map(|asked| (asked.span, NOTHING, vec![("name", asked.rule.to_owned())]));
        let mut all: Vec<(Span, String)> = self
            .problems
            .into_iter()
            .chain(unused)
            .map(|(span, text, values)| {
                let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                (span, text.fill(lang, &values))
            })
            .collect();
        order::by(&mut all, |(span, _)| (span.start, span.end));
        all
    }
}

/// Where the names end in a comment of ours that is not about the whole file.
pub(super) fn names_end(text: &str, comment: Span) -> Option<usize> {
    let request = Request::read(text, comment).filter(|request| !request.global)?;
    request.names.last().map(|name| name.end)
}

/// One comment of ours.
struct Request {
    /// The comment.
    span: Span,
    /// Whether it is about the whole file.
    global: bool,
    /// The places of the names.
    names: Vec<Span>,
}

impl Request {
    /// `# foreground [global] ignore=a, b reason`; none where the comment is not of ours.
    fn read(text: &str, comment: Span) -> Option<Self> {
        let rest = text.get(comment.start..comment.end)?.trim_start_matches('#');
        let rest = keyword(rest, "foreground").filter(|rest| rest.starts_with(char::is_whitespace))?;
        let (global, rest) = match keyword(rest, "global") {
            Some(rest) if rest.starts_with(char::is_whitespace) => (true, rest),
            _ => (false, rest),
        };
        let list = keyword(rest, "ignore")?.trim_start().strip_prefix('=')?;
        let mut at = comment.end - list.len();
        let mut names = Vec::new();
        let mut pieces = list.split(',').peekable();
        while let Some(piece) = pieces.next() {
            let name = piece.trim_start();
            let start = at + (piece.len() - name.len());
            // Behind the last name the author may say why.
            let end = if pieces.peek().is_none() { name.find(char::is_whitespace) } else { None };
            let name = name[..end.unwrap_or(name.len())].trim_end();
            if !name.is_empty() {
                names.push(Span::new(start, start + name.len()));
            }
            at += piece.len() + 1;
        }
        Some(Self { span: comment, global, names })
    }
}

/// What follows a keyword, in any case, at the start of a text.
fn keyword<'t>(text: &'t str, keyword: &str) -> Option<&'t str> {
    let text = text.trim_start();
    let head = text.get(..keyword.len())?;
    head.eq_ignore_ascii_case(keyword).then(|| &text[keyword.len()..])
}

/// What a comment that is not global is about.
fn target(file: &Dockerfile, comment: Span, line: Option<Span>) -> Target {
    let after = file.instructions.partition_point(|instruction| instruction.span.start < comment.start);
    let around = after.checked_sub(1).and_then(|at| file.instructions.get(at));
    if around.is_some_and(|instruction| comment.start < instruction.span.end) {
        return line.map_or(Target::Nothing, Target::Line);
    }
    file.instructions.get(after).map_or(Target::Nothing, |next| Target::Instruction(next.span.start))
}

/// The next line below a comment that is neither blank nor a comment. `below` is the comment after it, with its own answer.
fn line_below(text: &str, comment: Span, below: Option<(usize, Option<Span>)>) -> Option<Span> {
    let mut at = text[comment.end..].find('\n').map(|newline| comment.end + newline + 1)?;
    loop {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
        let line = Span::new(at, at + length);
        match below {
            Some((start, answer)) if start >= line.start && start < line.end => return answer,
            _ if !line.of(text).trim().is_empty() => return Some(line),
            _ => at = line.end,
        }
    }
}

fn unknown(span: Span, name: &str) -> Unheard {
    let shown: String = name.chars().take(LONGEST_NAME).collect();
    match nearest(&shown) {
        Some(like) => (span, UNKNOWN_RULE_LIKE, vec![("name", shown), ("like", like.to_owned())]),
        None => (span, UNKNOWN_RULE, vec![("name", shown)]),
    }
}

/// The rule that shares the most words with a name: at least half of its own.
fn nearest(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    let words: Vec<&str> = name.split(['-', '_', ' ']).collect();
    let shared = |rule: &str| rule.split('-').filter(|word| words.contains(word)).count();
    let best = ALL.iter().map(|rule| rule.name).max_by_key(|rule| (shared(rule), std::cmp::Reverse(rule.len())))?;
    (shared(best) * 2 >= best.split('-').count()).then_some(best)
}
