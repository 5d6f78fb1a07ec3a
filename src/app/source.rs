//! The text field, and the editor that takes its place when it has arrived: the text belongs to the user. The app listens,
//! and writes only when asked to.
//!
//! Neither is ever controlled: no render touches them, so caret, selection, undo and an input method at work stay as they
//! are.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::file::callbacks::{FileReader, read_as_text};
use gloo::file::{File, FileList};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use web_sys::{ClipboardEvent, DragEvent, EventTarget, HtmlElement, InputEvent};
use yew::{hook, use_effect_with, use_mut_ref, use_state};

use super::analysis::{AT_ONCE, Analysis, Answer};
use super::editor::{self, Calls};
use super::ending::LineEnding;
use super::findings::fixes::{self, Fix};
use super::state::{Action, App, Refusal, Refused};
use super::{browser, field, text};
use crate::MAX_INPUT;
use crate::opening;
use crate::order;
use crate::report::InputKind;
use crate::share::kind_name;

/// That pause, in milliseconds.
const PAUSE: u32 = 120;

/// A text of more bytes than this takes so long that it is said before.
const LARGE: usize = 512 * 1024;

/// Listens to the field, and writes into it when the state says so. Whether the editor has taken its place.
#[hook]
pub fn use_source(app: &App, analysis: &Rc<Analysis>) -> bool {
    let here = use_state(|| false);
    let current = use_mut_ref(|| analysis.clone());
    *current.borrow_mut() = analysis.clone();
    let (listening, arrived) = (app.clone(), here.setter());
    use_effect_with((), move |()| {
        let read = reader(&listening);
        let mut listeners = listen(&read, &listening);
        let calls = Rc::new(calls(read, listening, current));
        let take = move || {
            let taken = browser::source().and_then(|area| editor::take(&area, &calls));
            if let Some(editor) = taken {
                field::set_editor(editor);
                arrived.set(true);
            }
        };
        take();
        listeners.push(EventListener::new(&window(), editor::ARRIVED, move |_| take()));
        move || drop(listeners)
    });

    let state = app.clone();
    use_effect_with(app.puts, move |&puts| {
        if puts > 0 {
            field::put(&state.text, state.tabs.shown().id, puts);
        }
    });
    use_words(app, analysis, *here);
    *here
}

/// Tells the editor the kind of text, its language and its name.
#[hook]
fn use_words(app: &App, analysis: &Rc<Analysis>, here: bool) {
    let last = use_mut_ref(|| InputKind::Unknown);
    let kind = match &**analysis {
        Analysis::Done(answer) => answer.report.input,
        Analysis::Reading | Analysis::Stopped => *last.borrow(),
        Analysis::Empty | Analysis::TooLarge => InputKind::Unknown,
    };
    *last.borrow_mut() = kind;
    use_effect_with((app.lang, kind, here), |&(lang, kind, _)| {
        if let Some(editor) = field::editor() {
            let [kind, lang, label, hint] =
                [kind_name(kind), lang.tag(), text::SOURCE_LABEL.get(lang), opening::PLACEHOLDER.get(lang)]
                    .map(JsValue::from_str);
            editor.configure(&editor::object(&[("kind", &kind), ("lang", &lang), ("label", &label), ("hint", &hint)]));
        }
    });
}

/// Reads the field: at once, so that the results follow every key, or, where the text is long, when the typing pauses.
fn reader(app: &App) -> Rc<dyn Fn()> {
    let pending = Rc::new(RefCell::new(None::<Timeout>));
    let app = app.clone();
    Rc::new(move || {
        let (app, text) = (app.clone(), field::text());
        if text.len() <= AT_ONCE {
            *pending.borrow_mut() = None;
            app.dispatch(field::typed_as(text));
        } else {
            if text.len() > LARGE && *text != *app.text {
                app.dispatch(Action::Reading);
            }
            // What the field holds then: another tab may have taken it meanwhile.
            let typed = move || app.dispatch(field::typed());
            *pending.borrow_mut() = Some(Timeout::new(PAUSE, typed));
        }
    })
}

/// What is heard while the page stands; it ends when dropped.
fn listen(read: &Rc<dyn Fn()>, app: &App) -> Vec<EventListener> {
    let Some(field) = browser::source() else { return Vec::new() };
    let composing = |event: &web_sys::Event| event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);

    let mut listeners = Vec::new();
    // `change` and `pageshow`: a browser that restores a form's text says so in no other way.
    let window = window();
    let targets: [(&EventTarget, _); 4] =
        [(&field, "input"), (&field, "compositionend"), (&field, "change"), (&window, "pageshow")];
    for (target, name) in targets {
        let read = read.clone();
        listeners.push(EventListener::new(target, name, move |event| {
            if !composing(event) {
                read();
            }
        }));
    }
    listeners.push(EventListener::new(&field, "paste", {
        let (app, field) = (app.clone(), field.clone());
        move |event| {
            let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            let text = data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
            let end = Ok(Some(field.text_length()));
            pasted(&app, &text, field.selection_start() == Ok(Some(0)) && field.selection_end() == end);
        }
    }));
    listeners.extend(drops(app));
    read();
    listeners
}

/// What the editor calls.
fn calls(read: Rc<dyn Fn()>, app: App, current: Rc<RefCell<Rc<Analysis>>>) -> Calls {
    let paste = app.clone();
    Calls {
        changed: Closure::new(move || read()),
        pasted: Closure::new(move |text: String, all| pasted(&paste, &text, all)),
        act: Closure::new(move |finding: u32, action: String| {
            let analysis = current.borrow().clone();
            if let Analysis::Done(answer) = &*analysis {
                act(&app, answer, finding as usize, &action);
            }
        }),
    }
}

/// One of a finding's actions in the editor: what is to be seen before it is applied is shown in the list.
fn act(app: &App, answer: &Answer, finding: usize, action: &str) {
    if let Some(fix) = Fix::named(action, finding) {
        fixes::run(app, answer, fix);
    } else if let Ok(Some(button)) = document().query_selector(&format!("#finding-{finding} [data-testid=preview]"))
        && let Ok(button) = button.dyn_into::<HtmlElement>()
    {
        let _ = button.focus();
        button.click();
    }
}

/// Remembers the line endings of a paste that replaces everything.
fn pasted(app: &App, text: &str, all: bool) {
    if let Some(ending) = LineEnding::of(text).filter(|_| all) {
        app.dispatch(Action::Pasted(ending));
    }
}

/// Files dropped anywhere on the page. Dropped text is left to the browser.
fn drops(app: &App) -> Vec<EventListener> {
    let with_files = |event: &web_sys::Event| {
        let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer)?;
        data.types().includes(&"Files".into(), 0).then_some(data)
    };
    let options = EventListenerOptions::enable_prevent_default();
    let over = EventListener::new_with_options(&document(), "dragover", options, move |event| {
        if with_files(event).is_some() {
            event.prevent_default();
        }
    });
    let app = app.clone();
    let reading = Rc::new(RefCell::new(Vec::new()));
    let dropped = EventListener::new_with_options(&document(), "drop", options, move |event| {
        if let Some(data) = with_files(event) {
            event.prevent_default();
            let files: Vec<File> = data.files().map(|files| FileList::from(files).to_vec()).unwrap_or_default();
            *reading.borrow_mut() = open_all(&files, &app);
        }
    });
    vec![over, dropped]
}

/// Reads files: one into the field, several into tabs. Reading goes on for as long as the answer is kept.
pub fn open_all(files: &[File], app: &App) -> Vec<FileReader> {
    if let [only] = files {
        return open(only, app).into_iter().collect();
    }
    let wanted = files.len();
    let read: Rc<RefCell<Vec<(usize, String, String)>>> = Rc::default();
    let done = Rc::new(Cell::new(0));
    let finish = {
        let (app, read, done) = (app.clone(), read.clone(), done.clone());
        Rc::new(move || {
            done.set(done.get() + 1);
            if done.get() == wanted && !read.borrow().is_empty() {
                let mut files = read.take();
                order::by(&mut files, |(at, ..)| (*at, 0));
                app.dispatch(Action::OpenedAll(files.into_iter().map(|(_, name, text)| (name, text)).collect()));
            }
        })
    };
    let mut readers = Vec::new();
    for (at, file) in files.iter().enumerate() {
        let refused = |why| Action::Refused(Refused { name: file.name(), why });
        if file.size() > MAX_INPUT as u64 {
            app.dispatch(refused(Refusal::TooLarge));
            finish();
            continue;
        }
        let (app, name, unreadable) = (app.clone(), file.name(), refused(Refusal::Unreadable));
        let (read, finish) = (read.clone(), finish.clone());
        readers.push(read_as_text(file, move |text| {
            match text {
                Ok(text) => read.borrow_mut().push((at, name, text)),
                Err(_) => app.dispatch(unreadable),
            }
            finish();
        }));
    }
    readers
}

/// Reads a file into the field. Reading goes on for as long as the answer is kept.
pub fn open(file: &File, app: &App) -> Option<FileReader> {
    let refused = |why| Action::Refused(Refused { name: file.name(), why });
    if file.size() > MAX_INPUT as u64 {
        app.dispatch(refused(Refusal::TooLarge));
        return None;
    }
    let (app, unreadable) = (app.clone(), refused(Refusal::Unreadable));
    Some(read_as_text(file, move |text| app.dispatch(text.map_or(unreadable, Action::Opened))))
}
