//! The README's tables of rules and services: made from the rules and the catalogue, never by hand.

use std::fmt::Write as _;
use std::fs;

use foreground::knowledge::platform::Family;
use foreground::knowledge::services::{self, Service};
use foreground::report::Severity;
use foreground::rules::{self, Rule};

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
    between(&readme, "services", &service_table())
}

/// The text with `content` between the markers `<!-- name: … -->` and `<!-- /name -->`.
fn between(text: &str, name: &str, content: &str) -> Result<String> {
    let (open, close) = (format!("<!-- {name}: "), format!("<!-- /{name} -->"));
    let cut = || {
        let begin = text.find(&open)?;
        let begin = begin + text[begin..].find("-->\n")? + "-->\n".len();
        let end = begin + text[begin..].find(&close)?;
        Some(format!("{}{content}{}", &text[..begin], &text[end..]))
    };
    cut().ok_or_else(|| format!("README.md has no markers {open}… --> and {close}").into())
}

fn rule_table(rules: &[&Rule]) -> String {
    let mut table = "| Rule | Severity | What is wrong |\n|---|---|---|\n".to_owned();
    for rule in rules {
        let severity = match rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        let _ = writeln!(table, "| `{}` | {severity} | {} |", rule.name, cell(&placeholders(rule.text.what.en)));
    }
    table
}

/// The entries with a recipe as a table; what is known by its unit alone, and what belongs to the host, by name.
fn service_table() -> String {
    let mut table = "| Service | In the foreground |\n|---|---|\n".to_owned();
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
        let _ = writeln!(table, "| {} | {} |", cell(service.name), cell(&commands.join("<br>")));
    }
    let (host, tail): (Vec<&Service>, Vec<&Service>) =
        services::ALL[services::ENTRIES.len()..].iter().partition(|service| service.host.is_some());
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
        host.len(),
        names(&mut host.iter())
    );
    table
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

/// The text of a rule with `{name}`, which stands for a value of the finding, as `NAME`.
fn placeholders(text: &str) -> String {
    let mut out = String::new();
    for (number, part) in text.split(['{', '}']).enumerate() {
        // Braces come in pairs: every second part stood in them.
        out.push_str(&if number % 2 == 1 { part.to_uppercase() } else { part.to_owned() });
    }
    out
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
