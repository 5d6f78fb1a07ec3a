//! The results for the state: made again when, and only when, text, language or kind change.

use std::rc::Rc;

use yew::{AttrValue, hook, use_memo};

use super::state::AppState;
use super::tabs::{Tab, Tabs};
use crate::drawing::places::Places;
use crate::lang::Lang;
use crate::{MAX_INPUT, Options, Piece, Report, analyse, analyse_project};

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
    /// The language of the Report.
    pub lang: Lang,
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
    let tabs = (state.tabs.len() > 1).then(|| state.tabs.clone());
    use_memo((state.text.clone(), state.lang, state.kind, tabs), |(text, lang, kind, tabs)| {
        if text.trim().is_empty() {
            Analysis::Empty
        } else if text.len() > MAX_INPUT {
            Analysis::TooLarge
        } else {
            let options = Options { lang: *lang, input: *kind, file: None };
            let report = match tabs {
                Some(tabs) => among(tabs, text, &options),
                None => analyse(text, &options),
            };
            let places = Places::of(&report).into();
            Analysis::Done(Answer { text: text.clone(), lang: *lang, report: report.into(), places })
        }
    })
}

/// The answer about the tab that is shown, with what the others say of it.
fn among(tabs: &Tabs, text: &str, options: &Options) -> Report {
    let piece = |(at, tab): (usize, &Tab)| {
        let shown = at == tabs.at();
        Piece {
            name: tab.name.trim().to_owned(),
            text: if shown { text.to_owned() } else { tab.text.to_string() },
            kind: if shown { options.input } else { tab.kind },
        }
    };
    let pieces: Vec<Piece> = tabs.all().iter().enumerate().map(piece).collect();
    let mut reports = analyse_project(&pieces, options);
    // What is read only where another file copies it is told so by a kind of its own.
    if tabs.at() < reports.len() { reports.swap_remove(tabs.at()) } else { analyse(text, options) }
}
