//! The diff as a table. What changed is told by a sign, a word for screen readers, `<ins>` and `<del>`, and colour.

use std::collections::HashMap;
use std::ops::Range;

use yew::{AttrValue, Callback, Html, Properties, component, html, use_memo, use_state};

use super::state::use_lang;
use super::text;
use crate::Lang;
use crate::lang::Text;
use crate::rewrite::diff::{self, Kind, Line, Piece};

/// Unchanged lines that stay visible next to a change.
const CONTEXT: usize = 3;

/// How many rows are shown at once.
const SHOWN: usize = 2_000;

/// A run of changed lines longer than this is not searched for pairs.
const PAIRED: usize = 60;

const COLUMNS: [(&str, Text); 4] =
    [("no", text::COLUMN_OLD), ("no", text::COLUMN_NEW), ("sign", text::COLUMN_CHANGE), ("text", text::COLUMN_TEXT)];

/// The properties of [`DiffTable`].
#[derive(Properties, PartialEq)]
pub struct Props {
    pub before: AttrValue,
    pub after: AttrValue,
}

/// A row of the table.
enum Row {
    /// The line of that number.
    Line(usize),
    /// Lines that did not change and are folded away.
    Fold(Range<usize>),
}

/// Two texts, line by line.
#[component]
pub fn DiffTable(props: &Props) -> Html {
    let lang = use_lang();
    let shown = use_state(|| SHOWN);
    let open = use_state(Vec::<usize>::new);
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
    let words = pairs(&lines);
    let unfold = {
        let open = open.clone();
        Callback::from(move |start| open.set(open.iter().copied().chain([start]).collect()))
    };
    let more = {
        let shown = shown.clone();
        move |_| shown.set(*shown + SHOWN)
    };
    html! {<>
        <p class="summary">{ &summary }</p>
        <div class="code-frame" tabindex="0" role="region" aria-label={summary.clone()}>
            <table class="diff" data-testid="diff">
                <thead class="sr-only">
                    <tr>
                        for (class, column) in COLUMNS {
                            <th scope="col" {class}>{ column.get(lang) }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for row in rows.iter().take(*shown) {
                        { match row {
                            Row::Line(at) => line(&lines[*at], words.get(at).map(Vec::as_slice), lang),
                            Row::Fold(folded) => fold(folded, &unfold, lang),
                        } }
                    }
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

/// All lines, with long unchanged runs folded unless they were opened.
fn rows(lines: &[Line<'_>], open: &[usize]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut next = 0;
    let end = lines.len()..lines.len();
    for hunk in diff::hunks(lines, CONTEXT).into_iter().chain([end]) {
        let gap = next..hunk.start;
        if gap.len() < 2 || open.contains(&gap.start) {
            rows.extend(gap.map(Row::Line));
        } else {
            rows.push(Row::Fold(gap));
        }
        next = hunk.end;
        rows.extend(hunk.map(Row::Line));
    }
    rows
}

/// For each removed line and the added one that takes its place: what they share.
fn pairs<'t>(lines: &[Line<'t>]) -> HashMap<usize, Vec<Piece<'t>>> {
    let mut pairs = HashMap::new();
    let mut at = 0;
    while at < lines.len() {
        let run = |from: usize, kind| from + lines[from..].iter().take_while(|line| line.kind == kind).count();
        let removed = at..run(at, Kind::Removed);
        let added = removed.end..run(removed.end, Kind::Added);
        at = added.end.max(at + 1);
        if removed.len().max(added.len()) > PAIRED {
            continue;
        }
        let mut candidates = added.clone();
        for old in removed {
            let found = candidates
                .clone()
                .find_map(|new| diff::words(lines[old].text, lines[new].text).map(|words| (new, words)));
            if let Some((new, (before, after))) = found {
                pairs.insert(old, before);
                pairs.insert(new, after);
                candidates.start = new + 1;
            }
        }
    }
    pairs
}

fn line(line: &Line<'_>, words: Option<&[Piece<'_>]>, lang: Lang) -> Html {
    let (class, sign, word) = match line.kind {
        Kind::Same => ("same", "", None),
        Kind::Removed => ("removed", "−", Some(text::REMOVED)),
        Kind::Added => ("added", "+", Some(text::ADDED)),
    };
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    let whole = [Piece { text: line.text, changed: false }];
    let pieces = words.unwrap_or(&whole);
    html! {
        <tr {class}>
            <td class="no">{ number(line.old) }</td>
            <td class="no">{ number(line.new) }</td>
            <td class="sign">
                <span aria-hidden="true">{ sign }</span>
                if let Some(word) = word {
                    <span class="sr-only">{ word.get(lang) }</span>
                }
            </td>
            <td class="text">
                for piece in pieces {
                    { match (piece.changed, line.kind) {
                        (true, Kind::Removed) => html! { <del>{ piece.text }</del> },
                        (true, Kind::Added) => html! { <ins>{ piece.text }</ins> },
                        _ => html! { piece.text },
                    } }
                }
                if line.kind != Kind::Same && line.ending.is_empty() {
                    <span class="no-newline">{ text::NO_NEWLINE.get(lang) }</span>
                }
            </td>
        </tr>
    }
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
