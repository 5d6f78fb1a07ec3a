//! The JSON array of the exec form, with the place of each string.

use crate::text::Span;

/// Reads `["a", "b"]` as Docker does: a JSON array of strings and nothing behind it. Anything else is the shell form.
///
/// Spans are of `text` and take in the quotes.
pub fn strings(text: &str) -> Option<Vec<(String, Span)>> {
    let trimmed = text.trim_end();
    let inner = trimmed.trim_start().strip_prefix('[')?.strip_suffix(']')?;
    let base = trimmed.len() - inner.len() - 1;
    let mut out = Vec::new();
    let mut at = skip_blanks(inner, 0);
    while at < inner.len() {
        let end = string_end(inner, at)?;
        let value = serde_json::from_str::<String>(&inner[at..end]).ok()?;
        out.push((value, Span::new(base + at, base + end)));
        at = skip_blanks(inner, end);
        if at == inner.len() {
            return Some(out);
        }
        if inner.as_bytes()[at] != b',' {
            return None;
        }
        at = skip_blanks(inner, at + 1);
        if at == inner.len() {
            return None; // JSON has no comma behind the last element
        }
    }
    Some(out)
}

fn skip_blanks(text: &str, from: usize) -> usize {
    text.bytes().skip(from).position(|byte| !byte.is_ascii_whitespace()).map_or(text.len(), |skipped| from + skipped)
}

/// One past the closing quote of the string that begins at `from`.
fn string_end(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.get(from) != Some(&b'"') {
        return None;
    }
    let mut at = from + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_json_is_the_exec_form() {
        let text = r#" [ "/usr/sbin/init" , "a\"b" ] "#;
        let found = strings(text).unwrap();
        assert_eq!(found[0].0, "/usr/sbin/init");
        assert_eq!(found[0].1.of(text), "\"/usr/sbin/init\"");
        assert_eq!(found[1].0, "a\"b");
        assert_eq!(strings("[]").unwrap(), Vec::new());
        for shell in
            ["['/usr/sbin/init']", "[“/usr/sbin/init”]", r#"["a"] && b"#, r#"["a",]"#, r#"["a" "b"]"#, r#"["\x"]"#, "["]
        {
            assert!(strings(shell).is_none(), "{shell}");
        }
    }
}
