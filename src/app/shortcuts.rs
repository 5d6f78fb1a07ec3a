//! The page's keys, and the dialog that lists them.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, KeyboardEvent};
use yew::{Html, component, hook, html, use_context, use_effect_with, use_node_ref};

use super::copy::Announce;
use super::state::use_lang;
use crate::lang::{Lang, Text};

const fn text(en: &'static str, ja: &'static str) -> Text {
    Text { en, ja }
}

const TITLE: Text = text("Keyboard shortcuts", "キーボードショートカット");
const NOTHING_TO_COPY: Text = text("There is no corrected file to copy.", "コピーできる修正後のファイルはありません。");
const CLOSE: Text = text("Close", "閉じる");
const MAC: Text = text("On a Mac, ⌘ takes the place of Ctrl.", "Mac では Ctrl の代わりに ⌘ を使います。");

/// The keys, and what they do.
const KEYS: &[(&[&str], Text)] = &[
    (&["Ctrl", "Enter"], text("Copy the corrected file", "修正後のファイルをコピー")),
    (&["F8"], text("Next finding", "次の指摘へ")),
    (&["Shift", "F8"], text("Previous finding", "前の指摘へ")),
    (&["Ctrl", "."], text("Fixes for the line with the caret", "カーソル行の修正候補")),
    (&["Ctrl", "Z"], text("Undo; an applied correction is one step", "元に戻す（適用した修正は 1 回で戻る）")),
    (&["Ctrl", "F"], text("Search in the text", "入力欄の中を検索")),
    (&["Tab"], text("Leave the editor", "入力欄から出る")),
    (&["?"], text("This list, from outside of the editor", "入力欄の外でこの一覧を開く")),
];

/// The button that opens the list, and the list.
#[component]
pub fn Shortcuts() -> Html {
    let lang = use_lang();
    let dialog = use_node_ref();
    use_keys(&dialog);
    let open = {
        let dialog = dialog.clone();
        move |_| show(&dialog)
    };
    html! {<>
        <button type="button" class="button icon-button" aria-label={TITLE.get(lang)} title={TITLE.get(lang)} onclick={open} data-testid="shortcuts">
            { "?" }
        </button>
        <dialog class="keys-dialog" ref={dialog} aria-labelledby="shortcuts-title" data-testid="shortcuts-dialog">
            <form method="dialog">
                <h2 id="shortcuts-title">{ TITLE.get(lang) }</h2>
                <dl class="keys">
                    for (keys, what) in KEYS {
                        <div>
                            <dt>
                                for (at, key) in keys.iter().enumerate() {
                                    if at > 0 { { " + " } }
                                    <kbd>{ *key }</kbd>
                                }
                            </dt>
                            <dd>{ what.get(lang) }</dd>
                        </div>
                    }
                </dl>
                <p class="faint">{ MAC.get(lang) }</p>
                <button class="button">{ CLOSE.get(lang) }</button>
            </form>
        </dialog>
    </>}
}

fn show(dialog: &yew::NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>().filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Hears the keys that work everywhere on the page. Those of the editor it hears itself.
#[hook]
fn use_keys(dialog: &yew::NodeRef) {
    let dialog = dialog.clone();
    let announce = use_context::<Announce>();
    let lang = use_lang();
    use_effect_with(lang, move |&lang| {
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let listener = EventListener::new_with_options(&document(), "keydown", options, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if !event.is_composing() && pressed(event, &dialog, announce.as_ref(), lang) {
                event.prevent_default();
                event.stop_propagation();
            }
        });
        move || drop(listener)
    });
}

/// Does what a key is for; whether it is for anything here.
fn pressed(event: &KeyboardEvent, dialog: &yew::NodeRef, announce: Option<&Announce>, lang: Lang) -> bool {
    let within = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let inside = |selector| within.as_ref().is_some_and(|element| element.closest(selector).ok().flatten().is_some());
    if inside("dialog") {
        return false;
    }
    let command = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        // Else the editor would put in a line.
        "Enter" if command => {
            let copied = click("[data-testid=copy-corrected], [data-testid=generated] [data-testid=copy-file]");
            if let Some(Announce(say)) = announce.filter(|_| !copied) {
                say.emit(NOTHING_TO_COPY.get(lang).into());
            }
            true
        }
        "F8" if !inside(".editor") => to_finding(event.shift_key()),
        "?" if !command && !event.alt_key() && !inside("input, textarea, select, [contenteditable=true]") => {
            show(dialog);
            true
        }
        _ => false,
    }
}

fn click(selector: &str) -> bool {
    let button = document().query_selector(selector).ok().flatten().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(button) = &button {
        button.click();
    }
    button.is_some()
}

/// Gives the focus to the next finding, or the one before, going round.
fn to_finding(back: bool) -> bool {
    let Ok(all) = document().query_selector_all(".finding .jump") else { return false };
    let count = all.length();
    if count == 0 {
        return false;
    }
    let focused = document().active_element().and_then(|element| element.closest(".finding").ok().flatten());
    let at =
        focused.and_then(|here| (0..count).find(|&at| all.item(at).is_some_and(|jump| here.contains(Some(&jump)))));
    let to = match (at, back) {
        (None, false) => 0,
        (None, true) => count - 1,
        (Some(at), false) => (at + 1) % count,
        (Some(at), true) => (at + count - 1) % count,
    };
    if let Some(jump) = all.item(to).and_then(|jump| jump.dyn_into::<HtmlElement>().ok()) {
        let _ = jump.focus();
    }
    true
}
