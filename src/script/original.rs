//! The text as the user gave it, and as a shell reads it: without a byte order mark, and with line feeds alone.

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
    /// Where in what is read a line feed had a carriage return before it. Ascending.
    returns: Vec<usize>,
}

impl<'t> Original<'t> {
    /// The user's text, and what is read of it.
    pub fn new(text: &'t str) -> (Self, String) {
        let body = text.strip_prefix(MARK).unwrap_or(text);
        let mut read = String::with_capacity(body.len());
        let mut returns = Vec::new();
        for line in body.split_inclusive('\n') {
            match line.strip_suffix("\r\n") {
                Some(line) => {
                    read.push_str(line);
                    returns.push(read.len());
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

    /// The lines of what is read that end as on Windows.
    pub fn windows_ends(&self, read: &str) -> Option<WindowsEnds> {
        let first = *self.returns.first()?;
        let in_first_line = read.find('\n') == Some(first);
        Some(WindowsEnds { first, in_first_line, everywhere: self.returns.len() == read.matches('\n').count() })
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
        all.sort_by_key(|edit| (edit.start, edit.end));
        let returns = self.returns.iter().map(|&at| self.offset(at));
        let kept: Vec<usize> = returns
            .filter(|&at| {
                let next = all.partition_point(|edit| edit.end <= at);
                all.get(next).is_none_or(|edit| at < edit.start)
            })
            .collect();
        all.extend(kept.into_iter().map(|at| Edit { start: at, end: at + 1, text: String::new() }));
        all.sort_by_key(|edit| (edit.start, edit.end));
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
}
