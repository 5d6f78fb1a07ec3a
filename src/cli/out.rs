//! Standard output.

use std::io::{ErrorKind, Write as _};

use anstream::AutoStream;

use super::read::Failure;

/// Standard output, which may be closed before all is written: then the rest is dropped without a word, so that
/// `foreground check … | head` still ends with the right exit code.
pub(super) struct Out {
    stream: AutoStream<std::io::StdoutLock<'static>>,
    closed: bool,
}

impl Out {
    /// For people: colours are dropped where they are not wanted (no terminal, `NO_COLOR`).
    pub(super) fn styled() -> Self {
        Self { stream: anstream::stdout().lock(), closed: false }
    }

    /// For files: every byte is written as it is, an escape sequence in somebody's Dockerfile among them.
    pub(super) fn exact() -> Self {
        Self { stream: AutoStream::always_ansi(std::io::stdout().lock()), closed: false }
    }

    /// Writes the text and a line's end.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.text(text)?;
        self.text("\n")
    }

    /// Writes the text as it stands.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Failure> {
        if self.closed {
            return Ok(());
        }
        match self.stream.write_all(text.as_bytes()).and_then(|()| self.stream.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => self.closed = true,
            Err(error) => return Err(Failure(format!("standard output: {error}"))),
            Ok(()) => {}
        }
        Ok(())
    }
}
