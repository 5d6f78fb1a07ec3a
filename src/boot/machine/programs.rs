//! One command: what its program is, and what becomes of it.

use super::script::ShellState;
use super::{End, Machine, Process};
use crate::boot::form::{self, FaultKind, Flaw};
use crate::boot::{EventKind, Signal, manager};
use crate::input::shell;
use crate::input::shell::Word;
use crate::knowledge::images::{self, AsProgram, Start};
use crate::knowledge::platform::Shell;
use crate::knowledge::programs::Role;
use crate::knowledge::{init, packages, programs, services};
use crate::report::{Node, Pid1Kind};
use crate::text::Span;

impl Machine<'_, '_> {
    /// A command and its arguments.
    pub(super) fn words(&mut self, words: &[Word]) -> Process {
        let unwrapped = shell::unwrap(words);
        let own = words.get(unwrapped.index..).unwrap_or_default();
        self.by_engine &= unwrapped.index == 0;
        let before = self.switched.clone();
        if let Some(user) = unwrapped.user {
            self.switched = Some(user.to_owned());
        }
        let mut process = self.plain(own);
        self.switched = before;
        // `exec` with redirections alone replaces nothing.
        process.took_place |= unwrapped.exec && !own.is_empty();
        process
    }

    pub(super) fn plain(&mut self, words: &[Word]) -> Process {
        let Some(first) = words.first() else {
            return Process::new(Node::new(""), End::Returns, Pid1Kind::Unknown);
        };
        let span = words.iter().fold(first.span, |all, word| all.join(word.span));
        let values: Vec<&str> = words.iter().map(|word| word.value.as_str()).collect();
        let args = &values[1..];
        let program = values[0];
        let shown = values.join(" ");
        self.ran.push(shown.clone());
        if let Some(script) = shell::nested_script(words) {
            return self.nested(words, script, shown);
        }
        // A pattern that the shell completes: whatever it finds there has the daemon's name.
        let completed = !program.contains(['$', '`']) && services::by_program(program).is_some();
        if !first.literal && !program.starts_with('[') && !completed {
            return Process::new(Node::new(shown), End::Unknown, Pid1Kind::Unknown);
        }
        // An exec form in the middle of a script, or a whole command line in quotes.
        let bracket = program.len() > 1 && program.starts_with('[') && program != "[[";
        if bracket || (first.literal && form::is_line(program)) {
            let kind = if bracket { FaultKind::NotJson(Flaw::Quotes) } else { FaultKind::OneWord };
            self.event(EventKind::Malformed { kind, command: program.to_owned() }, span);
            return Process::new(Node::new(shown), End::Fails, Pid1Kind::Unknown);
        }
        // systemctl.py and the like: the interpreter's script is what counts.
        if programs::is_interpreter(program) && args.first().is_some_and(|script| script.contains("systemctl")) {
            return self.plain(&words[1..]);
        }
        if let Some(process) = self.entrypoint_of_image(words) {
            return process;
        }
        if let Some(request) = manager::request(&values) {
            return self.request(&request, shown, span);
        }
        if let Some(unit) = manager::asked_for_nothing(&values) {
            self.event(EventKind::Unasked { unit: unit.to_owned() }, span);
            return Process::new(Node::new(shown), End::Fails, Pid1Kind::Unknown);
        }
        if matches!(program, "false" | "/bin/false" | "/usr/bin/false") {
            return Process::new(Node::new(shown), End::Fails, Pid1Kind::Unknown);
        }
        if let Some(process) = self.own_script(words) {
            return process;
        }
        if program == init::S6_OVERLAY && self.brings_s6() {
            return self.s6_overlay(words, shown, span);
        }
        match programs::role(program) {
            // A script of the author's own by an init's name.
            Some(Role::Init) if self.evidence.replaces_program(program) => {
                self.boot.runs_own_program = true;
                return Process::new(Node::new(shown), End::Unknown, Pid1Kind::Unknown);
            }
            Some(Role::Init) => return self.init(program, span),
            Some(Role::MiniInit) => return self.mini_init(words, shown),
            Some(Role::Shell) => {
                return self.shell_with_file(words, &shown).unwrap_or_else(|| self.bare_shell(args, shown, span));
            }
            _ if programs::waits_for_ever(program, args) => {
                self.event(EventKind::KeepAlive { command: shown.clone() }, span);
                let signal = Signal::Ignored;
                return Process { signal, ..Process::new(Node::new(shown), End::Stays, Pid1Kind::Unknown) };
            }
            Some(Role::Supervisor) => return self.supervisor(words, shown, span),
            Some(Role::Quick | Role::KeepAlive) => {
                return Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown);
            }
            Some(Role::Manager) | None => {}
        }
        // Its system configuration makes it fork away (dbus-daemon(1), `<fork/>`).
        if packages::starts_system_bus(program, args) {
            self.event(EventKind::BusDaemon, span);
            let end = if args.contains(&"--nofork") { End::Stays } else { End::Returns };
            return Process::new(Node::new(shown), end, Pid1Kind::Unknown);
        }
        match services::by_program(program) {
            Some((service, program)) => self.service(service, program, &values, span),
            None => {
                self.boot.runs_own_program = true;
                let is_manager = |word: &&str| programs::role(word) == Some(Role::Manager);
                if self.evidence.systemctl_replaced.is_some()
                    && programs::is_start_script(program)
                    && args.first().is_some_and(is_manager)
                {
                    self.event(EventKind::ReplacementHanded { script: program.to_owned() }, span);
                }
                Process::new(Node::new(shown), End::Unknown, Pid1Kind::Unknown)
            }
        }
    }

    /// An official image's entrypoint script ends by running its arguments in its own place; many put their own program in
    /// front of what is only options.
    pub(super) fn entrypoint_of_image(&mut self, words: &[Word]) -> Option<Process> {
        let image = self.subject.image?;
        let Start::Command { entrypoint, .. } = image.starts else { return None };
        let own = !entrypoint.is_empty()
            && words.len() > entrypoint.len()
            && words.iter().zip(entrypoint).all(|(word, wanted)| word.value == *wanted);
        let given = words.get(entrypoint.len()..).filter(|_| own)?;
        let first = given.first()?;
        if !first.value.starts_with('-') {
            return Some(self.words(given));
        }
        let shown = || words.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join(" ");
        match images::option_as_program(image) {
            AsProgram::Completed(program) => {
                let ahead = program.iter().map(|value| Word {
                    value: (*value).to_owned(),
                    literal: true,
                    span: first.span,
                    ..Word::default()
                });
                let completed: Vec<Word> = ahead.chain(given.iter().cloned()).collect();
                Some(self.words(&completed))
            }
            AsProgram::Refused => Some(Process::new(Node::new(shown()), End::Fails, Pid1Kind::Unknown)),
            // The entrypoint may be the program itself.
            AsProgram::Unknown if services::by_program(&words[0].value).is_some() => None,
            AsProgram::Unknown => Some(Process::new(Node::new(shown()), End::Unknown, Pid1Kind::Unknown)),
        }
    }

    pub(super) fn nested(&mut self, words: &[Word], script: &Word, shown: String) -> Process {
        let parsed = shell::parse_word_as_script(script);
        let name = words[0].value.rsplit('/').next().unwrap_or_default();
        let kind = match (name, self.subject.shell_kind()) {
            ("sh" | "su", kind) => kind,
            ("bash", Shell::Bash { execs_last }) => Shell::Bash { execs_last },
            ("bash", _) => {
                Shell::Bash { execs_last: self.subject.platform.is_some_and(|platform| platform.has_bash_5_1()) }
            }
            ("dash", _) => Shell::Dash,
            ("ash", _) => Shell::Ash,
            _ => Shell::Unknown,
        };
        let span = self.place.span(script.span);
        let own = words.iter().position(|word| std::ptr::eq(word, script)).map_or(words.len(), |at| at + 1);
        let params = self.params(words.get(own + 1..).unwrap_or_default());
        let outer = std::mem::replace(&mut self.shell, ShellState { params, ..ShellState::default() });
        self.by_engine = false;
        let process = self.shell(shown, &parsed.list, kind, span);
        self.shell = outer;
        process
    }

    pub(super) fn mini_init(&mut self, words: &[Word], shown: String) -> Process {
        let dashes = words.iter().position(|word| word.value == "--").map(|at| at + 1);
        let start =
            dashes.or_else(|| words.iter().skip(1).position(|word| !word.value.starts_with('-')).map(|at| at + 1));
        let Some(rest) = start.and_then(|start| words.get(start..)).filter(|rest| !rest.is_empty()) else {
            return Process::new(Node::new(shown), End::Unknown, Pid1Kind::MiniInit);
        };
        self.by_engine = false;
        let child = self.words(rest);
        let mut node = Node::new(shown);
        node.children.push(child.node);
        // It hands signals on; a shell below still keeps them for itself.
        let signal = if child.signal == Signal::Swallowed { Signal::Swallowed } else { Signal::Arrives };
        Process { signal, ..Process::new(node, child.end, Pid1Kind::MiniInit) }
    }

    /// A shell without `-c`: it runs a script file that is not known, or waits for input.
    pub(super) fn bare_shell(&mut self, args: &[&str], shown: String, span: Span) -> Process {
        if args.iter().all(|arg| arg.starts_with('-')) {
            self.event(EventKind::Interactive { command: shown.clone() }, span);
        }
        Process::new(Node::new(shown), End::Unknown, Pid1Kind::Shell)
    }
}
