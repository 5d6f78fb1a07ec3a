//! Shell text: every command with its span, and how it is reached.
//!
//! [`parse`] reads POSIX sh and the parts of bash that occur in Dockerfiles. It cannot fail: what cannot be read is a
//! problem with a span, and the rest is read all the same. Spans are bytes of the text that was given, also for
//! commands inside backticks and inside the script of `sh -c "…"`, where quotes and backslashes shift everything.
//!
//! - [`Script::commands`] lists every simple command and how it is [reached](Reach);
//! - [`unwrap`] looks through `sudo`, `env`, `exec`, `gosu` …, [`nested_script`] into `sh -c "…"` and `su -c "…"`;
//! - [`removal`] takes commands away and leaves valid shell that means the same.
//!
//! One reader, not two. A reader that never fails and knows bytes has to exist for the text that shells themselves
//! reject, and two readers would answer differently about the same line. So this one reads everything, and
//! `brush-parser` (a dev-dependency) is its oracle: for whole scripts, both must see the same commands and words.
//!
//! Time is linear in the length of the text: a quote or `${` that nothing closes makes the text be read again, taking
//! that quote to end with its line, but only a fixed number of times. Nesting is bounded by [`MAX_DEPTH`].

mod compound;
mod expansions;
mod origin;
mod parse;
mod quote;
mod reader;
mod removal;
mod syntax;
#[cfg(test)]
mod tests;
mod walk;
mod words;
mod wrappers;

pub use origin::Origin;
pub use quote::{quoted_word, quoted_words};
pub use removal::{Removal, removal};
pub use syntax::*;
pub use walk::{Found, Reach};
pub use wrappers::{Unwrapped, nested_script, unwrap};

use crate::text::Span;
use reader::Reader;

/// How many quotes that nothing closes are taken to end with their line. The text is read once more for each.
const MAX_UNCLOSED: usize = 8;

/// Reads a script. Spans are bytes of `text`.
#[must_use]
pub fn parse(text: &str) -> Script {
    parse_within(text, Span::new(0, text.len()))
}

/// Reads the script that stands at `span` in `text`: the text of a RUN, the body of a heredoc. Spans are bytes of
/// `text`.
#[must_use]
pub fn parse_within(text: &str, span: Span) -> Script {
    if span.of(text).is_empty() { Script::default() } else { read(text, span, None) }
}

/// Reads the content of a word as a script of its own: the `"…"` of `sh -c "…"`. Spans are bytes of the text that the
/// word came from.
#[must_use]
pub fn parse_word_as_script(word: &Word) -> Script {
    read(&word.value, Span::new(0, word.value.len()), Some(word.origin.or_direct(word.span, word.value.len())))
}

fn read(text: &str, span: Span, origin: Option<Origin>) -> Script {
    let mut reader = Reader::new(text, span, origin);
    loop {
        let script = reader.script();
        match reader.unclosed.take() {
            Some(quote) if reader.cut.len() < MAX_UNCLOSED => reader.again(span, quote),
            _ => return script,
        }
    }
}
