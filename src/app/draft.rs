//! The draft, kept in this browser for as long as the reader wants it, and wiped as soon as not.
//!
//! A page in a frame keeps nothing: the page around could be anyone's.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::{events::EventListener, utils::window};
use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, TargetCast, component, hook, html, use_effect_with, use_mut_ref, use_state_eq};

use super::share::{self, Origin};
use super::state::{Action, App, use_app};
use super::tabs::hear;
use super::{browser, field};
use crate::lang::Text;
use crate::share::{Fragment, Shared};

const KEEP: Text =
    Text { en: "Keep my draft in this browser", ja: "入力中の内容をこのブラウザーに残す" };
const NO_ROOM: Text = Text {
    en: "The text is too large for this browser to keep.",
    ja: "大きすぎるため、このブラウザーには残せません。",
};

/// A text of more bytes than this is written down when the typing pauses.
const IMMEDIATE: usize = 64 * 1024;
/// That pause, in milliseconds.
const PAUSE: u32 = 400;

/// Brings back the draft when the page is opened: into the field, or, where a link was opened, beside it.
#[hook]
pub fn use_draft(app: &App) {
    let app = app.clone();
    use_effect_with((), move |()| {
        let draft = (!browser::is_framed()).then(browser::draft).flatten().flatten();
        let draft = draft.and_then(|json| Shared::from_json(json.as_bytes()).ok()).filter(|draft| !draft.is_empty());
        let Some(draft) = draft else { return };
        let hash = share::hash();
        if matches!(Fragment::read(&hash), Ok(Some(fragment)) if fragment.packed.is_some()) {
            app.dispatch(Action::PutAside(draft.into()));
        } else {
            // What was typed before the page had arrived counts for more.
            hear(&app);
            let typed = !field::text().is_empty();
            app.dispatch(if typed {
                Action::PutAside(draft.into())
            } else {
                Action::Arrived(draft.into(), Origin::Draft)
            });
        }
    });
}

/// The switch, and what it keeps. Nothing where the browser lets us keep nothing.
#[component]
pub fn DraftSwitch() -> Html {
    let app = use_app();
    let lang = app.lang;
    let offered = use_state_eq(|| browser::can_keep() && !browser::is_framed());
    let kept = use_state_eq(|| browser::draft().is_some());
    let room = use_state_eq(|| true);
    let pending = use_mut_ref(|| None::<(Timeout, String)>);
    let opening = use_mut_ref(|| true);

    // What was there before a link was opened is the draft, until the reader has decided. Brought back, it is what is shown.
    let keeps = *offered && *kept && app.before.as_ref().is_none_or(|before| before.of_link);
    use_effect_with(keeps.then(|| share::shared(&app)), {
        let (pending, room) = (pending.clone(), room.setter());
        move |shared| {
            // The page has just been opened: the draft is about to come back.
            let opening = std::mem::take(&mut *opening.borrow_mut());
            let Some(shared) = shared.as_ref().filter(|_| !opening) else { return };
            let json = shared.to_json();
            if json.len() <= IMMEDIATE {
                *pending.borrow_mut() = None;
                room.set(browser::keep_draft(Some(&json)));
            } else {
                let later = json.clone();
                let timeout = Timeout::new(PAUSE, move || room.set(browser::keep_draft(Some(&later))));
                *pending.borrow_mut() = Some((timeout, json));
            }
        }
    });
    use_effect_with((), {
        let pending = pending.clone();
        move |()| {
            let listener = EventListener::new(&window(), "pagehide", move |_| write_down(&pending));
            move || drop(listener)
        }
    });

    let onchange = {
        let (app, kept, room) = (app.clone(), kept.clone(), room.setter());
        Callback::from(move |event: Event| {
            let on = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
            *pending.borrow_mut() = None;
            let json = share::shared(&app).to_json();
            let done = browser::keep_draft(on.then_some(&*json));
            room.set(done || !on);
            kept.set(on);
        })
    };
    html! {
        if *offered {
            <div class="draft">
                <label class="check">
                    <input type="checkbox" checked={*kept} {onchange} data-testid="keep-draft" />
                    <span>{ KEEP.get(lang) }</span>
                </label>
                <span role="status" class="notice bad">
                    if *kept && !*room {
                        { NO_ROOM.get(lang) }
                    }
                </span>
            </div>
        }
    }
}

/// Writes down what waits for a pause.
fn write_down(pending: &Rc<RefCell<Option<(Timeout, String)>>>) {
    if let Some((_, json)) = pending.borrow_mut().take() {
        browser::keep_draft(Some(&json));
    }
}
