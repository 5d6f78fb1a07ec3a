//! How a listed service is started by itself: as it is listed, where that stays in the foreground; else as the catalogue
//! does it for the same program.

use super::program::{Program, Written};
use super::services::Running;
use super::subjects::Found;
use crate::knowledge::platform::Family;
use crate::knowledge::services::{Mode, Recipe, Service, Shape};
use crate::text::base_name;

/// The start of a service in a container of its own.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The command in exec form; empty where it is not known.
    pub command: Vec<String>,
    /// The recipe that it goes with.
    pub recipe: Option<&'static Recipe>,
    /// The family that the recipe is for, where the listing does not say which it is.
    pub assumed: Option<Family>,
}

impl Start {
    /// How to start this service. A program is never exchanged for another one: a recipe that does not run the listed
    /// program is none for it.
    #[must_use]
    pub fn of(running: &Running, found: &Found<'_>) -> Self {
        let Some(service) = running.identity.known else { return Self::default() };
        let process = found.process(running.first);
        let inner = titled(service, &process.command);
        let program = Program::of(inner.unwrap_or(&process.command));
        let family = found.family;
        let recipe = recipe(service, family, program.name);
        let assumed = recipe.map(|recipe| recipe.family).filter(|_| family.is_none());
        let whole =
            program.written == Written::Plain && !process.cut && (inner.is_some() || program.path.starts_with('/'));
        let whole = whole && !titles_itself(service, program.name);
        let words: Vec<&str> = program.arguments.split_whitespace().collect();
        let listed = whole.then(|| in_foreground(service, &program, &words, recipe, family)).flatten();
        let direct = recipe.is_none_or(|recipe| first_name(recipe) == program.name);
        let command = match (listed, recipe) {
            (Some(listed), Some(recipe)) if direct && process.user.as_deref() != Some("root") => {
                as_user(listed, recipe)
            }
            (Some(listed), _) if direct => listed,
            (_, Some(recipe)) => as_recipe(recipe, &program),
            (listed, None) => listed.unwrap_or_default(),
        };
        Self { command, recipe, assumed }
    }
}

/// The command in a title that holds it: `sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups`.
#[must_use]
pub fn titled<'c>(service: &'static Service, command: &'c str) -> Option<&'c str> {
    let recipes: &'static [Recipe] = service.recipes;
    recipes.iter().find_map(|recipe| {
        let (head, tail) = recipe.tree.shown_as.split_once("{command}").filter(|(head, _)| head.contains(": "))?;
        let held = command.strip_prefix(head)?;
        match tail.split_whitespace().next() {
            Some(first) => held.find(first).map(|at| held[..at].trim_end()),
            None => Some(held),
        }
    })
}

/// Whether a program puts something else in the place of its command line, which no command can be read from:
/// `redis-server 127.0.0.1:6379`.
#[must_use]
pub fn titles_itself(service: &'static Service, name: &str) -> bool {
    let recipes: &'static [Recipe] = service.recipes;
    recipes.iter().any(|recipe| {
        let shown = recipe.tree.shown_as;
        first_name(recipe) == name && !shown.contains("{command}") && Program::of(shown).name == name
    })
}

/// The recipe that runs a program of this name, of the family if that is known.
fn recipe(service: &'static Service, family: Option<Family>, name: &str) -> Option<&'static Recipe> {
    let recipes: &'static [Recipe] = service.recipes;
    let fits = |recipe: &&'static Recipe| {
        family.is_none_or(|family| recipe.family == family) && (first_name(recipe) == name || shows(&recipe.tree, name))
    };
    recipes.iter().find(fits)
}

fn first_name(recipe: &Recipe) -> &'static str {
    recipe.command.first().map(|path| base(path)).unwrap_or_default()
}

fn base(path: &'static str) -> &'static str {
    base_name(path)
}

/// Whether the program is the first of the recipe's processes, or the child of a wrapper. Shapes in the catalogue are flat.
fn shows(shape: &'static Shape, name: &str) -> bool {
    Program::of(shape.shown_as).name == name
        || shape.children.iter().any(|child| Program::of(child.shown_as).name == name)
}

/// The command without what sends it to the background.
fn in_foreground(
    service: &Service,
    program: &Program<'_>,
    words: &[&str],
    recipe: Option<&Recipe>,
    family: Option<Family>,
) -> Option<Vec<String>> {
    let known = service
        .programs
        .iter()
        .find(|known| known.names.iter().any(|pattern| crate::knowledge::services::matches(pattern, program.name)))?;
    let command =
        |words: &[&str]| Some(std::iter::once(program.path).chain(words.iter().copied()).map(str::to_owned).collect());
    if known.mode(words, family) == Mode::Foreground {
        return command(words);
    }
    let background = known.invocations.iter().filter(|invocation| invocation.mode == Mode::Background);
    let sends: Vec<&str> = background.filter_map(|invocation| invocation.args.first().copied()).collect();
    let stays: Vec<&str> = words.iter().copied().filter(|word| !sends.contains(word)).collect();
    if stays.len() < words.len() && known.mode(&stays, family) == Mode::Foreground {
        return command(&stays);
    }
    // What it was told, and what keeps it in front: unless both say something of the same option.
    let keeps =
        recipe.filter(|recipe| first_name(recipe) == program.name).map_or(&[][..], |recipe| &recipe.command[1..]);
    let clash = stays.iter().any(|word| keeps.contains(word) || !word.starts_with(['-', '/']));
    let both: Vec<&str> = stays.iter().chain(keeps).copied().collect();
    (!stays.is_empty() && !clash && known.mode(&both, family) == Mode::Foreground).then(|| command(&both)).flatten()
}

/// The command with the option that names its user, where the recipe has one and the listed command does not: a unit set the user
/// then, and a container starts it as root.
fn as_user(mut command: Vec<String>, recipe: &Recipe) -> Vec<String> {
    let option = recipe.command.iter().find(|word| word.starts_with("--user="));
    if let Some(option) = option.filter(|_| !command.iter().any(|word| word.starts_with("--user"))) {
        command.push((*option).to_owned());
    }
    command
}

/// The recipe's command, at the path where the listing has the program.
fn as_recipe(recipe: &Recipe, program: &Program<'_>) -> Vec<String> {
    let mut command: Vec<String> = recipe.command.iter().map(|&word| word.to_owned()).collect();
    if let Some(first) = command.first_mut()
        && first_name(recipe) == program.name
        && program.path.starts_with('/')
    {
        program.path.clone_into(first);
    }
    command
}
