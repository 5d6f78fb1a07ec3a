//! The results for the state: made again when, and only when, text, language or kind change.

use std::rc::Rc;

use yew::{AttrValue, hook, use_memo};

use super::state::AppState;
use crate::drawing::places::Places;
use crate::{MAX_INPUT, Options, Report, analyse};

/// What there is to show.
#[derive(Clone, Debug, PartialEq)]
pub enum Analysis {
    /// Nothing was put in yet.
    Empty,
    /// The text has more than [`MAX_INPUT`] bytes.
    TooLarge,
    /// The answer.
    Done(Answer),
}

/// A Report with the text that it is about. Equal to its own copies alone, so that comparing costs nothing.
#[derive(Clone, Debug)]
pub struct Answer {
    pub text: AttrValue,
    pub report: Rc<Report>,
    /// Which processes of the trees stand where in the text.
    pub places: Rc<Places>,
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.report, &other.report)
    }
}

/// Analyses the state's text.
#[hook]
pub fn use_analysis(state: &AppState) -> Rc<Analysis> {
    use_memo((state.text.clone(), state.lang, state.kind), |(text, lang, kind)| {
        if text.trim().is_empty() {
            Analysis::Empty
        } else if text.len() > MAX_INPUT {
            Analysis::TooLarge
        } else {
            let report = analyse(text, &Options { lang: *lang, input: *kind, file: None });
            let places = Places::of(&report).into();
            Analysis::Done(Answer { text: text.clone(), report: report.into(), places })
        }
    })
}
