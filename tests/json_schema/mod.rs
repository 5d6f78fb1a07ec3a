//! A validator of JSON Schema for the tests.
//!
//! It knows the keywords that the schemas of this project use and refuses any other: the crates that know them all would bring
//! the real `regex`, which this workspace replaces.

use serde_json::Value;

/// What in `value` is not as the schema wants it.
pub fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, schema, value, "", &mut faults);
    faults
}

/// Holds `value`, which stands at `at`, against a part of the schema.
fn check(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        let holds = match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "definitions" | "title" | "description" | "default" => true,
            "$ref" => {
                let path = rule.as_str().and_then(|path| path.strip_prefix('#')).expect("a local reference");
                check(root, root.pointer(path).expect("a definition"), value, at, faults);
                true
            }
            "const" => value == rule,
            "enum" => array(rule).contains(value),
            "type" => rule.as_array().map_or(vec![rule], |types| types.iter().collect()).iter().any(|t| is(value, t)),
            "minimum" => value.as_f64().is_none_or(|number| Some(number) >= rule.as_f64()),
            "maximum" => value.as_f64().is_none_or(|number| Some(number) <= rule.as_f64()),
            "minItems" => value.as_array().is_none_or(|items| Some(items.len() as u64) >= rule.as_u64()),
            "uniqueItems" => {
                let mut texts: Vec<String> = value.as_array().into_iter().flatten().map(Value::to_string).collect();
                let all = texts.len();
                texts.sort();
                texts.dedup();
                rule == false || texts.len() == all
            }
            "pattern" => {
                let pattern = regex_lite::Regex::new(rule.as_str().expect("a pattern")).expect("it can be read");
                value.as_str().is_none_or(|text| pattern.is_match(text))
            }
            "format" => value.as_str().is_none_or(|text| has_format(text, rule.as_str().expect("a name"))),
            "anyOf" => array(rule).iter().any(|schema| fits(root, schema, value)),
            "oneOf" => array(rule).iter().filter(|schema| fits(root, schema, value)).count() == 1,
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
                let others = value.as_object().into_iter().flatten();
                let others = others.filter(|(name, _)| schema["properties"].get(name.as_str()).is_none());
                let mut allowed = true;
                for (name, value) in others {
                    match rule {
                        Value::Bool(others) => allowed &= *others,
                        schema => check(root, schema, value, &format!("{at}/{name}"), faults),
                    }
                }
                allowed
            }
            other => panic!("the schema uses `{other}`, which this validator does not know"),
        };
        if !holds {
            faults.push(format!("{at}: {keyword} {rule} does not hold for {value}"));
        }
    }
}

fn fits(root: &Value, schema: &Value, value: &Value) -> bool {
    let mut faults = Vec::new();
    check(root, schema, value, "", &mut faults);
    faults.is_empty()
}

/// Whether a text is written as RFC 3986 has it: a whole URI, or a reference.
fn has_format(text: &str, format: &str) -> bool {
    let escaped = text.split('%').skip(1).all(|rest| {
        let bytes = rest.as_bytes();
        bytes.len() >= 2 && bytes[..2].iter().all(u8::is_ascii_hexdigit)
    });
    let written = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte));
    match format {
        "uri-reference" => escaped && written,
        "uri" => escaped && written && text.split_once(':').is_some_and(|(scheme, _)| !scheme.contains('/')),
        other => panic!("the schema uses the format `{other}`, which this validator does not know"),
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
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        other => panic!("the type {other:?} is not known to this validator"),
    }
}
