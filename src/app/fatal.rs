//! When the analysis itself fails: the page says so, keeps the texts and goes on with a fresh instance of the module.
//!
//! In the worker that costs nothing but the worker ([`super::reader`]). Where the page is drawn it costs the page: it
//! loads itself again, and what was in it comes back. From then on every text is read in the worker.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use yew::{hook, use_effect_with};

use super::share;
use super::state::{App, AppState};
use crate::share::Shared;

#[wasm_bindgen(module = "/src/app/fatal.js")]
extern "C" {
    fn watch();
    fn fail();
    fn note(files: &str);
    fn left() -> JsValue;
    /// Forgets what was there before the page failed: all went well since.
    pub fn settled();
}

/// Watches for a panic, and for a trap that is no panic (the stack, the memory).
pub fn start() {
    std::panic::set_hook(Box::new(|_| fail()));
    watch();
}

/// What was in the page when it failed, if it did.
pub fn salvaged() -> Option<Shared> {
    let left: Array = left().dyn_into().ok()?;
    let (files, text) = (left.get(0).as_string()?, left.get(1).as_string()?);
    let mut shared = Shared::from_json(files.as_bytes()).unwrap_or_default();
    if shared.files.is_empty() {
        shared.files.push(crate::share::SharedFile::default());
    }
    let at = shared.at.min(shared.files.len() - 1);
    shared.files[at].text = text;
    Some(shared)
}

/// Takes note of the files, each time that another is shown; the text of the shown one is in the field.
#[hook]
pub fn use_notes(app: &App) {
    use_effect_with((app.tabs.clone(), app.ending, app.kind, app.level), {
        let app = app.clone();
        move |_| note(&share::shared(&AppState { text: "".into(), ..(*app).clone() }).to_json())
    });
}
