//! The results for the state: made again when, and only when, text, language or kind change. A small text is analysed at
//! once, a large one in the worker ([`reader`]).

use std::rc::Rc;

use yew::{AttrValue, hook, use_effect_with, use_memo, use_mut_ref, use_state};

use super::reader::{self, Outcome, Question, Reading};
use super::state::AppState;
use super::tabs::Tabs;
use crate::drawing::places::Places;
use crate::lang::Lang;
use crate::report::InputKind;
use crate::{MAX_INPUT, Piece, Report};

/// Texts of up to so many bytes are analysed where the page is drawn: at once, so that the results follow every key.
pub const AT_ONCE: usize = 16 * 1024;

/// What there is to show.
#[derive(Clone, Debug, PartialEq)]
pub enum Analysis {
    /// Nothing was put in yet.
    Empty,
    /// The text has more than [`MAX_INPUT`] bytes.
    TooLarge,
    /// A text that is not the one before is being read.
    Reading,
    /// The analysis stopped at this text: a fault of ours.
    Stopped,
    /// The answer.
    Done(Answer),
}

/// A Report with the text that it is about. Equal to its own copies alone, so that comparing costs nothing.
#[derive(Clone, Debug)]
pub struct Answer {
    pub text: AttrValue,
    /// The language of the Report.
    pub lang: Lang,
    pub report: Rc<Report>,
    /// Which processes of the trees stand where in the text.
    pub places: Rc<Places>,
    /// How many files the text says that it holds.
    pub pieces: usize,
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.report, &other.report)
    }
}

/// What the answer follows from.
#[derive(Clone, PartialEq)]
struct Asked {
    text: AttrValue,
    lang: Lang,
    kind: Option<InputKind>,
    /// Where there are several.
    tabs: Option<Tabs>,
    careful: bool,
}

/// What there is to show, and whether a newer text is being read.
pub struct Shown {
    pub analysis: Rc<Analysis>,
    pub reads: bool,
}

/// Analyses the state's text.
#[hook]
pub fn use_analysis(state: &AppState) -> Shown {
    let tabs = (state.tabs.len() > 1).then(|| state.tabs.clone());
    let asked = Asked { text: state.text.clone(), lang: state.lang, kind: state.kind, tabs, careful: state.careful };
    let asked = use_memo(asked, Asked::clone);
    let at_once = use_memo(asked.clone(), |asked| asked.at_once().map(Rc::new));
    let later = use_state(|| None::<(Rc<Asked>, Rc<Analysis>)>);
    use_effect_with(asked.clone(), {
        let (waits, later) = (at_once.is_none(), later.setter());
        move |asked| {
            if !waits {
                return reader::forget();
            }
            let asked = asked.clone();
            reader::ask(&asked.question(), {
                let asked = asked.clone();
                move |outcome| {
                    let analysis = match outcome {
                        Outcome::Read(reading) => asked.done(*reading),
                        Outcome::Stopped => Analysis::Stopped,
                        // Without a worker the page waits.
                        Outcome::Unable => {
                            asked.question().answer().map_or(Analysis::Stopped, |reading| asked.done(reading))
                        }
                    };
                    later.set(Some((asked, analysis.into())));
                }
            });
        }
    });

    let read = later.as_ref().filter(|(of, _)| Rc::ptr_eq(of, &asked)).map(|(_, analysis)| analysis.clone());
    let now = (*at_once).clone().or(read);
    let reads = now.is_none();
    // While a text is changed its last answer stays; that of another text goes.
    let place = (state.puts, state.tabs.shown().id);
    let last = use_mut_ref(|| (place, Rc::new(Analysis::Empty)));
    let mut last = last.borrow_mut();
    let analysis = match now {
        Some(analysis) => analysis,
        None if last.0 == place && matches!(*last.1, Analysis::Done(_)) => last.1.clone(),
        None => Analysis::Reading.into(),
    };
    *last = (place, analysis.clone());
    Shown { analysis, reads }
}

impl Asked {
    /// The answer, where it takes no worker to give it.
    fn at_once(&self) -> Option<Analysis> {
        if self.text.trim().is_empty() {
            return Some(Analysis::Empty);
        }
        if self.text.len() > MAX_INPUT {
            return Some(Analysis::TooLarge);
        }
        if self.careful {
            return None;
        }
        let others = self.tabs.as_ref().map_or(0, |tabs| tabs.all().iter().map(|tab| tab.text.len()).sum());
        if self.text.len() + others > AT_ONCE {
            return None;
        }
        self.question().answer().map(|reading| self.done(reading))
    }

    fn question(&self) -> Question {
        let shown = || Piece { name: String::new(), text: self.text.to_string(), kind: self.kind };
        let Some(tabs) = &self.tabs else {
            return Question { files: vec![shown()], at: 0, lang: self.lang };
        };
        let files = tabs.all().iter().enumerate().map(|(at, tab)| {
            let name = tab.name.trim().to_owned();
            if at == tabs.at() {
                Piece { name, ..shown() }
            } else {
                Piece { name, text: tab.text.to_string(), kind: tab.kind }
            }
        });
        Question { files: files.collect(), at: tabs.at(), lang: self.lang }
    }

    fn done(&self, reading: Reading) -> Analysis {
        let Reading { report, places, pieces } = reading;
        Analysis::Done(Answer {
            text: self.text.clone(),
            lang: self.lang,
            report: report.into(),
            places: places.into(),
            pieces,
        })
    }
}
