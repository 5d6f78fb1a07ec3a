//! The page: one tree, whose parts stand in the places that the shell keeps for them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use yew::{
    AttrValue, Callback, ContextProvider, Html, component, create_portal, html, use_effect_with, use_memo, use_mut_ref,
    use_reducer, use_state,
};

use super::analysis::{Analysis, Shown, use_analysis};
use super::browser;
use super::copy::Announce;
use super::draft::use_draft;
use super::embed::use_embed;
use super::fatal;
use super::field;
use super::findings::use_findings_in_editor;
use super::footer::Footer;
use super::header::{HeaderTools, Tagline};
use super::input::{InputStatus, InputTools};
use super::pointing::use_pointing;
use super::results::Results;
use super::share::{ShareButton, ShareNotice, use_links};
use super::source::use_source;
use super::state::{App, AppState};
use super::tabs::TabStrip;
use super::verdict;

/// How long what came of a button is seen, in milliseconds.
const SEEN: u32 = 2_500;

/// How long the results must stand before a screen reader is told of them, in milliseconds.
const SETTLED: u32 = 800;

/// The root component.
#[component]
pub fn Page() -> Html {
    let app = use_reducer(|| {
        let salvaged = fatal::salvaged();
        let mut state = AppState::new(browser::language(), browser::theme(), field::text());
        if let Some(shared) = salvaged {
            state.restart(&shared);
        }
        state
    });
    let Shown { analysis, reads } = use_analysis(&app);
    let editor = use_source(&app, &analysis);
    fatal::use_notes(&app);
    use_draft(&app);
    use_links(&app);
    use_embed(&app, &analysis);
    use_findings_in_editor(&app, &analysis, editor);
    use_pointing(&app);
    use_marks(&analysis);

    let said = use_state(AttrValue::default);
    let seen = use_state(AttrValue::default);
    let announce = {
        let (said, seen) = (said.setter(), seen.setter());
        use_memo((), |()| {
            let fades = RefCell::new(None::<Timeout>);
            Announce(Callback::from(move |text: AttrValue| {
                said.set(text.clone());
                seen.set(text);
                let seen = seen.clone();
                *fades.borrow_mut() = Some(Timeout::new(SEEN, move || seen.set(AttrValue::default())));
            }))
        })
    };
    let waiting = use_mut_ref(|| None::<Timeout>);
    use_effect_with(analysis.clone(), {
        let (said, lang) = (said.setter(), app.lang);
        move |analysis: &Rc<Analysis>| {
            let summary = verdict::spoken(analysis, lang);
            let done = matches!(**analysis, Analysis::Done(_));
            *waiting.borrow_mut() = Some(Timeout::new(SETTLED, move || {
                if done {
                    fatal::settled();
                }
                said.set(summary.into());
            }));
        }
    });

    html! {
        <ContextProvider<App> context={app}>
            <ContextProvider<Announce> context={(*announce).clone()}>
                { within("tagline", html! { <Tagline /> }) }
                { within("masthead-tools", html! {<><ShareButton analysis={analysis.clone()} /><HeaderTools /></>}) }
                { within("link-notice", html! { <ShareNotice /> }) }
                { within("input-tools", html! { <InputTools analysis={analysis.clone()} /> }) }
                { within("input-tabs", html! { <TabStrip /> }) }
                { within("input-status", html! { <InputStatus analysis={analysis.clone()} {reads} /> }) }
                { within("results", html! { <Results {analysis} /> }) }
                { within("footer", html! { <Footer /> }) }
                { within("live", html! { &*said }) }
                { within("seen", html! { &*seen }) }
            </ContextProvider<Announce>>
        </ContextProvider<App>>
    }
}

/// Draws into an element of the shell.
fn within(id: &str, part: Html) -> Html {
    document().get_element_by_id(id).map(|host| create_portal(part, host)).unwrap_or_default()
}

/// Tells the outside how far the page is: `data-ready` once it stands, `data-analysed` counts the answers.
#[yew::hook]
fn use_marks(analysis: &Rc<Analysis>) {
    let count = use_memo((), |()| Cell::new(0_u32));
    use_effect_with(analysis.clone(), move |analysis| {
        if **analysis == Analysis::Reading {
            return;
        }
        count.set(count.get() + 1);
        browser::set_root("data-analysed", Some(&count.get().to_string()));
        browser::set_root("data-ready", Some("true"));
    });
}
