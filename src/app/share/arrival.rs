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

/// What was there before a link was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    tabs: Tabs,
    level: Applicability,
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
            if origin == Origin::Link && own && self.before.is_none() {
                self.keep();
                self.before = Some(Rc::new(Before { tabs: self.tabs.clone(), level: self.level }));
            }
            self.put_files(tabs_of(shared));
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
            self.before = Some(Rc::new(Before { tabs: tabs_of(draft), level }));
        }
    }

    /// Brings back what was there before.
    pub fn bring_back(&mut self) {
        if let Some(before) = self.before.take() {
            self.put_files(before.tabs.clone());
            self.level = before.level;
        }
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
