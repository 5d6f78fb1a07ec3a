//! The files that a stage's own instructions write: their text is in the paste, so it is known, not guessed.
//!
//! Heredocs of COPY and ADD, and what RUN prints into files (`cat > x <<EOF`, `echo … >> x`, `… | tee x`), in the order of the
//! text: `>` replaces, `>>` appends, `cp` carries along, `rm` removes, and what edits or covers a file makes it unknown again.
//! Every byte of a file leads back to the place in the user's text that it comes from.
//!
//! Time is linear in the length of the text: what could multiply it (`cat a a > b`, globs over many files) has a budget, and
//! behind it nothing is known any more.

mod effects;
mod print;
mod traced;

pub use traced::Traced;

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use crate::input::dockerfile::{Content, Dockerfile};
use crate::plan::evidence::RunScript;
use crate::subject::StageSubject;
use crate::text::{Span, base_name};
use effects::Tracker;

/// How much of a file is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// All of it.
    Whole,
    /// What was appended to something that nobody here can read.
    Part,
    /// What it was before something edited it, or perhaps replaced it.
    Before,
}

/// A file that the text writes.
#[derive(Clone, Debug)]
pub struct WrittenFile {
    /// Its text.
    pub text: Traced,
    /// How much of it that is.
    pub known: Known,
    /// Whether a value that is not known stands in it, as it is written (`$x`).
    pub vague: bool,
    /// Whether it may be executed; none where that is not known.
    pub executable: Option<bool>,
    /// The instructions that wrote it.
    pub instructions: Vec<usize>,
}

impl WrittenFile {
    /// Whether all of it is known.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.known == Known::Whole
    }

    /// Whether a line of it, which is no comment, holds this text.
    #[must_use]
    pub fn says(&self, text: &str) -> bool {
        self.text.text.lines().any(|line| says(line, text))
    }
}

/// Whether a line of configuration holds a text before any comment.
#[must_use]
pub fn says(line: &str, text: &str) -> bool {
    let line = line.trim_start();
    let comment = if line.starts_with(';') { 0 } else { line.find('#').unwrap_or(line.len()) };
    line.find(text).is_some_and(|at| at < comment)
}

/// The files that a stage writes.
#[derive(Debug, Default)]
pub struct Files {
    by_path: BTreeMap<String, WrittenFile>,
    /// The paths of each file name.
    by_name: HashMap<String, Vec<String>>,
    /// What went to files whose path is not known.
    elsewhere: Vec<Traced>,
    /// The directory in which the container starts.
    workdir: Option<String>,
}

/// Where a program without a slash is looked for (the PATH that Docker sets).
const PATH: &[&str] = &["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin"];

/// The directories of units that an image's own text writes.
const UNIT_DIRECTORIES: &[&str] = &["/etc/systemd/system/", "/usr/lib/systemd/system/"];

impl Files {
    /// Follows what a stage, and those that it is built on, write.
    #[must_use]
    pub fn of_stage(file: &Dockerfile, subject: &StageSubject<'_>, scripts: &[RunScript]) -> Self {
        let mut tracker = Tracker::new(subject, Rc::clone(&file.context));
        let mut scripts = scripts.iter().filter(|run| !run.onbuild).peekable();
        for (index, instruction) in subject.instructions(file) {
            tracker.instruction = index;
            match &instruction.content {
                Content::RunShell { script: flat, foreign: false } => {
                    while scripts.next_if(|run| run.instruction < index).is_some() {}
                    if let Some(run) = scripts.next_if(|run| run.instruction == index) {
                        tracker.run(flat, &run.script.list);
                    }
                }
                Content::RunShell { .. } => tracker.runs_unknown(),
                Content::RunExec(words) => tracker.run_exec(words),
                _ => tracker.instruction(instruction),
            }
        }
        tracker.finish()
    }

    /// The file at an absolute path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&WrittenFile> {
        self.by_path.get(&normal("/", path)?)
    }

    /// The file that a shell reads by this name, and its path.
    #[must_use]
    pub fn resolve(&self, name: &str) -> Option<(&str, &WrittenFile)> {
        let path = normal(self.workdir.as_deref().unwrap_or_default(), name)?;
        self.by_path.get_key_value(&path).map(|(path, file)| (path.as_str(), file))
    }

    /// The file that is executed by this name, and its path.
    #[must_use]
    pub fn program(&self, name: &str) -> Option<(&str, &WrittenFile)> {
        if name.contains('/') {
            return self.resolve(name);
        }
        let found = self.by_name.get(name)?;
        PATH.iter().find_map(|directory| {
            let path = found
                .iter()
                .find(|path| path.strip_suffix(name).is_some_and(|d| d.trim_end_matches('/') == *directory))?;
            self.by_path.get_key_value(path).map(|(path, file)| (path.as_str(), file))
        })
    }

    /// The files of this name, wherever they are.
    pub fn named<'s>(&'s self, name: &str) -> impl Iterator<Item = (&'s str, &'s WrittenFile)> {
        let paths = self.by_name.get(name).map(Vec::as_slice).unwrap_or_default();
        paths.iter().filter_map(|path| self.by_path.get_key_value(path)).map(|(path, file)| (path.as_str(), file))
    }

    /// Every file, in the order of the paths.
    pub fn all(&self) -> impl Iterator<Item = (&str, &WrittenFile)> {
        self.by_path.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// What went to files whose path is not known.
    #[must_use]
    pub fn elsewhere(&self) -> &[Traced] {
        &self.elsewhere
    }

    /// The unit of this name, `.service` left out, and its path; and whether a drop-in changes it.
    #[must_use]
    pub fn unit(&self, name: &str) -> Option<(&str, &WrittenFile, bool)> {
        let (path, file) = UNIT_DIRECTORIES
            .iter()
            .find_map(|directory| self.by_path.get_key_value(&format!("{directory}{name}.service")))?;
        let changed = UNIT_DIRECTORIES.iter().any(|directory| {
            let start = format!("{directory}{name}.service.d/");
            self.by_path.range(start.clone()..).next().is_some_and(|(path, _)| path.starts_with(&start))
        });
        Some((path, file, changed))
    }
}

/// The longest path that the kernel takes.
const LONGEST_PATH: usize = 4096;

/// An absolute path without `.`, `..` and doubled slashes, in the merged /usr; none where it is not known.
fn normal(cwd: &str, path: &str) -> Option<String> {
    if path.len() + cwd.len() > LONGEST_PATH || path.is_empty() || (!path.starts_with('/') && !cwd.starts_with('/')) {
        return None;
    }
    const USR: &str = "/usr";
    let cwd = if path.starts_with('/') { "" } else { cwd };
    let mut joined = String::with_capacity(USR.len() + 1 + cwd.len() + 1 + path.len());
    for part in cwd.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => joined.truncate(joined.rfind('/').unwrap_or_default()),
            part => {
                joined.push('/');
                joined.push_str(part);
            }
        }
    }
    if joined.is_empty() {
        joined.push('/');
    }
    if joined.starts_with("/var/run/") {
        joined.replace_range(.."/var".len(), "");
    } else if ["/bin/", "/sbin/", "/lib/"].iter().any(|place| joined.starts_with(place)) {
        // Where /bin and /lib are no links into /usr, nobody writes into both.
        joined.insert_str(0, USR);
    }
    Some(joined)
}

/// The last part of a path.
fn name_of(path: &str) -> &str {
    base_name(path)
}

/// The first place of a text, to which its whole leads back.
#[must_use]
pub fn place_of(file: &WrittenFile) -> Span {
    file.text.span(Span::new(0, file.text.text.len()))
}

#[cfg(test)]
mod tests;
