//! What keeps a daemon that is started in the foreground from staying there: its user, its arguments, its environment, what
//! nobody has prepared.
//!
//! Nothing is claimed of a base image that is not known, of one that starts a service itself and may have prepared it, of a
//! daemon whose package the text does not install, and behind something that is not known to end.

use super::Machine;
use crate::boot::prepared::{Preparations, has_argument, names_other_configuration};
use crate::boot::tree;
use crate::knowledge::images::Start;
use crate::knowledge::programs;
use crate::knowledge::services::conditions::{Effect, Lack, Refusal, When};
use crate::knowledge::services::{self, Program, Recipe, Releases, Service, matches};

/// What in a text may give a user the right to write.
const GIVE_RIGHTS: &[&str] =
    &["chown", "chmod", "chgrp", "setfacl", "install -d", "install -o", "usermod", "adduser", "gpasswd", "-G "];

/// What stands in the way of a start.
pub(super) enum Obstacle {
    /// Nothing that is known.
    None,
    /// It may or may not run.
    Doubt,
    /// It refuses.
    Refuses(&'static Refusal),
    /// Something is missing that it needs.
    Lacks(Vec<&'static Lack>),
}

impl Machine<'_, '_> {
    /// What stands in the way of this foreground start.
    pub(super) fn obstacle(&self, service: &'static Service, program: &'static Program, args: &[&str]) -> Obstacle {
        if self.image_starts_a_service() {
            return Obstacle::None;
        }
        if let Some(refusal) = program.refusals.iter().find(|refusal| self.applies(refusal, service, args)) {
            let known = match &self.subject.platform {
                Some(platform) => refusal.releases.hold_for(platform),
                None => refusal.releases == Releases::Any,
            };
            return if known && !self.uncertain { Obstacle::Refuses(refusal) } else { Obstacle::Doubt };
        }
        let Some(recipe) = tree::recipe(service, self.subject, &self.installed) else { return Obstacle::None };
        if self.is_other_user(recipe) {
            return Obstacle::Doubt;
        }
        let own = recipe.command.first().and_then(|path| services::by_program(path));
        if !own.is_some_and(|(_, own)| std::ptr::eq(own, program)) {
            return Obstacle::None;
        }
        self.lacks(service, recipe, args)
    }

    fn lacks(&self, service: &'static Service, recipe: &'static Recipe, args: &[&str]) -> Obstacle {
        let mut doubt = false;
        let mut missing: Vec<&'static Lack> = Vec::new();
        let known = self.subject.platform.as_ref().is_some_and(|platform| recipe.releases.hold_for(platform))
            && self.installs(service)
            && !self.uncertain;
        for preparation in recipe.prepare {
            let lack = recipe.lacking.iter().find(|lack| lack.preparation == *preparation);
            let done_by = lack.map_or(&[][..], |lack| lack.done_by);
            let by_tmpfiles = lack.is_some_and(|lack| lack.tmpfiles)
                && self.installed.iter().any(|name| programs::brings_tmpfiles(name));
            if by_tmpfiles || self.preparations().is_done(service, preparation, done_by) {
                continue;
            }
            let needed = lack.filter(|lack| known && !has_argument(args, lack.unless));
            match needed.filter(|lack| !self.may_be_configured(lack.configured_in, args)) {
                Some(lack) => missing.push(lack),
                None => doubt |= !lack.is_some_and(|lack| has_argument(args, lack.unless)),
            }
        }
        // A slow stop says nothing of the start.
        let starts = missing.iter().all(|lack| lack.effect == Effect::StopsLate);
        match missing.is_empty() {
            false if !(doubt && starts) => Obstacle::Lacks(missing),
            _ if doubt => Obstacle::Doubt,
            _ => Obstacle::None,
        }
    }

    fn applies(&self, refusal: &Refusal, service: &Service, args: &[&str]) -> bool {
        let here = refusal.family.is_none_or(|family| self.subject.family == Some(family));
        let value_of = |option: &str, fits: &dyn Fn(&str) -> bool| {
            args.windows(2).any(|pair| matches!(pair, [first, second] if *first == option && fits(second)))
        };
        let applies = match refusal.when {
            When::AsRoot(unless) => self.is_root() && !has_argument(args, unless),
            When::AsOther(unless) => {
                self.installs(service)
                    && self.user().is_some_and(|user| !is_root(user) && !user.contains('$'))
                    && !has_argument(args, unless)
                    && !self.preparations().mentions(GIVE_RIGHTS)
            }
            When::WithoutArgument(needed) => !has_argument(args, needed),
            When::WithoutVariable(name) => {
                self.installs(service)
                    && !self.subject.env.iter().any(|(key, _)| *key == name)
                    && !self.sets_variables(name)
            }
            When::WithoutDirectory { variable, path } => {
                let here = |value: &str| value.trim_end_matches('/').trim_start_matches("/var") == path;
                self.installs(service)
                    && self.subject.env.iter().any(|(key, value)| *key == variable && here(value))
                    && !self.preparations().is_done(service, path, &[])
                    && !self.preparations().makes(path)
            }
            When::Value { option, fits } => value_of(option, &|value| matches(fits, value.trim_end())),
            When::SaidTwice { option, value } => value_of(option, &|said| said == value) && self.says_already(value),
            When::Argument(pattern) => has_argument(args, &[pattern]),
        };
        let configured = match refusal.when {
            // What the text itself writes is what makes it refuse.
            When::SaidTwice { .. } => self.preparations().is_copied(refusal.configured_in),
            _ => self.may_be_configured(refusal.configured_in, args),
        };
        here && applies && !configured
    }

    /// Whether a RUN writes this very directive into a configuration of its own.
    fn says_already(&self, directive: &str) -> bool {
        let mut lines = self.evidence.run_text.lines();
        lines.any(|line| {
            line.match_indices(directive).any(|(at, _)| {
                let (before, after) = (&line[..at], &line[at + directive.len()..]);
                let written = after.contains(".conf")
                    && (before.contains("echo") || before.contains("sed ") || before.contains("printf"));
                let deleted = after.trim_start_matches(['$', '/']).starts_with('d')
                    || before.ends_with("# ")
                    || before.ends_with('#');
                written && !deleted
            })
        })
    }

    /// Whether the start script may set a variable: by name, or by reading a file of them.
    fn sets_variables(&self, name: &str) -> bool {
        self.preparations().mentions(&[name])
            || self
                .ran
                .iter()
                .any(|line| ["source ", ". ", "eval ", "export "].iter().any(|command| line.starts_with(command)))
            || self.assigned
    }

    fn may_be_configured(&self, paths: &[&str], args: &[&str]) -> bool {
        !paths.is_empty() && (self.preparations().configures(paths) || names_other_configuration(args, paths))
    }

    fn preparations(&self) -> Preparations<'_> {
        Preparations { evidence: self.evidence, ran: &self.ran }
    }

    fn installs(&self, service: &Service) -> bool {
        let by = |name: &&str| services::by_package(name).is_some_and(|found| found.id == service.id);
        self.installed.iter().any(by)
    }

    fn image_starts_a_service(&self) -> bool {
        matches!(self.subject.image.map(|image| image.starts), Some(Start::Command { service: Some(_), .. }))
    }

    /// The user that the daemon is started as; none where the base image may have set one.
    fn user(&self) -> Option<&str> {
        let of_image = match self.subject.image.map(|image| image.starts) {
            Some(Start::Shell | Start::Command { service: None, .. }) => Some("root"),
            _ => None,
        };
        self.switched.as_deref().or(self.subject.effective_user()).or(of_image)
    }

    fn is_root(&self) -> bool {
        self.user().is_some_and(is_root)
    }

    /// Whether the daemon is started as someone else than the packaged configuration is made for: logs, PID files and keys may
    /// not be theirs.
    fn is_other_user(&self, recipe: &Recipe) -> bool {
        let Some(user) = self.user().filter(|user| !is_root(user)) else { return false };
        let name = user.split(':').next().unwrap_or(user);
        recipe.user != Some(name) && recipe.tree.user != Some(name)
    }
}

fn is_root(user: &str) -> bool {
    matches!(user.split(':').next(), Some("root" | "0"))
}
