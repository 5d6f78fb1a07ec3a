//! The files of the page, one a tab: as WAI-ARIA's tabs are worked with the keyboard.

use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent};
use yew::{AttrValue, Callback, Html, TargetCast, component, html, use_effect_with};

use super::ending::{LineEnding, as_field};
use super::state::{Action, App, use_app};
use super::{browser, field, text};
use crate::report::InputKind;

/// The id of the button that adds a file.
const ADD: &str = "tab-add";

/// The most files that a page has.
const MOST: usize = crate::share::MAX_FILES;

/// A file of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tab {
    /// Tells it from the others, whatever it is called.
    pub id: u32,
    pub name: AttrValue,
    pub text: AttrValue,
    pub ending: LineEnding,
    pub kind: Option<InputKind>,
}

/// The files, and which one the field shows. There is always one.
#[derive(Clone, Debug, PartialEq)]
pub struct Tabs {
    tabs: Vec<Tab>,
    at: usize,
    next: u32,
}

impl Default for Tabs {
    fn default() -> Self {
        Self { tabs: vec![Tab::default()], at: 0, next: 1 }
    }
}

/// What can happen to the tabs.
pub enum TabAction {
    /// Show that one.
    Show(usize),
    /// A new one, empty.
    Add,
    /// Remove the one that is shown.
    Remove,
    /// Call the one that is shown so.
    Rename(String),
    /// Take the text apart into the files that it holds.
    Split,
}

impl Tabs {
    /// These, and the one at that place shown. None is one that is empty.
    pub fn of(mut tabs: Vec<Tab>, at: usize) -> Self {
        tabs.truncate(MOST);
        if tabs.is_empty() {
            return Self::default();
        }
        let mut next = 0;
        for tab in &mut tabs {
            tab.id = next;
            next += 1;
        }
        let at = at.min(tabs.len() - 1);
        Self { tabs, at, next }
    }

    pub fn len(&self) -> usize {
        self.tabs.len()
    }

    pub const fn at(&self) -> usize {
        self.at
    }

    /// All of them, in order.
    pub fn all(&self) -> &[Tab] {
        &self.tabs
    }

    /// The one that is shown.
    pub fn shown(&self) -> &Tab {
        &self.tabs[self.at]
    }

    pub fn set_shown(&mut self, tab: Tab) {
        self.tabs[self.at] = tab;
    }

    pub fn show(&mut self, at: usize) {
        self.at = at.min(self.tabs.len() - 1);
    }

    pub fn rename(&mut self, name: String) {
        self.tabs[self.at].name = name.into();
    }

    /// A new one behind the others, which is shown.
    pub fn add(&mut self, name: Option<String>, text: &str) {
        if self.tabs.len() >= MOST {
            return;
        }
        self.name_first();
        let name = self.free(&name.unwrap_or_else(|| self.usual().to_owned()));
        let ending = LineEnding::of(text).unwrap_or_default();
        let text = as_field(text).into_owned().into();
        self.tabs.push(Tab { id: self.next, name: name.into(), text, ending, kind: None });
        self.next += 1;
        self.at = self.tabs.len() - 1;
    }

    /// A new one behind the others, while the same one stays shown; its id.
    pub fn add_beside(&mut self, name: &str, text: &str) -> Option<u32> {
        let (at, before) = (self.at, self.tabs.len());
        self.add(Some(name.to_owned()), text);
        self.at = at;
        self.tabs.get(before).map(|tab| tab.id)
    }

    /// Takes one away that is not shown.
    pub fn remove_other(&mut self, id: u32) {
        if let Some(at) = self.tabs.iter().position(|tab| tab.id == id).filter(|&at| at != self.at) {
            self.tabs.remove(at);
            if at < self.at {
                self.at -= 1;
            }
        }
    }

    /// Takes the shown one away; the last one stays.
    pub fn remove(&mut self) -> Option<Tab> {
        if self.tabs.len() < 2 {
            return None;
        }
        let gone = self.tabs.remove(self.at);
        self.at = self.at.min(self.tabs.len() - 1);
        Some(gone)
    }

    /// Puts a removed one back and shows it.
    pub fn insert(&mut self, at: usize, tab: Tab) {
        self.at = at.min(self.tabs.len());
        self.tabs.insert(self.at, tab);
    }

    /// Files in the place of the shown one; the first of them is shown.
    pub fn replace_shown(&mut self, files: Vec<(String, String)>, ending: LineEnding) {
        if files.is_empty() {
            return;
        }
        let at = self.at;
        self.tabs.remove(at);
        for (offset, (name, text)) in files.into_iter().take(MOST).enumerate() {
            let name = self.free(&name);
            let tab = Tab { id: self.next, name: name.into(), text: text.into(), ending, kind: None };
            self.next += 1;
            self.tabs.insert(at + offset, tab);
        }
        self.at = at;
    }

    /// Gives the first one a name, once there is a second.
    fn name_first(&mut self) {
        if let Some(first) = self.tabs.first_mut().filter(|tab| tab.name.is_empty()) {
            let kind =
                if first.text.trim().is_empty() { InputKind::Dockerfile } else { crate::input::detect(&first.text) };
            first.name = usual_name(kind).into();
        }
    }

    /// What a new one is called: what usually stands beside what is there.
    fn usual(&self) -> &'static str {
        let has = |name: &str| self.tabs.iter().any(|tab| &*tab.name == name);
        ["Dockerfile", "entrypoint.sh"].into_iter().find(|name| !has(name)).unwrap_or("file")
    }

    /// The name, with a number where it is taken.
    fn free(&self, name: &str) -> String {
        let taken = |name: &str| self.tabs.iter().any(|tab| &*tab.name == name);
        if !taken(name) {
            return name.to_owned();
        }
        (2..).map(|number| format!("{name}.{number}")).find(|name| !taken(name)).unwrap_or_default()
    }
}

const fn usual_name(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Dockerfile => "Dockerfile",
        InputKind::Script => "entrypoint.sh",
        InputKind::Ps => "ps",
        InputKind::Run | InputKind::Transcript => "docker run",
        InputKind::Compose => "compose.yaml",
        InputKind::Unit => "app.service",
        InputKind::Unknown => "file",
    }
}

fn tab_id(tab: &Tab) -> String {
    format!("tab-{}", tab.id)
}

/// The strip above the field.
#[component]
pub fn TabStrip() -> Html {
    let app = use_app();
    let lang = app.lang;
    let several = app.tabs.len() > 1;
    let label = several.then(|| tab_id(app.tabs.shown()));
    use_effect_with(label, |label| browser::set_panel(label.as_deref()));
    let dispatch = |action: fn() -> TabAction| {
        let app = app.clone();
        Callback::from(move |_| {
            let action = action();
            // A new file is there to be written; who removes one may remove the next.
            let adds = matches!(action, TabAction::Add);
            tell(&app, action);
            if adds {
                field::focus();
            } else {
                browser::focus(ADD);
            }
        })
    };
    let onkeydown = {
        let app = app.clone();
        Callback::from(move |event: KeyboardEvent| {
            let (at, last) = (app.tabs.at(), app.tabs.len() - 1);
            let to = match event.key().as_str() {
                "ArrowRight" => {
                    if at == last {
                        0
                    } else {
                        at + 1
                    }
                }
                "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
                "Home" => 0,
                "End" => last,
                "Delete" => {
                    event.prevent_default();
                    return tell(&app, TabAction::Remove);
                }
                _ => return,
            };
            event.prevent_default();
            if let Some(tab) = app.tabs.all().get(to) {
                browser::focus(&tab_id(tab));
            }
            tell(&app, TabAction::Show(to));
        })
    };
    let rename = {
        let app = app.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                app.dispatch(Action::Tab(TabAction::Rename(input.value())));
            }
        })
    };
    html! {<>
        if several {
            <div class="tabs" role="tablist" aria-label={text::FILES.get(lang)} {onkeydown} data-testid="tabs">
                for (at, tab) in app.tabs.all().iter().enumerate() {
                    <button
                        key={tab.id}
                        type="button"
                        role="tab"
                        class="tab"
                        id={tab_id(tab)}
                        aria-selected={(at == app.tabs.at()).to_string()}
                        aria-controls="source-panel"
                        tabindex={if at == app.tabs.at() { "0" } else { "-1" }}
                        onclick={show(&app, at)}
                    >
                        { if tab.name.trim().is_empty() { text::UNNAMED.get(lang).to_owned() } else { tab.name.to_string() } }
                    </button>
                }
            </div>
        }
        <div class="tab-tools">
            if several {
                <label class="field name">
                    <span class="field-name">{ text::FILE_NAME.get(lang) }</span>
                    <input
                        type="text"
                        value={app.tabs.shown().name.clone()}
                        oninput={rename}
                        spellcheck="false"
                        autocapitalize="off"
                        data-testid="tab-name"
                    />
                </label>
                <button type="button" class="button" onclick={dispatch(|| TabAction::Remove)} data-testid="tab-remove">
                    { text::REMOVE_FILE.get(lang) }
                </button>
            }
            <button
                type="button"
                class="button"
                id={ADD}
                title={text::ADD_FILE_TITLE.get(lang)}
                onclick={dispatch(|| TabAction::Add)}
                disabled={app.tabs.len() >= MOST}
                data-testid="tab-add"
            >
                { text::ADD_FILE.get(lang) }
            </button>
        </div>
    </>}
}

/// Lets the state hear what the field holds at this moment.
pub fn hear(app: &App) {
    app.dispatch(field::typed());
}

/// Does something to the tabs, after the state has heard what the field holds.
pub fn tell(app: &App, action: TabAction) {
    hear(app);
    app.dispatch(Action::Tab(action));
}

fn show(app: &App, at: usize) -> Callback<yew::MouseEvent> {
    let app = app.clone();
    Callback::from(move |_| tell(&app, TabAction::Show(at)))
}
