//! What a link brings along takes the place of what was there, which is kept until the reader lets it go.

use std::rc::Rc;

use crate::app::ending::LineEnding;
use crate::app::state::AppState;
use crate::app::tabs::{Tab, Tabs};
use crate::report::Applicability;
use crate::share::{Shared, SharedFile, kind_of, lang_of};

/// Where files came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From the address.
    Link,
    /// From what this browser kept.
    Draft,
}

/// What is not shown, and is kept: the reader's own text from before a link was opened, or, once that is back, what became of the
/// link's text in the reader's hands.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    tabs: Tabs,
    level: Applicability,
    /// What took its place, as that was at first.
    arrived: Tabs,
    /// Whether it is the link's.
    pub of_link: bool,
}

impl AppState {
    /// Puts files in the place of all that is there.
    pub fn arrive(&mut self, shared: &Shared, origin: Origin) {
        let here = super::shared(self);
        self.bad_link = None;
        if let Some(lang) = lang_of(&shared.lang).filter(|_| origin == Origin::Link) {
            self.lang = lang;
        }
        if here.files != shared.files {
            let own = self.example.is_none() && !here.is_empty();
            // The first text counts, not a link that was opened in between.
            if origin == Origin::Link && own && self.before.as_ref().is_none_or(|before| before.of_link) {
                self.keep();
                let (tabs, arrived) = (self.tabs.clone(), Tabs::default());
                self.before = Some(Rc::new(Before { tabs, level: self.level, arrived, of_link: false }));
            }
            self.put_files(tabs_of(shared));
            if let Some(before) = self.before.as_mut() {
                Rc::make_mut(before).arrived = self.tabs.clone();
            }
        }
        if self.before.as_ref().is_some_and(|before| before.tabs == self.tabs) {
            self.before = None;
        }
        self.level = if shared.review { Applicability::Review } else { Applicability::Safe };
    }

    /// Keeps a draft as what was there before, without showing it.
    pub fn put_aside(&mut self, draft: &Shared) {
        let level = if draft.review { Applicability::Review } else { Applicability::Safe };
        if super::shared(self).files != draft.files {
            let arrived = self.tabs.clone();
            self.before = Some(Rc::new(Before { tabs: tabs_of(draft), level, arrived, of_link: false }));
        }
    }

    /// Brings back what is kept. What was shown is kept in its turn if the reader has a hand in it.
    pub fn bring_back(&mut self) {
        let Some(before) = self.before.take() else { return };
        self.keep();
        let own = before.of_link || self.tabs != before.arrived;
        let (tabs, level, of_link) = (self.tabs.clone(), self.level, !before.of_link);
        self.put_files(before.tabs.clone());
        self.level = before.level;
        // From now on the reader has a hand in both.
        self.before = own.then(|| Rc::new(Before { tabs, level, arrived: Tabs::default(), of_link }));
    }
}

fn tabs_of(shared: &Shared) -> Tabs {
    let tab = |file: &SharedFile| Tab {
        id: 0,
        name: file.name.clone().into(),
        text: crate::app::ending::as_field(&file.text).into_owned().into(),
        ending: if file.crlf { LineEnding::Crlf } else { LineEnding::Lf },
        kind: kind_of(&file.kind),
    };
    Tabs::of(shared.files.iter().map(tab).collect(), shared.at)
}
