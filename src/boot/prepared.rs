//! Whether a text does what a daemon needs before it starts: word for word, or in other words.

use crate::boot::manager::{By, Verb};
use crate::knowledge::services::{Service, matches};
use crate::plan::evidence::{Evidence, service_of_unit};
use crate::text::base_name;

/// What a build and a start command do, as far as it prepares a daemon.
#[derive(Clone, Copy)]
pub struct Preparations<'a> {
    /// What the build does.
    pub evidence: &'a Evidence,
    /// The commands of the start script that have run, or may have.
    pub ran: &'a [String],
}

impl Preparations<'_> {
    /// Whether a preparation of a service is done. In doubt it is: who writes it in words that are not understood knew of it.
    #[must_use]
    pub fn is_done(&self, service: &Service, preparation: &str, done_by: &[&str]) -> bool {
        let directory = preparation.starts_with("mkdir") || preparation.starts_with("install -d");
        let path = preparation.split_whitespace().rfind(|word| word.starts_with('/'));
        self.evidence.has_done(preparation)
            || self.ran.iter().any(|line| line == preparation)
            || self.init_script_started(service)
            || self.mentions(done_by)
            || path.filter(|_| directory).is_some_and(|path| self.makes(path))
    }

    /// Whether one of these texts stands in a RUN, in what is copied, or in the start command.
    #[must_use]
    pub fn mentions(&self, texts: &[&str]) -> bool {
        texts.iter().any(|text| {
            self.evidence.run_text.contains(text)
                || self.evidence.copy_targets.iter().any(|target| target.contains(text))
                || self.ran.iter().any(|line| line.contains(text))
        })
    }

    /// Whether one of these configurations is copied, or written or changed by a RUN or by the start command.
    #[must_use]
    pub fn configures(&self, paths: &[&str]) -> bool {
        let touched = |path: &&str| {
            self.evidence.run_text.contains(path)
                || self.ran.iter().any(|line| line.starts_with("sed ") && line.contains(path))
        };
        self.is_copied(paths) || paths.iter().any(touched)
    }

    /// Whether one of these configurations, or the directory that it is in, is copied.
    #[must_use]
    pub fn is_copied(&self, paths: &[&str]) -> bool {
        let holds = |path: &str, target: &str| {
            let target = target.trim_end_matches('/');
            target.is_empty() || target.starts_with(path) || is_below(path, target)
        };
        self.evidence.copy_targets.iter().any(|target| paths.iter().any(|path| holds(path, target)))
    }

    /// Debian's init scripts make the directories of their daemon, and start it once so that it initialises its data.
    fn init_script_started(&self, service: &Service) -> bool {
        let mut requests = self.evidence.commands.iter().filter_map(|command| command.request.as_ref());
        requests.any(|request| {
            request.by == By::InitScript
                && request.verb == Verb::Start
                && request.units.iter().any(|unit| service_of_unit(unit).is_some_and(|found| found.id == service.id))
        })
    }

    /// Whether something makes this directory, under whatever name: `cd /run && mkdir sshd`, `/run/{sshd,x}`, WORKDIR, VOLUME.
    #[must_use]
    pub fn makes(&self, path: &str) -> bool {
        let name = base_name(path);
        let named = |word: &str| word.split(['/', '{', '}', ',']).any(|part| part == name);
        let makes = |program: &str| matches!(program, "mkdir" | "install");
        let with_var = format!("/var{path}");
        let holds = |place: &String| {
            let place = place.trim_end_matches('/');
            [path, with_var.as_str()].iter().any(|path| place == *path || is_below(place, path))
        };
        let built = |words: &[String]| {
            words.split_first().is_some_and(|(program, rest)| makes(program) && rest.iter().any(|word| named(word)))
        };
        let started = |line: &String| {
            line.split_once(' ').is_some_and(|(program, rest)| makes(program) && rest.split_whitespace().any(named))
        };
        self.evidence.commands.iter().any(|command| built(&command.words))
            || self.ran.iter().any(started)
            || self.evidence.directories.iter().any(holds)
            || self.evidence.copy_targets.iter().any(holds)
    }
}

fn is_below(path: &str, directory: &str) -> bool {
    path.strip_prefix(directory).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether a command names a configuration other than these.
#[must_use]
pub fn names_other_configuration(args: &[&str], known: &[&str]) -> bool {
    let named = |arg: &&str| {
        let path = arg.find('/').and_then(|at| arg.get(at..)).unwrap_or_default();
        let is_configuration = [".conf", ".cfg", ".cnf", ".ini"].iter().any(|ending| path.ends_with(ending));
        is_configuration && !known.contains(&path)
    };
    args.iter().any(named)
}

/// Whether an argument fits one of these patterns.
#[must_use]
pub fn has_argument(args: &[&str], patterns: &[&str]) -> bool {
    args.iter().any(|arg| patterns.iter().any(|pattern| matches(pattern, arg)))
}
