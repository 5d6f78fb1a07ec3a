//! Start scripts: tests/containers/scripts. The corrected script beside its own Dockerfile is built and run: its last program is
//! the first process, it answers, answers again after a restart, and stops on its signal in time.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use foreground::report::{Applicability, FileRole, Report};
use foreground::{Options, Piece, analyse_project};

use super::engine::folder;
use super::lab::{Lab, PREFIX};
use super::recipe::{bytes, files, pairs};
use crate::run::Result;

/// The release on which they are tried.
pub const RELEASE: u8 = 12;

/// How long one may take to stop, in seconds: less than the engine waits before it kills.
const STOPS_WITHIN: f32 = 5.0;
/// How long an answer may take to come about, in seconds.
const PATIENCE: u64 = 20;

/// What the script is called in each Dockerfile.
const NAME: &str = "start.sh";

/// A Dockerfile and the script that it starts, and what must run then.
pub struct Script {
    /// The file's name.
    pub name: String,
    dockerfile: String,
    script: String,
    /// The name of the first process.
    first: String,
    port: u16,
    send: String,
    expect: String,
}

/// All of them, by name. Lines of `key: value`, then `---`, the Dockerfile, `---`, the script.
pub fn read() -> Result<Vec<Script>> {
    files("scripts")?.iter().map(|(name, text)| parse(name, text)).collect()
}

fn parse(name: &str, text: &str) -> Result<Script> {
    let mut parts = text.splitn(3, "---\n");
    let (Some(head), Some(dockerfile), Some(script)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(format!("{name}: two lines `---` are needed").into());
    };
    let mut read = Script {
        name: name.to_owned(),
        dockerfile: dockerfile.to_owned(),
        script: script.to_owned(),
        first: String::new(),
        port: 0,
        send: String::new(),
        expect: String::new(),
    };
    for (key, value) in pairs(name, head)? {
        match key {
            "first" => value.clone_into(&mut read.first),
            "port" => read.port = value.parse()?,
            "send" => value.clone_into(&mut read.send),
            "expect" => value.clone_into(&mut read.expect),
            _ => return Err(format!("{name}: {key} is no key here").into()),
        }
    }
    if read.first.is_empty() || read.port == 0 || read.expect.is_empty() {
        return Err(format!("{name}: first, port and expect are needed").into());
    }
    Ok(read)
}

/// The Dockerfile and the script as they are with everything applied that is offered.
fn corrected(script: &Script) -> Result<[String; 2]> {
    let piece = |name: &str, text: &str| Piece { name: name.to_owned(), text: text.to_owned(), kind: None };
    let pieces = [piece("Dockerfile", &script.dockerfile), piece(NAME, &script.script)];
    let reports = analyse_project(&pieces, &Options::default());
    let text = |report: &Report| {
        let corrected =
            |level| report.files.iter().find(move |file| file.role == FileRole::Corrected && file.applied == level);
        corrected(Applicability::Review).or_else(|| corrected(Applicability::Safe)).map(|file| file.text.clone())
    };
    let [dockerfile, own] = reports.as_slice() else { return Err("two files, and not two answers".into()) };
    let own = text(own).ok_or("the script is not corrected")?;
    Ok([text(dockerfile).unwrap_or_else(|| script.dockerfile.clone()), own])
}

/// Runs one; what is worth a line, or what was not as it should be.
pub fn run(lab: &Lab<'_>, name: &str, script: &Script) -> Result<String> {
    let [dockerfile, own] = corrected(script)?;
    let name = format!("{PREFIX}{name}");
    let context = folder().join("contexts").join(&name);
    fs::create_dir_all(&context)?;
    fs::write(context.join(NAME), &own)?;
    let outcome = lived(lab, &name, script, &dockerfile);
    let logs = if outcome.is_err() { lab.logs(&name) } else { String::new() };
    lab.remove(&name);
    outcome.map_err(|error| format!("{error}\n{logs}\n{dockerfile}\n{own}").into())
}

fn lived(lab: &Lab<'_>, name: &str, script: &Script, dockerfile: &str) -> Result<String> {
    lab.build(name, dockerfile, &[])?;
    let mut args = vec!["run", "-d"];
    args.extend(lab.network());
    args.extend(["--name", name, name]);
    lab.docker(&args)?;
    until(|| ask(lab, name, script))?;
    let first = lab.docker(&["exec", name, "cat", "/proc/1/comm"])?;
    if first.trim() != script.first {
        return Err(format!("the first process is {}, not {}", first.trim(), script.first).into());
    }
    lab.docker(&["restart", "-t", "10", name])?;
    until(|| ask(lab, name, script)).map_err(|error| format!("after a restart: {error}"))?;
    let start = Instant::now();
    lab.docker(&["stop", "-t", "10", name])?;
    let took = start.elapsed().as_secs_f32();
    if took > STOPS_WITHIN {
        return Err(format!("stopping took {took:.1} s").into());
    }
    Ok(format!("{} is the first process, answers, also after a restart, stopped in {took:.1} s", script.first))
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

fn ask(lab: &Lab<'_>, name: &str, script: &Script) -> Result {
    exchange(lab, name, script.port, &script.send, &script.expect)
}

/// Sends bytes (with `\r`, `\n`, `\xHH`; may be empty) to a TCP port of a container, and holds what comes back to what is expected.
pub fn exchange(lab: &Lab<'_>, name: &str, port: u16, send: &str, expect: &str) -> Result {
    let sent: String = bytes(send).iter().map(|byte| format!("\\x{byte:02x}")).collect();
    let asks = format!("exec 3<>/dev/tcp/{name}/{port} && printf '{sent}' >&3 && timeout 5 cat <&3 | head -c 4096");
    let answer = lab.ask(&asks, None)?;
    if answer.contains(expect) {
        return Ok(());
    }
    Err(format!("asked on {port}, it says {answer:?}").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_script_is_corrected() -> Result {
        let all = read()?;
        assert!(all.len() >= 3);
        for script in all {
            let [_, own] = corrected(&script).map_err(|error| format!("{}: {error}", script.name))?;
            assert_ne!(own, script.script, "{}", script.name);
        }
        Ok(())
    }

    #[test]
    fn a_wrong_key_is_said() {
        assert!(parse("x", "first: a\nport: 1\nexpect: b\n---\nFROM a\n---\na\n").is_ok());
        assert!(parse("x", "first: a\nport: 1\nexpect: b\ncolour: red\n---\nFROM a\n---\na\n").is_err());
        assert!(parse("x", "port: 1\nexpect: b\n---\nFROM a\n---\na\n").is_err());
    }
}
