//! The contract that every rule keeps: what its examples claim is so, and both languages say the same things.

use std::collections::BTreeSet;

use foreground::report::{Applicability, FileRole};
use foreground::rules::{self, Pillars};
use foreground::{Lang, Options, analyse};

/// What `cargo xtask new-rule` leaves to be filled in.
#[test]
fn rules_are_filled_in() {
    let mut missing: Vec<String> = Vec::new();
    for rule in rules::ALL {
        let mut lacks = |what: &str| missing.push(format!("{}: {what}", rule.name));
        for (name, text) in [("what", rule.text.what), ("why", rule.text.why), ("advice", rule.text.advice)] {
            if text.en.is_empty() || text.ja.is_empty() {
                lacks(&format!("`text.{name}`, in English and Japanese"));
            }
        }
        if rule.source.is_empty() {
            lacks("`source`: where what it says is documented");
        }
        if rule.examples.is_empty() {
            lacks("`examples`: a `bad` text, and the `good` one that it must become; then `check`, which finds it");
        }
    }
    assert!(missing.is_empty(), "still to be filled in:\n  {}", missing.join("\n  "));
}

#[test]
fn names_are_unique_and_readable() {
    let mut names = BTreeSet::new();
    for rule in rules::ALL {
        assert!(names.insert(rule.name), "{} stands twice", rule.name);
        assert!(rule.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", rule.name);
        assert!(rule.source.starts_with("https://"), "{} names no source", rule.name);
        let of_scripts = rules::SCRIPT_CHECKS.iter().any(|check| check.rule.name == rule.name);
        let of_units = rules::unit::CHECKS.iter().any(|(known, _)| known.name == rule.name);
        let checks = rule.stage.is_some() || rule.listing.is_some() || rule.run.is_some() || of_scripts || of_units;
        assert!(checks, "{} checks nothing", rule.name);
        assert!(!rule.examples.is_empty(), "{} has no example", rule.name);
    }
}

#[test]
fn every_bad_example_is_found_and_becomes_its_good_one() {
    let mut wrong = Vec::new();
    for rule in rules::ALL {
        for example in rule.examples {
            for lang in Lang::ALL {
                let options = Options { lang, ..Options::default() };
                let report = analyse(example.bad, &options);
                if !report.findings.iter().any(|finding| finding.rule == rule.name) {
                    wrong.push(format!("{}: not found in\n{}", rule.name, example.bad));
                    continue;
                }
                let Some(good) = example.good else { continue };
                let corrected =
                    |level| report.files.iter().rfind(|file| file.role == FileRole::Corrected && file.applied <= level);
                match corrected(Applicability::Review) {
                    Some(file) if file.text == good => {}
                    other => wrong.push(format!("{}: became\n{}", rule.name, other.map_or("nothing", |f| &f.text))),
                }
                if analyse(good, &options).findings.iter().any(|finding| finding.rule == rule.name) {
                    wrong.push(format!("{}: still found in\n{good}", rule.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The names in braces of a text.
fn names(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

#[test]
fn both_languages_use_the_same_values() {
    for rule in rules::ALL {
        let Pillars { what, why, advice } = rule.text;
        for text in [what, why, advice] {
            assert!(!text.en.is_empty() && !text.ja.is_empty(), "{}", rule.name);
            assert_eq!(names(text.en), names(text.ja), "{}: {}", rule.name, text.en);
        }
    }
}

/// No finding of any example in any language still holds a `{name}` that nothing was put in for.
#[test]
fn every_value_is_put_in() {
    for rule in rules::ALL {
        for example in rule.examples {
            for lang in Lang::ALL {
                for finding in analyse(example.bad, &Options { lang, ..Options::default() }).findings {
                    for text in [&finding.message, &finding.why, &finding.advice] {
                        let left: Vec<&str> = names(text)
                            .into_iter()
                            .filter(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase()))
                            .collect();
                        assert!(left.is_empty(), "{}: {text}", finding.rule);
                    }
                }
            }
        }
    }
}
