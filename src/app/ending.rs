//! Line endings: a text field knows LF alone, so what was pasted or opened is remembered and restored on the way out.

use std::borrow::Cow;

/// How the lines of the user's text end outside the text field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineEnding {
    /// `\n`.
    #[default]
    Lf,
    /// `\r\n`.
    Crlf,
}

impl LineEnding {
    /// What most lines of a text end with; `None` if it has one line.
    pub fn of(text: &str) -> Option<Self> {
        let all = text.matches('\n').count();
        let crlf = text.matches("\r\n").count();
        (all > 0).then_some(if crlf * 2 > all { Self::Crlf } else { Self::Lf })
    }

    /// A text of the field, ending its lines in this way.
    pub fn restore(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Lf => Cow::Borrowed(text),
            Self::Crlf => Cow::Owned(text.replace('\n', "\r\n")),
        }
    }
}

/// A text as a text field holds it.
pub fn as_field(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(text) }
}
