//! The words of a value, as systemd takes them apart (systemd.syntax(7), "Quoting"; systemd.service(5), "Command lines").

/// The words of a value, quotes and escapes taken away; none where a quote stays open or an escape is not one of systemd's.
#[must_use]
pub fn words(value: &str) -> Option<Vec<String>> {
    let split = split(value);
    split.faults.is_empty().then_some(split.words)
}

/// What cannot be read in a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A quote that nothing closes: systemd refuses the line.
    OpenQuote,
    /// A backslash before a character that it does not change: systemd keeps both.
    UnknownEscape,
}

/// The words of a value and what could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// The words.
    pub words: Vec<String>,
    /// For each word whether it stood bare, without quotes and escapes.
    pub bare: Vec<bool>,
    /// What could not be read.
    pub faults: Vec<Fault>,
}

/// The words of a value; an open quote ends with the value, an unknown escape stands for itself.
#[must_use]
pub fn split(value: &str) -> Split {
    let mut out = Split::default();
    let mut word: Option<(String, bool)> = None;
    let mut quote = None;
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_with(|| (String::new(), true)).1 = false;
            }
            (None, blank) if blank.is_whitespace() => out.push(word.take()),
            (_, '\\') => {
                let (text, bare) = word.get_or_insert_with(|| (String::new(), true));
                *bare = false;
                let rest = characters.as_str();
                match escape(rest) {
                    Some((meant, length)) => {
                        text.push_str(&meant);
                        characters = rest[length..].chars();
                    }
                    None => {
                        text.push('\\');
                        out.faults.push(Fault::UnknownEscape);
                    }
                }
            }
            _ => word.get_or_insert_with(|| (String::new(), true)).0.push(character),
        }
    }
    out.push(word);
    if quote.is_some() {
        out.faults.push(Fault::OpenQuote);
    }
    out
}

impl Split {
    fn push(&mut self, word: Option<(String, bool)>) {
        if let Some((word, bare)) = word {
            self.words.push(word);
            self.bare.push(bare);
        }
    }
}

/// What an escape stands for, and how many bytes it takes behind its backslash.
fn escape(rest: &str) -> Option<(String, usize)> {
    let letter = rest.chars().next()?;
    let simple = match letter {
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        's' => ' ',
        same @ ('\\' | '"' | '\'' | ';') => same,
        'x' => return number(rest, 1, 2, 16),
        'u' => return number(rest, 1, 4, 16),
        'U' => return number(rest, 1, 8, 16),
        '0'..='7' => return number(rest, 0, 3, 8),
        _ => return None,
    };
    Some((simple.to_string(), letter.len_utf8()))
}

fn number(rest: &str, start: usize, digits: usize, radix: u32) -> Option<(String, usize)> {
    let text = rest.get(start..start + digits)?;
    let number = u32::from_str_radix(text, radix).ok().filter(|number| *number != 0)?;
    Some((char::from_u32(number)?.to_string(), start + digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_escapes() {
        let of = |value| words(value).map(|words| words.join("|"));
        assert_eq!(of(r#"/a -x 'b c' "d\"e" --o="f g" """#).as_deref(), Some(r#"/a|-x|b c|d"e|--o=f g|"#));
        assert_eq!(of(r"/a \x41\u3042\101 b\sc").as_deref(), Some("/a|AあA|b c"));
        assert_eq!(of(r#"/a "b"#), None);
        assert_eq!(split(r"a\d").words, [r"a\d"]);
        assert_eq!(split(r"a\xあ").words, [r"a\xあ"]);
        assert_eq!(split("a \\").words, ["a", "\\"]);
    }
}
