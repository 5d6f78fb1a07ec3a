//! The words of a `command:` that is written as one string, and the values that variables stand for.

/// Splits as compose does: by the rules of a shell's quotes, but without a shell. Operators are words like any other.
pub fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\'' => {
                let word = word.get_or_insert_default();
                word.extend(characters.by_ref().take_while(|&inner| inner != '\''));
            }
            '"' => {
                let word = word.get_or_insert_default();
                while let Some(inner) = characters.next() {
                    match inner {
                        '"' => break,
                        '\\' if matches!(characters.peek(), Some('"' | '\\' | '$' | '`' | '\n')) => {
                            word.extend(characters.next());
                        }
                        _ => word.push(inner),
                    }
                }
            }
            '\\' => word.get_or_insert_default().extend(characters.next()),
            _ if character.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

/// A value with what is known of its variables: `$$` is `$`, `${NAME:-default}` the default; any other stays as it is written.
pub fn interpolate(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("$$") {
            out.push('$');
            rest = after;
            continue;
        }
        let braced =
            rest.strip_prefix("${").and_then(|inner| inner.find('}').map(|end| (&inner[..end], &inner[end + 1..])));
        match braced {
            Some((inner, after)) => {
                match inner.split_once(":-").or_else(|| inner.split_once('-')) {
                    Some((_, default)) if !default.contains('$') => out.push_str(default),
                    _ => {
                        out.push_str("${");
                        out.push_str(inner);
                        out.push('}');
                    }
                }
                rest = after;
            }
            None => {
                out.push('$');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Whether a value turns something on: compose takes what YAML 1.1 does.
pub fn is_true(value: &str) -> bool {
    matches!(value.trim().to_ascii_lowercase().as_str(), "true" | "yes" | "on" | "y" | "1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_split_without_a_shell() {
        assert_eq!(split("nginx -g 'daemon off;'"), ["nginx", "-g", "daemon off;"]);
        assert_eq!(split("sh -c \"a \\\"b\\\" && c\""), ["sh", "-c", "a \"b\" && c"]);
        assert_eq!(split("service ssh start && tail"), ["service", "ssh", "start", "&&", "tail"]);
        assert_eq!(split(" a\\ b '' "), ["a b", ""]);
    }

    #[test]
    fn variables_have_their_defaults() {
        assert_eq!(interpolate("${A:-true} $$B ${C} $D ${E-}x"), "true $B ${C} $D x");
        assert_eq!(interpolate("${"), "${");
    }
}
