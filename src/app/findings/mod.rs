//! What could not be read, and what was found. A click on either selects its place in the text field.

use yew::{Html, component, html, use_state};

pub mod fixes;
mod in_editor;
mod item;
mod words;

pub use in_editor::use_findings_in_editor;
pub use words::{APPLY_ALL, APPLY_ALL_TITLE};

use item::{Item, Jump};

use super::prose::prose;
use super::results::AnswerProps;
use super::state::use_lang;
use super::text;
use crate::order;
use crate::report::{Finding, InputKind};

/// How many are shown at once.
const SHOWN: usize = 200;

/// What could not be read; nothing where all could.
#[component]
pub fn Problems(props: &AnswerProps) -> Html {
    let lang = use_lang();
    let shown = use_state(|| SHOWN);
    let report = &props.answer.report;
    let problems = &report.problems;
    // Where nothing could be read, the verdict says it.
    if problems.is_empty() || report.input == InputKind::Unknown {
        return Html::default();
    }
    html! {
        <section class="block" data-testid="problems">
            <h2>{ text::PROBLEMS.get(lang) }<span class="number">{ problems.len() }</span></h2>
            <ul class="problems">
                for problem in problems.iter().take(*shown) {
                    <li>
                        <Jump place={problem.span} answer={props.answer.clone()}>{ prose(&problem.message) }</Jump>
                    </li>
                }
            </ul>
            { more(problems.len(), &shown, lang) }
        </section>
    }
}

/// What was found; nothing where nothing was.
#[component]
pub fn Findings(props: &AnswerProps) -> Html {
    let lang = use_lang();
    let shown = use_state(|| SHOWN);
    let report = &props.answer.report;
    if report.findings.is_empty() {
        return Html::default();
    }
    let together = fixes::together(report);
    html! {
        <section class="block">
            <h2>{ text::FINDINGS.get(lang) }<span class="number">{ report.findings.len() }</span></h2>
            <ol class="findings" data-testid="findings">
                for (index, finding) in worst_first(&report.findings).into_iter().take(*shown) {
                    <Item
                        {index}
                        finding={finding.clone()}
                        spot={props.answer.places.at(finding.span.span())}
                        together={together.get(&*finding.rule).copied()}
                        answer={props.answer.clone()}
                    />
                }
            </ol>
            { more(report.findings.len(), &shown, lang) }
        </section>
    }
}

/// Errors before warnings before notes; within each, the order of the text. Each with its place in the Report.
fn worst_first(findings: &[Finding]) -> Vec<(usize, &Finding)> {
    let mut sorted: Vec<_> = findings.iter().enumerate().collect();
    order::by(&mut sorted, |(_, finding)| (order::descending(finding.severity as usize), 0));
    sorted
}

fn more(all: usize, shown: &yew::UseStateHandle<usize>, lang: crate::Lang) -> Html {
    let left = all.saturating_sub(**shown);
    if left == 0 {
        return Html::default();
    }
    let onclick = {
        let shown = shown.clone();
        move |_| shown.set(*shown + SHOWN)
    };
    let label = text::MORE.fill(lang, &[("n", &left.min(SHOWN).to_string())]);
    html! { <button type="button" class="button" {onclick}>{ label }</button> }
}
