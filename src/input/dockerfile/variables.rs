//! `$x`, `${x}`, `${x:-default}`, `${x:+other}` in FROM.

/// The longest text that is put together: longer than any name of an image.
const LONGEST: usize = 4096;

/// Puts values in for variables as Docker does in FROM. None where a variable has neither a value nor a default.
#[must_use]
pub fn expand<'v>(text: &str, value: &dyn Fn(&str) -> Option<&'v str>) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(dollar) = rest.find('$') {
        // Values of values may double with each line.
        if out.len() > LONGEST {
            return None;
        }
        out.push_str(&rest[..dollar]);
        rest = &rest[dollar + 1..];
        if let Some(inner) = rest.strip_prefix('{') {
            let close = inner.find('}')?;
            let body = &inner[..close];
            let length = name_length(body);
            let (name, modifier) = body.split_at(length);
            let known = value(name);
            let set = known.filter(|value| !value.is_empty());
            if modifier.is_empty() {
                out.push_str(known?);
            } else if let Some(default) = modifier.strip_prefix(":-") {
                out.push_str(set.unwrap_or(default));
            } else if let Some(default) = modifier.strip_prefix('-') {
                out.push_str(known.unwrap_or(default));
            } else if let Some(other) = modifier.strip_prefix(":+") {
                out.push_str(if set.is_some() { other } else { "" });
            } else {
                return None;
            }
            rest = &inner[close + 1..];
        } else {
            let length = name_length(rest);
            if length == 0 {
                return None;
            }
            out.push_str(value(&rest[..length])?);
            rest = &rest[length..];
        }
    }
    out.push_str(rest);
    Some(out)
}

fn name_length(text: &str) -> usize {
    text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count()
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn defaults_and_values() {
        let value = |name: &str| match name {
            "v" => Some("7"),
            "empty" => Some(""),
            _ => None,
        };
        for (text, wanted) in [
            ("centos:${v}", Some("centos:7")),
            ("centos:$v-x", Some("centos:7-x")),
            ("a:${x:-8}", Some("a:8")),
            ("a:${empty:-8}", Some("a:8")),
            ("a:${empty-8}", Some("a:")),
            ("a${v:+b}", Some("ab")),
            ("a:$x", None),
            ("a:${x", None),
            ("a:${x:?no}", None),
        ] {
            assert_eq!(expand(text, &value).as_deref(), wanted, "{text}");
        }
    }
}
