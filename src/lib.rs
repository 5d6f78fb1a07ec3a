//! Foreground.

pub mod boot;
mod dockerfile;
pub mod input;
pub mod knowledge;
pub mod lang;
pub mod plan;
pub mod report;
pub mod rewrite;
pub mod rules;
pub mod subject;
pub mod text;

pub use lang::Lang;
pub use report::Report;

/// How [`analyse`] shall read and speak.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language of every text in the Report.
    pub lang: Lang,
    /// Read the text as this kind; by default it is told from the text.
    pub input: Option<report::InputKind>,
    /// The file's name, put into the Report as it is.
    pub file: Option<String>,
}

/// The longest text that is read, in bytes. Longer ones are not read at all, and the Report says so.
pub const MAX_INPUT: usize = 5 * 1024 * 1024;

/// Reads a text, says what is misused in it, what would put it right, and what would then run.
///
/// Never fails and never panics, whatever the text. Works in time proportional to its length.
#[must_use]
pub fn analyse(text: &str, options: &Options) -> Report {
    dockerfile::analyse(text, options)
}
