//! What somebody typed: command lines of container engines and what was then done inside, wherever they stand: in a script,
//! behind prompts with their output, in prose and Markdown.
//!
//! [`parse`] gives the commands in their order. People's typing damage is read as it was meant, and named. Spans are bytes of the
//! user's text. It cannot fail: what is no command is in [`Session::rest`].

mod call;
mod damage;
mod lines;
mod mask;
#[cfg(test)]
mod tests;

pub use call::{Call, Engine, Given, Verb};
pub use damage::{Damage, DamageKind};

use crate::input::shell;
use crate::knowledge::programs;
use crate::order;
use crate::text::Span;
use lines::Lead;
use mask::Mask;

/// A session as it was read.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// The text with its damage repaired, as far as that keeps every byte in its place.
    pub text: String,
    /// What was typed, in order.
    pub steps: Vec<Step>,
    /// The lines that are no commands: output and prose.
    pub rest: Vec<Span>,
}

/// One thing that was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The command, without its prompt.
    pub span: Span,
    /// The prompt in front of it, as it is written.
    pub prompt: Option<String>,
    /// What it is.
    pub what: What,
}

/// What was typed.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A call of an engine's client.
    Call(Box<Call>),
    /// A line of commands for a shell.
    Line(Vec<Simple>),
}

/// A simple command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Simple {
    /// Its words, without `sudo` and its like.
    pub words: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

/// How much a text speaks of containers being started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// How many calls make a container.
    pub runs: usize,
    /// How many calls there are at all.
    pub calls: usize,
    /// How many commands stand beside them.
    pub lines: usize,
    /// Whether a call gives a container more than it has by default, or starts an init in it.
    pub grants: bool,
}

impl Session {
    /// The calls of clients, in order.
    pub fn calls(&self) -> impl Iterator<Item = &Call> {
        self.steps.iter().filter_map(|step| match &step.what {
            What::Call(call) => Some(&**call),
            What::Line(_) => None,
        })
    }
}

/// How much a text speaks of containers being started. Cheap where it never names an engine.
#[must_use]
pub fn likeness(text: &str) -> Likeness {
    if !names_client(text) {
        return Likeness::default();
    }
    let session = parse(text);
    let runs: Vec<&Call> = session.calls().filter(|call| call.makes_container()).collect();
    Likeness {
        runs: runs.len(),
        calls: session.calls().count(),
        lines: session.steps.iter().filter(|step| matches!(step.what, What::Line(_))).count(),
        grants: runs.iter().any(|call| {
            call.is_on("privileged")
                || call.last("cap-add").is_some()
                || call.command.first().is_some_and(|word| programs::role(&word.value) == Some(programs::Role::Init))
        }),
    }
}

fn names_client(text: &str) -> bool {
    let bytes = text.as_bytes();
    lines::CLIENTS.iter().any(|client| {
        let first = client.as_bytes()[0];
        bytes.windows(client.len()).any(|part| part[0] | 0x20 == first && part.eq_ignore_ascii_case(client.as_bytes()))
    })
}

/// Reads a session.
#[must_use]
pub fn parse(text: &str) -> Session {
    let mut mask = Mask::of(text);
    let logical = lines::logical(&mut mask);
    let mut found = Vec::new();
    let mut rest = Vec::new();
    for line in logical {
        match lines::lead(&mask.text, line) {
            Some(lead) => found.push(lead),
            None => {
                let before = found.len();
                for (span, code) in lines::inline(&mask.text, line) {
                    if says_something(&mask.text, span, code) {
                        found.push(Lead { command: span, prompt: None, hash: false });
                    }
                }
                if before == found.len() && !line.of(&mask.text).trim().is_empty() {
                    rest.push(line);
                }
            }
        }
    }
    let mut steps = Vec::new();
    let kept = typed(&mask.text, found, &mut rest);
    for lead in kept {
        step(&mask, lead, &mut steps);
    }
    order::by(&mut rest, |span| (span.start, 0));
    rest.iter_mut().for_each(|span| *span = whole(text, *span));
    steps.iter_mut().for_each(|step| step.widen(text));
    Session { text: mask.text, steps, rest }
}

/// A place in the mask, where one character of the user's text may be several, as a place in the user's text.
#[must_use]
pub fn whole(text: &str, span: Span) -> Span {
    let mut whole = Span::new(span.start.min(text.len()), span.end.min(text.len()));
    while !text.is_char_boundary(whole.start) {
        whole.start -= 1;
    }
    while !text.is_char_boundary(whole.end) {
        whole.end += 1;
    }
    whole
}

impl Step {
    /// Makes every place one of whole characters of the user's text.
    fn widen(&mut self, text: &str) {
        self.span = whole(text, self.span);
        match &mut self.what {
            What::Line(commands) => commands.iter_mut().for_each(|simple| simple.span = whole(text, simple.span)),
            What::Call(call) => {
                call.span = whole(text, call.span);
                call.options.iter_mut().for_each(|given| given.span = whole(text, given.span));
                call.target.iter_mut().chain(&mut call.command).for_each(|word| word.span = whole(text, word.span));
                call.damage.iter_mut().for_each(|damage| damage.span = whole(text, damage.span));
            }
        }
    }
}

/// The lines that were typed: of a text with prompts, those behind one; and `# yum …` is a comment where others have no prompt,
/// unless the call in front of it has just opened a container's own shell, whose prompt that is.
fn typed(text: &str, found: Vec<Lead>, rest: &mut Vec<Span>) -> Vec<Lead> {
    let is_call = |lead: &Lead| lines::is_client(lead.command.of(text).split_whitespace().next().unwrap_or_default());
    let prompted = found.iter().any(|lead| lead.prompt.is_some() && !lead.hash);
    let bare = found.iter().any(|lead| lead.prompt.is_none());
    let mut inside = false;
    let (kept, dropped): (Vec<Lead>, Vec<Lead>) = found.into_iter().partition(|lead| {
        if !lead.hash {
            inside = opens_shell(text, lead.command);
            return lead.prompt.is_some() || !prompted || is_call(lead);
        }
        prompted || !bare || inside
    });
    rest.extend(dropped.into_iter().map(|lead| lead.command));
    kept
}

/// Whether a line is a call that leaves a person at the prompt of a shell in the container.
fn opens_shell(text: &str, line: Span) -> bool {
    let script = shell::parse_within(text, lines::without_remark(text, line));
    let found = script.commands();
    let call = found.last().and_then(|last| {
        let engine = Engine::of_program(&last.words.first()?.value)?;
        Call::read(engine, last.words, text)
    });
    call.is_some_and(|call| {
        let shell = call.command.first().is_some_and(|word| programs::role(&word.value) == Some(programs::Role::Shell));
        matches!(call.verb, Verb::Run | Verb::Exec) && call.is_interactive() && shell && call.command.len() == 1
    })
}

/// Whether a call in prose is one that was made: code, or one with options. (`docker run is …` is a sentence.)
fn says_something(text: &str, span: Span, code: bool) -> bool {
    let span = lines::without_remark(text, span);
    let script = shell::parse_within(text, span);
    let found = script.commands();
    let call = found.first().and_then(|first| {
        let engine = Engine::of_program(&first.words.first()?.value)?;
        Call::read(engine, first.words, text)
    });
    // A program with its arguments is what was typed: `run: docker exec web systemctl start nginx`.
    call.is_some_and(|call| code || !call.options.is_empty() || (call.verb == Verb::Exec && call.command.len() > 2))
}

/// Reads one line: each call of a client is a step, and so are the other commands together.
fn step(mask: &Mask, lead: Lead, steps: &mut Vec<Step>) {
    let command = lead.command;
    let calls = lines::begins_command(command.of(&mask.text))
        && command.of(&mask.text).split_whitespace().take(4).any(lines::is_client);
    let span = if calls { lines::without_remark(&mask.text, command) } else { command };
    let trimmed = span.of(&mask.text).trim_end().len();
    let span = Span::new(span.start, span.start + trimmed);
    let script = shell::parse_within(&mask.text, span);
    let prompt = lead.prompt.map(|prompt| prompt.of(&mask.text).to_owned());
    let mut others: Vec<Simple> = Vec::new();
    let mut from = steps.len();
    for found in script.commands() {
        let unwrapped = shell::unwrap(found.words);
        let words = &found.words[unwrapped.index.min(found.words.len())..];
        let Some(name) = words.first() else { continue };
        let call = Engine::of_program(&name.value).and_then(|engine| Call::read(engine, words, &mask.text));
        match call {
            Some(mut call) => {
                let first = mask.damage.partition_point(|damage| damage.span.end <= call.span.start);
                let of_call = mask.damage[first..].iter().take_while(|damage| damage.span.start < call.span.end);
                call.damage.extend(of_call.cloned());
                order::by(&mut call.damage, |damage| (damage.span.start, 0));
                call.damage.dedup();
                steps.push(Step { span: call.span, prompt: prompt.clone(), what: What::Call(Box::new(call)) });
            }
            None if Engine::of_program(&name.value).is_some() => {}
            None => others.push(Simple {
                words: words.iter().map(|word| word.value.clone()).collect(),
                span: found.command.span,
            }),
        }
    }
    // What is damaged inside a call of its own, `docker exec $(docker run …) sh`, is that one's.
    let spans: Vec<Span> = steps[from..].iter().map(|step| step.span).collect();
    for (at, step) in steps[from..].iter_mut().enumerate() {
        if let What::Call(call) = &mut step.what {
            let end = call.span.end;
            let inner = || spans[at + 1..].iter().take_while(|inner| inner.start < end);
            call.damage.retain(|damage| !inner().any(|inner| inner.contains(damage.span)));
        }
    }
    if !others.is_empty() {
        // What was typed before the first call stands before it.
        let first = others.first().map_or(span.start, |simple| simple.span.start);
        while from < steps.len() && steps[from].span.start < first {
            from += 1;
        }
        steps.insert(from, Step { span, prompt, what: What::Line(others) });
    }
}
