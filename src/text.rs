//! Places in the user's text: byte spans, and the lines and columns that people read.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in the text that was analysed. Always on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text at this place; empty if the span is not one of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// A span with its lines and columns, as the Report carries it.
///
/// Lines and columns count from 1; columns count Unicode scalar values. `end_line` and `end_column` name the place
/// just after the last character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the place just after the last character.
    pub end_line: usize,
    /// Column of that place.
    pub end_column: usize,
}

impl Place {
    /// The bytes alone.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// The last part of a path: what stands behind its last `/`.
#[must_use]
pub fn base_name(path: &str) -> &str {
    // Byte by byte: paths are short, and they are asked for at every word.
    path.bytes().rposition(|byte| byte == b'/').map_or(path, |at| &path[at + 1..])
}

/// How many bytes lie between two places whose characters are counted beforehand.
const STRIDE: usize = 256;

/// Where the lines of a text begin; turns byte offsets into lines and columns, in a time that does not grow with the line.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// How many characters begin before each multiple of [`STRIDE`].
    counted: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Reads the text once. A line ends with LF; the CR of a CRLF belongs to the line that it ends.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1));
        let mut counted = vec![0];
        for block in text.as_bytes().chunks(STRIDE) {
            counted.push(counted[counted.len() - 1] + characters(block));
        }
        Self { text, starts, counted }
    }

    /// How many characters begin before a byte offset.
    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / STRIDE;
        self.counted[block] + characters(&self.text.as_bytes()[block * STRIDE..offset])
    }

    /// Line and column, from 1, of a byte offset. Offsets past the end are read as the end.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|&start| start <= offset).saturating_sub(1);
        let start = self.starts[line];
        // Most lines are short, and counting their own characters is quicker.
        let column = match offset - start {
            0..STRIDE => characters(&self.text.as_bytes()[start..offset]),
            _ => self.characters_before(offset) - self.characters_before(start),
        };
        (line + 1, column + 1)
    }

    /// The span with its lines and columns.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let (line, column) = self.line_column(span.start);
        let (end_line, end_column) = self.line_column(span.end);
        Place { start: span.start, end: span.end, line, column, end_line, end_column }
    }
}

/// How many characters begin in these bytes of UTF-8: all but the continuation bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_count_alike() {
        let text = format!("x\n{}y", "あい".repeat(3000));
        let index = LineIndex::new(&text);
        assert_eq!(index.line_column(text.len() - 1), (2, 6001));
        assert_eq!(index.line_column(2 + 3 * 1365), (2, 1366));
        assert_eq!(LineIndex::new("").line_column(5), (1, 1));
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "あい\r\nx";
        let index = LineIndex::new(text);
        assert_eq!(index.line_column(3), (1, 2));
        assert_eq!(index.line_column(8), (2, 1));
        assert_eq!(index.line_column(99), (2, 2));
        let place = index.place(Span::new(3, 9));
        assert_eq!((place.line, place.column, place.end_line, place.end_column), (1, 2, 2, 2));
    }
}
