//! The files of a project: those named, and those that a directory holds.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::context;
use super::read::{self, Failure, Input};
use super::walk;
use crate::input::pieces;
use crate::report::InputKind;
use crate::{MAX_PIECES, Piece};

/// How deep below a directory is looked.
const MAX_DEPTH: usize = 6;

/// A file of a project, and what to call it.
pub(super) struct Found {
    /// What was read.
    pub(super) input: Input,
    /// It as a piece of the project; its name is that from the project's root.
    pub(super) piece: Piece,
}

/// What was found, and what could not be read.
#[derive(Default)]
pub(super) struct Project {
    pub(super) files: Vec<Found>,
    pub(super) failures: Vec<Failure>,
}

/// Reads the files and directories named.
pub(super) fn read(paths: &[PathBuf]) -> Project {
    let here = [PathBuf::from(".")];
    let mut project = Project::default();
    for path in if paths.is_empty() { &here[..] } else { paths } {
        if path.is_dir() {
            directory(path, &mut project);
        } else {
            project.add(path, path.to_string_lossy().into_owned(), None);
        }
    }
    project
}

impl Project {
    fn add(&mut self, path: &Path, name: String, kind: Option<InputKind>) {
        if self.files.len() >= MAX_PIECES {
            let most = self.files.len();
            if self.failures.is_empty() {
                self.failures.push(Failure(format!("more than {most} files: the others are not read")));
            }
            return;
        }
        match read::read(path) {
            Ok(input) => {
                let piece = Piece { name, text: input.text.clone(), kind };
                self.files.push(Found { input, piece });
            }
            Err(failure) => self.failures.push(failure),
        }
    }
}

/// What is read of a directory: Dockerfiles, shell scripts, units, compose files, and what these Dockerfiles copy by name.
fn directory(root: &Path, project: &mut Project) {
    let found = walk::below(root, Some(MAX_DEPTH), &mut project.failures);
    let first = project.files.len();
    for path in &found {
        project.add(path, relative(root, path), None);
    }
    let known: BTreeSet<PathBuf> = found.into_iter().collect();
    let mut copied: BTreeSet<PathBuf> = BTreeSet::new();
    for file in project.files.iter().skip(first) {
        let names = match pieces::kind_of(&file.piece.name) {
            Some(InputKind::Dockerfile) => pieces::copied_by(&file.piece.text),
            // What a compose file extends and includes may have any name.
            Some(InputKind::Compose) => pieces::composed_of(&file.piece.text),
            _ => continue,
        };
        let own = file.input.path.as_deref().and_then(Path::parent).unwrap_or(root);
        for name in names {
            let place = [root, own].iter().find_map(|root| context::readable(root, &name));
            copied.extend(place.filter(|path| !known.contains(path)));
        }
    }
    for path in copied {
        // What is no text is nothing that could be read.
        if std::fs::read_to_string(&path).is_ok() {
            project.add(&path, relative(root, &path), None);
        }
    }
}

fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}
