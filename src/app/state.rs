//! What the page remembers, and all that can happen to it.

use std::rc::Rc;

use yew::{AttrValue, Reducible, UseReducerHandle, hook, use_context};

use super::ending::{LineEnding, as_field};
use super::examples;
use crate::drawing::places::Spot;
use crate::lang::Lang;
use crate::report::{Applicability, InputKind};

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
    /// What was in the field before it was replaced.
    pub replaced: Option<Replaced>,
    /// The file that was not opened, and why.
    pub refused: Option<Refused>,
    /// Counts the times that the page itself put a text into the field.
    pub puts: u32,
    /// The process that is to be shown in its tree.
    pub pointed: Option<Pointed>,
    pub reading: Reading,
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

/// A text that made way for another.
#[derive(Clone, Debug, PartialEq)]
pub struct Replaced {
    text: AttrValue,
    ending: LineEnding,
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
    /// The field's text is now this.
    Typed(String),
    /// The field's text is a large one and about to be read.
    Reading,
    /// A text was pasted over everything; its lines end like this.
    Pasted(LineEnding),
    /// Put the example of this number into the field.
    Example(usize),
    /// Put a file's text into the field.
    Opened(String),
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
            replaced: None,
            refused: None,
            puts: 0,
            pointed: None,
            reading: Reading::default(),
        }
    }

    /// Puts a text into the field and keeps the old one for [`Action::Undo`], unless it was empty or an example.
    fn put(&mut self, text: &str, ending: LineEnding, example: Option<usize>) {
        let own = self.example.is_none() && !self.text.trim().is_empty();
        if own {
            self.replaced = Some(Replaced { text: self.text.clone(), ending: self.ending });
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

impl Reducible for AppState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        if !matches!(action, Action::Point(_)) {
            next.pointed = None;
        }
        match action {
            Action::Reading => next.reading = Reading::Waits,
            Action::Typed(text) => {
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
            }
            Action::Pasted(ending) | Action::Ending(ending) => next.ending = ending,
            Action::Example(index) => {
                if let Some(example) = examples::nth(index) {
                    next.put(example.text, LineEnding::Lf, Some(index));
                }
            }
            Action::Opened(text) => next.put(&text, LineEnding::of(&text).unwrap_or_default(), None),
            Action::Refused(refused) => next.refused = Some(refused),
            Action::Clear => next.put("", LineEnding::default(), None),
            Action::Undo => {
                if let Some(Replaced { text, ending }) = next.replaced.take() {
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
