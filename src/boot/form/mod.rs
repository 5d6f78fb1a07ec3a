//! Start commands that Docker cannot run as they are written, and what their authors meant.
//!
//! Docker takes the exec form only for a JSON array of strings with nothing behind it; everything else is shell text
//! (BuildKit, `parseMaybeJSON`). The exec form has no shell: no operators, no variables, no built-ins.

mod array;

pub use array::Flaw;

use crate::input::dockerfile::{Argument, StartForm};
use crate::input::shell::{self, CommandKind, Script, Word};
use crate::knowledge::images::{self, AsProgram, Start};
use crate::knowledge::programs::{self, Role};
use crate::knowledge::services;
use crate::subject::{Launch, StageSubject, Starter};
use crate::text::Span;

/// A start command that does not run as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// What the shell or the engine looks for instead, or what it drops.
    pub command: String,
    /// The program and arguments that were meant, where that is certain.
    pub meant: Option<Vec<String>>,
    /// Where it stands.
    pub span: Span,
}

/// What can be wrong with the form of a start command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// An array that is no JSON: the shell looks for a program whose name begins with a bracket.
    NotJson(Flaw),
    /// The same with a blank behind the bracket: `[` is a program of its own, a test. What stands behind it may run.
    Test,
    /// An array with something behind its closing bracket.
    Behind,
    /// A whole command line as one word.
    OneWord,
    /// A whole command line where a shell expects the name of a script: `["bash", "service nginx start"]`.
    AsScript,
    /// Operators of the shell as arguments of a program.
    Operators,
    /// A variable as the program, which only a shell would expand.
    Unexpanded,
    /// A command that exists only inside a shell.
    BuiltIn,
    /// `sh -c` with more words behind the script: they are the script's `$0`, `$1` …
    LostArguments,
    /// An ENTRYPOINT in the exec form that is given the shell of a CMD in the shell form.
    ShellAsArgument,
    /// An option where a program must stand: nothing is there that it could be an option of.
    OptionAsProgram,
}

impl FaultKind {
    /// Whether nothing is started at all.
    #[must_use]
    pub fn fails(self) -> bool {
        !matches!(self, Self::Test | Self::Operators | Self::LostArguments | Self::ShellAsArgument)
    }
}

/// Words that the exec form hands on like any other.
const OPERATORS: &[&str] = &["&&", "||", "|", ">", ">>", "<", "&", "2>&1", "2>", "&>"];

/// What exists only inside a shell, or does nothing outside of one.
const BUILT_INS: &[&str] =
    &["cd", "source", ".", "export", "set", "unset", "eval", "exec", "ulimit", "umask", "alias", "wait"];

/// What is wrong with the form of a stage's start command, if anything is.
#[must_use]
pub fn fault(subject: &StageSubject<'_>) -> Option<Fault> {
    let (found, span) = match own_cmd(subject) {
        Some(StartForm::Shell(script)) => (of_script(&script.text), script.whole()),
        Some(StartForm::Exec(words)) => of_arguments(subject, words)?,
        None => match subject.launch()? {
            Launch::Shell { script, .. } => (of_script(&script.text), script.whole()),
            Launch::Exec(argv) => of_arguments(subject, &argv)?,
        },
    };
    let (kind, command, meant) = found?;
    Some(Fault { kind, command, meant, span })
}

/// The CMD that decides what is started: there is no ENTRYPOINT, or one that only carries it.
fn own_cmd<'f>(subject: &StageSubject<'f>) -> Option<&'f StartForm> {
    match subject.cmd.as_ref()? {
        Starter::Written { instruction, form } if subject.start_instruction() == Some(*instruction) => Some(form),
        _ => None,
    }
}

/// What the engine is to start where the fault is put right: what carries the CMD stays in front.
#[must_use]
pub fn mended(subject: &StageSubject<'_>, fault: &Fault) -> Option<Vec<Argument>> {
    let meant = fault.meant.as_ref()?;
    let mut argv = match subject.entrypoint.as_ref().filter(|_| own_cmd(subject).is_some() && !subject.hands_on) {
        Some(Starter::Written { form: StartForm::Exec(words), .. }) => words.clone(),
        Some(Starter::Inherited(words)) => {
            words.iter().map(|word| Argument { value: (*word).to_owned(), span: fault.span }).collect()
        }
        _ => Vec::new(),
    };
    argv.extend(meant.iter().map(|value| Argument { value: value.clone(), span: fault.span }));
    Some(argv)
}

/// The exec form; the outer None says that the text has no say in it.
fn of_arguments(subject: &StageSubject<'_>, argv: &[Argument]) -> Option<(Option<Found>, Span)> {
    // What the base image starts is right by itself.
    let written = argv.iter().map(|word| word.span).filter(|&span| span != subject.stage.base_span);
    let span = written.reduce(Span::join)?;
    let words: Vec<&str> = argv.iter().map(|word| word.value.as_str()).collect();
    Some((of_words(subject, &words), span))
}

type Found = (FaultKind, String, Option<Vec<String>>);

/// The shell form.
fn of_script(text: &str) -> Option<Found> {
    let text = text.trim();
    let inner = text.strip_prefix("exec ").map_or(text, str::trim_start);
    if let Some(array) = array::read(inner) {
        let script = shell::parse(text);
        let first =
            script.commands().first().and_then(|found| found.words.get(shell::unwrap(found.words).index)).cloned();
        let command = first.map_or_else(|| text.to_owned(), |word| word.value);
        let behind = array.rest.trim();
        let kind = match array.flaw {
            _ if command == "[" => FaultKind::Test,
            _ if !behind.is_empty() && !behind.starts_with('#') => FaultKind::Behind,
            Some(flaw) => FaultKind::NotJson(flaw),
            None => FaultKind::Behind,
        };
        // `[ x ] && y` is shell that means what it says.
        if kind == FaultKind::Test && array.words.len() == 1 && behind.starts_with(['&', ';', '|']) {
            return None;
        }
        let meant = match behind {
            "" => as_meant(array.words),
            remark if remark.starts_with('#') => as_meant(array.words),
            list if list.starts_with(['&', ';', '|']) => {
                Some(by_shell(format!("{} {}", shell::quoted_words(&array.words), unlisted(list))))
            }
            _ => None,
        };
        return Some((kind, command, meant));
    }
    if let Some(words) = array::without_opening(inner) {
        let first = shell::parse(text).commands().first().and_then(|found| found.words.first()).cloned();
        let command = first.map_or_else(|| text.to_owned(), |word| word.value);
        return Some((FaultKind::NotJson(Flaw::Brackets), command, Some(words)));
    }
    // `"nginx -g daemon off;"`: quotes that make one word of a command line.
    let script = shell::parse(text);
    let words = only_words(&script)?;
    match words {
        [only] if only.literal && only.quoted && is_line(&only.value) => {
            Some((FaultKind::OneWord, only.value.clone(), line(&only.value)))
        }
        _ => None,
    }
}

/// What stands behind an array, with the arrays in it as the commands that they were meant to be: `&& ["nginx"]`.
fn unlisted(list: &str) -> String {
    let mut out = String::new();
    let mut rest = list;
    loop {
        let operator = rest.find(|c: char| !"&;|".contains(c) && !c.is_whitespace()).unwrap_or(rest.len());
        let (before, behind) = rest.split_at(operator);
        out.push_str(before);
        match array::read(behind) {
            Some(array) => {
                out.push_str(&shell::quoted_words(&array.words));
                rest = array.rest;
            }
            None => {
                out.push_str(behind);
                return out;
            }
        }
    }
}

/// The exec form.
fn of_words(subject: &StageSubject<'_>, words: &[&str]) -> Option<Found> {
    let (&program, rest) = words.split_first()?;
    if is_line(program) {
        let meant = if rest.is_empty() { line(program) } else { line(&format!("{program} {}", joined(rest))) };
        return Some((FaultKind::OneWord, program.to_owned(), meant));
    }
    // Only where it is known that no ENTRYPOINT takes it.
    let by_engine = subject.entrypoint.is_none() && subject.image.is_some_and(images::starts_directly);
    let image = subject.image.map_or(AsProgram::Unknown, images::option_as_program);
    if program.starts_with('-') && (by_engine || image == AsProgram::Refused) {
        let meant = image_program(subject).map(|own| [&[own], words].concat());
        let meant = meant.map(|words| words.into_iter().map(str::to_owned).collect());
        return Some((FaultKind::OptionAsProgram, program.to_owned(), meant));
    }
    if program.starts_with('$') {
        let meant = by_shell(format!("exec {program} {}", joined(rest)).trim_end().to_owned());
        return Some((FaultKind::Unexpanded, program.to_owned(), Some(meant)));
    }
    let at_script = script_of_shell(words);
    if let Some(operator) = rest.iter().find(|word| OPERATORS.contains(word)) {
        let line = match at_script {
            Some(at) => format!("{} {}", words[at], joined(&words[at + 1..])),
            None => joined(words),
        };
        return Some((FaultKind::Operators, (*operator).to_owned(), Some(by_shell(line))));
    }
    // A shell without `-c` takes its first word for the name of a file.
    if let Some((line, behind)) = rest.split_first().filter(|_| programs::role(program) == Some(Role::Shell))
        && !line.starts_with(['-', '.', '/', '$'])
        && is_line(line)
    {
        let meant = behind.is_empty().then(|| by_shell((*line).to_owned()));
        return Some((FaultKind::AsScript, (*line).to_owned(), meant));
    }
    if BUILT_INS.contains(&program) {
        let meant =
            (program == "exec" && !rest.is_empty()).then(|| rest.iter().map(|word| (*word).to_owned()).collect());
        return Some((FaultKind::BuiltIn, program.to_owned(), meant));
    }
    if let Some(at) = at_script {
        let behind = &words[at + 1..];
        let script = words[at];
        // `ENTRYPOINT ["sh", "-c"]` with a CMD in the shell form: the script's own shell is what `-c` is given.
        if let ([flag, inner], Some(Role::Shell)) = (behind, programs::role(script))
            && flag.starts_with('-')
            && flag.ends_with('c')
        {
            return Some((FaultKind::ShellAsArgument, script.to_owned(), Some(by_shell((*inner).to_owned()))));
        }
        let parsed = shell::parse(script);
        let own = only_words(&parsed).filter(|own| own.iter().all(|word| word.literal))?;
        if behind.is_empty() || behind == ["--"] || own.is_empty() {
            return None;
        }
        let meant =
            own.iter().map(|word| word.value.clone()).chain(behind.iter().map(|word| (*word).to_owned())).collect();
        return Some((FaultKind::LostArguments, joined(behind), Some(meant)));
    }
    let shell_form = |cmd: &Starter<'_>| matches!(cmd, Starter::Written { form: StartForm::Shell(_), .. });
    if subject.cmd.as_ref().is_some_and(shell_form)
        && matches!(subject.entrypoint, Some(Starter::Written { .. }))
        && services::by_program(program).is_some()
        && let [own @ .., _, _, script] = words
    {
        let given: Vec<String> = only_words(&shell::parse(script))?.iter().map(|word| word.value.clone()).collect();
        let meant = own.iter().map(|word| (*word).to_owned()).chain(given).collect();
        return Some((FaultKind::ShellAsArgument, (*script).to_owned(), Some(meant)));
    }
    None
}

/// The daemon that the base image starts by itself, where it is one that these could be options of.
fn image_program(subject: &StageSubject<'_>) -> Option<&'static str> {
    match subject.image?.starts {
        Start::Command { command, service: Some(_), .. } => {
            command.first().copied().filter(|program| services::by_program(program).is_some())
        }
        _ => None,
    }
}

/// Where the script of `["sh", "-c", "…", …]` stands.
fn script_of_shell(words: &[&str]) -> Option<usize> {
    let [shell, flag, _, ..] = words else { return None };
    (programs::role(shell) == Some(Role::Shell) && flag.starts_with('-') && flag.ends_with('c')).then_some(2)
}

/// Whether one word is a whole command line. A path may have blanks in it; what follows an option or a known program is none.
#[must_use]
pub fn is_line(word: &str) -> bool {
    let Some((program, rest)) = word.trim().split_once(char::is_whitespace) else { return false };
    let known = programs::role(program).is_some() || services::by_program(program).is_some();
    !word.starts_with('/')
        || known
        || program.starts_with("/etc/init.d/")
        || rest.split_whitespace().any(|word| word.starts_with('-'))
}

/// The words of a command line, or the shell that runs it.
fn line(text: &str) -> Option<Vec<String>> {
    let script = shell::parse(text);
    match only_words(&script) {
        Some(words) if words.iter().all(|word| word.literal) => {
            Some(words.iter().map(|word| word.value.clone()).collect())
        }
        _ if script.problems.is_empty() => Some(by_shell(text.to_owned())),
        _ => None,
    }
}

/// An array's words, or what they say where the first of them is a whole command line.
fn as_meant(words: Vec<String>) -> Option<Vec<String>> {
    match words.as_slice() {
        [only] if is_line(only) => line(only),
        _ => Some(words),
    }
}

fn by_shell(script: String) -> Vec<String> {
    vec!["/bin/sh".to_owned(), "-c".to_owned(), script]
}

/// The words as a shell must be given them, operators as they are.
fn joined(words: &[&str]) -> String {
    let one = |word: &&str| if OPERATORS.contains(word) { (*word).to_owned() } else { shell::quoted_word(word) };
    words.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// The words of a script that is one simple command without anything around it.
fn only_words(script: &Script) -> Option<&[Word]> {
    let [item] = script.list.items.as_slice() else { return None };
    let [command] = item.first.commands.as_slice() else { return None };
    let CommandKind::Simple { assignments, words } = &command.kind else { return None };
    let plain = item.rest.is_empty() && !item.background && !item.first.negated;
    (plain && assignments.is_empty() && command.redirects.is_empty() && !words.is_empty() && script.problems.is_empty())
        .then_some(words.as_slice())
}
