//! What instructions and commands do to files.

mod commands;
mod copied;
mod store;

use super::print::{By, Output};
use super::traced::Traced;
use super::{Files, WrittenFile, name_of, normal, print};
use crate::input::context::BuildContext;
use crate::input::dockerfile::{Argument, Content, Flat, Instruction, Keyword};
use crate::input::shell::{AndOr, Command, Item, List, Word};
use crate::knowledge::images::Start;
use crate::knowledge::platform::Shell;
use crate::subject::StageSubject;
use crate::text::Span;
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// The longest file that is followed, in bytes.
const LONGEST: usize = 256 * 1024;

/// How many bytes may be carried from file to file, and how many files looked at for a glob or a directory.
const BUDGET: usize = 2 * 1024 * 1024;

/// How deeply `sh -c` in `sh -c` is read.
const MAX_DEPTH: usize = 8;

/// How many lists of commands may be open within each other, in whatever scripts: reading them calls itself.
const MAX_OPEN: usize = 64;

/// Where a command stands.
struct Scene<'s> {
    /// The text that its spans are bytes of.
    text: &'s str,
    /// Where they lead in the user's text.
    place: &'s dyn Fn(Span) -> Span,
    /// The shell that runs it.
    shell: Shell,
    depth: usize,
}

pub struct Tracker {
    /// The instruction that is read.
    pub instruction: usize,
    files: BTreeMap<String, WrittenFile>,
    elsewhere: Vec<Traced>,
    /// Paths that something unknown wrote or covered.
    covered: HashSet<String>,
    variables: HashMap<String, String>,
    /// Those of the RUN that is read.
    own: HashMap<String, String>,
    workdir: Option<String>,
    cwd: Option<String>,
    shell: Shell,
    /// Whether the image holds nothing but a distribution, so that what it does not bring is not there.
    plain_base: bool,
    spent: usize,
    /// How many lists are open.
    open: usize,
    /// How many bytes of values were put in for variables.
    put_in: Cell<usize>,
    /// The files beside the Dockerfile.
    context: Rc<BuildContext>,
}

impl Tracker {
    pub fn new(subject: &StageSubject<'_>, context: Rc<BuildContext>) -> Self {
        let plain_base = match subject.image {
            Some(image) => image.platform.is_some() && !matches!(image.starts, Start::Command { service: Some(_), .. }),
            None => subject.base_name == "scratch",
        };
        Self {
            instruction: 0,
            files: BTreeMap::new(),
            elsewhere: Vec::new(),
            covered: HashSet::new(),
            variables: HashMap::new(),
            own: HashMap::new(),
            workdir: plain_base.then(|| "/".to_owned()),
            cwd: None,
            shell: subject.shell_kind(),
            plain_base,
            spent: 0,
            open: 0,
            put_in: Cell::new(0),
            context,
        }
    }

    pub fn finish(self) -> Files {
        let mut by_name: HashMap<String, Vec<String>> = HashMap::new();
        if self.spent > BUDGET {
            return Files::default();
        }
        for path in self.files.keys() {
            by_name.entry(name_of(path).to_owned()).or_default().push(path.clone());
        }
        Files { by_path: self.files, by_name, elsewhere: self.elsewhere, workdir: self.workdir }
    }

    fn value(&self, name: &str) -> Option<String> {
        let value = self.own.get(name).or_else(|| self.variables.get(name))?;
        // Values of values may double with each line.
        self.put_in.set(self.put_in.get() + value.len());
        (self.put_in.get() <= BUDGET).then(|| value.clone())
    }

    /// The text of an instruction's word with the values of its variables; none where one is not known.
    fn expanded(&self, text: &str) -> Option<String> {
        if !text.contains('$') {
            return Some(text.to_owned());
        }
        let out = print::expand(text, 0, By::BuildKit, &|name| self.value(name), &|span| span);
        (!out.vague).then_some(out.text.text)
    }

    /// Anything but RUN.
    pub fn instruction(&mut self, instruction: &Instruction) {
        match &instruction.content {
            Content::Env(pairs) => {
                for pair in pairs {
                    match self.expanded(pair.value.trim_matches('"')) {
                        Some(value) => self.variables.insert(pair.key.clone(), value),
                        None => self.variables.remove(&pair.key),
                    };
                }
            }
            Content::Arg(pairs) => {
                for (name, value) in pairs {
                    match value.as_deref().and_then(|value| self.expanded(value)) {
                        Some(value) => self.variables.insert(name.clone(), value),
                        None => self.variables.remove(name),
                    };
                }
            }
            Content::Words(words) if instruction.keyword == Keyword::Workdir => {
                let path = words.first().and_then(|word| self.expanded(&word.value));
                self.workdir = path.and_then(|path| normal(self.workdir.as_deref().unwrap_or_default(), &path));
            }
            Content::Copy { sources, target, bodies, from, .. } => {
                self.copy(instruction, sources, target, bodies);
                if from.is_none() {
                    self.bring_files(instruction, sources, target);
                }
            }
            _ => {}
        }
    }

    fn copy(&mut self, instruction: &Instruction, sources: &[Argument], target: &Argument, bodies: &[Flat]) {
        let cwd = self.workdir.clone().unwrap_or_default();
        let Some(written) = self.expanded(&target.value) else { return self.forget_all() };
        let Some(path) = normal(&cwd, &written) else { return self.forget_all() };
        let directory = written.ends_with('/') || sources.len() + instruction.heredocs.len() > 1;
        for source in sources {
            let name = name_of(source.value.trim_end_matches('/'));
            let one = !name.is_empty() && name != "." && !name.contains(['*', '?', '[', '$']) && name.contains('.');
            if one && !directory {
                // It may be a directory all the same: then its files come to lie below the target.
                self.forget(&path);
            }
            match normal(&path, name).filter(|_| one && directory) {
                Some(file) => self.forget(&file),
                None => self.forget_below(&path),
            }
        }
        let mode = mode(instruction);
        let heredocs = instruction.heredocs.iter().zip(bodies).zip(markers(&instruction.args.text));
        for ((heredoc, body), marker) in heredocs {
            let at = if directory { normal(&path, &heredoc.name) } else { Some(path.clone()) };
            let out = self.body(&body.text, 0, &marker, By::BuildKit, &|span| body.span(span));
            if let Some(at) = at {
                self.put(at, out, Some(mode.is_some_and(|mode| executes(mode) == Some(true))));
            }
        }
    }

    /// The body of a heredoc, which begins at `start`.
    fn body(&self, body: &str, start: usize, marker: &Marker, by: By, place: &dyn Fn(Span) -> Span) -> Output {
        let mut out = Output::default();
        let mut at = start;
        for line in body.split_inclusive('\n') {
            let stripped = if marker.strips_tabs { line.trim_start_matches('\t') } else { line };
            let from = at + line.len() - stripped.len();
            at += line.len();
            if marker.quoted {
                out.text.push(stripped, place(Span::new(from, at)));
            } else {
                let read = print::expand(stripped, from, by, &|name| self.value(name), place);
                out.vague |= read.vague;
                out.text.append(&read.text);
            }
        }
        out
    }

    pub fn run(&mut self, flat: &Flat, list: &List) {
        let shell = match flat.text.strip_prefix("#!").and_then(|rest| rest.lines().next()) {
            Some(line) if line.contains("bash") => Shell::Bash { execs_last: false },
            _ => self.shell,
        };
        let scene = Scene { text: &flat.text, place: &|span| flat.span(span), shell, depth: 0 };
        self.begin_run();
        self.list(list, true, &scene);
    }

    pub fn run_exec(&mut self, words: &[Argument]) {
        self.begin_run();
        let words: Vec<Word> = words
            .iter()
            .map(|word| Word {
                value: word.value.clone(),
                literal: true,
                quoted: true,
                span: word.span,
                ..Word::default()
            })
            .collect();
        // The spans of these words are of the user's text, and quotes stand around what the shell is given.
        let whole =
            words.iter().fold(words.first().map_or(Span::default(), |word| word.span), |all, w| all.join(w.span));
        let scene = Scene { text: "", place: &|_| whole, shell: self.shell, depth: 0 };
        self.simple(&words, None, true, &scene);
    }

    fn begin_run(&mut self) {
        self.own.clear();
        self.cwd.clone_from(&self.workdir);
    }

    /// Something ran of which nothing is known: it may have made files executable.
    pub fn runs_unknown(&mut self) {
        self.spent += self.files.len();
        if self.spent <= BUDGET {
            for file in self.files.values_mut().filter(|file| file.executable == Some(false)) {
                file.executable = None;
            }
        }
    }

    fn list(&mut self, list: &List, sure: bool, scene: &Scene<'_>) -> Option<Output> {
        if self.open >= MAX_OPEN {
            self.runs_unknown();
            return None;
        }
        self.open += 1;
        let mut all = Some(Output::default());
        for item in &list.items {
            join(&mut all, self.item(item, sure, scene));
        }
        self.open -= 1;
        all
    }

    fn item(&mut self, item: &Item, sure: bool, scene: &Scene<'_>) -> Option<Output> {
        let mut all = self.pipeline(&item.first.commands, sure, scene);
        for (operator, pipeline) in &item.rest {
            let printed = self.pipeline(&pipeline.commands, sure && *operator == AndOr::And, scene);
            join(&mut all, printed);
        }
        all
    }

    fn pipeline(&mut self, commands: &[Command], sure: bool, scene: &Scene<'_>) -> Option<Output> {
        let mut input = None;
        for command in commands {
            input = self.command(command, input, sure, scene);
        }
        input
    }
}

/// The mode that COPY gives its files.
fn mode(instruction: &Instruction) -> Option<&str> {
    let mut flags = instruction.args.text.split_whitespace().take_while(|word| word.starts_with("--"));
    flags.find_map(|flag| flag.strip_prefix("--chmod="))
}

/// How a heredoc is marked: `<<-"EOF"`.
struct Marker {
    quoted: bool,
    strips_tabs: bool,
}

/// The heredoc markers in the arguments of COPY, in order.
fn markers(args: &str) -> impl Iterator<Item = Marker> {
    args.split_whitespace().filter_map(|word| word.split_once("<<")).map(|(_, rest)| Marker {
        quoted: rest.trim_start_matches('-').starts_with(['"', '\'']),
        strips_tabs: rest.starts_with('-'),
    })
}

/// Joins what is printed one after the other; what grows too long is not known any more.
fn join(all: &mut Option<Output>, next: Option<Output>) {
    match (all.as_mut(), next) {
        (Some(before), Some(next)) if before.text.text.is_empty() => {
            *before = Output { vague: before.vague || next.vague, ..next }
        }
        (Some(before), Some(next)) if before.text.text.len() + next.text.text.len() <= LONGEST => {
            before.text.append(&next.text);
            before.vague |= next.vague;
        }
        _ => *all = None,
    }
}

fn operands(args: &[Word]) -> impl Iterator<Item = &Word> {
    args.iter().filter(|arg| !arg.value.starts_with('-'))
}

/// Whether a mode lets its owner execute: `755`, `+x`, `u=rwx`, `a+rx`; none where it leaves that as it is.
fn executes(mode: &str) -> Option<bool> {
    if mode.bytes().all(|byte| byte.is_ascii_digit()) && mode.len() >= 3 {
        let any = mode.bytes().rev().take(3).any(|digit| (digit - b'0') & 1 == 1);
        return Some(any);
    }
    let mut found = None;
    for clause in mode.split(',') {
        let at = clause.find(['+', '-', '='])?;
        let sets = clause[at..].contains(['x', 'X']);
        match clause.as_bytes()[at] {
            b'+' if sets => found = Some(true),
            b'=' if sets => found = Some(true),
            _ if sets => found = None,
            _ => {}
        }
    }
    found
}

/// The directory below which all that a glob names must be; none where it is not known.
fn glob_directory(pattern: &str, cwd: Option<&str>) -> Option<String> {
    let plain = &pattern[..pattern.find(['*', '?', '[', '$', '{', '`', '~'])?];
    if pattern.contains(['$', '`', '~']) {
        return None;
    }
    let directory = plain.rfind('/').map_or(".", |at| &plain[..=at]);
    normal(cwd.unwrap_or_default(), directory)
}
