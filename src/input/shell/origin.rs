//! Where the bytes of a value stand in the source, when quotes and backslashes were taken away between the two.

use super::syntax::Word;
use crate::text::Span;

/// Maps the bytes of a [`Word`](super::Word)'s value to the text that the word came from.
///
/// Without any runs (the default) the value stands in the source as it is, from the first byte of the word's span.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    runs: Vec<Run>,
}

/// A piece of a value and the piece of source that it came from. Pieces of equal length correspond byte for byte;
/// others (`\"` for `"`) only as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    value: Span,
    source: Span,
}

impl Run {
    fn is_direct(&self) -> bool {
        self.value.end - self.value.start == self.source.end - self.source.start
    }

    /// The part of the source for a part of the value that touches this run.
    fn part(&self, value: Span) -> Span {
        if !self.is_direct() {
            return self.source;
        }
        let shift = |at: usize| self.source.start + at.clamp(self.value.start, self.value.end) - self.value.start;
        Span::new(shift(value.start), shift(value.end))
    }
}

impl Origin {
    /// Notes that the next bytes of the value, up to `value_end`, come from `source`. Call it in the order of the value.
    pub fn push(&mut self, value_end: usize, source: Span) {
        let start = self.runs.last().map_or(0, |run| run.value.end);
        let run = Run { value: Span::new(start, value_end), source };
        if run.value.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.is_direct() && run.is_direct() && last.source.end == source.start => {
                last.value.end = value_end;
                last.source.end = source.end;
            }
            _ => self.runs.push(run),
        }
    }

    /// Whether it has no runs.
    pub(super) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Itself, or, where it is empty, the mapping of a value of `len` bytes that stands at `span` as it is.
    pub(super) fn or_direct(&self, span: Span, len: usize) -> Self {
        if !self.runs.is_empty() {
            return self.clone();
        }
        let mut direct = Self::default();
        direct.push(len, Span::new(span.start, span.start + len));
        direct
    }

    /// The mapping of the value without its first `skip` bytes.
    pub(super) fn without_first(&self, skip: usize) -> Self {
        let mut rest = Self::default();
        for run in self.runs.iter().filter(|run| run.value.end > skip) {
            rest.push(run.value.end - skip, run.part(Span::new(run.value.start.max(skip), run.value.end)));
        }
        rest
    }

    /// The mapping whose sources, places in a value, are themselves mapped by `outer`.
    pub(super) fn within(&self, outer: &Self) -> Self {
        let mut mapped = Self::default();
        for run in &self.runs {
            if !run.is_direct() {
                mapped.push(run.value.end, outer.span(run.source));
                continue;
            }
            let first = outer.runs.partition_point(|other| other.value.end <= run.source.start);
            for other in outer.runs[first..].iter().take_while(|other| other.value.start < run.source.end) {
                let end = other.value.end.min(run.source.end);
                let part = other.part(Span::new(other.value.start.max(run.source.start), end));
                mapped.push(run.value.start + end - run.source.start, part);
            }
        }
        mapped
    }

    /// Where bytes of the value stand in the source.
    pub(super) fn span(&self, value: Span) -> Span {
        let at = self.runs.partition_point(|run| run.value.end <= value.start);
        let Some(first) = self.runs.get(at) else {
            let end = self.runs.last().map_or(value.end, |run| run.source.end);
            return Span::new(end, end);
        };
        let start = first.part(Span::new(value.start, value.start)).start;
        if value.is_empty() {
            return Span::new(start, start);
        }
        let at = self.runs.partition_point(|run| run.value.end < value.end);
        let last = self.runs.get(at).or(self.runs.last()).unwrap_or(first);
        Span::new(start, last.part(value).end)
    }
}

impl Word {
    /// Where a part of its value stands, in the text that the word came from.
    #[must_use]
    pub fn place(&self, part: Span) -> Span {
        if self.origin.runs.is_empty() {
            return Span::new(self.span.start + part.start, self.span.start + part.end);
        }
        self.origin.span(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_is_one_piece() {
        let mut origin = Origin::default();
        origin.push(1, Span::new(10, 11)); // a
        origin.push(2, Span::new(11, 13)); // \"
        origin.push(4, Span::new(13, 15)); // bc
        assert_eq!(origin.span(Span::new(1, 2)), Span::new(11, 13));
        assert_eq!(origin.span(Span::new(0, 3)), Span::new(10, 14));
        assert_eq!(origin.span(Span::new(2, 4)), Span::new(13, 15));
        assert_eq!(origin.span(Span::new(4, 4)), Span::new(15, 15));
        assert_eq!(origin.without_first(2).span(Span::new(0, 1)), Span::new(13, 14));
    }

    #[test]
    fn mappings_compose() {
        let mut outer = Origin::default();
        outer.push(2, Span::new(100, 102));
        outer.push(4, Span::new(110, 112));
        let mut inner = Origin::default();
        inner.push(3, Span::new(1, 4));
        let both = inner.within(&outer);
        assert_eq!(both.span(Span::new(0, 1)), Span::new(101, 102));
        assert_eq!(both.span(Span::new(1, 3)), Span::new(110, 112));
    }
}
