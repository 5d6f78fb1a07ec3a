//! The command of a service in the foreground, as a sentence: one where it is known, one for each family where it is not.

use crate::boot::tree;
use crate::knowledge::platform::Family;
use crate::knowledge::services::{self, Mode, Recipe, Service};
use crate::lang::Lang;
use crate::rewrite::start::own;
use crate::rules::StageContext;

/// The families and how people call them, in the order in which they are told.
const FAMILIES: [(Family, &str); 5] = [
    (Family::Debian, "Debian/Ubuntu"),
    (Family::Rhel, "RHEL/Fedora"),
    (Family::Alpine, "Alpine"),
    (Family::Suse, "SUSE"),
    (Family::Arch, "Arch"),
];

/// The recipe that a script can be written by: the platform's or, where nobody knows that, the one that all families share.
#[must_use]
pub fn command_on(stage: &StageContext<'_>, service: &'static Service) -> Option<&'static Recipe> {
    if stage.subject.family.is_some() {
        return tree::recipe(service, stage.subject, &stage.installed());
    }
    let recipes: &'static [Recipe] = service.recipes;
    let (first, others) = recipes.split_first()?;
    let same = |other: &Recipe| {
        (other.command, other.env, other.prepare, other.user) == (first.command, first.env, first.prepare, first.user)
    };
    let families = FAMILIES.iter().filter(|(family, _)| recipes.iter().any(|recipe| recipe.family == *family)).count();
    (families > 1 && others.iter().all(same)).then_some(first)
}

/// The families with their commands, those that share one together: `("Debian/Ubuntu, Alpine", "`nginx`")`.
fn commands(service: &'static Service) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for (family, name) in FAMILIES {
        let mut commands: Vec<String> = Vec::new();
        for recipe in service.recipes.iter().filter(|recipe| recipe.family == family) {
            let command = format!("`{}`", joined(recipe));
            if !commands.contains(&command) && commands.len() < 2 {
                commands.push(command);
            }
        }
        let Some(command) = (!commands.is_empty()).then(|| commands.join(" / ")) else { continue };
        match found.iter_mut().find(|(_, known)| *known == command) {
            Some((names, _)) => {
                names.push_str(", ");
                names.push_str(name);
            }
            None => found.push((name.to_owned(), command)),
        }
    }
    found
}

/// A recipe's command as a shell takes it.
fn joined(recipe: &Recipe) -> String {
    let words: Vec<&str> = recipe.command.to_vec();
    // Where a shell completes it, the pattern stays one.
    let plain = recipe.is_completed() && words.iter().all(|word| !word.contains([' ', ';', '$', '\'']));
    if plain { words.join(" ") } else { crate::input::shell::quoted_words(&words) }
}

/// The same of a daemon that the script itself starts: with its own arguments where it is known how they keep it in front.
pub(super) fn own_sentence(stage: &StageContext<'_>, command: &str, service: Option<&'static Service>) -> String {
    let Some(service) = service else { return String::new() };
    let is_it = stage.boot.running.iter().any(|running| running.command.join(" ") == command);
    match own_command(stage, service).filter(|_| is_it) {
        Some(own) => one(stage.lang, service.name, &format!("`{}`", crate::input::shell::quoted_words(&own))),
        None => sentence(stage, Some(service)),
    }
}

/// The command by which the text itself starts a service in the background, made to stay in the foreground. None where nobody
/// knows how.
#[must_use]
pub fn own_command(stage: &StageContext<'_>, service: &'static Service) -> Option<Vec<String>> {
    let running = stage.boot.running.iter().find(|running| running.service.id == service.id && !running.foreground)?;
    let program = service.program(running.command.first()?.rsplit('/').next()?)?;
    let plain = running.command.iter().all(|word| !word.contains(['$', '*', '`']));
    let command = own::in_foreground(program, &running.command, service.recipes.first(), stage.subject.family)?;
    let args: Vec<&str> = command.iter().skip(1).map(String::as_str).collect();
    let first = command.first()?;
    let stays = services::by_program(first)
        .is_some_and(|(_, program)| program.mode(&args, stage.subject.family) == Mode::Foreground);
    (plain && stays).then_some(command)
}

/// " In the foreground: `…`."; empty where nothing is known. Begins with a blank, since a sentence stands before it.
pub(super) fn sentence(stage: &StageContext<'_>, service: Option<&'static Service>) -> String {
    let Some(service) = service else { return String::new() };
    let name = service.name;
    if let Some(recipe) = command_on(stage, service) {
        return one(stage.lang, name, &format!("`{}`", joined(recipe)));
    }
    if stage.subject.family.is_some() {
        return String::new();
    }
    match commands(service).as_slice() {
        [] => String::new(),
        [(_, command)] if service.recipes.len() > 1 => one(stage.lang, name, command),
        each => {
            let each: Vec<String> = each.iter().map(|(family, command)| format!("{family}: {command}")).collect();
            let each = each.join(if stage.lang == Lang::Ja { "、" } else { "; " });
            match stage.lang {
                Lang::En => format!(
                    " {name} in the foreground is, on {each}. Which distribution this is, `cat /etc/os-release` in the image tells."
                ),
                Lang::Ja => format!(
                    "{name} をフォアグラウンドで動かすコマンドは次のとおりです。{each}。どのディストリビューションかは、イメージ内の \
                     `cat /etc/os-release` で確認できます。"
                ),
            }
        }
    }
}

fn one(lang: Lang, name: &str, command: &str) -> String {
    match lang {
        Lang::En => format!(" {name} in the foreground: {command}."),
        Lang::Ja => format!("{name} をフォアグラウンドで動かすコマンドは {command} です。"),
    }
}
