//! The Report has the shape that `tests/report.schema.json` promises.

mod json_schema;

use std::path::Path;

use foreground::{Lang, Options, analyse};
use json_schema::faults;
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
