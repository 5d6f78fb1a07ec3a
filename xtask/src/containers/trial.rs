//! One trial: correct, build, run, compare, ask, restart, ask again, stop.

use std::thread;
use std::time::{Duration, Instant};

use foreground::report::{Applicability, FileRole, Node, Report, SubjectKind};
use foreground::{Options, analyse};

use super::lab::{Lab, PREFIX};
use super::recipe::{Recipe, bytes};
use super::shape::Shape;
use super::tree;
use crate::run::Result;

/// How long a container may take to answer, or to come to rest, in seconds.
const PATIENCE: u64 = 40;
/// How long a tree must stay as it is to count, in seconds.
const AT_REST: u64 = 3;

/// What our core makes of a Dockerfile.
struct Corrected {
    text: String,
    level: Applicability,
    run: String,
    tree: Node,
}

/// Runs a recipe; what is worth a line, or what was not as it should be.
pub fn run(lab: &Lab<'_>, name: &str, recipe: &Recipe, release: u8, shape: &Shape) -> Result<String> {
    let corrected = correct(&shape.dockerfile(recipe, release)).map_err(|error| format!("{}: {error}", shape.name))?;
    let name = format!("{PREFIX}{name}");
    let outcome = lived(lab, &name, recipe, &corrected);
    if outcome.is_ok() {
        lab.remove(&name);
    }
    let level = match corrected.level {
        Applicability::Safe => "safe",
        Applicability::Review => "review",
    };
    match outcome {
        Ok(said) => Ok(format!("{level}, {}: {said}", shape.name)),
        Err(error) => {
            let logs = lab.logs(&name);
            lab.remove(&name);
            let logs = logs.lines().collect::<Vec<_>>().join(" | ");
            Err(format!(
                "{level}, {}: {error}{}\n{}",
                shape.name,
                if logs.is_empty() { String::new() } else { format!(" [{logs}]") },
                corrected.text
            )
            .into())
        }
    }
}

/// The corrected file with everything applied that is offered, the run line and the tree of the one stage.
fn correct(text: &str) -> Result<Corrected> {
    let report: Report = analyse(text, &Options::default());
    let level =
        |wanted| report.files.iter().find(move |file| file.role == FileRole::Corrected && file.applied == wanted);
    let file = level(Applicability::Review).or_else(|| level(Applicability::Safe)).ok_or("no corrected file")?;
    let stage = report.subjects.iter().rfind(|subject| subject.kind == SubjectKind::Stage).ok_or("no stage")?;
    let after = stage.tree.after.as_ref().ok_or("no tree after")?;
    // Above PID 1 stands the engine's shim.
    let first = after.children.first().ok_or("the tree has no process")?;
    let run = report.commands.run.first().ok_or("no run line")?;
    Ok(Corrected { text: file.text.clone(), level: file.applied, run: run.clone(), tree: first.clone() })
}

fn lived(lab: &Lab<'_>, name: &str, recipe: &Recipe, corrected: &Corrected) -> Result<String> {
    lab.build(name, &corrected.text, &[])?;
    lab.docker(&run_line(&corrected.run, lab, name)?.iter().map(String::as_str).collect::<Vec<_>>())?;
    // Before anybody asks: some start helpers for those who connect.
    let drawn = at_rest(lab, name, &corrected.tree)?;
    let answered = until(|| ask(lab, name, recipe))?;
    lab.docker(&["restart", "-t", "10", name])?;
    until(|| ask(lab, name, recipe)).map_err(|error| format!("after a restart: {error}"))?;
    let start = Instant::now();
    lab.docker(&["stop", "-t", "10", name])?;
    let took = start.elapsed().as_secs_f32();
    let code = lab.docker(&["inspect", "--format", "{{.State.ExitCode}}", name])?;
    if took > recipe.stops_within {
        return Err(format!("{drawn}: stopping took {took:.1} s, code {}", code.trim()).into());
    }
    Ok(format!("{drawn}, {answered}, stopped in {took:.1} s with {}", code.trim()))
}

/// Our own run line, in this network and under this name, without a published port.
pub fn run_line(line: &str, lab: &Lab<'_>, name: &str) -> Result<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let mut rest = line.split_whitespace();
    if (rest.next(), rest.next()) != (Some("docker"), Some("run")) {
        return Err(format!("no run line: {line}").into());
    }
    words.push("run".to_owned());
    words.extend(lab.network().map(str::to_owned));
    words.extend(["--name".to_owned(), name.to_owned()]);
    let mut own: Vec<&str> = Vec::new();
    while let Some(word) = rest.next() {
        match word {
            "-p" | "--name" => drop(rest.next()),
            _ => own.push(word),
        }
    }
    // The image is the last word.
    own.pop();
    words.extend(own.into_iter().map(str::to_owned));
    words.push(name.to_owned());
    Ok(words)
}

/// Tries until it succeeds or patience ends.
pub fn until<T>(mut attempt: impl FnMut() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    loop {
        match attempt() {
            Err(error) if start.elapsed() > Duration::from_secs(PATIENCE) => return Err(error),
            Err(_) => thread::sleep(Duration::from_millis(700)),
            done => return done,
        }
    }
}

/// Asks the service as its clients do; says from where it answered.
pub fn ask(lab: &Lab<'_>, name: &str, recipe: &Recipe) -> Result<String> {
    if let Some(inside) = &recipe.inside {
        lab.docker(&["exec", "-u", "0", name, "bash", "-c", inside])?;
    }
    let Some(port) = &recipe.port else { return Ok("does its work".to_owned()) };
    let host = if recipe.local { "127.0.0.1" } else { name };
    let protocol = if port.udp { "udp" } else { "tcp" };
    let sent: String = bytes(&recipe.send).iter().map(|byte| format!("\\x{byte:02x}")).collect();
    let script = format!(
        "exec 3<>/dev/{protocol}/{host}/{} && printf '{sent}' >&3 && timeout {} dd bs=4096 count=1 <&3 2>/dev/null | od -An -v -tx1",
        port.number, recipe.answers_within
    );
    let answer = lab.ask(&script, recipe.local.then_some(name))?;
    let got: Vec<u8> = answer.split_whitespace().filter_map(|hex| u8::from_str_radix(hex, 16).ok()).collect();
    let wanted = bytes(&recipe.expect);
    if got.windows(wanted.len().max(1)).any(|window| window == wanted) {
        return Ok(if recipe.local {
            "answers on 127.0.0.1 (its configuration)".to_owned()
        } else {
            "answers".to_owned()
        });
    }
    Err(format!("asked on {}, it says {:?}", port.number, String::from_utf8_lossy(&got)).into())
}

/// Waits until the processes stay as they are, and holds them against the tree.
fn at_rest(lab: &Lab<'_>, name: &str, tree: &Node) -> Result<String> {
    let list = || lab.docker(&["exec", name, "sh", "-c", tree::PS]);
    let start = Instant::now();
    let mut last = tree::drawn(&list()?);
    let mut since = Instant::now();
    loop {
        thread::sleep(Duration::from_millis(700));
        let listing = list()?;
        let now = tree::drawn(&listing);
        if now != last {
            (last, since) = (now, Instant::now());
        } else if since.elapsed() > Duration::from_secs(AT_REST) {
            match tree::compare(tree, &listing) {
                Ok(()) => return Ok(last),
                Err(error) if start.elapsed() > Duration::from_secs(PATIENCE) => {
                    return Err(format!("{last}: {error}").into());
                }
                // Some start their helpers late.
                Err(_) => {}
            }
        } else if start.elapsed() > Duration::from_secs(PATIENCE * 2) {
            return Err(format!("{last}: the processes do not come to rest").into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_recipe_is_corrected_in_every_shape() -> Result {
        let shapes = super::super::shape::read()?;
        let mut failures = Vec::new();
        for recipe in super::super::recipe::read()? {
            for release in recipe.releases.clone() {
                for shape in &shapes {
                    let corrected = correct(&shape.dockerfile(&recipe, release)).err();
                    if corrected.is_none() != recipe.fits(shape) {
                        failures.push(format!("{}-{release} {}: {corrected:?}", recipe.name, shape.name));
                    }
                }
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
        Ok(())
    }
}
