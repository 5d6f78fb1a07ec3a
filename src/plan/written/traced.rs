//! Text that was put together from pieces of the user's text, some of them changed on the way (`\n` in an `echo`).

use crate::text::Span;

/// A text whose bytes know where in the user's text they come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Traced {
    /// The text.
    pub text: String,
    /// Where each piece begins, and what it comes from. Ascending, without gaps.
    pieces: Vec<Piece>,
}

/// A piece: byte for byte where both have the same length, else as a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    at: usize,
    source: Span,
    direct: bool,
}

impl Traced {
    /// Appends `text`, which stands at `source` in the user's text, or comes from what stands there.
    pub fn push(&mut self, text: &str, source: Span) {
        if text.is_empty() {
            return;
        }
        let direct = text.len() == source.end.saturating_sub(source.start);
        let at = self.text.len();
        self.text.push_str(text);
        if self.pieces.is_empty() {
            // Of words, and they are many, there is one.
            self.pieces.reserve_exact(1);
        }
        match self.pieces.last_mut() {
            Some(last) if last.direct && direct && last.source.end == source.start => last.source.end = source.end,
            _ => self.pieces.push(Piece { at, source, direct }),
        }
    }

    /// Appends `text`, each part of which leads back to the whole of `source`.
    pub fn push_whole(&mut self, text: &str, source: Span) {
        if !text.is_empty() {
            self.pieces.push(Piece { at: self.text.len(), source, direct: false });
            self.text.push_str(text);
        }
    }

    /// Appends another text.
    pub fn append(&mut self, other: &Self) {
        for (index, piece) in other.pieces.iter().enumerate() {
            let end = other.pieces.get(index + 1).map_or(other.text.len(), |next| next.at);
            match piece.direct {
                true => self.push(&other.text[piece.at..end], piece.source),
                false => self.push_whole(&other.text[piece.at..end], piece.source),
            }
        }
    }

    /// Where a part of the text comes from.
    #[must_use]
    pub fn span(&self, part: Span) -> Span {
        let Some(first) = self.piece(part.start) else { return Span::default() };
        let start = if first.direct { first.source.start + (part.start - first.at) } else { first.source.start };
        if part.is_empty() {
            return Span::new(start, start);
        }
        let Some(last) = self.piece(part.end - 1) else { return first.source };
        let end = if last.direct { last.source.start + (part.end - last.at) } else { last.source.end };
        // Pieces may come in another order than they stand in: the first one then speaks for all.
        if end > start { Span::new(start, end) } else { first.source }
    }

    /// Where the text stands in the user's text, if it stands there in one piece and unchanged.
    #[must_use]
    pub fn verbatim(&self) -> Option<Span> {
        match self.pieces.as_slice() {
            [only] if only.direct => Some(only.source),
            _ => None,
        }
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces.get(after.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_pieces_lead_back_as_a_whole() {
        let mut text = Traced::default();
        text.push("ab", Span::new(10, 12));
        text.push("\n", Span::new(12, 14)); // \n
        text.push("cd", Span::new(14, 16));
        assert_eq!(text.span(Span::new(3, 4)), Span::new(14, 15));
        assert_eq!(text.span(Span::new(2, 3)), Span::new(12, 14));
        assert_eq!(text.span(Span::new(1, 5)), Span::new(11, 16));
        assert_eq!(text.verbatim(), None);
        let mut twice = Traced::default();
        twice.append(&text);
        twice.append(&text);
        assert_eq!(twice.text, "ab\ncdab\ncd");
        assert_eq!(twice.span(Span::new(8, 10)), Span::new(14, 16));
        assert_eq!(twice.span(Span::new(3, 7)), Span::new(14, 16), "the second half stands before the first");
    }

    #[test]
    fn neighbours_become_one() {
        let mut text = Traced::default();
        text.push("ab", Span::new(1, 3));
        text.push("cd", Span::new(3, 5));
        assert_eq!(text.verbatim(), Some(Span::new(1, 5)));
        assert_eq!(text.span(Span::new(4, 4)), Span::new(5, 5));
    }
}
