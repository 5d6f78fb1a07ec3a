//! A command line of a unit, as systemd would execute it: prefixes, words, specifiers and variables (systemd.service(5), "Command lines").

use super::environment::{Environment, Known};
use crate::input::session::Engine;
use crate::input::unit::{Fault, split};
use crate::knowledge::specifiers::{self, Meaning};
use crate::text::base_name;

/// The variable that holds a template's instance in the container.
pub const INSTANCE: &str = "INSTANCE";

/// A command line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exec {
    /// The program and its arguments.
    pub words: Vec<Word>,
    /// `-`: its failure does not matter.
    pub may_fail: bool,
    /// `+`, `!`, `!!`: it runs as root whatever `User=` says.
    pub as_root: bool,
    /// `@`: the name that the program is given in place of its path.
    pub renamed: Option<String>,
    /// What cannot be known from the unit, as it is written: specifiers, placeholders.
    pub unknown: Vec<String>,
    /// Placeholders that were read as the directories that distributions set.
    pub assumed: Vec<(String, &'static str)>,
    /// Variables left out: they are options from a file that is not here.
    pub left_out: Vec<String>,
    /// Variables that nothing sets: systemd makes nothing of them.
    pub empty: Vec<String>,
    /// What cannot be read.
    pub faults: Vec<Fault>,
    /// Whether it calls an engine: what nothing sets is then somebody's to fill in, and stays as it is written.
    pub(super) calls_engine: bool,
}

/// A word of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its parts.
    pub pieces: Vec<Piece>,
    /// How it is put in.
    pub form: Form,
}

/// How a word becomes arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One argument.
    One,
    /// Split at blanks: `$OPTIONS` as a word of its own.
    Split,
}

/// A part of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// This text.
    Text(String),
    /// The value of a variable of the running container.
    Variable(String),
}

impl Word {
    /// A word that is this text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { pieces: vec![Piece::Text(text.into())], form: Form::One }
    }

    /// The word where it is known whole.
    #[must_use]
    pub fn literal(&self) -> Option<String> {
        let parts = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => Some(text.as_str()),
            Piece::Variable(_) => None,
        });
        parts.collect()
    }

    /// The word with `${NAME}` for what is not known.
    #[must_use]
    pub fn shown(&self) -> String {
        let parts = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Variable(name) => format!("${{{name}}}"),
        });
        parts.collect()
    }

    /// The word as a shell must be given it.
    #[must_use]
    pub fn for_shell(&self) -> String {
        if let Some(text) = self.literal() {
            return crate::input::shell::quoted_word(&text);
        }
        if self.form == Form::Split {
            return self.shown();
        }
        let mut out = String::from("\"");
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => {
                    for c in text.chars() {
                        if matches!(c, '"' | '\\' | '$' | '`') {
                            out.push('\\');
                        }
                        out.push(c);
                    }
                }
                Piece::Variable(name) => out.push_str(&format!("${{{name}}}")),
            }
        }
        out.push('"');
        out
    }

    /// The variable of options that it is, whole.
    #[must_use]
    pub fn option_variable(&self) -> Option<&str> {
        match (self.form, self.pieces.as_slice()) {
            (Form::Split, [Piece::Variable(name)]) if holds_options(name) => Some(name),
            _ => None,
        }
    }

    /// The variables in it.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Variable(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }
}

/// Whether a variable is meant to hold options, so that the command means something without it.
fn holds_options(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    let last = name.rsplit('_').next().unwrap_or(&name);
    ["OPT", "OPTS", "OPTIONS", "OPTION", "ARGS", "ARG", "FLAGS", "PARAMS", "PARAMETERS", "POLICY", "EXTRA"]
        .iter()
        .any(|end| last.ends_with(end))
        || name.contains("OPTIONS")
        || name.contains("_ARGS")
        || name.contains("EXTRA")
}

impl Exec {
    /// The commands of a value; more than one only where ` ; ` parts them.
    #[must_use]
    pub fn all(value: &str, environment: &Environment<'_>) -> Vec<Self> {
        let words = split(value);
        let mut commands = Vec::new();
        let mut current: Vec<(&str, bool)> = Vec::new();
        let pairs = words.words.iter().map(String::as_str).zip(words.bare.iter().copied());
        for (word, bare) in pairs {
            if word == ";" && bare {
                commands.extend(Self::of(&std::mem::take(&mut current), &words.faults, environment));
            } else {
                current.push((word, bare));
            }
        }
        commands.extend(Self::of(&current, &words.faults, environment));
        commands
    }

    fn of(words: &[(&str, bool)], faults: &[Fault], environment: &Environment<'_>) -> Option<Self> {
        let (&(first, _), rest) = words.split_first()?;
        let mut exec = Self { faults: faults.to_vec(), ..Self::default() };
        let mut program = first.trim_start_matches(['-', ':', '+', '!', '@', '|']);
        // `@SBINDIR@/x` begins with a placeholder, not with the prefix `@`.
        let sign = first.len() - program.len();
        let filled = program.split_once('@').is_some_and(|(name, _)| is_name(name) && name.len() > 1);
        if filled && first[..sign].ends_with('@') {
            program = &first[sign - 1..];
        }
        let prefix = &first[..first.len() - program.len()];
        exec.may_fail = prefix.contains('-');
        exec.as_root = prefix.contains(['+', '!']);
        let expands = !prefix.contains(':');
        let mut rest = rest;
        if prefix.contains('@') {
            let (name, others) = rest.split_first()?;
            exec.renamed = Some(name.0.to_owned());
            rest = others;
        }
        if program.is_empty() {
            return None;
        }
        let mut words = vec![exec.word(program, environment, expands)];
        exec.calls_engine = Engine::of_program(program).is_some();
        for (word, _) in rest {
            let whole = word.strip_prefix('$').filter(|name| expands && is_name(name));
            match whole {
                Some(name) => words.extend(exec.whole(name, environment)),
                None => words.push(exec.word(word, environment, expands)),
            }
        }
        // The program itself cannot be a variable.
        let (program, rest) = words.split_first()?;
        exec.unknown.extend(program.variables().filter(|name| *name != INSTANCE).map(|name| format!("${{{name}}}")));
        // Options alone are no reason for a shell: without them the command means something too.
        let only_options = rest.iter().all(|word| word.literal().is_some() || word.option_variable().is_some());
        if only_options && program.literal().is_some() {
            exec.left_out = words.iter().filter_map(Word::option_variable).map(str::to_owned).collect();
            words.retain(|word| word.option_variable().is_none());
        }
        exec.words = words;
        Some(exec)
    }

    /// A variable that is a word of its own: split at blanks, nothing where it is empty.
    fn whole(&mut self, name: &str, environment: &Environment<'_>) -> Vec<Word> {
        match environment.value(name) {
            Known::Value(value) => split(&value).words.into_iter().map(Word::text).collect(),
            Known::Nothing if !self.calls_engine => {
                self.empty.push(name.to_owned());
                Vec::new()
            }
            Known::Nothing | Known::AtRun => {
                vec![Word { pieces: vec![Piece::Variable(name.to_owned())], form: Form::Split }]
            }
        }
    }

    /// A word with its specifiers, placeholders and variables put in.
    fn word(&mut self, word: &str, environment: &Environment<'_>, expands: bool) -> Word {
        let mut pieces = Pieces::default();
        let mut rest = word;
        while let Some(at) = rest.find(['$', '%', '@']) {
            pieces.text(&rest[..at]);
            let mark = &rest[at..];
            let letter = mark[1..].chars().next();
            rest = match (mark.as_bytes()[0], letter) {
                (b'$', Some('$')) if expands => {
                    pieces.text("$");
                    &mark[2..]
                }
                (b'$', Some('{')) if expands => match mark[2..].split_once('}').filter(|(name, _)| is_name(name)) {
                    Some((name, behind)) => {
                        match environment.value(name) {
                            Known::Value(value) => pieces.text(&value),
                            // A part of a word that nothing sets is for whatever fills in the unit, not for systemd.
                            Known::Nothing if self.calls_engine => pieces.0.push(Piece::Variable(name.to_owned())),
                            Known::Nothing if word.len() > name.len() + 3 => {
                                self.unknown.push(format!("${{{name}}}"));
                                pieces.text(&format!("${{{name}}}"));
                            }
                            Known::Nothing => self.empty.push(name.to_owned()),
                            Known::AtRun => pieces.0.push(Piece::Variable(name.to_owned())),
                        }
                        behind
                    }
                    None => {
                        pieces.text("$");
                        &mark[1..]
                    }
                },
                (b'%', Some(letter)) => {
                    self.specifier(letter, environment, &mut pieces);
                    &mark[1 + letter.len_utf8()..]
                }
                (b'@', Some(_)) => {
                    match mark[1..].split_once('@').filter(|(name, _)| is_name(name) && name.len() > 1) {
                        Some((name, behind)) => {
                            match specifiers::placeholder(name) {
                                Some(path) => {
                                    pieces.text(path);
                                    self.assumed.push((format!("@{name}@"), path));
                                }
                                None => {
                                    self.unknown.push(format!("@{name}@"));
                                    pieces.text(&format!("@{name}@"));
                                }
                            }
                            behind
                        }
                        None => {
                            pieces.text("@");
                            &mark[1..]
                        }
                    }
                }
                (sign, _) => {
                    pieces.text(if sign == b'$' {
                        "$"
                    } else if sign == b'%' {
                        "%"
                    } else {
                        "@"
                    });
                    &mark[1..]
                }
            };
        }
        pieces.text(rest);
        Word { pieces: pieces.0, form: Form::One }
    }

    fn specifier(&mut self, letter: char, environment: &Environment<'_>, pieces: &mut Pieces) {
        match specifiers::meaning(letter, environment.manager) {
            Meaning::Text(text) => pieces.text(text),
            Meaning::Variable(name) => pieces.0.push(Piece::Variable(name.to_owned())),
            Meaning::Instance => match environment.instance {
                Some(instance) => pieces.text(instance),
                None => pieces.0.push(Piece::Variable(INSTANCE.to_owned())),
            },
            meaning @ (Meaning::FullName | Meaning::Name | Meaning::Prefix | Meaning::LastPart) => {
                match environment.named(meaning) {
                    Some(name) => pieces.text(&name),
                    None => {
                        self.unknown.push(format!("%{letter}"));
                        pieces.text(&format!("%{letter}"));
                    }
                }
            }
            Meaning::Unknown => {
                self.unknown.push(format!("%{letter}"));
                pieces.text(&format!("%{letter}"));
            }
        }
    }

    /// The program and its arguments, where all of them are known.
    #[must_use]
    pub fn literal(&self) -> Option<Vec<String>> {
        self.words.iter().map(Word::literal).collect()
    }

    /// The words as they are shown: `${NAME}` for what is not known.
    #[must_use]
    pub fn shown(&self) -> Vec<String> {
        self.words.iter().map(Word::shown).collect()
    }

    /// The command as a line for a shell.
    #[must_use]
    pub fn for_shell(&self) -> String {
        self.words.iter().map(Word::for_shell).collect::<Vec<_>>().join(" ")
    }

    /// The program's name without its path.
    #[must_use]
    pub fn program(&self) -> String {
        let path = self.words.first().map(Word::shown).unwrap_or_default();
        base_name(&path).to_owned()
    }
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn text(&mut self, text: &str) {
        if let Some(Piece::Text(last)) = self.0.last_mut() {
            last.push_str(text);
        } else if !text.is_empty() || self.0.is_empty() {
            self.0.push(Piece::Text(text.to_owned()));
        }
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// A value other than a command with its specifiers put in; none where one is not known.
#[must_use]
pub fn printed(value: &str, environment: &Environment<'_>) -> Option<Word> {
    let mut exec = Exec::default();
    let word = exec.word(value, environment, false);
    exec.unknown.is_empty().then_some(word)
}
