//! Patches before they have an id.

use super::packages::Listed;
use super::start::split::Split;
use super::tricks::Trick;
use crate::lang::Text;
use crate::order;
use crate::report::{Applicability, Edit};
use crate::rules::PatchKey;
use crate::text::Span;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};

/// A patch as it is put together.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What it does.
    pub title: Text,
    /// The values for the names in the title.
    pub values: Vec<(&'static str, String)>,
    /// Whether it may be applied unseen.
    pub applicability: Applicability,
    /// Its edits: disjoint, ascending.
    pub edits: Vec<Edit>,
    /// The places in the user's text that it puts right: findings there name it.
    pub covers: Vec<Span>,
    /// What else must be said of it: a first initialisation, a listening address.
    pub note: Option<Text>,
}

impl Draft {
    /// Puts the covered places in order, those that overlap together.
    #[must_use]
    pub fn settled(mut self) -> Self {
        order::by(&mut self.covers, |span| (span.start, span.end));
        let mut merged: Vec<Span> = Vec::with_capacity(self.covers.len());
        for span in self.covers {
            match merged.last_mut() {
                Some(last) if last.overlaps(span) => *last = last.join(span),
                _ => merged.push(span),
            }
        }
        self.covers = merged;
        self
    }

    /// Whether it puts right what stands at this place. The covered places are in order and disjoint.
    fn covers_place(&self, span: Span) -> bool {
        let after = self.covers.partition_point(|covered| covered.start < span.end);
        after.checked_sub(1).and_then(|at| self.covers.get(at)).is_some_and(|covered| covered.overlaps(span))
    }
}

/// A piece of boilerplate that a stage carries.
#[derive(Clone, Debug)]
pub struct Boilerplate {
    /// How a finding names it: `ENV container`.
    pub shown: String,
    /// Where it stands.
    pub span: Span,
}

/// The patches of one stage.
#[derive(Clone, Debug, Default)]
pub struct StagePatches {
    /// The one that puts the start command right, with all that belongs to it.
    pub start: Option<Draft>,
    /// The one that mends broken continuations. Every other patch relies on it.
    pub mend: Option<Draft>,
    /// Others, each on its own.
    pub own: Vec<Draft>,
    /// The boilerplate found, whether a patch removes it or not.
    pub boilerplate: Vec<Boilerplate>,
    /// The stages that the start patch adds, where it gives each of several services one.
    pub split: Option<Split>,
    /// The packages found that only serve an init, whether a patch removes them or not.
    pub packages: Vec<Listed>,
    /// The tricks found around policy-rc.d and initctl.
    pub tricks: Vec<Trick>,
    /// Where its own drafts cover, found once where there are many.
    indexed: RefCell<Indexed>,
}

/// So few drafts are looked through one by one.
const FEW: usize = 16;

/// Which of many drafts covers which part of the text.
#[derive(Clone, Debug, Default)]
struct Indexed {
    /// How many drafts there were.
    of: usize,
    /// From each place on, the first draft that covers it.
    from: Vec<(usize, Option<usize>)>,
}

impl Indexed {
    fn of(own: &[Draft]) -> Self {
        let each = own.iter().enumerate().flat_map(|(at, draft)| draft.covers.iter().map(move |span| (at, *span)));
        let mut bounds: Vec<(usize, bool, usize)> = each
            .filter(|(_, span)| !span.is_empty())
            .flat_map(|(at, span)| [(span.start, true, at), (span.end, false, at)])
            .collect();
        order::by(&mut bounds, |&(place, begins, at)| (place * 2 + usize::from(begins), at));
        // A draft may cover a place twice.
        let mut open: BTreeMap<usize, usize> = BTreeMap::new();
        let mut from: Vec<(usize, Option<usize>)> = Vec::new();
        for (place, begins, at) in bounds {
            let times = open.entry(at).or_default();
            if begins {
                *times += 1;
            } else if *times > 1 {
                *times -= 1;
            } else {
                open.remove(&at);
            }
            let first = open.keys().next().copied();
            match from.last_mut() {
                Some(last) if last.0 == place => last.1 = first,
                _ => from.push((place, first)),
            }
        }
        Self { of: own.len(), from }
    }
}

impl StagePatches {
    /// The patch that puts right what stands at this place.
    #[must_use]
    pub fn covering(&self, span: Span) -> Option<PatchKey> {
        let covers = |draft: &Draft| draft.covers_place(span);
        if self.start.as_ref().is_some_and(covers) {
            return Some(PatchKey::Start);
        }
        // A start command may stand in two instructions, with others between that have patches of their own.
        let begins = |draft: &Draft| draft.covers_place(Span::new(span.start, span.start + 1));
        let own = if self.own.len() < FEW { self.own.iter().position(begins) } else { self.own_at(span.start) };
        own.map(PatchKey::Own)
    }

    /// The first of its own drafts that covers a byte.
    fn own_at(&self, at: usize) -> Option<usize> {
        let mut indexed = self.indexed.borrow_mut();
        if indexed.of != self.own.len() {
            *indexed = Indexed::of(&self.own);
        }
        let behind = indexed.from.partition_point(|&(start, _)| start <= at);
        behind.checked_sub(1).and_then(|last| indexed.from[last].1)
    }

    /// The draft of a key.
    #[must_use]
    pub fn get(&self, key: PatchKey) -> Option<&Draft> {
        match key {
            PatchKey::Start => self.start.as_ref(),
            PatchKey::Mend => self.mend.as_ref(),
            PatchKey::Own(index) => self.own.get(index),
        }
    }

    /// Takes patches away. Keys of those that stay change with it.
    pub fn withdraw(&mut self, keys: &HashSet<PatchKey>) {
        if keys.contains(&PatchKey::Start) {
            self.start = None;
        }
        if keys.contains(&PatchKey::Mend) {
            self.mend = None;
        }
        let mut index = 0;
        self.own.retain(|_| {
            index += 1;
            !keys.contains(&PatchKey::Own(index - 1))
        });
    }

    /// Every key, in the order in which the patches build on each other.
    pub fn keys(&self) -> impl Iterator<Item = PatchKey> + '_ {
        let first = self.mend.iter().map(|_| PatchKey::Mend).chain(self.start.iter().map(|_| PatchKey::Start));
        first.chain((0..self.own.len()).map(PatchKey::Own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(covers: &[(usize, usize)]) -> Draft {
        let covers = covers.iter().map(|&(start, end)| Span::new(start, end)).collect();
        let title = Text { en: "", ja: "" };
        Draft { title, values: Vec::new(), applicability: Applicability::Safe, edits: Vec::new(), covers, note: None }
            .settled()
    }

    #[test]
    fn many_drafts_are_found_as_few_are() {
        // Neighbours, nests, gaps, the same place twice, and an empty one.
        let own: Vec<Draft> =
            (0..3 * FEW).map(|at| draft(&[(at * 7, at * 7 + at % 11), (at * 3, at * 3 + 2), (at, at)])).collect();
        let patches = StagePatches { own, ..StagePatches::default() };
        for at in 0..8 * 3 * FEW {
            let begins = |draft: &Draft| draft.covers_place(Span::new(at, at + 1));
            assert_eq!(patches.own_at(at), patches.own.iter().position(begins), "at {at}");
        }
    }
}
