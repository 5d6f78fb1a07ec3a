//! `cargo xtask bench`: how long the core takes, how that grows, and beside another reader where there is one.
//!
//! It prints and judges nothing: times belong to the machine. One file a kind of input; each hands in texts of several
//! sizes, and may name a program that reads the same ones.

mod jc;
mod listing;

use std::fs;
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

/// Measures, in a build that is optimised.
pub fn measure() -> Result {
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
            let before = reset_peak();
            let time = median(|| {
                black_box(analyse(black_box(&sample.text), &Options { input: Some(kind), ..Options::default() }));
            });
            let grown = before.zip(peak_kib()).map(|(before, peak)| peak.saturating_sub(before));
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

/// Forgets the peak of this process's memory, and says what it uses now, in KiB. Linux alone can do that.
fn reset_peak() -> Option<u64> {
    fs::write("/proc/self/clear_refs", "5").ok()?;
    status("VmRSS:")
}

fn peak_kib() -> Option<u64> {
    status("VmHWM:")
}

fn status(name: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let value = status.lines().find_map(|line| line.strip_prefix(name))?;
    value.trim().trim_end_matches("kB").trim().parse().ok()
}
