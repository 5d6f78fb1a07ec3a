//! Text as Docker joins it, with the way back to the user's own bytes.

use crate::text::Span;

/// A text put together from pieces of the user's text; each byte knows where it stands there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flat {
    /// The joined text.
    pub text: String,
    /// Where each piece begins: here, and in the user's text. Ascending.
    pieces: Vec<(usize, usize)>,
}

impl Flat {
    /// Appends the piece at `span` of the user's text.
    pub fn push(&mut self, source: &str, span: Span) {
        if !span.is_empty() {
            // Most are of one piece.
            if self.pieces.is_empty() {
                self.pieces.reserve_exact(1);
            }
            self.pieces.push((self.text.len(), span.start));
            self.text.push_str(span.of(source));
        }
    }

    /// Cuts `count` bytes off the front; `count` must be a character boundary.
    pub fn cut_front(&mut self, count: usize) {
        let count = count.min(self.text.len());
        let start = self.source(count);
        self.text.drain(..count);
        self.pieces.retain_mut(|(flat, _)| {
            let keep = *flat > count;
            *flat = flat.saturating_sub(count);
            keep
        });
        self.pieces.insert(0, (0, start));
    }

    /// Cuts off everything from `end` on.
    pub fn truncate(&mut self, end: usize) {
        self.text.truncate(end);
        self.pieces.retain(|&(flat, _)| flat < end.max(1));
    }

    /// Where the byte at `offset` stands in the user's text.
    #[must_use]
    pub fn source(&self, offset: usize) -> usize {
        let piece = self.pieces.partition_point(|&(flat, _)| flat <= offset).saturating_sub(1);
        self.pieces.get(piece).map_or(0, |&(flat, source)| source + (offset - flat))
    }

    /// Where a span of the joined text stands in the user's text. A span over a joint takes in what lies between.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        if span.is_empty() {
            let at = self.source(span.start);
            return Span::new(at, at);
        }
        Span::new(self.source(span.start), self.source(span.end - 1) + 1)
    }

    /// Where an edit that replaces a span of the joined text stands in the user's text. What is taken off the end and begins on a
    /// line of its own goes with the continuation in front of it, which would swallow whatever follows.
    #[must_use]
    pub fn edited(&self, span: Span, with: &str) -> Span {
        let place = self.span(span);
        if !with.is_empty() || span.is_empty() || span.start == 0 || span.end < self.text.len() {
            return place;
        }
        Span::new(self.source(span.start - 1) + 1, place.end)
    }

    /// Where the whole of it stands.
    #[must_use]
    pub fn whole(&self) -> Span {
        self.span(Span::new(0, self.text.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_lead_back_over_joints() {
        let source = "RUN a \\\n # c\n  && b";
        let mut flat = Flat::default();
        flat.push(source, Span::new(4, 6));
        flat.push(source, Span::new(13, 19));
        assert_eq!(flat.text, "a   && b");
        assert_eq!(flat.span(Span::new(7, 8)).of(source), "b");
        assert_eq!(flat.span(Span::new(0, 8)).of(source), "a \\\n # c\n  && b");
        // At the end nothing is left to go on with; in the middle there is.
        assert_eq!(flat.edited(Span::new(2, 8), "").of(source), "\\\n # c\n  && b");
        assert_eq!(flat.edited(Span::new(2, 7), "").of(source), "  && ");
        assert_eq!(flat.edited(Span::new(2, 8), "x").of(source), "  && b");
        flat.cut_front(4);
        assert_eq!(flat.text, "&& b");
        assert_eq!(flat.span(Span::new(3, 4)).of(source), "b");
        assert_eq!(flat.span(Span::new(0, 2)).of(source), "&&");
    }
}
