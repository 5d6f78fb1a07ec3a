//! `cargo xtask bench`: how long the core takes, how that grows, and beside another reader where there is one.
//!
//! It prints and judges nothing: times belong to the machine. One file a kind of input; each hands in texts of several
//! sizes, and may name a program that reads the same ones.

mod growth;
mod jc;
mod listing;
mod memory;

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use foreground::report::InputKind;
use foreground::{Options, analyse};

use crate::root;
use crate::run::{Result, run};

/// Runs of each text; the median is printed.
const RUNS: usize = 7;

/// A text of a size.
struct Sample {
    lines: usize,
    text: String,
}

/// What is measured.
pub enum What<'w> {
    /// How time and memory grow, of the shapes whose name holds this.
    Growth(&'w str),
    /// One shape at one size.
    Once(&'w str, usize),
    /// How long it takes, beside others.
    Speed,
}

/// Measures, in a build that is optimised.
pub fn measure(what: &What<'_>) -> Result {
    match what {
        What::Once(name, size) => return growth::one(name, *size),
        What::Growth(only) => {
            let rows = growth::measure(only);
            let (table, over) = growth::table(&rows);
            println!("{table}\n{over} of {} are over the limit", rows.len());
            return Ok(());
        }
        What::Speed => {}
    }
    if cfg!(debug_assertions) {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        return run(Command::new(cargo).current_dir(root()).args([
            "run",
            "--quiet",
            "--release",
            "--package",
            "xtask",
            "--",
            "bench",
        ]));
    }
    println!("median of {RUNS} runs; the whole answer, from the text to the Report");
    for (name, kind, samples) in [("process listings", InputKind::Ps, listing::samples())] {
        println!("\n{name}");
        row(&["lines", "KiB", "ms", "µs/line", "peak KiB", "KiB/line", "jc ms"].map(str::to_owned));
        for sample in &samples {
            let before = memory::reset_peak();
            let time = median(|| {
                black_box(analyse(black_box(&sample.text), &Options { input: Some(kind), ..Options::default() }));
            });
            let grown = before.zip(memory::peak_kib()).map(|(before, peak)| peak.saturating_sub(before));
            let per_line = |value: f64| value / sample.lines as f64;
            row(&[
                sample.lines.to_string(),
                (sample.text.len() / 1024).to_string(),
                format!("{:.2}", time.as_secs_f64() * 1e3),
                format!("{:.2}", per_line(time.as_secs_f64() * 1e6)),
                grown.map_or_else(|| "-".to_owned(), |kib| kib.to_string()),
                grown.map_or_else(|| "-".to_owned(), |kib| format!("{:.2}", per_line(kib as f64))),
                jc::median(&sample.text, RUNS).map_or_else(|| "-".to_owned(), |ms| format!("{ms:.2}")),
            ]);
        }
    }
    println!("\njc (https://pypi.org/project/jc) only splits the columns; its time is that of jc.parse inside Python");
    Ok(())
}

fn row(cells: &[String; 7]) {
    let cells: String = cells.iter().map(|cell| format!("{cell:>12}")).collect();
    println!("{cells}");
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}
