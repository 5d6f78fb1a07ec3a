//! `cargo xtask corpus`: the core held against real inputs whose ideal answer somebody wrote down.
//!
//! The inputs are other people's files and not part of this repository. A folder of them has an `INDEX.tsv` with the
//! columns category, file, source and label; the file stands at `category/file`.

mod label;
mod listing;
mod table;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Instant;

use foreground::input::compose;
use foreground::report::{Applicability, Edit, FileRole, InputKind, Report, Severity, Verdict};
use foreground::{Options, analyse};

use crate::run::Result;
use label::{Label, Wanted, names_one_of};
use table::{Acceptance, Table};

/// One line of the index.
struct Entry {
    name: String,
    label: Label,
    /// The services that the label names.
    services: Vec<String>,
    /// Of a listing, what the label says of its rows and its PID 1.
    listing: Option<listing::Facts>,
    text: String,
}

/// Runs the core over the folder; fails on a panic, a correction that is not final, or a figure below what is accepted.
pub fn run(folder: &Path) -> Result {
    let entries = read(folder)?;
    let start = Instant::now();
    let (mut table, mut acceptance) = (Table::default(), Acceptance::default());
    let (mut uncorrected, mut unnamed) = (Vec::new(), Vec::new());
    let (mut misses, mut panics, mut not_final) = (Vec::new(), Vec::new(), Vec::new());
    let mut spoiled: Vec<String> = Vec::new();
    let mut unread = Vec::new();
    for entry in &entries {
        let Some(report) = caught(&entry.text) else {
            panics.push(entry.name.clone());
            continue;
        };
        // A file of any role: for a listing a new Dockerfile is the correction.
        let corrected = report.files.iter().any(|file| file.text != entry.text);
        table.add(entry, &report, corrected);
        acceptance.add(entry, &report);
        unread.extend(entry.listing.iter().flat_map(|facts| facts.misses(&entry.name, &report)));
        if let Some(expected) = entry.label.miss(&report) {
            misses.push(format!("{}: expected {expected}; got {}", entry.name, summary(&report)));
        }
        if entry.label == Label::Dockerfile(Wanted::Error) {
            uncorrected.extend(reason(&report).map(|reason| format!("{}: {reason}", entry.name)));
            if !entry.services.is_empty() && !names_one_of(&report, &entry.services) {
                unnamed.push(format!("{}: none of {}", entry.name, entry.services.join(", ")));
            }
        }
        if report.input == InputKind::Compose {
            spoiled.extend(spoils(&entry.text, &report).into_iter().map(|fault| format!("{}: {fault}", entry.name)));
        }
        match caught_again(&report) {
            Some(faults) => not_final.extend(faults.into_iter().map(|fault| format!("{}: {fault}", entry.name))),
            None => panics.push(format!("{} (its corrected text)", entry.name)),
        }
    }
    table.print();
    list("judged otherwise than the label says", &misses);
    list("listings read otherwise than the label says", &unread);
    list("errors without a corrected file", &uncorrected);
    list("errors of which no labelled service is named", &unnamed);
    list("a second correction would change more", &not_final);
    list("compose files that a correction spoils", &spoiled);
    list("panics", &panics);
    println!("\n{} inputs in {:.1} s", entries.len(), start.elapsed().as_secs_f32());
    let accepted = acceptance.print(panics.len());
    if accepted && not_final.is_empty() && spoiled.is_empty() {
        Ok(())
    } else {
        Err("the corpus is not answered as it must be".into())
    }
}

fn read(folder: &Path) -> Result<Vec<Entry>> {
    let index = folder.join("INDEX.tsv");
    let index = fs::read_to_string(&index).map_err(|error| format!("{}: {error}", index.display()))?;
    let mut entries = Vec::new();
    for line in index.lines().skip(1).filter(|line| !line.is_empty()) {
        let mut columns = line.split('\t');
        let (Some(category), Some(file), Some(_source), Some(label)) =
            (columns.next(), columns.next(), columns.next(), columns.next())
        else {
            return Err(format!("INDEX.tsv: not four columns: {line}").into());
        };
        let name = format!("{category}/{file}");
        let bytes = fs::read(folder.join(&name)).map_err(|error| format!("{name}: {error}"))?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let listing = (category == "ps").then(|| listing::Facts::of(label));
        entries.push(Entry {
            label: Label::of(category, label),
            services: label::services(label),
            listing,
            name,
            text,
        });
    }
    Ok(entries)
}

fn caught(text: &str) -> Option<Report> {
    catch_unwind(AssertUnwindSafe(|| analyse(text, &Options::default()))).ok()
}

/// Where a corrected compose file is read worse than before, or differs where no edit says so.
fn spoils(text: &str, report: &Report) -> Vec<String> {
    let mut faults = Vec::new();
    let before = compose::parse(text);
    let names = |file: &compose::File| file.services.iter().map(|service| service.name.clone()).collect::<Vec<_>>();
    for (level, corrected) in corrected(report) {
        let after = compose::parse(corrected);
        if after.yaml.problems.len() > before.yaml.problems.len() || names(&after) != names(&before) {
            faults.push(format!("the {level:?} ones leave what is not read as before"));
        }
        let of_level = report.patches.iter().filter(|patch| patch.applicability <= level);
        let mut edits: Vec<&Edit> = of_level.flat_map(|patch| &patch.edits).collect();
        edits.sort_by_key(|edit| std::cmp::Reverse((edit.start, edit.end)));
        let mut expected = text.to_owned();
        edits.iter().for_each(|edit| expected.replace_range(edit.start..edit.end, &edit.text));
        if expected != corrected {
            faults.push(format!("the {level:?} ones change what no edit names"));
        }
    }
    faults
}

/// What a second look at each corrected text still finds to correct; none if that look panics.
fn caught_again(report: &Report) -> Option<Vec<String>> {
    let mut faults = Vec::new();
    if report.input == InputKind::Ps {
        return Some(faults);
    }
    for (level, text) in corrected(report) {
        let again = caught(text)?;
        let left = again.patches.iter().filter(|patch| patch.applicability == Applicability::Safe);
        faults.extend(left.map(|patch| format!("after the {level:?} ones a safe patch is left: {}", patch.title)));
        if corrected(&again).any(|(again_level, again)| again_level <= level && again != text) {
            faults.push(format!("the {level:?} ones applied once more change the text"));
        }
    }
    Some(faults)
}

fn corrected(report: &Report) -> impl Iterator<Item = (Applicability, &str)> {
    let corrected = report.files.iter().filter(|file| file.role == FileRole::Corrected);
    corrected.map(|file| (file.applied, file.text.as_str()))
}

/// Why there is no corrected file, in the words of the findings that have no patch; none where there is one.
fn reason(report: &Report) -> Option<String> {
    if corrected(report).next().is_some() {
        return None;
    }
    let worst = worst(report);
    let unsolved = report.findings.iter().filter(|found| Some(found.severity) == worst && found.patch.is_none());
    let mut reasons: Vec<&str> = unsolved.map(|found| found.advice.as_str()).collect();
    reasons.dedup();
    Some(if reasons.is_empty() { "nothing is found".to_owned() } else { reasons.join(" | ") })
}

fn worst(report: &Report) -> Option<Severity> {
    report.findings.iter().map(|finding| finding.severity).max()
}

fn summary(report: &Report) -> String {
    let pid1: Vec<String> = report
        .subjects
        .iter()
        .map(|subject| format!("{:?} {:?}", subject.kind, subject.pid1.as_ref().map(|pid1| pid1.kind)).to_lowercase())
        .collect();
    let mut rules: Vec<String> =
        report.findings.iter().map(|found| format!("{:?} {}", found.severity, found.rule).to_lowercase()).collect();
    rules.dedup();
    if report.input == InputKind::Unit {
        let commands: Vec<&Vec<String>> =
            report.subjects.iter().flat_map(|subject| &subject.services).map(|service| &service.command).collect();
        return format!("{:?} {commands:?}", report.verdict);
    }
    format!("{:?} read as {:?} [{}] [{}]", report.verdict, report.input, pid1.join(", "), rules.join(", "))
}

fn list(title: &str, lines: &[String]) {
    if !lines.is_empty() {
        println!("\n{title}: {}\n  {}", lines.len(), lines.join("\n  "));
    }
}

/// Whether nothing above `info` is said.
fn is_quiet(report: &Report) -> bool {
    worst(report) < Some(Severity::Warning) && report.verdict != Verdict::Misuse
}
