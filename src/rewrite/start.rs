//! The patch that puts the start command right: what starts the container has one owner.

use super::apply::replace;
use super::boilerplate::is_systemd_signal;
use super::draft::Draft;
use super::stage::StageParts;
use crate::boot::tree;
use crate::boot::{EventKind, Signal};
use crate::input::dockerfile::{Content, Flat, Instruction, StartForm};
use crate::input::shell;
use crate::knowledge::images::Start;
use crate::knowledge::packages;
use crate::knowledge::programs::{self, Role};
use crate::knowledge::services::{Config, Recipe, Releases, Service};
use crate::lang::Text;
use crate::plan::evidence::service_of_unit;
use crate::report::{Applicability, Edit, Outcome};
use crate::subject::Starter;
use crate::text::Span;

const START_SERVICE: Text =
    Text { en: "Start {service} in the foreground", ja: "{service} をフォアグラウンドで起動する" };

const EXEC_FORM: Text = Text { en: "Use the exec form", ja: "exec 形式に書き換える" };

/// The patch, where one can be right.
#[must_use]
pub fn draft(parts: &StageParts<'_>) -> Option<Draft> {
    if !replaces(parts) {
        return shell_to_exec(parts);
    }
    // What an earlier stage starts is put right there.
    let subject = parts.subject;
    if subject.start_instruction().is_some_and(|index| !subject.owns(index)) {
        return None;
    }
    let service = parts.plan.only_service()?;
    if let Some(Start::Command { service: Some(id), command, .. }) = subject.image.map(|image| image.starts)
        && !installs(parts, service)
    {
        return if id == service.id { images_own(parts, service, command) } else { None };
    }
    let installed: Vec<&str> = parts.evidence.installed.iter().map(|hint| hint.name.as_str()).collect();
    let recipe = tree::recipe(service, parts.subject, &installed)?;
    by_recipe(parts, service, recipe)
}

/// Whether a start patch puts a service in the place of what is started, rather than writing the same command another way.
#[must_use]
pub fn replaces(parts: &StageParts<'_>) -> bool {
    parts.boot.events.iter().any(|event| is_misuse(&event.kind)) || parts.boot.outcome == Some(Outcome::Exits)
}

fn is_misuse(kind: &EventKind) -> bool {
    matches!(
        kind,
        EventKind::Init { .. }
            | EventKind::Systemctl { .. }
            | EventKind::SystemctlReplacement { .. }
            | EventKind::InitScript { .. }
            | EventKind::Daemonised { .. }
            | EventKind::WrapperInFront { .. }
    )
}

fn by_recipe(parts: &StageParts<'_>, service: &'static Service, recipe: &'static Recipe) -> Option<Draft> {
    let subject = parts.subject;
    // Whoever set another user than root knows why; the recipe's preparations need root.
    let as_user =
        subject.user.map(|(user, _)| user).filter(|user| !matches!(*user, "root" | "0" | "0:0" | "root:root"));
    if as_user.is_some_and(|user| recipe.user != Some(user)) {
        return None;
    }
    if installs_other_version(parts, recipe) {
        return None;
    }
    let command = command(parts, service, recipe)?;
    let written = written_start(parts);
    let replaced = match written {
        Some((index, form)) => new_start(parts, index, form, command)?,
        None => None,
    };
    let newline = if parts.text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut lines: Vec<String> = Vec::new();
    for (key, value) in recipe.env.iter().filter(|(key, _)| !subject.env.iter().any(|(name, _)| name == key)) {
        lines.push(format!("ENV {key}=\"{value}\""));
    }
    let prepare: Vec<&str> =
        recipe.prepare.iter().copied().filter(|command| !parts.evidence.has_done(command)).collect();
    if !prepare.is_empty() {
        lines.push(format!("RUN {}", prepare.join(" && ")));
    }
    let mut edits = Vec::new();
    let mut covers: Vec<Span> = parts.boot.events.iter().map(|event| event.span).collect();
    match (recipe.stop_signal, subject.stop_signal.filter(|&(_, index)| subject.owns(index))) {
        (Some(signal), Some((old, _))) if is_systemd_signal(&old.value) => edits.push(replace(old.span, signal)),
        (Some(signal), None) => lines.push(format!("STOPSIGNAL {signal}")),
        _ => {}
    }
    if let Some(user) = recipe.user.filter(|_| as_user.is_none()) {
        lines.push(format!("USER {user}"));
    }
    match written {
        Some((index, _)) => {
            let instruction = &parts.file.instructions[index];
            let indent = Span::new(instruction.lines.start, instruction.span.start).of(parts.text).to_owned();
            let at = Span::new(instruction.lines.start, instruction.lines.start);
            let inserted: String = lines.iter().map(|line| format!("{indent}{line}{newline}")).collect();
            if !inserted.is_empty() {
                edits.push(replace(at, inserted));
            }
            edits.extend(replaced);
            covers.push(instruction.span);
            edits.extend(orphaned_cmd(parts, index).map(|lines| replace(lines, "")));
        }
        None => {
            let last = parts.file.instructions.get(subject.stage.instructions.end.checked_sub(1)?)?;
            lines.push(format!("CMD {}", json(command)));
            let ended = last.lines.of(parts.text).ends_with('\n');
            let mut inserted = if ended { String::new() } else { newline.to_owned() };
            inserted.extend(lines.iter().map(|line| format!("{line}{newline}")));
            edits.push(replace(Span::new(last.lines.end, last.lines.end), inserted));
            covers.push(subject.stage.base_span);
        }
    }
    Some(Draft {
        title: START_SERVICE,
        values: vec![("service", service.name.to_owned())],
        applicability: applicability(parts, service, recipe),
        edits,
        covers,
        note: recipe.note,
    })
}

/// The recipe's command, or the shorter one where the text has already configured the daemon for the foreground.
fn command(parts: &StageParts<'_>, service: &Service, recipe: &Recipe) -> Option<&'static [&'static str]> {
    let written = |config: &Config| config.foreground.iter().any(|text| parts.evidence.run_text.contains(text));
    let program = recipe.command.first().and_then(|path| service.program(path.rsplit('/').next().unwrap_or(path)))?;
    match &program.config {
        Some(config) if written(config) && !config.then.is_empty() => Some(config.then),
        _ => Some(recipe.command),
    }
}

/// Whether a configuration that nobody here can read was copied in, and might contradict the recipe's command.
fn configuration_is_copied(parts: &StageParts<'_>, service: &Service) -> bool {
    let copied = |config: &Config| {
        config
            .paths
            .iter()
            .any(|path| parts.evidence.copy_targets.iter().any(|target| path.starts_with(target.as_str())))
    };
    service
        .programs
        .iter()
        .filter_map(|program| program.config.as_ref())
        .any(|config| !config.then.is_empty() && copied(config))
}

/// On a service's own image: what the image itself starts.
fn images_own(parts: &StageParts<'_>, service: &Service, command: &'static [&'static str]) -> Option<Draft> {
    let (index, form) = written_start(parts)?;
    let instruction = &parts.file.instructions[index];
    let is_cmd = matches!(instruction.content, Content::Cmd(_));
    let entrypoint_is_the_images = matches!(parts.subject.entrypoint, None | Some(Starter::Inherited(_)));
    let scaffold = match form {
        StartForm::Shell(flat) => only_scaffolding(&flat.text),
        StartForm::Exec(_) => written_script(form).is_none_or(|script| only_scaffolding(&script)),
    };
    if !is_cmd || !entrypoint_is_the_images || command.is_empty() || !scaffold {
        return None;
    }
    Some(Draft {
        title: START_SERVICE,
        values: vec![("service", service.name.to_owned())],
        applicability: Applicability::Safe,
        edits: vec![replace(args_span(instruction), json(command))],
        covers: parts.boot.events.iter().map(|event| event.span).chain([instruction.span]).collect(),
        note: None,
    })
}

/// Whether the text installs the service by the distribution's packages.
fn installs(parts: &StageParts<'_>, service: &Service) -> bool {
    let by = |name: &str| crate::knowledge::services::by_package(name).is_some_and(|found| found.id == service.id);
    parts.evidence.installed.iter().any(|hint| by(&hint.name))
}

/// Whether the text installs another version of what the recipe is for: `tomcat8`, and the recipe's paths are tomcat10's.
fn installs_other_version(parts: &StageParts<'_>, recipe: &Recipe) -> bool {
    let bare = |name: &str| name.chars().filter(|c| !c.is_ascii_digit() && *c != '.').collect::<String>();
    let same = |name: &str| recipe.packages.iter().any(|pattern| crate::knowledge::services::matches(pattern, name));
    !parts.evidence.installed.iter().any(|hint| same(&hint.name))
        && parts
            .evidence
            .installed
            .iter()
            .any(|hint| recipe.packages.iter().any(|package| bare(package) == bare(&hint.name)))
}

/// Whether the text starts the daemon with arguments of its own, or shows a log: what a person must look at.
fn says_more(parts: &StageParts<'_>, recipe: &Recipe) -> bool {
    let own_arguments = parts.boot.running.iter().any(|running| {
        running
            .command
            .iter()
            .skip(1)
            .any(|argument| !recipe.command.contains(&argument.as_str()) && argument != "start" && argument != "-k")
    });
    let log = parts.boot.events.iter().any(|event| match &event.kind {
        EventKind::KeepAlive { command } => command.starts_with("tail") && !command.ends_with("/dev/null"),
        _ => false,
    });
    own_arguments || log
}

/// Safe where the recipe was run or is documented for this very release, and nothing in the text says otherwise.
fn applicability(parts: &StageParts<'_>, service: &Service, recipe: &Recipe) -> Applicability {
    let subject = parts.subject;
    let holds = match (&recipe.releases, &subject.platform) {
        (Releases::Any, _) => true,
        (releases, Some(platform)) => releases.hold_for(platform),
        (_, None) => false,
    };
    let own_unit =
        parts.evidence.units_copied.iter().any(|hint| service_of_unit(&hint.name).is_some_and(|s| s.id == service.id));
    let image_boots = matches!(subject.image.map(|image| image.starts), Some(Start::Init { .. }));
    let known = programs_are_installed(parts, service);
    let clear = !configuration_is_copied(parts, service) && !says_more(parts, recipe);
    if holds && !own_unit && !image_boots && known && clear { Applicability::Safe } else { Applicability::Review }
}

/// Whether the text shows that the service comes from the distribution's packages, or from its own image.
fn programs_are_installed(parts: &StageParts<'_>, service: &Service) -> bool {
    let by_package = installs(parts, service);
    let by_image = matches!(
        parts.subject.image.map(|image| image.starts),
        Some(Start::Command { service: Some(id), .. }) if id == service.id
    );
    by_package || by_image
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

/// A CMD that only gave arguments to the ENTRYPOINT that is replaced.
fn orphaned_cmd(parts: &StageParts<'_>, replaced: usize) -> Option<Span> {
    match parts.subject.cmd.as_ref()? {
        Starter::Written { instruction, .. } if *instruction != replaced && parts.subject.owns(*instruction) => {
            Some(parts.file.instructions[*instruction].lines)
        }
        _ => None,
    }
}

/// The edit of the start instruction. The outer None says that no correction can be right.
fn new_start(parts: &StageParts<'_>, index: usize, form: &StartForm, new: &[&str]) -> Option<Option<Edit>> {
    let instruction = &parts.file.instructions[index];
    let whole = args_span(instruction);
    let exec = json(new);
    let StartForm::Shell(flat) = form else {
        return match written_script(form) {
            Some(script) if !only_scaffolding(&script) => None,
            _ => Some(Some(replace(whole, exec))),
        };
    };
    let script = shell::parse(&flat.text);
    if only_scaffolding(&flat.text) {
        return Some(Some(replace(whole, exec)));
    }
    // Something else happens first: it stays, and the last command takes the shell's place.
    let commands = script.commands();
    let is_start = |words: &[shell::Word]| scaffolding(words) == Some(Scaffolding::Starts);
    let first = commands.iter().position(|found| is_start(found.words))?;
    let rest_is_scaffolding = commands[first..].iter().all(|found| scaffolding(found.words).is_some());
    let top_level =
        script.list.items.iter().all(|item| !item.background) && commands[..first].iter().all(|f| !f.background);
    if !rest_is_scaffolding || !top_level || !is_plain(&flat.text) {
        return None;
    }
    let start = commands[first].command.span.start;
    let command = format!("exec {}", new.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" "));
    Some(Some(replace(flat.span(Span::new(start, flat.text.len())), command)))
}

/// Whether a script is a plain list, in which a tail can be replaced.
fn is_plain(script: &str) -> bool {
    !script.contains(['(', '{', '|', '`'])
        && !["if ", "for ", "while ", "case "].iter().any(|word| script.contains(word))
}

fn args_span(instruction: &Instruction) -> Span {
    instruction.args.whole()
}

/// The script of `["sh", "-c", "…"]`.
fn written_script(form: &StartForm) -> Option<String> {
    match form {
        StartForm::Exec(words) => match words.as_slice() {
            [shell, flag, script, ..]
                if programs::role(&shell.value) == Some(Role::Shell)
                    && flag.value.starts_with('-')
                    && flag.value.ends_with('c') =>
            {
                Some(script.value.clone())
            }
            _ => None,
        },
        StartForm::Shell(flat) => Some(flat.text.clone()),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scaffolding {
    /// Starts the service through a manager, or in the background.
    Starts,
    /// Keeps the container up, speaks, or does nothing.
    Filler,
}

/// Whether a script does nothing but start services and keep the container up.
fn only_scaffolding(script: &str) -> bool {
    shell::parse(script).commands().iter().all(|found| scaffolding(found.words).is_some())
}

fn scaffolding(words: &[shell::Word]) -> Option<Scaffolding> {
    let own = words.get(shell::unwrap(words).index..)?;
    let values: Vec<&str> = own.iter().map(|word| word.value.as_str()).collect();
    let (&program, args) = values.split_first()?;
    if shell::nested_script(own).is_some() {
        return None;
    }
    if crate::boot::manager::request(&values).is_some()
        || program == "systemctl"
        || packages::starts_system_bus(program, args)
    {
        return Some(Scaffolding::Starts);
    }
    if crate::knowledge::services::by_program(program).is_some() || programs::role(program) == Some(Role::Init) {
        return Some(Scaffolding::Starts);
    }
    let filler = matches!(programs::role(program), Some(Role::Shell)) && args.iter().all(|arg| arg.starts_with('-'))
        || matches!(programs::role(program), Some(Role::KeepAlive))
        || programs::waits_for_ever(program, args)
        || matches!(
            program,
            "echo" | "true" | ":" | "sleep" | "wait" | "while" | "read" | "printf" | "date" | "cat" | "ps"
        )
        || program.starts_with('[');
    filler.then_some(Scaffolding::Filler)
}

/// A shell form with one command that is not known to be wrong: the same command in the exec form.
fn shell_to_exec(parts: &StageParts<'_>) -> Option<Draft> {
    let gives_way = parts.boot.events.iter().any(|event| event.kind == EventKind::ShellGivesWay);
    let in_front = parts.boot.events.iter().any(|event| event.kind == EventKind::ShellInFront);
    if !(gives_way || in_front && parts.boot.signal == Signal::Swallowed) {
        return None;
    }
    let (index, StartForm::Shell(flat)) = written_start(parts)? else { return None };
    let words = only_command(flat)?;
    let edit = replace(args_span(&parts.file.instructions[index]), json(&words));
    let known = parts.boot.running.iter().any(|running| running.foreground);
    // Where the shell gives way anyway, or the program is not known to be better off, the text is its author's choice.
    let applicability = if in_front && known { Applicability::Safe } else { Applicability::Review };
    Some(Draft {
        title: EXEC_FORM,
        values: Vec::new(),
        applicability,
        edits: vec![edit],
        covers: vec![parts.file.instructions[index].span],
        note: None,
    })
}

/// The words of a script that is one plain command of literal words.
fn only_command(flat: &Flat) -> Option<Vec<String>> {
    let script = shell::parse(&flat.text);
    let [item] = script.list.items.as_slice() else { return None };
    let [command] = item.first.commands.as_slice() else { return None };
    let shell::CommandKind::Simple { assignments, words } = &command.kind else { return None };
    let plain = item.rest.is_empty()
        && !item.background
        && !item.first.negated
        && assignments.is_empty()
        && command.redirects.is_empty();
    let literal =
        words.iter().all(|word| word.literal) && words.first().is_some_and(|word| !word.value.starts_with('['));
    // A built-in exists only inside the shell.
    let builtin = words.first().is_some_and(|word| {
        matches!(word.value.as_str(), "." | "source" | "cd" | "export" | "set" | "eval" | "exec" | "ulimit" | "umask")
    });
    (plain && literal && !builtin && script.problems.is_empty())
        .then(|| words.iter().map(|word| word.value.clone()).collect())
}

/// The exec form of words.
fn json<T: AsRef<str>>(words: &[T]) -> String {
    let quoted: Vec<String> =
        words.iter().map(|word| serde_json::to_string(word.as_ref()).unwrap_or_else(|_| "\"\"".to_owned())).collect();
    format!("[{}]", quoted.join(", "))
}

/// A word as the shell must be given it.
fn quoted(word: &str) -> String {
    if !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_./=:,@%+".contains(&b)) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
