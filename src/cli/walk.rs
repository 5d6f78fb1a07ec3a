//! The files below a directory that are of a kind that is read, by their names.

use std::path::{Path, PathBuf};

use super::read::Failure;
use crate::input::pieces;

/// How many entries of directories are looked at: more than any source tree has, fewer than a machine's whole disk.
const MAX_ENTRIES: usize = 1_000_000;

/// Directories that hold what others have made.
const NOT_INTO: &[&str] = &["node_modules", "vendor", "target", "venv", "__pycache__", "site-packages"];

/// The Dockerfiles, shell scripts, units and compose files below a directory, in the order of their names.
///
/// Hidden directories and those that hold what others have made are left out, and links are not followed: they may lead
/// anywhere, also back.
pub(super) fn below(root: &Path, most_deep: Option<usize>, failures: &mut Vec<Failure>) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    let mut entries = 0;
    let mut open: Vec<(PathBuf, usize)> = vec![(root.to_owned(), 0)];
    while let Some((directory, depth)) = open.pop() {
        let listing = match std::fs::read_dir(&directory) {
            Ok(listing) => listing,
            Err(error) => {
                failures.push(Failure(format!("{}: {error}", directory.display())));
                continue;
            }
        };
        for entry in listing.flatten() {
            entries += 1;
            if entries > MAX_ENTRIES {
                let most = format!("{}: more than {MAX_ENTRIES} entries: the others are not looked at", root.display());
                failures.push(Failure(most));
                found.sort();
                return found;
            }
            let name = entry.file_name().to_string_lossy().into_owned();
            let Ok(kind) = entry.file_type() else { continue };
            let deeper = most_deep.is_none_or(|most| depth < most);
            if kind.is_dir() && deeper && !name.starts_with('.') && !NOT_INTO.contains(&name.as_str()) {
                open.push((entry.path(), depth + 1));
            } else if kind.is_file() && pieces::kind_of(&name).is_some() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}
