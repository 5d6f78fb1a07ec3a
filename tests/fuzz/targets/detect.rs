//! Any text: what it is, and the answer; and pastes of several files, as one text and as pieces.

#![no_main]

mod answer;

use foreground::{Options, analyse_project, pieces_of};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    answer::holds_as(data, None);
    if let Ok(text) = std::str::from_utf8(data) {
        let pieces = pieces_of(text);
        assert!(pieces.iter().all(|piece| text.contains(&piece.text)));
        assert_eq!(analyse_project(&pieces, &Options::default()).len(), pieces.len());
    }
});
