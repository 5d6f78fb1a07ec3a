//! Buttons that take a text away: to the clipboard or to a file. Each tells a screen reader what came of it.

use gloo::timers::callback::Timeout;
use yew::{AttrValue, Callback, Html, Properties, classes, component, html, use_context, use_mut_ref, use_state};

use super::ending::LineEnding;
use super::state::use_lang;
use super::{browser, icon, text};
use crate::lang::Text;

/// How long a button shows what came of it, in milliseconds.
const SHOWN: u32 = 2_000;

/// Says what came of something: to a screen reader, and for a moment on the screen, wherever that is. The page provides it.
#[derive(Clone, PartialEq)]
pub struct Announce(pub Callback<AttrValue>);

/// The properties of [`CopyButton`].
#[derive(Properties, PartialEq)]
pub struct CopyProps {
    #[prop_or_default]
    pub text: AttrValue,
    /// Makes the text when it is asked for; `text` then counts for nothing.
    #[prop_or_default]
    pub make: Option<Callback<(), String>>,
    #[prop_or_default]
    pub ending: LineEnding,
    #[prop_or(text::COPY)]
    pub label: Text,
    /// What is copied, for those who do not see what stands beside the button.
    #[prop_or_default]
    pub what: AttrValue,
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// What became of the last click.
#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Copied,
    Failed,
}

/// Copies a text.
#[component]
pub fn CopyButton(props: &CopyProps) -> Html {
    let lang = use_lang();
    let announce = use_context::<Announce>();
    let outcome = use_state(|| None);
    let timer = use_mut_ref(|| None::<Timeout>);

    let onclick = {
        let (text, make, ending, outcome) = (props.text.clone(), props.make.clone(), props.ending, outcome.clone());
        let what = props.what.clone();
        move |_| {
            let text = made(&text, make.as_ref());
            let (outcome, timer, announce) = (outcome.clone(), timer.clone(), announce.clone());
            let what = what.clone();
            wasm_bindgen_futures::spawn_local(async move {
                let result =
                    if browser::copy(&ending.restore(&text)).await { Outcome::Copied } else { Outcome::Failed };
                outcome.set(Some(result));
                if let Some(Announce(say)) = announce {
                    let said = said(result).get(lang);
                    say.emit(if what.is_empty() { said.into() } else { format!("{said} ({what})").into() });
                }
                *timer.borrow_mut() = Some(Timeout::new(SHOWN, move || outcome.set(None)));
            });
        }
    };

    let (label, icon) = match *outcome {
        None => (props.label, icon::copy()),
        Some(result @ Outcome::Copied) => (said(result), icon::done()),
        Some(result @ Outcome::Failed) => (said(result), icon::copy()),
    };
    html! {
        <button type="button" class={classes!("button", outcome.map(|_| "done"))} {onclick} data-testid={props.testid.clone()}>
            { icon }
            <span>{ label.get(lang) }</span>
            if !props.what.is_empty() {
                <span class="sr-only">{ format!(" ({})", props.what) }</span>
            }
        </button>
    }
}

fn made(text: &AttrValue, make: Option<&Callback<(), String>>) -> AttrValue {
    make.map_or_else(|| text.clone(), |make| make.emit(()).into())
}

fn said(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Copied => text::COPIED,
        Outcome::Failed => text::COPY_FAILED,
    }
}

/// The properties of [`DownloadButton`].
#[derive(Properties, PartialEq)]
pub struct DownloadProps {
    pub name: AttrValue,
    #[prop_or_default]
    pub text: AttrValue,
    /// Makes the text when it is asked for; `text` then counts for nothing.
    #[prop_or_default]
    pub make: Option<Callback<(), String>>,
    #[prop_or_default]
    pub ending: LineEnding,
    #[prop_or(text::DOWNLOAD)]
    pub label: Text,
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// Offers a text as a file.
#[component]
pub fn DownloadButton(props: &DownloadProps) -> Html {
    let lang = use_lang();
    let onclick = {
        let (name, text, make, ending) = (props.name.clone(), props.text.clone(), props.make.clone(), props.ending);
        move |_| browser::download(&name, ending.restore(&made(&text, make.as_ref())).as_bytes())
    };
    html! {
        <button type="button" class="button" {onclick} data-testid={props.testid.clone()}>
            { icon::download() }
            <span>{ props.label.get(lang) }</span>
            <span class="sr-only">{ format!(" ({})", props.name) }</span>
        </button>
    }
}
