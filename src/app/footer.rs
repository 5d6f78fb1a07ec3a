//! The footer: what becomes of the text (nothing), the version, the licence.

use yew::{Html, component, html};

use super::draft::DraftSwitch;
use super::embed::EmbedBar;
use super::state::use_app;
use super::{browser, text};

/// The footer.
#[component]
pub fn Footer() -> Html {
    let app = use_app();
    let lang = app.lang;
    if app.embed.is_some() {
        return html! { <EmbedBar /> };
    }
    let page = |path| browser::page(lang, path);
    html! {<>
        <p>{ text::PRIVACY.get(lang) }</p>
        <DraftSwitch />
        if let (Some(rules), Some(gallery)) = (page("rules/index.html"), page("gallery/index.html")) {
            <nav aria-label={text::PAGES.get(lang)}>
                <a href={rules}>{ text::PAGE_RULES.get(lang) }</a>
                { " · " }
                <a href={gallery}>{ text::PAGE_GALLERY.get(lang) }</a>
            </nav>
        }
        <p class="faint">
            { concat!("Foreground ", env!("CARGO_PKG_VERSION")) }{ " · " }{ text::LICENCE.get(lang) }
            if let Some(licences) = browser::beside("licences.txt") {
                { " · " }<a href={licences}>{ text::LICENCES.get(lang) }</a>
            }
        </p>
    </>}
}
