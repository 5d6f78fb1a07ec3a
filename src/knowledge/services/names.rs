//! Names of the catalogue, found without looking at each of them: there are thousands, and they are asked for at every word.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The names of the entries of a list. Of several that fit, the first entry is meant.
pub struct Names {
    /// The whole names, each with the places of its entries, which ascend.
    whole: HashMap<&'static str, Vec<usize>, BuildHasherDefault<Plain>>,
    /// The names that have a `*`, by their first byte, with the places of their entries, which ascend.
    patterns: HashMap<u8, Vec<(&'static str, usize)>, BuildHasherDefault<Plain>>,
}

/// FNV-1a. Enough for names that are all known before: nobody can choose them so that they fall together, which the standard
/// library's hasher, several times as slow for a word, is made to bear.
#[derive(Clone, Copy)]
struct Plain(u64);

impl Default for Plain {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Plain {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Names {
    /// The names of each entry of a list, in the list's order.
    pub fn of(entries: impl Iterator<Item = &'static [&'static str]>) -> Self {
        let mut names = Self { whole: HashMap::default(), patterns: HashMap::default() };
        for (at, entry) in entries.enumerate() {
            for &name in entry {
                if let (true, Some(&first)) = (name.contains('*'), name.as_bytes().first()) {
                    names.patterns.entry(first).or_default().push((name, at));
                } else {
                    names.whole.entry(name).or_default().push(at);
                }
            }
        }
        names
    }

    /// The place of the first entry that has a name which this one fits.
    pub fn first(&self, wanted: &str) -> Option<usize> {
        self.first_of(wanted, &|_| true)
    }

    /// The place of the first entry that has a name which this one fits, of those that count.
    pub fn first_of(&self, wanted: &str, counts: &dyn Fn(usize) -> bool) -> Option<usize> {
        let whole = self.whole.get(wanted).and_then(|places| places.iter().copied().find(|&at| counts(at)));
        // Only patterns that begin as the wanted name does, or with a `*`, can fit.
        let beginnings = [wanted.as_bytes().first().copied(), Some(b'*')];
        beginnings.into_iter().flatten().filter_map(|first| self.patterns.get(&first)).fold(whole, |found, patterns| {
            let earlier = patterns.iter().take_while(|&&(_, at)| found.is_none_or(|found| at < found));
            let fitting = earlier.copied().find(|&(pattern, at)| matches(pattern, wanted) && counts(at));
            fitting.map(|(_, at)| at).or(found)
        })
    }
}

#[inline]
fn begins(pattern: &str, text: &str) -> bool {
    let first = pattern.as_bytes().first();
    first == text.as_bytes().first() || first == Some(&b'*')
}

/// Whether `text` fits `pattern`, in which each `*` stands for any text.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    // Most are told apart by their first byte.
    if !begins(pattern, text) {
        return false;
    }
    let Some((head, mut rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut text) = text.strip_prefix(head) else { return false };
    while let Some((middle, tail)) = rest.split_once('*') {
        let Some(at) = text.find(middle) else { return false };
        text = &text[at + middle.len()..];
        rest = tail;
    }
    text.len() >= rest.len() && text.ends_with(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_entry_counts_whether_whole_or_pattern() {
        const ENTRIES: &[&[&str]] = &[&["a", "b*"], &["bc", "*d"], &["a", "bc"], &["*"]];
        let names = Names::of(ENTRIES.iter().copied());
        for wanted in ["a", "b", "bc", "xd", "bd", "x", "", "*"] {
            let one_by_one = |counts: &dyn Fn(usize) -> bool| {
                let fits = |entry: &[&str]| entry.iter().any(|pattern| matches(pattern, wanted));
                ENTRIES.iter().enumerate().position(|(at, entry)| fits(entry) && counts(at))
            };
            assert_eq!(names.first(wanted), one_by_one(&|_| true), "{wanted}");
            assert_eq!(names.first_of(wanted, &|at| at > 0), one_by_one(&|at| at > 0), "{wanted}");
        }
    }
}
