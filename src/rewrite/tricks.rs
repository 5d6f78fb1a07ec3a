//! Tricks that keep packages from starting services while an image is built, and their removal where they are surely dead.

use super::apply::{Taken, replace, tidy};
use super::draft::Draft;
use super::stage::StageParts;
use crate::input::dockerfile::{Content, Flat};
use crate::input::shell::{self, CommandKind, Found, Removal};
use crate::knowledge::images::Start;
use crate::knowledge::packages;
use crate::knowledge::programs;
use crate::lang::Text;
use crate::order;
use crate::plan::Intent;
use crate::report::{Applicability, Pid1Kind};
use crate::text::{Span, base_name};

/// What a trick does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Tells Debian's packages not to start services: policy-rc.d that exits 101.
    Denies,
    /// Lets them: policy-rc.d that exits 0, or is taken away.
    Allows,
    /// Takes upstart's `initctl` out of the way.
    Initctl,
    /// Puts a program that does nothing in the place of systemctl.
    Systemctl,
}

/// A trick in one RUN or COPY.
#[derive(Clone, Debug)]
pub struct Trick {
    /// What it does.
    pub kind: Kind,
    /// Its first command.
    pub span: Span,
}

const REMOVE: Text = Text {
    en: "Remove what the base image already does",
    ja: "ベースイメージで設定済みの記述を削除する",
};

/// What one command does about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Writes `exit 101`.
    Denies,
    /// Writes `exit 0`.
    Allows,
    /// Takes the file away.
    Removes,
    /// Belongs to what is written: `chmod`, the first line.
    Belongs,
    Initctl,
    Systemctl,
}

/// What is found of one command.
struct Part {
    step: Step,
    at: Span,
    span: Span,
    plain: bool,
}

/// The tricks of a stage, and the patches that remove those that are dead.
#[must_use]
pub fn tricks(parts: &StageParts<'_>, taken: &Taken) -> (Vec<Trick>, Vec<Draft>) {
    let mut found = Vec::new();
    let mut drafts = Vec::new();
    for index in parts.subject.stage.instructions.clone() {
        if let Content::Copy { target, .. } = &parts.file.instructions[index].content
            && packages::is_initctl(&target.value)
        {
            found.push(Trick { kind: Kind::Initctl, span: parts.file.instructions[index].span });
        }
    }
    let level = dead(parts);
    // A file that is written in one RUN and taken away in another is nothing that one removal puts right.
    let mut clear = level.is_some() && found.is_empty();
    let mut removals = Vec::new();
    let mut denied = false;
    for run in parts.evidence.scripts.iter().filter(|run| parts.subject.owns(run.instruction) && !run.onbuild) {
        let instruction = &parts.file.instructions[run.instruction];
        let Content::RunShell { script: flat, .. } = &instruction.content else { continue };
        let commands = run.script.commands();
        let pieces: Vec<Part> = commands.iter().filter_map(|found| part(found, flat)).collect();
        let pieces = kinds(pieces, &mut denied);
        for kind in [Kind::Denies, Kind::Allows, Kind::Initctl, Kind::Systemctl] {
            if let Some((_, first)) = pieces.iter().find(|(found, _)| *found == kind) {
                found.push(Trick { kind, span: first.span });
            }
        }
        if pieces.is_empty() {
            continue;
        }
        clear &= pieces.iter().all(|(kind, piece)| piece.plain && matches!(kind, Kind::Denies | Kind::Initctl));
        let mut doomed: Vec<Span> = pieces.iter().map(|(_, piece)| piece.at).collect();
        order::by(&mut doomed, |span| (span.start, span.end));
        let is_doomed = |command: &shell::Command| {
            matches!(command.kind, CommandKind::Simple { .. }) && doomed.binary_search(&command.span).is_ok()
        };
        let edits = match shell::removal(&run.script, &flat.text, &is_doomed) {
            Removal::Everything => vec![replace(instruction.lines, "")],
            Removal::Edits(edits) => {
                edits.into_iter().map(|(span, text)| replace(flat.edited(span, &text), text)).collect()
            }
        };
        removals.push((edits, pieces.iter().map(|(_, piece)| piece.span).collect::<Vec<_>>()));
    }
    if let Some(applicability) = level.filter(|_| clear) {
        for (edits, covers) in removals {
            if taken.leaves(&edits) && !edits.is_empty() {
                let draft =
                    Draft { title: REMOVE, values: Vec::new(), applicability, edits: tidy(edits), covers, note: None };
                drafts.push(draft.settled());
            }
        }
    }
    (found, drafts)
}

/// Whether the base image has the same setting already, and no upstart that `initctl` could reach.
fn dead(parts: &StageParts<'_>) -> Option<Applicability> {
    let platform = parts.subject.platform.as_ref()?;
    let boots = matches!(parts.subject.image.map(|image| image.starts), Some(Start::Init { .. }));
    let upstart = programs::init_kind("/sbin/init", Some(platform.family), Some(platform)) == Pid1Kind::Upstart;
    let intended = parts.plan.intent == Intent::InitForOthers;
    if boots || upstart || intended {
        return None;
    }
    packages::denies_starts(platform.distribution)
        .map(|sure| if sure { Applicability::Safe } else { Applicability::Review })
}

/// What the steps of one RUN come to. A file taken away that this stage wrote before is the end of the trick, not one of its own.
fn kinds(parts: Vec<Part>, denied: &mut bool) -> Vec<(Kind, Part)> {
    let has = |step: Step| parts.iter().any(|part| part.step == step);
    *denied |= has(Step::Denies);
    let whole = if *denied {
        Some(Kind::Denies)
    } else if has(Step::Allows) || has(Step::Removes) {
        Some(Kind::Allows)
    } else {
        None
    };
    let kind = |step: Step| match step {
        Step::Initctl => Some(Kind::Initctl),
        Step::Systemctl => Some(Kind::Systemctl),
        Step::Allows => Some(Kind::Allows),
        Step::Denies | Step::Removes | Step::Belongs => whole,
    };
    parts.into_iter().filter_map(|part| kind(part.step).map(|kind| (kind, part))).collect()
}

fn part(found: &Found<'_>, flat: &Flat) -> Option<Part> {
    let from = shell::unwrap(found.words).index.min(found.words.len());
    let words = &found.words[from..];
    let values: Vec<&str> = words.iter().map(|word| word.value.as_str()).collect();
    let (&program, args) = values.split_first()?;
    let redirects = found.command.redirects.iter();
    let targets: Vec<&str> = redirects
        .clone()
        .filter(|redirect| redirect.operator.starts_with('>'))
        .map(|redirect| redirect.target.value.as_str())
        .chain(args.iter().copied())
        .collect();
    let on = |is: fn(&str) -> bool| targets.iter().any(|target| is(target));
    let name = base_name(program);
    let changes = packages::changes_files(name);
    let nothing = args.iter().any(|arg| matches!(*arg, "/bin/true" | "/usr/bin/true" | "/bin/echo" | "/dev/null"));
    let step = if changes && on(packages::is_initctl) {
        Step::Initctl
    } else if changes && on(packages::is_policy) {
        let bodies = redirects.filter_map(|redirect| redirect.heredoc).map(|body| body.of(&flat.text));
        let said: Vec<&str> = bodies.chain([found.command.span.of(&flat.text)]).collect();
        let says = |part: &str| said.iter().any(|text| text.contains(part));
        match name {
            "rm" | "mv" | "unlink" => Step::Removes,
            "ln" | "cp" if nothing => Step::Allows,
            _ if says("101") => Step::Denies,
            _ if says("exit 0") => Step::Allows,
            _ => Step::Belongs,
        }
    } else if nothing && matches!(name, "ln" | "cp") && on(packages::is_systemctl) {
        Step::Systemctl
    } else {
        return None;
    };
    let span = words.iter().map(|word| word.span).reduce(Span::join)?;
    Some(Part { step, at: found.command.span, span: flat.span(span), plain: !found.piped && !found.background })
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyse};

    fn corrected(text: &str) -> String {
        let report = analyse(text, &Options::default());
        report.files.first().map_or_else(|| "nothing".to_owned(), |file| file.text.clone())
    }

    #[test]
    fn only_what_is_surely_dead_goes() {
        let start = "CMD [\"nginx\", \"-g\", \"daemon off;\"]\n";
        let bad = format!(
            "FROM debian:12\nRUN echo '#!/bin/sh' > /usr/sbin/policy-rc.d \\\n && echo 'exit 101' >> /usr/sbin/policy-rc.d \\\n && chmod +x /usr/sbin/policy-rc.d \\\n && apt-get update\n{start}"
        );
        assert_eq!(corrected(&bad), format!("FROM debian:12\nRUN apt-get update\n{start}"));
        // Another file depends on it.
        let kept = format!(
            "FROM debian:12\nRUN echo 'exit 101' > /usr/sbin/policy-rc.d\nRUN echo 'exit 0' > /usr/sbin/policy-rc.d\n{start}"
        );
        assert_eq!(corrected(&kept), "nothing");
        // Upstart is there, and the base image is not known.
        assert_eq!(corrected("FROM ubuntu:14.04\nRUN ln -sf /bin/true /sbin/initctl\nCMD [\"cat\"]\n"), "nothing");
        assert_eq!(corrected("FROM example/base\nRUN ln -sf /bin/true /sbin/initctl\nCMD [\"cat\"]\n"), "nothing");
    }
}
