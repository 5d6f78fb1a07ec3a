//! Applies edits. What no edit names stays byte for byte.

use crate::order;
use crate::report::Edit;
use crate::text::Span;

/// The text with the edits applied. Edits that overlap an earlier one, or are not of this text, are left out.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    order::by(&mut sorted, |edit| (edit.start, edit.end));
    let mut out = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for edit in sorted {
        let (Some(before), true) = (text.get(at..edit.start), edit.start <= edit.end && edit.end <= text.len()) else {
            continue;
        };
        out.push_str(before);
        out.push_str(&edit.text);
        at = edit.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// Sorts edits, drops those that lie inside another one, and joins deletions that touch.
#[must_use]
pub fn tidy(mut edits: Vec<Edit>) -> Vec<Edit> {
    order::by(&mut edits, |edit| (edit.start, order::descending(edit.end)));
    let mut out: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match out.last_mut() {
            Some(last) if Span::new(last.start, last.end).overlaps(Span::new(edit.start, edit.end)) => {
                last.end = last.end.max(edit.end);
            }
            _ => out.push(edit),
        }
    }
    out
}

/// The edit that puts `text` in the place of a span.
#[must_use]
pub fn replace(span: Span, text: impl Into<String>) -> Edit {
    Edit { start: span.start, end: span.end, text: text.into() }
}

/// The places that edits take, so that others keep out of their way.
#[derive(Clone, Debug, Default)]
pub struct Taken(Vec<Span>);

impl Taken {
    /// The places of these edits.
    pub fn by<'e>(edits: impl Iterator<Item = &'e Edit>) -> Self {
        let all = edits.cloned().collect();
        Self(tidy(all).into_iter().map(|edit| Span::new(edit.start, edit.end)).collect())
    }

    /// Whether none of these edits overlaps a taken place.
    #[must_use]
    pub fn leaves(&self, edits: &[Edit]) -> bool {
        edits.iter().all(|edit| {
            let here = Span::new(edit.start, edit.end);
            let next = self.0.partition_point(|span| span.end <= here.start);
            // An insertion overlaps nothing, but what is cut away around it takes it along.
            !self.0[next.saturating_sub(1)..].iter().take(2).any(|span| span.overlaps(here) || span.contains(here))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_stays() {
        let edits = [replace(Span::new(2, 3), ""), replace(Span::new(0, 0), "x"), replace(Span::new(2, 3), "y")];
        assert_eq!(apply("abcd", &edits), "xabd");
    }

    #[test]
    fn overlapping_deletions_become_one() {
        let tidied =
            tidy(vec![replace(Span::new(0, 5), ""), replace(Span::new(3, 8), ""), replace(Span::new(8, 8), "z")]);
        assert_eq!(tidied.len(), 2);
        assert_eq!((tidied[0].start, tidied[0].end), (0, 8));
    }
}
