//! The real program, as a user runs it.

#![allow(dead_code, reason = "each test binary uses its own part")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub fn program() -> &'static str {
    env!("CARGO_BIN_EXE_foreground")
}

pub fn run(args: &[&str], input: &str) -> Output {
    Command::new(program()).args(args).env("LC_ALL", "C").pipe(input)
}

pub fn code(output: &Output) -> i32 {
    output.status.code().expect("ended by itself")
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

pub fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// Runs a command with a text on its standard input.
pub trait Pipe {
    fn pipe(&mut self, input: &str) -> Output;
}

impl Pipe for Command {
    fn pipe(&mut self, input: &str) -> Output {
        let mut child =
            self.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("started");
        // A program that refuses its input does not read all of it: that the pipe is closed then is no fault.
        let _ = child.stdin.take().expect("piped").write_all(input.as_bytes());
        child.wait_with_output().expect("ended")
    }
}

/// A folder of one test's own, removed at its end.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("foreground-cli-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).expect("created");
        Self(path)
    }

    pub fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, content).expect("written");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
