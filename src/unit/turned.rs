//! A command that goes to the background, turned into one that stays.

use super::exec::{Form, Word};
use crate::knowledge::Source;
use crate::knowledge::foreground::{Edit, Turn};
use crate::knowledge::services::{self, Mode, Recipe, Service};
use crate::text::base_name;

/// Makes the edits that keep a program in the foreground.
pub fn apply(turn: &Turn, words: &mut Vec<Word>) {
    for edit in turn.edits {
        match *edit {
            Edit::Drop(gone) => keep(words, |word| !gone.contains(&word)),
            Edit::DropWithValue(options) => drop_with_value(words, options),
            Edit::Replace(old, new) => {
                if let Some(at) = words.iter().skip(1).position(|word| word.shown() == old) {
                    words.splice(at + 1..at + 2, new.iter().map(|word| Word::text(*word)));
                }
            }
            Edit::Within(option, old, new) => {
                for at in 1..words.len() {
                    if words[at - 1].shown() == option || words[at].shown().starts_with(option) {
                        let shown = words[at].literal().filter(|text| text.contains(old));
                        if let Some(text) = shown {
                            words[at] = Word::text(text.replace(old, new));
                        }
                    }
                }
            }
            Edit::Add(more) => {
                let shown: Vec<String> = words.iter().map(Word::shown).collect();
                let there = shown.windows(more.len()).any(|window| window.iter().zip(more).all(|(a, b)| a == b));
                if !there {
                    words.extend(more.iter().map(|word| Word::text(*word)));
                }
            }
            Edit::Program(name) => {
                if let Some(path) = words.first().map(Word::shown) {
                    let directory = path.rfind('/').map_or("", |at| &path[..=at]);
                    words[0] = Word::text(format!("{directory}{name}"));
                }
            }
            Edit::KeepOnly(options) => {
                let mut kept = words.drain(..1).collect::<Vec<_>>();
                let mut rest = std::mem::take(words).into_iter();
                while let Some(word) = rest.next() {
                    let shown = word.shown();
                    if options.contains(&shown.as_str()) {
                        kept.push(word);
                        kept.extend(rest.next());
                    } else if options.iter().any(|option| shown.starts_with(&format!("{option}="))) {
                        kept.push(word);
                    }
                }
                *words = kept;
            }
            Edit::Spread(option) => {
                if let Some(at) = words.iter().position(|word| word.shown() == option)
                    && let Some(value) = words.get(at + 1).and_then(Word::literal)
                {
                    let more = crate::input::unit::split(&value).words;
                    words.splice(at..at + 2, more.into_iter().map(Word::text));
                }
            }
            Edit::Unwrap { valued } => {
                let mut at = 1;
                while let Some(word) = words.get(at).map(Word::shown).filter(|word| word.starts_with('-')) {
                    // `-dmS name`: the last letter of a cluster takes the value.
                    let last = word.chars().last().unwrap_or('-');
                    let takes = valued.iter().any(|option| option.ends_with(last));
                    at += if takes { 2 } else { 1 };
                }
                if at < words.len() {
                    words.drain(..at);
                }
            }
        }
    }
}

fn keep(words: &mut Vec<Word>, stays: impl Fn(&str) -> bool) {
    let mut first = true;
    words.retain(|word| std::mem::take(&mut first) || stays(&word.shown()));
}

fn drop_with_value(words: &mut Vec<Word>, options: &[&str]) {
    let mut at = 1;
    while at < words.len() {
        let word = words[at].shown();
        if options.contains(&word.as_str()) {
            let value = words.get(at + 1).is_some_and(|next| !next.shown().starts_with('-'));
            words.drain(at..=at + usize::from(value));
        } else if options.iter().any(|option| word.starts_with(&format!("{option}="))) {
            words.remove(at);
        } else {
            at += 1;
        }
    }
}

/// The command without what sends it to the background, and with the words of a recipe that keep it in the foreground.
pub fn from_catalogue(
    service: &'static Service,
    known: &'static services::Program,
    words: &[Word],
) -> Option<(Vec<Word>, Source)> {
    let stays = |words: &[Word]| {
        let shown: Vec<String> = words.iter().skip(1).map(Word::shown).collect();
        let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
        known.mode(&shown, None) == Mode::Foreground
    };
    let background = known.invocations.iter().filter(|invocation| invocation.mode == Mode::Background);
    let sends: Vec<&str> = background
        .filter_map(|invocation| match invocation.args {
            [one] if !one.contains('*') => Some(*one),
            _ => None,
        })
        .collect();
    let mut left = words.to_vec();
    keep(&mut left, |word| !sends.contains(&word));
    if left.len() < words.len() && stays(&left) {
        return Some((left, known.source));
    }
    // The shortest run of a recipe's own words that does it.
    let same = |recipe: &&Recipe| {
        recipe
            .command
            .first()
            .is_some_and(|first| service.program(base_name(first)).is_some_and(|own| std::ptr::eq(own, known)))
    };
    for recipe in service.recipes.iter().filter(same) {
        let arguments = &recipe.command[1..];
        for length in 1..=2.min(arguments.len()) {
            for (at, window) in arguments.windows(length).enumerate() {
                // A pattern's star is a value that the next word may hold.
                let half = known.invocations.iter().any(|invocation| {
                    invocation.args.last().is_some_and(|pattern| {
                        pattern.ends_with('*')
                            && !pattern.starts_with('*')
                            && window.last().is_some_and(|word| *word == pattern.trim_end_matches('*'))
                    })
                });
                let end = at + length + usize::from(half);
                let Some(added) = arguments.get(at..end) else { continue };
                let mut more = left.clone();
                more.extend(added.iter().map(|word| Word { form: Form::One, ..Word::text(*word) }));
                if stays(&more) {
                    return Some((more, recipe.source));
                }
            }
        }
    }
    None
}
