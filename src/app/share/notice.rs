//! What there is to say of a link that was opened: what it took the place of, or why it cannot be read.

use yew::{Callback, Html, component, html};

use super::text;
use crate::app::browser;
use crate::app::state::{Action, use_app};
use crate::share::LinkError;

/// The line above the panes; nothing where there is nothing to say.
#[component]
pub fn ShareNotice() -> Html {
    let app = use_app();
    let lang = app.lang;
    let act = |action: fn() -> Action| {
        let app = app.clone();
        Callback::from(move |_| app.dispatch(action()))
    };
    let bring_back = {
        let app = app.clone();
        Callback::from(move |_| {
            app.dispatch(Action::BringBack);
            browser::forget_fragment();
        })
    };
    html! {<>
        <div role="alert">
            if let Some(error) = app.bad_link {
                <div class="link-notice bad" data-testid="bad-link">
                    <p>
                        { text::BAD_LINK.fill(lang, &[("why", &sentence(error, lang))]) }
                        if !app.text.trim().is_empty() {
                            { " " }{ text::NOTHING_LOST.get(lang) }
                        }
                    </p>
                    <button type="button" class="button" onclick={act(|| Action::BadLink(None))} data-testid="bad-link-close">
                        { text::CLOSE.get(lang) }
                    </button>
                </div>
            }
        </div>
        <div role="status">
            if app.careful && !app.restart_heard {
                <div class="link-notice" data-testid="restarted">
                    <p>{ text::RESTARTED.get(lang) }</p>
                    <button type="button" class="button" onclick={act(|| Action::RestartHeard)} data-testid="restart-heard">
                        { text::CLOSE.get(lang) }
                    </button>
                </div>
            }
            if let Some(before) = &app.before {
                <div class="link-notice" data-testid="link-opened">
                    <p>{ if before.of_link { text::OWN_IS_BACK } else { text::OPENED }.get(lang) }</p>
                    <div class="buttons">
                        <button type="button" class="button" onclick={bring_back} data-testid="bring-back">
                            { if before.of_link { text::BRING_BACK_LINK } else { text::BRING_BACK }.get(lang) }
                        </button>
                        <button type="button" class="button" onclick={act(|| Action::LetGo)} data-testid="let-go">
                            { if before.of_link { text::LET_GO_LINK } else { text::LET_GO }.get(lang) }
                        </button>
                    </div>
                </div>
            }
        </div>
    </>}
}

fn sentence(error: LinkError, lang: crate::Lang) -> String {
    let character = match error {
        LinkError::Character(character) => character.to_string(),
        _ => String::new(),
    };
    text::why(error).fill(lang, &[("character", &character)])
}
