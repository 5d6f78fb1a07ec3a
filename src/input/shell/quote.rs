//! Words as a shell must be given them.

/// The word in quotes where it needs them.
#[must_use]
pub fn quoted_word(word: &str) -> String {
    if !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_./=:,@%+".contains(&b)) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// Words, each in quotes where it needs them.
#[must_use]
pub fn quoted_words<T: AsRef<str>>(words: &[T]) -> String {
    words.iter().map(|word| quoted_word(word.as_ref())).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::quoted_words;

    #[test]
    fn quotes_where_they_are_needed() {
        assert_eq!(quoted_words(&["nginx", "-g", "daemon off;", "", "it's"]), r"nginx -g 'daemon off;' '' 'it'\''s'");
    }
}
