//! What the pages about rules and situations say: made from the rules, the examples and what the analysis answers to them,
//! in both languages. `xtask/pages.mjs` gives it its form when the page is built.

use std::collections::BTreeSet;
use std::fs;

use foreground::examples::{self, Example};
use foreground::opening;
use foreground::report::{File, FileRole, Severity};
use foreground::rules::{self, Rule};
use foreground::{Lang, Options, Report, analyse};
use serde::Serialize;

use crate::root;
use crate::run::Result;

/// Where the hook finds it, from the root of the project.
const PATH: &str = "target/page/pages.json";

#[derive(Serialize)]
struct Pages {
    opening: Opening,
    rules: Vec<RulePage>,
    gallery: Vec<Group>,
}

#[derive(Serialize)]
struct Both<T> {
    en: T,
    ja: T,
}

/// What index.html says before the program has arrived.
#[derive(Serialize)]
struct Opening {
    tagline: Both<&'static str>,
    placeholder: Both<&'static str>,
    head: Both<&'static str>,
    introduction: Both<&'static str>,
}

#[derive(Serialize)]
struct RulePage {
    name: &'static str,
    severity: Severity,
    source: String,
    text: Both<Pillars>,
    examples: Vec<Shown>,
}

#[derive(Serialize)]
struct Pillars {
    what: String,
    why: String,
    advice: String,
}

#[derive(Serialize)]
struct Shown {
    bad: &'static str,
    good: Option<&'static str>,
}

#[derive(Serialize)]
struct Group {
    title: Both<&'static str>,
    situations: Vec<Situation>,
}

#[derive(Serialize)]
struct Situation {
    title: Both<&'static str>,
    text: &'static str,
    verdict: foreground::report::Verdict,
    /// What was found: the rule, how bad it is, and the sentence.
    findings: Both<Vec<Said>>,
    /// The text or the file that takes its place.
    corrected: Both<Option<File>>,
}

#[derive(Serialize)]
struct Said {
    rule: String,
    severity: Severity,
    message: String,
}

/// Writes the file that the build's hook reads.
pub fn write() -> Result {
    let both = |text: foreground::lang::Text| Both { en: text.en, ja: text.ja };
    let pages = Pages {
        opening: Opening {
            tagline: both(opening::TAGLINE),
            placeholder: both(opening::PLACEHOLDER),
            head: both(opening::HEAD),
            introduction: both(opening::INTRODUCTION),
        },
        rules: rules::ALL.iter().map(|rule| page(rule)).collect(),
        gallery: examples::GROUPS
            .iter()
            .map(|group| Group {
                title: Both { en: group.title.en, ja: group.title.ja },
                situations: group.examples.iter().map(situation).collect(),
            })
            .collect(),
    };
    let path = root().join(PATH);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, serde_json::to_string(&pages)?)?)
}

fn page(rule: &Rule) -> RulePage {
    RulePage {
        name: rule.name,
        severity: rule.severity,
        source: source(rule),
        text: Both { en: pillars(rule, Lang::En), ja: pillars(rule, Lang::Ja) },
        examples: rule.examples.iter().map(|example| Shown { bad: example.bad, good: example.good }).collect(),
    }
}

fn answer(text: &str, lang: Lang) -> Report {
    analyse(text, &Options { lang, ..Options::default() })
}

/// What the rule says of its first example: its own text names what only a finding knows.
fn pillars(rule: &Rule, lang: Lang) -> Pillars {
    let found = rule
        .examples
        .iter()
        .find_map(|example| answer(example.bad, lang).findings.into_iter().find(|finding| finding.rule == rule.name));
    match found {
        Some(finding) => Pillars { what: finding.message, why: finding.why, advice: finding.advice },
        None => {
            let text = |text: foreground::lang::Text| text.get(lang).to_owned();
            Pillars { what: text(rule.text.what), why: text(rule.text.why), advice: text(rule.text.advice) }
        }
    }
}

fn source(rule: &Rule) -> String {
    let found = rule.examples.iter().find_map(|example| {
        answer(example.bad, Lang::En).findings.into_iter().find(|finding| finding.rule == rule.name)
    });
    found.map(|finding| finding.source).unwrap_or_default()
}

fn situation(example: &Example) -> Situation {
    let [en, ja] = [Lang::En, Lang::Ja].map(|lang| answer(example.text, lang));
    Situation {
        title: Both { en: example.title.en, ja: example.title.ja },
        text: example.text,
        verdict: en.verdict,
        findings: Both { en: said(&en), ja: said(&ja) },
        corrected: Both { en: corrected(en), ja: corrected(ja) },
    }
}

/// Each sentence once, the worst first.
fn said(report: &Report) -> Vec<Said> {
    let mut seen = BTreeSet::new();
    let mut said: Vec<Said> = report
        .findings
        .iter()
        .filter(|finding| finding.severity != Severity::Info && seen.insert(finding.message.clone()))
        .map(|finding| Said {
            rule: finding.rule.clone(),
            severity: finding.severity,
            message: finding.message.clone(),
        })
        .collect();
    said.sort_by_key(|said| std::cmp::Reverse(said.severity));
    said
}

/// The corrected text; else the first file that was made for it.
fn corrected(report: Report) -> Option<File> {
    let mut files = report.files;
    files.sort_by_key(|file| (file.role != FileRole::Corrected, file.applied));
    files.into_iter().next()
}
