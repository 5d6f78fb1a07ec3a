//! One finding: what it is, where, why it matters, what to do, and the buttons that do it.

use yew::{Callback, Html, Properties, component, html, use_context, use_effect_with, use_node_ref, use_state};

use super::fixes::{self, Fix};
use super::words;
use crate::app::analysis::Answer;
use crate::app::copy::Announce;
use crate::app::diff::DiffTable;
use crate::app::prose::prose;
use crate::app::state::{Action, use_app, use_lang};
use crate::app::trees::words as trees;
use crate::app::verdict::severity_name;
use crate::app::{browser, field, icon, text};
use crate::drawing::places::Spot;
use crate::lang::Lang;
use crate::report::{Applicability, Finding, InputKind, Severity};
use crate::rewrite::apply::apply;
use crate::text::Place;

/// The longest excerpt of the text, in characters.
const EXCERPT: usize = 120;

/// The properties of [`Item`].
#[derive(Properties, PartialEq)]
pub struct ItemProps {
    /// Its place in the Report.
    pub index: usize,
    pub finding: Finding,
    /// The process that it is about.
    pub spot: Option<Spot>,
    /// How many safe patches its rule has, where there are several.
    pub together: Option<usize>,
    pub answer: Answer,
}

/// A finding in the list.
#[component]
pub fn Item(props: &ItemProps) -> Html {
    let app = use_app();
    let lang = app.lang;
    let ItemProps { index, finding, spot, together, answer } = props;
    let in_tree = spot.map(|spot| {
        let app = app.clone();
        let onclick = move |_| app.dispatch(Action::Point(spot));
        html! { <button type="button" class="link" {onclick} data-testid="in-tree">{ trees::IN_TREE.get(lang) }</button> }
    });
    let excerpt = excerpt(&finding.span, &answer.text);
    let why = if finding.severity == Severity::Info { text::WHY_INFO } else { text::WHY };
    let (first, last) = (finding.span.line, finding.span.end_line.max(finding.span.line));
    html! {
        <li
            id={format!("finding-{index}")}
            class="finding"
            data-testid="finding"
            data-rule={finding.rule.clone()}
            data-severity={severity_name(finding.severity)}
            data-lines={format!("{first}-{last}")}
        >
            <p class="finding-kind">
                { icon::severity(finding.severity) }
                <span class="severity">{ text::severity(finding.severity).get(lang) }</span>
                { rule(finding, lang) }
            </p>
            <h3><Jump place={finding.span} answer={answer.clone()}>{ prose(&finding.message) }</Jump></h3>
            if !excerpt.is_empty() {
                <pre class="excerpt"><code>{ excerpt }</code></pre>
            }
            <dl class="pillars">
                <div><dt>{ why.get(lang) }</dt><dd>{ prose(&finding.why) }</dd></div>
                <div><dt>{ text::ADVICE.get(lang) }</dt><dd>{ prose(&finding.advice) }</dd></div>
            </dl>
            <Fixes index={*index} together={*together} answer={answer.clone()} />
            <p class="finding-foot">
                { in_tree }
                if !finding.source.is_empty() {
                    <span>{ text::SOURCE.get(lang) }{ ": " }{ source(&finding.source) }</span>
                }
            </p>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct FixesProps {
    /// The finding's place in the Report.
    index: usize,
    together: Option<usize>,
    answer: Answer,
}

/// What can be done about a finding: a safe patch at once, one for review after it was seen.
#[component]
fn Fixes(props: &FixesProps) -> Html {
    let app = use_app();
    let lang = app.lang;
    let announce = use_context::<Announce>();
    let seen = use_state(|| false);
    let FixesProps { index, together, answer } = props;
    let report = &answer.report;
    let Some(finding) = report.findings.get(*index) else { return Html::default() };
    let patch = fixes::patch(report, finding);
    let run = {
        let (app, answer) = (app.clone(), answer.clone());
        Callback::from(move |fix: Fix| {
            let said = fixes::run(&app, &answer, fix);
            if let Some(announce) = &announce {
                announce.0.emit(said);
            }
        })
    };
    let button = |fix: Fix, label: String, title: Option<String>, testid: &'static str| {
        let onclick = run.reform(move |_: yew::MouseEvent| fix);
        html! { <button type="button" class="button small" {title} {onclick} data-testid={testid}>{ label }</button> }
    };
    let preview = {
        let seen = seen.clone();
        move |_| seen.set(!*seen)
    };
    // It opens below the button, which may stand at the edge of the window.
    let opened = use_node_ref();
    use_effect_with(*seen, {
        let opened = opened.clone();
        move |_| {
            if let Some(opened) = opened.cast::<web_sys::Element>() {
                browser::bring_into_view(&opened);
            }
        }
    });
    html! {<>
        if let Some(patch) = patch {
            <p class="resolved-by">
                { text::RESOLVED_BY.fill(lang, &[("patch", &patch.title)]) }
                { " " }
                <span class="tag">{ text::applicability(patch.applicability).get(lang) }</span>
            </p>
        }
        if !app.readonly() && (patch.is_some() || report.input == InputKind::Dockerfile) {
            <div class="fixes">
                if let Some(patch) = patch {
                    if patch.applicability == Applicability::Safe {
                        { button(Fix::Finding(*index), words::APPLY.get(lang).to_owned(), None, "apply") }
                    } else {
                        <button type="button" class="button small" aria-expanded={seen.to_string()} onclick={preview} data-testid="preview">
                            { if *seen { words::PREVIEW_CLOSE } else { words::PREVIEW }.get(lang) }
                        </button>
                        if *seen {
                            { button(Fix::Finding(*index), words::APPLY_REVIEWED.get(lang).to_owned(), None, "apply") }
                        }
                    }
                }
                if let Some(count) = together {
                    { button(
                        Fix::Rule(*index),
                        words::APPLY_RULE.fill(lang, &[("n", &count.to_string()), ("rule", &finding.rule)]),
                        None,
                        "apply-rule",
                    ) }
                }
                if report.input == InputKind::Dockerfile {
                    { button(
                        Fix::Ignore(*index),
                        words::IGNORE.get(lang).to_owned(),
                        Some(words::IGNORE_TITLE.fill(lang, &[("rule", &finding.rule)])),
                        "ignore",
                    ) }
                }
            </div>
        }
        if let Some(patch) = patch.filter(|_| *seen) {
            <div class="preview" ref={opened} data-testid="preview-diff">
                <DiffTable before={answer.text.clone()} after={apply(&answer.text, &patch.edits)} />
            </div>
        }
    </>}
}

/// The name of the rule, which leads to its page where there is one.
fn rule(finding: &Finding, lang: Lang) -> Html {
    let name = html! { <code class="rule">{ &finding.rule }</code> };
    match browser::page(lang, &format!("rules/{}.html", finding.rule)) {
        Some(page) => html! { <a class="rule-page" href={page} target="_blank" rel="noopener noreferrer">{ name }</a> },
        None => name,
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

/// The properties of [`Jump`].
#[derive(Properties, PartialEq)]
pub struct JumpProps {
    pub place: Place,
    pub answer: Answer,
    pub children: Html,
}

/// A button that selects a place in the text field.
#[component]
pub fn Jump(props: &JumpProps) -> Html {
    let lang = use_lang();
    let place = props.place;
    let onclick = {
        let answer = props.answer.clone();
        move |_| field::select(&answer.text, &place)
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
