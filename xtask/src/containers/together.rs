//! Several services in one image: tests/containers/together. Corrected, each target built, started by our own compose.yaml,
//! asked from another container, restarted, asked again, stopped.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use foreground::report::{Applicability, FileRole, Report};
use foreground::{Options, analyse};

use super::engine::folder;
use super::lab::{Lab, PREFIX};
use super::recipe::{bytes, files, pairs};
use crate::run::Result;

/// How long all of it may take to stop, in seconds.
const STOPS_WITHIN: f32 = 12.0;

/// One Dockerfile of several services, and what they must answer together.
pub struct Together {
    /// The file's name.
    pub name: String,
    /// Debian's release.
    pub release: u8,
    dockerfile: String,
    /// Whom to ask, and what.
    questions: Vec<Question>,
}

/// A question to one of the services.
struct Question {
    /// Its name in the compose file, and its port.
    host: String,
    port: u16,
    send: String,
    expect: String,
    /// How long the answer may take to come about, in seconds.
    patience: u64,
}

/// All of them, by name. Lines of `key: value`, then `---`, then the Dockerfile.
pub fn read() -> Result<Vec<Together>> {
    files("together")?.iter().map(|(name, text)| parse(name, text)).collect()
}

fn parse(name: &str, text: &str) -> Result<Together> {
    let (head, dockerfile) = text.split_once("---\n").ok_or_else(|| format!("{name}: no line `---`"))?;
    let mut together =
        Together { name: name.to_owned(), release: 12, dockerfile: dockerfile.to_owned(), questions: Vec::new() };
    for (key, value) in pairs(name, head)? {
        let last = together.questions.last_mut();
        match (key, last) {
            ("release", _) => together.release = value.parse()?,
            ("ask", _) => {
                let (host, port) = value.split_once(':').ok_or_else(|| format!("{name}: ask is host:port"))?;
                let (send, expect) = (String::new(), String::new());
                together.questions.push(Question {
                    host: host.to_owned(),
                    port: port.parse()?,
                    send,
                    expect,
                    patience: 40,
                });
            }
            ("send", Some(question)) => question.send = value.to_owned(),
            ("expect", Some(question)) => question.expect = value.to_owned(),
            ("patience", Some(question)) => question.patience = value.parse()?,
            _ => return Err(format!("{name}: {key} is no key here").into()),
        }
    }
    if together.questions.is_empty() || together.questions.iter().any(|question| question.expect.is_empty()) {
        return Err(format!("{name}: nothing is asked, or nothing expected").into());
    }
    Ok(together)
}

/// A compose project: its folder and its name.
struct Project<'l, 'e> {
    lab: &'l Lab<'e>,
    name: String,
    folder: PathBuf,
}

/// Runs one; what is worth a line, or what was not as it should be.
pub fn run(lab: &Lab<'_>, name: &str, number: usize, together: &Together) -> Result<String> {
    let (dockerfile, compose, build) = corrected(&together.dockerfile)?;
    let name = format!("{PREFIX}{name}");
    let folder = folder().join("contexts").join(&name);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("compose.yaml"), &compose)?;
    fs::write(folder.join("closed.yaml"), closed(number, lab))?;
    let project = Project { lab, name, folder };
    let outcome = lived(&project, together, &dockerfile, &build);
    let logs =
        if outcome.is_err() { project.compose(&["logs", "--tail", "6"]).unwrap_or_default() } else { String::new() };
    let gone = project.compose(&["down", "-v", "--rmi", "all", "-t", "5"]);
    match outcome {
        Ok(said) => gone.map(|_| said),
        Err(error) => Err(format!("{error}\n{logs}\n{dockerfile}\n{compose}").into()),
    }
}

/// The corrected Dockerfile, its compose.yaml and the build lines.
fn corrected(text: &str) -> Result<(String, String, Vec<String>)> {
    let report: Report = analyse(text, &Options::default());
    let of = |role| report.files.iter().rfind(|file| file.role == role && file.applied == Applicability::Review);
    let dockerfile = of(FileRole::Corrected).ok_or("no corrected file")?;
    let compose = of(FileRole::Generated).ok_or("no compose.yaml")?;
    Ok((dockerfile.text.clone(), compose.text.clone(), report.commands.build.clone()))
}

/// The default network of the file, closed and, in an engine without a bridge of its own, with addresses that are free.
fn closed(number: usize, lab: &Lab<'_>) -> String {
    let addresses = if lab.gives_addresses() {
        format!("    ipam:\n      config:\n        - subnet: 172.31.{}.0/24\n", 80 + number % 100)
    } else {
        String::new()
    };
    format!("networks:\n  default:\n    internal: true\n{addresses}")
}

fn lived(project: &Project<'_, '_>, together: &Together, dockerfile: &str, build: &[String]) -> Result<String> {
    for line in build {
        let words: Vec<&str> = line.split_whitespace().collect();
        let after =
            |option: &str| words.iter().position(|word| *word == option).and_then(|at| words.get(at + 1)).copied();
        let service = after("-t").and_then(|tag| tag.strip_prefix("my-")).ok_or_else(|| format!("no tag: {line}"))?;
        let target = after("--target").map(|target| ["--target", target]);
        project.lab.build(
            &project.image(service),
            dockerfile,
            target.as_ref().map_or(&[], |words| words.as_slice()),
        )?;
    }
    let start = Instant::now();
    project.compose(&["up", "-d", "--no-build"])?;
    let up = start.elapsed().as_secs_f32();
    for question in &together.questions {
        project.until(question)?;
    }
    project.compose(&["restart", "-t", "10"])?;
    for question in &together.questions {
        project.until(question).map_err(|error| format!("after a restart: {error}"))?;
    }
    let start = Instant::now();
    project.compose(&["stop", "-t", "10"])?;
    let took = start.elapsed().as_secs_f32();
    if took > STOPS_WITHIN {
        return Err(format!("stopping took {took:.1} s").into());
    }
    let count = build.len();
    Ok(format!(
        "{count} services up in {up:.1} s, answer each other's way, also after a restart, stopped in {took:.1} s"
    ))
}

impl Project<'_, '_> {
    /// The image that compose takes for a service that it would build.
    fn image(&self, service: &str) -> String {
        format!("{}{}{service}", self.name, self.lab.compose_separator())
    }

    fn compose(&self, args: &[&str]) -> Result<String> {
        let files = ["-p", &self.name, "-f", "compose.yaml", "-f", "closed.yaml"];
        let mut command = self.lab.compose_command();
        let output = command.args(files).args(args).current_dir(&self.folder).stdin(Stdio::null()).output()?;
        super::lab::said(args, &output)
    }

    fn until(&self, question: &Question) -> Result {
        let start = Instant::now();
        loop {
            match self.ask(question) {
                Err(error) if start.elapsed() > Duration::from_secs(question.patience) => return Err(error),
                Err(_) => thread::sleep(Duration::from_millis(700)),
                Ok(()) => return Ok(()),
            }
        }
    }

    /// Asks a service by its name, from a container of its network.
    fn ask(&self, question: &Question) -> Result {
        let sent: String = bytes(&question.send).iter().map(|byte| format!("\\x{byte:02x}")).collect();
        let script = format!(
            "exec 3<>/dev/tcp/{}/{} && printf '{sent}' >&3 && timeout 5 cat <&3 | head -c 8192",
            question.host, question.port
        );
        let answer = self.lab.ask_in(&format!("{}_default", self.name), &script)?;
        if answer.contains(&question.expect) {
            return Ok(());
        }
        Err(format!("{}:{} says {answer:?}", question.host, question.port).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_gets_a_compose_file_that_names_whom_it_asks() -> Result {
        let all = read()?;
        assert!(all.len() >= 3);
        for together in all {
            let (_, compose, build) = corrected(&together.dockerfile)?;
            for question in &together.questions {
                assert!(compose.contains(&format!("\n  {}:\n", question.host)), "{}: {compose}", together.name);
            }
            assert!(build.len() > 1, "{}", together.name);
        }
        Ok(())
    }

    #[test]
    fn a_wrong_key_is_said() {
        assert!(parse("x", "ask: a:1\nexpect: b\n---\nFROM a\n").is_ok());
        assert!(parse("x", "ask: a:1\nexpect: b\ncolour: red\n---\nFROM a\n").is_err());
        assert!(parse("x", "ask: a:1\n---\nFROM a\n").is_err());
    }
}
