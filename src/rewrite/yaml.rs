//! Scalars of YAML, written so that readers of YAML 1.1 and of YAML 1.2 take them for the same text.

/// Words that one of the two takes for something else than text (<https://yaml.org/type/bool.html>).
const NO_TEXT: &[&str] = &["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/// A text as a scalar: plain where nothing in it can mean anything else, in double quotes otherwise.
#[must_use]
pub fn scalar(text: &str) -> String {
    let first = text.chars().next();
    // A number, a date, an indicator or a key never begins and goes on like this.
    let plain = first.is_some_and(|c| c.is_ascii_alphabetic() || c == '/')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c))
        && !NO_TEXT.iter().any(|word| text.eq_ignore_ascii_case(word));
    if plain { text.to_owned() } else { quoted(text) }
}

/// A text in double quotes.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_something_else_is_quoted() {
        for plain in ["mariadb", "/var/lib/mysql", "php8.2-fpm", "Dockerfile.web"] {
            assert_eq!(scalar(plain), plain);
        }
        for other in [
            "",
            "yes",
            "NO",
            "on",
            "8080:80",
            "22:22",
            "1e3",
            "0x1f",
            "2026-11-27",
            "~",
            "a: b",
            "a #b",
            "-",
            "[",
            "*x",
        ] {
            assert_eq!(scalar(other), format!("\"{other}\""));
        }
        assert_eq!(scalar("a\"b\\c\n\u{85}\u{2028}"), "\"a\\\"b\\\\c\\n\\u0085\\u2028\"");
        assert_eq!(scalar("日本語"), "\"日本語\"");
    }
}
