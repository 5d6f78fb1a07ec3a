//! What the page remembers, and all that can happen to it.

use std::rc::Rc;

use yew::{AttrValue, Reducible, UseReducerHandle, hook, use_context};

use super::ending::{LineEnding, as_field};
use super::made::Made;
use super::share::{Before, Origin};
use super::tabs::{Tab, TabAction, Tabs};
use crate::drawing::places::Spot;
use crate::examples;
use crate::lang::Lang;
use crate::report::{Applicability, InputKind};
use crate::share::{Embed, LinkError, Shared};

/// The whole state. The results are no part of it: they follow from `text`, `lang` and `kind`.
#[derive(Clone, Debug, PartialEq)]
pub struct AppState {
    pub lang: Lang,
    pub theme: Theme,
    /// What the text field holds, as far as it has been told.
    pub text: AttrValue,
    pub ending: LineEnding,
    /// What the user says the text is.
    pub kind: Option<InputKind>,
    /// Which patches the corrected text shall have.
    pub level: Applicability,
    /// The example that the text is, as long as it is unchanged.
    pub example: Option<usize>,
    /// The files of the page; the text of the one that is shown is `text`.
    pub tabs: Tabs,
    /// The file that was made when a correction was applied.
    pub made: Option<Made>,
    /// What was in the field before it was replaced.
    pub replaced: Option<Replaced>,
    /// The file that was not opened, and why.
    pub refused: Option<Refused>,
    /// Counts the times that the page itself put a text into the field.
    pub puts: u32,
    /// The process that is to be shown in its tree.
    pub pointed: Option<Pointed>,
    pub reading: Reading,
    /// How the page stands in another page's frame.
    pub embed: Option<Embed>,
    /// What was there before a link was opened over it.
    pub before: Option<Rc<Before>>,
    /// Why the link that was opened last cannot be read.
    pub bad_link: Option<LinkError>,
    /// The page failed and was started afresh: from now on every text is read in the worker.
    pub careful: bool,
    /// It is not said any more that it was.
    pub restart_heard: bool,
}

/// Whether a large text waits to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    #[default]
    Done,
    /// It was said that it is read, and will be as soon as that is seen.
    Waits,
}

/// A process that the reader asked to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointed {
    pub spot: Spot,
    /// Tells two wishes for the same process apart.
    nth: u32,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    Light,
    Dark,
}

/// A text that made way for another, or whose tab was removed.
#[derive(Clone, Debug, PartialEq)]
pub struct Replaced {
    text: AttrValue,
    ending: LineEnding,
    /// Its tab, and where that stood.
    tab: Option<(usize, Tab)>,
}

impl Replaced {
    /// The name of the file that was removed.
    pub fn removed(&self) -> Option<&str> {
        self.tab.as_ref().map(|(_, tab)| &*tab.name)
    }
}

/// A file that was not opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    pub name: String,
    pub why: Refusal,
}

/// Why a file was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    TooLarge,
    Unreadable,
}

/// What can happen.
pub enum Action {
    /// The field's text is now this; so many texts had been put into it then. What it held before a newer one is not heard.
    Typed {
        text: String,
        puts: u32,
    },
    /// The field's text is a large one and about to be read.
    Reading,
    /// A text was pasted over everything; its lines end like this.
    Pasted(LineEnding),
    /// Put the example of this number into the field.
    Example(usize),
    /// Put a file's text into the field.
    Opened(String),
    /// Put files into tabs: their names and texts.
    OpenedAll(Vec<(String, String)>),
    /// A file was made for the text as it is now.
    Made(Made),
    /// Something about the tabs.
    Tab(TabAction),
    /// A file was not opened.
    Refused(Refused),
    /// Empty the field.
    Clear,
    /// Bring back what was replaced.
    Undo,
    Ending(LineEnding),
    Lang(Lang),
    Theme(Theme),
    Kind(Option<InputKind>),
    Level(Applicability),
    /// Show a process in its tree.
    Point(Spot),
    /// Put the files of a link, or of the kept draft, in the place of all.
    Arrived(Box<Shared>, Origin),
    /// The link cannot be read; `None`: that was read.
    BadLink(Option<LinkError>),
    /// Keep the draft as what was there before.
    PutAside(Box<Shared>),
    /// Bring back what was there before a link was opened.
    BringBack,
    /// Let go what was there before a link was opened.
    LetGo,
    /// Say no more that the page was started afresh.
    RestartHeard,
    /// The page stands in another one, or not.
    Embed(Option<Embed>),
}

impl Action {
    /// Whether it is the reader's wish for another text: of no effect where it is only to be read.
    const fn changes_text(&self) -> bool {
        matches!(
            self,
            Self::Typed { .. }
                | Self::Made(_)
                | Self::Example(_)
                | Self::Opened(_)
                | Self::OpenedAll(_)
                | Self::Clear
                | Self::Undo
                | Self::Tab(TabAction::Add | TabAction::Remove | TabAction::Rename(_) | TabAction::Split)
        )
    }
}

impl AppState {
    /// The state on arrival, with the text that the field already holds.
    pub fn new(lang: Lang, theme: Theme, text: String) -> Self {
        Self {
            lang,
            theme,
            text: text.into(),
            ending: LineEnding::default(),
            kind: None,
            level: Applicability::Safe,
            example: None,
            tabs: Tabs::default(),
            made: None,
            replaced: None,
            refused: None,
            puts: 0,
            pointed: None,
            reading: Reading::default(),
            embed: None,
            before: None,
            bad_link: None,
            careful: false,
            restart_heard: false,
        }
    }

    /// Brings back what was in the page when it failed.
    pub fn restart(&mut self, shared: &Shared) {
        self.careful = true;
        self.arrive(shared, Origin::Draft);
    }

    /// Whether the text is only to be read.
    pub fn readonly(&self) -> bool {
        self.embed.is_some_and(|embed| embed.readonly)
    }

    /// Puts files in the place of all that is there.
    pub fn put_files(&mut self, tabs: Tabs) {
        self.tabs = tabs;
        self.replaced = None;
        self.made = None;
        self.show();
    }

    /// Puts what the field holds into its tab of `tabs`.
    pub fn keep_in(&self, tabs: &mut Tabs) {
        let kept = Tab { text: self.text.clone(), ending: self.ending, kind: self.kind, ..tabs.shown().clone() };
        tabs.set_shown(kept);
    }

    /// Puts a text into the field and keeps the old one for [`Action::Undo`], unless it was empty or an example.
    fn put(&mut self, text: &str, ending: LineEnding, example: Option<usize>) {
        let own = self.example.is_none() && !self.text.trim().is_empty();
        if own {
            self.replaced = Some(Replaced { text: self.text.clone(), ending: self.ending, tab: None });
        }
        self.text = as_field(text).into_owned().into();
        self.ending = ending;
        self.example = example;
        self.refused = None;
        self.kind = None;
        self.reading = Reading::Done;
        self.puts += 1;
    }
}

impl AppState {
    /// Puts what the field holds into its tab.
    pub fn keep(&mut self) {
        let mut tabs = std::mem::take(&mut self.tabs);
        self.keep_in(&mut tabs);
        self.tabs = tabs;
    }

    /// Puts what a tab holds into the field.
    fn show(&mut self) {
        let shown = self.tabs.shown().clone();
        self.text = shown.text;
        self.ending = shown.ending;
        self.kind = shown.kind;
        self.example = None;
        self.refused = None;
        self.pointed = None;
        self.reading = Reading::Done;
        self.puts += 1;
    }

    /// Adds what was made for this text, or takes it away.
    fn settle_made(&mut self) {
        if let Some(mut made) = self.made.take() {
            // The first tab is named after what is in it.
            self.keep();
            made.settle(&self.text, &mut self.tabs);
            self.made = Some(made);
        }
    }

    fn tab(&mut self, action: TabAction) {
        if let TabAction::Rename(name) = action {
            return self.tabs.rename(name);
        }
        self.keep();
        self.replaced = None;
        match action {
            TabAction::Show(at) => self.tabs.show(at),
            TabAction::Add => self.tabs.add(None, ""),
            TabAction::Split => {
                let pieces = crate::pieces_of(&self.text);
                let ending = self.ending;
                let files = pieces.into_iter().map(|piece| (piece.name, piece.text));
                self.tabs.replace_shown(files.collect(), ending);
            }
            TabAction::Remove => {
                let at = self.tabs.at();
                if let Some(tab) = self.tabs.remove() {
                    let own = !tab.text.trim().is_empty();
                    self.replaced =
                        own.then(|| Replaced { text: tab.text.clone(), ending: tab.ending, tab: Some((at, tab)) });
                }
            }
            TabAction::Rename(_) => {}
        }
        self.show();
    }

    /// Several files: an own text stays in its tab, and each file gets one.
    fn open_all(&mut self, files: Vec<(String, String)>) {
        let own = self.example.is_none() && !self.text.trim().is_empty();
        self.keep();
        let mut files = files.into_iter();
        if self.tabs.len() == 1 && !own {
            let Some((name, text)) = files.next() else { return };
            let ending = LineEnding::of(&text).unwrap_or_default();
            self.tabs.replace_shown(vec![(name, as_field(&text).into_owned())], ending);
        }
        let first = self.tabs.at();
        let before = self.tabs.len();
        for (name, text) in files {
            self.tabs.add(Some(name), &text);
        }
        self.tabs.show(if own { before.min(self.tabs.len() - 1) } else { first });
        self.show();
    }
}

impl Reducible for AppState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        if self.readonly() && action.changes_text() {
            return self;
        }
        let mut next = (*self).clone();
        if !matches!(action, Action::Point(_)) {
            next.pointed = None;
        }
        match action {
            Action::Reading => next.reading = Reading::Waits,
            Action::Typed { puts, .. } if puts != self.puts => return self,
            Action::Typed { text, .. } => {
                next.reading = Reading::Done;
                if *text == *self.text {
                    return if next == *self { self } else { next.into() };
                }
                next.example = None;
                next.replaced = None;
                next.refused = None;
                if text.is_empty() {
                    next.ending = LineEnding::default();
                }
                next.text = text.into();
                next.settle_made();
            }
            Action::Made(made) => {
                next.made = Some(made);
                next.settle_made();
            }
            Action::Pasted(ending) | Action::Ending(ending) => next.ending = ending,
            Action::Example(index) => {
                if let Some(example) = examples::nth(index) {
                    next.put(example.text, LineEnding::Lf, Some(index));
                }
            }
            Action::Opened(text) => next.put(&text, LineEnding::of(&text).unwrap_or_default(), None),
            Action::OpenedAll(files) => next.open_all(files),
            Action::Tab(action) => next.tab(action),
            Action::Refused(refused) => next.refused = Some(refused),
            Action::Clear => next.put("", LineEnding::default(), None),
            Action::Undo => {
                if let Some(Replaced { text, ending, tab }) = next.replaced.take() {
                    if let Some((at, tab)) = tab {
                        next.keep();
                        next.tabs.insert(at, tab);
                    }
                    next.text = text;
                    next.ending = ending;
                    next.example = None;
                    next.puts += 1;
                }
            }
            Action::Lang(lang) => next.lang = lang,
            Action::Theme(theme) => next.theme = theme,
            Action::Kind(kind) => next.kind = kind,
            Action::Level(level) => next.level = level,
            Action::Point(spot) => {
                let nth = self.pointed.map_or(0, |pointed| pointed.nth.wrapping_add(1));
                next.pointed = Some(Pointed { spot, nth });
            }
            Action::Arrived(shared, origin) => next.arrive(&shared, origin),
            Action::BadLink(error) => next.bad_link = error,
            Action::PutAside(draft) => next.put_aside(&draft),
            Action::BringBack => next.bring_back(),
            Action::LetGo => next.before = None,
            Action::RestartHeard => next.restart_heard = true,
            Action::Embed(embed) => next.embed = embed,
        }
        if next == *self { self } else { next.into() }
    }
}

/// The state, and the way to change it.
pub type App = UseReducerHandle<AppState>;

/// The state of the page that a component stands in.
#[hook]
pub fn use_app() -> App {
    use_context().expect("components stand inside the page")
}

/// The language of the page that a component stands in.
#[hook]
pub fn use_lang() -> Lang {
    use_app().lang
}
