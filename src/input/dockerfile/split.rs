//! Cuts a Dockerfile into logical instructions, as BuildKit's reader does.
//!
//! BuildKit's rules (`frontend/dockerfile/parser/parser.go`): a line whose last non-blank character is the escape character,
//! with no second one in front of it, goes on; comment lines and blank lines inside a continued instruction are left out;
//! directives count only at the very top; heredocs follow ADD, COPY and RUN.

use super::{Content, Flat, Instruction, Keyword};
use crate::lang::Text;
use crate::text::Span;

/// The text between `<<EOF` and `EOF`.
#[derive(Clone, Debug)]
pub struct Heredoc {
    /// Its delimiter.
    pub name: String,
    /// Its lines, with their line endings, without the delimiter's line.
    pub body: Span,
    /// The line with the delimiter; empty where the text ends before.
    pub close: Span,
}

pub struct Raw {
    pub instructions: Vec<Instruction>,
    pub comments: Vec<Span>,
    pub problems: Vec<(Span, Text)>,
}

const UNCLOSED_HEREDOC: Text = Text {
    en: "Nothing closes this heredoc; the rest of the text was taken as its content.",
    ja: "このヒアドキュメントは閉じられていません。以降のテキストをすべてその内容として読みました。",
};

/// The lines of a text: content without line ending, and one past the line ending.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    /// The line that was looked at last: it is looked at before it is taken.
    last: Option<(Span, usize)>,
}

impl Lines<'_> {
    fn peek(&mut self) -> Option<(Span, usize)> {
        if self.at >= self.text.len() {
            return None;
        }
        if let Some(last) = self.last.filter(|(line, _)| line.start == self.at) {
            return Some(last);
        }
        let next = self.text[self.at..].find('\n').map_or(self.text.len(), |newline| self.at + newline + 1);
        let mut end = next;
        if self.text[self.at..end].ends_with('\n') {
            end -= 1;
        }
        if self.text[self.at..end].ends_with('\r') {
            end -= 1;
        }
        self.last = Some((Span::new(self.at, end), next));
        self.last
    }

    fn take(&mut self) -> Option<(Span, usize)> {
        let line = self.peek()?;
        self.at = line.1;
        Some(line)
    }
}

/// All instructions of a text.
pub fn split(text: &str) -> Raw {
    read(text, usize::MAX)
}

/// The first instruction of a text.
pub fn first(text: &str) -> Option<Instruction> {
    read(text, 1).instructions.pop()
}

/// So many instructions of a text.
fn read(text: &str, most: usize) -> Raw {
    let mut raw = Raw { instructions: Vec::new(), comments: Vec::new(), problems: Vec::new() };
    let mut lines =
        Lines { text, at: if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }, last: None };
    let escape = directives(&mut lines);
    while let Some((line, _)) = lines.peek().filter(|_| raw.instructions.len() < most) {
        let content = line.of(text);
        let trimmed = content.trim_start();
        if trimmed.is_empty() {
            lines.take();
        } else if trimmed.starts_with('#') {
            raw.comments.push(Span::new(line.end - trimmed.len(), line.end));
            lines.take();
        } else {
            let instruction = instruction(text, &mut lines, escape, &mut raw);
            raw.instructions.push(instruction);
        }
    }
    raw
}

/// Reads the directives at the top; the escape character.
fn directives(lines: &mut Lines<'_>) -> char {
    let mut escape = '\\';
    while let Some((line, _)) = lines.peek() {
        let Some(comment) = line.of(lines.text).trim().strip_prefix('#') else { break };
        let Some((key, value)) = comment.split_once('=') else { break };
        let (key, value) = (key.trim(), value.trim());
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            break;
        }
        if key.eq_ignore_ascii_case("escape") && value == "`" {
            escape = '`';
        }
        lines.take();
    }
    escape
}

fn instruction(text: &str, lines: &mut Lines<'_>, escape: char, raw: &mut Raw) -> Instruction {
    let start = lines.at;
    let mut flat = Flat::default();
    let mut end = start;
    let mut next_line = start;
    let mut first = true;
    while let Some((line, next)) = lines.take() {
        let content = line.of(text);
        let trimmed = content.trim_start();
        if !first && trimmed.starts_with('#') {
            raw.comments.push(Span::new(line.end - trimmed.len(), line.end));
            continue;
        }
        if !first && trimmed.is_empty() {
            continue;
        }
        let from = if first { line.end - trimmed.len() } else { line.start };
        first = false;
        let (piece, goes_on) = without_continuation(text, Span::new(from, line.end), escape);
        flat.push(text, piece);
        end = line.end;
        next_line = next;
        if !goes_on {
            break;
        }
    }
    // Blank and comment lines behind a continuation that ends the text belong to nothing.
    lines.at = lines.at.max(next_line);

    let from = text[start..].find(|c: char| !c.is_whitespace()).map_or(start, |skipped| start + skipped);
    let length = flat.text.find(char::is_whitespace).unwrap_or(flat.text.len());
    let keyword = Keyword::of(&flat.text[..length]);
    // A lone continuation has no keyword: nothing of the flat text says where it stands.
    let keyword_span = if length == 0 { Span::new(from, from) } else { flat.span(Span::new(0, length)) };
    let mut args = flat;
    let blanks = args.text[length..].len() - args.text[length..].trim_start().len();
    args.cut_front(length + blanks);
    args.truncate(args.text.trim_end().len());

    let mut heredocs = Vec::new();
    if matches!(keyword, Keyword::Run | Keyword::Add | Keyword::Copy) {
        for (name, strip_tabs, at) in delimiters(&args.text) {
            let heredoc = heredoc(text, lines, name, strip_tabs);
            if heredoc.close.is_empty() && heredoc.close.start >= text.len() {
                raw.problems.push((args.span(at), UNCLOSED_HEREDOC));
            }
            end = heredoc.close.end.max(heredoc.body.end);
            next_line = lines.at;
            heredocs.push(heredoc);
        }
    }
    let span_end = if heredocs.is_empty() { args.whole().end.max(keyword_span.end) } else { end };
    Instruction {
        keyword,
        keyword_span,
        span: Span::new(from, span_end),
        lines: Span::new(start, next_line),
        args,
        heredocs,
        content: Content::Raw,
    }
}

/// The line without a continuation at its end, and whether there was one.
fn without_continuation(text: &str, line: Span, escape: char) -> (Span, bool) {
    let content = line.of(text).trim_end_matches([' ', '\t']);
    match content.strip_suffix(escape) {
        Some(rest) if !rest.ends_with(escape) => (Span::new(line.start, line.start + rest.len()), true),
        _ => (line, false),
    }
}

/// The heredoc delimiters in an instruction's arguments: name, whether tabs are stripped, where it stands.
fn delimiters(args: &str) -> Vec<(String, bool, Span)> {
    if !args.contains("<<") {
        return Vec::new();
    }
    let bytes = args.as_bytes();
    let mut found = Vec::new();
    let (mut at, mut quote) = (0, None);
    // `$((1 << 2))` is no heredoc: how many `((` are open.
    let mut arithmetic = 0_usize;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"((") {
            arithmetic += 1;
        } else if bytes[at..].starts_with(b"))") {
            arithmetic = arithmetic.saturating_sub(1);
        }
        match (bytes[at], quote) {
            (b'\\', None | Some(b'"')) => at += 1,
            (byte @ (b'\'' | b'"'), None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'<', None) if bytes[at..].starts_with(b"<<<") => at += 2,
            (b'<', None) if bytes[at..].starts_with(b"<<") && arithmetic == 0 => {
                let strip = bytes.get(at + 2) == Some(&b'-');
                let from = at + 2 + usize::from(strip);
                let rest = &args[from..];
                let quoted = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
                let body = quoted.map_or(rest, |_| &rest[1..]);
                let length = body.find(|c: char| !(c.is_alphanumeric() || "_-.".contains(c))).unwrap_or(body.len());
                let closed = quoted.is_none_or(|c| body[length..].starts_with(c));
                if length > 0 && closed {
                    let end = from + length + 2 * usize::from(quoted.is_some());
                    found.push((body[..length].to_owned(), strip, Span::new(at, end)));
                    at = end - 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn heredoc(text: &str, lines: &mut Lines<'_>, name: String, strip_tabs: bool) -> Heredoc {
    let start = lines.at;
    while let Some((line, _)) = lines.take() {
        let content = line.of(text);
        let content = if strip_tabs { content.trim_start_matches('\t') } else { content };
        if content == name {
            return Heredoc { name, body: Span::new(start, line.start), close: line };
        }
    }
    Heredoc { name, body: Span::new(start, text.len()), close: Span::new(text.len(), text.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(text: &str) -> Vec<(Keyword, String)> {
        split(text).instructions.into_iter().map(|i| (i.keyword, i.args.text)).collect()
    }

    #[test]
    fn continuations_hold_comments_and_blank_lines() {
        let text = "\u{feff}from debian:12\r\nRUN a && \\  \r\n# why\r\n\r\n   b \\\n\n#end\nCMD [\"x\"]\n";
        assert_eq!(
            flat(text),
            [
                (Keyword::From, "debian:12".to_owned()),
                // The trailing backslash swallows the CMD: that is what Docker does.
                (Keyword::Run, "a &&    b CMD [\"x\"]".to_owned()),
            ]
        );
    }

    #[test]
    fn the_escape_directive_counts_at_the_top_only() {
        assert_eq!(flat("# escape=`\nFROM x\nRUN a `\n b\\\n").len(), 2);
        assert_eq!(flat("# hello\n# escape=`\nFROM x\nRUN a `\nRUN b\n").len(), 3);
    }

    #[test]
    fn heredocs_belong_to_their_instruction() {
        let text = "FROM x\nRUN <<EOF bash\nFROM y\nEOF\nCOPY <<-\"A B\" <<C /d\nx\nC\nUSER z\n";
        let raw = split(text);
        let keywords: Vec<_> = raw.instructions.iter().map(|i| i.keyword).collect();
        assert_eq!(keywords, [Keyword::From, Keyword::Run, Keyword::Copy, Keyword::User]);
        assert_eq!(raw.instructions[1].heredocs[0].body.of(text), "FROM y\n");
        assert_eq!(raw.instructions[1].span.of(text), "RUN <<EOF bash\nFROM y\nEOF");
    }

    #[test]
    fn whole_lines_are_what_a_deletion_takes() {
        let text = "FROM x\n  RUN a \\\n   b\nUSER z";
        let raw = split(text);
        assert_eq!(raw.instructions[1].lines.of(text), "  RUN a \\\n   b\n");
        assert_eq!(raw.instructions[1].span.of(text), "RUN a \\\n   b");
        assert_eq!(raw.instructions[2].lines.of(text), "USER z");
    }
}
