//! Files of the build context that COPY and ADD bring.

use super::super::print::Output;
use super::super::traced::Traced;
use super::{Tracker, executes, mode, normal};
use crate::input::context::ContextFile;
use crate::input::dockerfile::{Argument, Instruction};
use crate::text::Span;

/// Directories that every image has: a target of this name takes a file into itself.
const DIRECTORIES: &[&str] = &[
    "/",
    "/etc",
    "/etc/init.d",
    "/etc/systemd/system",
    "/etc/supervisor/conf.d",
    "/opt",
    "/root",
    "/srv",
    "/tmp",
    "/usr/bin",
    "/usr/sbin",
    "/usr/local",
    "/usr/local/bin",
    "/usr/local/sbin",
];

impl Tracker {
    /// Follows the files beside the Dockerfile to where an instruction copies them.
    pub(super) fn bring_files(&mut self, instruction: &Instruction, sources: &[Argument], target: &Argument) {
        let context = std::rc::Rc::clone(&self.context);
        if context.files().is_empty() {
            return;
        }
        let cwd = self.workdir.clone().unwrap_or_default();
        let Some(written) = self.expanded(&target.value) else { return };
        let Some(path) = normal(&cwd, &written) else { return };
        let is_directory = written.ends_with('/')
            || matches!(written.rsplit('/').next(), Some("." | ".."))
            || sources.len() > 1
            || DIRECTORIES.contains(&path.as_str())
            || self.workdir.as_deref() == Some(&path)
            || self.is_directory(&path);
        let executable = mode(instruction).and_then(executes);
        for source in sources {
            let Some(name) = self.expanded(&source.value) else { continue };
            for found in context.find(&name) {
                let into = normal(&path, &found.below);
                if found.itself && !is_directory {
                    self.bring(path.clone(), found.file, source.span, executable);
                    // Whether a directory of that name is there nobody knows.
                    if path.rsplit('/').next().is_some_and(|last| last.contains('.')) {
                        continue;
                    }
                }
                if let Some(into) = into {
                    self.bring(into, found.file, source.span, executable);
                }
            }
        }
    }

    fn bring(&mut self, path: String, file: &ContextFile, by: Span, executable: Option<bool>) {
        let mut text = Traced::default();
        match file.at {
            Some(_) => text.push(&file.text, file.place(by)),
            None => text.push_whole(&file.text, by),
        }
        self.spent += file.text.len();
        self.put(path, Output { text, vague: false }, executable);
    }
}
