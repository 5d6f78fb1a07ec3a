//! Golden cases: `tests/cases/dockerfile/NAME.Dockerfile` and what Foreground answers, in `NAME.expect`.
//!
//! Drawings are held the same way: `tests/cases/svg/NAME.txt`, and the SVG in each language.
//!
//! `UPDATE_CASES=1 cargo test --test cases` writes the answers anew. Read the difference before you commit it: a case is there
//! because its answer is right, not because it is what came out.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use foreground::drawing::svg;
use foreground::report::{Applicability, FileRole, InputKind, Report};
use foreground::{Lang, Options, analyse};

fn cases(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let mut found: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    found.sort();
    found
}

/// The answer as a person reads it.
fn answer(report: &Report) -> String {
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{text}").expect("a String takes all");
    line(format!("verdict {:?}", report.verdict).to_lowercase());
    for problem in &report.problems {
        line(format!("problem {}:{} {}", problem.span.line, problem.span.column, problem.message));
    }
    for subject in &report.subjects {
        let pid1 = subject.pid1.as_ref().map_or("-".to_owned(), |pid1| format!("{:?} `{}`", pid1.kind, pid1.command));
        line(format!("subject {} {:?} {:?} pid1 {pid1}", subject.id, subject.verdict, subject.outcome));
        for service in &subject.services {
            line(format!("  service {} {:?}", service.id, service.command));
        }
    }
    for finding in &report.findings {
        let patch = finding.patch.as_ref().map_or(String::new(), |patch| format!(" -> {patch}"));
        let place = format!("{}:{}", finding.span.line, finding.span.column);
        line(format!("{:?} {} {place}{patch}\n  {}", finding.severity, finding.rule, finding.message));
        // Of a unit the advice is the answer: what became of each setting.
        if report.input == InputKind::Unit {
            line(format!("  {}", finding.advice.replace('\n', "\n  ")));
        }
    }
    for subject in &report.subjects {
        let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
        for privilege in &subject.privileges {
            let group = format!("{:?} {:?} {:?}", privilege.change, privilege.need, privilege.risk).to_lowercase();
            match groups.last_mut().filter(|(last, _)| *last == group) {
                Some((_, names)) => names.push(&privilege.name),
                None => groups.push((group, vec![&privilege.name])),
            }
        }
        for (group, names) in groups {
            line(format!("privileges {} {group}: {}", subject.id, names.join(", ")));
        }
    }
    for command in report.commands.build.iter().chain(&report.commands.run) {
        line(format!("$ {command}"));
    }
    for subject in &report.subjects {
        for (name, tree) in [("before", &subject.tree.before), ("after", &subject.tree.after)] {
            if let Some(tree) = tree {
                line(format!("--- {} {name}", subject.id));
                line(foreground::boot::draw::text(tree).trim_end().to_owned());
            }
        }
    }
    for file in &report.files {
        let role = if file.role == FileRole::Corrected { "corrected" } else { "generated" };
        let applied = if file.applied == Applicability::Safe { "safe" } else { "review" };
        line(format!("=== {role} {applied}"));
        line(file.text.clone());
    }
    out
}

/// Holds every case of a folder against its answer.
fn golden(folder: &str, extension: &str, input: impl Into<Option<InputKind>>, least: usize) {
    let input = input.into();
    let update = std::env::var_os("UPDATE_CASES").is_some();
    let mut wrong = Vec::new();
    let found = cases(folder, extension);
    assert!(found.len() >= least, "{} cases in {folder}", found.len());
    for path in found {
        let text = std::fs::read_to_string(&path).expect("a case is readable");
        let options = Options { input, ..Options::default() };
        let got = answer(&analyse(&text, &options));
        let expect = path.with_extension("expect");
        if update {
            std::fs::write(&expect, &got).expect("a case is writable");
        } else if std::fs::read_to_string(&expect).unwrap_or_default() != got {
            wrong.push(format!("{}\n{got}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn golden_dockerfiles() {
    golden("dockerfile", "Dockerfile", InputKind::Dockerfile, 12);
}

#[test]
fn golden_run_lines_and_sessions() {
    golden("run", "txt", InputKind::Run, 20);
    for path in cases("run", "txt") {
        let text = std::fs::read_to_string(&path).expect("a case is readable");
        let read = analyse(&text, &Options::default()).input;
        assert!(matches!(read, InputKind::Run | InputKind::Transcript), "{}: {read:?}", path.display());
    }
}

/// The drawings: `tests/cases/svg/NAME.txt`, and the SVG in each language.
#[test]
fn golden_drawings() {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    let mut wrong = Vec::new();
    for path in cases("svg", "txt") {
        let text = std::fs::read_to_string(&path).expect("a case is readable");
        for lang in Lang::ALL {
            let report = analyse(&text, &Options { lang, ..Options::default() });
            let got = svg::figure(&report, svg::Show::Both, lang).expect("a case has a tree");
            let expect = path.with_extension(format!("{}.svg", lang.tag()));
            if update {
                std::fs::write(&expect, &got).expect("a case is writable");
            } else if std::fs::read_to_string(&expect).unwrap_or_default() != got {
                wrong.push(format!("{}\n{got}", expect.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn golden_compose_files() {
    golden("compose", "yaml", InputKind::Compose, 50);
    for path in cases("compose", "yaml") {
        let text = std::fs::read_to_string(&path).expect("a case is readable");
        assert_eq!(analyse(&text, &Options::default()).input, InputKind::Compose, "{}", path.display());
    }
}

#[test]
fn golden_scripts() {
    golden("script", "sh", InputKind::Script, 30);
    for path in cases("script", "sh") {
        let text = std::fs::read_to_string(&path).expect("a case is readable");
        let report = analyse(&text, &Options::default());
        assert_eq!(report.input, InputKind::Script, "{}", path.display());
        for file in report.files {
            let again = analyse(&file.text, &Options::default());
            let left = again.patches.iter().filter(|patch| patch.applicability <= file.applied).count();
            assert_eq!(left, 0, "{}: {:#?}\n{}", path.display(), again.patches, file.text);
        }
    }
}

/// Several files in one paste.
#[test]
fn golden_projects() {
    golden("project", "txt", None, 8);
    for path in cases("project", "txt") {
        let text = std::fs::read_to_string(&path).expect("a case is readable");
        let pieces = foreground::pieces_of(&text);
        assert!(pieces.len() > 1, "{}", path.display());
        // As files of their own they are answered the same.
        let whole: usize = analyse(&text, &Options::default()).findings.len();
        let each = foreground::analyse_project(&pieces, &Options::default());
        assert_eq!(whole, each.iter().map(|report| report.findings.len()).sum::<usize>(), "{}", path.display());
    }
}

#[test]
fn golden_units() {
    golden("unit", "txt", InputKind::Unit, 35);
    for path in cases("unit", "txt") {
        let text = std::fs::read_to_string(&path).expect("a case is readable");
        assert_eq!(analyse(&text, &Options::default()).input, InputKind::Unit, "{}", path.display());
    }
}

#[test]
fn corrections_are_final() {
    for path in cases("dockerfile", "Dockerfile") {
        let text = std::fs::read_to_string(&path).expect("a case is readable");
        for lang in Lang::ALL {
            let options = Options { lang, ..Options::default() };
            for file in analyse(&text, &options).files {
                let again = analyse(&file.text, &options);
                let left = again.patches.iter().filter(|patch| patch.applicability <= file.applied).count();
                assert_eq!(left, 0, "{}: {:#?}\n{}", path.display(), again.patches, file.text);
            }
        }
    }
}
