//! When the analysis itself fails: the text field stays, and a note says what to do.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::ErrorEvent;

/// Shows the shell's note on a panic, and on a trap that is no panic (the stack, the memory).
pub fn watch() {
    std::panic::set_hook(Box::new(|_| show()));
    EventListener::new(&window(), "error", |event| {
        let error = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::error);
        if error.is_some_and(|error| error.is_instance_of::<js_sys::WebAssembly::RuntimeError>()) {
            show();
        }
    })
    .forget();
}

fn show() {
    if let Some(note) = document().get_element_by_id("fatal") {
        let _ = note.remove_attribute("hidden");
    }
}
