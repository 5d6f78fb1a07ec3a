//! The texts that are measured: a folder's, or the project's own cases.

use std::fs;
use std::path::{Path, PathBuf};

use foreground::input::detect;
use foreground::report::InputKind;

use crate::run::Result;

/// A text and its file.
pub struct Text {
    pub path: PathBuf,
    pub text: String,
    pub kind: InputKind,
}

/// Every text of a folder that reads as something; what the cases expect, and lists of files, are none.
pub fn of(folder: &Path) -> Result<Vec<Text>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let ending = path.extension().unwrap_or_default();
            if path.is_dir() {
                open.push(path);
            } else if !["expect", "tsv", "md", "svg"].iter().any(|other| ending == *other)
                && let Ok(text) = fs::read_to_string(&path)
            {
                let kind = detect(&text);
                if kind != InputKind::Unknown {
                    found.push(Text { path, text, kind });
                }
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    if found.is_empty() { Err("no texts there".into()) } else { Ok(found) }
}
