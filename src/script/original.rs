//! The text as the user gave it, and as a shell reads it: without a byte order mark, and with line feeds alone.

use crate::order;
use crate::report::Edit;
use crate::rules::WindowsEnds;
use crate::text::{LineIndex, Place, Span};

const MARK: char = '\u{feff}';

/// The user's text, with the way back to its places.
pub struct Original<'t> {
    text: &'t str,
    index: LineIndex<'t>,
    /// How many bytes stand before the first one that is read.
    mark: usize,
    /// Where in what is read a line feed had a carriage return before it, as often as it had one. Ascending.
    returns: Vec<usize>,
}

impl<'t> Original<'t> {
    /// The user's text, and what is read of it.
    pub fn new(text: &'t str) -> (Self, String) {
        let body = text.strip_prefix(MARK).unwrap_or(text);
        let mut read = String::with_capacity(body.len());
        let mut returns = Vec::new();
        for line in body.split_inclusive('\n') {
            match line.strip_suffix('\n') {
                Some(line) => {
                    // One more at each conversion of a text that was converted before.
                    let own = line.trim_end_matches('\r');
                    read.push_str(own);
                    returns.extend(std::iter::repeat_n(read.len(), line.len() - own.len()));
                    read.push('\n');
                }
                None => read.push_str(line),
            }
        }
        (Self { text, index: LineIndex::new(text), mark: text.len() - body.len(), returns }, read)
    }

    fn offset(&self, read: usize) -> usize {
        read + self.mark + self.returns.partition_point(|&at| at < read)
    }

    /// A place of what is read in the user's text.
    pub fn span(&self, read: Span) -> Span {
        Span::new(self.offset(read.start), self.offset(read.end))
    }

    /// The same with its lines and columns.
    pub fn place(&self, read: Span) -> Place {
        self.index.place(self.span(read))
    }

    /// An edit of what is read as one of the user's text, with its line endings.
    pub fn edit(&self, read: Span, text: &str) -> Edit {
        let span = self.span(read);
        let text = if self.returns.is_empty() { text.to_owned() } else { text.replace('\n', "\r\n") };
        Edit { start: span.start, end: span.end, text }
    }

    /// Where the lines with carriage returns end in what is read, and how many each has.
    fn lines(&self) -> impl Iterator<Item = (usize, usize)> {
        self.returns.chunk_by(|one, other| one == other).filter_map(|same| Some((*same.first()?, same.len())))
    }

    /// The lines of what is read that end as on Windows.
    pub fn windows_ends(&self, read: &str) -> Option<WindowsEnds> {
        let first = *self.returns.first()?;
        let in_first_line = read.find('\n') == Some(first);
        let everywhere = self.lines().count() == read.matches('\n').count();
        Some(WindowsEnds { first, in_first_line, everywhere })
    }

    /// Edits of what is read as edits of the user's text that also take every carriage return out.
    pub fn edits_without_returns(&self, edits: &[(Span, String)]) -> Vec<Edit> {
        let mut all: Vec<Edit> = edits
            .iter()
            .map(|(span, text)| {
                let span = self.span(*span);
                Edit { start: span.start, end: span.end, text: text.clone() }
            })
            .collect();
        order::by(&mut all, |edit| (edit.start, edit.end));
        let returns = self.lines().map(|(at, count)| (self.offset(at), count));
        let kept: Vec<(usize, usize)> = returns
            .filter(|&(at, _)| {
                let next = all.partition_point(|edit| edit.end <= at);
                all.get(next).is_none_or(|edit| at < edit.start)
            })
            .collect();
        all.extend(kept.into_iter().map(|(at, count)| Edit { start: at, end: at + count, text: String::new() }));
        order::by(&mut all, |edit| (edit.start, edit.end));
        all
    }

    /// The user's text.
    pub fn text(&self) -> &'t str {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back() {
        let (original, read) = Original::new("\u{feff}a\r\nb\nc\r\n");
        assert_eq!(read, "a\nb\nc\n");
        assert_eq!(original.span(Span::new(0, 1)).of(original.text()), "a");
        assert_eq!(original.span(Span::new(2, 4)).of(original.text()), "b\n");
        assert_eq!(original.span(Span::new(4, 6)).of(original.text()), "c\r\n");
        assert_eq!(original.edit(Span::new(4, 5), "x\ny").text, "x\r\ny");
    }

    #[test]
    fn all_carriage_returns_of_a_line_go() {
        let (original, read) = Original::new("a\r\r\nb\rc\r\n");
        assert_eq!(read, "a\nb\rc\n");
        assert_eq!(original.span(Span::new(2, 5)).of(original.text()), "b\rc");
        assert!(original.windows_ends(&read).is_some_and(|ends| ends.everywhere));
        let edits = original.edits_without_returns(&[(Span::new(2, 3), "x".to_owned())]);
        assert_eq!(crate::rewrite::apply::apply(original.text(), &edits), "a\nx\rc\n");
    }
}
