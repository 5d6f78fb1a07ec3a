//! How long an answer takes, beside what a user would pick instead, on the same files.

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use foreground::report::InputKind;

use super::peers::{self, Rounds};
use super::texts::{self, Text};
use super::work;
use crate::run::{Result, answer, cargo, run};
use crate::{root, tools};

/// Rounds over all texts; the median counts.
const RUNS: usize = 7;

/// The sets of texts, as the tables call them.
const SETS: [&str; 3] = ["Dockerfiles", "listings", "others"];

fn set_of(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Dockerfile => SETS[0],
        InputKind::Ps => SETS[1],
        _ => SETS[2],
    }
}

/// Measures all of it; the tables.
pub fn measure(folder: Option<&Path>) -> Result<String> {
    let own = root().join("tests/cases");
    let texts = texts::of(folder.unwrap_or(&own))?;
    let mut sets: BTreeMap<&str, Vec<&Text>> = BTreeMap::new();
    for text in &texts {
        sets.entry(set_of(text.kind)).or_default().push(text);
    }
    let plain: BTreeMap<&str, Vec<&str>> =
        sets.iter().map(|(name, of)| (*name, of.iter().map(|text| text.text.as_str()).collect())).collect();
    fs::create_dir_all(peers::folder())?;
    let json = peers::folder().join("texts.json");
    fs::write(&json, serde_json::to_string(&plain)?)?;

    let wasm = wasm()?;
    let (python, npm) = (peers::python()?, peers::npm()?);
    run(cargo().args(["build", "--quiet", "--release", "--bin", "foreground"]))?;

    let mut table = Table::default();
    let native = native(&plain);
    table.add("Foreground, native", &native);
    let mut node = node(&wasm, &json, &npm)?;
    let in_node = node.remove("wasm").unwrap_or_default();
    table.add("Foreground, Wasm in Node", &in_node);
    table.add("Foreground, Wasm in Chromium", &chromium(&wasm, &plain)?);
    for (name, rounds) in &node {
        table.add(&format!("{name}, in Node"), rounds);
    }
    let files: Vec<PathBuf> = sets.get(SETS[0]).into_iter().flatten().map(|text| text.path.clone()).collect();
    if !files.is_empty() {
        let own = root().join("target/release/foreground");
        let check = || {
            let mut command = Command::new(&own);
            command.arg("check");
            command
        };
        let programs: [(&str, &dyn Fn() -> Command); 2] = [
            ("`foreground check`, one process", &check),
            ("`hadolint`, one process", &|| Command::new(python.join("hadolint"))),
        ];
        for (name, command) in programs {
            let rounds = peers::program(command, &files, RUNS);
            table.add(name, &Rounds::from([(SETS[0].to_owned(), rounds)]));
        }
    }
    let listings: Vec<String> = sets.get(SETS[1]).into_iter().flatten().map(|text| text.text.clone()).collect();
    let (rounds, read) = peers::jc(&python, &listings, RUNS)?;
    table.add("jc, in Python", &Rounds::from([(SETS[1].to_owned(), rounds)]));

    let counts: Vec<String> = sets
        .iter()
        .map(|(name, of)| {
            format!("{} {name} ({} bytes)", of.len(), of.iter().map(|text| text.text.len()).sum::<usize>())
        })
        .collect();
    let wasm_size = fs::metadata(&wasm)?.len();
    Ok(format!(
        "{}\n\n{}\njc reads {read} of the {} listings, and only those are measured. The Wasm of this table ({wasm_size} bytes) is the core alone, without the page and without wasm-opt.\n",
        counts.join(", "),
        table.text(),
        listings.len(),
    ))
}

fn native(sets: &BTreeMap<&str, Vec<&str>>) -> Rounds {
    let mut rounds = Rounds::new();
    for (name, texts) in sets {
        let times = 400_usize.div_ceil(texts.len());
        let round = || {
            let start = Instant::now();
            for text in texts.iter().cycle().take(texts.len() * times) {
                black_box(work::answered(black_box(text)));
            }
            start.elapsed().as_secs_f64() * 1e6 / (texts.len() * times) as f64
        };
        round();
        rounds.insert((*name).to_owned(), (0..RUNS).map(|_| round()).collect());
    }
    rounds
}

/// The core as Wasm, compiled as the page is.
fn wasm() -> Result<PathBuf> {
    tools::wasm_target()?;
    let target = peers::folder().join("wasm");
    let manifest = root().join("xtask/src/bench/wasm/Cargo.toml");
    let options = ["build", "--quiet", "--release", "--target", "wasm32-unknown-unknown", "--manifest-path"];
    run(cargo().args(options).arg(manifest).env("CARGO_TARGET_DIR", &target))?;
    Ok(target.join("wasm32-unknown-unknown/release/foreground_bench.wasm"))
}

fn script() -> PathBuf {
    root().join("xtask/src/bench/measure.mjs")
}

fn node(wasm: &Path, texts: &Path, npm: &Path) -> Result<BTreeMap<String, Rounds>> {
    let found = answer(Command::new("node").arg(script()).arg(RUNS.to_string()).arg(wasm).arg(texts).arg(npm));
    Ok(serde_json::from_str(&found.ok_or("node measures nothing")?)?)
}

/// The same script in a page of its own, which holds all that it needs and shows what it found.
fn chromium(wasm: &Path, sets: &BTreeMap<&str, Vec<&str>>) -> Result<Rounds> {
    let script = fs::read_to_string(script())?.replace("export function", "function");
    // Only its functions: a page knows no `await` outside of modules.
    let script = script.split("\nif (typeof process").next().unwrap_or_default();
    let bytes: Vec<String> = fs::read(wasm)?.iter().map(u8::to_string).collect();
    let sets = serde_json::to_string(sets)?.replace("</", "<\\/");
    let page = format!(
        "<!doctype html><meta charset=utf-8><body><script>{script}\ndocument.body.textContent = \
         'FOUND' + JSON.stringify(rounds({RUNS}, {sets}, core(new Uint8Array([{}])))) + 'END';</script>",
        bytes.join(","),
    );
    let path = peers::folder().join("page.html");
    fs::write(&path, page)?;
    let shown = answer(
        Command::new(tools::browser(&tools::CHROMIUM)?)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"])
            .arg(format!("--user-data-dir={}", peers::folder().join("chromium").display()))
            .arg(format!("file://{}", path.display())),
    );
    let shown = shown.unwrap_or_default();
    let found = shown.rsplit_once("FOUND").and_then(|(_, rest)| rest.split_once("END"));
    Ok(serde_json::from_str(found.ok_or("Chromium measures nothing")?.0)?)
}

/// Rows of medians; in parentheses how many times the first row's.
#[derive(Default)]
struct Table {
    rows: Vec<(String, BTreeMap<String, f64>)>,
}

impl Table {
    fn add(&mut self, name: &str, rounds: &Rounds) {
        let medians = rounds.iter().filter_map(|(set, rounds)| Some((set.clone(), median(rounds)?))).collect();
        self.rows.push((name.to_owned(), medians));
    }

    fn text(&self) -> String {
        let mut text = format!("| µs a file | {} |\n|---|{}\n", SETS.join(" | "), "--:|".repeat(SETS.len()));
        let first = self.rows.first().map(|(_, medians)| medians);
        for (name, medians) in &self.rows {
            let cells = SETS.map(|set| {
                let Some(value) = medians.get(set) else { return "–".to_owned() };
                match first.and_then(|first| first.get(set)) {
                    Some(base) => format!("{value:.0} ({:.1}×)", value / base),
                    None => format!("{value:.0}"),
                }
            });
            text.push_str(&format!("| {name} | {} |\n", cells.join(" | ")));
        }
        text
    }
}

fn median(rounds: &[f64]) -> Option<f64> {
    let mut sorted = rounds.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied()
}
