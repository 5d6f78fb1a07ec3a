//! The switches in the masthead: language and colours, both in place.

use gloo::utils::document;
use web_sys::HtmlSelectElement;
use yew::{Event, Html, TargetCast, component, html, use_effect_with};

use super::shortcuts::Shortcuts;
use super::state::{Action, Theme, use_app, use_lang};
use super::{browser, text};
use crate::lang::{Lang, Text};
use crate::opening;

const THEMES: [(Theme, Text); 3] =
    [(Theme::Auto, text::THEME_AUTO), (Theme::Light, text::THEME_LIGHT), (Theme::Dark, text::THEME_DARK)];

/// The switches, and what they do to the document.
#[component]
pub fn HeaderTools() -> Html {
    let app = use_app();
    let lang = app.lang;

    use_effect_with(lang, |&lang| {
        browser::set_root("lang", Some(lang.tag()));
        document().set_title(text::TITLE.get(lang));
        label("skip", None, text::SKIP.get(lang));
        label("input-pane", Some("aria-label"), text::INPUT.get(lang));
        label("results", Some("aria-label"), text::RESULTS.get(lang));
        label("source", Some("aria-label"), text::SOURCE_LABEL.get(lang));
        label("source", Some("placeholder"), opening::PLACEHOLDER.get(lang));
    });
    use_effect_with(app.theme, |&theme| browser::set_root("data-theme", browser::theme_name(theme)));

    let onchange = {
        let app = app.clone();
        move |event: Event| {
            let index = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.selected_index());
            let theme = index.and_then(|index| THEMES.get(usize::try_from(index).ok()?));
            if let Some(&(theme, _)) = theme {
                browser::remember_theme(theme);
                app.dispatch(Action::Theme(theme));
            }
        }
    };
    html! {<>
        <div class="switch" role="group" aria-label={text::LANGUAGE.get(lang)} data-testid="lang-switch">
            for (tongue, name) in [(Lang::Ja, "日本語"), (Lang::En, "English")] {
                <button
                    type="button"
                    lang={tongue.tag()}
                    aria-pressed={if lang == tongue { "true" } else { "false" }}
                    onclick={
                        let app = app.clone();
                        move |_| {
                            browser::remember_language(tongue);
                            app.dispatch(Action::Lang(tongue));
                        }
                    }
                >{ name }</button>
            }
        </div>
        <Shortcuts />
        <label class="field">
            <span class="sr-only">{ text::THEME.get(lang) }</span>
            <select {onchange} data-testid="theme-select">
                for (theme, name) in THEMES {
                    <option selected={theme == app.theme}>{ name.get(lang) }</option>
                }
            </select>
        </label>
    </>}
}

/// The line below the name.
#[component]
pub fn Tagline() -> Html {
    let lang = use_lang();
    html! { opening::TAGLINE.get(lang) }
}

/// Gives an element of the shell its text, or an attribute, in the language of the page.
fn label(id: &str, attribute: Option<&str>, value: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    match attribute {
        Some(attribute) => drop(element.set_attribute(attribute, value)),
        None => element.set_text_content(Some(value)),
    }
}
