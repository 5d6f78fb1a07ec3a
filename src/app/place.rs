//! From a place in the text to a selection in the text field.

use web_sys::HtmlTextAreaElement;

use super::field::Units;
use crate::text::Place;

/// Selects a place of `text` in the field that holds it, and scrolls it into view.
pub fn select(field: &HtmlTextAreaElement, text: &str, place: &Place) {
    let units = Units::of(text);
    let _ = field.focus();
    let _ = field.set_selection_range(units.at(place.start), units.at(place.end));
    scroll(field, text, place);
}

/// The field does not wrap, so every line is one row of equal height, and a row's width grows with its characters.
fn scroll(field: &HtmlTextAreaElement, text: &str, place: &Place) {
    let rows = text.matches('\n').count() + 1;
    let above = f64::from(field.scroll_height()) * (place.line - 1) as f64 / rows as f64;
    field.set_scroll_top((above - f64::from(field.client_height()) / 3.0) as i32);

    let widest = text.lines().map(cells).max().unwrap_or_default().max(1);
    let line = text.lines().nth(place.line - 1).unwrap_or_default();
    let from = cells(&line.chars().take(place.column - 1).collect::<String>());
    let cell = f64::from(field.scroll_width()) / widest as f64;
    let left = from as f64 * cell;
    let fits = (from + 24) as f64 * cell < f64::from(field.client_width());
    field.set_scroll_left(if fits { 0 } else { (left - f64::from(field.client_width()) / 4.0) as i32 });
}

/// How many cells of a monospaced font a line takes, roughly: what is not Latin is wide.
fn cells(line: &str) -> usize {
    line.chars().map(|character| if character >= '\u{1100}' { 2 } else { 1 }).sum()
}
