//! What `check` prints for other programs: SARIF, held to its official schema, and GitHub's annotations.

mod command;
mod json_schema;

use std::path::{Path, PathBuf};

use command::{Folder, code, run, stderr, stdout, text};
use foreground::report::{Applicability, FileRole};
use foreground::{Options, analyse};
use serde_json::{Value, json};

/// The byte order mark and the carriage returns are where lines and columns go wrong; what is no Latin is, too.
const HARD: &str = "\u{feff}FROM centos:7\r\n# 図 RUN\r\nRUN yum install -y httpd && systemctl enable httpd\r\nCMD [\"/sbin/init\"]\r\n";

fn schema() -> Value {
    serde_json::from_str(include_str!("sarif/sarif-schema-2.1.0.json")).expect("the schema is JSON")
}

fn log_of(args: &[&str], input: &str) -> Value {
    let output = run(&[&["check", "--format=sarif"], args].concat(), input);
    serde_json::from_str(&stdout(&output)).expect("a log is JSON")
}

fn golden() -> Vec<PathBuf> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<PathBuf> = ["dockerfile", "ps", "run", "script", "compose", "unit"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(cases.join(folder)).expect("golden cases"))
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    files
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn logs_have_the_shape_of_the_official_schema() {
    let schema = schema();
    let files = golden();
    assert!(files.len() > 100);
    for lang in ["en", "ja"] {
        let mut args = vec!["--lang", lang];
        args.extend(files.iter().map(|file| text(file)));
        let log = log_of(&args, "");
        assert_eq!(json_schema::faults(&schema, &log), Vec::<String>::new());
        let run = &log["runs"][0];
        assert!(array(&run["results"]).len() > 100);
        assert_eq!(array(&run["artifacts"]).len(), files.len());
        for result in array(&run["results"]) {
            // Every result knows its rule, and the rule has help in this language.
            let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().expect("an index") as usize];
            assert_eq!(rule["id"], result["ruleId"]);
            let help = rule["help"]["text"].as_str().expect("help");
            assert!(!help.is_empty() && (lang == "ja") != help.is_ascii(), "{help}");
            assert!(result["partialFingerprints"]["primaryLocationLineHash"].is_string());
        }
    }
    for (args, input) in [(&["-"][..], HARD), (&["-"], ""), (&["missing\u{1b} file"], ""), (&["-", "missing"], "x")] {
        assert_eq!(json_schema::faults(&schema, &log_of(args, input)), Vec::<String>::new(), "{args:?}");
    }
}

#[test]
fn another_shape_is_refused() {
    let schema = schema();
    let refused = |change: fn(&mut Value)| {
        let mut log = log_of(&["-"], HARD);
        change(&mut log);
        !json_schema::faults(&schema, &log).is_empty()
    };
    assert!(!refused(|_| ()));
    assert!(refused(|log| log["version"] = json!("2.0.0")));
    assert!(refused(|log| log["runs"][0]["results"][0]["level"] = json!("info")));
    assert!(refused(|log| log["runs"][0]["results"][0]["extra"] = json!(1)));
    assert!(refused(
        |log| log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = json!(0)
    ));
    assert!(refused(|log| log["runs"][0]["artifacts"][0]["location"]["uri"] = json!("a b")));
}

#[test]
fn failures_and_what_is_unread_stand_in_the_log() {
    let folder = Folder::new("sarif-failures");
    let file = folder.file("Dockerfile", "FROM nginx\nRUN <<EOF\n");
    let output = run(&["check", "--format=sarif", text(&file), text(&folder.0.join("missing"))], "");
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("missing"));
    let log: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let levels: Vec<&Value> =
        array(&invocation["toolExecutionNotifications"]).iter().map(|notification| &notification["level"]).collect();
    assert_eq!(levels, ["warning", "error"]);
}

/// The text with the replacements of every fix of a log: what an editor does that knows nothing but SARIF.
fn fixed(original: &str, log: &Value) -> String {
    let mut fixes: Vec<&Value> = Vec::new();
    for fix in array(&log["runs"][0]["results"]).iter().flat_map(|result| array(&result["fixes"])) {
        if !fixes.contains(&fix) {
            fixes.push(fix);
        }
    }
    let mark = original.starts_with('\u{feff}');
    let offset = |region: &Value, line: &str, column: &str| {
        let number = |name: &str| region[name].as_u64().expect("a number") as usize;
        let (line, column) = (number(line), number(column));
        let start: usize = original.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let skipped = column - 1 + usize::from(mark && line == 1);
        start + original[start..].chars().take(skipped).map(char::len_utf8).sum::<usize>()
    };
    let mut edits: Vec<(usize, usize, &str)> = fixes
        .iter()
        .flat_map(|fix| array(&fix["artifactChanges"][0]["replacements"]))
        .map(|replacement| {
            let region = &replacement["deletedRegion"];
            let (start, end) = (offset(region, "startLine", "startColumn"), offset(region, "endLine", "endColumn"));
            (start, end, replacement["insertedContent"]["text"].as_str().expect("a text"))
        })
        .collect();
    edits.sort_by_key(|&(start, end, _)| (start, end));
    let mut text = original.to_owned();
    for &(start, end, inserted) in edits.iter().rev() {
        text.replace_range(start..end, inserted);
    }
    text
}

#[test]
fn the_fixes_of_a_log_correct_the_text() {
    let mut texts = vec![HARD.to_owned()];
    let dockerfiles = golden().into_iter().filter(|file| text(file).contains("/cases/dockerfile/"));
    texts.extend(dockerfiles.map(|file| std::fs::read_to_string(file).expect("UTF-8")));
    let mut corrected_ones = 0;
    for original in texts {
        let report = analyse(&original, &Options::default());
        let corrected = report
            .files
            .iter()
            .filter(|file| file.role == FileRole::Corrected && file.applied <= Applicability::Review)
            .max_by_key(|file| file.applied);
        // What the layout of several services adds to the text is no patch of a finding, and so is in no fix.
        let all_named =
            report.patches.iter().all(|patch| report.findings.iter().any(|f| f.patch.as_ref() == Some(&patch.id)));
        let Some(corrected) = corrected.filter(|_| all_named) else { continue };
        let log = log_of(&["-"], &original);
        assert_eq!(fixed(&original, &log), corrected.text, "of\n{original}");
        corrected_ones += 1;
    }
    assert!(corrected_ones > 20, "{corrected_ones}");
}

#[test]
fn a_patch_of_many_findings_is_not_written_for_all_of_them() {
    let many = format!(
        "FROM debian:12\nRUN apt-get install -y nginx\n{}CMD [\"/sbin/init\"]\n",
        "RUN systemctl enable nginx\n".repeat(300)
    );
    let log = log_of(&["-"], &many);
    let results = array(&log["runs"][0]["results"]);
    let replacements: usize = results
        .iter()
        .flat_map(|result| array(&result["fixes"]))
        .map(|fix| array(&fix["artifactChanges"][0]["replacements"]).len())
        .sum();
    assert!(results.len() > 300 && (300..=1300).contains(&replacements), "{} {replacements}", results.len());
}

#[test]
fn annotations_are_lines_that_github_reads() {
    let folder = Folder::new("github");
    let file = folder.file("a,b:c.dockerfile", HARD);
    let output = run(&["check", "--format=github", "--lang=en", text(&file)], "");
    assert_eq!((code(&output), stderr(&output).as_str()), (1, ""));
    let said = stdout(&output);
    let error: Vec<&str> = said.lines().filter(|line| line.starts_with("::error ")).collect();
    let [error] = error[..] else { panic!("{said}") };
    assert!(
        error.contains(
            "a%2Cb%3Ac.dockerfile,line=4,endLine=4,col=6,endColumn=17,title=systemd-as-pid-1::systemd is started"
        ),
        "{error}"
    );
    assert!(error.contains(".%0AStart the service itself in the foreground."), "{error}");
    assert!(
        said.lines().all(|line| line.starts_with("::error ")
            || line.starts_with("::warning ")
            || line.starts_with("::notice "))
    );
}

/// GitHub looks for files from the top of the repository, wherever the step runs.
#[test]
fn names_begin_at_the_top_of_the_repository() {
    let folder = Folder::new("top");
    std::fs::create_dir_all(folder.0.join(".git")).expect("a directory");
    std::fs::create_dir_all(folder.0.join("a b")).expect("a directory");
    folder.file("a b/Dockerfile", HARD);
    let said = |format: &str| {
        let mut program = std::process::Command::new(command::program());
        let output =
            program.args(["check", "--format", format, "Dockerfile"]).current_dir(folder.0.join("a b")).output();
        String::from_utf8(output.expect("it ran").stdout).expect("UTF-8")
    };
    assert!(said("github").contains("::error file=a b/Dockerfile,line=4,"));
    let log: Value = serde_json::from_str(&said("sarif")).expect("JSON");
    let location = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(location, &json!({ "uri": "a%20b/Dockerfile", "uriBaseId": "%SRCROOT%" }));
}
