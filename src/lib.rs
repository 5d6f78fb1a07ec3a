//! Foreground.

pub mod boot;
pub mod input;
pub mod knowledge;
pub mod lang;
pub mod listing;
pub mod report;
pub mod rewrite;
pub mod rules;
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

/// Reads a text, says what is misused in it, what would put it right, and what would then run.
///
/// Never fails and never panics, whatever the text. Works in time proportional to its length.
#[must_use]
pub fn analyse(_text: &str, options: &Options) -> Report {
    Report {
        version: report::VERSION,
        file: options.file.clone(),
        input: options.input.unwrap_or(report::InputKind::Unknown),
        verdict: report::Verdict::Unknown,
        problems: Vec::new(),
        subjects: Vec::new(),
        findings: Vec::new(),
        patches: Vec::new(),
        files: Vec::new(),
        commands: report::Commands::default(),
    }
}
