//! The service worker (`static/sw.js`), with which the page opens offline after the first visit.

use gloo::utils::{document, window};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::browser;

/// Starts it where there is one: the page in files, over HTTPS or from this very machine, in a window of its own.
pub fn start() {
    // Only that page has a manifest; standalone.html needs none of both.
    let in_files = document().query_selector("link[rel=manifest]").ok().flatten().is_some();
    let navigator = window().navigator();
    let offered = js_sys::Reflect::get(&navigator, &JsValue::from_str("serviceWorker")).is_ok_and(|it| it.is_object());
    let served = window().location().protocol().is_ok_and(|protocol| protocol.starts_with("http"));
    if !in_files || !offered || !served || browser::is_framed() || !window().is_secure_context() {
        return;
    }
    spawn_local(async move {
        // A browser that refuses it, in a private window for one, shows the page all the same.
        let _ = JsFuture::from(navigator.service_worker().register("./sw.js")).await;
    });
}
