//! Listings as jc reads them, another reader by other people: `jc.json`, which `by_jc.py` makes and says how.

use std::fs;
use std::path::Path;

use foreground::input::ps::{self, Process};
use serde_json::Value;

/// Where jc is wrong, and why.
const NOT_JC: &[(&str, &str)] = &[
    ("htop-manager.txt", "the row of keys at the foot of htop is a process to it"),
    ("own-columns.txt", "the last column is the command to it, and here it is not"),
    ("upstart-in-docker.txt", "two columns that touch shift its others"),
];

/// Of the drawn trees jc leaves the branches in front of the command.
fn without_branches(command: &str) -> &str {
    command.trim_start_matches([' ', '|', '\\', '_', '`', '-', '├', '└', '─', '│'])
}

fn of_json(row: &Value) -> Option<(u32, Option<&str>, Option<&str>)> {
    let [pid, user, command] = row.as_array()?.as_slice() else { return None };
    Some((u32::try_from(pid.as_u64()?).ok()?, user.as_str(), command.as_str()))
}

#[test]
fn what_jc_reads_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let known = fs::read_to_string(folder.join("properties/jc.json")).expect("jc.json is there");
    let known: Value = serde_json::from_str(&known).expect("jc.json is JSON");
    let (mut rows, mut differ) = (0, Vec::new());
    for (name, theirs) in known["listings"].as_object().expect("listings") {
        // A listing that is gone is nobody's; one that changed differs until jc is asked again.
        let Ok(text) = fs::read_to_string(folder.join("cases/ps").join(name)) else { continue };
        if NOT_JC.iter().any(|(other, _)| other == name) {
            continue;
        }
        let listing = ps::parse(&text);
        let ours: Vec<&Process> = listing.blocks.iter().flat_map(|block| &block.processes).collect();
        for row in theirs.as_array().into_iter().flatten() {
            let (pid, user, command) = of_json(row).expect("a row");
            rows += 1;
            let same = |process: &&&Process| {
                process.pid == Some(pid)
                    && user.is_none_or(|user| process.user.as_deref() == Some(user))
                    && command.is_none_or(|command| without_branches(command) == without_branches(&process.command))
            };
            if !ours.iter().any(|process| same(&process)) {
                let near: Vec<_> = ours.iter().filter(|process| process.pid == Some(pid)).collect();
                differ.push(format!("{name}: jc {row}, here {near:?}"));
            }
        }
    }
    assert!(differ.is_empty(), "{} rows differ:\n{}", differ.len(), differ.join("\n"));
    assert!(rows > 200, "{rows} rows are too few to say anything");
}
