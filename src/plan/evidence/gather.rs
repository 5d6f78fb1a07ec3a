//! The evidence is read, instruction by instruction.

use super::installs::installed_packages;
use super::{Copied, Evidence, Hint, RunCommand, RunScript};
use crate::boot::manager::{self, By, Verb};
use crate::input::dockerfile::{Content, Dockerfile, Keyword};
use crate::input::shell::{self, Reach};
use crate::knowledge::packages;
use crate::plan::brought;
use crate::plan::written::Files;
use crate::subject::StageSubject;
use crate::text::{Span, base_name};

/// WORKDIR, as the instructions so far have set it.
#[derive(Debug, Default)]
pub(super) struct Workdir(String);

impl Workdir {
    /// A path from the root.
    pub(super) fn resolve(&self, path: &str) -> String {
        let path = path.trim_start_matches("./");
        match path {
            "" | "." => format!("{}/", self.0),
            absolute if absolute.starts_with('/') => absolute.to_owned(),
            relative => format!("{}/{relative}", self.0),
        }
    }

    /// What a further WORKDIR makes of it. Bounded: each WORKDIR may be relative to the one before.
    pub(super) fn enter(&mut self, path: &str) {
        const LONGEST: usize = 4096;
        let entered = self.resolve(path);
        if entered.len() <= LONGEST {
            self.0 = entered.trim_end_matches('/').to_owned();
        }
    }
}

impl Evidence {
    /// Reads what a stage does.
    #[must_use]
    pub fn gather(file: &Dockerfile, subject: &StageSubject<'_>) -> Self {
        let mut evidence = Self::default();
        for (index, instruction) in subject.instructions(file) {
            if let (Keyword::Workdir, Content::Words(words)) = (instruction.keyword, &instruction.content)
                && let Some(path) = words.first()
            {
                evidence.workdir.enter(&path.value);
            }
            let first = evidence.commands.len();
            evidence.read(file, index, &instruction.content, false);
            evidence.by_run.push((index, first..evidence.commands.len()));
            if let (Keyword::Workdir | Keyword::Volume, Content::Words(words)) =
                (instruction.keyword, &instruction.content)
            {
                evidence.directories.extend(words.iter().map(|word| word.value.clone()));
            }
            if instruction.keyword == Keyword::Env
                && let Content::Env(pairs) = &instruction.content
            {
                evidence.env.extend(pairs.iter().map(|pair| (index, pair.clone())));
            }
        }
        let hint =
            |argument: &&crate::input::dockerfile::Argument| Hint { name: argument.value.clone(), span: argument.span };
        evidence.written = Files::of_stage(file, subject, &evidence.scripts);
        evidence.exposed = subject.exposed.iter().map(hint).collect();
        brought::add(&mut evidence, subject);
        evidence
    }

    fn read(&mut self, file: &Dockerfile, index: usize, content: &Content, onbuild: bool) {
        match content {
            Content::RunShell { script: flat, foreign: false } => {
                self.run_text.push_str(&flat.text);
                self.run_text.push('\n');
                let script = file.script(index, flat);
                // Guarded by the usual test for a running systemd: it does nothing in a build, on purpose.
                let guarded = flat.text.contains("/run/systemd/system");
                let first = self.commands.len();
                for found in script.commands() {
                    self.command(
                        index,
                        found.words,
                        found.reach,
                        Some(found.command.span),
                        &|span| flat.span(span),
                        onbuild,
                    );
                }
                for command in &mut self.commands[first..] {
                    command.tolerated = command.at.is_some_and(|at| is_tolerated(&flat.text[at.end..]));
                    if guarded {
                        command.request = None;
                    }
                }
                self.scripts.push(RunScript { instruction: index, script, onbuild });
                for place in first..self.commands.len() {
                    self.weigh(place);
                }
            }
            Content::RunExec(words) => {
                let first = self.commands.len();
                let span =
                    words.iter().fold(words.first().map_or(Span::default(), |w| w.span), |all, w| all.join(w.span));
                let words: Vec<String> = words.iter().map(|word| word.value.clone()).collect();
                self.run_text.push_str(&words.join(" "));
                self.run_text.push('\n');
                self.push(index, words, Reach::Always, span, None, onbuild);
                for place in first..self.commands.len() {
                    self.weigh(place);
                }
            }
            Content::Copy { sources, target, .. } => {
                self.copy_targets.push(target.value.clone());
                for source in sources {
                    self.copied(&source.value, &target.value, source.span);
                }
            }
            Content::Arg(pairs) => {
                self.arguments.extend(pairs.iter().filter_map(|(name, value)| Some((name.clone(), value.clone()?))));
            }
            Content::Onbuild(inner) => self.read(file, index, &inner.content, true),
            _ => {}
        }
    }

    fn command(
        &mut self,
        instruction: usize,
        words: &[shell::Word],
        reach: Reach,
        at: Option<Span>,
        place: &dyn Fn(Span) -> Span,
        onbuild: bool,
    ) {
        let Some(span) = words.first().map(|first| words.iter().fold(first.span, |all, word| all.join(word.span)))
        else {
            return;
        };
        if let Some(word) = shell::nested_script(words) {
            for found in shell::parse_word_as_script(word).commands() {
                self.command(instruction, found.words, found.reach, None, place, onbuild);
            }
            return;
        }
        let start = shell::unwrap(words).index;
        let values = words[start.min(words.len())..].iter().map(|word| word.value.clone()).collect();
        self.push(instruction, values, reach, place(span), at, onbuild);
    }

    fn push(
        &mut self,
        instruction: usize,
        words: Vec<String>,
        reach: Reach,
        span: Span,
        at: Option<Span>,
        onbuild: bool,
    ) {
        let request = manager::request(&words.iter().map(String::as_str).collect::<Vec<_>>());
        self.commands.push(RunCommand { instruction, words, span, at, reach, onbuild, tolerated: false, request });
    }

    /// Reads one command for what it says about the image's purpose.
    fn weigh(&mut self, place: usize) {
        let command = &self.commands[place];
        let span = command.span;
        if let Some(request) = &command.request {
            // `systemctl start` in a build is a wish, if a vain one; a supervised `service x start` alone is not: it may
            // only initialise data.
            let wished = matches!(
                (request.by, request.verb),
                (_, Verb::Enable | Verb::EnableNow) | (By::Systemctl, Verb::Start)
            );
            if wished {
                let hints: Vec<Hint> = request.units.iter().map(|unit| Hint { name: unit.clone(), span }).collect();
                self.enabled.extend(hints);
            }
            return;
        }
        let words: Vec<&str> = command.words.iter().map(String::as_str).collect();
        let packages = installed_packages(&words);
        let replaces = matches!(words.first(), Some(&("cp" | "ln" | "mv" | "curl" | "wget" | "install")))
            && words.iter().any(|word| is_systemctl_path(word))
            && words.iter().any(|word| word.contains("systemctl") && word.contains(".py"));
        let replaces = replaces || packages.iter().any(|name| packages::replaces_systemctl(name));
        let hints: Vec<Hint> = packages.into_iter().map(|name| Hint { name, span }).collect();
        self.installed.extend(hints);
        if replaces {
            self.systemctl_replaced = self.systemctl_replaced.or(Some(span));
        }
    }

    fn copied(&mut self, source: &str, target: &str, span: Span) {
        let name = base_name(source);
        if is_systemctl_path(target) || (name.starts_with("systemctl") && name.contains(".py")) {
            self.systemctl_replaced = self.systemctl_replaced.or(Some(span));
            return;
        }
        let unit = target
            .rsplit('/')
            .next()
            .and_then(|file| file.strip_suffix(".service"))
            .or_else(|| name.strip_suffix(".service"));
        if let Some(unit) = unit {
            self.units_copied.push(Hint { name: unit.to_owned(), span });
        } else {
            self.copied.push(Copied { source: name.to_owned(), target: self.workdir.resolve(target), span });
        }
    }
}

/// Whether a shell goes on with what follows a command although the command failed: of a pipeline only the last one counts.
fn is_tolerated(rest: &str) -> bool {
    let rest = rest.trim_start();
    let behind = rest.strip_prefix(')').map_or(rest, str::trim_start);
    behind.starts_with(['|', ';'])
}

fn is_systemctl_path(path: &str) -> bool {
    matches!(path, "/usr/bin/systemctl" | "/bin/systemctl" | "/usr/local/bin/systemctl" | "/sbin/systemctl")
}
