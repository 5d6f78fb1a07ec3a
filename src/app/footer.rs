//! The footer: what becomes of the text (nothing), the version, the licence.

use yew::{Html, component, html};

use super::draft::DraftSwitch;
use super::embed::EmbedBar;
use super::state::use_app;
use super::text;

/// The footer.
#[component]
pub fn Footer() -> Html {
    let app = use_app();
    let lang = app.lang;
    if app.embed.is_some() {
        return html! { <EmbedBar /> };
    }
    html! {<>
        <p>{ text::PRIVACY.get(lang) }</p>
        <DraftSwitch />
        <p class="faint">{ concat!("Foreground ", env!("CARGO_PKG_VERSION")) }{ " · " }{ text::LICENCE.get(lang) }</p>
    </>}
}
