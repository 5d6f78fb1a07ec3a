//! What a Dockerfile copies by name, read from the directory that it stands in or, for one that is built from elsewhere, from
//! the one that the program runs in. Without it a unit or a start script is unknown that lies one file away.

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::read::Input;
use crate::input::context::{BuildContext, ContextFile};
use crate::input::{self, pieces};
use crate::report::{InputKind, Report};
use crate::{MAX_PIECES, Options, dockerfile, project};

/// How large a file may be that is read only because a Dockerfile copies it, in bytes.
pub(super) const MAX_COPIED: u64 = 256 * 1024;

/// The answer to a Dockerfile with what it copies; none where it is none, or copies nothing that is there to be read.
pub(super) fn analyse(input: &Input, options: &Options) -> Option<Report> {
    let own = input.path.as_deref()?.parent()?;
    let kind = options.input.or_else(|| pieces::kind_of(&input.name)).unwrap_or_else(|| input::detect(&input.text));
    if kind != InputKind::Dockerfile {
        return None;
    }
    let files = copied(&input.text, &[own, Path::new("")]);
    // A text that holds several files itself says all of them.
    if files.is_empty() || (options.input.is_none() && project::pieces_of(&input.text).len() > 1) {
        return None;
    }
    Some(dockerfile::analyse_in(&input.text, &Rc::new(BuildContext::of("", files)), options))
}

fn copied(text: &str, roots: &[&Path]) -> Vec<ContextFile> {
    let names = pieces::copied_by(text);
    let mut files: Vec<ContextFile> = Vec::new();
    for name in names.iter().chain(&below_directories(&names, text)) {
        if files.len() >= MAX_PIECES || files.iter().any(|file| file.path == *name) {
            continue;
        }
        let found = roots.iter().find_map(|root| readable(root, name));
        // What is no text is nothing that could be read.
        if let Some(text) = found.and_then(|path| fs::read_to_string(path).ok()) {
            files.push(ContextFile { path: name.clone(), text: text.into(), at: None });
        }
    }
    files
}

/// The scripts and units of the text's own words that may lie in a directory that is copied whole: there each is named by the
/// path that it has in the image, of which the end is its path in the directory.
fn below_directories(names: &[String], text: &str) -> Vec<String> {
    let is_end = |c: char| c.is_whitespace() || "\"'[],;&|()=".contains(c);
    let mut all = Vec::new();
    for word in text.split(is_end).filter(|word| pieces::kind_of(word).is_some()) {
        let parts: Vec<&str> = word.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        for directory in names {
            let ends = (0..parts.len()).filter_map(|from| parts.get(from..)).map(|end| end.join("/"));
            all.extend(ends.map(|end| if directory.is_empty() { end } else { format!("{directory}/{end}") }));
            if all.len() > MAX_WORDS {
                return all;
            }
        }
    }
    all
}

/// So many paths are looked for.
const MAX_WORDS: usize = 4096;

/// The file, where it is one, is not large, and lies below the root: no link is followed, as it may lead anywhere.
pub(super) fn readable(root: &Path, name: &str) -> Option<PathBuf> {
    if name.is_empty() || name.split('/').any(|part| part == "..") {
        return None;
    }
    let path = root.join(name);
    let small = fs::symlink_metadata(&path).is_ok_and(|data| data.is_file() && data.len() <= MAX_COPIED);
    small.then_some(path)
}
