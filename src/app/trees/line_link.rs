//! From the line with the caret to its process: a button below the text field.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use yew::{Html, component, html, use_effect_with, use_mut_ref, use_state};

use super::words;
use crate::app::field;
use crate::app::results::AnswerProps;
use crate::app::state::{Action, use_app};
use crate::drawing::places::Spot;

/// How long the caret must rest, in milliseconds.
const RESTS: u32 = 150;

/// Offers to show the process of the line with the caret; nothing where the line has none.
#[component]
pub fn LineLink(props: &AnswerProps) -> Html {
    let app = use_app();
    let found = use_state(|| None::<(usize, Spot)>);
    let waiting = use_mut_ref(|| None::<Timeout>);
    use_effect_with(props.answer.clone(), {
        let found = found.setter();
        move |answer| {
            found.set(None);
            let answer = answer.clone();
            let listener = EventListener::new(&document(), "selectionchange", move |_| {
                let (answer, found) = (answer.clone(), found.clone());
                *waiting.borrow_mut() = Some(Timeout::new(RESTS, move || {
                    if let Some(caret) = field::caret() {
                        let (number, line) = field::line(&answer.text, caret);
                        found.set(answer.places.at(line).map(|spot| (number, spot)));
                    }
                }));
            });
            move || drop(listener)
        }
    });
    let Some((number, spot)) = *found else { return Html::default() };
    let onclick = {
        let app = app.clone();
        move |_| app.dispatch(Action::Point(spot))
    };
    html! {
        <button type="button" class="link line-link" {onclick} data-testid="line-in-tree">
            { words::LINE_IN_TREE.fill(app.lang, &[("line", &number.to_string())]) }
        </button>
    }
}
