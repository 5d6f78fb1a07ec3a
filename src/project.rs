//! Several files that belong together: a Dockerfile with the script that it starts, the unit that it copies, the line that runs it.
//!
//! Each file has a Report of its own. What a Dockerfile copies is known from the files beside it, and what starts a script is
//! known from the Dockerfile.

use std::rc::Rc;

use crate::compose::commands::{BASE_NAMES, of_file};
use crate::input::compose::Build;
use crate::input::context::{BuildContext, ContextFile, plain};
use crate::input::pieces::{self, Part};
use crate::order;
use crate::report::{
    Applicability, Commands, Edit, File, FileRole, Finding, InputKind, Node, Patch, Problem, Report, Severity, VERSION,
    Verdict,
};
use crate::rewrite::apply::apply;
use crate::run::{self, Built, without_places};
use crate::script::Beside;
use crate::text::{LineIndex, Place, Span};
use crate::{MAX_INPUT, Options, analyse_one, compose, dockerfile, input, script, unit};

/// A file of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// Its name or path, from the project's root.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What it is; by default that is told from its name and its text.
    pub kind: Option<InputKind>,
}

/// The most files that are taken for one project.
pub const MAX_PIECES: usize = 256;

/// Reads the files of a project, each with what the others say of it, and answers for each, in their order.
///
/// Never fails and never panics. `options.file` and `options.input` are those of each piece.
#[must_use]
pub fn analyse_project(pieces: &[Piece], options: &Options) -> Vec<Report> {
    let texts: Vec<Text<'_>> =
        pieces.iter().map(|piece| Text { name: &piece.name, text: &piece.text, kind: kind(piece) }).collect();
    let mut reports = read(&texts, options);
    for (report, piece) in reports.iter_mut().zip(pieces) {
        report.file = Some(piece.name.clone());
    }
    reports
}

/// A file, and what it is.
#[derive(Clone, Copy)]
struct Text<'t> {
    name: &'t str,
    text: &'t str,
    kind: InputKind,
}

fn kind(piece: &Piece) -> InputKind {
    if piece.text.len() > MAX_INPUT {
        return InputKind::Unknown;
    }
    piece.kind.or_else(|| pieces::kind_of(&piece.name)).unwrap_or_else(|| input::detect(&piece.text))
}

fn read(texts: &[Text<'_>], options: &Options) -> Vec<Report> {
    let fits = |text: &&Text<'_>| text.text.len() <= MAX_INPUT;
    let dockerfiles: Vec<&Text<'_>> =
        texts.iter().filter(fits).filter(|text| text.kind == InputKind::Dockerfile).take(MAX_PIECES).collect();
    let files: Vec<ContextFile> = texts
        .iter()
        .filter(fits)
        .filter(|text| text.kind != InputKind::Dockerfile && !text.name.is_empty())
        .take(MAX_PIECES)
        .map(|text| ContextFile { path: plain(text.name), text: text.text.into(), at: None })
        .collect();
    let composed: Vec<Composed> = if dockerfiles.is_empty() {
        Vec::new()
    } else {
        let composes = texts.iter().filter(fits).filter(|text| text.kind == InputKind::Compose);
        composes.take(MAX_PIECES).filter_map(|compose| Composed::of(compose, &dockerfiles)).collect()
    };
    let mut reports: Vec<Report> = texts
        .iter()
        .map(|text| {
            let own = Options { file: Some(text.name.to_owned()), input: Some(text.kind), ..options.clone() };
            match text.kind {
                _ if text.text.len() > MAX_INPUT => analyse_one(text.text, &own),
                InputKind::Dockerfile => {
                    let context = Rc::new(BuildContext::of(text.name, files.clone()));
                    let mut report = dockerfile::analyse_in(text.text, &context, &own);
                    match composed.iter().find(|composed| composed.dockerfiles.contains(&plain(text.name))) {
                        // Which stage is which container, and what they share, stands there.
                        Some(composed) => report.commands.clone_from(&composed.commands),
                        None => report.commands.build.iter_mut().for_each(|line| built_from(line, text.name)),
                    }
                    report
                }
                InputKind::Script => script::analyse_beside(text.text, &beside(text, &dockerfiles, &files), &own),
                InputKind::Run | InputKind::Transcript => {
                    let built = |file: &&Text<'_>| Built {
                        path: file.name.to_owned(),
                        text: file.text.into(),
                        context: Rc::new(BuildContext::of(file.name, files.clone())),
                    };
                    let dockerfiles: Vec<Built> = dockerfiles.iter().map(built).collect();
                    let report = run::analyse_beside(text.text, &dockerfiles, &own);
                    if dockerfiles.is_empty() { report } else { with_corrected(text, report, dockerfiles, &own) }
                }
                InputKind::Compose => {
                    let built = |build: &Build| dockerfile_of(text.name, build, &dockerfiles).map(str::to_owned);
                    let directory = text.name.rsplit_once('/').map_or("", |(directory, _)| directory);
                    let file_of = |path: &str| {
                        let path = from_root(&format!("{directory}/{path}"))?;
                        let named = |other: &&Text<'_>| !other.name.is_empty() && plain(other.name) == path;
                        texts.iter().filter(fits).find(named).map(|other| other.text.to_owned())
                    };
                    let base = base_of(text.name).and_then(|always| {
                        let text = BASE_NAMES.iter().find_map(|name| file_of(name))?;
                        Some(compose::Base { text, always })
                    });
                    let beside = compose::Beside { dockerfile_of: &built, file_of: &file_of, base: base.as_ref() };
                    compose::analyse_in_project(text.text, &own, &beside)
                }
                // What is read only where a Dockerfile copies it.
                InputKind::Unknown => unasked(text),
                InputKind::Unit if !dockerfiles.is_empty() => unit::analyse_beside_dockerfile(text.text, &own),
                InputKind::Unit => {
                    let units = || texts.iter().filter(fits).filter(|other| other.kind == InputKind::Unit);
                    let weight: usize = units().map(|other| other.text.len()).sum();
                    let together = units().count() <= MOST_UNITS && weight <= MOST_OF_UNITS;
                    let others: Vec<(&str, &str)> = units()
                        .filter(|other| together && !std::ptr::eq(*other, text))
                        .map(|other| (other.name, other.text))
                        .collect();
                    let is_first = units().next().is_some_and(|first| std::ptr::eq(first, text));
                    unit::analyse_beside(text.text, &own, &others, is_first)
                }
                _ => Some(analyse_one(text.text, &own))
                    .filter(|report| report.input != InputKind::Unknown)
                    .unwrap_or_else(|| unasked(text)),
            }
        })
        .collect();
    with_corrected_scripts(texts, files, &mut reports, options);
    reports
}

/// So many files of units are answered together, and so many bytes of them.
const MOST_UNITS: usize = 32;
const MOST_OF_UNITS: usize = 256 * 1024;

/// The Dockerfiles that a compose file builds, and the line that does it.
struct Composed {
    dockerfiles: Vec<String>,
    commands: Commands,
}

impl Composed {
    /// None where nobody knows how the file is started.
    fn of(compose: &Text<'_>, dockerfiles: &[&Text<'_>]) -> Option<Self> {
        if base_of(compose.name).is_some() {
            return None;
        }
        let file = input::compose::parse(compose.text);
        let commands = of_file(&file, Some(compose.name), None);
        let builds = file.services.iter().filter_map(|service| service.build.as_ref());
        let built: Vec<String> =
            builds.filter_map(|build| path_of(compose.name, build, dockerfiles)).map(|(path, _)| path).collect();
        (!built.is_empty() && !commands.run.is_empty()).then_some(Self { dockerfiles: built, commands })
    }
}

/// Whether a compose file may stand over the one that compose finds by itself; and whether it always does.
fn base_of(name: &str) -> Option<bool> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    (!file.is_empty() && !BASE_NAMES.contains(&file)).then(|| file.contains(".override."))
}

/// The line that builds an image, told where its Dockerfile is.
fn built_from(line: &mut String, name: &str) {
    let path = plain(name);
    let (directory, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let Some(start) = line.strip_suffix(" .") else { return };
    *line = match (directory, file) {
        (_, _) if path.contains(char::is_whitespace) => return,
        ("", "Dockerfile" | "") => return,
        ("", file) => format!("{start} -f {file} ."),
        (directory, "Dockerfile") => format!("{start} {directory}"),
        (directory, _) => format!("{start} -f {path} {directory}"),
    };
}

/// A Dockerfile whose script is corrected beside it: what only fed the init that the script boots has no effect once it boots
/// none, and goes with it, for review.
fn with_corrected_scripts(texts: &[Text<'_>], mut files: Vec<ContextFile>, reports: &mut [Report], options: &Options) {
    let mut corrected = false;
    for (text, report) in texts.iter().zip(reports.iter()).filter(|(text, _)| text.kind == InputKind::Script) {
        let after = report.files.iter().rfind(|file| file.role == FileRole::Corrected);
        let path = plain(text.name);
        for (file, after) in files.iter_mut().filter(|file| file.path == path).zip(after) {
            file.text = after.text.as_str().into();
            corrected = true;
        }
    }
    if !corrected {
        return;
    }
    for (text, report) in texts.iter().zip(reports).filter(|(text, _)| text.kind == InputKind::Dockerfile) {
        if !report.findings.iter().any(is_open) {
            continue;
        }
        let context = Rc::new(BuildContext::of(text.name, files.clone()));
        let own = Options { file: Some(text.name.to_owned()), input: Some(text.kind), ..options.clone() };
        let after = dockerfile::analyse_in(text.text, &context, &own);
        take_over(text, report, after, &own);
    }
}

/// Whether a finding that a person should heed has nothing yet that puts it right.
fn is_open(finding: &Finding) -> bool {
    finding.patch.is_none() && finding.severity > Severity::Info
}

/// Takes for review what an answer to the same text, beside corrected files, can put right that the first one could not.
fn take_over(text: &Text<'_>, report: &mut Report, after: Report, options: &Options) {
    let mut taken = false;
    for mut patch in after.patches {
        let own = || report.patches.iter().flat_map(|own| &own.edits);
        let overlaps =
            |edit: &Edit| own().any(|other| edit.start <= other.end.max(other.start) && other.start <= edit.end);
        if patch.edits.iter().any(overlaps) {
            continue;
        }
        patch.applicability = Applicability::Review;
        while report.patches.iter().any(|own| own.id == patch.id) {
            patch.id.push_str("-then");
        }
        let mut resolves = false;
        for finding in report.findings.iter_mut().filter(|finding| is_open(finding)) {
            let touches = |edit: &Edit| edit.start <= finding.span.end && finding.span.start <= edit.end;
            if patch.edits.iter().any(touches) {
                finding.patch = Some(patch.id.clone());
                resolves = true;
            }
        }
        if resolves {
            taken = true;
            report.patches.push(patch);
        }
    }
    if taken {
        let made = report.files.iter().filter(|file| file.role == FileRole::Generated).cloned().collect::<Vec<_>>();
        report.files = files(text.text, report, options);
        if !report.files.iter().any(|file| file.role == FileRole::Generated) {
            report.files.extend(made);
        }
    }
}

/// A run line whose image is built here: what it may leave out once the Dockerfile is corrected, it may leave out for review.
fn with_corrected(text: &Text<'_>, mut report: Report, mut dockerfiles: Vec<Built>, options: &Options) -> Report {
    if !report.findings.iter().any(is_open) {
        return report;
    }
    for file in &mut dockerfiles {
        let corrected = dockerfile::analyse_in(&file.text, &file.context, &Options { input: None, ..options.clone() });
        if let Some(file_after) = corrected.files.iter().rfind(|file| file.role == FileRole::Corrected) {
            file.text = file_after.text.as_str().into();
        }
    }
    let after = run::analyse_beside(text.text, &dockerfiles, options);
    take_over(text, &mut report, after, options);
    report
}

fn beside<'t>(script: &Text<'t>, dockerfiles: &[&Text<'t>], files: &'t [ContextFile]) -> Vec<Beside<'t>> {
    let of = |file: &&Text<'t>| Beside {
        dockerfile: file.text,
        dockerfile_path: file.name,
        path: script.name,
        others: files,
    };
    dockerfiles.iter().map(of).collect()
}

/// The Dockerfile that a service of a compose file is built from: at the path that it names, from the compose file's own directory;
/// or the only one there is, where that has no path and the service names none.
fn dockerfile_of<'t>(compose: &str, build: &Build, dockerfiles: &[&Text<'t>]) -> Option<&'t str> {
    path_of(compose, build, dockerfiles).map(|(_, text)| text)
}

/// The same, with its path.
fn path_of<'t>(compose: &str, build: &Build, dockerfiles: &[&Text<'t>]) -> Option<(String, &'t str)> {
    let directory = compose.rsplit_once('/').map_or("", |(directory, _)| directory);
    let path = from_root(&format!("{directory}/{}/{}", build.context, build.dockerfile))?;
    let named = dockerfiles.iter().find(|file| plain(file.name) == path);
    let only = match dockerfiles {
        [only] if only.name.is_empty() && plain(&build.context).is_empty() => Some(only),
        _ => None,
    };
    named.or(only).map(|file| (plain(file.name), file.text))
}

/// A path without `.` and `..`; none where it leads out of the project.
fn from_root(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The Report of a file that is there for others.
fn unasked(text: &Text<'_>) -> Report {
    Report {
        version: VERSION,
        file: Some(text.name.to_owned()),
        input: text.kind,
        verdict: Verdict::Unknown,
        problems: Vec::new(),
        subjects: Vec::new(),
        findings: Vec::new(),
        patches: Vec::new(),
        files: Vec::new(),
        commands: Commands::default(),
    }
}

/// The files of one paste as pieces of a project; fewer than two where it is one text.
#[must_use]
pub fn pieces_of(text: &str) -> Vec<Piece> {
    let whole = |part: Part| Piece { text: part.span.of(text).to_owned(), name: part.name, kind: part.kind };
    pieces::split(text).into_iter().map(whole).collect()
}

/// Reads a paste that holds several files, and answers about it as a whole: places are those of the paste.
pub fn analyse_paste(text: &str, options: &Options) -> Option<Report> {
    let parts = pieces::split(text);
    if parts.len() < 2 {
        return None;
    }
    let kinds = |part: &Part| part.kind.unwrap_or_else(|| input::detect(part.span.of(text)));
    let texts: Vec<Text<'_>> =
        parts.iter().map(|part| Text { name: &part.name, text: part.span.of(text), kind: kinds(part) }).collect();
    let reports = read(&texts, options);
    let lines = LineIndex::new(text);
    let mut whole: Option<Report> = None;
    // The Dockerfile is what the paste is about; a paste without one, its first file.
    let main = texts.iter().position(|text| text.kind == InputKind::Dockerfile).unwrap_or_default();
    for (index, (report, part)) in reports.into_iter().zip(&parts).enumerate() {
        let moved = Moved { by: part.span.start, lines: &lines, prefix: (index != main).then_some(index + 1) };
        let report = moved.report(report, &part.name);
        match &mut whole {
            None => whole = Some(report),
            Some(whole) => join(whole, report, index == main),
        }
    }
    let mut whole = whole?;
    whole.file.clone_from(&options.file);
    whole.verdict = worst(&whole);
    order::by(&mut whole.findings, |finding| (finding.span.start, order::descending(finding.severity as usize)));
    order::by(&mut whole.problems, |problem| (problem.span.start, 0));
    whole.files = files(text, &whole, options);
    Some(whole)
}

fn join(whole: &mut Report, part: Report, is_main: bool) {
    if is_main {
        whole.input = part.input;
        // The container that a plain build makes is the last subject that a face shows first.
    }
    whole.problems.extend(part.problems);
    whole.subjects.extend(part.subjects);
    whole.findings.extend(part.findings);
    whole.patches.extend(part.patches);
    whole.files.extend(part.files);
    add_new(&mut whole.commands.build, part.commands.build);
    add_new(&mut whole.commands.run, part.commands.run);
}

/// One line may do for several files.
fn add_new(lines: &mut Vec<String>, more: Vec<String>) {
    for line in more {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
}

/// Misuse before what is intended before what is clean; what is not known says nothing where others are.
fn worst(report: &Report) -> Verdict {
    const ORDER: [Verdict; 4] = [Verdict::Misuse, Verdict::Intended, Verdict::Clean, Verdict::Unknown];
    let has = |wanted: &Verdict| report.subjects.iter().any(|subject| subject.verdict == *wanted);
    ORDER.into_iter().find(has).unwrap_or(Verdict::Unknown)
}

/// The paste with the patches applied, and what was made beside it.
fn files(text: &str, report: &Report, options: &Options) -> Vec<File> {
    let corrected = |level| {
        let patches = report.patches.iter().filter(|patch| patch.applicability <= level);
        let edits: Vec<_> = patches.flat_map(|patch| patch.edits.clone()).collect();
        let path = options.file.clone().unwrap_or_else(|| "Dockerfile".to_owned());
        (!edits.is_empty()).then(|| File { path, role: FileRole::Corrected, applied: level, text: apply(text, &edits) })
    };
    let safe = corrected(Applicability::Safe);
    let same = |review: &File| safe.as_ref().map(|safe| &safe.text) == Some(&review.text);
    let review = corrected(Applicability::Review).filter(|review| !same(review));
    let made = report.files.iter().filter(|file| file.role == FileRole::Generated).cloned();
    safe.into_iter().chain(review).chain(made).collect()
}

/// A part's Report as one of the whole paste.
struct Moved<'l> {
    by: usize,
    lines: &'l LineIndex<'l>,
    /// Put in front of its subjects' and patches' names, where they are not the main part's.
    prefix: Option<usize>,
}

impl Moved<'_> {
    fn report(&self, mut report: Report, name: &str) -> Report {
        report.problems.iter_mut().for_each(|problem: &mut Problem| self.place(&mut problem.span));
        for subject in &mut report.subjects {
            self.id(&mut subject.id);
            self.place(&mut subject.span);
            subject.services.iter_mut().flat_map(|service| &mut service.evidence).for_each(|place| self.place(place));
            subject.tree.before.iter_mut().for_each(|node| self.node(node));
            // Places of the tree after are of the corrected part.
            subject.tree.after.iter_mut().for_each(without_places);
            if self.prefix.is_some() && subject.name != name {
                subject.name = format!("{name}: {}", subject.name);
            }
        }
        for finding in &mut report.findings {
            let finding: &mut Finding = finding;
            self.id(&mut finding.subject);
            self.place(&mut finding.span);
            finding.patch.iter_mut().for_each(|id| self.id(id));
        }
        for patch in &mut report.patches {
            let patch: &mut Patch = patch;
            self.id(&mut patch.id);
            for edit in &mut patch.edits {
                edit.start += self.by;
                edit.end += self.by;
            }
        }
        report
    }

    fn node(&self, node: &mut Node) {
        node.span.iter_mut().for_each(|place| self.place(place));
        node.children.iter_mut().for_each(|child| self.node(child));
    }

    fn place(&self, place: &mut Place) {
        *place = self.lines.place(Span::new(place.start + self.by, place.end + self.by));
    }

    fn id(&self, id: &mut String) {
        if let Some(number) = self.prefix {
            *id = format!("{number}-{id}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_from_the_root() {
        for (path, wanted) in [
            ("/./Dockerfile", Some("Dockerfile")),
            ("deploy/../web/Dockerfile", Some("web/Dockerfile")),
            ("deploy/./docker\\Dockerfile.prod", Some("deploy/docker/Dockerfile.prod")),
            ("../Dockerfile", None),
        ] {
            assert_eq!(from_root(path).as_deref(), wanted, "{path}");
        }
    }
}
