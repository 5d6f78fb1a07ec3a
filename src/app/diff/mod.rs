//! The diff as a table, in one column or side by side. What changed is told by a sign, a word for screen readers, `<ins>`
//! and `<del>`, and colour.

mod rows;
mod words;

use std::collections::HashMap;
use std::ops::Range;

use rows::{Row, beside, pairs, rows};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_memo, use_state};

use super::state::use_lang;
use super::{browser, text};
use crate::Lang;
use crate::lang::Text;
use crate::rewrite::diff::{self, Kind, Line, Piece};

/// How many rows are shown at once.
const SHOWN: usize = 2_000;

const COLUMNS: [(&str, Text); 4] =
    [("no", text::COLUMN_OLD), ("no", text::COLUMN_NEW), ("sign", text::COLUMN_CHANGE), ("text", text::COLUMN_TEXT)];

const COLUMNS_BESIDE: [(&str, Text); 4] =
    [("no", text::COLUMN_OLD), ("text", words::TEXT_BEFORE), ("no", text::COLUMN_NEW), ("text", words::TEXT_AFTER)];

/// The properties of [`DiffTable`].
#[derive(Properties, PartialEq)]
pub struct Props {
    pub before: AttrValue,
    pub after: AttrValue,
    /// Makes a change in the text: the numbers of its lines in the text before, from 1, and in front of which it stands
    /// where it only adds.
    #[prop_or_default]
    pub accept: Option<Callback<Range<usize>>>,
}

/// What is drawn with every row.
struct Frame<'t> {
    lines: &'t [Line<'t>],
    words: HashMap<usize, Vec<Piece<'t>>>,
    lang: Lang,
}

/// Two texts, line by line.
#[component]
pub fn DiffTable(props: &Props) -> Html {
    let lang = use_lang();
    let shown = use_state(|| SHOWN);
    let open = use_state(Vec::<usize>::new);
    let side = use_state(browser::diff_beside);
    let texts = use_memo((props.before.clone(), props.after.clone()), Clone::clone);
    let lines = diff::lines(&texts.0, &texts.1);
    let count = |kind| lines.iter().filter(|line| line.kind == kind).count();
    let (removed, added) = (count(Kind::Removed), count(Kind::Added));
    if removed + added == 0 {
        return html! { <p class="faint">{ text::DIFF_NOTHING.get(lang) }</p> };
    }
    let summary = [
        text::counted(lang, removed, &text::LINES_REMOVED_ONE, &text::LINES_REMOVED),
        text::counted(lang, added, &text::LINES_ADDED_ONE, &text::LINES_ADDED),
    ]
    .join(if lang == Lang::Ja { "、" } else { ", " });

    let rows = rows(&lines, &open);
    let left = rows.len().saturating_sub(*shown);
    let frame = Frame { lines: &lines, words: pairs(&lines), lang };
    let unfold = {
        let open = open.clone();
        Callback::from(move |start| open.set(open.iter().copied().chain([start]).collect()))
    };
    let more = {
        let shown = shown.clone();
        move |_| shown.set(*shown + SHOWN)
    };
    let turn = |to: bool| {
        let side = side.clone();
        Callback::from(move |_: yew::MouseEvent| {
            browser::remember_diff_beside(to);
            side.set(to);
        })
    };
    let columns = if *side { COLUMNS_BESIDE } else { COLUMNS };
    html! {<>
        <div class="diff-head">
            <p class="summary">{ &summary }</p>
            <div class="switch small" role="group" aria-label={words::LAYOUT.get(lang)} data-testid="diff-layout">
                for (to, name) in [(false, words::UNIFIED), (true, words::BESIDE)] {
                    <button type="button" aria-pressed={(*side == to).to_string()} onclick={turn(to)}>{ name.get(lang) }</button>
                }
            </div>
        </div>
        <div class="code-frame" tabindex="0" role="region" aria-label={summary.clone()}>
            <table class={if *side { "diff beside" } else { "diff" }} data-testid="diff">
                if *side {
                    <colgroup><col class="no" /><col /><col class="no" /><col /></colgroup>
                }
                <thead class="sr-only">
                    <tr>
                        for (class, column) in columns {
                            <th scope="col" {class}>{ column.get(lang) }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    { drawn(&frame, &rows[..rows.len().min(*shown)], *side, &unfold, props.accept.as_ref()) }
                </tbody>
            </table>
        </div>
        if left > 0 {
            <button type="button" class="button" onclick={more}>
                { text::MORE.fill(lang, &[("n", &left.min(SHOWN).to_string())]) }
            </button>
        }
    </>}
}

/// The rows of the table's body.
fn drawn(
    frame: &Frame<'_>,
    rows: &[Row],
    side: bool,
    unfold: &Callback<usize>,
    accept: Option<&Callback<Range<usize>>>,
) -> Html {
    let mut out = Vec::with_capacity(rows.len());
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        at += 1;
        match row {
            Row::Fold(folded) => out.push(fold(folded, unfold, frame.lang)),
            Row::Hunk(lines) => out.extend(accept.map(|accept| hunk(frame, lines, accept))),
            Row::Line(first) if side => {
                let run = rows[at..].iter().take_while(|row| matches!(row, Row::Line(_))).count();
                at += run;
                out.extend(beside(frame.lines, *first..first + run + 1).into_iter().map(|sides| pair(frame, sides)));
            }
            Row::Line(line) => out.push(frame.line(*line)),
        }
    }
    out.into_iter().collect()
}

/// The row above a change, with the button that makes it.
fn hunk(frame: &Frame<'_>, hunk: &Range<usize>, accept: &Callback<Range<usize>>) -> Html {
    let lines = &frame.lines[hunk.clone()];
    let changed = |line: &&Line<'_>| line.kind != Kind::Same;
    let first = lines.iter().position(|line| line.kind != Kind::Same).unwrap_or_default();
    let above = frame.lines[..hunk.start + first].iter().rev().find_map(|line| line.old).unwrap_or_default();
    let last = lines.iter().rev().filter(changed).find_map(|line| line.old).unwrap_or(above);
    let range = above + 1..last.max(above) + 1;
    let onclick = accept.reform(move |_| range.clone());
    html! {
        <tr class="hunk">
            <td colspan="4">
                <button type="button" class="link" {onclick} data-testid="apply-hunk">{ words::ACCEPT.get(frame.lang) }</button>
            </td>
        </tr>
    }
}

impl Frame<'_> {
    /// The content of a line's cell.
    fn content(&self, at: usize) -> Html {
        let line = &self.lines[at];
        let whole = [Piece { text: line.text, changed: false }];
        let pieces = self.words.get(&at).map_or(&whole[..], Vec::as_slice);
        html! {<>
            for piece in pieces {
                { match (piece.changed, line.kind) {
                    (true, Kind::Removed) => html! { <del>{ piece.text }</del> },
                    (true, Kind::Added) => html! { <ins>{ piece.text }</ins> },
                    _ => html! { piece.text },
                } }
            }
            if line.kind != Kind::Same && line.ending.is_empty() {
                <span class="no-newline">{ text::NO_NEWLINE.get(self.lang) }</span>
            }
        </>}
    }

    /// The sign of a change, as a word for those who do not see it.
    fn sign(&self, kind: Kind) -> Html {
        let (sign, word) = match kind {
            Kind::Same => return Html::default(),
            Kind::Removed => ("−", text::REMOVED),
            Kind::Added => ("+", text::ADDED),
        };
        html! {<>
            <span aria-hidden="true">{ sign }</span>
            <span class="sr-only">{ word.get(self.lang) }</span>
        </>}
    }

    fn line(&self, at: usize) -> Html {
        let line = &self.lines[at];
        html! {
            <tr class={class(line.kind)} data-lines={line.old.map(|line| format!("{line}-{line}"))}>
                <td class="no">{ number(line.old) }</td>
                <td class="no">{ number(line.new) }</td>
                <td class="sign">{ self.sign(line.kind) }</td>
                <td class="text">{ self.content(at) }</td>
            </tr>
        }
    }
}

/// A row of the table that has both texts beside each other.
fn pair(frame: &Frame<'_>, (old, new): (Option<usize>, Option<usize>)) -> Html {
    let cell = |at: Option<usize>, side: fn(&Line<'_>) -> Option<usize>| match at {
        Some(at) => {
            let line = &frame.lines[at];
            let kind = class(line.kind);
            html! {<>
                <td class={format!("no {kind}")}>{ number(side(line)) }</td>
                <td class={format!("text {kind}")}>
                    <span class="sign">{ frame.sign(line.kind) }</span>
                    { frame.content(at) }
                </td>
            </>}
        }
        None => html! {<><td class="no none"></td><td class="text none"></td></>},
    };
    let about = old.and_then(|at| frame.lines[at].old).map(|line| format!("{line}-{line}"));
    html! { <tr data-lines={about}>{ cell(old, |line| line.old) }{ cell(new, |line| line.new) }</tr> }
}

const fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Same => "same",
        Kind::Removed => "removed",
        Kind::Added => "added",
    }
}

fn number(number: Option<usize>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn fold(folded: &Range<usize>, unfold: &Callback<usize>, lang: Lang) -> Html {
    let start = folded.start;
    let onclick = unfold.reform(move |_| start);
    html! {
        <tr class="fold">
            <td colspan="4">
                <button type="button" {onclick}>
                    { "⋯ " }
                    { text::counted(lang, folded.len(), &text::UNCHANGED_ONE, &text::UNCHANGED) }
                </button>
            </td>
        </tr>
    }
}
