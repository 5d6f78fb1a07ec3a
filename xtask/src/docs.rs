//! The README's tables of rules and services: made from the rules and the catalogue, never by hand.

use std::fmt::Write as _;
use std::fs;

use foreground::Lang;
use foreground::knowledge::images;
use foreground::knowledge::platform::Family;
use foreground::knowledge::services::{self, Service, absent};
use foreground::report::Severity;
use foreground::rules::{self, Rule};

use crate::containers::recipe;
use crate::root;
use crate::run::Result;

/// Writes the tables between their markers.
pub fn write() -> Result {
    let path = root().join("README.md");
    Ok(fs::write(path, up_to_date()?)?)
}

/// Fails if the tables are not what [`write`] would write.
pub fn check() -> Result {
    let readme = fs::read_to_string(root().join("README.md"))?;
    if readme == up_to_date()? { Ok(()) } else { Err("README.md is out of date: run `cargo xtask docs`".into()) }
}

fn up_to_date() -> Result<String> {
    let readme = fs::read_to_string(root().join("README.md"))?;
    let readme = between(&readme, "rules", &rule_table(rules::ALL))?;
    between(&readme, "services", &service_table(&tried()?))
}

/// The text with `content` between the markers `<!-- name: … -->` and `<!-- /name -->`.
pub fn between(text: &str, name: &str, content: &str) -> Result<String> {
    let (open, close) = (format!("<!-- {name}: "), format!("<!-- /{name} -->"));
    let cut = || {
        let begin = text.find(&open)?;
        let begin = begin + text[begin..].find("-->\n")? + "-->\n".len();
        let end = begin + text[begin..].find(&close)?;
        Some(format!("{}{content}{}", &text[..begin], &text[end..]))
    };
    cut().ok_or_else(|| format!("There are no markers {open}… --> and {close}").into())
}

fn rule_table(rules: &[&Rule]) -> String {
    let mut table = "| Rule | Severity | What is wrong |\n|---|---|---|\n".to_owned();
    for rule in rules {
        let severity = match rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        let _ = writeln!(table, "| `{}` | {severity} | {} |", rule.name, cell(&rule.text.what.in_general(Lang::En)));
    }
    table
}

/// The entries with a recipe as a table; what is known by its unit alone, and what belongs to the host, by name.
fn service_table(tried: &[(String, u8)]) -> String {
    let mut table = "| Service | In the foreground | Debian | Ubuntu | RHEL family | Alpine | SUSE | Arch |\n\
                     |---|---|---|---|---|---|---|---|\n"
        .to_owned();
    let (with, without): (Vec<&Service>, Vec<&Service>) =
        services::ENTRIES.iter().partition(|service| !service.recipes.is_empty());
    for service in with {
        let commands: Vec<String> = commands(service)
            .iter()
            .map(|(command, families)| {
                let families: Vec<&str> = families.iter().map(|&of| family(of)).collect();
                format!("{}: `{command}`", families.join(", "))
            })
            .collect();
        let known =
            PLATFORMS.iter().map(|(image, tags)| known(service, image, tags, tried)).collect::<Vec<_>>().join(" | ");
        let _ = writeln!(table, "| {} | {} | {known} |", cell(service.name), cell(&commands.join("<br>")));
    }
    let (host, tail): (Vec<&Service>, Vec<&Service>) =
        services::ALL[services::ENTRIES.len()..].iter().partition(|service| service.host.is_some());
    let (of_host, without): (Vec<&Service>, Vec<&Service>) = without.iter().partition(|service| service.host.is_some());
    let (packaged, named): (Vec<&Service>, Vec<&Service>) =
        tail.iter().partition(|service| !service.recipes.is_empty());
    let names = |services: &mut dyn Iterator<Item = &&Service>| {
        services.map(|service| service.name).collect::<Vec<_>>().join(", ")
    };
    let _ = writeln!(
        table,
        "\nWith the command of the package's own unit or the maker's documentation, always for review ({}): {}.",
        packaged.len(),
        names(&mut packaged.iter())
    );
    let _ = writeln!(
        table,
        "\nKnown by name and by what their arguments do ({}): {}.",
        without.len() + named.len(),
        names(&mut without.iter().chain(named.iter()))
    );
    let _ = writeln!(
        table,
        "\nRecognised as the host's, to be left out of an image ({}): {}.",
        of_host.len() + host.len(),
        names(&mut of_host.iter().chain(host.iter()))
    );
    table
}

/// Which services have a recipe in tests/containers, and on which of Debian's releases.
fn tried() -> Result<Vec<(String, u8)>> {
    let recipes = recipe::read()?;
    let each = recipes.iter().flat_map(|recipe| recipe.releases.iter().map(move |&release| (recipe, release)));
    Ok(each
        .filter_map(|(recipe, release)| Some((services::by_unit(recipe.unit(release))?.id.to_owned(), release)))
        .collect())
}

/// The images of the table's columns, and the tags that are asked about; one empty tag where releases are not kept apart.
const PLATFORMS: &[(&str, &[&str])] = &[
    ("debian", &["11", "12", "13"]),
    ("ubuntu", &["20.04", "22.04", "24.04", "26.04"]),
    ("almalinux", &["8", "9", "10"]),
    ("alpine", &[""]),
    ("opensuse/leap", &[""]),
    ("archlinux", &[""]),
];

/// How well a service is known on the releases of an image: `run: 12, 13; other release: 11`.
fn known(service: &'static Service, image: &str, tags: &[&str], tried: &[(String, u8)]) -> String {
    let word = |tag: &&str| {
        let by_test =
            |(id, release): &(String, u8)| id == service.id && image == "debian" && release.to_string() == **tag;
        let tag = Some(*tag).filter(|tag| !tag.is_empty());
        let Some(platform) = images::find(image, tag).and_then(|found| found.platform) else { return "not known" };
        let Some(recipe) = service.recipe_on(&platform, service.packages) else {
            return if absent::is_absent(service.id, platform.family) { "not packaged" } else { "not known" };
        };
        let holds = recipe.releases.hold_for(&platform);
        if tried.iter().any(by_test) || (holds && !recipe.source.starts_with("https://")) {
            "run"
        } else if holds || !recipe.releases.are_named() {
            "sourced"
        } else {
            "other release"
        }
    };
    let mut parts: Vec<(&str, Vec<&str>)> = Vec::new();
    for tag in tags {
        let word = word(tag);
        match parts.iter_mut().find(|(other, _)| *other == word) {
            Some((_, tags)) => tags.push(tag),
            None => parts.push((word, vec![tag])),
        }
    }
    match parts.as_slice() {
        [(word, _)] => (*word).to_owned(),
        parts => parts.iter().map(|(word, tags)| format!("{word}: {}", tags.join(", "))).collect::<Vec<_>>().join("; "),
    }
}

/// The service's commands, each with the families that it holds for: of a family only the first recipe.
fn commands(service: &Service) -> Vec<(String, Vec<Family>)> {
    let mut commands: Vec<(String, Vec<Family>)> = Vec::new();
    let mut seen: Vec<Family> = Vec::new();
    for recipe in service.recipes {
        if seen.contains(&recipe.family) {
            continue;
        }
        seen.push(recipe.family);
        let command = recipe.command.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ");
        match commands.iter_mut().find(|(known, _)| *known == command) {
            Some((_, families)) => families.push(recipe.family),
            None => commands.push((command, vec![recipe.family])),
        }
    }
    commands
}

/// A word as a shell would need it.
fn quoted(word: &str) -> String {
    let plain = !word.is_empty()
        && !word.contains(|character: char| character.is_whitespace() || "\"';&|$<>*".contains(character));
    if plain { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

fn family(family: Family) -> &'static str {
    match family {
        Family::Debian => "Debian",
        Family::Rhel => "RHEL",
        Family::Alpine => "Alpine",
        Family::Suse => "SUSE",
        Family::Arch => "Arch",
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn only_what_stands_between_the_markers_changes() {
        let text = "a\n<!-- t: made -->\nold\n<!-- /t -->\nb\n";
        assert_eq!(between(text, "t", "new\n").ok().as_deref(), Some("a\n<!-- t: made -->\nnew\n<!-- /t -->\nb\n"));
        assert!(between(text, "other", "").is_err());
    }
}
