//! What one command of a RUN does to files.

use super::super::print::{By, Output};
use super::super::{Known, WrittenFile, name_of, normal, print};
use super::{LONGEST, MAX_DEPTH, Marker, Scene, Tracker, executes, glob_directory, join, operands};
use crate::input::shell;
use crate::input::shell::{Command, CommandKind, Redirect, Word};
use crate::knowledge::platform::Shell;
use crate::knowledge::programs::Role;
use crate::knowledge::{programs, services};

impl Tracker {
    /// Runs a command in the mind; what it prints, where that is known.
    pub(super) fn command(
        &mut self,
        command: &Command,
        input: Option<Output>,
        sure: bool,
        scene: &Scene<'_>,
    ) -> Option<Output> {
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
            CommandKind::Loop { condition, body, .. } => {
                self.list(condition, sure, scene);
                self.list(body, false, scene);
                None
            }
            CommandKind::Case(arms, _) => {
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
            let output = matches!(redirect.operator, ">" | ">>" | ">|" | "&>" | "&>>");
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
    pub(super) fn input(&mut self, redirect: &Redirect, scene: &Scene<'_>) -> Option<Output> {
        if let Some(body) = redirect.heredoc {
            let marker = Marker { quoted: redirect.target.quoted, strips_tabs: redirect.operator == "<<-" };
            return Some(self.body(body.of(scene.text), body.start, &marker, By::Heredoc, scene.place));
        }
        match redirect.operator {
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

    pub(super) fn assign(&mut self, name: &str, value: &Word, scene: &Scene<'_>) {
        let value = self.word(value, scene);
        if value.vague {
            self.own.remove(name);
            self.variables.remove(name);
        } else {
            self.own.insert(name.to_owned(), value.text.text);
        }
    }

    pub(super) fn word(&self, word: &Word, scene: &Scene<'_>) -> Output {
        print::word(word, scene.text, &|name| self.value(name), scene.place)
    }

    /// The absolute path that a word names.
    pub(super) fn path(&self, word: &Word, scene: &Scene<'_>) -> Option<String> {
        let value = self.word(word, scene);
        if value.vague {
            return None;
        }
        normal(self.cwd.as_deref().unwrap_or_default(), &value.text.text)
    }

    /// Runs a simple command in the mind.
    pub(super) fn simple(
        &mut self,
        words: &[Word],
        input: Option<Output>,
        sure: bool,
        scene: &Scene<'_>,
    ) -> Option<Output> {
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
                if !programs::leaves_files(name) && services::by_program(name).is_none() {
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

    pub(super) fn nested(&mut self, words: &[Word], script: &Word, sure: bool, scene: &Scene<'_>) -> Option<Output> {
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

    pub(super) fn cat(&mut self, args: &[Word], input: Option<Output>, scene: &Scene<'_>) -> Option<Output> {
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
    pub(super) fn carry(&mut self, name: &str, args: &[Word], sure: bool, scene: &Scene<'_>) {
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

    pub(super) fn chmod(&mut self, args: &[Word], sure: bool, scene: &Scene<'_>) {
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
    pub(super) fn each(&mut self, word: &Word, scene: &Scene<'_>, change: &mut dyn FnMut(&mut Self, &str)) {
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
}
