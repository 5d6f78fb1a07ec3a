//! The drawing is well-formed, escaped and bounded; how it looks, the golden files hold.

use super::*;
use crate::{Options, analyse};

fn listing(processes: &[&str]) -> String {
    let mut text = "PID USER COMMAND\n".to_owned();
    for (at, process) in processes.iter().enumerate() {
        let _ = writeln!(text, "{} root {process}", at + 1);
    }
    text
}

fn drawing(text: &str, lang: Lang) -> String {
    let report = analyse(text, &Options { lang, input: Some(crate::report::InputKind::Ps), file: None });
    figure(&report, Show::Both, lang).expect("there is a tree")
}

/// Reads the tags: each that opens is closed, in order, and no text holds a bare sign.
fn well_formed(svg: &str) {
    let mut open = Vec::new();
    let mut rest = svg;
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>'), "a bare sign in {:?}", &rest[..at]);
        let end = at + rest[at..].find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if tag.ends_with('/') => {}
            None => open.push(tag.split([' ', '\n']).next().unwrap_or_default()),
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty());
}

#[test]
fn what_the_user_wrote_is_text() {
    let svg =
        drawing(&listing(&["/sbin/init", "httpd </text><script>alert(1)</script> & \"x\"", "journald\u{7}"]), Lang::En);
    assert!(!svg.contains("<script"));
    assert!(svg.contains("&lt;script&gt;"));
    well_formed(&svg);
}

#[test]
fn nothing_is_loaded() {
    let svg = drawing(&listing(&["/sbin/init", "/usr/sbin/httpd -DFOREGROUND"]), Lang::Ja);
    let addresses = svg.matches("http").count() - svg.matches("httpd").count();
    assert_eq!(addresses, 1, "the namespace alone");
    for loads in ["url(", "@import", "href", "<image", "onload"] {
        assert!(!svg.contains(loads), "{loads}");
    }
}

#[test]
fn both_trees_stand_side_by_side_with_a_legend() {
    let svg = drawing(
        &listing(&["/sbin/init", "/usr/lib/systemd/systemd-journald", "/usr/sbin/httpd -DFOREGROUND"]),
        Lang::En,
    );
    for word in ["Before", "After", "PID 1", GOES_LEGEND.en, "processes"] {
        assert!(svg.contains(word), "{word}\n{svg}");
    }
    assert!(svg.contains("class=\"g\"") && svg.contains("class=\"b\"") && svg.contains("class=\"m\""));
}

#[test]
fn a_large_tree_is_folded() {
    let many: Vec<String> = (0..3_000).map(|at| format!("worker {at}")).collect();
    let mut all = vec!["/sbin/init"];
    all.extend(many.iter().map(String::as_str));
    let svg = drawing(&listing(&all), Lang::En);
    assert!(svg.contains("more processes"));
    assert!(svg.len() < 120_000, "{} bytes", svg.len());
    well_formed(&svg);
}

#[test]
fn all_that_is_drawn_is_inside() {
    let svg = drawing(
        &listing(&["/sbin/init", &format!("java {}", "-Dこれは長い引数です=とても長い値 ".repeat(30))]),
        Lang::Ja,
    );
    let attribute = |tag: &str, name: &str| -> f64 {
        let from = tag.find(&format!("{name}=\"")).map_or(tag.len(), |at| at + name.len() + 2);
        tag[from..].split('"').next().and_then(|value| value.parse().ok()).unwrap_or_default()
    };
    let width = attribute(&svg, " width");
    for text in svg.split("<text").skip(1) {
        let shown = text.split(['>', '<']).nth(1).unwrap_or_default();
        let font = if text.contains("class=\"c") { MONO } else { NOTE };
        assert!(attribute(text, " x") + font.width(shown) <= width, "{shown}");
    }
}

#[test]
fn without_a_tree_there_is_no_drawing() {
    assert_eq!(figure(&analyse("", &Options::default()), Show::Both, Lang::En), None);
}
