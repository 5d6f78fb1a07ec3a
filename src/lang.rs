//! English and Japanese. One value holds both texts, so that a missing one does not compile.

use serde::{Deserialize, Serialize};

/// A language that Foreground speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Japanese.
    Ja,
}

impl Lang {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::En, Self::Ja];

    /// The tag of BCP 47.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ja => "ja",
        }
    }
}

/// One text in both languages. `{name}` stands for a value that [`Text::fill`] puts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Japanese.
    pub ja: &'static str,
}

impl Text {
    /// The text in one language, as it stands.
    #[must_use]
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Ja => self.ja,
        }
    }

    /// The text in one language with each `{name}` replaced. A value is never read for names again.
    #[must_use]
    pub fn fill(&self, lang: Lang, values: &[(&str, &str)]) -> String {
        let mut rest = self.get(lang);
        let mut out = String::with_capacity(rest.len() + 32);
        while let Some(open) = rest.find('{') {
            let Some(close) = rest[open..].find('}').map(|at| open + at) else { break };
            let name = &rest[open + 1..close];
            out.push_str(&rest[..open]);
            match values.iter().find(|(key, _)| *key == name) {
                Some((_, value)) => out.push_str(value),
                None => out.push_str(&rest[open..=close]),
            }
            rest = &rest[close + 1..];
        }
        out.push_str(rest);
        out
    }

    /// The text in one language where there are no values: each `{name}` as `NAME`.
    #[must_use]
    pub fn in_general(&self, lang: Lang) -> String {
        let mut out = String::new();
        for (number, part) in self.get(lang).split(['{', '}']).enumerate() {
            // Braces come in pairs: every second part stood in them.
            out.push_str(&if number % 2 == 1 { part.to_uppercase() } else { part.to_owned() });
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_once() {
        let text = Text { en: "{a} and {b}, {c}", ja: "{b}と{a}" };
        assert_eq!(text.fill(Lang::En, &[("a", "{b}"), ("b", "2")]), "{b} and 2, {c}");
        assert_eq!(text.fill(Lang::Ja, &[("a", "1"), ("b", "2")]), "2と1");
        assert_eq!(text.in_general(Lang::En), "A and B, C");
    }
}
