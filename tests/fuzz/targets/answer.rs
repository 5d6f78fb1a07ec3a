//! What every target asks of an answer: the checks of the properties.

use foreground::report::InputKind;

#[path = "../../properties/holds.rs"]
#[allow(dead_code)] // each target asks for some of it
mod holds;
#[path = "../../properties/oracle.rs"]
mod oracle;

/// The kind that the target reads every text as; told from the text where that is none.
#[allow(dead_code)] // of most targets
pub fn holds_as(data: &[u8], input: Option<InputKind>) {
    if let Ok(text) = std::str::from_utf8(data) {
        holds::answer(text, input);
    }
}

/// All that must hold of a Dockerfile and its corrections.
#[allow(dead_code)] // of one target
pub fn everything(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        holds::everything(text);
    }
}
