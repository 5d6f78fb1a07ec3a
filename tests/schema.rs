//! The Report has the shape that `tests/report.schema.json` promises.
//!
//! The validator knows the few keywords of JSON Schema 2020-12 that this schema uses and refuses any other: the crates
//! that know them all would bring the real `regex`, which this workspace replaces.

use std::path::Path;

use foreground::{Lang, Options, analyse};
use serde_json::{Value, json};

#[test]
fn every_golden_case_is_answered_in_the_shape_of_the_schema() {
    let schema = schema();
    let mut texts = vec![String::new(), "hello".to_owned(), "FROM\n\u{0}\nCMD [".to_owned()];
    for folder in ["dockerfile", "ps", "run", "script", "project", "compose", "unit"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
        for file in std::fs::read_dir(folder).expect("the golden cases") {
            texts.push(std::fs::read_to_string(file.expect("a file").path()).expect("UTF-8"));
        }
    }
    assert!(texts.len() > 10);
    for text in &texts {
        for lang in Lang::ALL {
            for file in [None, Some("Dockerfile".to_owned())] {
                let report = serde_json::to_value(analyse(text, &Options { lang, file, input: None })).expect("JSON");
                assert_eq!(faults(&schema, &report), Vec::<String>::new(), "of\n{text}");
            }
        }
    }
}

#[test]
fn another_shape_is_refused() {
    let schema = schema();
    let report = || serde_json::to_value(analyse("FROM a\nCMD [\"/sbin/init\"]\n", &Options::default())).expect("JSON");
    let refused = |change: fn(&mut Value)| {
        let mut changed = report();
        change(&mut changed);
        !faults(&schema, &changed).is_empty()
    };
    assert!(!refused(|_| ()));
    assert!(refused(|report| report["version"] = json!(2)));
    assert!(refused(|report| report["extra"] = json!(1)));
    assert!(refused(|report| report["verdict"] = json!("bad")));
    assert!(refused(|report| report["subjects"][0]["span"]["line"] = json!(0)));
    assert!(refused(|report| report["subjects"][0]["pid1"] = json!([])));
    assert!(refused(|report| drop(report.as_object_mut().and_then(|fields| fields.remove("findings")))));
}

fn schema() -> Value {
    serde_json::from_str(include_str!("report.schema.json")).expect("the schema is JSON")
}

fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, schema, value, "", &mut faults);
    faults
}

/// Holds `value`, which stands at `at`, against a part of the schema.
fn check(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        let holds = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let path = rule.as_str().and_then(|path| path.strip_prefix('#')).expect("a local reference");
                check(root, root.pointer(path).expect("a definition"), value, at, faults);
                true
            }
            "const" => value == rule,
            "enum" => array(rule).contains(value),
            "type" => rule.as_array().map_or(vec![rule], |types| types.iter().collect()).iter().any(|t| is(value, t)),
            "minimum" => value.as_f64() >= rule.as_f64(),
            "anyOf" => array(rule).iter().any(|schema| {
                let mut faults = Vec::new();
                check(root, schema, value, at, &mut faults);
                faults.is_empty()
            }),
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, rule, item, &format!("{at}/{index}"), faults);
                }
                true
            }
            "properties" => {
                for (name, schema) in rule.as_object().expect("properties") {
                    if let Some(value) = value.get(name) {
                        check(root, schema, value, &format!("{at}/{name}"), faults);
                    }
                }
                true
            }
            "required" => array(rule).iter().all(|name| value.get(name.as_str().expect("a name")).is_some()),
            "additionalProperties" => {
                assert_eq!(rule, false);
                value
                    .as_object()
                    .is_none_or(|fields| fields.keys().all(|name| schema["properties"].get(name).is_some()))
            }
            other => panic!("the schema uses `{other}`, which this validator does not know"),
        };
        if !holds {
            faults.push(format!("{at}: {keyword} {rule} does not hold for {value}"));
        }
    }
}

fn array(value: &Value) -> &[Value] {
    value.as_array().expect("an array")
}

fn is(value: &Value, name: &Value) -> bool {
    match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64() || value.is_i64(),
        Some("null") => value.is_null(),
        other => panic!("the type {other:?} is not known to this validator"),
    }
}
