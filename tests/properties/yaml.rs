//! YAML, held against libyaml (by `serde_yaml_ng`): where both read a text without a problem, they must see the same tree.

use std::fs;
use std::path::Path;

use foreground::input::yaml::{self, Id, Yaml};
use proptest::prelude::*;
use serde::Deserialize;
use serde_yaml_ng::{Deserializer, Value};

use crate::{compose, texts};

/// How deep a tree is compared, so that a map that holds itself ends.
const DEPTH: usize = 32;

/// What differs, if anything does. `1`, `true` and `~` are a number, a truth and nothing to the other: how they were written is
/// gone there, so that only their place is compared.
fn difference(ours: &Yaml, id: Id, theirs: &Value, depth: usize) -> Option<String> {
    if depth == 0 {
        return None;
    }
    match theirs {
        Value::Mapping(map) => {
            let own = ours.own_entries(id);
            if !ours.is_mapping(id) || own.len() != map.len() {
                return Some(format!("{} keys, and {} to the other", own.len(), map.len()));
            }
            own.iter().zip(map).find_map(|(entry, (key, value))| {
                let same = key.as_str().is_none_or(|key| key == entry.name);
                if !same {
                    return Some(format!("the key {:?} is {key:?} to the other", entry.name));
                }
                difference(ours, entry.value, value, depth - 1)
            })
        }
        Value::Sequence(items) => {
            let own = ours.items(id);
            if !ours.is_sequence(id) || own.len() != items.len() {
                return Some(format!("{} items, and {} to the other", own.len(), items.len()));
            }
            own.iter().zip(items).find_map(|(id, value)| difference(ours, *id, value, depth - 1))
        }
        Value::String(text) => (ours.scalar(id) != Some(text)).then(|| format!("{:?}, and {text:?}", ours.scalar(id))),
        Value::Tagged(tagged) => difference(ours, id, &tagged.value, depth),
        Value::Null | Value::Bool(_) | Value::Number(_) => ours.scalar(id).is_none().then(|| "no scalar".to_owned()),
    }
}

/// Compares where both read the text; whether they did.
fn same_as_libyaml(text: &str) -> bool {
    let ours = yaml::parse(text);
    if !ours.problems.is_empty() {
        return false;
    }
    let theirs: Result<Vec<Value>, _> = Deserializer::from_str(text).map(Value::deserialize).collect();
    let Ok(theirs) = theirs else { return false };
    // An empty document is nothing here, and null there.
    let theirs: Vec<&Value> = theirs.iter().filter(|value| !value.is_null()).collect();
    let documents: Vec<Id> = ours.documents.iter().copied().filter(|&id| ours.scalar(id) != Some("")).collect();
    assert_eq!(documents.len(), theirs.len(), "documents of\n{text}");
    for (&id, value) in documents.iter().zip(theirs) {
        let found = difference(&ours, id, value, DEPTH);
        assert!(found.is_none(), "{}\n{text}", found.unwrap_or_default());
    }
    true
}

#[test]
fn golden_texts_are_read_as_libyaml_reads_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/compose");
    let (mut read, mut all) = (0, 0);
    for entry in fs::read_dir(folder).expect("the golden cases are there") {
        let path = entry.expect("the golden cases are readable").path();
        if path.extension().is_some_and(|found| found == "yaml") {
            all += 1;
            read += usize::from(same_as_libyaml(&fs::read_to_string(&path).expect("a case is readable")));
        }
    }
    assert!(read * 2 > all && read > 20, "both read only {read} of {all}");
}

proptest! {
    #![proptest_config(texts(300))]

    #[test]
    fn generated_files_are_read_as_libyaml_reads_them(text in compose::file()) {
        same_as_libyaml(&text);
    }
}
