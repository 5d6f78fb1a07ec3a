//! The browser as the page sees it: elements of the shell, what it remembers, the clipboard, downloads.

use crate::text::base_name;
use gloo::file::{Blob, ObjectUrl};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlAnchorElement, HtmlDocument, HtmlElement, HtmlTextAreaElement, Storage};

use super::state::Theme;
use crate::lang::Lang;

const LANG_KEY: &str = "foreground.lang";
const THEME_KEY: &str = "foreground.theme";
const DIFF_KEY: &str = "foreground.diff";
/// Whether the reader wants the draft to be kept, and the draft.
const KEEP_KEY: &str = "foreground.keep";
const DRAFT_KEY: &str = "foreground.draft";

/// How long a download's address stays valid, in milliseconds.
const DOWNLOAD_TIME: u32 = 30_000;

/// The text field of the shell.
pub fn source() -> Option<HtmlTextAreaElement> {
    document().get_element_by_id("source")?.dyn_into().ok()
}

/// Makes what holds the text field the panel of the tab with this id, or no panel.
pub fn set_panel(tab: Option<&str>) {
    let Some(panel) = document().get_element_by_id("source-panel") else { return };
    match tab {
        Some(tab) => {
            let _ = panel.set_attribute("role", "tabpanel");
            let _ = panel.set_attribute("aria-labelledby", tab);
        }
        None => {
            let _ = panel.remove_attribute("role");
            let _ = panel.remove_attribute("aria-labelledby");
        }
    }
}

/// Takes away what the page said before its program was there (static/index.html).
pub fn end_opening() {
    set_root("data-opening", None);
    while let Ok(Some(said)) = document().query_selector(".opening") {
        said.remove();
    }
}

/// The language chosen before; else Japanese where the browser asks for it first; else English.
pub fn language() -> Lang {
    let remembered = remembered(LANG_KEY);
    Lang::ALL.into_iter().find(|lang| remembered.as_deref() == Some(lang.tag())).unwrap_or_else(|| {
        let first = window().navigator().language().unwrap_or_default();
        if first.to_ascii_lowercase().starts_with("ja") { Lang::Ja } else { Lang::En }
    })
}

/// Whether the reader has chosen a language on this device.
pub fn language_is_chosen() -> bool {
    remembered(LANG_KEY).is_some()
}

/// Whether the page stands in a frame of another page.
pub fn is_framed() -> bool {
    let window = window();
    window.top().ok().flatten().is_none_or(|top| top != window)
}

/// Moves the focus to an element, if it is there.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// The same, and leaves everything where it is on the screen.
pub fn focus_in_place(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls as little as it takes to see an element.
pub fn bring_into_view(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Takes what stands behind the `#` out of the address: it is not what the page shows any more. A frame's stays its host's.
pub fn forget_fragment() {
    let window = window();
    if is_framed() {
        return;
    }
    let (Ok(history), Ok(href)) = (window.history(), window.location().href()) else { return };
    let address = href.split_once('#').map_or(&*href, |(address, _)| address);
    let _ = history.replace_state_with_url(&history.state().unwrap_or(JsValue::NULL), "", Some(address));
}

/// Whether this browser lets us keep anything.
pub fn can_keep() -> bool {
    storage().is_some()
}

/// The kept draft, as long as the reader wants it kept.
pub fn draft() -> Option<Option<String>> {
    remembered(KEEP_KEY).map(|_| remembered(DRAFT_KEY))
}

/// Keeps a draft; whether there was room. `None` wipes it, and that it was wanted.
pub fn keep_draft(draft: Option<&str>) -> bool {
    let Some(storage) = storage() else { return false };
    match draft {
        Some(draft) => storage.set_item(KEEP_KEY, "1").and_then(|()| storage.set_item(DRAFT_KEY, draft)).is_ok(),
        None => [DRAFT_KEY, KEEP_KEY].into_iter().all(|key| storage.remove_item(key).is_ok()),
    }
}

/// Remembers the language, where the browser lets us.
pub fn remember_language(lang: Lang) {
    remember(LANG_KEY, Some(lang.tag()));
}

/// The colours chosen before.
pub fn theme() -> Theme {
    match remembered(THEME_KEY).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    }
}

/// Remembers the colours, where the browser lets us.
pub fn remember_theme(theme: Theme) {
    remember(THEME_KEY, theme_name(theme));
}

/// The address of a page about rules or situations, where they are beside this one: `rules/index.html`.
pub fn page(lang: Lang, path: &str) -> Option<String> {
    let base = gloo::utils::document_element().get_attribute("data-pages")?;
    Some(format!("{base}{}/{path}", lang.tag()))
}

/// The address of a file that lies beside this page, where it is one of several files.
pub fn beside(name: &str) -> Option<String> {
    document().query_selector("link[rel=manifest]").ok()??;
    Some(format!("./{name}"))
}

/// Whether diffs are laid out side by side.
pub fn diff_beside() -> bool {
    remembered(DIFF_KEY).as_deref() == Some("beside")
}

/// Remembers that, where the browser lets us.
pub fn remember_diff_beside(beside: bool) {
    remember(DIFF_KEY, beside.then_some("beside"));
}

/// The storage, or nothing: in a sandboxed frame the mere question throws, which `gloo::storage` takes for a bug.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

fn remembered(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

fn remember(key: &str, value: Option<&str>) {
    let Some(storage) = storage() else { return };
    // A storage that is full or read-only forgets; nothing depends on it.
    let _ = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
}

/// The theme as the stylesheet knows it: `data-theme` of the root element.
pub fn theme_name(theme: Theme) -> Option<&'static str> {
    match theme {
        Theme::Auto => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    }
}

/// Sets an attribute of the root element, or removes it.
pub fn set_root(attribute: &str, value: Option<&str>) {
    let root = gloo::utils::document_element();
    let _ = match value {
        Some(value) => root.set_attribute(attribute, value),
        None => root.remove_attribute(attribute),
    };
}

/// Puts a text on the clipboard; whether that worked.
///
/// Outside a secure context, or in a frame without the permission, there is only the old way over a text field.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let offered = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| clipboard.is_object() && window().is_secure_context());
    if offered && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok() {
        return true;
    }
    copy_by_selection(text).unwrap_or_default()
}

fn copy_by_selection(text: &str) -> Option<bool> {
    let document: HtmlDocument = document().dyn_into().ok()?;
    let focused = document.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_class_name("sr-only");
    field.set_value(text);
    // All but an open dialog is inert.
    let dialog = document.query_selector("dialog[open]").ok().flatten();
    match dialog {
        Some(dialog) => dialog.append_child(&field).ok()?,
        None => document.body()?.append_child(&field).ok()?,
    };
    field.select();
    let copied = document.exec_command("copy").unwrap_or_default();
    field.remove();
    if let Some(element) = focused {
        let _ = element.focus();
    }
    Some(copied)
}

/// Offers bytes as a download of that name. As `text/plain` a browser would call it `Dockerfile.txt`.
pub fn download(name: &str, content: &[u8]) {
    let Ok(anchor) = document().create_element("a").map(JsCast::unchecked_into::<HtmlAnchorElement>) else { return };
    let url = ObjectUrl::from(Blob::new_with_options(content, Some("application/octet-stream")));
    anchor.set_href(&url);
    anchor.set_download(base_name(name));
    anchor.click();
    Timeout::new(DOWNLOAD_TIME, move || drop(url)).forget();
}
