//! The patch for a start command that is right but for what is missing: a preparation, a user, a variable, an argument.

use super::apply::replace;
use super::draft::Draft;
use super::stage::StageParts;
use crate::boot::{EventKind, tree};
use crate::input::dockerfile::{Argument, Content, Keyword, StartForm};
use crate::knowledge::platform::Shell;
use crate::knowledge::services::conditions::{Effect, Lack, Refusal, Remedy, When};
use crate::knowledge::services::{self, Recipe, Service, matches};
use crate::lang::Text;
use crate::report::{Applicability, Edit};
use crate::text::Span;

use super::start::{json, only_command};

const PREPARE: Text = Text { en: "Let {service} start", ja: "{service} が起動できるようにする" };

/// Whether the start command itself is kept, since only something beside it is missing.
#[must_use]
pub fn keeps_command(parts: &StageParts<'_>) -> bool {
    let mut found = false;
    for event in &parts.boot.events {
        match &event.kind {
            EventKind::Refuses { refusal, .. } if refusal.remedy == Remedy::Recipe => return false,
            EventKind::Refuses { .. } => found = true,
            EventKind::Lacks { lack, .. } => found |= lack.effect != Effect::StopsLate,
            _ => {}
        }
    }
    found
}

/// The patch, where one can be right.
#[must_use]
pub fn draft(parts: &StageParts<'_>) -> Option<Draft> {
    if !keeps_command(parts) {
        return None;
    }
    let subject = parts.subject;
    let (index, form) = written_start(parts)?;
    let running = parts.boot.running.iter().find(|running| running.foreground)?;
    let service = running.service;
    let recipe = tree::recipe(service, subject, &installed(parts));
    let mut missing: Vec<&'static Lack> = Vec::new();
    let mut refusals: Vec<&'static Refusal> = Vec::new();
    for event in &parts.boot.events {
        match &event.kind {
            EventKind::Lacks { lack, .. } => missing.push(lack),
            EventKind::Refuses { refusal, .. } => refusals.push(refusal),
            _ => {}
        }
    }
    let mut lines = Lines { root: Vec::new(), own: Vec::new() };
    let mut edits: Vec<Edit> = Vec::new();
    lines.root.extend(run_line(&missing));
    let mut argument = None;
    for refusal in refusals {
        match refusal.remedy {
            Remedy::User => lines.own.push(user_line(recipe?)?),
            Remedy::Environment => lines.environment(parts, recipe?),
            Remedy::Argument(_) | Remedy::Append(_) | Remedy::Drop => argument = Some(refusal),
            Remedy::Recipe | Remedy::Root => return None,
        }
    }
    if lines.own.iter().any(|line| line.starts_with("USER ")) || argument.is_some() {
        // Once it starts at all, it needs what else the recipe prepares.
        lines.rest_of(parts, service, recipe, &missing);
    }
    let words = words_of(form);
    // What else the start command does is done as that user too, and may want to be root.
    let for_all = words.is_none() && lines.own.iter().any(|line| line.starts_with("USER "));
    edits.extend(start_edit(parts, index, form, words.as_deref(), &running.command, argument)?);
    edits.extend(lines.inserted(parts, service, index)?);
    if edits.is_empty() {
        return None;
    }
    let mut covers: Vec<Span> = parts.boot.events.iter().map(|event| event.span).collect();
    covers.push(parts.file.instructions.get(index)?.span);
    Some(Draft {
        title: PREPARE,
        values: vec![("service", service.name.to_owned())],
        applicability: match applicability(parts, service, recipe, argument) {
            _ if for_all => Applicability::Review,
            level => level,
        },
        edits,
        covers,
        note: None,
    })
}

/// The start instruction of this very stage.
fn written_start<'p>(parts: &'p StageParts<'_>) -> Option<(usize, &'p StartForm)> {
    let subject = parts.subject;
    let index = subject.start_instruction().filter(|&index| subject.owns(index))?;
    match &parts.file.instructions[index].content {
        Content::Cmd(form) | Content::Entrypoint(form) => Some((index, form)),
        _ => None,
    }
}

fn installed<'p>(parts: &'p StageParts<'_>) -> Vec<&'p str> {
    parts.evidence.installed.iter().map(|hint| hint.name.as_str()).collect()
}

fn run_line(missing: &[&Lack]) -> Option<String> {
    let commands: Vec<&str> =
        missing.iter().filter(|lack| lack.effect != Effect::StopsLate).map(|lack| lack.preparation).collect();
    (!commands.is_empty()).then(|| format!("RUN {}", commands.join(" && ")))
}

/// The user that the recipe starts the daemon as, or that the daemon becomes there by itself.
fn user_line(recipe: &Recipe) -> Option<String> {
    recipe.user.or(recipe.tree.user.filter(|user| *user != "root")).map(|user| format!("USER {user}"))
}

/// Lines that are put in.
struct Lines {
    /// As root: before a USER that stands in front of the start command.
    root: Vec<String>,
    /// Right in front of the start command.
    own: Vec<String>,
}

impl Lines {
    fn environment(&mut self, parts: &StageParts<'_>, recipe: &Recipe) {
        for (key, value) in recipe.env.iter().filter(|(key, _)| !parts.subject.env.iter().any(|(name, _)| name == key))
        {
            self.own.push(format!("ENV {key}=\"{value}\""));
        }
        self.own.extend(user_line(recipe).filter(|_| parts.subject.user.is_none()));
    }

    fn rest_of(&mut self, parts: &StageParts<'_>, service: &Service, recipe: Option<&Recipe>, done: &[&Lack]) {
        let Some(recipe) = recipe else { return };
        let preparations = crate::boot::prepared::Preparations { evidence: parts.evidence, ran: &[] };
        let rest: Vec<&str> = recipe
            .lacking
            .iter()
            .filter(|lack| lack.effect != Effect::StopsLate && !done.contains(lack))
            .filter(|lack| !preparations.is_done(service, lack.preparation, lack.done_by))
            .map(|lack| lack.preparation)
            .collect();
        if !rest.is_empty() {
            self.root.push(format!("RUN {}", rest.join(" && ")));
        }
    }

    /// The edits that put the lines in; none where there is no place for them.
    fn inserted(self, parts: &StageParts<'_>, service: &Service, start: usize) -> Option<Vec<Edit>> {
        let mut edits = Vec::new();
        if !self.root.is_empty() {
            edits.push(insertion(parts, root_place(parts, service, start)?, &self.root)?);
        }
        if !self.own.is_empty() {
            edits.push(insertion(parts, start, &self.own)?);
        }
        Some(edits)
    }
}

/// Where a RUN that needs root stands: in front of the start command, or of the USER before it, behind what installs the service.
fn root_place(parts: &StageParts<'_>, service: &Service, start: usize) -> Option<usize> {
    let stage = &parts.subject.stage.instructions;
    let user_at = |index: usize| {
        let instruction = parts.file.instructions.get(index)?;
        match &instruction.content {
            Content::Words(words) if instruction.keyword == Keyword::User => {
                words.first().map(|word| word.value.as_str())
            }
            _ => None,
        }
    };
    let is_root = |user: &str| matches!(user.split(':').next(), Some("root" | "0"));
    let mut place = start;
    for index in stage.clone().rev().filter(|&index| index < start) {
        match user_at(index) {
            Some(user) if is_root(user) => break,
            Some(_) => place = index,
            None => {}
        }
    }
    // A stage that this one is built on may have left another user.
    let before = parts.subject.instructions(parts.file).map(|(index, _)| index).filter(|&index| index < stage.start);
    let left_to = before.filter_map(user_at).last();
    let begins_as_root = left_to.is_none_or(is_root);
    let reset = stage.clone().filter(|&index| index < place).filter_map(user_at).next_back().is_some_and(is_root);
    let installs = parts
        .evidence
        .installed
        .iter()
        .filter(|hint| services::by_package(&hint.name).is_some_and(|found| found.id == service.id));
    let at = parts.file.instructions.get(place)?.span.start;
    let behind = installs.into_iter().all(|hint| hint.span.start < at);
    ((begins_as_root || reset) && behind).then_some(place)
}

fn insertion(parts: &StageParts<'_>, index: usize, lines: &[String]) -> Option<Edit> {
    let instruction = parts.file.instructions.get(index)?;
    let newline = parts.file.newline();
    let indent = Span::new(instruction.lines.start, instruction.span.start).of(parts.text);
    let text: String = lines.iter().map(|line| format!("{indent}{line}{newline}")).collect();
    Some(replace(Span::new(instruction.lines.start, instruction.lines.start), text))
}

/// The words of the start instruction, where it is one plain command.
fn words_of(form: &StartForm) -> Option<Vec<String>> {
    match form {
        StartForm::Exec(words) => Some(words.iter().map(|word| word.value.clone()).collect()),
        StartForm::Shell(flat) => only_command(flat),
    }
}

/// The edit of the start instruction itself: the argument that is refused, and the exec form where a shell would stay in front.
/// The outer None says that no correction can be right.
fn start_edit(
    parts: &StageParts<'_>,
    index: usize,
    form: &StartForm,
    words: Option<&[String]>,
    command: &[String],
    refusal: Option<&Refusal>,
) -> Option<Option<Edit>> {
    let whole = parts.file.instructions.get(index)?.args.whole();
    let Some(refusal) = refusal else {
        let stays = matches!(parts.subject.shell_kind(), Shell::Dash) && matches!(form, StartForm::Shell(_));
        return Some(words.filter(|_| stays).map(|words| replace(whole, json(words))));
    };
    let words = words.filter(|words| words.ends_with(command))?;
    let first = words.len() - command.len();
    match form {
        StartForm::Shell(_) => Some(Some(replace(whole, json(&changed(words, first, refusal)?)))),
        StartForm::Exec(arguments) => in_place(arguments, first, refusal).map(Some),
    }
}

/// Which word the option of a refusal is.
fn option_at(words: &[String], first: usize, refusal: &Refusal) -> Option<usize> {
    let fits = |at: usize, option: &str, fits: &dyn Fn(&str) -> bool| {
        words.get(at).is_some_and(|word| word == option) && words.get(at + 1).is_some_and(|value| fits(value))
    };
    (first..words.len()).find(|&at| match refusal.when {
        When::Value { option, fits: pattern } => fits(at, option, &|value| matches(pattern, value.trim_end())),
        When::SaidTwice { option, value } => fits(at, option, &|said| said == value),
        _ => false,
    })
}

/// The words without what is refused.
fn changed(words: &[String], first: usize, refusal: &Refusal) -> Option<Vec<String>> {
    let mut words = words.to_vec();
    match refusal.remedy {
        Remedy::Argument(argument) => words.push(argument.to_owned()),
        Remedy::Append(text) => {
            let value = option_at(&words, first, refusal)? + 1;
            words.get_mut(value)?.push_str(text);
        }
        Remedy::Drop => {
            let at = option_at(&words, first, refusal)?;
            words.drain(at..at + 2);
        }
        Remedy::Recipe | Remedy::Environment | Remedy::User | Remedy::Root => {}
    }
    Some(words)
}

/// The same in an exec form, whose other arguments stay as they are written.
fn in_place(arguments: &[Argument], first: usize, refusal: &Refusal) -> Option<Edit> {
    let words: Vec<String> = arguments.iter().map(|argument| argument.value.clone()).collect();
    match refusal.remedy {
        Remedy::Argument(argument) => {
            let last = arguments.last()?.span.end;
            Some(replace(Span::new(last, last), format!(", {}", json_word(argument))))
        }
        Remedy::Append(text) => {
            let value = arguments.get(option_at(&words, first, refusal)? + 1)?;
            Some(replace(value.span, json_word(&format!("{}{text}", value.value))))
        }
        Remedy::Drop => {
            let at = option_at(&words, first, refusal)?;
            let before = arguments.get(at.checked_sub(1)?)?.span.end;
            Some(replace(Span::new(before, arguments.get(at + 1)?.span.end), ""))
        }
        Remedy::Recipe | Remedy::Environment | Remedy::User | Remedy::Root => None,
    }
}

fn json_word(word: &str) -> String {
    json(&[word]).trim_matches(['[', ']']).to_owned()
}

/// Safe where the recipe holds for this very release, or where only an argument is put right.
fn applicability(
    parts: &StageParts<'_>,
    service: &Service,
    recipe: Option<&Recipe>,
    argument: Option<&Refusal>,
) -> Applicability {
    let by = |name: &str| services::by_package(name).is_some_and(|found| found.id == service.id);
    let installs = parts.evidence.installed.iter().any(|hint| by(&hint.name));
    let holds = match (recipe, &parts.subject.platform) {
        (Some(recipe), Some(platform)) => recipe.releases.hold_for(platform) && installs,
        _ => false,
    };
    if holds || argument.is_some_and(|refusal| matches!(refusal.remedy, Remedy::Append(_) | Remedy::Drop)) {
        Applicability::Safe
    } else {
        Applicability::Review
    }
}
