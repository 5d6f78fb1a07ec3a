//! Keys and items taken out of YAML, and values put in: edits on the user's own bytes. Comments, anchors, order and indentation stay;
//! a list or a map that would be left empty goes whole, or becomes `[]` or `{}` where others take it by its anchor.

use std::collections::{BTreeMap, BTreeSet};

use super::apply::replace;
use crate::input::compose::Place;
use crate::input::yaml::{Id, Kind, Layout, Yaml};
use crate::order;
use crate::report::Edit;
use crate::text::Span;

/// The edits that take these places out; none where the text gives no room for that.
#[must_use]
pub fn remove(text: &str, yaml: &Yaml, places: &[Place]) -> Option<Vec<Edit>> {
    // What goes of each list and map: items, or keys.
    let mut gone: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for place in places {
        let (holder, part) = place.part();
        gone.entry(holder).or_default().insert(part);
    }
    let mut emptied: BTreeSet<Id> = BTreeSet::new();
    while let Some(whole) = gone
        .iter()
        .find(|(holder, parts)| !emptied.contains(holder) && parts.len() >= size(yaml, **holder))
        .map(|(holder, _)| *holder)
    {
        let parent = yaml.written(whole).parent.filter(|_| !yaml.written(whole).taken);
        let part = parent.and_then(|parent| part_of(yaml, parent, whole).map(|part| (parent, part)));
        match part {
            Some((parent, part)) => {
                gone.remove(&whole);
                gone.entry(parent).or_default().insert(part);
            }
            None => {
                emptied.insert(whole);
            }
        }
    }
    let mut edits = Vec::new();
    for (&holder, parts) in &gone {
        if emptied.contains(&holder) {
            edits.push(emptied_edit(text, yaml, holder)?);
        } else {
            edits.extend(parts_edits(text, yaml, holder, parts)?);
        }
    }
    order::by(&mut edits, |edit| (edit.start, edit.end));
    let disjoint = edits.windows(2).all(|pair| pair[0].end <= pair[1].start);
    (disjoint && !edits.is_empty()).then_some(edits)
}

/// The edit that gives a key another value, written in one line; none where a comment stands between the two.
#[must_use]
pub fn set(text: &str, yaml: &Yaml, place: Place, value: &str) -> Option<Edit> {
    let Place::Entry { holder, key } = place else { return None };
    let value_id = value_of(yaml, holder, key)?;
    if yaml.is_taken(value_id) || matches!(yaml.written(value_id).kind, Kind::Alias(_)) {
        return None;
    }
    let from = yaml.written(key).span.end;
    let colon = from + text.get(from..)?.find(':')? + 1;
    let node = yaml.written(value_id).span;
    let (start, end) = (node.start.max(colon), node.end.max(colon));
    if text.get(colon..start)?.contains(['#', '&', '!']) || text.get(start..end)?.contains(" #") {
        return None;
    }
    Some(replace(Span::new(colon, end), format!(" {value}")))
}

/// The edit that puts a line with a key below the one of another key, with its indentation.
#[must_use]
pub fn insert_below(text: &str, yaml: &Yaml, place: Place, line: &str) -> Option<Edit> {
    let Place::Entry { holder, key } = place else { return None };
    let Kind::Mapping(_, Layout::Block) = yaml.written(holder).kind else { return None };
    let value = value_of(yaml, holder, key)?;
    let start = yaml.written(key).span.start;
    let begin = line_start(text, start);
    let indent = text.get(begin..start)?;
    if !indent.bytes().all(|byte| byte == b' ') {
        return None;
    }
    let after = line_end(text, yaml.written(value).span.end.max(yaml.written(key).span.end));
    let newline = if text[..after].ends_with("\r\n") { "\r\n" } else { "\n" };
    let lead = if text[..after].ends_with('\n') { "" } else { newline };
    Some(replace(Span::new(after, after), format!("{lead}{indent}{line}{newline}")))
}

impl Place {
    /// The list or map that a place is taken out of, and its item or key.
    #[must_use]
    pub fn part(&self) -> (Id, Id) {
        match *self {
            Self::Entry { holder, key } => (holder, key),
            Self::Item { list, item, .. } => (list, item),
            Self::Nested { inner, inner_key, .. } => (inner, inner_key),
        }
    }
}

fn size(yaml: &Yaml, id: Id) -> usize {
    match &yaml.written(id).kind {
        Kind::Sequence(items, _) => items.len(),
        Kind::Mapping(entries, _) => entries.len(),
        Kind::Scalar(..) | Kind::Alias(_) => usize::MAX,
    }
}

/// What a child is in its parent: the item itself, or the key whose value it is.
fn part_of(yaml: &Yaml, parent: Id, child: Id) -> Option<Id> {
    match &yaml.written(parent).kind {
        Kind::Mapping(entries, _) => entries.iter().find(|(_, value)| *value == child).map(|(key, _)| *key),
        Kind::Sequence(..) => Some(child),
        Kind::Scalar(..) | Kind::Alias(_) => None,
    }
}

fn value_of(yaml: &Yaml, holder: Id, key: Id) -> Option<Id> {
    match &yaml.written(holder).kind {
        Kind::Mapping(entries, _) => entries.iter().find(|(known, _)| *known == key).map(|(_, value)| *value),
        _ => None,
    }
}

/// From the first to the last byte of an item, or of a key with its value.
fn part_span(yaml: &Yaml, holder: Id, part: Id) -> Span {
    let own = yaml.written(part).span;
    match value_of(yaml, holder, part) {
        Some(value) => own.join(yaml.written(value).span),
        None => own,
    }
}

/// Everything in a list or map goes, and others take it: its content becomes `[]` or `{}`.
fn emptied_edit(text: &str, yaml: &Yaml, holder: Id) -> Option<Edit> {
    let node = yaml.written(holder);
    let (layout, empty) = match &node.kind {
        Kind::Sequence(_, layout) => (*layout, "[]"),
        Kind::Mapping(_, layout) => (*layout, "{}"),
        Kind::Scalar(..) | Kind::Alias(_) => return None,
    };
    if layout == Layout::Flow {
        return Some(replace(node.span, empty));
    }
    // Of a block in a list, the indicator of its first item stands before it.
    let before = text.get(..node.span.start)?.trim_end_matches(|c: char| c.is_whitespace() || c == '-');
    let line = &before[line_start(text, before.len())..];
    let inside = Span::new(before.len(), node.span.end).of(text);
    if line.contains('#') || inside.contains('#') || yaml.written(holder).parent.is_none() {
        return None;
    }
    Some(replace(Span::new(before.len(), node.span.end), format!(" {empty}")))
}

fn parts_edits(text: &str, yaml: &Yaml, holder: Id, gone: &BTreeSet<Id>) -> Option<Vec<Edit>> {
    let (parts, layout): (Vec<Id>, Layout) = match &yaml.written(holder).kind {
        Kind::Sequence(items, layout) => (items.clone(), *layout),
        Kind::Mapping(entries, layout) => (entries.iter().map(|(key, _)| *key).collect(), *layout),
        Kind::Scalar(..) | Kind::Alias(_) => return None,
    };
    // What is named elsewhere must stay.
    let taken =
        |&part: &Id| yaml.is_taken(part) || value_of(yaml, holder, part).is_some_and(|value| yaml.is_taken(value));
    if gone.iter().any(taken) {
        return None;
    }
    match layout {
        Layout::Flow => Some(flow_edits(yaml, holder, &parts, gone)),
        Layout::Block => {
            let mut edits = Vec::new();
            let mut next: Option<Id> = None;
            for &part in parts.iter().rev() {
                if !gone.contains(&part) {
                    next = Some(part);
                    continue;
                }
                edits.extend(block_edits(
                    text,
                    part_span(yaml, holder, part),
                    next.map(|next| yaml.written(next).span),
                )?);
            }
            Some(edits)
        }
    }
}

/// Parts of a flow list or map go with the comma behind them; the last ones with the comma before.
fn flow_edits(yaml: &Yaml, holder: Id, parts: &[Id], gone: &BTreeSet<Id>) -> Vec<Edit> {
    let span = |part: Id| part_span(yaml, holder, part);
    let kept_last = parts.iter().rposition(|part| !gone.contains(part));
    let mut edits = Vec::new();
    for (at, &part) in parts.iter().enumerate().filter(|(_, part)| gone.contains(part)) {
        match kept_last {
            Some(last) if at < last => {
                edits.push(replace(Span::new(span(part).start, span(parts[at + 1]).start), ""));
            }
            Some(last) if at == last + 1 => {
                let end = parts.last().map_or(span(part).end, |&end| span(end).end);
                edits.push(replace(Span::new(span(parts[last]).end, end), ""));
            }
            _ => {}
        }
    }
    edits
}

/// A part of a block goes with its lines; lines of it that hold a comment alone stay.
fn block_edits(text: &str, part: Span, next: Option<Span>) -> Option<Vec<Edit>> {
    let start = line_start(text, part.start);
    let lead = text.get(start..part.start)?;
    let end = line_end(text, part.end);
    let behind = text.get(part.end..end)?.trim();
    let behind = behind.strip_prefix(':').map_or(behind, str::trim_start);
    if !(behind.is_empty() || behind.starts_with('#')) {
        return None;
    }
    if !matches!(lead.trim(), "" | "-") || lead.trim() == "-" && lead_is_of_map(text, part, next, start) {
        // The first key of a map that is an item: the next key takes its place behind the indicator.
        let next = next.filter(|next| next.start > part.start)?;
        let between = text.get(part.end..next.start)?;
        return (!between.contains('#') && lead.trim_end_matches(' ').ends_with('-'))
            .then(|| vec![replace(Span::new(part.start, next.start), "")]);
    }
    let mut edits = Vec::new();
    let mut from = start;
    let mut at = start;
    for line in text[start..end].split_inclusive('\n') {
        if line.trim_start().starts_with('#') && at > part.start {
            if from < at {
                edits.push(replace(Span::new(from, at), ""));
            }
            from = at + line.len();
        }
        at += line.len();
    }
    if from < end {
        edits.push(replace(Span::new(from, end), ""));
    }
    Some(edits)
}

/// Whether what stands behind an indicator is the first key of a map, and not the item itself: the next one then stands in its column.
fn lead_is_of_map(text: &str, part: Span, next: Option<Span>, start: usize) -> bool {
    next.is_some_and(|next| {
        let begin = line_start(text, next.start);
        let its_lead = &text[begin..next.start];
        its_lead.trim().is_empty() && its_lead.chars().count() == text[start..part.start].chars().count()
    })
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Behind the line end that follows a place.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::compose::{self, File};
    use crate::rewrite::apply::apply;

    /// Takes out every option that one of these names begins.
    fn without(text: &str, gone: &[&str]) -> Option<String> {
        let file: File = compose::parse(text);
        let mut places: Vec<Place> = Vec::new();
        for service in &file.services {
            for (given, place) in service.call.options.iter().zip(&service.places) {
                let wanted = gone.iter().any(|name| format!("{}={}", given.name, given.value).starts_with(name));
                if wanted && !places.iter().any(|known| known.part() == place.part()) {
                    places.push(*place);
                }
            }
        }
        remove(text, &file.yaml, &places).map(|edits| apply(text, &edits))
    }

    #[test]
    fn lines_go_whole_and_comments_stay() {
        let text = "services:\n  a: # one\n    image: b\n    # why\n    privileged: true # so\n    cap_add:\n      # two\n      - SYS_ADMIN\n      - NET_ADMIN\n    tty: true\n";
        assert_eq!(
            without(text, &["privileged", "cap-add=SYS"]).as_deref(),
            Some(
                "services:\n  a: # one\n    image: b\n    # why\n    cap_add:\n      # two\n      - NET_ADMIN\n    tty: true\n"
            )
        );
        assert_eq!(
            without(text, &["cap-add"]).as_deref(),
            Some(
                "services:\n  a: # one\n    image: b\n    # why\n    privileged: true # so\n      # two\n    tty: true\n"
            )
        );
    }

    #[test]
    fn brackets_lose_their_parts() {
        let text = "services: {a: {image: b, privileged: true, cap_add: [X, SYS_ADMIN, ALL]}}\n";
        assert_eq!(
            without(text, &["privileged", "cap-add=SYS", "cap-add=ALL"]).as_deref(),
            Some("services: {a: {image: b, cap_add: [X]}}\n")
        );
        assert_eq!(
            without(text, &["cap-add=X"]).as_deref(),
            Some("services: {a: {image: b, privileged: true, cap_add: [SYS_ADMIN, ALL]}}\n")
        );
        assert_eq!(without(text, &["cap-add", "privileged"]).as_deref(), Some("services: {a: {image: b}}\n"));
    }

    #[test]
    fn what_others_take_by_its_anchor_stays_there_empty() {
        let text = "x-p: &p\n  privileged: true  # so\nservices:\n  a:\n    <<: *p\n    image: b\n";
        assert_eq!(
            without(text, &["privileged"]).as_deref(),
            Some("x-p: &p {}  # so\nservices:\n  a:\n    <<: *p\n    image: b\n")
        );
        let text = "services:\n  a:\n    image: b\n    cap_add: &c\n      - ALL\n  d:\n    image: e\n    cap_add: *c\n";
        assert_eq!(
            without(text, &["cap-add"]).as_deref(),
            Some("services:\n  a:\n    image: b\n    cap_add: &c []\n  d:\n    image: e\n    cap_add: *c\n")
        );
    }

    #[test]
    fn an_item_of_several_lines_goes_whole() {
        let text = "services:\n  a:\n    image: b\n    volumes:\n      - type: bind\n        source: /sys/fs/cgroup\n        target: /sys/fs/cgroup\n      - ./x:/x\n";
        assert_eq!(
            without(text, &["volume=/sys"]).as_deref(),
            Some("services:\n  a:\n    image: b\n    volumes:\n      - ./x:/x\n")
        );
    }

    #[test]
    fn the_rest_of_an_item_takes_the_place_of_its_first_key() {
        let text = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - securityContext:\n        privileged: true\n      name: a\n      image: b\n";
        assert_eq!(
            without(text, &["privileged"]).as_deref(),
            Some("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: b\n")
        );
    }
}
