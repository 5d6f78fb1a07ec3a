//! Golden cases: each `tests/cases/ps/NAME.txt` is read, and its summary must be `NAME.expect`. After a change on purpose
//! `UPDATE_EXPECT=1 cargo test --lib listing` writes them anew; read the diff.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::input::{detect, ps};
use crate::report::{InputKind, Node, Report, Severity};
use crate::{Lang, Options};

fn analyse(text: &str, options: &Options) -> Report {
    super::analyse(text, &ps::parse(text), options)
}

fn report(text: &str) -> Report {
    analyse(text, &Options::default())
}

fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| Some(value.as_str()?.to_owned())).unwrap_or_default()
}

/// What a case promises: verdicts, subjects with their first process and services, findings, and the tree after.
fn summary(report: &Report) -> String {
    let mut out = format!("verdict {}\n", word(&report.verdict));
    for problem in &report.problems {
        writeln!(out, "problem line={}", problem.span.line).expect("a string");
    }
    for subject in &report.subjects {
        let services: Vec<&str> = subject.services.iter().map(|service| service.id.as_str()).collect();
        let pid1 = subject.pid1.as_ref().map_or("-".to_owned(), |pid1| word(&pid1.kind));
        let processes = subject.processes.unwrap_or(0);
        let (id, name, verdict) = (&subject.id, &subject.name, word(&subject.verdict));
        let services = services.join(",");
        writeln!(
            out,
            "subject {id} name={name} pid1={pid1} verdict={verdict} services={services} processes={processes}"
        )
        .expect("a string");
        if let Some(after) = &subject.tree.after {
            draw(&mut out, after, 1);
        }
    }
    for finding in &report.findings {
        let (severity, rule, subject, line) =
            (word(&finding.severity), &finding.rule, &finding.subject, finding.span.line);
        writeln!(out, "{severity} {rule} subject={subject} line={line}").expect("a string");
    }
    out
}

fn draw(out: &mut String, node: &Node, depth: usize) {
    writeln!(out, "  {}{}", "    ".repeat(depth - 1), node.command).expect("a string");
    for child in &node.children {
        draw(out, child, depth + 1);
    }
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ps");
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("a case").path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    cases.sort();
    cases
}

#[test]
fn golden_cases() {
    let mut wrong = String::new();
    for case in cases() {
        let text = std::fs::read_to_string(&case).expect("a case");
        let found = summary(&report(&text));
        let expected = case.with_extension("expect");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&expected, &found).expect("a file");
        }
        let wanted = std::fs::read_to_string(&expected).unwrap_or_default();
        if found != wanted {
            write!(wrong, "\n{}\n--- expected\n{wanted}--- found\n{found}", case.display()).expect("a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Spans lie in the text, trees are shallow, and the Report survives JSON.
fn is_sound(text: &str) {
    for lang in Lang::ALL {
        let report = analyse(text, &Options { lang, ..Options::default() });
        for span in report.findings.iter().map(|finding| finding.span).chain(report.problems.iter().map(|one| one.span))
        {
            assert!(text.get(span.start..span.end).is_some());
        }
        let json = serde_json::to_string(&report).expect("JSON");
        // serde_json reads 128 levels; two belong to each node.
        if report.subjects.iter().all(|subject| subject.tree.before.as_ref().is_none_or(|tree| height(tree) < 50)) {
            assert_eq!(serde_json::from_str::<Report>(&json).expect("a Report"), report);
        }
        for finding in &report.findings {
            for said in [&finding.message, &finding.why, &finding.advice] {
                assert!(!said.is_empty() && !said.contains("{services}") && !said.contains("{command}"), "{said}");
            }
        }
    }
}

fn height(node: &Node) -> usize {
    1 + node.children.iter().map(height).max().unwrap_or(0)
}

/// A small generator of numbers: the same ones every time.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).unwrap_or(0)
    }
}

#[test]
fn no_text_is_too_odd() {
    let texts: Vec<String> = cases().iter().map(|case| std::fs::read_to_string(case).expect("a case")).collect();
    let lines: Vec<&str> = texts.iter().flat_map(|text| text.lines()).collect();
    let odd = [
        "\\_ ",
        "├─",
        "─┬─",
        "12*[",
        "]",
        "{a}",
        "<PID>",
        "\u{feff}",
        "\t",
        "𝒳",
        "&lt;",
        "> ",
        "# ",
        "\u{1b}[31m",
        "1 ",
        "? ",
    ];
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for _ in 0..600 {
        let mut text = String::new();
        for _ in 0..numbers.next(12) {
            let line = lines[numbers.next(lines.len())];
            let cut = line.char_indices().nth(numbers.next(90)).map_or(line.len(), |(at, _)| at);
            match numbers.next(4) {
                0 => text.push_str(&line[..cut]),
                1 => text.push_str(&line[cut..]),
                2 => text.push_str(odd[numbers.next(odd.len())]),
                _ => text.push_str(line),
            }
            if numbers.next(5) > 0 {
                text.push_str(["\n", "\r\n"][numbers.next(2)]);
            }
        }
        is_sound(&text);
    }
}

#[test]
fn rows_come_back_as_they_were_written() {
    let mut numbers = Numbers(42);
    for _ in 0..50 {
        let count = 2 + numbers.next(30);
        let mut wanted = vec![(1u32, 0u32, "/sbin/init".to_owned())];
        for pid in 2..count as u32 {
            let parent = wanted[numbers.next(wanted.len())].0;
            wanted.push((pid, parent, format!("/opt/p{} -x {}", numbers.next(9), numbers.next(99))));
        }
        let mut text = "UID PID PPID C STIME TTY TIME CMD\n".to_owned();
        for (pid, ppid, command) in &wanted {
            writeln!(text, "root {pid:>8} {ppid:>8}  0 10:00 ?        00:00:00 {command}").expect("a string");
        }
        let listing = ps::parse(&text);
        let found: Vec<(u32, u32, String)> = listing.blocks[0]
            .processes
            .iter()
            .map(|process| (process.pid.unwrap_or(0), process.ppid.unwrap_or(0), process.command.clone()))
            .collect();
        assert_eq!(found, wanted);
        is_sound(&text);
    }
}

#[test]
fn deep_chains_are_folded() {
    let mut text = "UID PID PPID C STIME TTY TIME CMD\n".to_owned();
    for pid in 1..=20_000 {
        writeln!(text, "root {pid} {} 0 10:00 ? 00:00:00 /opt/p{pid}", pid - 1).expect("a string");
    }
    let report = report(&text);
    let tree = report.subjects[0].tree.before.as_ref().expect("a tree");
    assert_eq!(height(tree), crate::boot::listing::DEEPEST);
    assert_eq!(report.subjects[0].processes, Some(20_000));
    assert!(serde_json::to_string(&report).is_ok());
}

#[test]
fn both_languages_say_something_else() {
    for case in cases() {
        let text = std::fs::read_to_string(&case).expect("a case");
        let in_english = analyse(&text, &Options::default());
        let in_japanese = analyse(&text, &Options { lang: Lang::Ja, ..Options::default() });
        assert_eq!(in_english.findings.len(), in_japanese.findings.len());
        for (one, other) in in_english.findings.iter().zip(&in_japanese.findings) {
            assert!(one.message != other.message && one.why != other.why && one.advice != other.advice);
        }
    }
}

#[test]
fn rules_are_found_in_their_examples() {
    for rule in crate::rules::ALL.iter().filter(|rule| rule.listing.is_some()) {
        // A rule may be for Dockerfiles too.
        for example in rule.examples.iter().filter(|example| detect(example.bad) == InputKind::Ps) {
            let report = report(example.bad);
            let found = report.findings.iter().find(|finding| finding.rule == rule.name);
            assert!(found.is_some_and(|finding| finding.severity == rule.severity), "{}", rule.name);
            assert!(rule.severity == Severity::Info || report.verdict == crate::report::Verdict::Misuse);
        }
    }
}
