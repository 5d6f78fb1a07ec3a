//! The Static Analysis Results Interchange Format, version 2.1.0: one log for all files of a run.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html>, and what GitHub asks of a log:
//! <https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support>
//!
//! A log is written as the files are read: first what is known beforehand, the tool and its rules; then each file's results; at
//! the end what had to be gathered, the files and what went wrong. So no more than that is ever held.

mod fingerprint;

use std::collections::{BTreeSet, HashMap};

use serde_json::{Value, json};

use super::place::Name;
use super::read::Input;
use crate::lang::{Lang, Text};
use crate::report::{Applicability, Edit, Finding, Patch, Report, Severity, Subject};
use crate::rules::{self, Rule};
use crate::text::{LineIndex, Place, Span};

/// What relative addresses begin at. What that is on a machine is left out: the reader of a log has the repository elsewhere.
const TOP: &str = "%SRCROOT%";

/// A patch is written with every finding that it resolves; one with more replacements than this, all findings counted, only with
/// its first ones, so that a log never outgrows the text that it is about.
const MOST_REPLACEMENTS: usize = 1000;

/// The part of a log above its results.
pub(super) fn begin(lang: Lang) -> String {
    let tool = json!({ "driver": {
        "name": "Foreground",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": lang.tag(),
        "shortDescription": { "text": env!("CARGO_PKG_DESCRIPTION") },
        "rules": rules::ALL.iter().map(|rule| descriptor(rule, lang)).collect::<Vec<_>>(),
    }});
    let top = json!({ TOP: { "description": { "text": "The top of the repository." } } });
    format!(
        "{{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json\",\
         \"version\":\"2.1.0\",\"runs\":[{{\"tool\":{tool},\"language\":\"{}\",\"columnKind\":\"unicodeCodePoints\",\
         \"originalUriBaseIds\":{top},\"results\":[",
        lang.tag()
    )
}

/// What a log holds of one file.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// Its results, separated by commas.
    pub(super) results: String,
    /// The file. A log holds each once.
    pub(super) artifact: Option<String>,
    /// What could not be read.
    pub(super) notifications: Vec<Value>,
}

/// What a log says of one file.
pub(super) fn part(report: &Report, input: &Input, name: Option<&Name>) -> Part {
    let mut page = Page::of(report, input, name);
    let results: Vec<String> = report.findings.iter().map(|finding| page.result(finding).to_string()).collect();
    Part {
        results: results.join(",\n"),
        artifact: Some(json!({ "location": page.location, "roles": ["analysisTarget"] }).to_string()),
        notifications: report
            .problems
            .iter()
            .map(|problem| notification("warning", &problem.message, Some(page.at(&problem.span))))
            .collect(),
    }
}

/// That something went wrong with the run.
pub(super) fn notification(level: &str, text: &str, location: Option<Value>) -> Value {
    let locations: Vec<Value> = location.into_iter().collect();
    json!({ "level": level, "message": { "text": text }, "locations": locations })
}

/// The part of a log below its results.
pub(super) fn end(artifacts: &BTreeSet<String>, notifications: &[Value], successful: bool) -> String {
    let artifacts = artifacts.iter().map(String::as_str).collect::<Vec<_>>().join(",\n");
    let invocation = json!([{ "executionSuccessful": successful, "toolExecutionNotifications": notifications }]);
    format!("],\"artifacts\":[{artifacts}],\"invocations\":{invocation}}}]}}\n")
}

/// A rule, with what it says of every file that it is found in.
fn descriptor(rule: &Rule, lang: Lang) -> Value {
    let what = rule.text.what.in_general(lang);
    let said = [rule.text.why, rule.text.advice].map(|text| without_values_alone(text, lang));
    let [why, _] = &said;
    let said: Vec<&str> = said.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let help = if said.is_empty() { what.clone() } else { said.join("\n\n") };
    // GitHub sorts by this word.
    let problem = match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "recommendation",
    };
    json!({
        "id": rule.name,
        "shortDescription": { "text": what },
        "fullDescription": { "text": if why.is_empty() { &what } else { why } },
        "help": { "text": help, "markdown": format!("{help}\n\n<{}>", rule.source) },
        "helpUri": rule.source,
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "problem.severity": problem },
    })
}

/// The text without the lines that are nothing but a value: that is the finding's to say.
fn without_values_alone(text: Text, lang: Lang) -> String {
    let is_value = |line: &&str| line.starts_with('{') && line.find('}') == Some(line.len() - 1);
    let general = text.in_general(lang);
    let kept = text.get(lang).lines().zip(general.lines()).filter(|(line, _)| !is_value(line));
    kept.map(|(_, general)| general).collect::<Vec<_>>().join("\n")
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// The text that results are about.
struct Page<'t> {
    text: &'t str,
    lines: LineIndex<'t>,
    location: Value,
    fingerprints: Vec<String>,
    subjects: HashMap<&'t str, &'t Subject>,
    /// Each patch, and how many of its replacements were written so far.
    patches: HashMap<&'t str, (&'t Patch, usize)>,
    /// Whether it can be corrected in its place.
    can_be_edited: bool,
}

impl<'t> Page<'t> {
    fn of(report: &'t Report, input: &'t Input, name: Option<&Name>) -> Self {
        let location = match name {
            Some(name @ Name::Below(_)) => json!({ "uri": name.uri(), "uriBaseId": TOP }),
            Some(name) => json!({ "uri": name.uri() }),
            None => json!({ "uri": "stdin", "description": { "text": "standard input" } }),
        };
        Self {
            text: &input.text,
            lines: LineIndex::new(&input.text),
            location,
            fingerprints: fingerprint::of_lines(&input.text),
            subjects: report.subjects.iter().map(|subject| (subject.id.as_str(), subject)).collect(),
            patches: report.patches.iter().map(|patch| (patch.id.as_str(), (patch, 0))).collect(),
            can_be_edited: input.damage.is_none(),
        }
    }

    fn result(&mut self, finding: &Finding) -> Value {
        let mut location = self.at(&finding.span);
        if let Some(subject) = self.subjects.get(finding.subject.as_str()) {
            location["logicalLocations"] = json!([{ "name": subject.name, "fullyQualifiedName": subject.id }]);
        }
        let said = [&finding.message, &finding.why, &finding.advice, &finding.source].map(String::as_str);
        let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
        let mut result = json!({
            "ruleId": finding.rule,
            "level": level(finding.severity),
            "message": { "text": said.join("\n\n") },
            "locations": [location],
        });
        if let Some(index) = rules::ALL.iter().position(|rule| rule.name == finding.rule) {
            result["ruleIndex"] = json!(index);
        }
        if let Some(hash) = self.fingerprints.get(finding.span.line.wrapping_sub(1)) {
            result["partialFingerprints"] = json!({ "primaryLocationLineHash": hash });
        }
        if let Some(patch) = self.patch_to_write(finding) {
            result["fixes"] = json!([self.fix(patch)]);
        }
        result
    }

    /// The patch that resolves a finding, where it is still to be written.
    fn patch_to_write(&mut self, finding: &Finding) -> Option<&'t Patch> {
        let (patch, written) = self.patches.get_mut(finding.patch.as_deref()?).filter(|_| self.can_be_edited)?;
        *written += patch.edits.len();
        (*written <= MOST_REPLACEMENTS.max(patch.edits.len())).then_some(*patch)
    }

    fn fix(&self, patch: &Patch) -> Value {
        let applicability = match patch.applicability {
            Applicability::Safe => "safe",
            Applicability::Review => "review",
        };
        let replacements: Vec<Value> = patch.edits.iter().map(|edit| self.replacement(edit)).collect();
        json!({
            "description": { "text": patch.title },
            "artifactChanges": [{ "artifactLocation": self.location, "replacements": replacements }],
            "properties": { "applicability": applicability },
        })
    }

    fn replacement(&self, edit: &Edit) -> Value {
        let deleted = self.region(&self.lines.place(Span::new(edit.start, edit.end)));
        json!({ "deletedRegion": deleted, "insertedContent": { "text": edit.text } })
    }

    fn at(&self, span: &Place) -> Value {
        json!({ "physicalLocation": { "artifactLocation": self.location, "region": self.region(span) } })
    }

    /// The place in lines and columns. A byte order mark is no character of the text there (3.30.2 of the standard).
    fn region(&self, span: &Place) -> Value {
        let marked = self.text.starts_with('\u{feff}');
        let column = |line, column: usize| if marked && line == 1 { column.saturating_sub(1).max(1) } else { column };
        json!({
            "startLine": span.line,
            "startColumn": column(span.line, span.column),
            "endLine": span.end_line,
            "endColumn": column(span.end_line, span.end_column),
        })
    }
}
