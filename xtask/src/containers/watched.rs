//! Services that the catalogue does not know, by their own init scripts: tests/containers/watched. Each is corrected, built and run: it
//! answers, answers again after a restart, stops on its signal in time, and its container ends when the daemon does. One whose init
//! script has no `status` is refused, with a message.

use std::thread;
use std::time::{Duration, Instant};

use foreground::report::{Applicability, FileRole};
use foreground::{Options, analyse};

use super::lab::{Lab, PREFIX};
use super::recipe::{files, pairs};
use super::script::exchange;
use crate::run::Result;

/// The release on which they are tried.
pub const RELEASE: u8 = 12;

/// How long one may take to stop, in seconds: less than the engine waits before it kills.
const STOPS_WITHIN: f32 = 5.0;
/// How long an answer may take to come about, or the end of the daemon to be seen, in seconds.
const PATIENCE: u64 = 20;

/// A Dockerfile that starts a daemon by its init script, and what must come of it.
pub struct Watched {
    /// The file's name.
    pub name: String,
    dockerfile: String,
    port: u16,
    expect: String,
    /// The file that holds the number of a process whose end is the container's.
    pid: String,
    /// What the container's log must show after an answer.
    logs: Option<String>,
    /// What the container must say when it ends at its start; none where it is to live.
    refused: Option<String>,
}

/// All of them, by name. Lines of `key: value`, then `---` and the Dockerfile.
pub fn read() -> Result<Vec<Watched>> {
    files("watched")?.iter().map(|(name, text)| parse(name, text)).collect()
}

fn parse(name: &str, text: &str) -> Result<Watched> {
    let (head, dockerfile) = text.split_once("---\n").ok_or_else(|| format!("{name}: no line `---`"))?;
    let mut read = Watched {
        name: name.to_owned(),
        dockerfile: dockerfile.to_owned(),
        port: 0,
        expect: String::new(),
        pid: String::new(),
        logs: None,
        refused: None,
    };
    for (key, value) in pairs(name, head)? {
        match key {
            "port" => read.port = value.parse()?,
            "expect" => value.clone_into(&mut read.expect),
            "pid" => value.clone_into(&mut read.pid),
            "logs" => read.logs = Some(value.to_owned()),
            "refused" => read.refused = Some(value.to_owned()),
            _ => return Err(format!("{name}: {key} is no key here").into()),
        }
    }
    let lives = read.port != 0 && !read.expect.is_empty() && !read.pid.is_empty();
    if !lives && read.refused.is_none() {
        return Err(format!("{name}: port, expect and pid are needed, or refused").into());
    }
    Ok(read)
}

/// The Dockerfile as it is with everything applied that is offered.
fn corrected(watched: &Watched) -> Result<String> {
    let report = analyse(&watched.dockerfile, &Options::default());
    let file =
        report.files.into_iter().find(|it| it.role == FileRole::Corrected && it.applied == Applicability::Review);
    Ok(file.ok_or("nothing is offered for review")?.text)
}

/// Runs one; what is worth a line, or what was not as it should be.
pub fn run(lab: &Lab<'_>, name: &str, watched: &Watched) -> Result<String> {
    let dockerfile = corrected(watched)?;
    let name = format!("{PREFIX}{name}");
    let outcome = match &watched.refused {
        Some(message) => refused(lab, &name, &dockerfile, message),
        None => lived(lab, &name, watched, &dockerfile),
    };
    let logs = if outcome.is_err() { lab.logs(&name) } else { String::new() };
    lab.remove(&name);
    outcome.map_err(|error| format!("{error}\n{logs}\n{dockerfile}").into())
}

fn start(lab: &Lab<'_>, name: &str, dockerfile: &str) -> Result {
    lab.build(name, dockerfile, &[])?;
    let mut args = vec!["run", "-d"];
    args.extend(lab.network());
    args.extend(["--name", name, name]);
    lab.docker(&args)?;
    Ok(())
}

fn refused(lab: &Lab<'_>, name: &str, dockerfile: &str, message: &str) -> Result<String> {
    start(lab, name, dockerfile)?;
    let code = ended(lab, name)?;
    let logs = lab.logs(name);
    if code == "0" || !logs.contains(message) {
        return Err(format!("it was to end with {message:?}, and ended with {code}").into());
    }
    Ok(format!("ends with {code} and says why"))
}

fn lived(lab: &Lab<'_>, name: &str, watched: &Watched, dockerfile: &str) -> Result<String> {
    start(lab, name, dockerfile)?;
    until(|| ask(lab, name, watched))?;
    // Longer than the first look at it, and the second.
    thread::sleep(Duration::from_secs(12));
    ask(lab, name, watched)?;
    if let Some(line) = &watched.logs
        && !lab.logs(name).contains(line)
    {
        return Err(format!("its log does not show {line:?}").into());
    }
    lab.docker(&["restart", "-t", "10", name])?;
    until(|| ask(lab, name, watched)).map_err(|error| format!("after a restart: {error}"))?;
    let begun = Instant::now();
    lab.docker(&["stop", "-t", "10", name])?;
    let took = begun.elapsed().as_secs_f32();
    let code = exit_code(lab, name)?;
    if took > STOPS_WITHIN || code != "0" {
        return Err(format!("stopping took {took:.1} s, with {code}").into());
    }
    lab.docker(&["start", name])?;
    until(|| ask(lab, name, watched)).map_err(|error| format!("started again: {error}"))?;
    let kill = format!("kill -9 $(cat {})", watched.pid);
    lab.docker(&["exec", name, "sh", "-c", &kill])?;
    let begun = Instant::now();
    let code = ended(lab, name)?;
    if code == "0" {
        return Err("it ended with its daemon, and with 0".into());
    }
    let seen = begun.elapsed().as_secs_f32();
    Ok(format!("answers, also after a restart, stopped in {took:.1} s, ended with {code} {seen:.1} s after its daemon"))
}

fn ask(lab: &Lab<'_>, name: &str, watched: &Watched) -> Result {
    exchange(lab, name, watched.port, "", &watched.expect)
}

/// With what a container ended by itself.
fn ended(lab: &Lab<'_>, name: &str) -> Result<String> {
    until(|| match lab.docker(&["inspect", "--format", "{{.State.Running}}", name])?.trim() {
        "false" => Ok(()),
        _ => Err("it runs on".into()),
    })?;
    exit_code(lab, name)
}

fn exit_code(lab: &Lab<'_>, name: &str) -> Result<String> {
    Ok(lab.docker(&["inspect", "--format", "{{.State.ExitCode}}", name])?.trim().to_owned())
}

fn until(mut asked: impl FnMut() -> Result) -> Result {
    let start = Instant::now();
    loop {
        match asked() {
            Err(error) if start.elapsed() > Duration::from_secs(PATIENCE) => return Err(error),
            Err(_) => thread::sleep(Duration::from_millis(500)),
            Ok(()) => return Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_corrected() -> Result {
        let all = read()?;
        assert!(all.len() >= 3);
        for watched in all {
            let text = corrected(&watched).map_err(|error| format!("{}: {error}", watched.name))?;
            assert!(text.contains("trap '"), "{}", watched.name);
        }
        Ok(())
    }

    #[test]
    fn what_is_missing_is_said() {
        assert!(parse("x", "port: 1\nexpect: b\npid: /x\n---\nFROM a\n").is_ok());
        assert!(parse("x", "port: 1\nexpect: b\n---\nFROM a\n").is_err());
        assert!(parse("x", "colour: red\n---\nFROM a\n").is_err());
    }
}
