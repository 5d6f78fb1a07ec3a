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

/// Whether `text` fits `pattern`, in which each `*` stands for any text.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    // Byte by byte up to the first `*`: most are told apart by the very first one.
    let same = |&(own, byte): &(u8, u8)| own == byte && own != b'*';
    let head = pattern.bytes().zip(text.bytes()).take_while(same).count();
    match pattern.as_bytes().get(head) {
        None => return text.len() == head,
        Some(b'*') => {}
        Some(_) => return false,
    }
    let (mut rest, mut text) = (&pattern[head + 1..], &text[head..]);
    while let Some(star) = rest.bytes().position(|byte| byte == b'*') {
        let (middle, tail) = (&rest[..star], &rest[star + 1..]);
        let Some(at) = place_of(middle, text) else { return false };
        text = &text[at + middle.len()..];
        rest = tail;
    }
    text.len() >= rest.len() && text.ends_with(rest)
}

/// Where a text holds a short one. The standard library's search prepares itself for long ones, which costs more than a name's
/// whole length.
fn place_of(short: &str, text: &str) -> Option<usize> {
    let Some(&first) = short.as_bytes().first() else { return Some(0) };
    let bytes = text.as_bytes();
    (0..bytes.len()).find(|&at| bytes[at] == first && bytes[at..].starts_with(short.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, text, wanted) in [
            ("", "", true),
            ("", "a", false),
            ("a", "", false),
            ("ab", "a", false),
            ("a", "ab", false),
            ("a*", "a", true),
            ("a*", "b", false),
            ("*", "", true),
            ("*b", "aab", true),
            ("ab*b", "ab", false),
            ("あ*う", "あいう", true),
            ("あ*", "い", false),
            ("a*b*c", "axxbyyc", true),
            ("a*b*c", "axxcyyb", false),
            ("a*b", "a*b", true),
            ("*a*a*", "a", false),
        ] {
            assert_eq!(matches(pattern, text), wanted, "{pattern:?} {text:?}");
        }
    }

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
