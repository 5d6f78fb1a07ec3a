//! The text field: it belongs to the user. The app listens, and writes into it only when asked to replace its text.
//!
//! It is never controlled: no render touches it, so caret, selection, undo and an input method at work stay as they are.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::file::callbacks::{FileReader, read_as_text};
use gloo::file::{File, FileList};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, EventTarget, HtmlTextAreaElement, InputEvent};
use yew::{hook, use_effect_with};

use super::browser;
use super::ending::LineEnding;
use super::state::{Action, App, Refusal, Refused};
use crate::MAX_INPUT;

/// Up to this many bytes the results follow every key; above, they wait until the typing pauses.
const IMMEDIATE: usize = 16 * 1024;

/// That pause, in milliseconds.
const PAUSE: u32 = 120;

/// A text of more bytes than this takes so long that it is said before.
const LARGE: usize = 512 * 1024;

/// Listens to the field, and writes into it when the state says so.
#[hook]
pub fn use_source(app: &App) {
    let listening = app.clone();
    use_effect_with((), move |()| {
        let listeners = browser::source().map(|field| listen(&field, &listening));
        move || drop(listeners)
    });

    let state = app.clone();
    use_effect_with(app.puts, move |&puts| {
        if let Some(field) = browser::source().filter(|_| puts > 0) {
            field.set_value(&state.text);
            let _ = field.set_selection_range(0, 0);
            field.set_scroll_top(0);
            field.set_scroll_left(0);
        }
    });
}

/// What is heard while the page stands; it ends when dropped.
fn listen(field: &HtmlTextAreaElement, app: &App) -> Vec<EventListener> {
    let pending = Rc::new(RefCell::new(None::<Timeout>));
    let read = {
        let (app, field) = (app.clone(), field.clone());
        move || {
            let (app, text) = (app.clone(), field.value());
            if text.len() <= IMMEDIATE {
                *pending.borrow_mut() = None;
                app.dispatch(Action::Typed(text));
            } else {
                if text.len() > LARGE && *text != *app.text {
                    app.dispatch(Action::Reading);
                }
                // What the field holds then: another tab may have taken it meanwhile.
                let field = field.clone();
                let typed = move || app.dispatch(Action::Typed(field.value()));
                *pending.borrow_mut() = Some(Timeout::new(PAUSE, typed));
            }
        }
    };
    let composing = |event: &web_sys::Event| event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);

    let mut listeners = Vec::new();
    // `change` and `pageshow`: a browser that restores a form's text says so in no other way.
    let window = window();
    let targets: [(&EventTarget, _); 4] =
        [(field, "input"), (field, "compositionend"), (field, "change"), (&window, "pageshow")];
    for (target, name) in targets {
        let read = read.clone();
        listeners.push(EventListener::new(target, name, move |event| {
            if !composing(event) {
                read();
            }
        }));
    }
    listeners.push(EventListener::new(field, "paste", {
        let (app, field) = (app.clone(), field.clone());
        move |event| pasted(event, &field, &app)
    }));
    listeners.extend(drops(app));
    read();
    listeners
}

/// Remembers the line endings of a paste that replaces everything.
fn pasted(event: &web_sys::Event, field: &HtmlTextAreaElement, app: &App) {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    let text = data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
    let length = field.text_length();
    let all = field.selection_start() == Ok(Some(0)) && field.selection_end() == Ok(Some(length));
    if let Some(ending) = LineEnding::of(&text).filter(|_| all) {
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
                files.sort_by_key(|(at, ..)| *at);
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
