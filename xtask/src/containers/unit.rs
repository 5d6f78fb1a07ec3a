//! One trial of a packaged unit: its file is taken out of an image that has the package, turned into a Dockerfile by our own core,
//! built on that image, run by our own run line, asked, restarted, asked again and stopped.

use std::time::Instant;

use foreground::report::{FileRole, InputKind};
use foreground::{Options, analyse};

use super::lab::{Lab, PREFIX};
use super::recipe::{Recipe, files};
use super::trial::{ask, run_line, until};
use crate::run::Result;

/// The release on which they are tried.
pub const RELEASE: u8 = 12;

/// The recipes that are tried by their unit too: tests/containers/units/tried, a name a line; `#` begins a comment.
pub fn read(recipes: &[Recipe]) -> Result<Vec<Recipe>> {
    let mut found = Vec::new();
    for (file, text) in files("units")? {
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
        for name in lines.filter(|name| !name.is_empty()) {
            let recipe = recipes.iter().find(|recipe| recipe.name == name && recipe.releases.contains(&RELEASE));
            found.push(recipe.cloned().ok_or_else(|| format!("units/{file}: no recipe {name} for Debian {RELEASE}"))?);
        }
    }
    Ok(found)
}

/// Tries the unit of a recipe; what is worth a line, or what was not as it should be.
pub fn run(lab: &Lab<'_>, name: &str, recipe: &Recipe) -> Result<String> {
    let (base, name) = (format!("{PREFIX}{name}-base"), format!("{PREFIX}{name}"));
    let mut made = String::new();
    let outcome = tried(lab, &base, &name, recipe, &mut made);
    let logs = if outcome.is_err() { lab.logs(&name) } else { String::new() };
    lab.remove(&name);
    lab.remove(&base);
    outcome.map_err(|error| format!("{error} [{}]\n{made}", logs.lines().collect::<Vec<_>>().join(" | ")).into())
}

fn tried(lab: &Lab<'_>, base: &str, name: &str, recipe: &Recipe, made: &mut String) -> Result<String> {
    let author: String = recipe.author.iter().map(|line| format!("{line}\n")).collect();
    let packaged = format!(
        "FROM debian:{RELEASE}\nRUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends {}\n{author}",
        recipe.packages(RELEASE)
    );
    lab.build(base, &packaged, &[])?;
    let path = format!("/lib/systemd/system/{}.service", recipe.unit(RELEASE));
    let text = lab.docker(&["run", "--rm", "--network", "none", base, "cat", &path])?;
    let options = Options { input: Some(InputKind::Unit), file: Some(path), ..Options::default() };
    let report = analyse(&text, &options);
    let file = report.files.iter().find(|file| file.role == FileRole::Generated).ok_or("no Dockerfile was made")?;
    made.clone_from(&file.text);
    let line = report.commands.run.first().ok_or("no run line")?;
    made.push_str(line);
    lab.build(name, &file.text, &["--build-arg", &format!("BASE={base}")])?;
    let words = anonymous(run_line(line, lab, name)?);
    let start = |words: &[String]| lab.docker(&words.iter().map(String::as_str).collect::<Vec<_>>());
    let asked: Vec<String> = words
        .windows(2)
        .filter(|pair| OF_MACHINE.iter().flat_map(|(_, options)| *options).any(|option| *option == pair[0]))
        .map(|pair| pair.join(" "))
        .collect();
    let mut words = words;
    let mut limits = String::new();
    // The machine itself may have lower limits or fewer capabilities, which nobody may raise. Only what it refuses is left out.
    while let Err(error) = start(&words) {
        let said = error.to_string();
        let Some((_, options)) = OF_MACHINE
            .iter()
            .find(|(word, options)| said.contains(word) && words.iter().any(|word| options.contains(&word.as_str())))
        else {
            return Err(error);
        };
        drop(lab.docker(&["rm", "-fv", name]));
        words = without(words, options);
        limits.push_str(&format!(", without {}: this machine says {:?}", options.join(" and "), last_part(&said)));
    }
    let kept = asked.iter().filter(|pair| words.windows(2).any(|own| own.join(" ") == **pair));
    let kept: Vec<&str> = kept.map(String::as_str).collect();
    if !kept.is_empty() {
        limits.push_str(&format!(", with {}", kept.join(" ")));
    }
    let answered = until(|| ask(lab, name, recipe))?;
    if file.text.contains("\nHEALTHCHECK ") {
        until(|| match lab.docker(&["inspect", "--format", "{{.State.Health.Status}}", name])?.trim() {
            "healthy" => Ok(()),
            other => Err(format!("its own health check says {other}").into()),
        })?;
        limits.push_str(", healthy by its HEALTHCHECK");
    }
    let first = lab.docker(&["exec", name, "ps", "-o", "args=", "-p", "1"])?;
    let service = report.subjects.first().and_then(|subject| subject.services.first()).ok_or("no service")?;
    lab.docker(&["restart", "-t", "10", name])?;
    until(|| ask(lab, name, recipe)).map_err(|error| format!("after a restart: {error}"))?;
    let start = Instant::now();
    lab.docker(&["stop", "-t", "10", name])?;
    let took = start.elapsed().as_secs_f32();
    let code = lab.docker(&["inspect", "--format", "{{.State.ExitCode}}", name])?;
    if took > recipe.stops_within {
        return Err(format!("stopping took {took:.1} s, code {}", code.trim()).into());
    }
    Ok(format!(
        "{}: PID 1 is `{}`, {answered}{limits}, stopped in {took:.1} s with {}",
        service.id,
        first.trim(),
        code.trim()
    ))
}

/// Named volumes as nameless ones, which go with the container.
fn anonymous(words: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let is_volume = out.last().is_some_and(|last| last == "-v") && !word.starts_with('/');
        match word.split_once(':').filter(|_| is_volume) {
            Some((_, path)) => out.push(path.to_owned()),
            None => out.push(word),
        }
    }
    out
}

/// What an engine says that may not give something, and the options that ask for it.
const OF_MACHINE: &[(&str, &[&str])] =
    &[("rlimit", &["--ulimit"]), ("apply caps", &["--cap-drop", "--cap-add"]), ("oom_score_adj", &["--oom-score-adj"])];

/// The end of an engine's long sentence: what it was refused.
fn last_part(said: &str) -> String {
    let line = said.lines().find(|line| OF_MACHINE.iter().any(|(word, _)| line.contains(word))).unwrap_or(said);
    let parts: Vec<&str> = line.split(": ").collect();
    parts[parts.len().saturating_sub(3)..].join(": ")
}

/// The run line without some options that have a value.
fn without(words: Vec<String>, options: &[&str]) -> Vec<String> {
    let mut words = words.into_iter();
    let mut out = Vec::new();
    while let Some(word) = words.next() {
        if options.contains(&word.as_str()) {
            drop(words.next());
        } else {
            out.push(word);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tried_unit_has_a_recipe() -> Result {
        assert!(read(&super::super::recipe::read()?)?.len() >= 20);
        Ok(())
    }

    #[test]
    fn volumes_lose_their_names() {
        let words = ["run", "-v", "a:/b", "-v", "/c:/d", "x"].map(str::to_owned).to_vec();
        assert_eq!(anonymous(words), ["run", "-v", "/b", "-v", "/c:/d", "x"]);
    }
}
