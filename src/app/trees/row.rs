//! One line of a tree.

use yew::{Html, MouseEvent, classes, html};

use super::view::Hand;
use super::words;
use crate::app::text;
use crate::boot::draw;
use crate::drawing::GOES;
use crate::drawing::outline::{Left, Line, Outline, What};
use crate::drawing::walk::Cursor;
use crate::lang::Lang;

/// A command line longer than this (bytes) is not taken apart into words.
const UNBROKEN: usize = 1_000;

/// All that a line shows.
pub struct Row<'r> {
    pub outline: &'r Outline<'r>,
    pub line: &'r Line,
    pub at: Cursor,
    pub id: String,
    pub open: bool,
    /// Whether Tab leads here.
    pub current: bool,
    pub selected: bool,
    /// The row of PID 1.
    pub first: Option<usize>,
    /// The finding that says why the process goes.
    pub reason: Option<usize>,
    pub hand: &'r Hand,
    pub lang: Lang,
}

/// The line as an item of the tree.
pub fn line(row: &Row<'_>) -> Html {
    match row.line.what {
        What::Process(at) => process(row, at),
        What::Left(left) => left_out(row, left),
    }
}

fn process(row: &Row<'_>, at: usize) -> Html {
    let (lang, own) = (row.lang, row.outline.rows()[at]);
    let node = own.node;
    let engine = row.first.is_some_and(|first| at < first);
    let is_parent = !node.children.is_empty();
    let below = own.end - at - 1;
    let class = classes!(
        "item",
        node.goes.then_some("goes"),
        engine.then_some("engine"),
        (is_parent && row.open).then_some("open"),
    );
    let choose = act(row, Hand::choose);
    let toggle = act(row, Hand::toggle);
    let knob = html! {
        <span class="knob" aria-hidden="true" onclick={toggle}>
            <svg viewBox="0 0 10 10" width="10" height="10"><path d="M3 1.5L7 5 3 8.5" /></svg>
        </span>
    };
    let command = if node.goes {
        html! { <s class="command">{ words(&node.command) }</s> }
    } else {
        html! { <span class="command">{ words(&node.command) }</span> }
    };
    html! {
        <li
            key={row.id.clone()}
            id={row.id.clone()}
            role="treeitem"
            tabindex={if row.current { "0" } else { "-1" }}
            aria-level={(row.line.depth + 1).to_string()}
            aria-posinset={(own.position + 1).to_string()}
            aria-setsize={own.siblings.to_string()}
            aria-expanded={is_parent.then(|| row.open.to_string())}
            aria-selected={row.selected.to_string()}
            data-lines={node.span.map(|place| format!("{}-{}", place.line, place.end_line))}
            {class}
            onclick={choose}
        >
            { guides(row.line) }
            <div class="body">
                <div class="head">
                    <span class="box">
                        if is_parent {
                            { knob }
                        }
                        { command }
                        if row.first == Some(at) {
                            <span class="tag pid1">{ "PID 1" }</span>
                        }
                    </span>
                    if let Some(times) = draw::times(node.count) {
                        <span class="times">{ times }</span>
                    }
                    if node.goes {
                        <span class="sr-only">{ GOES.get(lang) }</span>
                    }
                    if is_parent && !row.open {
                        <span class="folded">{ text::counted(lang, below, &words::FOLDED_ONE, &words::FOLDED) }</span>
                    }
                    <span class="meta">
                        if let Some(user) = &node.user {
                            <span class="faint user">{ user }</span>
                        }
                        { links(row, node.span.map(|place| place.line)) }
                    </span>
                </div>
                if let Some(note) = &node.note {
                    <div class="note">{ note }</div>
                }
            </div>
        </li>
    }
}

/// The ways from a process to its line and to the reason why it goes, for those who point. The keyboard has Enter and the
/// buttons below the tree.
fn links(row: &Row<'_>, line: Option<usize>) -> Html {
    let lang = row.lang;
    let to_line = act(row, Hand::to_line);
    let to_reason = row.reason.map(|finding| act(row, move |hand: &Hand, _| hand.to_reason(finding)));
    html! {
        if line.is_some() || to_reason.is_some() {
            <span class="ways" aria-hidden="true">
                if let Some(to_reason) = to_reason {
                    <span class="way" onclick={to_reason} data-testid="why">{ words::WHY.get(lang) }</span>
                }
                if let Some(line) = line.map(|line| line.to_string()) {
                    <span class="way" title={words::TO_LINE.fill(lang, &[("line", &line)])} onclick={to_line} data-testid="line">
                        { words::LINE.fill(lang, &[("line", &line)]) }
                    </span>
                }
            </span>
        }
    }
}

fn left_out(row: &Row<'_>, left: Left) -> Html {
    let siblings = row.outline.row(row.line.parent).map_or(left.siblings, |parent| parent.node.children.len());
    let choose = act(row, Hand::choose);
    html! {
        <li
            key={row.id.clone()}
            id={row.id.clone()}
            role="treeitem"
            tabindex={if row.current { "0" } else { "-1" }}
            aria-level={(row.line.depth + 1).to_string()}
            aria-posinset={(left.first + 1).to_string()}
            aria-setsize={siblings.to_string()}
            aria-selected={row.selected.to_string()}
            class="item left"
            onclick={choose}
        >
            { guides(row.line) }
            <div class="body">
                <div class="head">
                    <span class="box">{ words::LEFT.fill(row.lang, &[("n", &left.processes.to_string())]) }</span>
                </div>
            </div>
        </li>
    }
}

/// What a click does.
fn act(row: &Row<'_>, act: impl Fn(&Hand, Cursor) + 'static) -> yew::Callback<MouseEvent> {
    let (hand, at) = (row.hand.clone(), row.at);
    yew::Callback::from(move |event: MouseEvent| {
        event.stop_propagation();
        act(&hand, at);
    })
}

/// The lines that join a process to those above it.
fn guides(line: &Line) -> Html {
    html! {
        if line.depth > 0 {
            <span class="guides" aria-hidden="true">
                for &bar in &line.bars {
                    <i class={if bar { "bar" } else { "gap" }}></i>
                }
                <i class={if line.last { "end" } else { "tee" }}></i>
            </span>
        }
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
