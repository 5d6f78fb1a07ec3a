//! What stands beside a file and belongs to it.
//!
//! - What a Dockerfile copies by name, read from the directory that it stands in or, for one that is built from elsewhere, from the
//!   one that the program runs in. Without it a unit or a start script is unknown that lies one file away.
//! - The Dockerfile that copies a start script, looked for in the script's own directory and a few above it. Without it nobody knows
//!   the script's distribution, and what an init that it boots is to start.

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::read::Input;
use crate::input::context::{BuildContext, ContextFile};
use crate::input::{self, pieces};
use crate::report::{Applicability, File, FileRole, InputKind, Report};
use crate::{MAX_PIECES, Options, Piece, analyse_project, dockerfile, project};

/// How large a file may be that is read only because a Dockerfile copies it, in bytes.
pub(super) const MAX_COPIED: u64 = 256 * 1024;

/// The answer to a file with what belongs to it; none where nothing that is there to be read does.
pub(super) fn analyse(input: &Input, options: &Options) -> Option<Report> {
    let own = input.path.as_deref()?.parent()?;
    match kind(input, options) {
        InputKind::Dockerfile => of_dockerfile(input, own, options),
        InputKind::Script => of_script(input, own, options),
        _ => None,
    }
}

fn kind(input: &Input, options: &Options) -> InputKind {
    options.input.or_else(|| pieces::kind_of(&input.name)).unwrap_or_else(|| input::detect(&input.text))
}

fn of_dockerfile(input: &Input, own: &Path, options: &Options) -> Option<Report> {
    let files = copied(&input.text, &[own, Path::new("")]);
    // A text that holds several files itself says all of them.
    if files.is_empty() || (options.input.is_none() && project::pieces_of(&input.text).len() > 1) {
        return None;
    }
    Some(dockerfile::analyse_in(&input.text, &Rc::new(BuildContext::of("", files)), options))
}

/// The start scripts beside a Dockerfile that are corrected themselves: their paths, and what they become.
pub(super) fn corrected_scripts(input: &Input, options: &Options, wanted: Applicability) -> Vec<(PathBuf, String)> {
    let Some(own) = input.path.as_deref().and_then(Path::parent) else { return Vec::new() };
    if kind(input, options) != InputKind::Dockerfile {
        return Vec::new();
    }
    let roots = [own, Path::new("")];
    let files = copied(&input.text, &roots);
    let mut pieces = vec![of_text("Dockerfile", &input.text, InputKind::Dockerfile)];
    pieces.extend(files.iter().map(|file| Piece { name: file.path.clone(), text: file.text.to_string(), kind: None }));
    let reports = analyse_project(&pieces, &Options { lang: options.lang, input: None, file: None });
    let scripts = pieces.iter().zip(reports).filter(|(_, report)| report.input == InputKind::Script);
    let corrected = scripts.filter_map(|(piece, report)| {
        let path = roots.iter().find_map(|root| readable(root, &piece.name))?;
        let fits = |file: &File| file.role == FileRole::Corrected && file.applied <= wanted;
        let file = report.files.into_iter().filter(fits).max_by_key(|file| file.applied)?;
        Some((path, file.text))
    });
    corrected.collect()
}

/// How far above a script its Dockerfile is looked for.
const MAX_ABOVE: usize = 3;

/// A start script beside the Dockerfile that copies it, and what else that copies.
fn of_script(input: &Input, own: &Path, options: &Options) -> Option<Report> {
    let path = fs::canonicalize(input.path.as_deref()?).ok()?;
    // `foreground fix start.sh` names no directory.
    let own = if own.as_os_str().is_empty() { Path::new(".") } else { own };
    let above = fs::canonicalize(own).ok()?;
    for directory in above.ancestors().take(MAX_ABOVE) {
        for name in ["Dockerfile", "Containerfile"] {
            let text = readable(directory, name).and_then(|path| fs::read_to_string(path).ok());
            let Some(text) = text else { continue };
            let files = copied(&text, &[directory]);
            let Some(script) = files.iter().find(|file| directory.join(&file.path) == path) else { continue };
            let mut pieces = vec![of_text(name, &text, InputKind::Dockerfile)];
            pieces.push(of_text(&script.path, &input.text, InputKind::Script));
            let others = files.iter().filter(|file| file.path != script.path);
            // They say what they say of the Dockerfile; nobody asked for them.
            pieces.extend(others.map(|file| of_text(&file.path, &file.text, InputKind::Unknown)));
            let mut report = analyse_project(&pieces, options).into_iter().nth(1)?;
            report.files.iter_mut().for_each(|file| {
                if let (FileRole::Corrected, Some(name)) = (file.role, &options.file) {
                    file.path.clone_from(name);
                }
            });
            report.file.clone_from(&options.file);
            return Some(report);
        }
    }
    None
}

fn of_text(name: &str, text: &str, kind: InputKind) -> Piece {
    Piece { name: name.to_owned(), text: text.to_owned(), kind: Some(kind) }
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
