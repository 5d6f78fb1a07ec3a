//! `cargo xtask test`: every kind of test that can run here, each with its time, and one line at the end.
//!
//! A kind that cannot run counts as skipped, with the reason, never as passed. Where `CI` is `true` it counts as failed:
//! a machine that is to test everything must be able to.

use std::fmt;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::run::{Result, cargo, run as run_program};
use crate::{containers, docs, page, root, tools};

/// Whether the browser tests run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Where they can.
    Run,
    /// Not at all.
    Skip,
}

/// How many tests ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
}

const ONE_PASSED: Tally = Tally { passed: 1, failed: 0, skipped: 0 };

impl fmt::Display for Tally {
    /// The line that a CI machine looks for.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// What a kind of test comes to.
enum Outcome {
    Ran(Tally),
    /// It could not run, and why.
    Skipped(String),
}

/// Runs everything; fails if anything failed.
pub fn run(browser: Browser, engine: Option<containers::Install>) -> Result {
    let mut kinds = Kinds::default();
    kinds.run("format", || check(cargo().args(["fmt", "--all", "--check"])));
    kinds.run("clippy", || check(clippy().args(["--workspace", "--all-targets", "--", "-D", "warnings"])));
    kinds.run("clippy for Wasm", || {
        if let Err(error) = tools::wasm_target() {
            return Ok(Outcome::Skipped(error.to_string()));
        }
        let wasm = ["--target", "wasm32-unknown-unknown", "--lib", "--bins", "--", "-D", "warnings"];
        check(clippy().args(wasm))
    });
    kinds.run("unit, golden, property and command-line tests", cargo_tests);
    kinds.run("the README's tables", || docs::check().map(|()| Outcome::Ran(ONE_PASSED)));
    let page = kinds.run("the page builds", || match (browser, tools::for_page()) {
        (Browser::Skip, _) => Ok(Outcome::Skipped("--no-browser".to_owned())),
        (Browser::Run, Err(error)) => Ok(Outcome::Skipped(error.to_string())),
        (Browser::Run, Ok(_)) => {
            page::build().and_then(|()| page::build_with_trap()).map(|()| Outcome::Ran(ONE_PASSED))
        }
    });
    for (kind, browser, is_its) in [
        ("browser tests", tools::CHROMIUM, is_for_chromium as fn(&str) -> bool),
        ("browser tests in Firefox", tools::FIREFOX, |name| name == "firefox.mjs"),
    ] {
        kinds.run(kind, || match (page, tools::browser(&browser)) {
            (State::Skipped, _) => Ok(Outcome::Skipped("there is no page".to_owned())),
            (State::Failed, _) => Err("there is no page".into()),
            (State::Passed, Err(error)) => Ok(Outcome::Skipped(error.to_string())),
            (State::Passed, Ok(path)) => browser_tests(Command::new("node").env(browser.variable, path), is_its),
        });
    }
    if let Some(install) = engine {
        kinds.run("containers", || container_tests(install, None));
    }
    kinds.finish()
}

/// Runs the containers whose name holds `only`, and nothing else.
pub fn containers_only(install: containers::Install, only: &str) -> Result {
    let mut kinds = Kinds::default();
    kinds.run("containers", || container_tests(install, Some(only)));
    kinds.finish()
}

fn container_tests(install: containers::Install, only: Option<&str>) -> Result<Outcome> {
    Ok(match containers::run(install, only)? {
        Ok(containers::Summary { passed, failed }) => Outcome::Ran(Tally { passed, failed, skipped: 0 }),
        Err(reason) => Outcome::Skipped(reason),
    })
}

/// The kinds that ran so far.
#[derive(Default)]
struct Kinds {
    sum: Tally,
    lines: Vec<String>,
}

/// How a kind ended, for those that need it.
#[derive(Clone, Copy)]
enum State {
    Passed,
    Failed,
    Skipped,
}

impl Kinds {
    fn run(&mut self, name: &str, kind: impl FnOnce() -> Result<Outcome>) -> State {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = kind();
        let seconds = start.elapsed().as_secs_f32();
        let no_skips = std::env::var("CI").is_ok_and(|ci| ci == "true");
        let (state, tally, words) = match outcome {
            Ok(Outcome::Ran(tally)) if tally.failed == 0 => (State::Passed, tally, tally.to_string()),
            Ok(Outcome::Ran(tally)) => (State::Failed, tally, tally.to_string()),
            Ok(Outcome::Skipped(reason)) if no_skips => {
                (State::Failed, Tally { failed: 1, ..Tally::default() }, format!("failed: CI skips nothing: {reason}"))
            }
            Ok(Outcome::Skipped(reason)) => {
                (State::Skipped, Tally { skipped: 1, ..Tally::default() }, format!("skipped: {reason}"))
            }
            Err(error) => (State::Failed, Tally { failed: 1, ..Tally::default() }, format!("failed: {error}")),
        };
        self.sum += tally;
        self.lines.push(format!("{seconds:>7.1} s  {name}: {words}"));
        println!("{words}");
        state
    }

    fn finish(self) -> Result {
        println!("\n{}\n", self.lines.join("\n"));
        println!("{}", self.sum);
        if self.sum.failed == 0 { Ok(()) } else { Err("there are failures".into()) }
    }
}

fn check(command: &mut Command) -> Result<Outcome> {
    run_program(command).map(|()| Outcome::Ran(ONE_PASSED))
}

fn clippy() -> Command {
    let mut clippy = cargo();
    clippy.args(["clippy", "--quiet"]);
    clippy
}

/// Runs `cargo test`, shows what it prints and adds up its results.
fn cargo_tests() -> Result<Outcome> {
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--no-fail-fast"]).stdout(Stdio::piped());
    let mut child = tests.spawn()?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            if let Some(result) = line.strip_prefix("test result: ") {
                let count = |word| number_before(result, word);
                tally += Tally { passed: count("passed"), failed: count("failed"), skipped: count("ignored") };
            }
        }
    }
    if !child.wait()?.success() && tally.failed == 0 {
        return Err("cargo test could not be built or was ended".into());
    }
    Ok(Outcome::Ran(tally))
}

/// `7` of `ok. 7 passed; 0 failed`.
fn number_before(text: &str, word: &str) -> usize {
    let before = text.split(word).next().unwrap_or_default();
    before.split_whitespace().next_back().and_then(|number| number.parse().ok()).unwrap_or_default()
}

fn is_for_chromium(name: &str) -> bool {
    name.ends_with(".test.mjs")
}

/// Runs files of tests/browser with Node's own test runner, which writes a second report that can be counted.
fn browser_tests(node: &mut Command, is_its: fn(&str) -> bool) -> Result<Outcome> {
    let folder = root().join("tests/browser");
    let mut files: Vec<_> = fs::read_dir(&folder)?.collect::<std::result::Result<_, _>>()?;
    files.retain(|file| is_its(&file.file_name().to_string_lossy()));
    files.sort_by_key(fs::DirEntry::file_name);
    let report = root().join("target/browser-tests.tap");
    node.current_dir(root())
        // One after the other: browsers that share two cores run into time limits.
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec", "--test-reporter-destination=stdout"])
        .arg("--test-reporter=tap")
        .arg(format!("--test-reporter-destination={}", report.display()))
        .args(files.iter().map(fs::DirEntry::path));
    let ended = run_program(node);
    let tap = fs::read_to_string(&report)?;
    let count = |word: &str| {
        let line = tap.lines().rev().find_map(|line| line.strip_prefix("# ")?.strip_prefix(word));
        line.and_then(|number| number.trim().parse::<usize>().ok()).unwrap_or_default()
    };
    let tally = Tally {
        passed: count("pass "),
        failed: count("fail ") + count("cancelled "),
        skipped: count("skipped ") + count("todo "),
    };
    // A runner that ends badly without a failed test has not run them all.
    if tally.failed == 0 { ended.map(|()| Outcome::Ran(tally)) } else { Ok(Outcome::Ran(tally)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_cargo_test_are_read() {
        let line = "FAILED. 10 passed; 8 failed; 3 ignored; 0 measured; 0 filtered out; finished in 0.11s";
        assert_eq!(["passed", "failed", "ignored"].map(|word| number_before(line, word)), [10, 8, 3]);
    }

    #[test]
    fn the_last_line_is_the_one_that_ci_reads() {
        assert_eq!(Tally { passed: 3, failed: 0, skipped: 1 }.to_string(), "3 passed, 0 failed, 1 skipped");
    }
}
