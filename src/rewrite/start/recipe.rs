//! What a service needs in its Dockerfile: its command, and the lines in front of it.

use super::super::offline;
use super::super::stage::StageParts;
use super::own;
use super::script::{self, Part, Step};
use super::written::Written;
use crate::boot::manager::By as Asked;
use crate::boot::{EventKind, tree};
use crate::input::shell;
use crate::knowledge::images::{self, Start};
use crate::knowledge::links;
use crate::knowledge::logs;
use crate::knowledge::services::{self, Config, Recipe, Releases, Service};
use crate::knowledge::together;
use crate::lang::Text;
use crate::plan::configuration;
use crate::plan::evidence::{RunCommand, service_of_unit};
use crate::report::{Applicability, Pid1Kind};
use crate::text::base_name;

/// A service made ready to be a container's only one.
pub struct Setup {
    /// Its command.
    pub command: Vec<String>,
    /// `ENV` and `RUN` lines in front of it, as root.
    pub lines: Vec<String>,
    /// Its stop signal, where it is not SIGTERM.
    pub stop_signal: Option<&'static str>,
    /// `USER`, where it does not change the user itself.
    pub user: Option<&'static str>,
    /// Whether this may be applied unseen.
    pub applicability: Applicability,
    /// What else must be said.
    pub note: Option<Text>,
    /// Whose command it is.
    pub by: By,
}

/// Whose command it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The catalogue's.
    Recipe,
    /// The author's own.
    Author,
}

impl Setup {
    /// The same, open to other containers: in one of its own, nobody else could reach a service that listens on 127.0.0.1 or on a
    /// socket. Of the author's own command only the address changes.
    #[must_use]
    pub fn opened(mut self, parts: &StageParts<'_>, service: &Service) -> Self {
        if self.by == By::Author {
            together::open_command(service, &mut self.command);
            return self;
        }
        let says = |text: &str| parts.evidence.written.all().any(|(_, file)| file.says(text));
        if let Some(arguments) = links::reopens(service, &says) {
            self.append(arguments);
        }
        let program = self.command.first().map(String::as_str).unwrap_or_default();
        let Some(opened) = together::opened(service, parts.subject.family, program) else { return self };
        self.append(opened.arguments);
        if !opened.prepare.is_empty() {
            self.lines.push(format!("RUN {}", opened.prepare.join(" && ")));
        }
        self
    }

    /// More arguments for its command.
    fn append(&mut self, arguments: &[&str]) {
        match self.command.as_mut_slice() {
            [shell, option, script] if shell == "sh" && option == "-c" => {
                // Other words than plain ones would need quotes; a star must not be completed.
                let plain = |word: &str| word.chars().all(|c| c.is_ascii_alphanumeric() || "-_=./:".contains(c));
                for word in arguments {
                    script.push(' ');
                    script.push_str(&if plain(word) { (*word).to_owned() } else { format!("'{word}'") });
                }
            }
            _ => self.command.extend(arguments.iter().map(|word| (*word).to_owned())),
        }
    }

    /// What the catalogue knows to be right for a service in this stage. None where that is nothing.
    #[must_use]
    pub fn of(parts: &StageParts<'_>, service: &'static Service) -> Option<Self> {
        let subject = parts.subject;
        let installed: Vec<&str> = parts.evidence.installed.iter().map(|hint| hint.name.as_str()).collect();
        let recipe = tree::recipe(service, subject, &installed).filter(|recipe| !installs_other_version(parts, recipe));
        let own = own_command(parts, service, recipe);
        // Whoever set another user than root knows why; the recipe's preparations need root.
        let as_user = other_user(parts);
        let Some(recipe) = recipe else {
            // The author's own command needs no more than it needed before.
            return Some(Self {
                command: own?,
                lines: as_root(parts),
                stop_signal: None,
                user: None,
                applicability: Applicability::Review,
                note: None,
                by: By::Author,
            });
        };
        if as_user.is_some_and(|user| recipe.user != Some(user)) {
            return None;
        }
        let mut lines = as_root(parts);
        for (key, value) in recipe.env.iter().filter(|(key, _)| !subject.env.iter().any(|(name, _)| name == key)) {
            lines.push(format!("ENV {key}=\"{value}\""));
        }
        let prepare: Vec<String> = recipe
            .prepare
            .iter()
            .filter(|command| !parts.evidence.has_done(command) && !offline::prepares(parts, command))
            .map(|command| (*command).to_owned())
            .chain(if recipe.user.is_none() { linked_logs(parts, service) } else { Vec::new() })
            .collect();
        if !prepare.is_empty() {
            lines.push(format!("RUN {}", prepare.join(" && ")));
        }
        let holds = applicability(parts, service, recipe);
        let applicability = if own.is_some() { Applicability::Review } else { holds };
        let by = if own.is_some() { By::Author } else { By::Recipe };
        let command = match own {
            Some(command) => command,
            None => completed(command(parts, service, recipe)),
        };
        Some(Self {
            command,
            lines,
            stop_signal: recipe.stop_signal,
            user: recipe.user.filter(|_| as_user.is_none()),
            applicability,
            note: recipe.note,
            by,
        })
    }
}

/// `USER root` in front of what the start command made itself root for.
fn as_root(parts: &StageParts<'_>) -> Vec<String> {
    becomes_root(parts).then(|| "USER root".to_owned()).into_iter().collect()
}

/// The user that the start command's services run as, where it is not root: the stage's, unless the start command makes itself
/// root by `sudo` for each of them.
#[must_use]
pub fn other_user<'p>(parts: &'p StageParts<'_>) -> Option<&'p str> {
    user_of_stage(parts).filter(|_| !starts_as_root(parts))
}

/// Whether the stage sets another user than root, and the start command becomes root again to start its services.
#[must_use]
pub fn becomes_root(parts: &StageParts<'_>) -> bool {
    user_of_stage(parts).is_some() && starts_as_root(parts)
}

fn starts_as_root(parts: &StageParts<'_>) -> bool {
    let Some(written) = Written::of(parts) else { return false };
    let Some(text) = written.script() else { return false };
    let script = shell::parse(text);
    let steps = script::steps(&script, parts.subject.family);
    let mut starts = steps.iter().filter(|step| step.part == Part::Starts).peekable();
    let as_root = |step: &Step<'_>| step.words().is_some_and(|words| shell::unwrap(words).user == Some("root"));
    starts.peek().is_some() && starts.all(as_root)
}

/// The user that the stage sets, where it is not root.
#[must_use]
pub fn user_of_stage<'p>(parts: &'p StageParts<'_>) -> Option<&'p str> {
    parts.subject.effective_user().filter(|user| !matches!(*user, "root" | "0" | "0:0" | "root:root"))
}

/// The author's own command of the service, where its arguments say more than the recipe and the daemon's program is the same.
fn own_command(parts: &StageParts<'_>, service: &Service, recipe: Option<&Recipe>) -> Option<Vec<String>> {
    let running =
        parts.meant().running.iter().find(|running| running.service.id == service.id && !running.command.is_empty())?;
    let (_, program) = services::by_program(running.command.first()?)?;
    let family = parts.subject.family;
    // An absolute path is the author's own installation.
    let elsewhere = program.beside.is_some()
        && recipe.is_none_or(|recipe| {
            !parts
                .evidence
                .installed
                .iter()
                .any(|hint| recipe.packages.iter().any(|pattern| services::matches(pattern, &hint.name)))
        });
    if let Some(recipe) = recipe.filter(|_| !elsewhere) {
        let same = recipe
            .command
            .first()
            .and_then(|first| services::by_program(first))
            .is_some_and(|(_, own)| std::ptr::eq(own, program));
        if !same || !own::says_more(program, &running.command, Some(recipe), family) {
            return None;
        }
    }
    own::in_foreground(program, &running.command, recipe, family)
}

/// A command as words for the engine: where a `*` stands for a version that the text does not tell, a shell completes it and
/// gives its place to the daemon.
fn completed(command: &[&str]) -> Vec<String> {
    if command.iter().any(|word| word.contains('*')) {
        return vec!["sh".to_owned(), "-c".to_owned(), format!("exec {}", command.join(" "))];
    }
    command.iter().map(|word| (*word).to_owned()).collect()
}

/// The recipe's command, or the shorter one where the text has already configured the daemon for the foreground.
fn command(parts: &StageParts<'_>, service: &Service, recipe: &Recipe) -> &'static [&'static str] {
    let written = |config: &Config| configuration::keeps_in_front(parts.evidence, config);
    let name = |path: &'static str| base_name(path);
    // A runtime is no service's own program.
    let program = recipe.command.first().and_then(|path| service.program(name(path)));
    match program.and_then(|program| program.config.as_ref()) {
        Some(config) if written(config) && !config.then.is_empty() => config.then,
        _ => recipe.command,
    }
}

/// Where the start command shows a log that official images link to a stream of the container: the same links.
fn linked_logs(parts: &StageParts<'_>, service: &Service) -> Vec<String> {
    if !installs(parts, service) {
        return Vec::new();
    }
    let shown = parts.meant().events.iter().filter_map(|event| match &event.kind {
        EventKind::KeepAlive { command } if command.starts_with("tail") => {
            command.split_whitespace().rfind(|word| word.starts_with("/var/log/"))
        }
        _ => None,
    });
    // Which service writes there, its name or one of its units tells.
    let of_service = |log: &&str| {
        let directory = log.split('/').nth(3).unwrap_or_default();
        directory == service.id || service.units.contains(&directory)
    };
    shown
        .filter(of_service)
        .flat_map(logs::links_beside)
        .filter(|(_, file)| !parts.evidence.run_text.contains(file.as_str()))
        .map(|(stream, file)| format!("ln -sf {stream} {file}"))
        .collect()
}

/// Whether a configuration that nobody here can read was copied in, and might contradict the recipe's command.
fn configuration_is_copied(parts: &StageParts<'_>, service: &Service) -> bool {
    let copied = |config: &Config| {
        config
            .paths
            .iter()
            .any(|path| parts.evidence.copy_targets.iter().any(|target| path.starts_with(target.as_str())))
    };
    let by_unit = starts_by_unit(parts, service);
    service.programs.iter().filter_map(|program| program.config.as_ref()).any(|config| {
        let may_say_so = !by_unit || !config.breaks_unit;
        may_say_so && !config.then.is_empty() && copied(config) && !configuration::ends_in_front(parts.evidence, config)
    })
}

/// Whether what starts the service now is its distribution's unit, which a booting systemd reads.
fn starts_by_unit(parts: &StageParts<'_>, service: &Service) -> bool {
    let boots = parts.meant().init().is_some_and(|(_, kind)| kind == Pid1Kind::Systemd);
    let is_its = |unit: &str| service_of_unit(unit).is_some_and(|found| found.id == service.id);
    boots
        && installs(parts, service)
        && parts.evidence.enabled.iter().any(|hint| is_its(&hint.name) && !parts.evidence.brings_unit(&hint.name))
}

/// Whether the text installs the service by the distribution's packages.
#[must_use]
pub fn installs(parts: &StageParts<'_>, service: &Service) -> bool {
    let by = |name: &str| services::by_package(name).is_some_and(|found| found.id == service.id);
    parts.evidence.installed.iter().any(|hint| by(&hint.name))
}

/// Whether the text installs another version of what the recipe is for: `tomcat8`, and the recipe's paths are tomcat10's.
fn installs_other_version(parts: &StageParts<'_>, recipe: &Recipe) -> bool {
    let bare = |name: &str| name.chars().filter(|c| !c.is_ascii_digit() && *c != '.').collect::<String>();
    let is_bare = |name: &str| !name.contains(|c: char| c.is_ascii_digit());
    let same = |name: &str| recipe.packages.iter().any(|pattern| services::matches(pattern, name));
    !parts.evidence.installed.iter().any(|hint| same(&hint.name))
        && parts.evidence.installed.iter().any(|hint| {
            // A name without a version is whatever the release has.
            !is_bare(&hint.name) && recipe.packages.iter().any(|package| bare(package) == bare(&hint.name))
        })
}

/// Whether the text starts the daemon with arguments of its own, or shows a log: what a person must look at.
fn says_more(parts: &StageParts<'_>, service: &Service, recipe: &Recipe) -> bool {
    let family = parts.subject.family;
    let own_arguments =
        parts.meant().running.iter().filter(|running| running.service.id == service.id).any(|running| {
            running
                .command
                .first()
                .and_then(|first| services::by_program(first))
                .is_some_and(|(_, program)| own::says_more(program, &running.command, Some(recipe), family))
        });
    let log = parts.meant().events.iter().any(|event| match &event.kind {
        EventKind::KeepAlive { command } => {
            command.split(' ').take(2).any(|word| word == "tail") && !command.ends_with("/dev/null")
        }
        _ => false,
    });
    own_arguments || log
}

/// Safe where the recipe was run or is documented for this very release, and nothing in the text says otherwise.
fn applicability(parts: &StageParts<'_>, service: &Service, recipe: &Recipe) -> Applicability {
    let subject = parts.subject;
    let holds = match (&recipe.releases, &subject.platform) {
        (Releases::Any, _) => true,
        (_, Some(platform)) => service.holds_on(recipe, platform),
        (_, None) => asks_systemctl(parts) && service.holds_with_systemd(recipe),
    };
    let own_unit =
        parts.evidence.units_copied.iter().any(|hint| service_of_unit(&hint.name).is_some_and(|s| s.id == service.id));
    let image_boots = matches!(subject.image.map(|image| image.starts), Some(Start::Init { .. }))
        && !images::only_adds_an_init(subject.base_name.split(':').next().unwrap_or_default());
    let known = programs_are_installed(parts, service);
    // What people copy into a service's own image is made for that image's own start command.
    let contradicted = configuration_is_copied(parts, service) && !is_its_image(parts, service);
    let clear = !contradicted && !says_more(parts, service, recipe);
    // Who looks into the container is root then, too.
    let same_user = !becomes_root(parts);
    if holds && !own_unit && !image_boots && known && clear && same_user {
        Applicability::Safe
    } else {
        Applicability::Review
    }
}

/// Whether a RUN asks systemctl for something, and the build goes on only if there is one.
fn asks_systemctl(parts: &StageParts<'_>) -> bool {
    let asks = |command: &RunCommand| {
        command.request.as_ref().is_some_and(|request| request.by == Asked::Systemctl) && !command.tolerated
    };
    parts.evidence.systemctl_replaced.is_none() && parts.evidence.commands.iter().any(asks)
}

/// Whether the text shows that the service comes from the distribution's packages, or from its own image.
fn programs_are_installed(parts: &StageParts<'_>, service: &Service) -> bool {
    is_its_image(parts, service) || installs(parts, service)
}

/// The command that the base image itself starts the service with; none where the text installs the distribution's own beside it.
#[must_use]
pub fn command_of_image(parts: &StageParts<'_>, service: &Service) -> Option<&'static [&'static str]> {
    match parts.subject.image.map(|image| image.starts) {
        Some(Start::Command { service: Some(id), command, .. }) if id == service.id && !installs(parts, service) => {
            Some(command)
        }
        _ => None,
    }
}

/// Whether the stage stands on the service's own image.
fn is_its_image(parts: &StageParts<'_>, service: &Service) -> bool {
    matches!(
        parts.subject.image.map(|image| image.starts),
        Some(Start::Command { service: Some(id), .. }) if id == service.id
    )
}
