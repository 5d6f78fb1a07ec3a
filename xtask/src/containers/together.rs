//! Several services at once: tests/containers/together. A Dockerfile that is split, units, or a Dockerfile with its compose file: each
//! image built, started by our own or by the corrected compose.yaml, asked from another container, restarted, asked again, stopped.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use foreground::report::{Applicability, FileRole, InputKind, Report};
use foreground::{Options, Piece, analyse, analyse_project};

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
    /// The compose file that is corrected with it; none where one is made.
    compose: Option<String>,
    /// The packages of the image that the units of the text are for; none where the text is a Dockerfile.
    packages: Option<String>,
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
    let (dockerfile, compose) = match dockerfile.split_once("--- compose.yaml\n") {
        Some((dockerfile, compose)) => (dockerfile, Some(compose.to_owned())),
        None => (dockerfile, None),
    };
    let mut together = Together {
        name: name.to_owned(),
        release: 12,
        dockerfile: dockerfile.to_owned(),
        compose,
        packages: None,
        questions: Vec::new(),
    };
    for (key, value) in pairs(name, head)? {
        let last = together.questions.last_mut();
        match (key, last) {
            ("release", _) => together.release = value.parse()?,
            ("packages", _) => together.packages = Some(value.to_owned()),
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

/// What is started: a compose file, and the image of each of its services.
struct Made {
    compose: String,
    images: Vec<Image>,
    /// Variables that the compose file asks for.
    variables: Vec<(String, String)>,
}

/// How one image is built.
struct Image {
    service: String,
    dockerfile: String,
    options: Vec<String>,
}

/// A compose project: its folder and its name.
struct Project<'l, 'e> {
    variables: Vec<(String, String)>,
    lab: &'l Lab<'e>,
    name: String,
    folder: PathBuf,
}

/// Runs one; what is worth a line, or what was not as it should be.
pub fn run(lab: &Lab<'_>, name: &str, number: usize, together: &Together) -> Result<String> {
    let name = format!("{PREFIX}{name}");
    let base = format!("{name}-base");
    let made = made(together, &base)?;
    if let Some(packages) = &together.packages {
        let packaged = format!(
            "FROM debian:{}\nRUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends {packages}\n",
            together.release
        );
        lab.build(&base, &packaged, &[])?;
    }
    let folder = folder().join("contexts").join(&name);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("compose.yaml"), &made.compose)?;
    fs::write(folder.join("closed.yaml"), closed(number, lab))?;
    let project = Project { variables: made.variables.clone(), lab, name, folder };
    let outcome = lived(&project, together, &made);
    let logs =
        if outcome.is_err() { project.compose(&["logs", "--tail", "6"]).unwrap_or_default() } else { String::new() };
    let gone = project.compose(&["down", "-v", "--rmi", "all", "-t", "5"]);
    if together.packages.is_some() {
        lab.remove(&base);
    }
    match outcome {
        Ok(said) => gone.map(|_| said),
        Err(error) => {
            let files: Vec<&str> = made.images.iter().map(|image| image.dockerfile.as_str()).collect();
            Err(format!("{error}\n{logs}\n{}\n{}", files.join("\n"), made.compose).into())
        }
    }
}

/// What our own core makes of it.
fn made(together: &Together, base: &str) -> Result<Made> {
    if together.packages.is_some() {
        return of_units(&together.dockerfile, base);
    }
    let Some(compose) = &together.compose else { return split(&together.dockerfile) };
    let piece = |name: &str, text: &str| Piece { name: name.to_owned(), text: text.to_owned(), kind: None };
    let pieces = [piece("Dockerfile", &together.dockerfile), piece("compose.yaml", compose)];
    let reports = analyse_project(&pieces, &Options::default());
    let corrected = |at: usize| -> &str {
        let files = reports.get(at).map_or(&[][..], |report| report.files.as_slice());
        files.iter().rfind(|file| file.role == FileRole::Corrected).map_or(pieces[at].text.as_str(), |file| &file.text)
    };
    if corrected(1) == pieces[1].text {
        return Err("the compose file is not corrected".into());
    }
    let mut hosts: Vec<&str> = together.questions.iter().map(|question| question.host.as_str()).collect();
    hosts.dedup();
    let images = hosts.into_iter().map(|host| Image {
        service: host.to_owned(),
        dockerfile: corrected(0).to_owned(),
        options: Vec::new(),
    });
    Ok(Made { compose: corrected(1).to_owned(), images: images.collect(), variables: Vec::new() })
}

/// A Dockerfile of several services, split, with the compose.yaml that is made for it.
fn split(text: &str) -> Result<Made> {
    let report: Report = analyse(text, &Options::default());
    let of = |role| report.files.iter().rfind(|file| file.role == role && file.applied == Applicability::Review);
    let dockerfile = of(FileRole::Corrected).ok_or("no corrected file")?;
    let compose = of(FileRole::Generated).ok_or("no compose.yaml")?;
    let image = |line: &String| -> Result<Image> {
        let target = after(line, "--target").map(|target| vec!["--target".to_owned(), target.to_owned()]);
        Ok(Image { service: tagged(line)?, dockerfile: dockerfile.text.clone(), options: target.unwrap_or_default() })
    };
    let images = report.commands.build.iter().map(image).collect::<Result<_>>()?;
    Ok(Made { compose: compose.text.clone(), images, variables: Vec::new() })
}

/// Units, each with a Dockerfile of its own, and the compose.yaml that is made for them.
fn of_units(text: &str, base: &str) -> Result<Made> {
    let report: Report = analyse(text, &Options { input: Some(InputKind::Unit), ..Options::default() });
    let named = |path: &str| report.files.iter().find(|file| file.path == path).ok_or_else(|| format!("no {path}"));
    let compose = named("compose.yaml")?.text.clone();
    let image = |line: &String| -> Result<Image> {
        let path = after(line, "-f").unwrap_or("Dockerfile");
        let options = vec!["--build-arg".to_owned(), format!("BASE={base}")];
        Ok(Image { service: tagged(line)?, dockerfile: named(path)?.text.clone(), options })
    };
    let images: Vec<Image> = report.commands.build.iter().map(image).collect::<Result<_>>()?;
    let asked = compose.split("${").skip(1).filter_map(|rest| rest.split_once(":?")).map(|(name, _)| name.to_owned());
    let variables = asked.map(|name| (name, base.to_owned())).collect();
    Ok(Made { compose, images, variables })
}

/// The word behind an option of a line.
fn after<'l>(line: &'l str, option: &str) -> Option<&'l str> {
    let mut words = line.split_whitespace();
    words.find(|word| *word == option)?;
    words.next()
}

/// The service that a build line is for, by its tag.
fn tagged(line: &str) -> Result<String> {
    let tag = after(line, "-t").and_then(|tag| tag.strip_prefix("my-"));
    Ok(tag.ok_or_else(|| format!("no tag: {line}"))?.to_owned())
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

fn lived(project: &Project<'_, '_>, together: &Together, made: &Made) -> Result<String> {
    for image in &made.images {
        let options: Vec<&str> = image.options.iter().map(String::as_str).collect();
        project.lab.build(&project.image(&image.service), &image.dockerfile, &options)?;
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
    let count = made.images.len();
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
        let output = command
            .envs(self.variables.iter().cloned())
            .args(files)
            .args(args)
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .output()?;
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
            let Made { compose, images, .. } = made(&together, "base")?;
            for question in &together.questions {
                assert!(compose.contains(&format!("\n  {}:\n", question.host)), "{}: {compose}", together.name);
            }
            assert!(!images.is_empty(), "{}", together.name);
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
