//! Putting the text right from the page: one patch, all of a rule, all of a level, or the comment that silences a finding.
//! Each is one edit of the field, so one step of undo.

use std::collections::{HashMap, HashSet};

use yew::AttrValue;

use super::words;
use crate::app::analysis::Answer;
use crate::app::made::Made;
use crate::app::state::{Action, App};
use crate::app::{browser, field, verdict};
use crate::lang::Text;
use crate::report::{Applicability, Edit, File, FileRole, Finding, InputKind, Patch, Report};
use crate::rewrite::apply::tidy;
use crate::rules::ignore::ignore;
use crate::text::{LineIndex, Span};

/// What can be done about findings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fix {
    /// The patch of the finding at this place in the Report.
    Finding(usize),
    /// All patches of that finding's rule.
    Rule(usize),
    /// The comment that silences that finding.
    Ignore(usize),
    /// All patches up to a level.
    Level(Applicability),
    /// The patches up to a level that change these lines, numbered from 1; an empty range stands before its line.
    Lines(usize, usize, Applicability),
}

impl Fix {
    /// What the editor's menu calls the fixes of a finding.
    pub fn named(name: &str, finding: usize) -> Option<Self> {
        match name {
            "patch" => Some(Self::Finding(finding)),
            "rule" => Some(Self::Rule(finding)),
            "ignore" => Some(Self::Ignore(finding)),
            _ => None,
        }
    }

    /// The edits of the text; none where there is nothing to do.
    pub fn edits(self, answer: &Answer) -> Vec<Edit> {
        let report = &*answer.report;
        if let Self::Ignore(at) = self {
            let finding = report.findings.get(at).filter(|_| report.input == InputKind::Dockerfile);
            let edit = finding.and_then(|finding| ignore(&answer.text, &finding.rule, finding.span.span()));
            return edit.into_iter().collect();
        }
        tidy(self.patches(answer).into_iter().flat_map(|patch| patch.edits.iter().cloned()).collect())
    }

    /// The patches that are applied.
    fn patches(self, answer: &Answer) -> Vec<&Patch> {
        let report = &*answer.report;
        match self {
            Self::Finding(at) => {
                report.findings.get(at).and_then(|finding| patch(report, finding)).into_iter().collect()
            }
            Self::Rule(at) => of_rule(report, at).collect(),
            Self::Level(level) => report.patches.iter().filter(|patch| patch.applicability <= level).collect(),
            Self::Lines(first, end, level) => {
                let index = LineIndex::new(&answer.text);
                let touches = |edit: &Edit| {
                    let (from, _) = index.line_column(edit.start);
                    let (to, column) = index.line_column(edit.end);
                    // What ends where a line begins does not reach into it.
                    let to = if column == 1 && to > from { to - 1 } else { to };
                    if first == end { from.abs_diff(first) <= 1 } else { from < end && to >= first }
                };
                report
                    .patches
                    .iter()
                    .filter(|patch| patch.applicability <= level && patch.edits.iter().any(touches))
                    .collect()
            }
            Self::Ignore(_) => Vec::new(),
        }
    }
}

/// The patch that resolves a finding.
pub fn patch<'r>(report: &'r Report, finding: &Finding) -> Option<&'r Patch> {
    let id = finding.patch.as_ref()?;
    report.patches.iter().find(|patch| patch.id == *id)
}

/// The patches of the findings of one rule, each once: that of the finding at this place.
fn of_rule(report: &Report, finding: usize) -> impl Iterator<Item = &Patch> {
    let rule = report.findings.get(finding).map(|finding| finding.rule.as_str()).unwrap_or_default();
    let named: HashSet<&str> =
        report.findings.iter().filter(|finding| finding.rule == rule).filter_map(|f| f.patch.as_deref()).collect();
    report.patches.iter().filter(move |patch| named.contains(&*patch.id))
}

/// For each rule with several patches, all of them safe: how many.
pub fn together(report: &Report) -> HashMap<&str, usize> {
    let safe: HashSet<&str> = report
        .patches
        .iter()
        .filter(|patch| patch.applicability == Applicability::Safe)
        .map(|patch| &*patch.id)
        .collect();
    let mut by_rule: HashMap<&str, HashSet<&str>> = HashMap::new();
    for finding in &report.findings {
        if let Some(id) = finding.patch.as_deref() {
            by_rule.entry(&finding.rule).or_default().insert(id);
        }
    }
    by_rule.retain(|_, patches| patches.len() > 1 && patches.iter().all(|id| safe.contains(id)));
    by_rule.into_iter().map(|(rule, patches)| (rule, patches.len())).collect()
}

/// Edits the field, if it still holds the text that the answer is about, and gives what was made for the corrected text a tab of
/// its own; what is to be said of it.
pub fn run(app: &App, answer: &Answer, fix: Fix) -> AttrValue {
    let said = |text: Text| AttrValue::Static(text.get(app.lang));
    if app.readonly() {
        return said(words::NOT_APPLIED);
    }
    let edits = fix.edits(answer);
    let edits: Vec<(Span, &str)> = edits.iter().map(|edit| (Span::new(edit.start, edit.end), &*edit.text)).collect();
    if edits.is_empty() || !field::edit(&answer.text, &edits) {
        return said(words::NOT_APPLIED);
    }
    let after = field::text();
    app.dispatch(field::typed_as(after.clone()));
    if !field::has_focus() {
        // The button goes with the finding.
        browser::focus_in_place(verdict::ID);
    }
    let Some(file) = made_with(fix, answer) else { return said(words::APPLIED) };
    let text = words::APPLIED_WITH.fill(app.lang, &[("file", &file.path)]);
    app.dispatch(Action::Made(Made::new(answer.text.clone(), after.into(), file)));
    text.into()
}

/// The file that goes with these patches.
fn made_with(fix: Fix, answer: &Answer) -> Option<&File> {
    let split = answer.report.split_patch()?;
    fix.patches(answer).iter().any(|patch| patch.id == split.id).then_some(())?;
    answer.report.files.iter().find(|file| file.role == FileRole::Generated)
}
