//! Physical lines, cleaned of what terminals, mails and web pages add to them.

use std::borrow::Cow;

use crate::text::Span;

/// A line of the text.
#[derive(Debug)]
pub(super) struct Line<'t> {
    /// The line without the blanks around it, in the user's text.
    pub span: Span,
    /// What it says: without quote marks, escape sequences and entities, tabs expanded, trailing blanks cut off.
    pub text: Cow<'t, str>,
}

/// The lines of a text. LF ends a line; a CR before it does not belong to it.
pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        let body = raw.trim_end();
        let lead = body.len() - body.trim_start_matches(['\u{feff}', ' ', '\t', '\u{a0}', '\u{3000}']).len();
        lines.push(Line { span: Span::new(start + lead, start + body.len().max(lead)), text: clean(body) });
        start += raw.len();
    }
    lines
}

fn clean(raw: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(unquote(raw.trim_start_matches('\u{feff}')));
    if text.contains('\u{1b}') {
        text = Cow::Owned(without_escapes(&text));
    }
    if text.contains('\t') {
        text = Cow::Owned(expand_tabs(&text));
    }
    if let Some(drawn) = uncommented(&text) {
        text = Cow::Owned(drawn);
    }
    if text.contains('&') {
        text = Cow::Owned(decode(&text));
    }
    match cells(&text) {
        Some(cells) => Cow::Owned(cells),
        None => text,
    }
}

/// What stands behind a comment's sign: `#| root 1 sh`, and the lines of a drawn tree (`# ├─sshd`), which have no columns to tell
/// them by.
fn uncommented(text: &str) -> Option<String> {
    let sign = text.trim_start_matches(' ').strip_prefix('#')?;
    let drawn = ["─┬─", "├─", "└─", "───"].iter().any(|mark| sign.contains(mark));
    let rest = sign.strip_prefix('|').or_else(|| Some(sign).filter(|_| drawn))?;
    Some(rest.strip_prefix(' ').unwrap_or(rest).to_owned())
}

/// The cells of a table's row (`| root | 1 | /sbin/init |`), with blanks for what draws the table.
fn cells(text: &str) -> Option<String> {
    let row = text.trim();
    let rule = ['|', '│'].into_iter().find(|&rule| {
        row.starts_with(rule) && row.ends_with(rule) && row.chars().filter(|&char| char == rule).count() > 2
    })?;
    Some(text.replace(rule, " "))
}

/// Without the `> ` of a quotation, however deep.
fn unquote(raw: &str) -> &str {
    let mut text = raw;
    while let Some(rest) = text.trim_start_matches(' ').strip_prefix('>') {
        if !(rest.is_empty() || rest.starts_with([' ', '>'])) {
            break;
        }
        text = rest.strip_prefix(' ').unwrap_or(rest);
    }
    text
}

/// Without the control sequences of terminals: colours, cursor movements.
fn without_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        if char != '\u{1b}' {
            out.push(char);
            continue;
        }
        match chars.next() {
            // CSI: parameters, then one letter.
            Some('[') => while chars.next().is_some_and(|char| !char.is_ascii_alphabetic()) {},
            // `pstree -G` draws its lines with letters of the terminal's other character set.
            Some('(') if chars.next() == Some('0') => {
                let drawn = std::iter::from_fn(|| chars.next_if(|&char| char != '\u{1b}'));
                out.extend(drawn.filter(|char| !char.is_control()).map(line_drawing));
            }
            // Anything else: one character.
            _ => {}
        }
    }
    out
}

/// What a letter of the DEC special graphics set draws.
const fn line_drawing(letter: char) -> char {
    match letter {
        'q' => '─',
        'w' => '┬',
        't' => '├',
        'm' => '└',
        'x' => '│',
        other => other,
    }
}

fn expand_tabs(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut column = 0;
    for char in text.chars() {
        if char == '\t' {
            let width = 8 - column % 8;
            out.extend(std::iter::repeat_n(' ', width));
            column += width;
        } else {
            out.push(char);
            column += 1;
        }
    }
    out
}

/// What a web page's entities stand for.
const ENTITIES: &[(&str, &str)] = &[
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&nbsp;", " "),
    ("&#160;", " "),
];

/// Decodes entities once: `&amp;lt;` becomes `&lt;`.
fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (from, to) = ENTITIES.iter().find(|(from, _)| rest.starts_with(from)).copied().unwrap_or(("&", "&"));
        out.push_str(to);
        rest = &rest[from.len()..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_the_users_own_bytes() {
        let text = "\u{feff}> > a\t&lt;b&gt; \r\n  \u{1b}[31mred\u{1b}[0m\n\n";
        let lines = split(text);
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0].text, "a       <b>");
        assert_eq!(lines[0].span.of(text), "> > a\t&lt;b&gt;");
        assert_eq!(lines[1].text, "  red");
        assert!(lines[2].span.is_empty());
    }
}
