//! What stands around the text field: examples, kind, open, clear; below it the size and what happened to it.

use gloo::file::FileList;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{
    Callback, Event, Html, Properties, TargetCast, classes, component, html, use_effect_with, use_mut_ref, use_node_ref,
};

use super::analysis::Analysis;
use super::ending::LineEnding;
use super::state::{Action, AppState, Reading, Refusal, use_app};
use super::tabs::{TabAction, tell};
use super::trees::LineLink;
use super::{source, text};
use crate::MAX_INPUT;
use crate::examples::GROUPS;
use crate::report::InputKind;
use crate::share::kind_name;

/// The properties of [`InputTools`] and [`InputStatus`].
#[derive(Properties, PartialEq)]
pub struct Props {
    pub analysis: std::rc::Rc<Analysis>,
    /// Whether a newer text is being read.
    #[prop_or_default]
    pub reads: bool,
}

/// The bar above the field.
#[component]
pub fn InputTools(props: &Props) -> Html {
    let app = use_app();
    let lang = app.lang;
    let clear = {
        let app = app.clone();
        move |_| app.dispatch(Action::Clear)
    };
    html! {<>
        <ExampleSelect />
        <KindSelect found={found(&props.analysis)} />
        <div class="buttons">
            <OpenButton />
            <button type="button" class="button" onclick={clear} disabled={app.text.is_empty()} data-testid="clear">
                { text::CLEAR.get(lang) }
            </button>
        </div>
    </>}
}

fn found(analysis: &Analysis) -> Option<InputKind> {
    match analysis {
        Analysis::Done(answer) => Some(answer.report.input),
        Analysis::Empty | Analysis::TooLarge | Analysis::Reading | Analysis::Stopped => None,
    }
}

#[component]
fn ExampleSelect() -> Html {
    let app = use_app();
    let lang = app.lang;
    let select = use_node_ref();
    use_effect_with((select.clone(), app.example, lang), |(select, example, _)| {
        if let Some(select) = select.cast::<HtmlSelectElement>() {
            select.set_value(&example.map(|index| index.to_string()).unwrap_or_default());
        }
    });
    let onchange = {
        let app = app.clone();
        move |event: Event| {
            let value = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
            if let Some(index) = value.and_then(|value| value.parse().ok()) {
                app.dispatch(Action::Example(index));
            }
        }
    };
    let firsts = GROUPS.iter().scan(0, |next, group| {
        let first = *next;
        *next += group.examples.len();
        Some(first)
    });
    html! {
        <label class="field wide">
            <span class="field-name">{ text::EXAMPLES.get(lang) }</span>
            <select id="examples" data-testid="examples" ref={select} {onchange}>
                <option value="">{ text::EXAMPLES_CHOOSE.get(lang) }</option>
                for (group, first) in GROUPS.iter().zip(firsts) {
                    <optgroup label={group.title.get(lang)}>
                        for (index, example) in (first..).zip(group.examples) {
                            <option value={index.to_string()}>{ example.title.get(lang) }</option>
                        }
                    </optgroup>
                }
            </select>
        </label>
    }
}

#[derive(Properties, PartialEq)]
struct KindProps {
    found: Option<InputKind>,
}

#[component]
fn KindSelect(props: &KindProps) -> Html {
    let app = use_app();
    let lang = app.lang;
    let select = use_node_ref();
    let chosen = app.kind.and_then(|kind| text::KINDS.iter().position(|&other| other == kind)).map_or(0, |at| at + 1);
    use_effect_with((select.clone(), chosen), |(select, chosen)| {
        if let Some(select) = select.cast::<HtmlSelectElement>() {
            select.set_selected_index(i32::try_from(*chosen).unwrap_or_default());
        }
    });
    let onchange = {
        let app = app.clone();
        move |event: Event| {
            let index = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.selected_index());
            let kind = index.and_then(|index| text::KINDS.get(usize::try_from(index - 1).ok()?)).copied();
            app.dispatch(Action::Kind(kind));
        }
    };
    let auto = match props.found.filter(|_| app.kind.is_none()) {
        Some(kind) => text::KIND_AUTO_FOUND.fill(lang, &[("kind", text::kind(kind).get(lang))]),
        None => text::KIND_AUTO.get(lang).to_owned(),
    };
    html! {
        <label class="field">
            <span class="field-name">{ text::KIND.get(lang) }</span>
            <select data-testid="kind-select" ref={select} {onchange}>
                <option value="auto">{ auto }</option>
                for kind in text::KINDS {
                    <option value={kind_name(kind)}>{ text::kind(kind).get(lang) }</option>
                }
            </select>
        </label>
    }
}

#[component]
fn OpenButton() -> Html {
    let app = use_app();
    let lang = app.lang;
    let picker = use_node_ref();
    let reading = use_mut_ref(Vec::new);
    let onclick = {
        let picker = picker.clone();
        move |_| {
            if let Some(picker) = picker.cast::<HtmlInputElement>() {
                picker.click();
            }
        }
    };
    let onchange = move |event: Event| {
        let Some(picker) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let files: Vec<_> = picker.files().map(|files| FileList::from(files).to_vec()).unwrap_or_default();
        *reading.borrow_mut() = source::open_all(&files, &app);
        // The same file can then be chosen again.
        picker.set_value("");
    };
    html! {<>
        <button type="button" class="button" title={text::OPEN_TITLE.get(lang)} {onclick} data-testid="open">
            { text::OPEN.get(lang) }
        </button>
        <input type="file" multiple={true} ref={picker} {onchange} hidden={true} data-testid="open-file" />
    </>}
}

/// The line below the field.
#[component]
pub fn InputStatus(props: &Props) -> Html {
    let app = use_app();
    let lang = app.lang;
    let lines = if app.text.is_empty() { 0 } else { app.text.trim_end_matches('\n').matches('\n').count() + 1 };
    let to_lf = {
        let app = app.clone();
        Callback::from(move |_| app.dispatch(Action::Ending(LineEnding::Lf)))
    };
    let parts = match &*props.analysis {
        Analysis::Done(answer) => answer.pieces,
        _ => 0,
    };
    let split = {
        let app = app.clone();
        Callback::from(move |_| tell(&app, TabAction::Split))
    };
    let undo = {
        let app = app.clone();
        Callback::from(move |_| app.dispatch(Action::Undo))
    };
    html! {<>
        if lines == 0 {
            <span class="size">{ text::LIMIT.fill(lang, &[("limit", &(MAX_INPUT / 1024 / 1024).to_string())]) }</span>
        } else {
            <span class="size">{ text::counted(lang, lines, &text::SIZE_LINES_ONE, &text::SIZE_LINES) }</span>
        }
        if app.ending == LineEnding::Crlf {
            <button type="button" class="chip" title={text::ENDING_NOTE.get(lang)} onclick={to_lf} data-testid="crlf">
                { text::ENDING_CRLF.get(lang) }
            </button>
        }
        <span class={classes!("notice", app.refused.as_ref().map(|_| "bad"))} role="status">
            if props.reads || app.reading == Reading::Waits {
                { text::READING.get(lang) }
            } else if let Some(notice) = refusal(&app) {
                { notice }
            } else if let Some(replaced) = &app.replaced {
                { match replaced.removed() {
                    Some(name) => text::REMOVED_FILE.fill(lang, &[("name", name)]),
                    None => text::REPLACED.get(lang).to_owned(),
                } }
                <button type="button" class="link" onclick={undo} data-testid="undo">{ text::UNDO.get(lang) }</button>
            }
        </span>
        if parts > 1 {
            <button type="button" class="link" onclick={split} data-testid="split">
                { text::SPLIT.fill(lang, &[("n", &parts.to_string())]) }
            </button>
        }
        if let Analysis::Done(answer) = &*props.analysis {
            <LineLink answer={answer.clone()} />
        }
        if *props.analysis != Analysis::Empty {
            <a class="to-results" href="#results">{ text::TO_RESULTS.get(lang) }</a>
        }
    </>}
}

fn refusal(app: &AppState) -> Option<String> {
    let refused = app.refused.as_ref()?;
    let limit = (MAX_INPUT / 1024 / 1024).to_string();
    let sentence = match refused.why {
        Refusal::TooLarge => text::FILE_TOO_LARGE,
        Refusal::Unreadable => text::FILE_UNREADABLE,
    };
    Some(sentence.fill(app.lang, &[("name", &refused.name), ("limit", &limit)]))
}
