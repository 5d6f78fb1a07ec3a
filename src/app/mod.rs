//! The page: everything that knows a browser. Compiled for wasm32 only.
//!
//! `static/index.html` holds the shell, with a text field that works before this code has arrived. The app takes that
//! field over as it is and draws around it: one Yew tree whose parts are portals into the shell (`page`). All that the
//! page remembers is one `AppState`; all that it shows is that state and the [`crate::Report`] made from it.
//!
//! Pasted text reaches the document as text nodes and as the field's value alone, never as markup. Nothing is fetched.

mod analysis;
mod archive;
mod browser;
mod commands;
mod copy;
mod correction;
mod diff;
mod draft;
mod editor;
mod embed;
mod ending;
mod fatal;
mod field;
mod files;
mod findings;
mod footer;
mod header;
mod icon;
mod input;
mod intro;
mod made;
mod offline;
mod page;
mod place;
mod pointing;
mod privileges;
mod prose;
mod reader;
mod results;
mod share;
mod shortcuts;
mod source;
mod state;
mod subjects;
mod tabs;
mod text;
mod trees;
mod verdict;

/// Mounts the page.
pub fn start() {
    fatal::start();
    let document = gloo::utils::document();
    if let Some(waiting) = document.get_element_by_id("boot") {
        waiting.remove();
    }
    browser::end_opening();
    if let Some(root) = document.get_element_by_id("app") {
        yew::Renderer::<page::Page>::with_root(root).render();
    }
    offline::start();
}
