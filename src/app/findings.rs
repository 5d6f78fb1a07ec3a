//! What could not be read, and what was found. A click on either selects its place in the text field.

use yew::{AttrValue, Html, Properties, component, html, use_state};

use super::analysis::Answer;
use super::prose::prose;
use super::results::AnswerProps;
use super::state::{Action, use_app, use_lang};
use super::trees::words;
use super::verdict::severity_name;
use super::{browser, icon, place, text};
use crate::drawing::places::Spot;
use crate::report::{Applicability, Finding, InputKind, Patch, Severity};
use crate::text::Place;

/// How many are shown at once.
const SHOWN: usize = 200;

/// The longest excerpt of the text, in characters.
const EXCERPT: usize = 120;

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
    html! {
        <section class="block">
            <h2>{ text::FINDINGS.get(lang) }<span class="number">{ report.findings.len() }</span></h2>
            <ol class="findings" data-testid="findings">
                for (index, finding) in worst_first(&report.findings).into_iter().take(*shown) {
                    <Item
                        {index}
                        finding={finding.clone()}
                        spot={props.answer.places.at(finding.span.span())}
                        patch={patch(finding, &report.patches)}
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
    sorted.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.severity));
    sorted
}

fn patch(finding: &Finding, patches: &[Patch]) -> Option<(AttrValue, Applicability)> {
    let id = finding.patch.as_ref()?;
    let patch = patches.iter().find(|patch| patch.id == *id)?;
    Some((patch.title.clone().into(), patch.applicability))
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

#[derive(Properties, PartialEq)]
struct ItemProps {
    /// Its place in the Report.
    index: usize,
    finding: Finding,
    /// The process that it is about.
    spot: Option<Spot>,
    patch: Option<(AttrValue, Applicability)>,
    answer: Answer,
}

#[component]
fn Item(props: &ItemProps) -> Html {
    let app = use_app();
    let lang = app.lang;
    let ItemProps { index, finding, spot, patch, answer } = props;
    let in_tree = spot.map(|spot| {
        let onclick = move |_| app.dispatch(Action::Point(spot));
        html! { <button type="button" class="link" {onclick} data-testid="in-tree">{ words::IN_TREE.get(lang) }</button> }
    });
    let excerpt = excerpt(&finding.span, &answer.text);
    let why = if finding.severity == Severity::Info { text::WHY_INFO } else { text::WHY };
    html! {
        <li id={format!("finding-{index}")} class="finding" data-testid="finding" data-rule={finding.rule.clone()} data-severity={severity_name(finding.severity)}>
            <p class="finding-kind">
                { icon::severity(finding.severity) }
                <span class="severity">{ text::severity(finding.severity).get(lang) }</span>
                <code class="rule">{ &finding.rule }</code>
            </p>
            <h3><Jump place={finding.span} answer={answer.clone()}>{ prose(&finding.message) }</Jump></h3>
            if !excerpt.is_empty() {
                <pre class="excerpt"><code>{ excerpt }</code></pre>
            }
            <dl class="pillars">
                <div><dt>{ why.get(lang) }</dt><dd>{ prose(&finding.why) }</dd></div>
                <div><dt>{ text::ADVICE.get(lang) }</dt><dd>{ prose(&finding.advice) }</dd></div>
            </dl>
            <p class="finding-foot">
                if let Some((title, applicability)) = patch {
                    <span>
                        { text::RESOLVED_BY.fill(lang, &[("patch", title)]) }
                        { " " }
                        <span class="tag">{ text::applicability(*applicability).get(lang) }</span>
                    </span>
                }
                { in_tree }
                if !finding.source.is_empty() {
                    <span>{ text::SOURCE.get(lang) }{ ": " }{ source(&finding.source) }</span>
                }
            </p>
        </li>
    }
}

/// The first line of what a finding is about.
fn excerpt(place: &Place, text: &str) -> String {
    let whole = place.span().of(text);
    let line = whole.lines().next().unwrap_or_default();
    let mut short: String = line.chars().take(EXCERPT).collect();
    if short.len() < whole.trim_end().len() {
        short.push_str(" …");
    }
    short
}

/// An address as a link, showing its host and path; the name of a document as it is.
fn source(source: &str) -> Html {
    match source.strip_prefix("https://") {
        Some(shown) if !source.contains(char::is_whitespace) => {
            html! { <a href={source.to_owned()} target="_blank" rel="noopener noreferrer">{ shown.trim_end_matches('/') }</a> }
        }
        _ => html! { source },
    }
}

#[derive(Properties, PartialEq)]
struct JumpProps {
    place: Place,
    answer: Answer,
    children: Html,
}

/// A button that selects a place in the text field.
#[component]
fn Jump(props: &JumpProps) -> Html {
    let lang = use_lang();
    let place = props.place;
    let onclick = {
        let answer = props.answer.clone();
        move |_| {
            if let Some(field) = browser::source() {
                place::select(&field, &answer.text, &place);
            }
        }
    };
    let (line, column) = (place.line.to_string(), place.column.to_string());
    html! {
        <button type="button" class="jump" title={text::JUMP.get(lang)} {onclick}>
            <span class="jump-text">{ props.children.clone() }</span>
            <span class="where">
                <span aria-hidden="true">{ format!("{line}:{column}") }</span>
                <span class="sr-only">{ text::LINE.fill(lang, &[("line", &line), ("column", &column)]) }</span>
            </span>
        </button>
    }
}
