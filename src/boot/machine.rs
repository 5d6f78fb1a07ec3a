//! Runs a start command in the mind: which process takes which place, what stays, what returns.

use super::{Boot, Event, EventKind, Running, Signal, household, manager, tree};
use crate::boot::manager::{By, Verb};
use crate::input::dockerfile::{Argument, Flat};
use crate::input::shell::{self, Command, CommandKind, Item, List, Origin, Word};
use crate::knowledge::images::Start;
use crate::knowledge::platform::{Family, Shell};
use crate::knowledge::programs::{self, Role};
use crate::knowledge::services::managed::{self, Starter};
use crate::knowledge::services::{self, Mode, Program, Service};
use crate::lang::Lang;
use crate::plan::evidence::{self, Evidence};
use crate::report::{Node, Outcome, Pid1, Pid1Kind};
use crate::subject::{Launch, StageSubject};
use crate::text::Span;

/// How deeply shells may start shells.
const MAX_DEPTH: usize = 16;

/// What becomes of a started process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Stays,
    Returns,
    Fails,
    Unknown,
}

/// A process as it was started.
struct Process {
    node: Node,
    end: End,
    kind: Pid1Kind,
    signal: Signal,
    /// It took the place of the shell that ran it: `exec`.
    took_place: bool,
}

impl Process {
    fn new(node: Node, end: End, kind: Pid1Kind) -> Self {
        Self { node, end, kind, signal: Signal::Unknown, took_place: false }
    }
}

/// How a list of commands went.
struct Flow {
    end: End,
    /// The process that stays, or the last one that is not known.
    process: Option<Process>,
    /// It is the only command of the list.
    alone: bool,
    /// It is the last command of the list.
    last: bool,
}

/// Where the spans of words lead.
#[derive(Clone, Copy)]
enum Place<'f> {
    /// They are of an instruction's joined text.
    Flat(&'f Flat),
    /// They are of the user's text already.
    Source,
}

impl Place<'_> {
    fn span(self, span: Span) -> Span {
        match self {
            Self::Flat(flat) => flat.span(span),
            Self::Source => span,
        }
    }
}

pub struct Machine<'a, 'f> {
    subject: &'a StageSubject<'f>,
    evidence: &'a Evidence,
    lang: Lang,
    place: Place<'f>,
    depth: usize,
    installed: Vec<&'a str>,
    /// Forked away; they become children of PID 1.
    orphans: Vec<Node>,
    /// Something on the way is not known to return.
    uncertain: bool,
    boot: Boot,
}

impl<'a, 'f> Machine<'a, 'f> {
    pub fn new(subject: &'a StageSubject<'f>, evidence: &'a Evidence, lang: Lang) -> Self {
        let installed = evidence.installed.iter().map(|hint| hint.name.as_str()).collect();
        Self {
            subject,
            evidence,
            lang,
            place: Place::Source,
            depth: 0,
            installed,
            orphans: Vec::new(),
            uncertain: false,
            boot: Boot::default(),
        }
    }

    pub fn boot(mut self) -> Boot {
        // A stage that others are built from, and that decides nothing itself, is never started.
        if !self.subject.is_last && !self.subject.start_instruction().is_some_and(|index| self.subject.owns(index)) {
            return self.boot;
        }
        if let Some(Start::Init { command }) = self.subject.image.map(|image| image.starts)
            && self.subject.entrypoint.is_none()
            && self.subject.cmd.is_none()
        {
            let process = self.init(command, self.subject.stage.base_span);
            return self.finish(process);
        }
        let Some(launch) = self.subject.launch() else { return self.boot };
        let process = match launch {
            Launch::Exec(argv) => {
                let words: Vec<Word> = argv.iter().map(word).collect();
                self.words(&words)
            }
            Launch::Shell { shell, script } => {
                self.place = Place::Flat(script);
                let shown = format!("{} {}", shell.join(" "), script.text);
                let parsed = shell::parse(&script.text);
                self.shell(shown, &parsed.list, self.subject.shell_kind(), script.whole())
            }
        };
        self.finish(process)
    }

    fn finish(mut self, process: Process) -> Boot {
        let mut node = process.node;
        self.orphans.append(&mut node.children);
        node.children = std::mem::take(&mut self.orphans);
        let end = match process.end {
            End::Returns | End::Fails if self.uncertain => End::Unknown,
            end => end,
        };
        self.boot.pid1 = Some(Pid1 { command: node.command.clone(), kind: process.kind });
        self.boot.outcome = Some(match end {
            End::Stays => Outcome::Runs,
            End::Returns | End::Fails => Outcome::Exits,
            End::Unknown => Outcome::Unknown,
        });
        self.boot.signal = process.signal;
        self.boot.tree = Some(node);
        self.boot
    }

    fn event(&mut self, kind: EventKind, span: Span) {
        let span = self.place.span(span);
        self.boot.events.push(Event { kind, span });
    }

    /// A shell that runs a script. Where its last command takes its place, that is the process.
    fn shell(&mut self, shown: String, list: &List, kind: Shell, span: Span) -> Process {
        if self.depth >= MAX_DEPTH {
            return Process::new(Node::new(shown), End::Unknown, Pid1Kind::Unknown);
        }
        self.depth += 1;
        let flow = self.list(list);
        self.depth -= 1;
        let own = Node::new(shown);
        let Some(mut process) = flow.process else { return Process::new(own, flow.end, Pid1Kind::Shell) };
        let by_itself = match kind {
            Shell::Bash { execs_last } => flow.alone || (flow.last && execs_last),
            Shell::Ash => flow.alone || flow.last,
            Shell::Dash | Shell::Unknown => false,
        };
        if process.took_place || by_itself {
            if !process.took_place && self.depth == 0 {
                self.boot.events.push(Event { kind: EventKind::ShellGivesWay, span });
            }
            process.took_place = false;
            process.end = flow.end;
            return process;
        }
        if kind == Shell::Unknown && flow.alone {
            // Whether a shell stays in front depends on which one it is.
            process.signal = Signal::Unknown;
            process.end = flow.end;
            return process;
        }
        if self.depth == 0 && process.kind != Pid1Kind::Shell {
            self.boot.events.push(Event { kind: EventKind::ShellInFront, span });
        }
        let node = Node { children: vec![process.node], ..own };
        Process { signal: Signal::Swallowed, ..Process::new(node, flow.end, Pid1Kind::Shell) }
    }

    fn list(&mut self, list: &List) -> Flow {
        let count = list.items.len();
        for (index, item) in list.items.iter().enumerate() {
            let last = index + 1 == count;
            let mut flow = self.item(item);
            if item.background {
                match flow.process.take() {
                    Some(process) => self.orphans.push(process.node),
                    None => continue,
                }
                continue;
            }
            match flow.end {
                End::Stays => {
                    flow.last &= last;
                    flow.alone &= last && count == 1;
                    return flow;
                }
                _ if last => {
                    flow.alone &= count == 1;
                    return flow;
                }
                End::Unknown => self.uncertain = true,
                End::Returns | End::Fails => {}
            }
        }
        Flow { end: End::Returns, process: None, alone: false, last: false }
    }

    fn item(&mut self, item: &Item) -> Flow {
        let mut flow = self.pipeline(&item.first.commands);
        flow.alone &= item.rest.is_empty();
        for (index, (operator, pipeline)) in item.rest.iter().enumerate() {
            if flow.end == End::Stays {
                flow.last = false;
                return flow;
            }
            let succeeded = flow.end != End::Fails;
            if flow.end == End::Unknown {
                self.uncertain = true;
            }
            let runs = match operator {
                shell::AndOr::And => succeeded,
                shell::AndOr::Or => !succeeded,
            };
            if runs {
                flow = self.pipeline(&pipeline.commands);
                flow.alone = false;
                flow.last &= index + 1 == item.rest.len();
            }
        }
        flow
    }

    fn pipeline(&mut self, commands: &[Command]) -> Flow {
        let Some((last, others)) = commands.split_last() else {
            return Flow { end: End::Returns, process: None, alone: false, last: true };
        };
        for other in others {
            self.command(other);
        }
        let mut flow = self.command(last);
        flow.alone &= others.is_empty();
        flow.last &= others.is_empty();
        flow
    }

    fn command(&mut self, command: &Command) -> Flow {
        let flow = |end, process| Flow { end, process, alone: true, last: true };
        match &command.kind {
            CommandKind::Simple { words, .. } if words.is_empty() => flow(End::Returns, None),
            // The shell itself waits for what it started beside itself.
            CommandKind::Simple { words, .. } if words[0].value == "wait" && !self.orphans.is_empty() => {
                Flow { alone: false, last: false, ..flow(End::Stays, None) }
            }
            CommandKind::Simple { words, .. } => {
                let process = self.words(words);
                match process.end {
                    End::Stays | End::Unknown => flow(process.end, Some(process)),
                    end => flow(end, None),
                }
            }
            CommandKind::Subshell(list) | CommandKind::Group(list) => {
                let inner = self.list(list);
                Flow { alone: false, ..inner }
            }
            CommandKind::If { branches, otherwise } => {
                let lists = branches.iter().flat_map(|(condition, branch)| [condition, branch]).chain(otherwise);
                self.perhaps(lists)
            }
            CommandKind::Case(arms) => self.perhaps(arms.iter()),
            CommandKind::Loop { condition, body } => self.repeated(condition, body, command.span),
            CommandKind::Function { .. } | CommandKind::Test => flow(End::Returns, None),
        }
    }

    /// Branches of which nobody knows which one runs.
    fn perhaps<'l>(&mut self, lists: impl Iterator<Item = &'l List>) -> Flow {
        let mut end = End::Returns;
        for list in lists {
            if !matches!(self.list(list).end, End::Returns | End::Fails) {
                end = End::Unknown;
            }
        }
        self.uncertain = true;
        Flow { end, process: None, alone: false, last: false }
    }

    fn repeated(&mut self, condition: &List, body: &List, span: Span) -> Flow {
        let for_ever = condition.items.first().is_some_and(|item| {
            condition.items.len() == 1
                && item.rest.is_empty()
                && matches!(item.first.commands.as_slice(), [Command { kind: CommandKind::Simple { words, .. }, .. }]
                    if words.first().is_some_and(|word| matches!(word.value.as_str(), "true" | ":" | "sleep")))
        });
        self.list(condition);
        self.list(body);
        if for_ever {
            self.event(EventKind::KeepAlive { command: "while …; do …; done".to_owned() }, span);
            // The loop is the shell itself, which therefore stays in front of nothing but its own sleep.
            return Flow { end: End::Stays, process: None, alone: false, last: true };
        }
        self.uncertain = true;
        Flow { end: End::Returns, process: None, alone: false, last: true }
    }

    /// A command and its arguments.
    fn words(&mut self, words: &[Word]) -> Process {
        let unwrapped = shell::unwrap(words);
        let own = words.get(unwrapped.index..).unwrap_or_default();
        let mut process = self.plain(own);
        process.took_place |= unwrapped.exec;
        process
    }

    fn plain(&mut self, words: &[Word]) -> Process {
        let Some(first) = words.first() else {
            return Process::new(Node::new(""), End::Returns, Pid1Kind::Unknown);
        };
        let span = words.iter().fold(first.span, |all, word| all.join(word.span));
        let values: Vec<&str> = words.iter().map(|word| word.value.as_str()).collect();
        let args = &values[1..];
        let program = values[0];
        let shown = values.join(" ");
        if let Some(script) = shell::nested_script(words) {
            return self.nested(words, script, shown);
        }
        if !first.literal && !program.starts_with('[') {
            return Process::new(Node::new(shown), End::Unknown, Pid1Kind::Unknown);
        }
        // An exec form that is no JSON, or one whose first element is a whole command line.
        let bracket = program.len() > 1 && program.starts_with('[') && program != "[[";
        if bracket || (first.literal && program.contains(' ') && !program.starts_with('/')) {
            self.event(EventKind::NoSuchCommand { command: program.to_owned() }, span);
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
        match programs::role(program) {
            Some(Role::Init) => return self.init(program, span),
            Some(Role::MiniInit) => return self.mini_init(words, shown),
            Some(Role::Supervisor) => return self.supervisor(program, args, shown, span),
            Some(Role::Shell) => return self.bare_shell(args, shown, span),
            _ if programs::waits_for_ever(program, args) => {
                self.event(EventKind::KeepAlive { command: shown.clone() }, span);
                let signal = Signal::Ignored;
                return Process { signal, ..Process::new(Node::new(shown), End::Stays, Pid1Kind::Unknown) };
            }
            Some(Role::Quick | Role::KeepAlive) => {
                return Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown);
            }
            Some(Role::Manager) | None => {}
        }
        match services::by_program(program) {
            Some((service, program)) => self.service(service, program, &values, span),
            None => Process::new(Node::new(shown), End::Unknown, Pid1Kind::Unknown),
        }
    }

    /// An official image's entrypoint script ends by running its arguments in its own place.
    fn entrypoint_of_image(&mut self, words: &[Word]) -> Option<Process> {
        let Start::Command { entrypoint, .. } = self.subject.image?.starts else { return None };
        let own = !entrypoint.is_empty()
            && words.len() > entrypoint.len()
            && words.iter().zip(entrypoint).all(|(word, wanted)| word.value == *wanted);
        own.then(|| self.words(&words[entrypoint.len()..]))
    }

    fn nested(&mut self, words: &[Word], script: &Word, shown: String) -> Process {
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
        self.shell(shown, &parsed.list, kind, span)
    }

    fn request(&mut self, request: &manager::Request, shown: String, span: Span) -> Process {
        let unit = request.units.first().cloned();
        match (request.by, request.verb) {
            (By::Systemctl, verb) => {
                let manages = matches!(request.written.as_str(), "" | "init" | "default" | "halt");
                if manages
                    || (self.evidence.systemctl_replaced.is_some() && verb == Verb::Start && shown.contains("init"))
                {
                    self.event(EventKind::SystemctlReplacement { unit: unit.clone() }, span);
                    let units: Vec<String> = unit.map_or_else(|| self.enabled_units(), |unit| vec![unit]);
                    let children = units.iter().map(|unit| self.unit_tree(unit, Starter::Unit)).collect();
                    let node = Node { children, ..Node::new(shown) };
                    return Process::new(node, End::Stays, Pid1Kind::Supervisor);
                }
                self.event(EventKind::Systemctl { verb: request.written.clone(), unit: unit.clone() }, span);
                let end = if self.evidence.systemctl_replaced.is_some() { End::Returns } else { End::Fails };
                Process::new(Node::new(shown), end, Pid1Kind::Unknown)
            }
            (By::InitScript, Verb::Start) => {
                for unit in &request.units {
                    self.event(EventKind::InitScript { unit: unit.clone() }, span);
                }
                let blocks = unit.as_deref().and_then(evidence::service_of_unit).filter(|service| {
                    service.programs.iter().any(|program| {
                        program.config.as_ref().is_some_and(|config| config.binds_init_script)
                            && self.configured_foreground(program)
                    })
                });
                for unit in &request.units {
                    let node = self.unit_tree(unit, Starter::Script);
                    if blocks.is_some() {
                        // Its configuration keeps it in the foreground: the init script never returns.
                        let parent = Node { children: vec![node], ..Node::new(shown) };
                        return Process {
                            signal: Signal::Swallowed,
                            ..Process::new(parent, End::Stays, Pid1Kind::Shell)
                        };
                    }
                    self.orphans.push(node);
                }
                Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown)
            }
            _ => Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown),
        }
    }

    fn enabled_units(&self) -> Vec<String> {
        let mut units: Vec<String> = Vec::new();
        for hint in &self.evidence.enabled {
            if !units.contains(&hint.name) {
                units.push(hint.name.clone());
            }
        }
        units
    }

    /// The processes of a unit that a manager starts.
    fn unit_tree(&self, unit: &str, starter: Starter) -> Node {
        match evidence::service_of_unit(unit) {
            Some(service) => {
                let command = tree::recipe(service, self.subject, &self.installed).map_or_else(
                    || vec![unit.to_owned()],
                    |recipe| recipe.command.iter().map(|w| (*w).to_owned()).collect(),
                );
                let node = tree::of_service(service, &command, self.subject, &self.installed, self.lang);
                match managed::on_debian(service.id, starter).filter(|_| self.subject.family == Some(Family::Debian)) {
                    Some(title) => {
                        let mut node = tree::retitled(node, title);
                        node.children.extend(managed::below_script(service.id, starter).map(Node::new));
                        node
                    }
                    None => node,
                }
            }
            None => Node::new(unit),
        }
    }

    fn init(&mut self, program: &str, span: Span) -> Process {
        let kind = programs::init_kind(program, self.subject.family, self.subject.platform.as_ref());
        self.event(EventKind::Init { kind, program: program.to_owned() }, span);
        let mut children = household::of(kind, self.lang);
        children.extend(self.enabled_units().iter().map(|unit| self.unit_tree(unit, Starter::Unit)));
        let node = Node { goes: true, children, ..Node::new(program) };
        // systemd exits with Docker's own capabilities and boots with --privileged, or under podman: what is given decides.
        let end = if kind == Pid1Kind::Systemd { End::Unknown } else { End::Stays };
        Process { signal: Signal::Ignored, ..Process::new(node, end, kind) }
    }

    fn mini_init(&mut self, words: &[Word], shown: String) -> Process {
        let dashes = words.iter().position(|word| word.value == "--").map(|at| at + 1);
        let start =
            dashes.or_else(|| words.iter().skip(1).position(|word| !word.value.starts_with('-')).map(|at| at + 1));
        let Some(rest) = start.and_then(|start| words.get(start..)).filter(|rest| !rest.is_empty()) else {
            return Process::new(Node::new(shown), End::Unknown, Pid1Kind::MiniInit);
        };
        let child = self.words(rest);
        let mut node = Node::new(shown);
        node.children.push(child.node);
        // It hands signals on; a shell below still keeps them for itself.
        let signal = if child.signal == Signal::Swallowed { Signal::Swallowed } else { Signal::Arrives };
        Process { signal, ..Process::new(node, child.end, Pid1Kind::MiniInit) }
    }

    fn supervisor(&mut self, program: &str, args: &[&str], shown: String, span: Span) -> Process {
        self.event(EventKind::Supervisor { program: program.to_owned() }, span);
        let in_front = programs::supervises_in_front(program, args, &self.evidence.run_text);
        let end = if in_front { End::Stays } else { End::Unknown };
        if let Some((service, _)) = services::by_program(program) {
            let command = shown.split(' ').map(str::to_owned).collect();
            self.boot.running.push(Running { service, command, span: self.place.span(span), foreground: true });
        }
        Process { signal: Signal::Arrives, ..Process::new(Node::new(shown), end, Pid1Kind::Supervisor) }
    }

    /// A shell without `-c`: it runs a script file, which is not known, or waits for input.
    fn bare_shell(&mut self, args: &[&str], shown: String, span: Span) -> Process {
        if args.iter().all(|arg| arg.starts_with('-')) {
            self.event(EventKind::Interactive { command: shown.clone() }, span);
        }
        Process::new(Node::new(shown), End::Unknown, Pid1Kind::Shell)
    }

    /// Whether the recipe for this platform needs something first that nothing in the text does: then it may well exit.
    fn lacks_preparation(&self, service: &'static Service) -> bool {
        let image_starts =
            matches!(self.subject.image.map(|image| image.starts), Some(Start::Command { service: Some(_), .. }));
        let Some(recipe) = tree::recipe(service, self.subject, &self.installed).filter(|_| !image_starts) else {
            return false;
        };
        recipe.prepare.iter().any(|preparation| !self.evidence.has_done(preparation))
    }

    fn configured_foreground(&self, program: &Program) -> bool {
        program
            .config
            .as_ref()
            .is_some_and(|config| config.foreground.iter().any(|text| self.evidence.run_text.contains(text)))
    }

    /// Whether a configuration that was copied in, and that nobody here can read, decides.
    fn configured_elsewhere(&self, program: &Program) -> bool {
        program.config.as_ref().is_some_and(|config| {
            self.evidence
                .copy_targets
                .iter()
                .any(|target| config.paths.iter().any(|path| path.starts_with(target.as_str())))
        })
    }

    fn service(
        &mut self,
        service: &'static Service,
        program: &'static Program,
        values: &[&str],
        span: Span,
    ) -> Process {
        let mut mode = program.mode(&values[1..], self.subject.family);
        let shown = values.join(" ");
        if let Some(Start::Command { command, .. }) = self.subject.image.map(|image| image.starts)
            && command == values
        {
            mode = Mode::Foreground; // the image's own command, with the image's own configuration
        }
        if mode == Mode::Background {
            if self.configured_foreground(program) {
                mode = Mode::Foreground;
            } else if self.configured_elsewhere(program) {
                return Process::new(Node::new(shown), End::Unknown, Pid1Kind::Service);
            }
        }
        let command: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        let node = tree::of_service(service, &command, self.subject, &self.installed, self.lang);
        if mode != Mode::Returns {
            self.boot.running.push(Running {
                service,
                command,
                span: self.place.span(span),
                foreground: mode == Mode::Foreground,
            });
        }
        match mode {
            Mode::Returns => Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown),
            Mode::Background => {
                self.event(EventKind::Daemonised { program: shown.clone() }, span);
                self.orphans.push(node);
                Process::new(Node::new(shown), End::Returns, Pid1Kind::Unknown)
            }
            Mode::Foreground => {
                if let Some(wrapper) = &program.stays_in_front
                    && self.subject.family == Some(wrapper.family)
                    && !wrapper.unless_env.is_some_and(|(name, start)| {
                        self.subject.env.iter().any(|(key, value)| *key == name && value.starts_with(start))
                    })
                {
                    self.event(EventKind::WrapperInFront { program: shown }, span);
                    let parent = Node { children: vec![node], ..Node::new(wrapper.shown_as) };
                    return Process { signal: Signal::Swallowed, ..Process::new(parent, End::Stays, Pid1Kind::Shell) };
                }
                let signal = if program.ignores_term { Signal::Ignored } else { Signal::Arrives };
                let end = if self.lacks_preparation(service) { End::Unknown } else { End::Stays };
                Process { signal, ..Process::new(node, end, Pid1Kind::Service) }
            }
        }
    }
}

/// An argument of an exec form as a word of a command.
fn word(argument: &Argument) -> Word {
    let inner = Span::new(argument.span.start + 1, argument.span.end.saturating_sub(1));
    let direct = inner.end.saturating_sub(inner.start) == argument.value.len();
    let mut origin = Origin::default();
    origin.push(argument.value.len(), if direct { inner } else { argument.span });
    Word {
        value: argument.value.clone(),
        literal: true,
        quoted: true,
        substitutions: Vec::new(),
        span: argument.span,
        origin,
    }
}
