//! What a link to the page holds, and what is passed on of an answer.
//!
//! A link carries everything behind its `#`, which a browser never sends to a server:
//!
//! ```text
//! #v1.<base64url of the raw deflate stream of the JSON of Shared>&embed=findings&lang=ja&theme=dark&readonly
//! ```
//!
//! Here are the parts that need no browser. Packing is the browser's: what is unpacked is bounded by [`MAX_JSON`].
//! Links are made to last: a link that was given out once is read for ever (`tests/browser/links`), so the meaning of a
//! name in [`Shared`] never changes, what is unknown is passed over, and what cannot be expressed so gets a new version.

pub mod base64;
mod fragment;
mod json;
pub mod summary;

use json::Reader;

pub use fragment::{Embed, Fragment, Theme, View, written};

use crate::Lang;
use crate::report::InputKind;

/// The most files that a link holds, and the page shows.
pub const MAX_FILES: usize = 32;

/// The most bytes that a link may unpack to.
pub const MAX_JSON: usize = crate::MAX_INPUT;

/// The longest link that is offered: what every program that handles addresses is asked to take (RFC 9110, section 4.1).
pub const MAX_LINK: usize = 8_000;

/// What a link holds of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// The files, in the order of their tabs.
    pub files: Vec<SharedFile>,
    /// The file that is shown.
    pub at: usize,
    /// The language of the page: `en` or `ja`.
    pub lang: String,
    /// Whether the corrections to be reviewed are applied too.
    pub review: bool,
}

/// A file of a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedFile {
    /// Its name, if it has one.
    pub name: String,
    /// Its text; lines end with `\n`.
    pub text: String,
    /// What the user says that it is, as the Report writes it.
    pub kind: String,
    /// Whether its lines ended with `\r\n`.
    pub crlf: bool,
}

/// Why a link cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// A later version of the page made it.
    Newer,
    /// A character stands in it that belongs to no link.
    Character(char),
    /// Its end is missing.
    Incomplete,
    /// It does not unpack, or not to a text.
    Damaged,
    /// It unpacks to more than [`MAX_JSON`], or has more than [`MAX_FILES`] files.
    TooLarge,
    /// It unpacks to something else than files.
    Foreign,
    /// The browser cannot unpack.
    Unable,
}

impl Shared {
    /// The JSON that is packed into a link. What is as usual is left out.
    #[must_use]
    pub fn to_json(&self) -> String {
        let texts: usize = self.files.iter().map(|file| file.text.len()).sum();
        let mut out = String::with_capacity(texts + texts / 16 + 64);
        out.push_str("{\"files\":[");
        for (at, file) in self.files.iter().enumerate() {
            out.push_str(if at == 0 { "{" } else { ",{" });
            for (name, value) in [("name", &file.name), ("kind", &file.kind)] {
                if !value.is_empty() {
                    member(&mut out, name, value);
                    out.push(',');
                }
            }
            if file.crlf {
                out.push_str("\"crlf\":true,");
            }
            member(&mut out, "text", &file.text);
            out.push('}');
        }
        out.push(']');
        if self.at > 0 {
            out.push_str(",\"at\":");
            out.push_str(&self.at.to_string());
        }
        if !self.lang.is_empty() {
            out.push(',');
            member(&mut out, "lang", &self.lang);
        }
        if self.review {
            out.push_str(",\"review\":true");
        }
        out.push('}');
        out
    }

    /// Reads what a link unpacked to.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn from_json(json: &[u8]) -> Result<Self, LinkError> {
        if json.len() > MAX_JSON {
            return Err(LinkError::TooLarge);
        }
        let json = std::str::from_utf8(json).map_err(|_| LinkError::Damaged)?;
        let mut shared = Self::default();
        let mut reader = Reader::new(json);
        reader.object(&mut |reader, name| {
            match name {
                "files" => reader.array(&mut |reader| {
                    if shared.files.len() == MAX_FILES {
                        return Err(LinkError::TooLarge);
                    }
                    shared.files.push(SharedFile::read(reader)?);
                    Ok(())
                })?,
                "at" => shared.at = reader.number()?,
                "lang" => shared.lang = reader.string()?,
                "review" => shared.review = reader.boolean()?,
                _ => reader.skip()?,
            }
            Ok(())
        })?;
        reader.end()?;
        if shared.files.is_empty() { Err(LinkError::Foreign) } else { Ok(shared) }
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.iter().all(|file| file.text.trim().is_empty())
    }

    /// All files as one text that says itself where each begins: the page takes it apart again.
    #[must_use]
    pub fn as_one_text(&self) -> String {
        match &*self.files {
            [only] => only.text.clone(),
            files => files
                .iter()
                .map(|file| format!("==> {} <==\n{}\n", file.name, file.text.trim_end_matches('\n')))
                .collect(),
        }
    }
}

impl SharedFile {
    fn read(reader: &mut Reader<'_>) -> Result<Self, LinkError> {
        let mut file = Self::default();
        let mut has_text = false;
        reader.object(&mut |reader, name| {
            match name {
                "name" => file.name = reader.string()?,
                "text" => {
                    file.text = reader.string()?;
                    has_text = true;
                }
                "kind" => file.kind = reader.string()?,
                "crlf" => file.crlf = reader.boolean()?,
                _ => reader.skip()?,
            }
            Ok(())
        })?;
        if has_text { Ok(file) } else { Err(LinkError::Foreign) }
    }
}

fn member(out: &mut String, name: &str, value: &str) {
    json::string(out, name);
    out.push(':');
    json::string(out, value);
}

/// The language with this tag.
#[must_use]
pub fn lang_of(tag: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| lang.tag() == tag)
}

/// A kind as the Report and a link write it.
#[must_use]
pub const fn kind_name(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Dockerfile => "dockerfile",
        InputKind::Ps => "ps",
        InputKind::Run => "run",
        InputKind::Transcript => "transcript",
        InputKind::Compose => "compose",
        InputKind::Unit => "unit",
        InputKind::Script => "script",
        InputKind::Unknown => "unknown",
    }
}

/// The kind that a link names; `unknown`, and what is not known here, is left to be told from the text.
#[must_use]
pub fn kind_of(name: &str) -> Option<InputKind> {
    use InputKind::{Compose, Dockerfile, Ps, Run, Script, Transcript, Unit};
    [Dockerfile, Ps, Run, Transcript, Compose, Unit, Script].into_iter().find(|kind| kind_name(*kind) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> SharedFile {
        SharedFile { name: name.to_owned(), text: text.to_owned(), ..SharedFile::default() }
    }

    #[test]
    fn what_is_shared_comes_back() {
        let shared = Shared {
            files: vec![
                SharedFile {
                    kind: "dockerfile".into(),
                    crlf: true,
                    ..file("Dockerfile", "FROM debian\n\"\\\u{1f40b}日本\u{2028}")
                },
                file("__proto__", ""),
            ],
            at: 1,
            lang: "ja".into(),
            review: true,
        };
        assert_eq!(Shared::from_json(shared.to_json().as_bytes()), Ok(shared));
    }

    #[test]
    fn every_character_comes_back() {
        let text: String = (0..0x500).chain(0xfff0..0x10010).filter_map(char::from_u32).collect();
        let shared = Shared { files: vec![file(&text, &text)], ..Shared::default() };
        assert_eq!(Shared::from_json(shared.to_json().as_bytes()), Ok(shared.clone()));
        let json: serde_json::Value = serde_json::from_str(&shared.to_json()).expect("JSON");
        assert_eq!(json["files"][0]["text"], text.as_str());
    }

    #[test]
    fn the_names_in_a_link_do_not_change() {
        let shared = Shared { files: vec![file("", "FROM a\n")], ..Shared::default() };
        assert_eq!(shared.to_json(), r#"{"files":[{"text":"FROM a\n"}]}"#);
    }

    #[test]
    fn what_a_later_page_adds_is_passed_over() {
        let json = r#" { "files" : [ {"text":"a","mode":-7.5e3}],"lang":"eo","at":99,"colour":{"deep":[1,null,{}]}, "x":[] } "#;
        let shared = Shared::from_json(json.as_bytes()).expect("a link");
        assert_eq!(shared.files, [file("", "a")]);
        assert_eq!(lang_of(&shared.lang), None);
    }

    #[test]
    fn what_is_no_link_says_why() {
        let read = |json: &[u8]| Shared::from_json(json).expect_err("no link");
        assert_eq!(read(b"{\"files\":[{\"text\":\"a"), LinkError::Damaged);
        assert_eq!(read(b"\xff\xfe"), LinkError::Damaged);
        assert_eq!(read(b""), LinkError::Damaged);
        assert_eq!(read(b"{\"files\":[{\"text\":\"a\"}]} x"), LinkError::Damaged);
        assert_eq!(read(b"{\"files\":[{\"text\":\"\\"), LinkError::Damaged);
        assert_eq!(read(b"{\"files\":[{\"text\":\"\xe6\x97\xa5\\u12\"}]}"), LinkError::Damaged);
        assert_eq!(read(b"{\"files\":[{\"name\":\"a\"}]}"), LinkError::Foreign);
        assert_eq!(read(b"[]"), LinkError::Foreign);
        assert_eq!(read(b"{\"files\":[]}"), LinkError::Foreign);
        assert_eq!(read(b"{\"files\":[{\"text\":1}]}"), LinkError::Foreign);
        assert_eq!(read(b"{\"__proto__\":{\"files\":[]}}"), LinkError::Foreign);
        assert_eq!(read(&vec![b' '; MAX_JSON + 1]), LinkError::TooLarge);
        let many = Shared { files: vec![file("", ""); MAX_FILES + 1], ..Shared::default() };
        assert_eq!(read(many.to_json().as_bytes()), LinkError::TooLarge);
        // As deep as anything: it is answered, not a full stack.
        assert_eq!(read("[".repeat(1_000_000).as_bytes()), LinkError::Foreign);
        assert_eq!(read(format!("{{\"x\":{}", "[".repeat(1_000_000)).as_bytes()), LinkError::Foreign);
    }

    #[test]
    fn one_text_is_taken_apart_into_the_same_files() {
        let files =
            vec![file("Dockerfile", "FROM debian:12\nCMD [\"/start.sh\"]\n"), file("start.sh", "#!/bin/sh\nnginx\n")];
        let pieces = crate::pieces_of(&Shared { files: files.clone(), ..Shared::default() }.as_one_text());
        let names: Vec<_> = pieces.iter().map(|piece| piece.name.as_str()).collect();
        assert_eq!(names, ["Dockerfile", "start.sh"]);
        assert_eq!(pieces[1].text.trim_end(), files[1].text.trim_end());
    }

    #[test]
    fn kinds_are_called_as_in_the_report() {
        for kind in [InputKind::Dockerfile, InputKind::Ps, InputKind::Transcript, InputKind::Unit] {
            assert_eq!(serde_json::to_string(&kind).ok(), Some(format!("\"{}\"", kind_name(kind))));
            assert_eq!(kind_of(kind_name(kind)), Some(kind));
        }
        assert_eq!(kind_of("unknown"), None);
    }
}
