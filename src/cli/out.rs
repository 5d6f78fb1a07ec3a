//! Standard output, and what is said beside it.

use std::io::{ErrorKind, Write as _};

use anstream::AutoStream;

use super::read::Failure;

/// Says something about the run on standard error, which may be closed or full: the answer and the exit code count, and
/// `eprintln!` would end the program there.
pub(super) fn say(told: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "foreground: {told}");
}

/// Where the answer goes: standard output, or a text that is put there later.
///
/// Standard output may be closed before all is written: then the rest is dropped without a word, so that
/// `foreground check … | head` still ends with the right exit code.
pub(super) struct Out {
    sink: Sink,
    closed: bool,
}

enum Sink {
    Standard(AutoStream<std::io::StdoutLock<'static>>),
    Held(String),
}

impl Out {
    /// For people: colours are dropped where they are not wanted (no terminal, `NO_COLOR`).
    pub(super) fn styled() -> Self {
        Self { sink: Sink::Standard(anstream::stdout().lock()), closed: false }
    }

    /// For files: every byte is written as it is, an escape sequence in somebody's Dockerfile among them.
    pub(super) fn exact() -> Self {
        Self { sink: Sink::Standard(AutoStream::always_ansi(std::io::stdout().lock())), closed: false }
    }

    /// A text, its colours in it.
    pub(super) fn held() -> Self {
        Self { sink: Sink::Held(String::new()), closed: false }
    }

    /// What was written, where it is held.
    pub(super) fn into_text(self) -> String {
        match self.sink {
            Sink::Held(text) => text,
            Sink::Standard(_) => String::new(),
        }
    }

    /// Writes the text and a line's end.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.text(text)?;
        self.text("\n")
    }

    /// Writes the text as it stands.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Failure> {
        let stream = match &mut self.sink {
            _ if self.closed => return Ok(()),
            Sink::Held(held) => {
                held.push_str(text);
                return Ok(());
            }
            Sink::Standard(stream) => stream,
        };
        match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => self.closed = true,
            Err(error) => return Err(Failure(format!("standard output: {error}"))),
            Ok(()) => {}
        }
        Ok(())
    }
}
