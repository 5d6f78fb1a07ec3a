//! The editor as the page calls it: what `static/editor/editor.js` gives. It comes by itself, before or after the app.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use web_sys::HtmlTextAreaElement;

#[wasm_bindgen]
extern "C" {
    /// What the editor's script leaves behind under [`GLOBAL`].
    type Module;

    /// Puts an editor in the place of a text field; it calls `page` from then on.
    #[wasm_bindgen(method, catch)]
    fn take(this: &Module, area: &HtmlTextAreaElement, page: &JsValue) -> Result<Editor, JsValue>;

    /// An editor in the page. All offsets are UTF-16 units, all lines are counted from 1.
    #[derive(Clone)]
    pub type Editor;

    /// The whole text; its lines end with `\n`.
    #[wasm_bindgen(method)]
    pub fn text(this: &Editor) -> String;
    #[wasm_bindgen(method)]
    pub fn focused(this: &Editor) -> bool;
    #[wasm_bindgen(method)]
    pub fn caret(this: &Editor) -> u32;
    /// Puts a whole text in. In the tab that is shown that is a step which can be undone; another tab has its own steps.
    #[wasm_bindgen(method)]
    pub fn put(this: &Editor, text: &str, tab: u32);
    /// Edits `[[from, to, text], …]` in one step. They do not overlap.
    #[wasm_bindgen(method)]
    pub fn edit(this: &Editor, edits: &JsValue);
    #[wasm_bindgen(method)]
    pub fn select(this: &Editor, from: u32, to: u32);
    /// Shows findings: JSON as `static/editor/findings.js` says.
    #[wasm_bindgen(method)]
    pub fn findings(this: &Editor, json: &str);
    /// Says how the text is highlighted and what the editor is called: `{ kind, lang, label, hint }`.
    #[wasm_bindgen(method)]
    pub fn configure(this: &Editor, words: &JsValue);
    /// Marks lines; none where `first` is 0.
    #[wasm_bindgen(method)]
    pub fn point(this: &Editor, first: u32, last: u32);
}

/// Where the script leaves its module.
const GLOBAL: &str = "foregroundEditor";

/// What the script dispatches at the window when it has.
pub const ARRIVED: &str = "foreground-editor";

/// What the editor tells the page. It is called for as long as the page stands.
pub struct Calls {
    /// The text changed.
    pub changed: Closure<dyn Fn()>,
    /// A text was pasted, over everything or not.
    pub pasted: Closure<dyn Fn(String, bool)>,
    /// One of a finding's actions was chosen: the finding's place in the Report, and the action's name.
    pub act: Closure<dyn Fn(u32, String)>,
}

/// Puts the editor in the place of the text field, if its script is here.
pub fn take(area: &HtmlTextAreaElement, calls: &Calls) -> Option<Editor> {
    let module = get(&gloo::utils::window(), GLOBAL).filter(JsValue::is_object)?;
    let page =
        object(&[("changed", calls.changed.as_ref()), ("pasted", calls.pasted.as_ref()), ("act", calls.act.as_ref())]);
    JsValue::unchecked_into::<Module>(module).take(area, &page).ok()
}

/// An object with these properties.
pub fn object(properties: &[(&str, &JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in properties {
        let _ = js_sys::Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

fn get(target: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(target, &JsValue::from_str(name)).ok()
}
