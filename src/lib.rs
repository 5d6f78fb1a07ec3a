//! Foreground.

#[cfg(target_arch = "wasm32")]
pub mod app;
pub mod boot;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
mod dockerfile;
pub mod input;
pub mod knowledge;
pub mod lang;
mod listing;
pub mod plan;
pub mod report;
pub mod rewrite;
pub mod rules;
pub mod subject;
pub mod text;

pub use lang::Lang;
pub use report::Report;

use lang::Text;
use report::InputKind;
use text::{LineIndex, Span};

/// How [`analyse`] shall read and speak.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language of every text in the Report.
    pub lang: Lang,
    /// Read the text as this kind; by default it is told from the text.
    pub input: Option<InputKind>,
    /// The file's name, put into the Report as it is.
    pub file: Option<String>,
}

/// The longest text that is read, in bytes. Longer ones are not read, and the Report says so.
pub const MAX_INPUT: usize = 5 * 1024 * 1024;

const TOO_LONG: Text = Text {
    en: "This text is longer than 5 MiB, the most that is read. Paste the part that matters.",
    ja: "テキストが上限の 5 MiB を超えているため読み取りませんでした。必要な部分だけを貼り付けてください。",
};

const NOT_READ: Text = Text {
    en: "This reads neither like a Dockerfile nor like a process listing. If it is one, choose its kind by hand.",
    ja: "Dockerfile とも ps などのプロセス一覧とも判断できませんでした。どちらかであれば、種類を手動で選んでください。",
};

/// Reads a text, says what is misused in it, what would put it right, and what would then run.
///
/// Never fails and never panics, whatever the text. Works in time proportional to its length.
#[must_use]
pub fn analyse(text: &str, options: &Options) -> Report {
    if text.len() > MAX_INPUT {
        return unread(text, options, Some(TOO_LONG));
    }
    match options.input.unwrap_or_else(|| input::detect(text)) {
        InputKind::Dockerfile => dockerfile::analyse(text, options),
        InputKind::Ps => listing::analyse(text, options),
        _ if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() => {
            unread(text, options, None)
        }
        _ => unread(text, options, Some(NOT_READ)),
    }
}

/// The Report of a text that was not read.
fn unread(text: &str, options: &Options, problem: Option<Text>) -> Report {
    let first_line = Span::new(0, text.find('\n').unwrap_or(text.len()));
    let place = || LineIndex::new(first_line.of(text)).place(first_line);
    Report {
        version: report::VERSION,
        file: options.file.clone(),
        input: InputKind::Unknown,
        verdict: report::Verdict::Unknown,
        problems: problem
            .map(|problem| report::Problem { message: problem.get(options.lang).to_owned(), span: place() })
            .into_iter()
            .collect(),
        subjects: Vec::new(),
        findings: Vec::new(),
        patches: Vec::new(),
        files: Vec::new(),
        commands: report::Commands::default(),
    }
}
