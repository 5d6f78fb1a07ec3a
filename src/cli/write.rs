//! Writing a file in place.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::read::Failure;

/// Puts `text` in the place of the file, whole or not at all: a new file beside it takes its name. Keeps the
/// permissions and, where this process may, the owner; a symbolic link stays one.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let target = fs::canonicalize(path).map_err(|error| failure(path, &error))?;
    let beside = beside(&target);
    let written = write_new(&beside, &target, text).and_then(|()| fs::rename(&beside, &target));
    written.map_err(|error| {
        // What is left of the attempt is of no use; that it cannot be removed either adds nothing.
        let _ = fs::remove_file(&beside);
        failure(path, &error)
    })
}

/// Writes a file that is not there yet; one that is there stays as it is, and that is an error.
pub(super) fn new_file(path: &Path, text: &str) -> Result<(), Failure> {
    let made = OpenOptions::new().write(true).create_new(true).open(path);
    made.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| failure(path, &error))
}

fn failure(path: &Path, error: &std::io::Error) -> Failure {
    Failure(format!("{}: {error}", path.display()))
}

fn beside(target: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".foreground-{}", std::process::id()));
    target.with_file_name(name)
}

fn write_new(beside: &Path, target: &Path, text: &str) -> std::io::Result<()> {
    let metadata = fs::metadata(target)?;
    if metadata.permissions().readonly() {
        return Err(std::io::ErrorKind::PermissionDenied.into());
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(beside)?;
    keep_owner(&file, &metadata);
    file.set_permissions(metadata.permissions())?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(unix)]
fn keep_owner(file: &File, metadata: &fs::Metadata) {
    use std::os::unix::fs::MetadataExt as _;
    // Only root may give a file away; for anybody else it stays their own.
    let _ = std::os::unix::fs::fchown(file, Some(metadata.uid()), Some(metadata.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_file: &File, _metadata: &fs::Metadata) {}
