//! Nothing is said about files that are right: every Dockerfile in `tests/cases/clean` gets neither an error nor a warning, is read
//! without a problem, and is taken for nothing but an application's.

use std::path::Path;

use foreground::report::{InputKind, Severity, Verdict};
use foreground::{Lang, Options, analyse};

#[test]
fn clean_dockerfiles_stay_clean() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/clean");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("the cases are there")
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "Dockerfile"))
        .collect();
    files.sort();
    assert!(files.len() >= 40, "many styles, not a few: {}", files.len());
    let mut said = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a case is readable");
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for lang in Lang::ALL {
            let report = analyse(&text, &Options { lang, ..Options::default() });
            if report.input != InputKind::Dockerfile || report.verdict != Verdict::Clean {
                said.push(format!("{name}: {:?}, {:?}", report.input, report.verdict));
            }
            said.extend(
                report.problems.iter().map(|problem| format!("{name}:{} {}", problem.span.line, problem.message)),
            );
            said.extend(report.findings.iter().filter(|finding| finding.severity > Severity::Info).map(|finding| {
                format!("{name}:{} {:?} {} {}", finding.span.line, finding.severity, finding.rule, finding.message)
            }));
        }
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}
