//! The files as they are known so far: read, written, edited, covered and forgotten.

use super::super::print::Output;
use super::super::traced::Traced;
use super::super::{Known, WrittenFile};
use super::{BUDGET, LONGEST, Tracker};

impl Tracker {
    pub(super) fn read(&mut self, path: &str) -> Option<Output> {
        let file = self.files.get(path).filter(|file| file.known == Known::Whole)?;
        self.spent += file.text.text.len();
        (self.spent <= BUDGET).then(|| Output { text: file.text.clone(), vague: file.vague })
    }

    pub(super) fn is_directory(&self, path: &str) -> bool {
        let start = format!("{}/", path.trim_end_matches('/'));
        self.files.range(start.clone()..).next().is_some_and(|(path, _)| path.starts_with(&start))
    }

    pub(super) fn below(&mut self, directory: &str, change: &mut dyn FnMut(&str, &mut WrittenFile)) {
        let start = format!("{}/", directory.trim_end_matches('/'));
        for (path, file) in self.files.range_mut(start.clone()..) {
            self.spent += 16;
            if self.spent > BUDGET || !path.starts_with(&start) {
                break;
            }
            change(path, file);
        }
    }

    /// Writes what was printed, or something unknown, to a path, or somewhere.
    pub(super) fn write(&mut self, path: Option<String>, printed: Option<Output>, appends: bool, sure: bool) {
        let Some(path) = path else {
            self.elsewhere.extend(printed.map(|printed| printed.text));
            return;
        };
        if path.starts_with("/dev/") {
            return;
        }
        let known = self.files.contains_key(&path);
        if !appends || (!known && self.is_new(&path)) {
            let executable = match self.files.get(&path) {
                Some(file) => file.executable,
                None => self.is_new(&path).then_some(false),
            };
            match printed {
                Some(printed) => {
                    self.put(path.clone(), printed, executable);
                    if !sure {
                        self.edited(&path);
                    }
                }
                None => self.forget(&path),
            }
            return;
        }
        let Some(printed) = printed else { return self.edited(&path) };
        let instruction = self.instruction;
        let file = self.files.entry(path).or_insert_with(|| WrittenFile {
            text: Traced::default(),
            known: Known::Part,
            vague: false,
            executable: None,
            instructions: Vec::new(),
        });
        if file.text.text.len() + printed.text.text.len() > LONGEST {
            file.known = Known::Before;
            return;
        }
        file.text.append(&printed.text);
        file.vague |= printed.vague;
        if file.instructions.last() != Some(&instruction) {
            file.instructions.push(instruction);
        }
        if !sure {
            file.known = Known::Before;
        }
    }

    pub(super) fn put(&mut self, path: String, printed: Output, executable: Option<bool>) {
        let file = WrittenFile {
            text: printed.text,
            known: Known::Whole,
            vague: printed.vague,
            executable,
            instructions: vec![self.instruction],
        };
        if file.text.text.len() > LONGEST {
            return self.forget(&path);
        }
        self.files.insert(path, file);
    }

    /// Whether nothing can be at this path before the text writes it.
    pub(super) fn is_new(&self, path: &str) -> bool {
        let of_packages =
            ["/etc/", "/usr/", "/var/", "/run/", "/proc/", "/sys/"].iter().any(|place| path.starts_with(place))
                && !["/usr/local/bin/", "/usr/local/sbin/", "/etc/systemd/system/"]
                    .iter()
                    .any(|place| path.starts_with(place));
        let covered = || {
            let mut directory = path;
            while let Some(at) = directory.rfind('/') {
                directory = &directory[..at];
                let place = if directory.is_empty() { "/" } else { directory };
                if self.covered.contains(place) {
                    return true;
                }
            }
            false
        };
        self.plain_base && !of_packages && !self.covered.contains(path) && !covered()
    }

    pub(super) fn edited(&mut self, path: &str) {
        if let Some(file) = self.files.get_mut(path) {
            file.known = Known::Before;
            if file.executable == Some(false) {
                file.executable = None;
            }
        }
        self.cover(path);
    }

    /// Something unknown is at this path, or nothing.
    pub(super) fn forget(&mut self, path: &str) {
        self.files.remove(path);
        self.cover(path);
    }

    pub(super) fn cover(&mut self, path: &str) {
        if self.plain_base {
            self.covered.insert(path.to_owned());
        }
    }

    /// Something unknown may be anywhere below this path, and at it.
    pub(super) fn forget_below(&mut self, path: &str) {
        self.forget(path);
        let mut found = Vec::new();
        self.below(path, &mut |path, _| found.push(path.to_owned()));
        for path in found {
            self.files.remove(&path);
        }
    }

    pub(super) fn forget_all(&mut self) {
        self.files.clear();
        self.plain_base = false;
    }
}
