//! What must fail: tests/containers/controls, Dockerfiles that are known to be wrong. A test that passes them tests nothing.

use std::thread;
use std::time::{Duration, Instant};

use super::lab::{Lab, PREFIX};
use super::recipe::files;
use crate::run::Result;

/// The release on which they are tried.
pub const RELEASE: u8 = 12;

/// A Dockerfile whose first line says how it fails: `# exits` or `# is killed`.
pub struct Control {
    /// The file's name.
    pub name: String,
    text: String,
}

/// All controls, by name.
pub fn read() -> Result<Vec<Control>> {
    Ok(files("controls")?.into_iter().map(|(name, text)| Control { name, text }).collect())
}

/// Builds and runs one; it must fail as it says.
pub fn run(lab: &Lab<'_>, name: &str, control: &Control) -> Result<String> {
    let name = format!("{PREFIX}{name}");
    let outcome = failed(lab, &name, &control.text);
    lab.remove(&name);
    outcome
}

fn failed(lab: &Lab<'_>, name: &str, text: &str) -> Result<String> {
    lab.build(name, text, &[])?;
    let mut args = vec!["run", "-d"];
    args.extend(lab.network());
    args.extend(["--name", name, name]);
    let started = lab.docker(&args);
    thread::sleep(Duration::from_secs(4));
    let running = lab.docker(&["inspect", "--format", "{{.State.Running}}", name]).is_ok_and(|it| it.trim() == "true");
    match (text.lines().next().unwrap_or_default(), running) {
        ("# exits", false) => {
            Ok(format!("does not run{}", if started.is_err() { ", is not even started" } else { "" }))
        }
        ("# exits", true) => Err("it was to exit, and runs".into()),
        ("# is killed", true) => {
            let start = Instant::now();
            lab.docker(&["stop", "-t", "6", name])?;
            let took = start.elapsed().as_secs_f32();
            let code = lab.docker(&["inspect", "--format", "{{.State.ExitCode}}", name])?;
            if took > 5.5 && code.trim() == "137" {
                Ok(format!("killed after {took:.1} s"))
            } else {
                Err(format!("it was to be killed, and stopped in {took:.1} s with {}", code.trim()).into())
            }
        }
        ("# is killed", false) => Err("it was to run until it is killed, and does not run".into()),
        (other, _) => Err(format!("{other:?} says neither `# exits` nor `# is killed`").into()),
    }
}
