//! What a container of the unit starts: the unit's own command, with what keeps it in the foreground.

use super::exec::{Exec, Form, Word};
use super::{turned, unwrapped};
use crate::input::shell::{self, CommandKind};
use crate::input::unit::Fault;
use crate::knowledge::foreground::{self, Edit, Turn};
use crate::knowledge::platform::Family;
use crate::knowledge::privileges;
use crate::knowledge::services::{self, Mode, Recipe, Service, matches};
use crate::knowledge::{Source, processes, roles};
use crate::lang::Text;
use crate::text::base_name;

/// How systemd waits for the program (`Type=`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Type {
    /// It stays in the foreground: `simple`, `exec`, `idle`.
    #[default]
    Simple,
    /// It stays, and says when it is ready: `notify`, `notify-reload`, `dbus`.
    Notify,
    /// It goes to the background.
    Forking,
    /// It does its work and ends.
    Oneshot,
}

impl Type {
    /// The type that a unit's value names.
    #[must_use]
    pub fn of(value: Option<&str>) -> Self {
        match value {
            Some("forking") => Self::Forking,
            Some("oneshot") => Self::Oneshot,
            Some("notify" | "notify-reload" | "dbus") => Self::Notify,
            _ => Self::Simple,
        }
    }
}

/// What is started.
#[derive(Clone, Debug)]
pub struct Start {
    /// The command.
    pub exec: Exec,
    /// The service of the catalogue, if it is one.
    pub service: Option<&'static Service>,
    /// What was changed so that it stays in the foreground, and where that is documented.
    pub turned: Option<Source>,
    /// Whether the unit's own type says that it stays, while its command would go to the background.
    pub contradiction: Option<Contradiction>,
    /// The user whom a wrapper (`sudo -u`, `su`) changes to.
    pub user: Option<String>,
    /// The wrapper that was taken away: it has no place in a container.
    pub unwrapped: Option<String>,
    /// The script that would stay in front of the daemon, in whose place the catalogue's own command is started.
    pub replaced: Option<&'static Recipe>,
    /// The option that logged to syslog, which nobody reads in a container.
    pub logged: Option<String>,
}

/// How a unit's type and its command disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// The command goes to the background, the type does not expect it.
    Leaves,
    /// The program goes to the background unless its configuration says otherwise; by its type it must say so.
    Configured,
}

/// Why nothing can be started.
#[derive(Clone, Debug)]
pub enum Open {
    /// It goes to the background, and its option for the foreground is not known.
    Forks {
        /// The program.
        program: String,
        /// What the catalogue has for the same service on some distribution.
        elsewhere: Vec<(&'static Recipe, String)>,
    },
    /// A quote is not closed: systemd refuses the line.
    Refused,
    /// Something in the command is not known.
    Unknown(Vec<String>),
    /// A script of an init, or a client of one, starts it.
    ByManager {
        /// The command.
        command: String,
        /// The service, if it is in the catalogue.
        service: Option<&'static Service>,
    },
    /// What to do in its place is known.
    Instead(Text, Source),
    /// It is a container engine: its name, and what is said of it.
    Belongs(String, Text),
    /// It changes the kernel or the machine.
    Host(String),
    /// It sets something up and stops it again later.
    SetUp(String),
}

/// What is started by a command line; `forks` tells the type.
pub fn of(exec: &Exec, kind: Type) -> Result<Start, Open> {
    let mut start = Start {
        exec: exec.clone(),
        service: None,
        turned: None,
        contradiction: None,
        user: None,
        unwrapped: None,
        replaced: None,
        logged: None,
    };
    unwrapped::unwrap(&mut start);
    unwrapped::log_to_output(&mut start);
    if start.exec.faults.contains(&Fault::OpenQuote) {
        return Err(Open::Refused);
    }
    if !start.exec.unknown.is_empty() {
        return Err(Open::Unknown(start.exec.unknown));
    }
    let shown = start.exec.shown();
    let (program, arguments) = shown.split_first().ok_or(Open::Unknown(Vec::new()))?;
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let name = base_name(program);
    if let Some(found) = by_manager(program, &arguments) {
        return Err(Open::ByManager { command: shown.join(" "), service: found });
    }
    if kind == Type::Oneshot && changes_host(exec) {
        return Err(Open::Host(name.to_owned()));
    }
    let known = services::by_program(program);
    let by_name = known.map(|(service, _)| service).or_else(|| services::by_unit(name));
    if let Some(service) = by_name.filter(|service| roles::is_engine(service.id)) {
        return Err(Open::Belongs(service.name.to_owned(), ENGINE));
    }
    start.service = known.map(|(service, _)| service);
    // What a shell's script runs last is what is meant.
    let script = script(&start.exec);
    let inner: Option<Vec<&str>> = script.as_ref().map(|words| words.iter().map(String::as_str).collect());
    if let Some([first, rest @ ..]) = inner.as_deref()
        && let Some(instead) = foreground::instead(&bare(first), rest)
    {
        return Err(Open::Instead(instead.text, instead.source));
    }
    if let Some(instead) = foreground::instead(program, &arguments)
        && (kind == Type::Forking || (known.is_none() && !instead.programs.contains(&"stunnel")))
    {
        return Err(Open::Instead(instead.text, instead.source));
    }
    if start.service.is_none()
        && let Some((service, known)) = inner.as_deref().and_then(|words| services::by_program(words.first()?))
        && known.otherwise == Mode::Foreground
    {
        start.service = Some(service);
    }
    let mode = known.map(|(_, known)| known.mode(&arguments, None));
    let leaves = kind == Type::Forking || mode == Some(Mode::Background);
    let turn = foreground::turn(program, &arguments);
    let by_word = |turn: &&Turn| !turn.when.is_empty() && mode != Some(Mode::Foreground);
    // By its type it stays: then its configuration keeps it, which a second word for it may contradict.
    let configured = known.is_some_and(|(_, known)| known.config.is_some());
    if matches!(kind, Type::Simple | Type::Notify)
        && mode == Some(Mode::Background)
        && configured
        && turn.is_none_or(|turn| turn.when.is_empty())
    {
        start.contradiction = Some(Contradiction::Configured);
        return Ok(start);
    }
    let unlisted = known.is_none() && kind != Type::Oneshot;
    if let Some(turn) = turn.filter(|turn| leaves || by_word(turn) || (unlisted && turn.when.is_empty())) {
        turned::apply(turn, &mut start.exec.words);
        if turn.edits.iter().any(|edit| matches!(edit, Edit::Unwrap { .. })) {
            start.unwrapped = Some(name.to_owned());
            start.service = services::by_program(&start.exec.program()).map(|(service, _)| service);
            return Ok(start);
        }
        start.turned = Some(turn.source);
        if matches!(kind, Type::Simple | Type::Notify) {
            start.contradiction = Some(Contradiction::Leaves);
        }
        return Ok(start);
    }
    if !leaves {
        return Ok(start);
    }
    if let Some((service, known)) = known
        && mode == Some(Mode::Background)
        && let Some((words, source)) = turned::from_catalogue(service, known, &start.exec.words)
    {
        start.exec.words = words;
        start.turned = Some(source);
        if kind != Type::Forking {
            start.contradiction = Some(Contradiction::Leaves);
        }
        return Ok(start);
    }
    let elsewhere = start.service.map(elsewhere).unwrap_or_default();
    let program = inner.as_ref().and_then(|words| words.first()).map_or_else(|| name.to_owned(), |first| bare(first));
    Err(Open::Forks { program, elsewhere })
}

impl Start {
    /// The program that runs in the end, by a shell's script or by itself, without its path.
    #[must_use]
    pub fn runs(&self) -> String {
        match script(&self.exec).and_then(|words| words.into_iter().next()) {
            Some(first) => base_name(&first).to_owned(),
            None => self.exec.program(),
        }
    }

    /// A script that would stay in front of the daemon and swallow its signals gives its place to what the catalogue starts, with the
    /// options that are the daemon's.
    pub fn without_wrapper(&mut self, family: Family) {
        let shell = is_shell(&self.exec.program());
        let words: Vec<Word> = match script(&self.exec).filter(|_| shell && plain_script(&self.exec)) {
            Some(inner) => inner.into_iter().map(Word::text).collect(),
            None if shell => return,
            None => self.exec.words.clone(),
        };
        let Some((service, program)) = words.first().and_then(|first| services::by_program(&first.shown())) else {
            return;
        };
        let Some(wrapper) = program.stays_in_front.as_ref().filter(|wrapper| wrapper.unless_env.is_none()) else {
            return;
        };
        let other = |recipe: &&Recipe| {
            let first = recipe.command.first().and_then(|first| service.program(base_name(first)));
            recipe.family == family && first.is_some_and(|first| !std::ptr::eq(first, program))
        };
        let Some(recipe) = service.recipes.iter().find(other) else { return };
        let name = |word: &str| word.split('=').next().unwrap_or(word).to_owned();
        let set: Vec<String> = words.iter().skip(1).map(|word| name(&word.shown())).collect();
        let own = |word: &str| wrapper.own.iter().any(|pattern| matches(pattern, word));
        // What the unit itself says counts before what the recipe says.
        let mut command: Vec<Word> = Vec::new();
        for (at, word) in recipe.command.iter().enumerate() {
            if at == 0 || !set.contains(&name(word)) {
                command.push(Word { form: Form::One, ..Word::text(*word) });
            }
        }
        command.extend(words.into_iter().skip(1).filter(|word| !own(&word.shown())));
        self.exec.words = command;
        self.service = Some(service);
        self.turned = Some(recipe.source);
        self.replaced = Some(recipe);
        self.unwrapped = None;
    }
}

/// Whether a script is one command and nothing else.
fn plain_script(exec: &Exec) -> bool {
    let shown = exec.shown();
    let Some(script) = shown.last() else { return false };
    let parsed = shell::parse(script);
    let [item] = parsed.list.items.as_slice() else { return false };
    let [command] = item.first.commands.as_slice() else { return false };
    item.rest.is_empty()
        && !item.background
        && command.redirects.is_empty()
        && matches!(&command.kind, CommandKind::Simple { words, assignments } if assignments.is_empty() && words.iter().all(|word| word.literal))
}

const ENGINE: Text = Text {
    en: "It is a container engine and needs the host's privileges: leave it on the host. A container that has to start others is given the \
         host's engine, or an image that is made for an engine inside.",
    ja: "コンテナエンジン自体なので、ホストの権限が必要です。ホストに残してください。別のコンテナを起動する必要があるコンテナには、ホストのエンジンを使わせるか、\
         内部でエンジンを動かすためのイメージを使います。",
};

/// Whether a command, or one of a shell's script, changes the host's kernel or network.
#[must_use]
pub fn changes_host(exec: &Exec) -> bool {
    let shown = exec.shown();
    let words: Vec<&str> = shown.iter().map(String::as_str).collect();
    if privileges::changes_kernel(&words) {
        return true;
    }
    let script = shown.iter().position(|word| word.starts_with('-') && !word.starts_with("--") && word.ends_with('c'));
    let Some(script) = script.and_then(|at| shown.get(at + 1)).filter(|_| is_shell(&exec.program())) else {
        return false;
    };
    let parsed = shell::parse(script);
    let commands = parsed.list.items.iter().flat_map(shell::Item::pipelines).flat_map(|pipeline| &pipeline.commands);
    commands.into_iter().any(|command| {
        let CommandKind::Simple { words, .. } = &command.kind else { return false };
        let written = command.redirects.iter().filter(|redirect| redirect.operator.starts_with('>'));
        let words = words.iter().map(|word| word.value.as_str());
        let all: Vec<&str> = words.chain(written.map(|redirect| redirect.target.value.as_str())).collect();
        privileges::changes_kernel(&all)
    })
}

/// The commands that the catalogue has for a service, each once.
#[must_use]
pub fn elsewhere(service: &'static Service) -> Vec<(&'static Recipe, String)> {
    let mut found: Vec<(&'static Recipe, String)> = Vec::new();
    for recipe in service.recipes {
        let command = shell::quoted_words(recipe.command);
        if !found.iter().any(|(known, text)| known.family == recipe.family || *text == command) {
            found.push((recipe, command));
        }
    }
    found
}

/// The service that an init script or a client of an init is asked to start.
fn by_manager(program: &str, arguments: &[&str]) -> Option<Option<&'static Service>> {
    let name = base_name(program);
    let starts = |word: &str| matches!(word, "start" | "restart" | "onestart" | "forcestart");
    if program.contains("/init.d/") || program.contains("/rc.d/") {
        return arguments.first().is_some_and(|word| starts(word)).then(|| services::by_unit(name));
    }
    match name {
        "service" | "rc-service" | "invoke-rc.d" => {
            let unit = arguments.iter().find(|word| !word.starts_with('-'))?;
            Some(services::by_unit(unit))
        }
        "systemctl" | "initctl" => {
            let unit = arguments.iter().filter(|word| !word.starts_with('-')).nth(1);
            Some(unit.and_then(|unit| services::by_unit(unit)))
        }
        _ => None,
    }
}

/// A program's name without its path; that of `${CELERY_BIN}` is what the variable is called after.
fn bare(word: &str) -> String {
    let name = base_name(word);
    match name.strip_prefix("${").and_then(|rest| rest.strip_suffix('}')) {
        Some(variable) => variable.to_ascii_lowercase().trim_end_matches("_bin").to_owned(),
        None => name.to_owned(),
    }
}

/// The words of the command that a shell's script runs last; none where the command is no `sh -c`.
#[must_use]
pub fn script(exec: &Exec) -> Option<Vec<String>> {
    if !is_shell(&exec.program()) {
        return None;
    }
    let shown = exec.shown();
    let at = shown.iter().position(|word| word.starts_with('-') && !word.starts_with("--") && word.ends_with('c'))?;
    let parsed = shell::parse(shown.get(at + 1)?);
    let item = parsed.list.items.last()?;
    let pipeline = item.rest.last().map_or(&item.first, |(_, pipeline)| pipeline);
    let CommandKind::Simple { words, .. } = &pipeline.commands.first()?.kind else { return None };
    let words: Vec<String> = words.iter().map(|word| word.value.clone()).skip_while(|word| word == "exec").collect();
    (!words.is_empty()).then_some(words)
}

/// The name of the program that is meant: inside a shell's script, the last one there.
#[must_use]
pub fn meant(exec: &Exec) -> String {
    script(exec).and_then(|words| words.first().map(|first| bare(first))).unwrap_or_else(|| exec.program())
}

/// Whether a program is a shell.
#[must_use]
pub fn is_shell(name: &str) -> bool {
    processes::SHELLS.iter().any(|shell| matches(shell, name))
}
