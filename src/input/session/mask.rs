//! The same text with damaged characters replaced by the ones that were meant, every byte in its place.
//!
//! What is longer in bytes than what it stands for is filled up with blanks on the side where blanks mean nothing: in front of
//! an option and an opening quote, behind a closing one. So the shell's own reader reads it, and its spans hold for the user's text.

use super::damage::{Damage, DamageKind};
use crate::knowledge::engine;
use crate::text::Span;

/// A text and what was replaced in it.
pub struct Mask {
    /// As long as the user's text, byte for byte.
    pub text: String,
    /// What was replaced, in order.
    pub damage: Vec<Damage>,
}

const DASHES: &[char] = &['–', '—', '―', '−', '－', '‒', '‐', '‑', '﹣'];
const OPENING: &[char] = &['“', '„', '‘', '＂', '＇'];
const CLOSING: &[char] = &['”', '’', '＂', '＇'];
/// Blanks that no shell takes for blanks.
const BLANKS: &[char] = &['\u{a0}', '\u{3000}', '\u{200b}', '\u{2003}', '\u{2002}', '\u{202f}'];

fn ends_word(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r', '\\'])
}

impl Mask {
    /// The mask of a text.
    pub fn of(text: &str) -> Self {
        let mut mask = Self { text: String::with_capacity(text.len()), damage: Vec::new() };
        let mut characters = text.char_indices().peekable();
        let mut before = '\n';
        // Whether an option stands between the signs of Markdown's bold: `**--privileged**`.
        let mut bold = false;
        while let Some((at, character)) = characters.next() {
            if character == '*'
                && let Some(rest) = text[at..].strip_prefix("**")
                && (if bold {
                    ends_word(rest)
                } else {
                    before.is_whitespace() && rest.starts_with(['-', '–', '—'])
                })
            {
                characters.next();
                mask.fill(2);
                let span = Span::new(at, at + 2);
                mask.damage.push(Damage { span, kind: DamageKind::Bold, repaired: String::new() });
                bold = !bold;
                before = ' ';
                continue;
            }
            if character.is_ascii() {
                mask.text.push(character);
                before = character;
                continue;
            }
            let width = character.len_utf8();
            let word_begins = before.is_whitespace() || BLANKS.contains(&before) || matches!(before, '`' | '-');
            let next = characters.peek().map_or(' ', |&(_, next)| next);
            if DASHES.contains(&character) && word_begins {
                // Together with what follows it, a run of dashes begins an option.
                let start = if before == '-' { at - 1 } else { at };
                let mut end = at + width;
                while let Some(&(next, more)) = characters.peek().filter(|(_, c)| DASHES.contains(c) || *c == '-') {
                    end = next + more.len_utf8();
                    characters.next();
                }
                mask.option(text, start, end);
                before = '-';
                continue;
            }
            let quote = |single: bool| if single { '\'' } else { '"' };
            let span = Span::new(at, at + width);
            if OPENING.contains(&character) && (word_begins || before == '=') {
                let plain = quote(matches!(character, '‘' | '＇'));
                mask.fill(width - 1);
                mask.text.push(plain);
                mask.damage.push(Damage { span, kind: DamageKind::Quotes, repaired: plain.to_string() });
            } else if CLOSING.contains(&character) && !next.is_alphanumeric() {
                let plain = quote(matches!(character, '’' | '＇'));
                mask.text.push(plain);
                mask.fill(width - 1);
                mask.damage.push(Damage { span, kind: DamageKind::Quotes, repaired: plain.to_string() });
            } else if BLANKS.contains(&character) {
                mask.fill(width);
                mask.damage.push(Damage { span, kind: DamageKind::Blank, repaired: " ".to_owned() });
            } else {
                mask.text.push(character);
            }
            before = character;
        }
        mask
    }

    /// The dashes of an option: two for a name, one for letters.
    fn option(&mut self, text: &str, at: usize, end: usize) {
        let word = text[end..].split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default();
        // What the mask already holds of it: a hyphen in front.
        let held = self.text.len() - at;
        let width = end - at - held;
        if word.is_empty() || !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.text.push_str(&text[at + held..end]);
            return;
        }
        let letters = word.len() <= 4 && word.chars().all(|c| engine::letter(c).is_some());
        let dashes = if engine::option(word).is_some() || !letters { "--" } else { "-" };
        if held > 0 {
            self.text.truncate(at);
        }
        self.fill((width + held).saturating_sub(dashes.len()));
        self.text.push_str(dashes);
        self.damage.push(Damage { span: Span::new(at, end), kind: DamageKind::Dash, repaired: dashes.to_owned() });
    }

    fn fill(&mut self, count: usize) {
        self.text.extend(std::iter::repeat_n(' ', count));
    }
}
