//! The findings in the editor: underlined where they are, with their fixes, for as long as the text is the answer's.

use std::collections::HashMap;
use std::rc::Rc;

use serde::Serialize;
use yew::{hook, use_effect_with};

use super::fixes;
use super::words;
use crate::app::analysis::{Analysis, Answer};
use crate::app::field::{self, Units};
use crate::app::state::App;
use crate::app::verdict::severity_name;
use crate::report::{Applicability, Finding, InputKind};

/// How many findings the editor shows.
const SHOWN: usize = 1_000;

/// What `static/editor/findings.js` takes.
#[derive(Serialize)]
struct Shown<'r> {
    from: u32,
    to: u32,
    severity: &'static str,
    rule: &'r str,
    message: &'r str,
    index: usize,
    actions: Vec<Offered>,
}

/// A fix in the editor's menu.
#[derive(Serialize)]
struct Offered {
    name: String,
    id: &'static str,
}

/// Tells the editor what was found, each time that there is a new answer, text or editor.
#[hook]
pub fn use_findings_in_editor(app: &App, analysis: &Rc<Analysis>, editor: bool) {
    use_effect_with((analysis.clone(), app.puts, editor, app.readonly()), |&(ref analysis, _, _, readonly)| {
        let Some(editor) = field::editor() else { return };
        let json = match &**analysis {
            Analysis::Done(answer) => serde_json::to_string(&shown(answer, readonly)).unwrap_or_default(),
            _ => "[]".to_owned(),
        };
        editor.findings(&json);
    });
}

fn shown(answer: &Answer, read_only: bool) -> Vec<Shown<'_>> {
    let units = Units::of(&answer.text);
    let together = fixes::together(&answer.report);
    let findings = answer.report.findings.iter().enumerate().take(SHOWN);
    findings
        .map(|(index, finding)| Shown {
            from: units.at(finding.span.start),
            to: units.at(finding.span.end),
            severity: severity_name(finding.severity),
            rule: &finding.rule,
            message: &finding.message,
            index,
            actions: if read_only { Vec::new() } else { offered(answer, finding, &together) },
        })
        .collect()
}

fn offered(answer: &Answer, finding: &Finding, together: &HashMap<&str, usize>) -> Vec<Offered> {
    let lang = answer.lang;
    let report = &answer.report;
    let mut offered = Vec::new();
    // One for review is applied from the list, where it is seen before.
    if let Some(patch) = fixes::patch(report, finding).filter(|patch| patch.applicability == Applicability::Safe) {
        offered.push(Offered { name: words::APPLY_THIS.fill(lang, &[("patch", &patch.title)]), id: "patch" });
        if let Some(count) = together.get(&*finding.rule) {
            let values = [("n", &*count.to_string()), ("rule", &finding.rule)];
            offered.push(Offered { name: words::APPLY_RULE.fill(lang, &values), id: "rule" });
        }
    } else if finding.patch.is_some() {
        offered.push(Offered { name: words::PREVIEW.get(lang).to_owned(), id: "preview" });
    }
    if report.input == InputKind::Dockerfile {
        offered.push(Offered { name: words::IGNORE.get(lang).to_owned(), id: "ignore" });
    }
    offered
}
