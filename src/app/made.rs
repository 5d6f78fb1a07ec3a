//! A file that was made for a corrected text, as long as that text is what it was made for.
//!
//! The correction of one text may be two: the stages of a Dockerfile, and the compose.yaml that starts them. Applied, the second gets a
//! tab of its own. It is part of that one step: who undoes it in the field has neither, who repeats it has both.

use yew::AttrValue;

use super::tabs::Tabs;
use crate::report::File;

/// Such a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The text before and after the correction.
    before: AttrValue,
    after: AttrValue,
    name: String,
    text: String,
    /// The tab of the corrected text.
    of: Option<u32>,
    /// Its own tab, if it is there.
    tab: Option<u32>,
}

impl Made {
    pub fn new(before: AttrValue, after: AttrValue, file: &File) -> Self {
        Self { before, after, name: file.path.clone(), text: file.text.clone(), of: None, tab: None }
    }

    /// Adds the file's tab, or takes it away, where the text that is shown says so. One that the reader has changed stays.
    pub fn settle(&mut self, shown: &str, tabs: &mut Tabs) {
        let of = *self.of.get_or_insert(tabs.shown().id);
        if tabs.shown().id != of {
            return;
        }
        let there = self.tab.and_then(|id| tabs.all().iter().find(|tab| tab.id == id));
        match there {
            None if shown == &*self.after => self.tab = tabs.add_beside(&self.name, &self.text),
            Some(tab) if shown == &*self.before && *tab.text == *self.text => {
                tabs.remove_other(tab.id);
                self.tab = None;
            }
            _ => {}
        }
    }
}
