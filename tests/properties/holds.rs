//! What must hold of every answer. Each check panics with the text that breaks it.

use std::collections::BTreeMap;

use dockerfile_parser::Dockerfile;
use foreground::input::dockerfile;
use foreground::report::{Applicability, Edit, File, FileRole, Finding, InputKind, Node, Report, Severity};
use foreground::text::Place;
use foreground::{Lang, Options, analyse};

use super::oracle;

/// Reads a text as a Dockerfile.
pub fn read(text: &str, lang: Lang) -> Report {
    analyse(text, &Options { input: Some(InputKind::Dockerfile), lang, ..Options::default() })
}

/// The corrected texts of a Report.
pub fn corrected(report: &Report) -> impl Iterator<Item = &File> {
    report.files.iter().filter(|file| file.role == FileRole::Corrected)
}

/// All that must hold of a Dockerfile.
pub fn everything(text: &str) {
    let report = read(text, Lang::En);
    places(text, &report);
    patches(text, &report);
    boundaries(text);
    languages(text, &report);
    files_are_the_patches(text, &report);
    compose_fits_its_dockerfile(text, &report);
    let theirs = Accepted::of(text);
    for file in corrected(&report) {
        let again = read(&file.text, Lang::En);
        places(&file.text, &again);
        boundaries(&file.text);
        theirs.still_accept(text, &file.text);
        assert!(again.problems.len() <= report.problems.len(), "{:?}\n{}", again.problems, both(text, &file.text));
        final_at(file, &again, text);
        resolved(text, &report, file.applied, &again, &file.text);
    }
}

/// All that must hold of an answer to a text of any kind; told from the text where that is none.
pub fn answer(text: &str, input: Option<InputKind>) {
    let report = analyse(text, &Options { input, ..Options::default() });
    places(text, &report);
    patches(text, &report);
    let japanese = analyse(text, &Options { input, lang: Lang::Ja, file: None });
    let edits = |report: &Report| -> Vec<_> {
        report.patches.iter().map(|patch| (patch.id.clone(), patch.applicability, patch.edits.clone())).collect()
    };
    assert_eq!(edits(&report), edits(&japanese), "another language, other edits");
    // What is corrected has nothing left to correct at that level.
    let input = Some(input.unwrap_or(report.input));
    for file in corrected(&report) {
        let again = analyse(&file.text, &Options { input, ..Options::default() });
        places(&file.text, &again);
        patches(&file.text, &again);
        let left: Vec<_> = again.patches.iter().filter(|patch| patch.applicability <= file.applied).collect();
        assert!(left.is_empty(), "corrected, and once more: {left:#?}\n{}", both(text, &file.text));
    }
}

/// Every place lies inside the text, on characters, with the lines and columns of its bytes.
pub fn places(text: &str, report: &Report) {
    for finding in &report.findings {
        place(text, &finding.span, &finding.rule);
        assert!(finding.span.start < finding.span.end, "a finding names nothing: {finding:?}\n{text}");
        assert!(
            finding.patch.as_ref().is_none_or(|id| report.patches.iter().any(|patch| patch.id == *id)),
            "{finding:?}\n{text}"
        );
    }
    report.problems.iter().for_each(|problem| place(text, &problem.span, "problem"));
    for subject in &report.subjects {
        place(text, &subject.span, &subject.id);
        subject.services.iter().flat_map(|service| &service.evidence).for_each(|found| place(text, found, "service"));
        subject.tree.before.iter().for_each(|tree| nodes(text, tree));
    }
}

fn nodes(text: &str, node: &Node) {
    node.span.iter().for_each(|found| place(text, found, &node.command));
    node.children.iter().for_each(|child| nodes(text, child));
}

fn place(text: &str, found: &Place, what: &str) {
    assert!(found.start <= found.end && text.get(found.start..found.end).is_some(), "{what}: {found:?}\n{text}");
    let of = |offset: usize| {
        let before = &text[..offset];
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    };
    // Counting from the beginning for each place would be quadratic in the long texts.
    if text.len() < 10_000 {
        assert_eq!((found.line, found.column), of(found.start), "{what}: {found:?}\n{text}");
        assert_eq!((found.end_line, found.end_column), of(found.end), "{what}: {found:?}\n{text}");
    }
}

/// Edits lie inside the text, on characters, ascend, and are disjoint, within a patch and among all of them.
pub fn patches(text: &str, report: &Report) {
    for patch in &report.patches {
        assert!(!patch.edits.is_empty(), "{patch:?}\n{text}");
        disjoint(text, &patch.edits);
    }
    let mut all: Vec<Edit> = report.patches.iter().flat_map(|patch| patch.edits.clone()).collect();
    all.sort_by_key(|edit| (edit.start, edit.end));
    disjoint(text, &all);
}

fn disjoint(text: &str, edits: &[Edit]) {
    for edit in edits {
        assert!(edit.start <= edit.end && text.get(edit.start..edit.end).is_some(), "{edit:?}\n{text}");
        assert!(text[edit.start..edit.end] != edit.text, "an edit that changes nothing: {edit:?}\n{text}");
    }
    for pair in edits.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{pair:?}\n{text}");
    }
}

/// The instructions begin where `parse-dockerfile` sees them, wherever it reads the text.
///
/// It takes a line that ends with two escapes for a continued one, which BuildKit does not
/// (`frontend/dockerfile/parser/parser.go`, `reContinuation`), passes over a lone continuation at the end, and reads some
/// heredocs that nothing closes as if they were not there. Blanks behind an escape end a line for it, and not for BuildKit.
pub fn boundaries(text: &str) {
    let escaped_escape = text.lines().any(|line| [r"\\", "``"].iter().any(|two| line.trim_end().ends_with(two)));
    let blanks =
        |line: &str| line.trim_end().ends_with(['\\', '`']) && line.trim_end_matches('\r').ends_with([' ', '\t']);
    let escaped_escape = escaped_escape || text.lines().any(blanks);
    let file = dockerfile::parse(text);
    let open = file.instructions.iter().flat_map(|found| &found.heredocs).any(|heredoc| heredoc.close.is_empty());
    if let Some(theirs) = oracle::keywords(text).filter(|_| !escaped_escape && !open) {
        let ours: Vec<usize> = file
            .instructions
            .iter()
            .filter(|instruction| !instruction.keyword_span.is_empty())
            .map(|instruction| instruction.keyword_span.start)
            .collect();
        assert_eq!(ours, theirs, "{text}");
    }
}

/// Another language changes words alone: neither what is found nor what is corrected.
pub fn languages(text: &str, english: &Report) {
    let japanese = read(text, Lang::Ja);
    let findings = |report: &Report| -> Vec<_> {
        let found = report.findings.iter();
        found.map(|f| (f.rule.clone(), f.severity, f.subject.clone(), f.span, f.patch.clone())).collect()
    };
    let edits = |report: &Report| -> Vec<_> {
        report.patches.iter().map(|patch| (patch.id.clone(), patch.applicability, patch.edits.clone())).collect()
    };
    assert_eq!(findings(english), findings(&japanese), "{text}");
    assert_eq!(edits(english), edits(&japanese), "{text}");
    assert_eq!(without_remarks(english), without_remarks(&japanese), "{text}");
    assert_eq!((english.verdict, &english.commands), (japanese.verdict, &japanese.commands), "{text}");
}

/// The files; of those that are made anew the comments apart, which are in the reader's language.
fn without_remarks(report: &Report) -> Vec<(&str, FileRole, Applicability, String)> {
    let bare = |file: &File| match file.role {
        FileRole::Corrected => file.text.clone(),
        FileRole::Generated => file.text.lines().filter(|line| !line.trim_start().starts_with('#')).collect(),
    };
    report.files.iter().map(|file| (file.path.as_str(), file.role, file.applied, bare(file))).collect()
}

/// What a compose file builds is a stage of the corrected text, what it waits for is a service of its own.
pub fn compose_fits_its_dockerfile(text: &str, report: &Report) {
    let Some(compose) = report.files.iter().find(|file| file.role == FileRole::Generated) else { return };
    let stages = corrected(report).last().map_or(text, |file| &file.text).to_lowercase();
    for line in compose.text.lines() {
        if let Some(target) = line.trim_start().strip_prefix("target: ") {
            let alias = format!(" as {}", target.trim_matches('"').to_lowercase());
            assert!(stages.lines().any(|line| line.trim_end().ends_with(&alias)), "{target}: {text}");
        }
    }
    let above = compose.text.split("\nvolumes:\n").next().unwrap_or_default();
    let services: Vec<&str> = above
        .lines()
        .filter_map(|line| line.strip_prefix("  "))
        .filter(|name| name.starts_with(|c: char| c.is_alphanumeric()))
        .collect();
    assert!(services.len() > 1, "{text}");
    let mut waits = false;
    for line in compose.text.lines() {
        match line.strip_prefix("      ") {
            _ if line == "    depends_on:" => waits = true,
            Some(name) if waits && !name.starts_with(' ') => assert!(services.contains(&name), "{name} {text}"),
            Some(_) => {}
            None => waits = false,
        }
    }
}

/// A corrected text is the text with the patches of its level: every byte outside the edits stays.
pub fn files_are_the_patches(text: &str, report: &Report) {
    for file in corrected(report) {
        assert_eq!(spliced(text, report, file.applied), file.text, "{text}");
    }
    let best = corrected(report).last().map_or(text, |file| &file.text);
    assert_eq!(spliced(text, report, Applicability::Review), best, "{text}");
}

/// The patches of a level put in, from the last to the first.
fn spliced(text: &str, report: &Report, level: Applicability) -> String {
    let patches = report.patches.iter().filter(|patch| patch.applicability <= level);
    let mut edits: Vec<&Edit> = patches.flat_map(|patch| &patch.edits).collect();
    edits.sort_by_key(|edit| (edit.start, edit.end));
    let mut out = text.to_owned();
    for edit in edits.into_iter().rev() {
        out.replace_range(edit.start..edit.end, &edit.text);
    }
    out
}

/// Which of the other parsers read a text.
struct Accepted {
    dockerfile_parser: bool,
    parse_dockerfile: bool,
}

impl Accepted {
    fn of(text: &str) -> Self {
        let parse_dockerfile = parse_dockerfile::parse(text).is_ok();
        Self {
            // To it the lines of a heredoc are instructions, and a string may hold a line's end: what Docker takes for the next
            // line, and refuses, is to it the end of an array.
            dockerfile_parser: parse_dockerfile && !text.contains("<<") && Dockerfile::parse(text).is_ok(),
            parse_dockerfile,
        }
    }

    /// What read the text before reads the corrected one.
    fn still_accept(&self, before: &str, after: &str) {
        let now = Self::of(after);
        assert!(now.dockerfile_parser || !self.dockerfile_parser, "dockerfile-parser: {}", both(before, after));
        assert!(now.parse_dockerfile || !self.parse_dockerfile, "parse-dockerfile: {}", both(before, after));
    }
}

/// Corrected twice is corrected once.
fn final_at(file: &File, again: &Report, before: &str) {
    let left: Vec<_> = again.patches.iter().filter(|patch| patch.applicability <= file.applied).collect();
    assert!(left.is_empty(), "{left:#?}\n{}", both(before, &file.text));
    let changed = corrected(again).any(|second| second.applied <= file.applied);
    assert!(!changed, "{}", both(before, &file.text));
}

/// The findings whose patches were applied are gone, and no other came in their place: after safe patches no error or
/// warning, after those for review no error.
fn resolved(text: &str, report: &Report, level: Applicability, again: &Report, after: &str) {
    let applied = |patch: &Option<String>| {
        report.patches.iter().any(|found| Some(&found.id) == patch.as_ref() && found.applicability <= level)
    };
    let mut expected: BTreeMap<(&str, Severity), isize> = BTreeMap::new();
    for finding in report.findings.iter().filter(|finding| !applied(&finding.patch)) {
        *expected.entry((&finding.rule, finding.severity)).or_default() += 1;
    }
    let least = if level == Applicability::Safe { Severity::Warning } else { Severity::Error };
    // A daemon that is deaf as PID 1 takes the place of what did not start it, and what it needs stands in the run line, not in
    // the text.
    let started = report.findings.iter().any(|finding| finding.severity > Severity::Info && applied(&finding.patch));
    let with_init = started && again.commands.run.iter().any(|run| run.contains(" --init "));
    let in_run_line = |finding: &Finding| with_init && finding.rule == "ignores-stop-signal";
    for finding in again.findings.iter().filter(|finding| finding.severity >= least && !in_run_line(finding)) {
        let left = expected.entry((&finding.rule, finding.severity)).or_default();
        *left -= 1;
        assert!(*left >= 0, "{level:?} patches leave or bring {finding:#?}\n{}", both(text, after));
    }
}

fn both(before: &str, after: &str) -> String {
    format!("\n--- before\n{before}\n--- after\n{after}\n--- before, escaped\n{before:?}")
}
