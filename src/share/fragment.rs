//! What stands behind the `#` of the page's address.

use super::{LinkError, lang_of};
use crate::Lang;

/// The version that is written.
const VERSION: &str = "v1";

/// What an address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment<'a> {
    /// The packed files.
    pub packed: Option<&'a str>,
    /// How the page stands in another one's frame.
    pub embed: Option<Embed>,
    /// The language.
    pub lang: Option<Lang>,
    /// The colours.
    pub theme: Option<Theme>,
}

/// How the page stands in another page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Embed {
    /// What of it is shown.
    pub view: View,
    /// Whether the text is only to be read.
    pub readonly: bool,
}

/// What of the page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Everything.
    #[default]
    All,
    /// The text and the verdict.
    Input,
    /// The verdict and the findings.
    Findings,
    /// The corrected text, and how it is built and run.
    Corrected,
    /// The process trees.
    Tree,
}

/// The colours that an address asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The colours of this name.
    fn named(name: &str) -> Option<Self> {
        match name {
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            _ => None,
        }
    }
}

impl View {
    /// Every view.
    pub const ALL: [Self; 5] = [Self::All, Self::Input, Self::Findings, Self::Corrected, Self::Tree];

    /// As an address has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Input => "input",
            Self::Findings => "findings",
            Self::Corrected => "corrected",
            Self::Tree => "tree",
        }
    }
}

impl<'a> Fragment<'a> {
    /// Reads what `location.hash` holds. `None`: nothing of ours, as the address of a heading is.
    ///
    /// # Errors
    ///
    /// It was a link of ours, and cannot be read.
    pub fn read(hash: &'a str) -> Result<Option<Self>, LinkError> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let mut fragment = Self::default();
        let mut parts = hash.split('&');
        let first = parts.next().unwrap_or_default();
        match version(first) {
            Some((VERSION, packed)) => fragment.packed = Some(without_punctuation(packed)),
            Some(_) => return Err(LinkError::Newer),
            None if first == "embed" || first.starts_with("embed=") => parts = hash.split('&'),
            None => return Ok(None),
        }
        for part in parts {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let value = without_punctuation(value);
            match name {
                "embed" => {
                    let view = View::ALL.into_iter().find(|view| view.name() == value).unwrap_or_default();
                    fragment.embed.get_or_insert_default().view = view;
                }
                "readonly" => fragment.embed.get_or_insert_default().readonly = value != "false",
                "lang" => fragment.lang = lang_of(value),
                "theme" => fragment.theme = Theme::named(value),
                _ => {}
            }
        }
        Ok(Some(fragment))
    }
}

/// The fragment of an address that holds these packed files.
#[must_use]
pub fn written(packed: &str) -> String {
    format!("#{VERSION}.{packed}")
}

/// `v1` and what follows the point; `v` and a number are ours, whatever the number.
fn version(part: &str) -> Option<(&str, &str)> {
    let (version, rest) = part.split_once('.')?;
    let number = version.strip_prefix('v')?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some((version, rest))
}

/// Without what programs take into an address that stands in a sentence: "(see https://…#v1.abc)."
fn without_punctuation(text: &str) -> &str {
    text.trim_end_matches([')', ']', '>', '.', ',', ';', ':', '!', '?', '\'', '"', '*', '。', '、', '）', '」'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(hash: &str) -> Fragment<'_> {
        Fragment::read(hash).expect("readable").expect("ours")
    }

    #[test]
    fn an_address_says_what_and_how() {
        let all = read("#v1.aB-_&embed=tree&lang=ja&theme=dark&readonly&later=1");
        assert_eq!(all.packed, Some("aB-_"));
        assert_eq!(all.embed, Some(Embed { view: View::Tree, readonly: true }));
        assert_eq!((all.lang, all.theme), (Some(Lang::Ja), Some(Theme::Dark)));
        assert_eq!(read("v1.").packed, Some(""));
        assert_eq!(read("#embed").embed, Some(Embed::default()));
        assert_eq!(read("#embed=input&readonly=false").embed, Some(Embed { view: View::Input, readonly: false }));
        assert_eq!(
            read("#v1.a&embed=nothing&theme=pink&lang=tlh"),
            Fragment { packed: Some("a"), embed: Some(Embed::default()), ..Fragment::default() }
        );
    }

    #[test]
    fn punctuation_behind_an_address_is_none_of_it() {
        assert_eq!(read("#v1.aB).").packed, Some("aB"));
        assert_eq!(read("#v1.aB&lang=ja).").lang, Some(Lang::Ja));
    }

    #[test]
    fn what_is_not_ours_is_left_alone() {
        for hash in ["", "#", "#results", "#version", "#v.a", "#vx.a", "#rule/systemd-as-pid-1", "#embedded", "#v1"] {
            assert_eq!(Fragment::read(hash), Ok(None), "{hash}");
        }
        assert_eq!(Fragment::read("#v2.abc"), Err(LinkError::Newer));
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(read(&written("abc")).packed, Some("abc"));
    }
}
