//! What a file is called for programs that look at a whole repository.

use std::path::{Component, Path, PathBuf};

/// The directory that names begin at.
#[derive(Debug)]
pub(super) struct Top {
    here: PathBuf,
    top: PathBuf,
}

/// The name of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// From the top down: `docker/Dockerfile`, its parts apart.
    Below(Vec<Vec<u8>>),
    /// The whole path of a file that lies elsewhere.
    Elsewhere(Vec<Vec<u8>>),
}

impl Top {
    /// The top of the git repository that this process works in, else its directory.
    pub(super) fn find() -> Self {
        let here = std::env::current_dir().unwrap_or_default();
        let top = here.ancestors().find(|directory| directory.join(".git").exists()).unwrap_or(&here).to_owned();
        Self { here, top }
    }

    /// What to call a file that is named as seen from this process's directory.
    pub(super) fn name(&self, path: &Path) -> Name {
        let path = plain(&self.here.join(path));
        match path.strip_prefix(plain(&self.top)) {
            Ok(below) if !self.top.as_os_str().is_empty() => Name::Below(parts(below)),
            _ => Name::Elsewhere(parts(&path)),
        }
    }
}

impl Name {
    /// As a person writes it.
    pub(super) fn path(&self) -> String {
        let (lead, parts) = match self {
            Self::Below(parts) => ("", parts),
            Self::Elsewhere(parts) => (root(parts), parts),
        };
        format!("{lead}{}", String::from_utf8_lossy(&parts.join(&b'/')))
    }

    /// As a URI reference: relative below the top, `file:` elsewhere.
    pub(super) fn uri(&self) -> String {
        let (mut uri, parts) = match self {
            Self::Below(parts) => (String::new(), parts),
            Self::Elsewhere(parts) => ("file:///".to_owned(), parts),
        };
        for (number, part) in parts.iter().enumerate() {
            if number > 0 {
                uri.push('/');
            }
            for &byte in part {
                match byte {
                    b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
                    // The colon of a drive's name alone stays: in a relative reference it would end a scheme.
                    b':' if number == 0 && matches!(self, Self::Elsewhere(_)) => uri.push(':'),
                    _ => uri.push_str(&format!("%{byte:02X}")),
                }
            }
        }
        uri
    }
}

/// `/` where paths begin with it; a drive's name needs none.
fn root(parts: &[Vec<u8>]) -> &'static str {
    if parts.first().is_some_and(|first| first.ends_with(b":")) { "" } else { "/" }
}

/// The path without `.` and `..`, as it is written: links are not followed, for a name is what people know the file by.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

fn parts(path: &Path) -> Vec<Vec<u8>> {
    path.components()
        .filter_map(|component| match component {
            Component::Prefix(prefix) => Some(prefix.as_os_str().as_encoded_bytes().to_vec()),
            Component::Normal(part) => Some(part.as_encoded_bytes().to_vec()),
            _ => None,
        })
        .collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn names_begin_at_the_top_and_are_uris() {
        let top = Top { here: "/home/me/a b/sub".into(), top: "/home/me/a b".into() };
        let both = |path: &str| {
            let name = top.name(Path::new(path));
            (name.path(), name.uri())
        };
        let pair = |path: &str, uri: &str| (path.to_owned(), uri.to_owned());
        assert_eq!(both("Dockerfile"), pair("sub/Dockerfile", "sub/Dockerfile"));
        assert_eq!(both("./x/../Docker file"), pair("sub/Docker file", "sub/Docker%20file"));
        assert_eq!(both("../a:b%/図"), pair("a:b%/図", "a%3Ab%25/%E5%9B%B3"));
        assert_eq!(both("/etc/x?y#z"), pair("/etc/x?y#z", "file:///etc/x%3Fy%23z"));
        assert_eq!(both("../../other"), pair("/home/me/other", "file:///home/me/other"));
    }
}
