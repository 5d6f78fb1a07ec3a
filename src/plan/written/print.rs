//! What `echo` and `printf` print, and what becomes of the variables in double quotes and heredocs.

use super::traced::Traced;
use crate::input::shell::Word;
use crate::knowledge::platform::Shell;
use crate::text::Span;

/// What a command prints.
#[derive(Clone, Debug, Default)]
pub struct Output {
    /// The text. What only a running shell knows stands in it as it is written.
    pub text: Traced,
    /// Whether something in it is not known.
    pub vague: bool,
}

/// Who puts values in for variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A shell, in a heredoc.
    Heredoc,
    /// A shell, in double quotes.
    Quotes,
    /// BuildKit, in a heredoc of COPY or ADD: it knows no `$(…)`, and a backslash goes with whatever it stands before.
    BuildKit,
}

/// Values of variables.
pub type Values<'v> = &'v dyn Fn(&str) -> Option<String>;

/// Where a span of the text that is read stands in the user's text.
pub type Place<'p> = &'p dyn Fn(Span) -> Span;

/// `raw`, which begins at `at`, with the values of its variables.
pub fn expand(raw: &str, at: usize, by: By, values: Values<'_>, place: Place<'_>) -> Output {
    let mut out = Output::default();
    let put = |out: &mut Output, text: &str, from: usize, to: usize| {
        out.text.push(text, place(Span::new(at + from, at + to)));
    };
    let mut pos = 0;
    while pos < raw.len() {
        let rest = &raw[pos..];
        let plain = rest.find(['$', '\\', '`', '\n']).unwrap_or(rest.len());
        // A line is a piece: joined lines lead back each to its own place.
        let plain = if rest[plain..].starts_with('\n') { plain + 1 } else { plain };
        if plain > 0 {
            put(&mut out, &rest[..plain], pos, pos + plain);
            pos += plain;
            continue;
        }
        let (replaced, len) = match rest.as_bytes()[0] {
            b'\\' => match rest[1..].chars().next() {
                Some('\n') if by != By::BuildKit => (Some(String::new()), 2),
                Some(c @ ('$' | '\\' | '`')) => (Some(c.to_string()), 2),
                Some('"') if by == By::Quotes => (Some("\"".to_owned()), 2),
                Some(_) if by == By::BuildKit => (None, 1),
                _ => (Some("\\".to_owned()), 1),
            },
            b'$' => variable(rest, values),
            _ if by == By::BuildKit => (Some("`".to_owned()), 1),
            _ => (None, 1),
        };
        out.vague |= replaced.is_none();
        put(&mut out, replaced.as_deref().unwrap_or(&rest[..len]), pos, pos + len);
        pos += len;
    }
    out
}

/// The value of the `$…` that `text` begins with, none where it is not known; and the length of the `$…`.
fn variable(text: &str, values: Values<'_>) -> (Option<String>, usize) {
    let name_length =
        |text: &str| text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let rest = &text[1..];
    match rest.chars().next() {
        // A script given to `sh -c`, and a heredoc of COPY, have no arguments.
        Some('@' | '*' | '1'..='9') => (Some(String::new()), 2),
        Some('{') => {
            let length = name_length(&rest[1..]);
            if length > 0 && rest[1 + length..].starts_with('}') {
                (values(&rest[1..=length]), length + 3)
            } else {
                (None, 1)
            }
        }
        Some(c) if c.is_ascii_alphabetic() || c == '_' => {
            let length = name_length(rest);
            (values(&rest[..length]), length + 1)
        }
        // `$ ` and `$"` are what they are; `$(`, `$$`, `$?`, `$#` only a running shell knows.
        Some('(' | '$' | '?' | '#' | '!' | '-' | '0') => (None, 1),
        _ => (Some("$".to_owned()), 1),
    }
}

/// The value of a word as the shell passes it on.
pub fn word(word: &Word, text: &str, values: Values<'_>, place: Place<'_>) -> Output {
    let raw = word.span.of(text);
    let inner = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).filter(|_| raw.len() > 1);
    if !word.literal
        && let Some(inner) = inner
        && only_double_quoted(inner)
    {
        return expand(inner, word.span.start + 1, By::Quotes, values, place);
    }
    if !word.literal && !word.quoted && raw.starts_with('$') {
        let (value, length) = variable(raw, values);
        if let Some(value) = value.filter(|_| length == raw.len()) {
            let mut out = Output::default();
            out.text.push(&value, place(word.span));
            return out;
        }
    }
    let mut out = Output { vague: !word.literal, ..Output::default() };
    let mut start = 0;
    while start < word.value.len() {
        let end = start + piece_length(&word.value[start..]);
        out.text.push(&word.value[start..end], place(word.place(Span::new(start, end))));
        start = end;
    }
    out
}

/// The length of the first piece of a value that may lead back to a place of its own: lines, and what stands between escapes, since
/// a long `echo` is written in several lines of the Dockerfile.
fn piece_length(value: &str) -> usize {
    match value.find(['\n', '\\']) {
        Some(0) if value.starts_with('\\') => value.chars().take(2).map(char::len_utf8).sum(),
        Some(at) if value[at..].starts_with('\n') => at + 1,
        Some(at) => at,
        None => value.len(),
    }
}

fn only_double_quoted(inner: &str) -> bool {
    let mut escaped = false;
    for byte in inner.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return false,
            _ => {}
        }
    }
    !escaped
}

/// What `echo` with these arguments prints. dash reads backslashes always and knows no `-e`; bash and busybox read them with
/// `-e` alone.
pub fn echo(args: &[Output], end: Span, shell: Shell) -> Output {
    let mut out = Output::default();
    let options = args
        .iter()
        .take_while(|arg| {
            let letters = arg.text.text.strip_prefix('-').unwrap_or_default();
            let known = if shell == Shell::Dash { "n" } else { "neE" };
            !letters.is_empty() && letters.chars().all(|letter| known.contains(letter))
        })
        .count();
    let has = |letter| args[..options].iter().any(|arg| arg.text.text.contains(letter));
    let reads = match shell {
        Shell::Dash => true,
        Shell::Bash { .. } | Shell::Ash => has('e'),
        Shell::Unknown => {
            out.vague = has('e') || args.iter().any(|arg| arg.text.text.contains('\\'));
            true
        }
    };
    let mut stopped = false;
    for (index, arg) in args.iter().skip(options).enumerate() {
        if index > 0 && !stopped {
            out.text.push(" ", end);
        }
        out.vague |= arg.vague;
        if stopped {
            break;
        }
        if reads {
            stopped = unescaped(&arg.text, &mut out.text, Octal::WithZero);
        } else {
            out.text.append(&arg.text);
        }
    }
    if !has('n') && !stopped {
        out.text.push("\n", end);
    }
    out
}

/// What `printf` with these arguments prints; none where a directive of its format is not one of the usual.
pub fn printf(args: &[Output]) -> Option<Output> {
    let args = match args.first() {
        Some(first) if first.text.text == "--" => &args[1..],
        _ => args,
    };
    let (format, values) = args.split_first()?;
    let mut out = Output { vague: args.iter().any(|arg| arg.vague), ..Output::default() };
    let mut values = values.iter();
    // The format is used again for as long as arguments are left.
    loop {
        let before = values.len();
        let text = format.text.text.as_str();
        let mut pos = 0;
        while let Some(at) = text[pos..].find('%').map(|at| pos + at) {
            unescaped(&part(&format.text, Span::new(pos, at)), &mut out.text, Octal::Plain);
            let source = format.text.span(Span::new(at, at + 1));
            match text.as_bytes().get(at + 1) {
                Some(b'%') => out.text.push("%", source),
                Some(b's' | b'd' | b'i') => {
                    if let Some(value) = values.next() {
                        out.text.append(&value.text);
                    }
                }
                Some(b'b') => {
                    if let Some(value) = values.next() {
                        unescaped(&value.text, &mut out.text, Octal::WithZero);
                    }
                }
                _ => return None,
            }
            pos = at + 2;
        }
        unescaped(&part(&format.text, Span::new(pos, text.len())), &mut out.text, Octal::Plain);
        if values.len() == 0 || values.len() == before {
            return Some(out);
        }
    }
}

/// A part of a text with its places.
fn part(text: &Traced, span: Span) -> Traced {
    let mut out = Traced::default();
    for line in span.of(&text.text).split_inclusive('\n') {
        let start = line.as_ptr() as usize - text.text.as_ptr() as usize;
        out.push(line, text.span(Span::new(start, start + line.len())));
    }
    out
}

/// How an octal number is written: `\0101` or `\101`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Octal {
    WithZero,
    Plain,
}

/// Appends a text with its escapes read. Whether `\c` ended it.
fn unescaped(from: &Traced, out: &mut Traced, octal: Octal) -> bool {
    let text = from.text.as_str();
    let mut pos = 0;
    while pos < text.len() {
        let rest = &text[pos..];
        let plain = rest.find(['\\', '\n']).unwrap_or(rest.len());
        let plain = if rest[plain..].starts_with('\n') { plain + 1 } else { plain };
        if plain > 0 {
            out.push(&rest[..plain], from.span(Span::new(pos, pos + plain)));
            pos += plain;
            continue;
        }
        let (text, len) = match rest.as_bytes().get(1) {
            Some(b'n') => ("\n".to_owned(), 2),
            Some(b't') => ("\t".to_owned(), 2),
            Some(b'r') => ("\r".to_owned(), 2),
            Some(b'\\') => ("\\".to_owned(), 2),
            Some(b'"') if octal == Octal::Plain => ("\"".to_owned(), 2),
            Some(b'a' | b'b' | b'f' | b'v') => (String::new(), 2),
            Some(b'e') => ("\u{1b}".to_owned(), 2),
            Some(b'c') => return true,
            Some(b'0'..=b'7') if octal == Octal::Plain || rest.as_bytes()[1] == b'0' => {
                let digits = &rest.as_bytes()[1..];
                let most = if octal == Octal::WithZero { 4 } else { 3 };
                let count = digits.iter().take(most).take_while(|digit| matches!(digit, b'0'..=b'7')).count();
                let value = digits[..count].iter().fold(0_u32, |value, digit| value * 8 + u32::from(digit - b'0'));
                (char::from_u32(value & 0x7f).map(String::from).unwrap_or_default(), count + 1)
            }
            _ => ("\\".to_owned(), 1),
        };
        out.push(&text, from.span(Span::new(pos, pos + len)));
        pos += len;
    }
    false
}
