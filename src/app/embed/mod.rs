//! The page in another page's frame: it says how high it is, shows what it is asked to, and can be opened outside.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html, component, hook, html, use_effect_with, use_mut_ref, use_state_eq};

use super::analysis::Analysis;
use super::copy::CopyButton;
use super::state::{App, AppState, use_app};
use super::tabs::hear;
use super::{browser, field, share};
use crate::lang::Text;
use crate::report::Report;
use crate::share::View;

const OPEN: Text = Text { en: "Open in Foreground", ja: "Foreground で開く" };
const COPY_LINK: Text = Text { en: "Copy link", ja: "リンクをコピー" };

#[wasm_bindgen(module = "/src/app/embed/frame.js")]
extern "C" {
    fn attach(on_link: &Closure<dyn FnMut(String)>, on_host: &Closure<dyn FnMut()>);
    fn open(link: &str);
    fn changed();
}

/// A part of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Verdict,
    Findings,
    Privileges,
    Correction,
    Trees,
}

impl AppState {
    /// Whether a part of the results is shown.
    pub fn shows(&self, part: Part, report: &Report) -> bool {
        let view = self.embed.map_or(View::All, |embed| embed.view);
        let corrected = !report.files.is_empty() || !report.commands.run.is_empty();
        let drawn = report.subjects.iter().any(|subject| subject.tree.before.is_some() || subject.tree.after.is_some());
        match (view, part) {
            (View::All, _) => true,
            // It speaks for a part that is not there.
            (View::Corrected, Part::Verdict) => !corrected,
            (View::Tree, Part::Verdict) => !drawn,
            (View::Input | View::Findings, Part::Verdict)
            | (View::Findings, Part::Findings)
            | (View::Corrected, Part::Correction)
            | (View::Tree, Part::Trees) => true,
            _ => false,
        }
    }
}

/// Speaks with the page around, and shows what that asks for.
#[hook]
pub fn use_embed(app: &App, analysis: &Rc<Analysis>) {
    let embedded = app.embed.is_some();
    let view = app.embed.map(|embed| embed.view.name());
    use_effect_with(view, |view| browser::set_root("data-embed", *view));
    use_effect_with(app.readonly(), |&readonly| {
        browser::set_root("data-readonly", readonly.then_some(""));
        field::set_read_only(readonly);
    });
    use_effect_with((analysis.clone(), embedded), |&(_, embedded)| {
        if embedded {
            changed();
        }
    });
}

/// What listens to the page around, for as long as it shall.
type Listening = Option<(Closure<dyn FnMut(String)>, Closure<dyn FnMut()>)>;

/// The line below an embedded page: whose it is, and the ways out of the frame.
#[component]
pub fn EmbedBar() -> Html {
    let app = use_app();
    let lang = app.lang;
    let has_host = use_state_eq(|| false);
    let listening = use_mut_ref(|| Listening::None);
    let link = use_mut_ref(String::new);
    use_effect_with((), {
        let (app, has_host) = (app.clone(), has_host.setter());
        move |()| {
            let on_link = Closure::new(move |link: String| share::follow(&link, &app, share::Bring::Text));
            let on_host = Closure::new(move || has_host.set(true));
            attach(&on_link, &on_host);
            *listening.borrow_mut() = Some((on_link, on_host));
        }
    });
    // Made beforehand: what opens or copies must follow the press at once, or the browser refuses it.
    use_effect_with(share::shared(&app), {
        let link = link.clone();
        move |shared| {
            let (shared, link) = (shared.clone(), link.clone());
            link.borrow_mut().clear();
            spawn_local(async move {
                if let Ok(fragment) = share::fragment(&shared).await {
                    *link.borrow_mut() = fragment;
                }
            });
        }
    });
    let onclick = {
        let (app, link) = (app.clone(), link.clone());
        Callback::from(move |_| {
            hear(&app);
            open(&link.borrow());
        })
    };
    html! {<>
        <p class="embed-brand">
            <svg class="mark" viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
                <rect class="mark-behind" x="3" y="3" width="17" height="17" rx="3" />
                <rect class="mark-front" x="10" y="10" width="19" height="19" rx="4" />
                <path class="mark-prompt" d="M15 16l4 3.5-4 3.5M21 23.5h4" />
            </svg>
            { "Foreground" }
        </p>
        <div class="buttons">
            <CopyButton make={make(link)} label={COPY_LINK} testid="embed-copy-link" />
            if *has_host {
                <button type="button" class="button" {onclick} data-testid="embed-open">{ OPEN.get(lang) }</button>
            }
        </div>
    </>}
}

fn make(link: Rc<RefCell<String>>) -> Callback<(), String> {
    Callback::from(move |()| format!("{}{}", share::address(), link.borrow()))
}
