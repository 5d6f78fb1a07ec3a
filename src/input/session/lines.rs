//! Lines as they were typed: what continues the line before, what stands behind a prompt, what is prose.

use super::call::{Call, Engine};
use super::damage::{Damage, DamageKind};
use super::mask::Mask;
use crate::input::shell;
use crate::knowledge::{commands, engine};
use crate::order;
use crate::text::Span;

/// The clients of engines, in lower case.
pub const CLIENTS: &[&str] = &["docker", "podman", "nerdctl"];

/// The lines of a text with those that continue them. Where something other than a backslash before the newline continues a
/// line, the mask is made to say so in the shell's way, and where that would not work, it is a damage.
pub fn logical(mask: &mut Mask) -> Vec<Span> {
    let mut bytes = std::mem::take(&mut mask.text).into_bytes();
    let physical = physical(&bytes);
    let mut found: Vec<Span> = Vec::new();
    let mut open = false;
    // Whether the lines that continue this one stand behind the prompt of a shell that waits for more.
    let mut prompted = false;
    // Whether the image stood on a line of its own, with nothing in front of it that continues the line before.
    let mut lost_image = false;
    for (number, &line) in physical.iter().enumerate() {
        match found.last_mut().filter(|_| open) {
            Some(last) => {
                *last = last.join(line);
                let text = &mut bytes[line.start..line.end];
                if let Some(sign) = waiting(text).filter(|&sign| prompted || text[sign..].starts_with(b"-")) {
                    text[..sign].fill(b' ');
                    prompted = true;
                }
            }
            None => {
                found.push(line);
                // `PS C:\>`, `$`, `> `: where that stands in front, a redirection on the next line would have two of them.
                let text = std::str::from_utf8(&bytes[line.start..line.end]).unwrap_or_default();
                prompted = !begins_command(text.trim_start());
            }
        }
        let whole = found.last().copied().unwrap_or(line);
        let text = &bytes[line.start..line.end];
        let trimmed = text.trim_ascii_end().len();
        let calls = mentions_client(&bytes[whole.start..whole.end]);
        let last = trimmed.checked_sub(1).map(|at| text[at]);
        let spaced = trimmed >= 2 && text[trimmed - 2].is_ascii_whitespace();
        open = match last {
            Some(b'\\') => {
                // A blank behind it is escaped; a carriage return is the line's end.
                let blank = text[trimmed..].iter().any(|byte| *byte != b'\r');
                if blank && calls {
                    let span = Span::new(line.start + trimmed - 1, line.end);
                    let kind = DamageKind::BlankAfterBackslash;
                    mask.damage.push(Damage { span, kind, repaired: "\\".to_owned() });
                }
                true
            }
            Some(b'^') | Some(b'`') => calls && spaced,
            _ => false,
        };
        if open && number + 1 < physical.len() {
            bytes[line.start + trimmed - 1..line.end].fill(b' ');
            if line.end > line.start {
                bytes[line.end - 1] = b'\\';
            }
            lost_image = false;
        } else if calls
            && !open
            && let Some(&next) = physical.get(number + 1)
            && {
                let (here, below) = (&bytes[line.start..line.end], &bytes[next.start..next.end]);
                let options = is_option_line(below) || (lost_image && below.trim_ascii_start().starts_with(b"-"));
                lost_image = !options
                    && whole.start < line.start
                    && is_option_line(here)
                    && is_image_line(below)
                    && wants_image(&bytes[whole.start..whole.end]);
                options || lost_image
            }
        {
            let span = Span::new(line.end, line.end);
            mask.damage.push(Damage { span, kind: DamageKind::LostContinuation, repaired: " \\".to_owned() });
            bytes[line.end..next.start].fill(b' ');
            open = true;
        }
    }
    // Only ASCII was put in the place of ASCII.
    mask.text = String::from_utf8(bytes).unwrap_or_default();
    order::by(&mut mask.damage, |damage| (damage.span.start, 0));
    found
}

fn physical(bytes: &[u8]) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == b'\n' {
            lines.push(Span::new(start, at));
            start = at + 1;
        }
    }
    lines.push(Span::new(start, bytes.len()));
    lines
}

/// Where the line begins behind the prompt of a shell that waits for the rest of it: `>>` of PowerShell, `>` of others, `More?`.
fn waiting(line: &[u8]) -> Option<usize> {
    let blanks = line.len() - line.trim_ascii_start().len();
    let rest = &line[blanks..];
    let sign = [&b">>"[..], b">", b"More?"].into_iter().find(|sign| rest.starts_with(sign))?;
    let behind = &rest[sign.len()..];
    let gap = behind.len() - behind.trim_ascii_start().len();
    (gap > 0).then_some(blanks + sign.len() + gap)
}

/// Whether a line, whose first bytes are enough, names an engine's client. Long lines are looked at in their beginning only, so
/// that a line of many continuations costs no more than its length.
fn mentions_client(bytes: &[u8]) -> bool {
    const ENOUGH: usize = 400;
    let bytes = &bytes[..bytes.len().min(ENOUGH)];
    CLIENTS.iter().any(|client| bytes.windows(client.len()).any(|part| part.eq_ignore_ascii_case(client.as_bytes())))
}

/// Whether a line is one word that can name an image.
fn is_image_line(line: &[u8]) -> bool {
    let word = line.trim_ascii();
    word.first().is_some_and(|first| first.is_ascii_lowercase() || first.is_ascii_digit())
        && word.iter().all(|byte| byte.is_ascii_alphanumeric() || b"._/:@-".contains(byte))
}

/// Whether a call makes a container and ends before it names the image.
fn wants_image(call: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(call) else { return false };
    let script = shell::parse(text);
    let found = script.commands();
    found.first().is_some_and(|first| {
        let unwrapped = shell::unwrap(first.words);
        let words = &first.words[unwrapped.index.min(first.words.len())..];
        let makes = words.iter().skip(1).take(4).any(|word| matches!(word.value.as_str(), "run" | "create"));
        let engine = words.first().and_then(|name| Engine::of_program(&name.value));
        makes && engine.is_some_and(|engine| Call::read(engine, words, text).is_none())
    })
}

/// Whether a line begins with an option of `run`.
fn is_option_line(line: &[u8]) -> bool {
    let Ok(line) = std::str::from_utf8(line) else { return false };
    let line = line.trim_start();
    let name = line.trim_start_matches('-');
    let dashes = line.len() - name.len();
    let word = name.split(['=', ' ', '\t']).next().unwrap_or_default();
    match dashes {
        1 => {
            !word.is_empty()
                && word.len() <= 4
                && word.chars().all(|c| engine::letter(c).is_some())
                // `- e …` is a list; `-e A=b` is an option.
                && name.len() > word.len()
        }
        2 => engine::option(word).is_some(),
        _ => false,
    }
}

/// Where on a line a command begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The command, to the end of its line or of the inline code around it.
    pub command: Span,
    /// The prompt in front.
    pub prompt: Option<Span>,
    /// Whether all that stands in front is `#`: root's prompt, or a comment.
    pub hash: bool,
}

/// Where the command of a line begins; none for prose and output.
pub fn lead(text: &str, line: Span) -> Option<Lead> {
    let mut start = line.start;
    let mut end = line.end;
    loop {
        let rest = Span::new(start, end).of(text);
        let skipped = rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        start += skipped;
        if let Some(code) = rest.strip_prefix('`').filter(|code| !code.starts_with("``")) {
            start += 1;
            end = code.find('`').map_or(end, |at| start + at);
        } else if let Some(length) = marker(rest) {
            start += length;
        } else {
            break;
        }
    }
    let rest = Span::new(start, end).of(text);
    if begins_command(rest) {
        return Some(Lead { command: Span::new(start, end), prompt: None, hash: false });
    }
    if rest.starts_with(['➜', '❯', '╰', '└', 'λ']) && !is_branch(rest) {
        return behind_words(rest).map(|at| Lead {
            command: Span::new(start + at, end),
            prompt: Some(Span::new(start, start + rest[..at].trim_end().len())),
            hash: false,
        });
    }
    // `[docker] docker run …`: a place in brackets, and no sign behind it.
    if let Some((place, behind)) = rest.strip_prefix('[').and_then(|rest| rest.split_once("] "))
        && place.len() <= 60
        && behind.split_whitespace().next().is_some_and(is_client)
        && begins_command(behind.trim_start())
    {
        let at = end - behind.trim_start().len();
        let prompt = Span::new(start, start + place.len() + 2);
        return Some(Lead { command: Span::new(at, end), prompt: Some(prompt), hash: false });
    }
    for (at, sign) in rest.char_indices().take(100) {
        if !matches!(sign, '$' | '#' | '%' | '>' | '❯' | '➜' | '»' | 'λ') {
            continue;
        }
        let before = &rest[..at];
        let behind = &rest[at + sign.len_utf8()..];
        let command = behind.trim_start();
        let strong = before.contains('@') && matches!(sign, '#' | '$' | '>') && behind.starts_with(' ');
        let known = begins_command(command) || (strong && command.starts_with(|c: char| c.is_ascii_graphic()));
        if known && is_prompt(before) {
            let from = start + (rest.len() - command.len());
            return Some(Lead {
                command: Span::new(from, end),
                prompt: Some(Span::new(start, start + at + sign.len_utf8())),
                hash: sign == '#' && before.trim().is_empty(),
            });
        }
    }
    None
}

/// Where the command begins behind the few words of a prompt without a sign at its end: `➜  ~ git:(main) ✗ docker …`.
fn behind_words(rest: &str) -> Option<usize> {
    const WORDS: usize = 6;
    let mut at = 0;
    for word in rest.split_inclusive([' ', '\t']).filter(|word| !word.is_empty()).take(WORDS + 4) {
        if at > 0 && begins_command(&rest[at..]) {
            return Some(at);
        }
        at += word.len();
    }
    None
}

/// Whether what looks like a prompt's corner is a branch of a tree of processes: `└─2932 /usr/sbin/httpd`.
fn is_branch(rest: &str) -> bool {
    rest.trim_start_matches(['╰', '└', '─', ' ']).starts_with(|c: char| c.is_ascii_digit())
}

/// The length of a list's marker or a quotation's sign at the beginning of a line.
fn marker(rest: &str) -> Option<usize> {
    if rest.starts_with("> ") || rest.starts_with("- ") || rest.starts_with("* ") || rest.starts_with("+ ") {
        return Some(2);
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &rest[digits..];
    let sign = behind.chars().next().filter(|c| matches!(c, '.' | ')' | '）' | '、' | '．'))?;
    let width = digits + sign.len_utf8();
    let fits = digits > 0 && digits <= 3 && (rest[width..].starts_with([' ', '\t', '`']) || !sign.is_ascii());
    fits.then_some(width)
}

/// Whether what stands in front of a prompt's sign can be one.
fn is_prompt(before: &str) -> bool {
    let before = before.trim();
    let words = before.split_whitespace().count();
    before.chars().count() <= 60
        && !before.contains(['。', '、', '`', '"', '='])
        && (words <= 1
            || before.contains('@')
            || before.starts_with(['[', '(', '➜', '╰', '└'])
            || before.starts_with("PS ")
            || before.get(1..3) == Some(":\\"))
}

/// Whether a text begins with a command.
pub fn begins_command(text: &str) -> bool {
    let mut words = text.split([' ', '\t', '\n', ';', '\r']).filter(|word| !word.is_empty());
    let Some(mut first) = words.next() else { return false };
    let mut sudo = false;
    while matches!(first, "sudo" | "time" | "winpty" | "nohup") || (sudo && first.starts_with('-')) {
        sudo = true;
        let Some(next) = words.next() else { return false };
        first = next;
    }
    if is_client(first) {
        let next = words.next().unwrap_or_default();
        return next.starts_with('-') || engine::VERBS.contains(&next) || (next == "up" && first.ends_with("-compose"));
    }
    if !commands::is_command(first) {
        return false;
    }
    // Prose goes on in words of its own script, a command does not: `service を起動する`.
    words.next().is_none_or(|next| next.starts_with(|c: char| c.is_ascii()))
}

/// Whether a word is the client of an engine.
pub fn is_client(word: &str) -> bool {
    let word = word.strip_suffix("-compose").unwrap_or(word);
    CLIENTS.iter().any(|client| client.eq_ignore_ascii_case(word))
}

/// The calls inside a line of prose: where each can begin and must end, and whether it is marked as code.
pub fn inline(text: &str, line: Span) -> Vec<(Span, bool)> {
    let mut found: Vec<(Span, bool)> = Vec::new();
    let mut from = line.start;
    while let Some((start, client)) = next_client(text, from, line.end) {
        from = start + client;
        let rest = Span::new(from, line.end).of(text);
        let mut words = rest.split_whitespace();
        let verb = words.next().unwrap_or_default();
        let verb = if verb == "container" { words.next().unwrap_or_default() } else { verb };
        if !matches!(verb, "run" | "create" | "exec") || !begins(Span::new(line.start, start).of(text)) {
            continue;
        }
        let before = Span::new(line.start, start).of(text).trim_end().chars().next_back();
        let close = match before {
            Some('`') => Some('`'),
            Some('"') => Some('"'),
            Some('\'') => Some('\''),
            Some('「') => Some('」'),
            _ => None,
        };
        let end = close.and_then(|close| rest.find(close)).map_or(line.end, |at| from + at);
        found.push((Span::new(start, end), close.is_some()));
        from = end;
    }
    found
}

fn next_client(text: &str, from: usize, end: usize) -> Option<(usize, usize)> {
    let bytes = &text.as_bytes()[from..end];
    (0..bytes.len()).find_map(|at| {
        let client = CLIENTS.iter().find(|client| {
            bytes.get(at..at + client.len()).is_some_and(|part| part.eq_ignore_ascii_case(client.as_bytes()))
                && bytes.get(at + client.len()).is_some_and(u8::is_ascii_whitespace)
        })?;
        Some((from + at, client.len()))
    })
}

/// Whether a call can begin behind this part of a line.
fn begins(before: &str) -> bool {
    // `ID=$(sudo docker run …)`
    let before =
        before.trim_end().strip_suffix("sudo").filter(|left| !left.ends_with(char::is_alphanumeric)).unwrap_or(before);
    let Some(last) = before.chars().next_back() else { return true };
    let blank = last.is_whitespace();
    match before.trim_end().chars().next_back() {
        None => true,
        Some('`' | '"' | '\'' | '(' | ';' | '|' | '&') => true,
        Some(last) => (blank && matches!(last, ':' | '=' | '>')) || !last.is_ascii(),
    }
}

/// Where a remark begins that stands behind a command, or the end: ` (…)` is no shell there, and neither is `（…）`.
pub fn without_remark(text: &str, command: Span) -> Span {
    let mut quote = None;
    let mut before = ' ';
    for (at, character) in command.of(text).char_indices() {
        match (quote, character) {
            (Some(open), _) if character == open && before != '\\' => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if before != '\\' => quote = Some(character),
            (None, '(') if before.is_whitespace() => return Span::new(command.start, command.start + at),
            (None, '（' | '。' | '←' | '→') => return Span::new(command.start, command.start + at),
            _ => {}
        }
        before = character;
    }
    command
}
