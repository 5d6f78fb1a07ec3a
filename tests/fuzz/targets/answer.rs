//! What every target asks of an answer: the checks of the properties.

use foreground::report::{FileRole, InputKind};
use foreground::{Lang, Options, analyse};

#[path = "../../properties/holds.rs"]
#[allow(dead_code)] // each target asks for some of it
mod holds;
#[path = "../../properties/oracle.rs"]
mod oracle;

/// The kind that the target reads every text as; told from the text where that is none.
pub fn holds_as(data: &[u8], input: Option<InputKind>) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let report = analyse(text, &Options { input, ..Options::default() });
    holds::places(text, &report);
    holds::patches(text, &report);
    let japanese = analyse(text, &Options { input, lang: Lang::Ja, file: None });
    let edits = |report: &foreground::Report| -> Vec<_> {
        report.patches.iter().map(|patch| (patch.id.clone(), patch.applicability, patch.edits.clone())).collect()
    };
    assert_eq!(edits(&report), edits(&japanese), "another language, other edits");
    // What is corrected has nothing left to correct at that level.
    let input = Some(input.unwrap_or(report.input));
    for file in report.files.iter().filter(|file| file.role == FileRole::Corrected) {
        let again = analyse(&file.text, &Options { input, ..Options::default() });
        holds::places(&file.text, &again);
        holds::patches(&file.text, &again);
        let left: Vec<_> = again.patches.iter().filter(|patch| patch.applicability <= file.applied).collect();
        assert!(left.is_empty(), "corrected, and once more: {left:#?}\n{text}\n---\n{}", file.text);
    }
}

/// All that must hold of a Dockerfile and its corrections.
#[allow(dead_code)] // of one target
pub fn everything(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        holds::everything(text);
    }
}
