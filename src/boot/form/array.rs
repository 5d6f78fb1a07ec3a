//! Arrays that were meant to be the exec form and are no JSON: `['a']`, `[“a”]`, `["a" "b"]`, `["a",]`, `[ a, -b ]`.

/// What is wrong with an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Quotes that are not straight double ones, or none.
    Quotes,
    /// A comma too many or too few.
    Commas,
    /// A quote is not there: to a shell, a string without an end.
    OpenQuote,
    /// One of the two brackets is not there.
    Brackets,
    /// A backslash that JSON does not know: `"\d"`.
    Escapes,
}

/// An array as its author meant it.
#[derive(Debug, PartialEq)]
pub struct Array<'t> {
    /// Its strings.
    pub words: Vec<String>,
    /// The first thing that is wrong with it; none where the array itself is right.
    pub flaw: Option<Flaw>,
    /// What stands behind the closing bracket.
    pub rest: &'t str,
    /// How many commas it has.
    commas: usize,
}

/// The quotes that people's word processors and keyboards put, each with what closes it.
const QUOTES: &[(char, &[char])] = &[
    ('"', &['"']),
    ('\'', &['\'']),
    ('`', &['`']),
    ('“', &['”', '“']),
    ('”', &['”']),
    ('„', &['”', '“']),
    ('‘', &['’', '‘']),
    ('’', &['’']),
    ('″', &['″']),
    ('＂', &['＂']),
];

/// Reads what would be an array, had its opening bracket not been forgotten: `"a", "b"]`.
#[must_use]
pub fn without_opening(text: &str) -> Option<Vec<String>> {
    let whole = format!("[{text}");
    let array = read(&whole).filter(|_| text.starts_with('"'))?;
    let bare = array.rest.is_empty() && array.words.len() > 1 && array.commas + 1 == array.words.len();
    bare.then_some(array.words)
}

/// Reads what looks like an array. None where it does not: a test (`[ -f x ]`, `[[ … ]]`), or nothing that closes it.
#[must_use]
pub fn read(text: &str) -> Option<Array<'_>> {
    let mut at = Reader { rest: text.strip_prefix('[')?, flaw: None, words: Vec::new(), quoted: 0, commas: 0 };
    if at.rest.starts_with('[') {
        return None;
    }
    loop {
        at.blanks();
        if let Some(rest) = at.rest.strip_prefix(']') {
            let blank_in_front = text.starts_with("[ ") || text.starts_with("[\t");
            // `[ "$a" = b ]`, `[ -f x ]` and `[ nginx ]` are tests; only commas or quotes around the one word make an array.
            let array = at.commas > 0 || (at.words.len() == 1 && at.quoted == 1) || !blank_in_front;
            return (array && !at.words.is_empty()).then_some(at.ended(rest));
        }
        // Nothing closes it: an array all the same where each of its words has quotes of its own, and commas part them.
        if at.rest.is_empty() && at.commas > 0 && at.commas + 1 == at.words.len() && at.quoted == at.words.len() {
            at.flaw.get_or_insert(Flaw::Brackets);
            return Some(at.ended(""));
        }
        at.element()?;
        at.blanks();
        if let Some(rest) = at.rest.strip_prefix([',', '，']) {
            at.commas += 1;
            at.rest = rest;
            at.blanks();
            if at.rest.starts_with([']', ',']) {
                at.flaw.get_or_insert(Flaw::Commas);
                at.rest = at.rest.trim_start_matches([',', ' ', '\t']);
            }
        } else if !at.rest.is_empty() && !at.rest.starts_with(']') {
            at.flaw.get_or_insert(Flaw::Commas);
        }
    }
}

/// Characters that people escape for a shell, and that mean nothing with a backslash in a regular expression or a path.
const SHELL_ONLY: &str = ";'& !<>#~`";

struct Reader<'t> {
    rest: &'t str,
    flaw: Option<Flaw>,
    words: Vec<String>,
    quoted: usize,
    commas: usize,
}

impl<'t> Reader<'t> {
    fn ended(self, rest: &'t str) -> Array<'t> {
        Array { words: self.words, flaw: self.flaw, rest, commas: self.commas }
    }

    fn blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// Whether no word has swallowed what parts it from the next, as one does where a quote is missing.
    fn is_apart(&self) -> bool {
        self.words.iter().all(|word| !word.trim_end().ends_with(',') && !word.trim_start().starts_with(','))
    }

    /// One string; none where the text ends in it.
    fn element(&mut self) -> Option<()> {
        let open = self.rest.chars().next()?;
        let Some((_, closers)) = QUOTES.iter().find(|(quote, _)| *quote == open) else {
            let end = self.rest.find([',', ']', '，']).filter(|&end| end > 0)?;
            let word = self.rest[..end].trim_end();
            // Its opening quote was forgotten: `daemon off;"`.
            if let Some(value) =
                word.strip_suffix('"').filter(|value| !value.is_empty() && !value.contains(['"', '\\']))
            {
                self.words.push(value.to_owned());
                self.quoted += 1;
                self.flaw.get_or_insert(Flaw::OpenQuote);
                self.rest = &self.rest[end..];
                return self.is_apart().then_some(());
            }
            if word.contains(['"', '\'', '“', '”', '(', ';', '|']) {
                return None;
            }
            // An unquoted element with blanks is several words, whose commas were left out.
            self.words.extend(word.split_whitespace().map(str::to_owned));
            self.flaw.get_or_insert(Flaw::Quotes);
            self.rest = &self.rest[end..];
            return Some(());
        };
        if open != '"' {
            self.flaw.get_or_insert(Flaw::Quotes);
        }
        let mut value = String::new();
        let mut characters = self.rest[open.len_utf8()..].char_indices();
        while let Some((at, character)) = characters.next() {
            if closers.contains(&character) {
                self.rest = &self.rest[open.len_utf8() + at + character.len_utf8()..];
                self.words.push(value);
                self.quoted += 1;
                return Some(());
            }
            if character == ']' && open == '"' && self.rest[open.len_utf8() + at..].trim_end() == "]" {
                // Its closing quote was forgotten: `"daemon off;]`.
                self.flaw.get_or_insert(Flaw::OpenQuote);
                self.words.push(value);
                self.quoted += 1;
                self.rest = "]";
                return self.is_apart().then_some(());
            }
            if character != '\\' {
                value.push(character);
                continue;
            }
            match characters.next()?.1 {
                escaped @ ('"' | '\\' | '/') => value.push(escaped),
                'n' if open == '"' => value.push('\n'),
                't' if open == '"' => value.push('\t'),
                // What only a shell would take for more than itself was escaped for a shell; anything else is a backslash that JSON
                // wants doubled.
                other if SHELL_ONLY.contains(other) => {
                    self.flaw.get_or_insert(Flaw::Escapes);
                    value.push(other);
                }
                other => {
                    self.flaw.get_or_insert(Flaw::Escapes);
                    value.extend(['\\', other]);
                }
            }
        }
        None
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant() {
        for (text, words, flaw, rest) in [
            ("['/usr/sbin/init']", vec!["/usr/sbin/init"], Some(Flaw::Quotes), ""),
            ("[“/usr/sbin/init”]", vec!["/usr/sbin/init"], Some(Flaw::Quotes), ""),
            ("[ nginx, -g ]", vec!["nginx", "-g"], Some(Flaw::Quotes), ""),
            (r#"["a" "b"]"#, vec!["a", "b"], Some(Flaw::Commas), ""),
            (r#"["a", "b",]"#, vec!["a", "b"], Some(Flaw::Commas), ""),
            (r#"["a",, "b"]"#, vec!["a", "b"], Some(Flaw::Commas), ""),
            (r#"["grep", "\d"]"#, vec!["grep", "\\d"], Some(Flaw::Escapes), ""),
            (r#"["nginx", "-g", "daemon off\;"]"#, vec!["nginx", "-g", "daemon off;"], Some(Flaw::Escapes), ""),
            (r#"["nginx"] && b"#, vec!["nginx"], None, " && b"),
            ("[nginx]", vec!["nginx"], Some(Flaw::Quotes), ""),
            ("[ 'nginx' ]", vec!["nginx"], Some(Flaw::Quotes), ""),
            (r#"["nginx","-g",daemon off;"]"#, vec!["nginx", "-g", "daemon off;"], Some(Flaw::OpenQuote), ""),
            (r#"["nginx", "-g", "daemon off;]"#, vec!["nginx", "-g", "daemon off;"], Some(Flaw::OpenQuote), ""),
            (r#"["nginx", "-g", "daemon off;""#, vec!["nginx", "-g", "daemon off;"], Some(Flaw::Brackets), ""),
        ] {
            let found = read(text).unwrap();
            assert_eq!(
                (found.words, found.flaw, found.rest),
                (words.iter().map(|w| (*w).to_owned()).collect(), flaw, rest)
            );
        }
    }

    #[test]
    fn an_opening_bracket_may_be_missing() {
        assert_eq!(without_opening(r#""nginx", "-g", "a b"]"#).unwrap(), ["nginx", "-g", "a b"]);
        assert_eq!(without_opening(r#""nginx", "-g""#).unwrap(), ["nginx", "-g"]);
        for text in [r#""nginx" -g "daemon off;""#, r#""a b""#, r#""a", b"#, r#"echo "a", "b""#] {
            assert_eq!(without_opening(text), None, "{text}");
        }
    }

    #[test]
    fn tests_are_no_arrays() {
        for text in [
            "[ -f /x ] && y",
            r#"[ "$a" = "b" ] || c"#,
            "[[ -n $x ]] && y",
            r#"[ -z "$x" ]"#,
            "[",
            "['a",
            "[]",
            "[,",
            "[a",
            "[ nginx ]",
            r#"["nginx, "-g", "daemon off;"]"#,
            r#"["nginx", "-g, "daemon off;"]"#,
            r#"["nginx""#,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
