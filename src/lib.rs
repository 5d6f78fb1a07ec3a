//! Foreground.

#[cfg(target_arch = "wasm32")]
pub mod app;
pub mod boot;
mod dockerfile;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
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

/// The longest text that a face hands to [`analyse`], in bytes.
pub const MAX_INPUT: usize = 5 * 1024 * 1024;

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

/// Reads a text, says what is misused in it, what would put it right, and what would then run.
///
/// Never fails and never panics, whatever the text. Works in time proportional to its length.
#[must_use]
pub fn analyse(text: &str, options: &Options) -> Report {
    dockerfile::analyse(text, options)
}
