//! Scripts that the text itself writes: which shell runs them, with what arguments, and what its own commands do.

use super::{End, Flow, MAX_DEPTH, Machine, Place, Process, Stop};
use crate::boot::{EventKind, Obstacle, ScriptRun, Signal};
use crate::input::shell::{self, List, Word};
use crate::knowledge::programs::{self, Role};
use crate::plan::written::WrittenFile;
use crate::report::{Node, Pid1Kind};
use crate::text::Span;
use std::collections::HashMap;
use std::rc::Rc;

/// How many bytes of scripts and functions are run: they can call each other, and themselves.
pub const BUDGET: usize = 512 * 1024;

/// What belongs to one shell process.
#[derive(Clone, Default)]
pub(super) struct ShellState<'a> {
    /// `$1` and the following; spans are of the user's text. None where they are not known.
    pub params: Option<Rc<[Word]>>,
    /// `set -e`
    pub errexit: bool,
    /// It handles SIGTERM itself.
    pub traps: bool,
    /// Something runs beside it for which `wait` waits.
    pub jobs: bool,
    /// What it started last beside itself stays: `wait $!` waits for that alone.
    pub last_job: bool,
    /// Where the last command stands in the user's text.
    pub last: Span,
    pub functions: HashMap<String, (Rc<List>, Place<'a>)>,
    /// Its variables, as far as the script sets them to what is known.
    pub variables: HashMap<String, String>,
}

/// How a script is started.
struct Started<'w> {
    path: String,
    /// `/bin/bash`, or `bash -e`: what `ps` shows in front of its path.
    interpreter: String,
    args: &'w [Word],
    executed: bool,
}

impl<'a> Machine<'a, '_> {
    /// Words as the arguments of a shell: with places in the user's text.
    pub(super) fn params(&self, words: &[Word]) -> Option<Rc<[Word]>> {
        Some(words.iter().map(|word| self.placed(word)).collect())
    }

    /// The same word, with its place in the user's text.
    fn placed(&self, word: &Word) -> Word {
        let span = self.place.span(word.span);
        let mut placed = Word { span, ..word.clone() };
        if !matches!(self.place, Place::Source) {
            placed.origin = shell::Origin::default();
            placed.origin.push(placed.value.len(), span);
        }
        placed
    }

    /// A simple command of a shell, its own arguments put in for `"$@"` and `$1`.
    pub(super) fn in_shell(&mut self, words: &[Word]) -> Process {
        self.by_engine = false;
        let is_param = |word: &Word| !word.literal && param(&word.value).is_some();
        if !words.iter().any(is_param) {
            return self.words(words);
        }
        let shown = words.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join(" ");
        let Some(params) = self.shell.params.clone() else {
            let took_place = words.first().is_some_and(|word| word.value == "exec");
            return Process { took_place, ..Process::new(Node::new(shown), End::Unknown, Pid1Kind::Unknown) };
        };
        let mut given: Vec<Word> = Vec::new();
        for word in words {
            match param(&word.value).filter(|_| !word.literal) {
                Some(Param::All) => given.extend(params.iter().cloned()),
                Some(Param::One(number)) => given.extend(params.get(number - 1).cloned()),
                None => given.push(self.placed(word)),
            }
        }
        let outer = std::mem::replace(&mut self.place, Place::Source);
        let process = self.words(&given);
        self.place = outer;
        process
    }

    /// What the shell does itself; none where it is no such command.
    pub(super) fn builtin(&mut self, words: &[Word]) -> Option<Flow> {
        let (first, args) = words.split_first()?;
        let nothing = || Some(Flow::of(End::Returns, None));
        match first.value.as_str() {
            "exit" => Some(Flow { stops: Stop::Shell, ..Flow::of(End::Returns, None) }),
            "return" => Some(Flow { stops: Stop::Function, ..Flow::of(End::Returns, None) }),
            "wait" | "break" | "continue" => nothing(),
            // `kill -TERM "$pid"`: what this very list has put in the background.
            "kill" if args.iter().any(|arg| arg.value.starts_with('$')) => {
                self.killed();
                nothing()
            }
            "set" => {
                self.set(args);
                nothing()
            }
            "shift" => {
                let count = args.first().map_or(Some(1), |arg| arg.value.parse::<usize>().ok());
                let rest = self.shell.params.as_ref().zip(count).and_then(|(params, count)| params.get(count..));
                self.shell.params = rest.map(Rc::from);
                nothing()
            }
            "trap" => {
                // bash handles what ends it once something is to be done at its exit.
                let ends =
                    |name: &str| matches!(name.to_ascii_uppercase().as_str(), "TERM" | "SIGTERM" | "15" | "EXIT" | "0");
                self.shell.traps |= args.iter().skip(1).any(|arg| ends(&arg.value));
                nothing()
            }
            "." | "source" => self.sourced(args),
            name => self.call(name, args),
        }
    }

    fn set(&mut self, args: &[Word]) {
        let mut args = args;
        while let Some((first, rest)) = args.split_first() {
            let value = first.value.as_str();
            if value == "--" {
                let all = rest.iter().all(|word| word.literal || matches!(param(&word.value), Some(Param::All)));
                let own = self.shell.params.clone();
                let mut given: Vec<Word> = Vec::new();
                for word in rest {
                    match param(&word.value).filter(|_| !word.literal) {
                        Some(_) => given.extend(own.iter().flat_map(|own| own.iter().cloned())),
                        None => given.push(self.placed(word)),
                    }
                }
                self.shell.params = (all && own.is_some()).then(|| given.into());
                return;
            }
            let Some(letters) = value.strip_prefix('-').or_else(|| value.strip_prefix('+')) else {
                self.shell.params = None;
                return;
            };
            let on = value.starts_with('-');
            let named = letters.ends_with('o') && rest.first().is_some_and(|word| word.value == "errexit");
            if letters.contains('e') || named {
                self.shell.errexit = on;
            }
            args = if letters.ends_with('o') { rest.get(1..).unwrap_or_default() } else { rest };
        }
    }

    /// `. /x`: the commands of a file, run by the same shell.
    fn sourced(&mut self, args: &[Word]) -> Option<Flow> {
        let name = args.first().filter(|word| word.literal)?;
        let evidence = self.evidence;
        let (path, file) = evidence.written.resolve(&name.value).filter(|(_, file)| file.is_whole())?;
        if !self.may_run(file.text.text.len()) {
            return Some(Flow::of(End::Unknown, None));
        }
        self.note(path, false);
        let script = shell::parse(&file.text.text);
        let outer = std::mem::replace(&mut self.place, Place::Written(&file.text));
        let flow = self.inner(&script.list);
        self.place = outer;
        Some(flow)
    }

    pub(super) fn define(&mut self, name: &str, body: &List) {
        // A body may hold other functions: what is kept of it is paid for.
        if self.may_run(length(body)) {
            self.shell.functions.insert(name.to_owned(), (Rc::new(body.clone()), self.place));
        }
    }

    /// A function of the shell's own.
    fn call(&mut self, name: &str, args: &[Word]) -> Option<Flow> {
        let (body, place) = self.shell.functions.get(name).cloned()?;
        if !self.may_run(length(&body)) {
            return Some(Flow::of(End::Unknown, None));
        }
        let args = self.expanded(args);
        let params = self.params(&args);
        let known = args.iter().all(|arg| arg.literal);
        let own = std::mem::replace(&mut self.shell.params, params.filter(|_| known));
        let outer = std::mem::replace(&mut self.place, place);
        let flow = self.inner(&body);
        self.place = outer;
        self.shell.params = own;
        Some(flow)
    }

    /// A list that the same shell runs, from which `return` leads back.
    fn inner(&mut self, list: &List) -> Flow {
        self.depth += 1;
        let flow = self.list(list);
        self.depth -= 1;
        let stops = if flow.stops == Stop::Shell { Stop::Shell } else { Stop::No };
        Flow { alone: false, last: false, stops, ..flow }
    }

    pub(super) fn may_run(&mut self, bytes: usize) -> bool {
        let fits = self.depth < MAX_DEPTH && bytes < self.budget;
        self.budget = self.budget.saturating_sub(bytes + 1);
        fits
    }

    fn note(&mut self, path: &str, executed: bool) {
        let nested = matches!(self.place, Place::Written(_));
        self.boot.scripts.push(ScriptRun { path: path.to_owned(), executed, nested });
    }

    /// A list that runs perhaps, or several times. In a script it proves nothing: many have a branch for each use.
    pub(super) fn perhaps_one(&mut self, list: &List) -> Flow {
        let events = self.boot.events.len();
        let before = self.shell.clone();
        self.shell.errexit = false;
        let flow = self.in_branch(|machine| machine.list(list));
        let same = match (&before.params, &self.shell.params) {
            (Some(before), Some(after)) => Rc::ptr_eq(before, after),
            (before, after) => before.is_none() && after.is_none(),
        };
        self.shell = ShellState {
            params: before.params.clone().filter(|_| same),
            errexit: before.errexit,
            functions: std::mem::take(&mut self.shell.functions),
            variables: std::mem::take(&mut self.shell.variables),
            ..self.shell.clone()
        };
        self.shell.keep_unchanged(&before);
        if matches!(self.place, Place::Written(_)) {
            let later = self.boot.events.split_off(events.min(self.boot.events.len()));
            self.boot.events.extend(later.into_iter().filter(|event| {
                matches!(
                    event.kind,
                    EventKind::InitScript { .. } | EventKind::Daemonised { .. } | EventKind::Supervisor { .. }
                )
            }));
        }
        Flow { stops: Stop::No, ..flow }
    }

    /// A program that is a script which the text writes.
    pub(super) fn own_script(&mut self, words: &[Word]) -> Option<Process> {
        let by_engine = std::mem::take(&mut self.by_engine);
        let (first, args) = words.split_first()?;
        let evidence = self.evidence;
        let (path, file) =
            evidence.written.program(&first.value).filter(|(_, file)| first.literal && file.is_whole())?;
        let shown = words.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join(" ");
        let shebang = file.text.text.strip_prefix("#!").and_then(|rest| rest.lines().next()).map(str::trim);
        let obstacle = if file.executable == Some(false) {
            Some(Obstacle::NotExecutable)
        } else if shebang.is_none() && by_engine && !file.vague {
            Some(Obstacle::NoInterpreter)
        } else {
            None
        };
        if let Some(obstacle) = obstacle {
            self.event(EventKind::CannotRun { script: path.to_owned(), obstacle }, first.span);
            return Some(Process::new(Node::new(shown), End::Fails, Pid1Kind::Unknown));
        }
        // What the kernel refuses to execute, a shell reads itself.
        let (interpreter, options) = match shebang {
            Some(line) => interpreter(line),
            None => ("/bin/sh", Vec::new()),
        };
        let started = Started {
            path: path.to_owned(),
            interpreter: [&[interpreter], options.as_slice()].concat().join(" "),
            args,
            executed: true,
        };
        if programs::role(interpreter) != Some(Role::Shell) {
            let node = Node::new(format!("{} {shown}", started.interpreter));
            return Some(Process::new(node, End::Unknown, Pid1Kind::Unknown));
        }
        let errexit = options.iter().any(|option| sets_errexit(option));
        Some(self.run_script(&started, file, errexit))
    }

    /// `sh /x`, `bash -e /x`: a shell that is given a file.
    pub(super) fn shell_with_file(&mut self, words: &[Word], shown: &str) -> Option<Process> {
        let mut at = 1;
        while let Some(word) = words.get(at).filter(|word| word.value.starts_with(['-', '+'])) {
            at += 1 + usize::from(word.value.ends_with('o') && !word.value.starts_with("--"));
        }
        let name = words.get(at).filter(|word| word.literal)?;
        let evidence = self.evidence;
        let (path, file) = evidence.written.resolve(&name.value).filter(|(_, file)| file.is_whole())?;
        let errexit = words[1..at].iter().any(|word| sets_errexit(&word.value));
        let before: Vec<&str> = words[..at].iter().map(|word| word.value.as_str()).collect();
        let started =
            Started { path: path.to_owned(), interpreter: before.join(" "), args: &words[at + 1..], executed: false };
        if words[1..at].iter().any(|word| word.value.contains('i')) {
            return Some(Process::new(Node::new(shown), End::Unknown, Pid1Kind::Shell));
        }
        Some(self.run_script(&started, file, errexit))
    }

    fn run_script(&mut self, started: &Started<'_>, file: &'a WrittenFile, errexit: bool) -> Process {
        let args = started.args.iter().map(|arg| format!(" {}", arg.value)).collect::<String>();
        let own = Node::new(format!("{} {}{args}", started.interpreter, started.path));
        if !self.may_run(file.text.text.len()) {
            return Process::new(own, End::Unknown, Pid1Kind::Shell);
        }
        self.note(&started.path, started.executed);
        let script = shell::parse(&file.text.text);
        let known = started.args.iter().all(|arg| arg.literal);
        let params = self.params(started.args).filter(|_| known);
        let outer = std::mem::replace(&mut self.shell, ShellState { params, errexit, ..ShellState::default() });
        let place = std::mem::replace(&mut self.place, Place::Written(&file.text));
        self.depth += 1;
        let flow = self.list(&script.list);
        self.depth -= 1;
        self.place = place;
        let state = std::mem::replace(&mut self.shell, outer);
        let ignores = !state.traps && flow.end == End::Stays;
        let Some(mut process) = flow.process else {
            let signal = if ignores { Signal::Ignored } else { Signal::Unknown };
            return Process { signal, ..Process::new(own, flow.end, Pid1Kind::Shell) };
        };
        if process.took_place {
            process.took_place = false;
            process.end = flow.end;
            return process;
        }
        let deaf = process.signal == Signal::Ignored;
        let signal = match state.traps {
            true => Signal::Unknown,
            false if deaf && ignores => Signal::Ignored,
            false => Signal::Swallowed,
        };
        if !state.traps && process.kind != Pid1Kind::Shell && !(deaf && process.kind == Pid1Kind::Service) {
            let kind = EventKind::ScriptInFront { script: started.path.clone() };
            self.boot.events.push(crate::boot::Event { kind, span: state.last });
        }
        let node = Node { children: vec![process.node], ..own };
        Process { signal, ..Process::new(node, flow.end, Pid1Kind::Shell) }
    }
}

/// The interpreter of a first line, and its options: `/usr/bin/env bash -e` is `bash -e`.
fn interpreter(line: &str) -> (&str, Vec<&str>) {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or("/bin/sh");
    if programs::is_env(first) {
        let mut words = words.filter(|word| *word != "-S");
        return (words.next().unwrap_or("/bin/sh"), words.collect());
    }
    (first, words.collect())
}

fn sets_errexit(option: &str) -> bool {
    option.starts_with('-') && !option.starts_with("--") && option.contains('e')
}

/// What stands for an argument of the shell.
pub(super) enum Param {
    All,
    One(usize),
}

pub(super) fn param(value: &str) -> Option<Param> {
    let name = value.strip_prefix('$')?;
    let name = name.strip_prefix('{').and_then(|name| name.strip_suffix('}')).unwrap_or(name);
    match name {
        "@" | "*" => Some(Param::All),
        _ => name.parse::<usize>().ok().filter(|number| *number > 0 && name.len() <= 2).map(Param::One),
    }
}

/// How many bytes a list takes.
pub(super) fn length(list: &List) -> usize {
    match (list.items.first(), list.items.last()) {
        (Some(first), Some(last)) => last.span.end.saturating_sub(first.span.start),
        _ => 0,
    }
}
