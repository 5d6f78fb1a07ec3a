//! Where the user's text stands: the shell's text field, and the editor once it has taken the field's place.
//!
//! Nothing else of the page knows which of the two it is. Offsets in the Report are bytes; a browser counts UTF-16 units.

use std::cell::{Cell, RefCell};

use web_sys::HtmlTextAreaElement;

use super::editor::Editor;
use super::state::Action;
use super::{browser, place};
use crate::order;
use crate::text::{Place, Span};

thread_local! {
    static EDITOR: RefCell<Option<Editor>> = const { RefCell::new(None) };
    /// How many texts have been put in.
    static PUTS: Cell<u32> = const { Cell::new(0) };
}

/// From now on the text stands in this editor.
pub fn set_editor(editor: Editor) {
    EDITOR.set(Some(editor));
}

/// The editor, if it is here.
pub fn editor() -> Option<Editor> {
    EDITOR.with_borrow(Clone::clone)
}

fn area() -> Option<HtmlTextAreaElement> {
    browser::source()
}

/// The text, its lines ending with `\n`.
pub fn text() -> String {
    match editor() {
        Some(editor) => editor.text(),
        None => area().map(|area| area.value()).unwrap_or_default(),
    }
}

/// Tells the state what stands here.
pub fn typed() -> Action {
    typed_as(text())
}

/// The same, of a text that was just read.
pub fn typed_as(text: String) -> Action {
    Action::Typed { text, puts: PUTS.get() }
}

/// Puts a text in, as the one of the tab with this id; it is the text with this number.
pub fn put(text: &str, tab: u32, number: u32) {
    PUTS.set(number);
    if let Some(editor) = editor() {
        editor.put(text, tab);
    } else if let Some(area) = area() {
        area.set_value(text);
        let _ = area.set_selection_range(0, 0);
        area.set_scroll_top(0);
        area.set_scroll_left(0);
    }
}

/// Gives it the focus.
pub fn focus() {
    if let Some(editor) = editor() {
        let caret = editor.caret();
        editor.select(caret, caret);
    } else if let Some(area) = area() {
        let _ = area.focus();
    }
}

/// Whether it has the focus.
pub fn has_focus() -> bool {
    editor().is_some_and(|editor| editor.focused())
}

/// Edits `text`, which is what stands there, in one step of undo. The edits do not overlap.
pub fn edit(text: &str, edits: &[(Span, &str)]) -> bool {
    if self::text() != text {
        return false;
    }
    if let Some(editor) = editor() {
        let units = Units::of(text);
        let list = js_sys::Array::new();
        for (span, new) in edits {
            let edit = js_sys::Array::of3(
                &units.at(span.start).into(),
                &units.at(span.end).into(),
                &wasm_bindgen::JsValue::from_str(new),
            );
            list.push(&edit);
        }
        editor.edit(&list);
    } else if let Some(area) = area() {
        area.set_value(&edited(text, edits));
    }
    true
}

/// A text with edits made.
pub fn edited(text: &str, edits: &[(Span, &str)]) -> String {
    let mut edits = edits.to_vec();
    order::by(&mut edits, |(span, _)| (span.start, 0));
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for (span, new) in edits {
        result.push_str(text.get(at..span.start).unwrap_or_default());
        result.push_str(new);
        at = span.end;
    }
    result.push_str(text.get(at..).unwrap_or_default());
    result
}

/// Selects a place of `text`, scrolls it into view and gives it the focus.
pub fn select(text: &str, place: &Place) {
    if let Some(editor) = editor() {
        let units = Units::of(text);
        editor.select(units.at(place.start), units.at(place.end));
    } else if let Some(area) = area() {
        place::select(&area, text, place);
    }
}

/// Marks lines that are pointed at; none where `first` is 0.
pub fn point(first: usize, last: usize) {
    if let Some(editor) = editor() {
        editor.point(u32::try_from(first).unwrap_or_default(), u32::try_from(last).unwrap_or_default());
    }
}

/// Whether the text can be changed by the reader.
pub fn set_read_only(read_only: bool) {
    if let Some(area) = area() {
        area.set_read_only(read_only);
    }
    if let Some(editor) = editor() {
        // It looks at the text field again.
        editor.configure(&super::editor::object(&[]));
    }
}

/// Where the caret stands, in UTF-16 units; none while the reader is elsewhere.
pub fn caret() -> Option<usize> {
    match editor() {
        Some(editor) => editor.focused().then(|| editor.caret() as usize),
        None => {
            let area = area()?;
            let active = gloo::utils::document().active_element()?;
            if active.id() != area.id() {
                return None;
            }
            Some(area.selection_start().ok()?? as usize)
        }
    }
}

/// The number (from 1) and the bytes of the line in which so many UTF-16 units lie before the caret.
pub fn line(text: &str, caret: usize) -> (usize, Span) {
    let (mut units, mut start, mut number) = (0, 0, 1);
    for (at, character) in text.char_indices() {
        if units >= caret {
            break;
        }
        units += character.len_utf16();
        if character == '\n' {
            (start, number) = (at + 1, number + 1);
        }
    }
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    (number, Span::new(start, end))
}

/// Counts UTF-16 units in a text.
pub struct Units<'t> {
    text: &'t str,
    ascii: bool,
}

impl<'t> Units<'t> {
    /// Looks through the text once: where it is ASCII, a byte is a unit.
    pub fn of(text: &'t str) -> Self {
        Self { text, ascii: text.is_ascii() }
    }

    /// The units before a byte offset.
    pub fn at(&self, offset: usize) -> u32 {
        let offset = offset.min(self.text.len());
        let units =
            if self.ascii { offset } else { self.text.get(..offset).unwrap_or(self.text).encode_utf16().count() };
        u32::try_from(units).unwrap_or(u32::MAX)
    }
}
