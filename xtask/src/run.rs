//! Running other programs.

use std::error::Error;
use std::process::{Command, Stdio};

/// Fails with a sentence for people.
pub type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// Runs a program whose output goes where ours goes; fails if it does.
pub fn run(command: &mut Command) -> Result {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|error| format!("{name}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name}: {status}").into()) }
}

/// The standard output of a program, without blanks at its ends; none where it is not there or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output =
        command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(crate::root());
    command
}
