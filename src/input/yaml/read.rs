//! From the parser's events to the tree; where it stops, the line that it stops at is taken out, and it reads once more.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::clean::{Clean, Head};
use super::{Id, Kind, Layout, Node, Style, Yaml};
use crate::lang::Text;
use crate::order;
use crate::text::Span;

/// How deep lists and maps may stand in each other. Compose files have about eight.
const DEEPEST: usize = 100;
/// How many lines are taken out before the rest is left unread.
const MOST_TAKEN_OUT: usize = 24;

const NOT_YAML: Text = Text {
    en: "This line is no YAML where it stands. The rest is judged without it.",
    ja: "この行は、この位置では YAML として読めません。この行を除いて判定しています。",
};
const INDENTATION: Text = Text {
    en: "The indentation of this line fits none of the lines above, or a quote is not closed. The rest is judged without it.",
    ja: "この行の字下げが上の行と合わないか、引用符が閉じていません。この行を除いて判定しています。",
};
const SECOND_COLON: Text = Text {
    en: "A key stands here where YAML expects none: the indentation is off, or a value with `: ` in it needs quotes. The rest is judged without this line.",
    ja: "キーを書けない位置にキーがあります。字下げがずれているか、`: ` を含む値に引用符が必要です。この行を除いて判定しています。",
};
const NO_ANCHOR: Text = Text {
    en: "The anchor that this alias names is not in this text. The rest is judged without it.",
    ja: "このエイリアスが指すアンカーが入力内にありません。この行を除いて判定しています。",
};
const TOO_DEEP: Text = Text {
    en: "Lists and maps stand too deep in each other here. From this line on nothing is read.",
    ja: "リストやマップの入れ子が深すぎます。この行以降は読み取っていません。",
};
const TOO_BROKEN: Text = Text {
    en: "Too many lines are no YAML. From this line on nothing is read.",
    ja: "YAML として読めない行が多すぎます。この行以降は読み取っていません。",
};

const NO_HEAD: Text = Text {
    en: "What this line belongs to was not copied: the lines behind it stand further to the left. The rest is judged without it.",
    ja: "この行が属する上位の行がコピーされていません(後続の行のほうが左にあります)。この行を除いて判定しています。",
};

/// Reads a text. Never fails; takes a time in proportion to its length.
#[must_use]
pub fn parse(text: &str) -> Yaml {
    let mut clean = Clean::of(text, Head::AsWritten);
    let strict = attempt(&clean);
    let Some(stop) = strict.stopped else { return finish(strict.yaml, clean.problems) };
    // A first line that was copied without its indentation is a common one.
    if stop.line <= 2 {
        let indented = Clean::of(text, Head::Indented);
        if indented.text != clean.text && attempt(&indented).stopped.is_none() {
            return finish(attempt(&indented).yaml, indented.problems);
        }
    }
    let mut problems = Vec::new();
    let mut read = Attempt { yaml: strict.yaml, stopped: Some(stop) };
    let headless = clean.headless(stop.line);
    if !headless.is_empty() {
        problems.extend(headless.filter_map(|number| Some((clean.take_out(number)?, NO_HEAD))));
        read = attempt(&clean);
    }
    for _ in 0..MOST_TAKEN_OUT {
        let Some(stop) = read.stopped else { break };
        if stop.fault == TOO_DEEP {
            problems.push((stop.place, TOO_DEEP));
            return finish(read.yaml, joined(clean.problems, problems));
        }
        // A sentence above a key is read as one value with it; and where the line is empty already, one before it does not end.
        let number = clean
            .sentence_above(stop.line)
            .into_iter()
            .chain(stop.line..stop.line + 2)
            .chain((0..stop.line).rev().take(8))
            .find(|&number| {
                number < clean.line_count() && {
                    let taken = clean.take_out(number);
                    if let Some(place) = taken {
                        problems.push((place, stop.fault));
                    }
                    taken.is_some()
                }
            });
        if number.is_none() {
            break;
        }
        read = attempt(&clean);
    }
    if let Some(stop) = read.stopped {
        problems.push((stop.place, TOO_BROKEN));
    }
    finish(read.yaml, joined(clean.problems, problems))
}

fn joined(mut all: Vec<(Span, Text)>, more: Vec<(Span, Text)>) -> Vec<(Span, Text)> {
    all.extend(more);
    all
}

fn finish(mut yaml: Yaml, mut problems: Vec<(Span, Text)>) -> Yaml {
    order::by(&mut problems, |(span, _)| (span.start, 0));
    yaml.problems = problems;
    yaml
}

struct Attempt {
    yaml: Yaml,
    stopped: Option<Stop>,
}

/// Where the parser stopped.
#[derive(Clone, Copy)]
struct Stop {
    /// The line, from 0.
    line: usize,
    place: Span,
    fault: Text,
}

/// A list or a map whose end is yet to come.
struct Open {
    id: Id,
    items: Vec<Id>,
    is_map: bool,
}

/// The bytes of the parser's characters.
struct Bytes(Option<Vec<usize>>);

impl Bytes {
    fn of(text: &str) -> Self {
        Self((!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()))
    }

    fn at(&self, character: usize, text: &str) -> usize {
        match &self.0 {
            Some(places) => places.get(character).copied().unwrap_or(text.len()),
            None => character.min(text.len()),
        }
    }
}

fn attempt(clean: &Clean) -> Attempt {
    let bytes = Bytes::of(&clean.text);
    let mut yaml = Yaml::default();
    let mut open: Vec<Open> = Vec::new();
    let mut anchors: HashMap<usize, Id> = HashMap::new();
    let mut stopped = None;
    for event in Parser::new_from_str(&clean.text) {
        let (event, span) = match event {
            Ok(found) => found,
            Err(error) => {
                let at = bytes.at(error.marker().index(), &clean.text);
                let line = clean.text.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count();
                stopped = Some(Stop { line, place: whole_line(clean, at), fault: fault(error.info()) });
                break;
            }
        };
        let (start, end) = (bytes.at(span.start.index(), &clean.text), bytes.at(span.end.index(), &clean.text));
        match event {
            Event::Scalar(value, style, anchor, _) => {
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::Literal => Style::Literal,
                    ScalarStyle::Folded => Style::Folded,
                    _ => Style::Quoted,
                };
                let end = start + scalar_length(clean.text.get(start..end).unwrap_or_default(), style);
                let kind = Kind::Scalar(value.into_owned(), style);
                let id = add(&mut yaml, Node { span: clean.span(start, end), kind, taken: false, parent: None });
                named(&mut anchors, anchor, id);
                put(&mut yaml, &mut open, id);
            }
            Event::Alias(anchor) => {
                let Some(&other) = anchors.get(&anchor) else { continue };
                yaml.nodes[other.0].taken = true;
                let id = add(
                    &mut yaml,
                    Node { span: clean.span(start, end), kind: Kind::Alias(other), taken: false, parent: None },
                );
                put(&mut yaml, &mut open, id);
            }
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                let is_map = matches!(event, Event::MappingStart(..));
                if open.len() >= DEEPEST {
                    let line = clean.text.as_bytes()[..start].iter().filter(|&&byte| byte == b'\n').count();
                    stopped = Some(Stop { line, place: whole_line(clean, start), fault: TOO_DEEP });
                    break;
                }
                let flow = clean.text[start..].starts_with(['[', '{']);
                let layout = if flow { Layout::Flow } else { Layout::Block };
                let kind = if is_map { Kind::Mapping(Vec::new(), layout) } else { Kind::Sequence(Vec::new(), layout) };
                let at = if flow { start } else { end.max(start) };
                let id = add(&mut yaml, Node { span: clean.span(at, at), kind, taken: false, parent: None });
                named(&mut anchors, anchor, id);
                open.push(Open { id, items: Vec::new(), is_map });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(last) = open.pop() {
                    let id = last.id;
                    close(&mut yaml, last, clean, Some((start, end)));
                    put(&mut yaml, &mut open, id);
                }
            }
            Event::DocumentStart(_) | Event::DocumentEnd => open.clear(),
            Event::Nothing | Event::StreamStart | Event::StreamEnd => {}
        }
    }
    while let Some(last) = open.pop() {
        let id = last.id;
        close(&mut yaml, last, clean, None);
        put(&mut yaml, &mut open, id);
    }
    Attempt { yaml, stopped }
}

/// How much of what the parser gives as a scalar's place it takes itself: the place of a block goes on to the next token, and that of
/// a quoted one can hold the remark behind it.
fn scalar_length(raw: &str, style: Style) -> usize {
    let quote = raw.chars().next().filter(|first| style == Style::Quoted && matches!(first, '"' | '\''));
    let Some(quote) = quote else { return raw.trim_end().len() };
    let mut characters = raw.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        if character == '\\' && quote == '"'
            || character == '\'' && quote == '\'' && characters.peek().is_some_and(|next| next.1 == '\'')
        {
            characters.next();
        } else if character == quote {
            return at + 1;
        }
    }
    raw.trim_end().len()
}

fn fault(info: &str) -> Text {
    if info.contains("recursion limit") {
        TOO_DEEP
    } else if info.contains("unknown anchor") {
        NO_ANCHOR
    } else if info.contains("mapping values are not allowed") || info.contains("simple key") {
        SECOND_COLON
    } else if info.contains("indentation") || info.contains("quoted scalar") {
        INDENTATION
    } else {
        NOT_YAML
    }
}

/// The user's line of a place, from its content to its end.
fn whole_line(clean: &Clean, at: usize) -> Span {
    let start = clean.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = clean.text[at..].find('\n').map_or(clean.text.len(), |newline| at + newline);
    clean.span(start, end)
}

fn add(yaml: &mut Yaml, node: Node) -> Id {
    yaml.nodes.push(node);
    Id(yaml.nodes.len() - 1)
}

fn named(anchors: &mut HashMap<usize, Id>, anchor: usize, id: Id) {
    if anchor > 0 {
        anchors.insert(anchor, id);
    }
}

/// Gives a finished node to what it stands in.
fn put(yaml: &mut Yaml, open: &mut [Open], id: Id) {
    match open.last_mut() {
        Some(last) => {
            yaml.nodes[id.0].parent = Some(last.id);
            last.items.push(id);
        }
        None => yaml.documents.push(id),
    }
}

/// Ends a list or a map: its children are known, and so is its place.
fn close(yaml: &mut Yaml, open: Open, clean: &Clean, ended: Option<(usize, usize)>) {
    let children = open.items.iter().map(|id| yaml.nodes[id.0].span);
    let inner = children.reduce(Span::join);
    let is_map = open.is_map;
    let items = open.items;
    let node = &mut yaml.nodes[open.id.0];
    let flow = matches!(node.kind, Kind::Mapping(_, Layout::Flow) | Kind::Sequence(_, Layout::Flow));
    node.span = match (flow, ended, inner) {
        (true, Some((start, end)), _) => {
            // Behind a comma at the end, the place is the comma's.
            let closer = if is_map { '}' } else { ']' };
            let found = clean.text[start..].find(closer).map_or(end, |at| start + at + 1);
            Span::new(node.span.start, clean.back(found).max(node.span.start))
        }
        (true, None, Some(inner)) => node.span.join(inner),
        (false, _, Some(inner)) => inner,
        (_, _, None) => node.span,
    };
    match &mut node.kind {
        Kind::Mapping(entries, _) => {
            entries.extend(items.chunks_exact(2).map(|pair| (pair[0], pair[1])));
        }
        Kind::Sequence(found, _) => *found = items,
        _ => {}
    }
}
