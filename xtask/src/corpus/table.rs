//! What the corpus comes to: counts by label, and the figures that must be reached.

use std::collections::BTreeMap;

use foreground::report::{Applicability, FileRole, Report, Severity, Verdict};

use super::label::{Label, Systemd, Wanted, names_one_of, starts};
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
        counts.recognised += usize::from(entry.label.inputs().contains(&report.input));
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

/// The figures that are to be reached.
#[derive(Default)]
pub struct Acceptance {
    misuse_found: Share,
    service_named: Share,
    corrected: Share,
    corrected_safely: Share,
    said: Share,
    intended_without_error: Share,
    clean_without_error: Share,
    clean_without_warning: Share,
    listings_right: Share,
    listings_recognised: Share,
    listings_counted: Share,
    processes_read: Share,
    systemd_right: Share,
    pid1_right: Share,
    runs_recognised: Share,
    runs_wrong_found: Share,
    runs_quiet: Share,
    compose_recognised: Share,
    compose_right: Share,
    units_recognised: Share,
    units_quiet: Share,
    units_started: Share,
}

/// What becomes of a figure that is not reached.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    /// The command fails.
    Must,
    /// It is said.
    Goal,
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
    pub fn add(&mut self, entry: &Entry, report: &Report) {
        let label = &entry.label;
        if let Some(facts) = &entry.listing {
            self.listings_recognised.add(label.inputs().contains(&report.input));
            if let Some((read, wanted)) = facts.read(report) {
                self.listings_counted.add(read == wanted);
                // What was read too often is as wrong as what was not read.
                self.processes_read.of += wanted;
                self.processes_read.reached += wanted.saturating_sub(read.abs_diff(wanted));
            }
            facts.systemd_is_met(report).into_iter().for_each(|met| self.systemd_right.add(met));
            facts.pid1_is_met(report).into_iter().for_each(|met| self.pid1_right.add(met));
        }
        match label {
            Label::Dockerfile(Wanted::Error) => {
                let by =
                    |level| report.files.iter().any(|file| file.role == FileRole::Corrected && file.applied <= level);
                self.misuse_found.add(report.verdict == Verdict::Misuse);
                if !entry.services.is_empty() {
                    self.service_named.add(names_one_of(report, &entry.services));
                }
                self.corrected.add(by(Applicability::Review));
                self.corrected_safely.add(by(Applicability::Safe));
            }
            Label::Dockerfile(Wanted::Warn) => self.said.add(!report.findings.is_empty()),
            Label::Dockerfile(Wanted::Intended) => {
                self.intended_without_error.add(worst(report) < Some(Severity::Error));
            }
            Label::Clean => {
                self.clean_without_error.add(worst(report) < Some(Severity::Error));
                self.clean_without_warning.add(worst(report) < Some(Severity::Warning));
            }
            Label::Listing(Systemd::Yes | Systemd::No | Systemd::Host) => {
                self.listings_right.add(label.is_met(report) == Some(true));
            }
            Label::Run(wanted) => {
                self.runs_recognised.add(label.inputs().contains(&report.input));
                match wanted {
                    Wanted::Error => self.runs_wrong_found.add(worst(report) > Some(Severity::Info)),
                    Wanted::Info | Wanted::Intended | Wanted::Clean => {
                        self.runs_quiet.add(worst(report) <= Some(Severity::Info));
                    }
                    Wanted::Warn | Wanted::Unknown => {}
                }
            }
            Label::Compose(_) => {
                self.compose_recognised.add(label.inputs().contains(&report.input));
                if let Some(met) = label.is_met(report) {
                    self.compose_right.add(met);
                }
            }
            Label::Unit(command) => {
                self.units_recognised.add(label.inputs().contains(&report.input));
                self.units_quiet.add(worst(report) <= Some(Severity::Info));
                if let Some(words) = command {
                    self.units_started.add(starts(report, words));
                }
            }
            Label::Dockerfile(_) | Label::Listing(Systemd::Unknown) | Label::NotReadYet(_) => {}
        }
    }

    /// Prints each figure; whether all are reached.
    pub fn print(&self, panics: usize) -> bool {
        println!();
        let figures = [
            ("Dockerfiles labelled error: misuse found", &self.misuse_found, 95, Bound::Must),
            ("Dockerfiles labelled error: a labelled service named", &self.service_named, 90, Bound::Must),
            ("Dockerfiles labelled error: corrected", &self.corrected, 90, Bound::Goal),
            ("Dockerfiles labelled error: corrected by safe patches", &self.corrected_safely, 50, Bound::Goal),
            ("Dockerfiles labelled warn: something said", &self.said, 90, Bound::Must),
            ("Dockerfiles labelled intended: no error", &self.intended_without_error, 98, Bound::Must),
            ("clean Dockerfiles: no error", &self.clean_without_error, 100, Bound::Must),
            ("clean Dockerfiles: no warning", &self.clean_without_warning, 98, Bound::Must),
            ("listings judged right", &self.listings_right, 80, Bound::Must),
            ("listings recognised", &self.listings_recognised, 98, Bound::Must),
            ("listings of which every process was read, and no other", &self.listings_counted, 97, Bound::Goal),
            ("processes of listings read", &self.processes_read, 97, Bound::Must),
            ("listings: systemd is PID 1 where the label says so", &self.systemd_right, 97, Bound::Must),
            ("listings: PID 1 is the program that the label names", &self.pid1_right, 97, Bound::Goal),
            ("run lines and sessions recognised", &self.runs_recognised, 97, Bound::Must),
            ("run lines labelled error: error or warning", &self.runs_wrong_found, 95, Bound::Must),
            ("run lines labelled clean, info or intended: neither", &self.runs_quiet, 100, Bound::Must),
            ("compose files recognised", &self.compose_recognised, 97, Bound::Must),
            ("compose files judged as labelled", &self.compose_right, 95, Bound::Must),
            ("units recognised", &self.units_recognised, 97, Bound::Must),
            ("units: no error, no warning", &self.units_quiet, 95, Bound::Must),
            ("units: the labelled start command", &self.units_started, 90, Bound::Must),
        ];
        println!("{}  no panic: {panics}", if panics == 0 { "pass" } else { "FAIL" });
        let mut accepted = panics == 0;
        for (name, share, percent, bound) in figures {
            let reached = share.reaches(percent);
            let mark = match bound {
                _ if reached => "pass ",
                Bound::Must => "FAIL ",
                Bound::Goal => "below",
            };
            accepted &= reached || bound == Bound::Goal;
            println!("{mark} {name}: {} of {} (at least {percent} %)", share.reached, share.of);
        }
        accepted
    }
}
