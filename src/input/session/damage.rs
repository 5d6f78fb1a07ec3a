//! What happens to command lines on their way through word processors, chats and hands.

use crate::text::Span;

/// A damage, where it stands, and what would put it right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Where it stands.
    pub span: Span,
    /// What happened.
    pub kind: DamageKind,
    /// What stands there once it is repaired.
    pub repaired: String,
}

/// What happened to a command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DamageKind {
    /// A dash that an editor made of two hyphens (or of one): `–privileged`.
    Dash,
    /// Curly or full-width quotes, which no shell takes for quotes.
    Quotes,
    /// A blank that no shell takes for one: no-break, full-width.
    Blank,
    /// A long option with one hyphen: `-name`.
    OneHyphen,
    /// An option that runs into the word before it: `redis:7--privileged=true`.
    Glued,
    /// `--privileged true`: the option takes no separate value, so `true` is taken for the image.
    SpacedValue,
    /// An option that no engine has, two keystrokes from one that there is.
    Misspelt,
    /// Blanks behind the backslash that should continue the line: it escapes a blank, and the line ends.
    BlankAfterBackslash,
    /// An option on a line of its own, with nothing that continues the line before it.
    LostContinuation,
    /// Markdown's bold around an option: `**--privileged**`.
    Bold,
    /// The client's name with a capital letter.
    Capital,
}
