//! The process trees before and after, side by side, as nested lists with real text.

use yew::{AttrValue, Html, component, html, use_memo, use_state};

use super::copy::CopyButton;
use super::results::AnswerProps;
use super::state::use_lang;
use super::text;
use crate::Lang;
use crate::boot::draw;
use crate::lang::Text;
use crate::report::{Node, Report, Subject, SubjectKind, Trees};

/// How many processes are drawn before the rest is asked for; the text to copy has them all.
const SHOWN: usize = 500;

/// How deep lists are nested on the page.
const DEPTH: usize = 60;

/// A command line longer than this (bytes) is not taken apart into words.
const UNBROKEN: usize = 1_000;

/// The trees of every subject that has one.
#[component]
pub fn ProcessTrees(props: &AnswerProps) -> Html {
    let lang = use_lang();
    let shown = use_state(|| SHOWN);
    let drawn = use_memo((props.answer.clone(), lang), |(answer, lang)| drawn(&answer.report, *lang));
    let subjects: Vec<_> = with_tree(&props.answer.report).collect();
    if subjects.is_empty() {
        return Html::default();
    }
    let goes = subjects
        .iter()
        .any(|subject| subject.tree.before.as_ref().is_some_and(|tree| nodes(tree).any(|node| node.goes)));
    let all: usize =
        subjects.iter().flat_map(|subject| sides(&subject.tree)).map(|(tree, ..)| nodes(tree).count()).sum();
    let more = {
        let shown = shown.clone();
        move |_| shown.set(*shown + SHOWN)
    };
    let mut left = *shown;
    let named = subjects.len() > 1;
    html! {
        <section class="block" data-testid="trees">
            <div class="block-head">
                <h2>{ text::TREES.get(lang) }</h2>
                <div class="buttons">
                    <CopyButton text={(*drawn).clone()} label={text::COPY_TREES} testid="copy-trees" />
                </div>
            </div>
            if goes {
                <p class="legend" aria-hidden="true">{ text::GOES_LEGEND.get(lang) }</p>
            }
            for subject in subjects {
                if left > 0 {
                    if named {
                        <h3 class="tree-subject">
                            <span class="tag">{ text::subject_kind(subject.kind).get(lang) }</span>{ &subject.name }
                        </h3>
                    }
                    <div class="trees">
                        for (tree, title, testid) in sides(&subject.tree) {
                            { side(subject, tree, title, testid, &mut left, lang) }
                        }
                    </div>
                }
            }
            if all > *shown {
                <button type="button" class="button" onclick={more}>
                    { text::MORE.fill(lang, &[("n", &(all - *shown).min(SHOWN).to_string())]) }
                </button>
            }
        </section>
    }
}

fn with_tree(report: &Report) -> impl Iterator<Item = &Subject> {
    report.subjects.iter().filter(|subject| subject.tree.before.is_some() || subject.tree.after.is_some())
}

/// The trees that are shown, each with its title and its name for tests: one where nothing changes.
fn sides(trees: &Trees) -> Vec<(&Node, Text, &'static str)> {
    match (&trees.before, &trees.after) {
        (Some(before), None) => vec![(before, text::NOW, "tree-before")],
        (Some(before), Some(after)) if before == after => vec![(before, text::UNCHANGED_TREE, "tree-before")],
        (before, after) => {
            let before = before.iter().map(|tree| (tree, text::BEFORE, "tree-before"));
            before.chain(after.iter().map(|tree| (tree, text::AFTER, "tree-after"))).collect()
        }
    }
}

/// All trees as text.
fn drawn(report: &Report, lang: Lang) -> AttrValue {
    let mut out = String::new();
    for subject in with_tree(report) {
        for (tree, title, _) in sides(&subject.tree) {
            let separator = if out.is_empty() { "" } else { "\n" };
            out.push_str(&format!("{separator}# {} – {}\n{}", subject.name, title.get(lang), draw::text(tree)));
        }
    }
    out.into()
}

fn side(subject: &Subject, tree: &Node, title: Text, testid: &'static str, left: &mut usize, lang: Lang) -> Html {
    let first = (subject.kind != SubjectKind::Host).then(|| first(tree));
    let root = node(tree, first, 0, left, lang);
    html! {
        <figure class={testid} data-testid={testid}>
            <figcaption>{ title.get(lang) }</figcaption>
            <ul class="tree">{ root }</ul>
        </figure>
    }
}

/// The process that is PID 1 in the container: below the engine's own, where the tree begins with that.
fn first(root: &Node) -> &Node {
    let program = root.command.split_whitespace().next().unwrap_or_default();
    let engine = ["containerd-shim", "docker-containerd-shim", "conmon"]
        .iter()
        .any(|engine| program.rsplit('/').next().is_some_and(|name| name.starts_with(engine)));
    root.children.first().filter(|_| engine).unwrap_or(root)
}

fn node(this: &Node, first: Option<&Node>, depth: usize, left: &mut usize, lang: Lang) -> Html {
    *left = left.saturating_sub(1);
    let is_first = first.is_some_and(|first| std::ptr::eq(first, this));
    let engine = first.is_some() && depth == 0 && !is_first;
    let command = if this.goes {
        html! { <s class="command">{ words(&this.command) }</s> }
    } else {
        html! { <span class="command">{ words(&this.command) }</span> }
    };
    let mut children = Vec::new();
    let mut out = 0;
    for child in &this.children {
        if *left == 0 || depth == DEPTH {
            out += 1;
        } else {
            children.push(node(child, first, depth + 1, left, lang));
        }
    }
    html! {
        <li class={yew::classes!("process", this.goes.then_some("goes"), engine.then_some("engine"))}>
            <div class="row">
                { command }
                if let Some(times) = draw::times(this.count) {
                    <span class="times">{ times }</span>
                }
                if is_first {
                    <span class="tag pid1">{ "PID 1" }</span>
                }
                if this.goes {
                    <span class="sr-only">{ text::GOES.get(lang) }</span>
                }
                if let Some(user) = &this.user {
                    <span class="faint user">{ user }</span>
                }
                if let Some(note) = &this.note {
                    <span class="note">{ note }</span>
                }
            </div>
            if !children.is_empty() || out > 0 {
                <ul>
                    { for children }
                    if out > 0 {
                        <li class="process faint">
                            { text::TREE_LEFT_OUT.fill(lang, &[("n", &out.to_string())]) }
                        </li>
                    }
                </ul>
            }
        </li>
    }
}

/// A command line that breaks between its words: a browser would break it behind every hyphen.
fn words(command: &str) -> Html {
    if command.len() > UNBROKEN {
        return html! { command };
    }
    let mut parts = command.split(' ');
    let first = parts.next().unwrap_or_default();
    html! {<>
        <span>{ first }</span>
        for word in parts {
            { " " }<span>{ word }</span>
        }
    </>}
}

/// Every node of a tree, in no particular order.
fn nodes(tree: &Node) -> impl Iterator<Item = &Node> {
    let mut todo = vec![tree];
    std::iter::from_fn(move || {
        let node = todo.pop()?;
        todo.extend(&node.children);
        Some(node)
    })
}
