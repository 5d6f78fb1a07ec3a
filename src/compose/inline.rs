//! A Dockerfile that stands in the compose file itself (`dockerfile_inline: |`): its places and edits, as those of the file.

use crate::input::compose::File;
use crate::input::yaml::{Id, Kind, Style};
use crate::report::Edit;
use crate::text::Span;

/// Such a Dockerfile.
#[derive(Debug)]
pub struct Inline {
    /// Its text.
    pub dockerfile: String,
    /// Where it stands.
    span: Span,
    /// Where each of its lines begins, in it and in the file; empty where it is not written line by line.
    lines: Vec<(usize, usize)>,
    /// What stands in front of each line in the file.
    indent: String,
}

impl Inline {
    /// Reads the node of `dockerfile_inline`.
    pub fn of(text: &str, file: &File, node: Id) -> Option<Self> {
        let Kind::Scalar(value, style) = &file.yaml.node(node).kind else { return None };
        let span = file.yaml.node(node).span;
        let mut inline = Self { dockerfile: value.clone(), span, lines: Vec::new(), indent: String::new() };
        if *style == Style::Literal {
            inline.map_lines(text);
        }
        Some(inline)
    }

    fn map_lines(&mut self, text: &str) {
        let begin = text[..self.span.start].rfind('\n').map_or(0, |newline| newline + 1);
        let indent = &text[begin..self.span.start];
        if !indent.bytes().all(|byte| byte == b' ') {
            return;
        }
        let mut lines = Vec::new();
        let (mut here, mut there) = (0, begin);
        for line in self.dockerfile.split_inclusive('\n') {
            let content = line.trim_end_matches('\n');
            let Some(source) = text.get(there..) else { return };
            let source_line = source.split('\n').next().unwrap_or_default();
            let found = if content.is_empty() { source_line.len().min(indent.len()) } else { indent.len() };
            // Where the two differ, the block was not what it looked like.
            if source_line.get(found..).is_none_or(|rest| rest.trim_end_matches('\r') != content) {
                return;
            }
            lines.push((here, there + found));
            here += line.len();
            there += source_line.len() + 1;
        }
        self.indent = indent.to_owned();
        self.lines = lines;
    }

    /// The file's place of one in the Dockerfile.
    pub fn users(&self, span: Span) -> Option<Span> {
        if self.lines.is_empty() {
            return Some(self.span);
        }
        let start = self.at(span.start)?;
        Some(Span::new(start, self.at(span.end)?.max(start)))
    }

    fn at(&self, offset: usize) -> Option<usize> {
        if offset >= self.dockerfile.trim_end_matches('\n').len() {
            return Some(self.span.end);
        }
        let line = self.lines.partition_point(|(here, _)| *here <= offset).checked_sub(1)?;
        let (here, there) = *self.lines.get(line)?;
        Some(there + (offset - here))
    }

    /// The file's edit of one of the Dockerfile; none where it is not written line by line.
    pub fn edit(&self, edit: &Edit) -> Option<Edit> {
        if self.lines.is_empty() {
            return None;
        }
        let last = self.dockerfile.trim_end_matches('\n').len();
        let indented = |text: &str| {
            let mut out = String::with_capacity(text.len() + 16);
            for (number, line) in text.split('\n').enumerate() {
                if number > 0 {
                    out.push('\n');
                    out.push_str(&self.indent);
                }
                out.push_str(line);
            }
            out
        };
        let (start, mut end) = (self.at(edit.start)?, self.at(edit.end)?);
        if edit.start > last || edit.start == self.dockerfile.len() {
            // Below its last line.
            let text = format!("\n{}{}", self.indent, indented(edit.text.trim_end_matches('\n')));
            return Some(Edit { start: self.span.end, end: self.span.end, text });
        }
        if edit.end > last {
            // Up to its end: the line end stays where a line is left.
            end = end.max(start);
            let text = edit.text.trim_end_matches('\n');
            let at_line_start = self.lines.iter().any(|(here, _)| *here == edit.start);
            if text.is_empty() && at_line_start {
                // Together with the line end in front of it.
                let before = start.saturating_sub(self.indent.len() + 1);
                return Some(Edit { start: before, end, text: String::new() });
            }
            return Some(Edit { start, end, text: indented(text) });
        }
        Some(Edit { start, end, text: indented(&edit.text) })
    }
}
