//! What the worker is asked and what it answers, as bytes.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::drawing::places::Places;
use crate::lang::Lang;
use crate::wire::{Wire, fields};
use crate::{Options, Piece, Report, analyse, analyse_project, pieces_of};

/// The files of the page, and which of them the answer is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub files: Vec<Piece>,
    pub at: usize,
    pub lang: Lang,
}

/// All that takes its time for a large text.
#[derive(Clone, Debug)]
pub struct Reading {
    pub report: Report,
    /// Which processes of the trees stand where in the text.
    pub places: Places,
    /// How many files the text says that it holds.
    pub pieces: usize,
}

fields! {
    Question { files, at, lang }
    Reading { report, places, pieces }
}

impl Question {
    /// Reads and analyses.
    pub fn answer(&self) -> Option<Reading> {
        let shown = self.files.get(self.at)?;
        #[cfg(feature = "trap")]
        stop(&shown.text);
        let options = Options { lang: self.lang, input: shown.kind, file: None };
        let mut reports = if self.files.len() > 1 { analyse_project(&self.files, &options) } else { Vec::new() };
        // What is read only where another file copies it is told so by a kind of its own.
        let report =
            if self.at < reports.len() { reports.swap_remove(self.at) } else { analyse(&shown.text, &options) };
        Some(Reading { places: Places::of(&report), pieces: pieces_of(&shown.text).len(), report })
    }
}

/// The fault that a test waits for: a panic or, what no panic comes before, a trap.
#[cfg(feature = "trap")]
fn stop(text: &str) {
    assert!(!text.contains("# panic here"), "as it was asked for");
    if text.contains("# trap here") {
        core::arch::wasm32::unreachable();
    }
}

thread_local! {
    /// The question that comes in, then the answer that goes out.
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// For the worker: where in the memory it shall write a question of so many bytes.
#[wasm_bindgen]
pub fn reader_room(size: u32) -> u32 {
    BYTES.with_borrow_mut(|bytes| {
        *bytes = vec![0; size as usize];
        bytes.as_ptr() as u32
    })
}

/// For the worker: answers the question; how many bytes the answer has.
#[wasm_bindgen]
pub fn reader_answer() -> u32 {
    let asked = BYTES.take();
    let question = Question::take(&mut &*asked);
    drop(asked);
    let reading = question.and_then(|question| question.answer());
    let mut answer = Vec::new();
    if let Some(reading) = reading {
        reading.put(&mut answer);
    }
    let size = answer.len() as u32;
    BYTES.set(answer);
    size
}

/// For the worker: where in the memory the answer stands.
#[wasm_bindgen]
pub fn reader_place() -> u32 {
    BYTES.with_borrow(|bytes| bytes.as_ptr() as u32)
}
