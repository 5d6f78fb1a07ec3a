use super::*;

/// The places of all scalars.
fn scalars(text: &str) -> Vec<&str> {
    let yaml = parse(text);
    let mut found: Vec<Span> =
        yaml.nodes.iter().filter(|node| matches!(node.kind, Kind::Scalar(..))).map(|node| node.span).collect();
    found.sort();
    found.into_iter().map(|span| span.of(text)).collect()
}

#[test]
fn places_are_the_users() {
    let text = "# é\na:\n  - \"b\"  # c\n  - {ü: [d, e,], f: >\n";
    assert_eq!(scalars("# é\r\na:\r\n  - \"b\"  # c\r\n  - ü\r\n"), ["a", "\"b\"", "ü"]);
    assert_eq!(scalars("\u{feff}a: 1\n"), ["a", "1"]);
    assert_eq!(scalars("\tü: 1\n\tb: 2\n"), ["ü", "1", "b", "2"]);
    assert_eq!(scalars("```yaml\na: 1\n```\nprose\n"), ["a", "1"]);
    assert_eq!(scalars("> a:\n>   b: c\n"), ["a", "b", "c"]);
    assert!(!parse(text).problems.is_empty());
}

#[test]
fn blocks_end_where_their_text_does() {
    let text = "a: |\n  x\n  y\n\n# c\nb: >-\n  z\n";
    assert_eq!(scalars(text), ["a", "x\n  y", "b", "z"]);
    let yaml = parse("a: [b, c, ]\n");
    let list = yaml.own_entries(yaml.documents[0])[0].value;
    assert_eq!(yaml.written(list).span.of("a: [b, c, ]\n"), "[b, c, ]");
}

#[test]
fn merge_keys_bring_in_what_is_not_there() {
    let text = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  <<: [*x, *y]\n  a: 0\n";
    let yaml = parse(text);
    let z = yaml.get(yaml.documents[0], "z").expect("z");
    let value = |name| yaml.get(z, name).and_then(|id| yaml.scalar(id));
    assert_eq!((value("a"), value("b"), value("c")), (Some("0"), Some("2"), Some("4")));
    // A map that merges itself ends all the same.
    let yaml = parse("a: &a\n  <<: *a\n  b: 1\n");
    assert!(yaml.get(yaml.documents[0], "a").is_some_and(|a| yaml.has(a, "b")));
}

#[test]
fn broken_lines_are_named_and_the_rest_is_read() {
    for (text, line) in [
        ("Here is my file\nservices:\n  a: 1\n", 0),
        ("services:\n  a: b: c\n  d: 1\n", 10),
        ("services:\n  a: \"x\n  d: 1\n", 10),
        ("services:\n    a: 1\n  b: 2\n    d: 1\n", 10),
        ("services:\n  a: *none\n  d: 1\n", 10),
    ] {
        let yaml = parse(text);
        assert_eq!(yaml.problems.len(), 1, "{text}: {:?}", yaml.problems);
        assert!(yaml.problems[0].0.start >= line, "{text}: {:?}", yaml.problems);
        let services = yaml.documents.iter().find_map(|&root| yaml.get(root, "services"));
        assert!(services.is_some_and(|found| yaml.is_mapping(found)), "{text}");
    }
}

#[test]
fn a_first_line_without_its_indentation_is_read() {
    let text = "image: a\n    privileged: true\n    volumes:\n      - /a:/b\n";
    let yaml = parse(text);
    let names: Vec<&str> = yaml.own_entries(yaml.documents[0]).iter().map(|entry| entry.name).collect();
    assert_eq!(names, ["image", "privileged", "volumes"]);
    assert!(yaml.problems.is_empty());
}

#[test]
fn depth_is_bounded() {
    for text in ["[".repeat(200_000), "{a: ".repeat(100_000), "- ".repeat(200_000), "? ".repeat(100_000)] {
        assert_eq!(parse(&text).problems.len(), 1);
    }
}
