//! Reading files and standard input.

use std::fmt;
use std::io::{IsTerminal as _, Read};
use std::path::{Path, PathBuf};

use super::out::say;
use crate::MAX_INPUT;

/// Why something could not be done, in a sentence for people.
#[derive(Debug)]
pub(super) struct Failure(pub(super) String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text to analyse.
#[derive(Debug)]
pub(super) struct Input {
    /// The file; none for standard input.
    pub(super) path: Option<PathBuf>,
    /// What to call it.
    pub(super) name: String,
    /// The text. Where the file is not UTF-8 its bad bytes are replaced, and `damage` is there.
    pub(super) text: String,
    /// That the file is not UTF-8, and where.
    pub(super) damage: Option<Failure>,
}

/// Reads a file, or standard input for `-` or none.
pub(super) fn read_one(path: Option<&Path>) -> Result<Input, Failure> {
    read(path.unwrap_or_else(|| Path::new("-")))
}

/// Reads a file, or standard input for `-`.
pub(super) fn read(path: &Path) -> Result<Input, Failure> {
    let (path, name) = match path.to_str() {
        Some("-") => (None, "<stdin>".to_owned()),
        _ => (Some(path.to_owned()), path.display().to_string()),
    };
    let bytes = match &path {
        Some(path) => {
            if is_named_pipe(path) {
                say(format_args!("{name}: a named pipe; waiting for what is written into it"));
            }
            std::fs::File::open(path).and_then(at_most_one_too_many)
        }
        None => {
            let stdin = std::io::stdin().lock();
            if stdin.is_terminal() {
                say(
                    "reading standard input; paste a Dockerfile, a compose file, a docker run line or a `ps` listing, then press Ctrl-D",
                );
            }
            at_most_one_too_many(stdin)
        }
    };
    let bytes = bytes.map_err(|error| Failure(format!("{name}: {error}")))?;
    if bytes.len() > MAX_INPUT {
        return Err(Failure(format!(
            "{name}: larger than {} MiB, the most that is read; nothing of it was read",
            MAX_INPUT >> 20
        )));
    }
    let (text, damage) = decode(bytes, &name);
    Ok(Input { path, name, text, damage })
}

/// Whether to open it waits for somebody who writes. What a shell made (`<(…)`, below /dev and /proc) is written already.
#[cfg(unix)]
fn is_named_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    let of_shell = ["/dev", "/proc"].iter().any(|place| path.starts_with(place));
    !of_shell && std::fs::metadata(path).is_ok_and(|data| data.file_type().is_fifo())
}

#[cfg(not(unix))]
fn is_named_pipe(_: &Path) -> bool {
    false
}

fn at_most_one_too_many(source: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MAX_INPUT as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn decode(bytes: Vec<u8>, name: &str) -> (String, Option<Failure>) {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error,
    };
    let bytes = error.as_bytes();
    let at = error.utf8_error().valid_up_to();
    let line = bytes[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
    let hint = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "; it looks like UTF-16: save it as UTF-8",
        _ => "",
    };
    let damage = Failure(format!("{name}: not UTF-8 at byte {at} (line {line}){hint}"));
    (String::from_utf8_lossy(bytes).into_owned(), Some(damage))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf_8_is_read_as_far_as_possible_and_named() {
        let (text, damage) = decode(b"FROM a\nRUN \xff\n".to_vec(), "f");
        assert_eq!(text, "FROM a\nRUN \u{fffd}\n");
        assert_eq!(damage.map(|damage| damage.0).as_deref(), Some("f: not UTF-8 at byte 11 (line 2)"));
        assert!(decode("FROM あ".into(), "f").1.is_none());
    }
}
