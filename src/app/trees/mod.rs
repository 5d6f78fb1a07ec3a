//! The process trees before and after, side by side.

mod line_link;
mod row;
mod view;
pub mod words;

use yew::{Callback, Html, component, html, use_memo, use_state};

pub use line_link::LineLink;
use view::Tree;

use super::copy::{CopyButton, DownloadButton};
use super::results::AnswerProps;
use super::state::use_app;
use super::text;
use crate::Lang;
use crate::boot::draw;
use crate::drawing::{self, GOES_LEGEND, Moment, sides, svg};
use crate::lang::Text;
use crate::report::{Node, Report};

/// How many subjects are drawn before the rest is asked for; the text to copy has them all.
const SHOWN: usize = 10;

/// How many lines the trees have together before their large parts are folded, and how many a single one has at least.
const LINES: usize = 240;
const LEAST: usize = 24;

/// The name of the file with the drawing.
const FILE: &str = "process-tree.svg";

/// The trees of every subject that has one.
#[component]
pub fn ProcessTrees(props: &AnswerProps) -> Html {
    let app = use_app();
    let lang = app.lang;
    let asked = use_state(|| SHOWN);
    let answer = &props.answer;
    // Once an answer: to compare two large trees takes its time.
    let shown_trees = use_memo(answer.clone(), |answer| drawn_trees(&answer.report));
    let subjects = &*shown_trees;
    if subjects.is_empty() {
        return Html::default();
    }
    // What is pointed at is shown, however many subjects stand before it.
    let pointed =
        app.pointed.and_then(|pointed| subjects.iter().position(|trees| trees.subject == pointed.spot.subject));
    let shown = pointed.map_or(*asked, |at| asked.max((at / SHOWN + 1) * SHOWN)).min(subjects.len());
    let left = subjects.len() - shown;
    let more = {
        let asked = asked.clone();
        move |_| asked.set(shown + SHOWN)
    };
    let goes = subjects[..shown].iter().any(|trees| trees.goes);
    let named = subjects.len() > 1;
    let most = (LINES / shown).max(LEAST);
    let (as_text, as_svg) = (
        {
            let report = answer.report.clone();
            Callback::from(move |()| drawn(&report, lang))
        },
        {
            let report = answer.report.clone();
            Callback::from(move |()| svg::figure(&report, svg::Show::Both, lang).unwrap_or_default())
        },
    );
    html! {
        <section class="block" data-testid="trees">
            <div class="block-head">
                <h2>{ words::TREES.get(lang) }</h2>
                <div class="buttons">
                    <CopyButton make={as_text} label={words::COPY} testid="copy-trees" />
                    <DownloadButton name={FILE} make={as_svg} label={words::SVG} testid="download-svg" />
                </div>
            </div>
            for (trees, subject) in subjects[..shown].iter().filter_map(|trees| Some((trees, answer.report.subjects.get(trees.subject)?))) {
                if named {
                    <h3 class="tree-subject">
                        <span class="tag">{ text::subject_kind(subject.kind).get(lang) }</span>{ &subject.name }
                    </h3>
                }
                if let Some(going) = drawing::going(subject, lang) {
                    <p class="tree-sum">{ going }</p>
                }
                <div class="trees">
                    for &(moment, title) in &trees.sides {
                        <Tree
                            key={format!("{}-{moment:?}", trees.subject)}
                            answer={answer.clone()}
                            subject={trees.subject}
                            {moment}
                            {title}
                            {most}
                        />
                    }
                </div>
            }
            if left > 0 {
                <button type="button" class="button" onclick={more}>
                    { text::MORE.fill(lang, &[("n", &left.min(SHOWN).to_string())]) }
                </button>
            }
            if goes {
                <p class="legend">{ GOES_LEGEND.get(lang) }</p>
            }
            <p class="tree-hint">{ words::HINT.get(lang) }</p>
        </section>
    }
}

/// The trees of a subject that are drawn.
struct Drawn {
    /// Its place in the Report.
    subject: usize,
    sides: Vec<(Moment, Text)>,
    /// Whether a process of the tree before goes.
    goes: bool,
}

fn drawn_trees(report: &Report) -> Vec<Drawn> {
    let drawn = |(subject, tree): (usize, &crate::report::Subject)| Drawn {
        subject,
        sides: sides(&tree.tree).iter().map(|side| (side.moment, side.title)).collect(),
        goes: tree.tree.before.as_ref().is_some_and(any_goes),
    };
    report.subjects.iter().enumerate().map(drawn).filter(|drawn| !drawn.sides.is_empty()).collect()
}

/// All trees as text.
fn drawn(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    for subject in drawing::subjects(report) {
        for side in sides(&subject.tree) {
            let separator = if out.is_empty() { "" } else { "\n" };
            out.push_str(&format!(
                "{separator}# {} – {}\n{}",
                subject.name,
                side.title.get(lang),
                draw::text(side.tree)
            ));
        }
    }
    out
}

/// Whether a process of the tree goes.
fn any_goes(tree: &Node) -> bool {
    let mut todo = vec![tree];
    while let Some(node) = todo.pop() {
        if node.goes {
            return true;
        }
        todo.extend(&node.children);
    }
    false
}
