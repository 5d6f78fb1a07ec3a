//! `cargo xtask bench`: how long an answer takes beside what a user would pick instead, and how time and memory grow.
//!
//! It writes docs/performance.md, with the machine named, and judges nothing: times belong to the machine.

mod growth;
mod listing;
mod memory;
mod peers;
mod speed;
mod texts;
mod work;

use std::fs;
use std::path::Path;

use crate::docs::between;
use crate::root;
use crate::run::{Result, cargo, run};

/// What is measured.
pub enum What<'w> {
    /// How long it takes on these texts, beside others.
    Speed(Option<&'w Path>),
    /// How time and memory grow, of the shapes whose name holds this.
    Growth(&'w str),
    /// One shape at one size.
    Once(&'w str, usize),
}

/// Measures, in a build that is optimised.
pub fn measure(what: &What<'_>) -> Result {
    if cfg!(debug_assertions) {
        let given = std::env::args().skip(2);
        let options = ["run", "--quiet", "--release", "--package", "xtask", "--", "bench"];
        return run(cargo().args(options).args(given));
    }
    match what {
        What::Once(name, size) => growth::one(name, *size),
        What::Growth(only) => {
            let machine = machine();
            let rows = growth::measure(only);
            let (table, over) = growth::table(&rows);
            let text = format!("{machine}\n\n{} shapes, {over} over the limit.\n\n{table}", rows.len());
            println!("{text}");
            if only.is_empty() { write("growth", &text) } else { Ok(()) }
        }
        What::Speed(folder) => {
            let machine = machine();
            let text = format!("{machine}\n\n{}", speed::measure(*folder)?);
            println!("{text}");
            if folder.is_none() { write("speed", &text) } else { Ok(()) }
        }
    }
}

/// Puts a table between its markers.
fn write(name: &str, text: &str) -> Result {
    let path = root().join("docs/performance.md");
    let document = fs::read_to_string(&path)?;
    Ok(fs::write(&path, between(&document, name, &format!("{}\n", text.trim_end()))?)?)
}

/// The machine, as far as it says what it is, and what else it had to do.
fn machine() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let info = read("/proc/cpuinfo");
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map(|rest| rest.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = read("/proc/loadavg");
    let load = load.split(' ').next().unwrap_or("unknown");
    let system = read("/proc/sys/kernel/osrelease");
    format!(
        "{} ({cores} processors), {} {}, {}. Load at the start: {load}.",
        model.unwrap_or(std::env::consts::ARCH),
        std::env::consts::OS,
        system.trim(),
        peers::versions(),
    )
}
