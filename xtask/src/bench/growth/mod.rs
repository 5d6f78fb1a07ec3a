//! How time and memory grow: each shape at sizes ten times each other up to what is read at most.
//!
//! Every measurement is a process of its own: its memory is nobody else's, and what does not end or breaks down is seen.

mod dockerfile;
mod listing;
mod others;
mod shape;

use std::hint::black_box;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use foreground::{MAX_INPUT, Options, analyse};

use self::shape::Shape;
use super::memory;
use crate::run::Result;

/// The one ten times the other; the last is all that is read.
const SIZES: [usize; 2] = [MAX_INPUT / 10, MAX_INPUT];
/// What ten times the input may cost at most.
const LIMIT: f64 = 12.0;
/// So many answers of each size.
const RUNS: usize = 5;
/// A measurement that takes longer is given up. It is time of the clock, of which a busy machine needs more.
const PATIENCE: Duration = Duration::from_secs(180);

fn shapes() -> impl Iterator<Item = &'static Shape> {
    [dockerfile::SHAPES, listing::SHAPES, others::RUNS, others::COMPOSE, others::UNITS, others::SCRIPTS, others::PASTES]
        .into_iter()
        .flatten()
}

/// Time and memory of one answer.
#[derive(Clone, Copy)]
struct Cost {
    seconds: f64,
    kib: u64,
}

/// One shape at all sizes; none where it did not end.
pub struct Row {
    name: &'static str,
    bytes: [usize; 2],
    costs: [Option<Cost>; 2],
}

/// Measures every shape whose name holds this.
pub fn measure(only: &str) -> Vec<Row> {
    shapes()
        .filter(|shape| shape.name.contains(only))
        .map(|shape| {
            let mut row = Row { name: shape.name, bytes: [0; 2], costs: [None; 2] };
            for (at, size) in SIZES.into_iter().enumerate() {
                row.bytes[at] = shape.text(size).len();
                row.costs[at] = least(shape.name, size);
                if row.costs[at].is_none() {
                    break;
                }
            }
            eprintln!("{}", row.line());
            row
        })
        .collect()
}

/// The table, and how many of its rows are over the limit.
pub fn table(rows: &[Row]) -> (String, usize) {
    let mut table =
        String::from("| text | size | time, ms | 10 × costs | memory, MiB | 10 × costs |\n|---|--:|--:|--:|--:|--:|\n");
    for row in rows {
        table.push_str(&row.line());
        table.push('\n');
    }
    (table, rows.iter().filter(|row| !row.holds()).count())
}

impl Row {
    /// What ten times the input cost, from one size to the next: of time and of memory.
    ///
    /// What is smaller than the clock and the allocator can tell apart counts as that much.
    fn grown(&self) -> (f64, f64) {
        let [Some(small), Some(large)] = self.costs else { return (f64::INFINITY, f64::INFINITY) };
        let tenfold = self.bytes[1] as f64 / self.bytes[0] as f64 / 10.0;
        let memory = |cost: Cost| cost.kib.max(1024) as f64;
        (large.seconds / small.seconds.max(1e-4) / tenfold, memory(large) / memory(small) / tenfold)
    }

    fn holds(&self) -> bool {
        let (time, memory) = self.grown();
        time <= LIMIT && memory <= LIMIT
    }

    fn line(&self) -> String {
        let name = self.name.replace('|', "\\|");
        match self.costs {
            [Some(_), Some(large)] => {
                let (time, memory) = self.grown();
                format!(
                    "| {name} | {:.1} MiB | {:.0} | {time:.1} | {:.0} | {memory:.1} |",
                    self.bytes[1] as f64 / f64::from(1 << 20),
                    large.seconds * 1e3,
                    large.kib as f64 / 1024.0,
                )
            }
            costs => {
                let ended = costs.iter().flatten().count();
                format!(
                    "| {name} | {} bytes | did not end in {} s | – | – | – |",
                    self.bytes[ended],
                    PATIENCE.as_secs()
                )
            }
        }
    }
}

/// The least cost of a few answers: what else the machine does makes it more, never less.
fn least(name: &str, size: usize) -> Option<Cost> {
    let mut least = alone(name, size)?;
    for _ in 1..RUNS {
        if least.seconds > 5.0 {
            break;
        }
        let again = alone(name, size)?;
        least.seconds = least.seconds.min(again.seconds);
    }
    Some(least)
}

/// The cost of one answer, in a process of its own.
fn alone(name: &str, size: usize) -> Option<Cost> {
    let mut child = Command::new(std::env::current_exe().ok()?)
        .args(["bench", "--growth", "--only", name, "--size", &size.to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    if !ended(&mut child) {
        // It may have ended just now.
        let _ = child.kill();
        let _ = child.wait();
        return None;
    }
    let output = child.wait_with_output().ok().filter(|output| output.status.success())?;
    let output = String::from_utf8(output.stdout).ok()?;
    let (seconds, kib) = output.trim().split_once(' ')?;
    Some(Cost { seconds: seconds.parse().ok()?, kib: kib.parse().ok()? })
}

fn ended(child: &mut Child) -> bool {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if !matches!(child.try_wait(), Ok(None)) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    false
}

/// Answers one shape of one size, once, and prints seconds and KiB.
pub fn one(name: &str, size: usize) -> Result {
    let shape = shapes().find(|shape| shape.name == name).ok_or("no such shape")?;
    let options = Options { input: shape.kind, ..Options::default() };
    // What is made once for all texts is made before.
    black_box(analyse(black_box(&shape.text(2000)), &options));
    let text = shape.text(size);
    let before = memory::reset_peak().unwrap_or_default();
    let start = memory::worked();
    let report = black_box(analyse(black_box(&text), &options));
    let seconds = (memory::worked() - start).as_secs_f64();
    eprintln!("read as {:?}", report.input);
    println!("{seconds} {}", memory::peak_kib().unwrap_or_default().saturating_sub(before));
    Ok(())
}
