//! Sharing: what a link brings into the page, and how one is made. The page never writes its own address, but
//! for taking out a link whose text is not shown any more.

mod arrival;
mod dialog;
mod embed_code;
mod notice;
mod packing;
mod text;

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen_futures::spawn_local;
use yew::{hook, use_effect_with};

pub use arrival::{Before, Origin};
pub use dialog::ShareButton;
pub use notice::ShareNotice;

use super::browser;
use super::state::{Action, App, AppState, Theme};
use super::tabs::hear;
use crate::share::{self, Fragment, LinkError, Shared, SharedFile, base64};

/// The page's own address without what stands behind the `#`.
pub fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split_once('#').map_or(href.as_str(), |(address, _)| address).to_owned()
}

/// What the page holds, as a link has it.
pub fn shared(state: &AppState) -> Shared {
    let mut tabs = state.tabs.clone();
    state.keep_in(&mut tabs);
    let files = tabs.all().iter().map(|tab| SharedFile {
        name: tab.name.to_string(),
        text: tab.text.to_string(),
        kind: tab.kind.map(share::kind_name).unwrap_or_default().to_owned(),
        crlf: tab.ending == super::ending::LineEnding::Crlf,
    });
    Shared {
        files: files.collect(),
        at: tabs.at(),
        lang: state.lang.tag().to_owned(),
        review: state.level == crate::report::Applicability::Review,
    }
}

/// The fragment of a link to what the page holds.
pub async fn fragment(shared: &Shared) -> Result<String, LinkError> {
    let packed = packing::pack(&shared.to_json()).await?;
    Ok(share::written(&base64::encode(&packed)))
}

/// Follows the links that the page is opened with, and those that are opened while it stands.
#[hook]
pub fn use_links(app: &App) {
    let app = app.clone();
    use_effect_with((), move |()| {
        let listener = {
            let app = app.clone();
            EventListener::new(&window(), "hashchange", move |_| follow(&hash(), &app, Bring::Text))
        };
        // A page that was started afresh has its own text, which may have been changed since.
        follow(&hash(), &app, if app.careful { Bring::Look } else { Bring::Text });
        move || drop(listener)
    });
}

/// What stands behind the `#`. Browsers, and programs that pass addresses on, write much of it as `%` and a number.
pub fn hash() -> String {
    let hash = window().location().hash().unwrap_or_default();
    js_sys::decode_uri_component(&hash).map_or(hash, String::from)
}

/// What is taken of a fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bring {
    /// Its text too.
    Text,
    /// How the page shall look.
    Look,
}

/// Does what a fragment asks for. What is none of ours is left alone.
pub fn follow(hash: &str, app: &App, bring: Bring) {
    let fragment = match Fragment::read(hash) {
        Ok(Some(fragment)) => fragment,
        Ok(None) => return,
        Err(error) => return app.dispatch(Action::BadLink(Some(error))),
    };
    if browser::is_framed() {
        app.dispatch(Action::Embed(fragment.embed));
    }
    if let Some(lang) = fragment.lang {
        app.dispatch(Action::Lang(lang));
    }
    match fragment.theme {
        Some(share::Theme::Light) => app.dispatch(Action::Theme(Theme::Light)),
        Some(share::Theme::Dark) => app.dispatch(Action::Theme(Theme::Dark)),
        None => {}
    }
    let Some(packed) = fragment.packed.filter(|_| bring == Bring::Text) else { return };
    let said = fragment.lang.is_some() || browser::language_is_chosen();
    let (packed, app) = (base64::decode(packed), app.clone());
    spawn_local(async move {
        let read = async { Shared::from_json(&packing::unpack(&packed?).await?) };
        match read.await {
            Ok(mut shared) => {
                // A reader's own choice counts for more than the language that the link was made in.
                if said {
                    shared.lang.clear();
                }
                hear(&app);
                app.dispatch(Action::Arrived(shared.into(), Origin::Link));
            }
            Err(error) => app.dispatch(Action::BadLink(Some(error))),
        }
    });
}
