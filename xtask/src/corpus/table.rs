//! What the corpus comes to: counts by label, and the figures that must be reached.

use std::collections::BTreeMap;

use foreground::report::{Report, Severity, Verdict};

use super::label::{Label, Systemd, Wanted};
use super::{Entry, worst};

/// Counts by label.
#[derive(Default)]
pub struct Table(BTreeMap<String, Counts>);

#[derive(Default)]
struct Counts {
    inputs: usize,
    recognised: usize,
    judged: usize,
    right: usize,
    corrected: usize,
    refused: usize,
}

impl Table {
    /// Adds an input. It counts as refused where something is wrong and no correction is offered.
    pub fn add(&mut self, entry: &Entry, report: &Report, corrected: bool) {
        let counts = self.0.entry(entry.label.heading()).or_default();
        let met = entry.label.is_met(report);
        counts.inputs += 1;
        counts.recognised += usize::from(entry.label.input() == Some(report.input));
        counts.judged += usize::from(met.is_some());
        counts.right += usize::from(met == Some(true));
        counts.corrected += usize::from(corrected);
        counts.refused += usize::from(!corrected && worst(report) >= Some(Severity::Warning));
    }

    /// Prints one line a label.
    pub fn print(&self) {
        let row = |heading: &str, cells: [String; 5]| {
            let cells: String = cells.iter().map(|cell| format!("{cell:>12}")).collect();
            println!("{heading:<32}{cells}");
        };
        row("label", ["inputs", "recognised", "right", "corrected", "refused"].map(str::to_owned));
        for (heading, counts) in &self.0 {
            let right = if counts.judged == 0 { "-".to_owned() } else { format!("{}/{}", counts.right, counts.judged) };
            let numbers = [counts.inputs, counts.recognised, counts.corrected, counts.refused];
            let [inputs, recognised, corrected, refused] = numbers.map(|number| number.to_string());
            row(heading, [inputs, recognised, right, corrected, refused]);
        }
    }
}

/// The figures that must be reached.
#[derive(Default)]
pub struct Acceptance {
    misuse_found: Share,
    clean_without_error: Share,
    clean_without_warning: Share,
    listings_right: Share,
}

/// How many of how many.
#[derive(Default)]
struct Share {
    reached: usize,
    of: usize,
}

impl Share {
    fn add(&mut self, reached: bool) {
        self.of += 1;
        self.reached += usize::from(reached);
    }

    fn reaches(&self, percent: usize) -> bool {
        self.reached * 100 >= self.of * percent
    }
}

impl Acceptance {
    /// Adds an input.
    pub fn add(&mut self, label: &Label, report: &Report) {
        match label {
            Label::Dockerfile(Wanted::Error) => self.misuse_found.add(report.verdict == Verdict::Misuse),
            Label::Clean => {
                self.clean_without_error.add(worst(report) < Some(Severity::Error));
                self.clean_without_warning.add(worst(report) < Some(Severity::Warning));
            }
            Label::Listing(Systemd::Yes | Systemd::No | Systemd::Host) => {
                self.listings_right.add(label.is_met(report) == Some(true));
            }
            Label::Dockerfile(_) | Label::Listing(Systemd::Unknown) | Label::NotReadYet(_) => {}
        }
    }

    /// Prints each figure; whether all are reached.
    pub fn print(&self, panics: usize) -> bool {
        println!();
        let figures = [
            ("Dockerfiles labelled error: misuse found", &self.misuse_found, 70),
            ("clean Dockerfiles: no error", &self.clean_without_error, 100),
            ("clean Dockerfiles: no warning", &self.clean_without_warning, 95),
            ("listings judged right", &self.listings_right, 80),
        ];
        let mark = |reached| if reached { "pass" } else { "FAIL" };
        println!("{}  no panic: {panics}", mark(panics == 0));
        for (name, share, percent) in figures {
            println!(
                "{}  {name}: {} of {} (at least {percent} %)",
                mark(share.reaches(percent)),
                share.reached,
                share.of
            );
        }
        panics == 0 && figures.iter().all(|(_, share, percent)| share.reaches(*percent))
    }
}
