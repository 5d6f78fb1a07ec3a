//! What instructions and commands do to files.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::print::{self, By, Output};
use super::traced::Traced;
use super::{Files, Known, WrittenFile, name_of, normal};
use crate::input::dockerfile::{Argument, Content, Flat, Instruction, Keyword};
use crate::input::shell::{self, AndOr, Command, CommandKind, Item, List, Redirect, Word};
use crate::knowledge::images::Start;
use crate::knowledge::platform::Shell;
use crate::knowledge::programs::{self, Role};
use crate::subject::StageSubject;
use crate::text::Span;

/// The longest file that is followed, in bytes.
const LONGEST: usize = 256 * 1024;

/// How many bytes may be carried from file to file, and how many files looked at for a glob or a directory.
const BUDGET: usize = 2 * 1024 * 1024;

/// How deeply `sh -c` in `sh -c` is read.
const MAX_DEPTH: usize = 8;

/// Commands that leave the files that they name as they are. `chown` and `chgrp` change neither text nor mode bits that count.
const READERS: &[&str] = &[
    "cat",
    "ls",
    "grep",
    "egrep",
    "head",
    "tail",
    "test",
    "[",
    "stat",
    "file",
    "wc",
    "chown",
    "chgrp",
    "diff",
    "md5sum",
    "sha256sum",
    "source",
    ".",
    "sh",
    "bash",
    "systemctl",
    "service",
    "echo",
    "printf",
    "dos2unix",
    "mkdir",
    "crontab",
    "export",
    "which",
    "nginx",
    "apachectl",
    "apache2ctl",
    "visudo",
    "id",
    "sort",
    "awk",
    "cut",
    "tr",
    "find",
    "cd",
];

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
}

impl Tracker {
    pub fn new(subject: &StageSubject<'_>) -> Self {
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
        self.own.get(name).or_else(|| self.variables.get(name)).cloned()
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
            Content::Copy { sources, target, bodies, .. } => self.copy(instruction, sources, target, bodies),
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
        let flags: Vec<&str> =
            instruction.args.text.split_whitespace().take_while(|word| word.starts_with("--")).collect();
        let mode = flags.iter().find_map(|flag| flag.strip_prefix("--chmod="));
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
        let mut all = Some(Output::default());
        for item in &list.items {
            join(&mut all, self.item(item, sure, scene));
        }
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

    /// Runs a command in the mind; what it prints, where that is known.
    fn command(&mut self, command: &Command, input: Option<Output>, sure: bool, scene: &Scene<'_>) -> Option<Output> {
        let mut input = input;
        for redirect in command.redirects.iter().filter(|redirect| redirect.fd.unwrap_or(0) == 0) {
            input = self.input(redirect, scene).or(input);
        }
        let printed = match &command.kind {
            CommandKind::Simple { assignments, words } => {
                for (name, value) in assignments.iter().filter(|_| words.is_empty()) {
                    self.assign(name, value, scene);
                }
                self.simple(words, input, sure, scene)
            }
            CommandKind::Group(list) => self.list(list, sure, scene),
            CommandKind::Subshell(list) => {
                let cwd = self.cwd.clone();
                let printed = self.list(list, sure, scene);
                self.cwd = cwd;
                printed
            }
            CommandKind::If { branches, otherwise } => {
                for (condition, branch) in branches {
                    self.list(condition, sure, scene);
                    self.list(branch, false, scene);
                }
                if let Some(list) = otherwise {
                    self.list(list, false, scene);
                }
                None
            }
            CommandKind::Loop { condition, body } => {
                self.list(condition, sure, scene);
                self.list(body, false, scene);
                None
            }
            CommandKind::Case(arms) => {
                for list in arms {
                    self.list(list, false, scene);
                }
                None
            }
            CommandKind::Function { body, .. } => {
                self.list(body, false, scene);
                Some(Output::default())
            }
            CommandKind::Test => Some(Output::default()),
        };
        let mut written = false;
        let mut printed = printed;
        for redirect in &command.redirects {
            let output = matches!(redirect.operator.as_str(), ">" | ">>" | ">|" | "&>" | "&>>");
            if !output || redirect.fd.unwrap_or(1) != 1 {
                continue;
            }
            // Of several, the last one gets what is printed; the others are emptied all the same.
            let path = self.path(&redirect.target, scene);
            let text = if written { Some(Output::default()) } else { printed.take() };
            written = true;
            self.write(path, text, redirect.operator.ends_with(">>"), sure);
        }
        if written { Some(Output::default()) } else { printed }
    }

    /// What a redirection or heredoc gives to a command to read.
    fn input(&mut self, redirect: &Redirect, scene: &Scene<'_>) -> Option<Output> {
        if let Some(body) = redirect.heredoc {
            let marker = Marker { quoted: redirect.target.quoted, strips_tabs: redirect.operator == "<<-" };
            return Some(self.body(body.of(scene.text), body.start, &marker, By::Heredoc, scene.place));
        }
        match redirect.operator.as_str() {
            "<<<" => {
                let mut out = self.word(&redirect.target, scene);
                out.text.push("\n", (scene.place)(redirect.target.span));
                Some(out)
            }
            "<" => {
                let path = self.path(&redirect.target, scene)?;
                self.read(&path)
            }
            _ => None,
        }
    }

    fn assign(&mut self, name: &str, value: &Word, scene: &Scene<'_>) {
        let value = self.word(value, scene);
        if value.vague {
            self.own.remove(name);
            self.variables.remove(name);
        } else {
            self.own.insert(name.to_owned(), value.text.text);
        }
    }

    fn word(&self, word: &Word, scene: &Scene<'_>) -> Output {
        print::word(word, scene.text, &|name| self.value(name), scene.place)
    }

    /// The absolute path that a word names.
    fn path(&self, word: &Word, scene: &Scene<'_>) -> Option<String> {
        let value = self.word(word, scene);
        if value.vague {
            return None;
        }
        normal(self.cwd.as_deref().unwrap_or_default(), &value.text.text)
    }

    fn read(&mut self, path: &str) -> Option<Output> {
        let file = self.files.get(path).filter(|file| file.known == Known::Whole)?;
        self.spent += file.text.text.len();
        (self.spent <= BUDGET).then(|| Output { text: file.text.clone(), vague: file.vague })
    }

    /// Runs a simple command in the mind.
    fn simple(&mut self, words: &[Word], input: Option<Output>, sure: bool, scene: &Scene<'_>) -> Option<Output> {
        if words.is_empty() {
            return Some(Output::default());
        }
        if let Some(script) = shell::nested_script(words) {
            return self.nested(words, script, sure, scene);
        }
        let words = words.get(shell::unwrap(words).index..).unwrap_or_default();
        let (first, args) = words.split_first()?;
        let name = name_of(&first.value);
        let nothing = Some(Output::default());
        match name {
            "echo" | "printf" => {
                let values: Vec<Output> = args.iter().map(|arg| self.word(arg, scene)).collect();
                let end = words.iter().fold(first.span, |all, word| all.join(word.span));
                let printed = match name {
                    "echo" => Some(print::echo(&values, (scene.place)(end), scene.shell)),
                    _ => print::printf(&values),
                };
                printed.filter(|printed| printed.text.text.len() <= LONGEST)
            }
            "cat" => self.cat(args, input, scene),
            "tee" => {
                let appends = args.iter().any(|arg| matches!(arg.value.as_str(), "-a" | "--append"));
                for arg in args.iter().filter(|arg| !arg.value.starts_with('-')) {
                    let path = self.path(arg, scene);
                    self.spent += input.as_ref().map_or(0, |input| input.text.text.len());
                    self.write(path, input.clone(), appends, sure);
                }
                input
            }
            "cd" => {
                self.cwd = args.first().and_then(|arg| self.path(arg, scene)).filter(|_| sure);
                nothing
            }
            "export" | "readonly" | "local" | "declare" => {
                for arg in args {
                    let value = self.word(arg, scene);
                    if let Some((name, text)) = value.text.text.split_once('=').filter(|_| !value.vague) {
                        self.own.insert(name.to_owned(), text.to_owned());
                    }
                }
                nothing
            }
            "rm" | "unlink" => {
                for arg in operands(args) {
                    self.each(arg, scene, &mut |tracker, path| tracker.forget(path));
                }
                nothing
            }
            "chmod" => {
                self.chmod(args, sure, scene);
                nothing
            }
            "cp" | "mv" | "ln" | "install" => {
                self.carry(name, args, sure, scene);
                nothing
            }
            "touch" | "truncate" => {
                for arg in operands(args) {
                    if let Some(path) = self.path(arg, scene).filter(|path| !self.files.contains_key(path)) {
                        self.write(Some(path), nothing.clone(), true, sure);
                    }
                }
                nothing
            }
            "sed" | "perl" => {
                let edits = args.iter().any(|arg| {
                    arg.value.starts_with("-i") || arg.value.starts_with("--in-place") || arg.value.starts_with("-pi")
                });
                // Taking the `\r` away changes nothing that counts.
                let harmless = args.iter().any(|arg| {
                    matches!(arg.value.as_str(), "s/\\r$//" | "s/\\r//" | "s/\\r//g" | "s/\\r$//g" | "s/\\x0D$//")
                });
                if edits && !harmless {
                    for arg in operands(args) {
                        self.each(arg, scene, &mut |tracker, path| tracker.edited(path));
                    }
                }
                None
            }
            "true" | ":" | "set" | "test" | "[" | "mkdir" | "sleep" | "useradd" | "groupadd" | "chown" => nothing,
            _ => {
                let changes_modes = args.iter().any(|arg| arg.value == "chmod" || arg.value.contains("chmod "));
                let script = !first.literal || name.contains('.') || programs::role(name) == Some(Role::Shell);
                if changes_modes || script {
                    self.runs_unknown();
                }
                if !READERS.contains(&name) && programs::package_manager(name).is_none() {
                    for arg in args {
                        if let Some(path) = self.path(arg, scene) {
                            self.edited(&path);
                        }
                    }
                }
                None
            }
        }
    }

    fn nested(&mut self, words: &[Word], script: &Word, sure: bool, scene: &Scene<'_>) -> Option<Output> {
        if scene.depth >= MAX_DEPTH {
            return None;
        }
        let first = words.get(shell::unwrap(words).index).map_or("", |word| name_of(&word.value));
        let shell = match first {
            "bash" => Shell::Bash { execs_last: false },
            "dash" => Shell::Dash,
            "ash" => Shell::Ash,
            "sh" | "su" => scene.shell,
            _ => Shell::Unknown,
        };
        let cwd = self.cwd.clone();
        // Inside quotes a word's own text is not what the shell reads: its place is that of the whole script.
        let parsed = shell::parse(&script.value);
        let at = (scene.place)(script.span);
        let inner = Scene {
            text: &script.value,
            place: &|span| if script.literal { (scene.place)(script.place(span)) } else { at },
            shell,
            depth: scene.depth + 1,
        };
        let printed = self.list(&parsed.list, sure && script.literal, &inner);
        self.cwd = cwd;
        printed
    }

    fn cat(&mut self, args: &[Word], input: Option<Output>, scene: &Scene<'_>) -> Option<Output> {
        let files: Vec<&Word> = args.iter().filter(|arg| arg.value == "-" || !arg.value.starts_with('-')).collect();
        if files.is_empty() {
            return input;
        }
        let mut all = Some(Output::default());
        let mut input = input;
        for file in files {
            let text =
                if file.value == "-" { input.take() } else { self.path(file, scene).and_then(|path| self.read(&path)) };
            join(&mut all, text);
        }
        all
    }

    /// `cp`, `mv`, `ln -s`, `install`: the target is what the source was.
    fn carry(&mut self, name: &str, args: &[Word], sure: bool, scene: &Scene<'_>) {
        let mode = args.iter().enumerate().find_map(|(at, arg)| match arg.value.as_str() {
            "-m" | "--mode" => args.get(at + 1).map(|arg| arg.value.as_str()),
            arg => arg.strip_prefix("--mode=").or_else(|| arg.strip_prefix("-m")).or_else(|| arg.strip_prefix("-Dm")),
        });
        if name == "install" && args.iter().any(|arg| matches!(arg.value.as_str(), "-d" | "--directory")) {
            return;
        }
        let valued = ["-m", "-o", "-g", "-t", "-S", "--mode", "--owner", "--group"];
        let operands: Vec<&Word> = args
            .iter()
            .enumerate()
            .filter(|(at, arg)| {
                let value =
                    name == "install" && at.checked_sub(1).is_some_and(|at| valued.contains(&args[at].value.as_str()));
                !arg.value.starts_with('-') && !value
            })
            .map(|(_, arg)| arg)
            .collect();
        let Some((target, sources)) = operands.split_last() else { return };
        let Some(path) = self.path(target, scene) else { return };
        let directory = target.value.ends_with('/') || sources.len() > 1 || self.is_directory(&path);
        for source in sources {
            let from = self.path(source, scene);
            let file = from.as_ref().and_then(|from| self.files.get(from)).cloned();
            self.spent += file.as_ref().map_or(0, |file| file.text.text.len());
            let to = if directory { normal(&path, name_of(&source.value)) } else { Some(path.clone()) };
            match (to, file) {
                (Some(to), Some(mut file)) => {
                    if name == "install" {
                        file.executable = mode.map_or(Some(true), executes);
                    }
                    if !sure {
                        file.known = Known::Before;
                    }
                    file.instructions.push(self.instruction);
                    self.files.insert(to, file);
                    if let Some(from) = from.filter(|_| name == "mv") {
                        self.files.remove(&from);
                    }
                }
                (Some(to), None) => {
                    self.forget(&to);
                    if !directory {
                        self.forget_below(&path);
                    }
                }
                (None, _) => self.forget_below(&path),
            }
        }
    }

    fn chmod(&mut self, args: &[Word], sure: bool, scene: &Scene<'_>) {
        let mut operands = args.iter().filter(|arg| !arg.value.starts_with('-') || arg.value.contains(['x', 'w', 'r']));
        // `-x` is a mode, `-R` and `-v` are options.
        let Some(mode) = operands.next() else { return };
        let mode = executes(&mode.value);
        let recursive = args.iter().any(|arg| arg.value.starts_with('-') && arg.value.contains(['R', 'r']));
        for target in operands {
            let set = &mut |file: &mut WrittenFile| match mode {
                Some(executable) if sure => file.executable = Some(executable),
                _ if file.executable == Some(false) => file.executable = None,
                _ => {}
            };
            match self.path(target, scene) {
                Some(path) => {
                    if let Some(file) = self.files.get_mut(&path) {
                        set(file);
                    } else if recursive || self.is_directory(&path) {
                        self.below(&path, &mut |_, file| set(file));
                    }
                }
                // A glob or a variable: it may be any file.
                None => {
                    let known = Some(true) == mode && sure;
                    let directory = glob_directory(&target.value, self.cwd.as_deref());
                    self.below(directory.as_deref().unwrap_or("/"), &mut |_, file| {
                        if known && directory.is_some() {
                            file.executable = Some(true);
                        } else if file.executable == Some(false) {
                            file.executable = None;
                        }
                    });
                }
            }
        }
    }

    /// Calls `change` for the path that a word names, or for the files below what a glob might name.
    fn each(&mut self, word: &Word, scene: &Scene<'_>, change: &mut dyn FnMut(&mut Self, &str)) {
        let (directory, exact) = match self.path(word, scene) {
            Some(path) => (path, true),
            None => (glob_directory(&word.value, self.cwd.as_deref()).unwrap_or_else(|| "/".to_owned()), false),
        };
        if exact && (self.files.contains_key(&directory) || !self.is_directory(&directory)) {
            return change(self, &directory);
        }
        let mut found = Vec::new();
        self.below(&directory, &mut |path, _| found.push(path.to_owned()));
        for path in found {
            change(self, &path);
        }
    }

    fn is_directory(&self, path: &str) -> bool {
        let start = format!("{}/", path.trim_end_matches('/'));
        self.files.range(start.clone()..).next().is_some_and(|(path, _)| path.starts_with(&start))
    }

    fn below(&mut self, directory: &str, change: &mut dyn FnMut(&str, &mut WrittenFile)) {
        let start = format!("{}/", directory.trim_end_matches('/'));
        for (path, file) in self.files.range_mut(start.clone()..) {
            self.spent += 16;
            if self.spent > BUDGET || !path.starts_with(&start) {
                break;
            }
            change(path, file);
        }
    }

    /// Writes what was printed, or something unknown, to a path, or somewhere.
    fn write(&mut self, path: Option<String>, printed: Option<Output>, appends: bool, sure: bool) {
        let Some(path) = path else {
            self.elsewhere.extend(printed.map(|printed| printed.text));
            return;
        };
        if path.starts_with("/dev/") {
            return;
        }
        let known = self.files.contains_key(&path);
        if !appends || (!known && self.is_new(&path)) {
            let executable = match self.files.get(&path) {
                Some(file) => file.executable,
                None => self.is_new(&path).then_some(false),
            };
            match printed {
                Some(printed) => {
                    self.put(path.clone(), printed, executable);
                    if !sure {
                        self.edited(&path);
                    }
                }
                None => self.forget(&path),
            }
            return;
        }
        let Some(printed) = printed else { return self.edited(&path) };
        let instruction = self.instruction;
        let file = self.files.entry(path).or_insert_with(|| WrittenFile {
            text: Traced::default(),
            known: Known::Part,
            vague: false,
            executable: None,
            instructions: Vec::new(),
        });
        if file.text.text.len() + printed.text.text.len() > LONGEST {
            file.known = Known::Before;
            return;
        }
        file.text.append(&printed.text);
        file.vague |= printed.vague;
        if file.instructions.last() != Some(&instruction) {
            file.instructions.push(instruction);
        }
        if !sure {
            file.known = Known::Before;
        }
    }

    fn put(&mut self, path: String, printed: Output, executable: Option<bool>) {
        let file = WrittenFile {
            text: printed.text,
            known: Known::Whole,
            vague: printed.vague,
            executable,
            instructions: vec![self.instruction],
        };
        if file.text.text.len() > LONGEST {
            return self.forget(&path);
        }
        self.files.insert(path, file);
    }

    /// Whether nothing can be at this path before the text writes it.
    fn is_new(&self, path: &str) -> bool {
        let of_packages =
            ["/etc/", "/usr/", "/var/", "/run/", "/proc/", "/sys/"].iter().any(|place| path.starts_with(place))
                && !["/usr/local/bin/", "/usr/local/sbin/", "/etc/systemd/system/"]
                    .iter()
                    .any(|place| path.starts_with(place));
        let covered = || {
            let mut directory = path;
            while let Some(at) = directory.rfind('/') {
                directory = &directory[..at];
                let place = if directory.is_empty() { "/" } else { directory };
                if self.covered.contains(place) {
                    return true;
                }
            }
            false
        };
        self.plain_base && !of_packages && !self.covered.contains(path) && !covered()
    }

    fn edited(&mut self, path: &str) {
        if let Some(file) = self.files.get_mut(path) {
            file.known = Known::Before;
            if file.executable == Some(false) {
                file.executable = None;
            }
        }
        self.cover(path);
    }

    /// Something unknown is at this path, or nothing.
    fn forget(&mut self, path: &str) {
        self.files.remove(path);
        self.cover(path);
    }

    fn cover(&mut self, path: &str) {
        if self.plain_base {
            self.covered.insert(path.to_owned());
        }
    }

    /// Something unknown may be anywhere below this path, and at it.
    fn forget_below(&mut self, path: &str) {
        self.forget(path);
        let mut found = Vec::new();
        self.below(path, &mut |path, _| found.push(path.to_owned()));
        for path in found {
            self.files.remove(&path);
        }
    }

    fn forget_all(&mut self) {
        self.files.clear();
        self.plain_base = false;
    }
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
