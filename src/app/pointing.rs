//! What the reader points at, shown everywhere: the lines of the text, their findings, their rows of the diff, their
//! processes. Whatever is about lines of the text says so in `data-lines`: `first-last`, numbers from 1.
//!
//! The marks are no part of the state: nothing is drawn anew while a pointer moves.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::{hook, use_effect_with};

use super::field;
use super::state::App;

/// How long the caret must rest, in milliseconds.
const RESTS: u32 = 150;

/// What is about these lines.
const ABOUT: &str = "#results [data-lines]";

/// The class of what is marked.
const MARK: &str = "current";

/// Lines of the text, first and last.
type Lines = (usize, usize);

/// Watches the pointer, the focus and the caret.
#[hook]
pub fn use_pointing(app: &App) {
    use_effect_with(app.text.clone(), |text| {
        let shown = Rc::new(Cell::new(None::<Lines>));
        let listeners = ["mouseover", "focusin"].map(|name| {
            let shown = shown.clone();
            EventListener::new(&document(), name, move |event| {
                let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
                // What the caret's line says stays while the reader is in the editor.
                if target.closest(".editor").ok().flatten().is_some() {
                    return;
                }
                let about = target.closest(ABOUT).ok().flatten().and_then(|about| lines(&about));
                if shown.replace(about) != about {
                    mark(about, true);
                }
            })
        });
        let waiting = RefCell::new(None::<Timeout>);
        let text = text.clone();
        let caret = EventListener::new(&document(), "selectionchange", move |_| {
            let (text, shown) = (text.clone(), shown.clone());
            *waiting.borrow_mut() = Some(Timeout::new(RESTS, move || {
                if let Some(caret) = field::caret() {
                    let (line, _) = field::line(&text, caret);
                    shown.set(Some((line, line)));
                    mark(Some((line, line)), false);
                }
            }));
        });
        move || drop((listeners, caret))
    });
}

fn lines(about: &Element) -> Option<Lines> {
    let value = about.get_attribute("data-lines")?;
    let (first, last) = value.split_once('-')?;
    Some((first.parse().ok()?, last.parse().ok()?))
}

/// Marks what is about lines that are pointed at; the lines themselves only where the reader points from elsewhere.
fn mark(pointed: Option<Lines>, in_text: bool) {
    let (first, last) = pointed.filter(|_| in_text).unwrap_or_default();
    field::point(first, last);
    let Ok(all) = document().query_selector_all(ABOUT) else { return };
    for at in 0..all.length() {
        let Some(element) = all.item(at).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        let meets = pointed.zip(lines(&element)).is_some_and(|(here, there)| here.0 <= there.1 && there.0 <= here.1);
        let _ = element.class_list().toggle_with_force(MARK, meets);
    }
}
