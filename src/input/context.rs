//! Files that stand beside a Dockerfile: what its COPY and ADD find in the build context, as far as they were pasted or read.
//!
//! Paths are relative to the context's root, which nobody names. So a source is looked for as it is written, below the
//! Dockerfile's own directory, and, where only one file can be meant, by the end of its path.

use std::rc::Rc;

use crate::text::{Span, base_name};

/// A file of the build context.
#[derive(Clone, Debug)]
pub struct ContextFile {
    /// Its path, without `./` in front.
    pub path: String,
    /// Its text.
    pub text: Rc<str>,
    /// Where its first byte stands in the text whose places are asked for; none where a place in it is that of the
    /// instruction that copies it.
    pub at: Option<usize>,
}

/// The files that are known of a build context.
#[derive(Clone, Debug, Default)]
pub struct BuildContext {
    files: Vec<ContextFile>,
    /// The directory of the Dockerfile, below the root; empty for the root itself.
    directory: String,
}

/// A file that an instruction copies, and its path below what is copied.
#[derive(Clone, Debug)]
pub struct Found<'c> {
    /// The file.
    pub file: &'c ContextFile,
    /// Its path below the target directory.
    pub below: String,
    /// Whether it is named itself, and not a directory that holds it.
    pub itself: bool,
}

impl BuildContext {
    /// The files beside the Dockerfile at this path.
    #[must_use]
    pub fn of(dockerfile: &str, files: Vec<ContextFile>) -> Self {
        let path = plain(dockerfile);
        let directory = path.rsplit_once('/').map_or(String::new(), |(directory, _)| directory.to_owned());
        Self { files, directory }
    }

    /// Its files.
    #[must_use]
    pub fn files(&self) -> &[ContextFile] {
        &self.files
    }

    /// The same context with another text in one of its files.
    #[must_use]
    pub fn with(&self, path: &str, text: &str) -> Self {
        let mut other = self.clone();
        for file in other.files.iter_mut().filter(|file| file.path == path) {
            file.text = text.into();
        }
        other
    }

    /// What a source of COPY or ADD takes from here.
    #[must_use]
    pub fn find(&self, source: &str) -> Vec<Found<'_>> {
        if self.files.is_empty() || source.contains("://") || source.starts_with("<<") {
            return Vec::new();
        }
        let source = plain(source);
        let mut rooted = self.below(&source);
        let beside = match self.directory.as_str() {
            "" => Vec::new(),
            directory => self.below(&plain(&format!("{directory}/{source}"))),
        };
        // Whether `.` is the root or the Dockerfile's directory nobody says: what is copied lies at one of two paths.
        if rooted.is_empty() || source.is_empty() {
            rooted.extend(beside);
        }
        if !rooted.is_empty() {
            return rooted;
        }
        // One path may be told from another root than the other.
        let ends = |long: &str, short: &str| {
            long.strip_suffix(short).is_some_and(|before| before.is_empty() || before.ends_with('/'))
        };
        let same = |file: &&ContextFile| ends(&file.path, &source) || ends(&source, &file.path);
        let mut meant = self.files.iter().filter(same);
        match (meant.next(), meant.next()) {
            (Some(file), None) if !source.is_empty() => {
                vec![Found::named(file)]
            }
            _ => Vec::new(),
        }
    }

    /// The file at this path, those below it, or those that this pattern names.
    fn below(&self, source: &str) -> Vec<Found<'_>> {
        if source.contains(['*', '?']) {
            return self.files.iter().filter(|file| fits(source, &file.path)).map(Found::named).collect();
        }
        if let Some(file) = self.files.iter().find(|file| file.path == source) {
            return vec![Found::named(file)];
        }
        let inside = |file: &'_ ContextFile| match source {
            "" => Some(file.path.clone()),
            _ => file.path.strip_prefix(source)?.strip_prefix('/').map(str::to_owned),
        };
        let found = self.files.iter().filter_map(|file| Some(Found { below: inside(file)?, file, itself: false }));
        found.collect()
    }
}

impl<'c> Found<'c> {
    fn named(file: &'c ContextFile) -> Self {
        Self { file, below: base_name(&file.path).to_owned(), itself: true }
    }
}

impl ContextFile {
    /// Where a part of the file leads, copied by what stands at `by`.
    #[must_use]
    pub fn place(&self, by: Span) -> Span {
        self.at.map_or(by, |at| Span::new(at, at + self.text.len()))
    }
}

/// A path without `.`, empty parts and a slash in front.
#[must_use]
pub fn plain(path: &str) -> String {
    let parts: Vec<&str> = path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".").collect();
    parts.join("/")
}

/// Whether a pattern names a path; `*` and `?` stand for text without a slash.
fn fits(pattern: &str, path: &str) -> bool {
    let (mut patterns, mut parts) = (pattern.split('/'), path.split('/'));
    loop {
        match (patterns.next(), parts.next()) {
            (None, None) => return true,
            (Some(pattern), Some(part)) if crate::knowledge::services::matches(&pattern.replace('?', "*"), part) => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(dockerfile: &str, paths: &[&str], source: &str) -> Vec<(String, String)> {
        let file = |path: &&str| ContextFile { path: (*path).to_owned(), text: "x".into(), at: None };
        let context = BuildContext::of(dockerfile, paths.iter().map(file).collect());
        context.find(source).iter().map(|found| (found.file.path.clone(), found.below.clone())).collect()
    }

    #[test]
    fn sources_are_found_as_docker_finds_them() {
        let one = |path: &str, below: &str| vec![(path.to_owned(), below.to_owned())];
        assert_eq!(found("Dockerfile", &["start.sh"], "./start.sh"), one("start.sh", "start.sh"));
        assert_eq!(found("Dockerfile", &["docker/start.sh"], "docker"), one("docker/start.sh", "start.sh"));
        assert_eq!(found("Dockerfile", &["docker/start.sh"], "."), one("docker/start.sh", "docker/start.sh"));
        assert_eq!(found("Dockerfile", &["a.sh", "b.conf"], "*.sh"), one("a.sh", "a.sh"));
        assert_eq!(found("web/Dockerfile", &["web/a.sh", "b/a.sh"], "a.sh"), one("web/a.sh", "a.sh"));
        assert_eq!(found("Dockerfile", &["start.sh"], "docker/start.sh"), one("start.sh", "start.sh"));
        assert_eq!(found("Dockerfile", &["a/x.sh", "b/x.sh"], "x.sh"), Vec::new(), "either could be meant");
        assert_eq!(found("Dockerfile", &["restart.sh"], "start.sh"), Vec::new());
        assert_eq!(found("Dockerfile", &["start.sh"], "https://example.org/start.sh"), Vec::new());
    }
}
