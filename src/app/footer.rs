//! The footer: what becomes of the text (nothing), the version, the licence.

use yew::{Html, component, html};

use super::state::use_lang;
use super::text;

/// The footer.
#[component]
pub fn Footer() -> Html {
    let lang = use_lang();
    html! {<>
        <p>{ text::PRIVACY.get(lang) }</p>
        <p class="faint">{ concat!("Foreground ", env!("CARGO_PKG_VERSION")) }{ " · " }{ text::LICENCE.get(lang) }</p>
    </>}
}
