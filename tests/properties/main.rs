//! What must hold for every text: no panic, places inside the text, corrections that are final and parse, time in proportion.
//!
//! The texts are the same at every run, so that a failure is the change's and not chance's; `TIMES=50 cargo test --test properties`
//! tries fifty times as many, others at each run.

mod compose;
mod deep;
mod generate;
mod holds;
mod jc;
mod links;
mod listing;
mod oracle;
mod scripts;
mod units;
mod yaml;

use std::fs;
use std::path::Path;
use std::time::Instant;

use foreground::report::{FileRole, InputKind, Report};
use foreground::{Lang, MAX_INPUT, Options, analyse};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// So many texts, or `TIMES` as many.
fn texts(count: u32) -> ProptestConfig {
    let times: Option<u32> = std::env::var("TIMES").ok().and_then(|times| times.parse().ok());
    ProptestConfig {
        cases: count * times.unwrap_or(1),
        rng_seed: if times.is_some() { RngSeed::Random } else { RngSeed::Fixed(1) },
        failure_persistence: None,
        max_shrink_time: 60_000,
        ..ProptestConfig::default()
    }
}

/// What is found, without where: rule and line. Of a text whose form alone was changed it stays the same.
fn found(report: &Report) -> Vec<(String, usize)> {
    report.findings.iter().map(|finding| (finding.rule.clone(), finding.span.line)).collect()
}

proptest! {
    #![proptest_config(texts(200))]

    #[test]
    fn any_text_is_answered(text in "\\PC{0,200}|[ -~\n\t\\\\\"'$({`;&|]{0,300}") {
        for input in [
            None,
            Some(InputKind::Dockerfile),
            Some(InputKind::Ps),
            Some(InputKind::Run),
            Some(InputKind::Compose),
            Some(InputKind::Script),
            Some(InputKind::Unit),
        ] {
            let report = analyse(&text, &Options { input, ..Options::default() });
            holds::places(&text, &report);
            holds::patches(&text, &report);
        }
    }

    #[test]
    fn rubble_is_answered(text in generate::rubble()) {
        holds::everything(&text);
    }
}

proptest! {
    #![proptest_config(texts(500))]

    #[test]
    fn dockerfiles_are_answered(text in generate::dockerfile()) {
        holds::everything(&text);
    }
}

proptest! {
    #![proptest_config(texts(80))]

    /// Line endings, a byte order mark and a missing last newline change neither what is found nor how it is corrected.
    #[test]
    fn form_changes_nothing(text in generate::plain()) {
        let text = format!("{}\n", text.trim_end_matches('\n'));
        let report = holds::read(&text, Lang::En);
        let windows = |text: &str| text.replace('\n', "\r\n");
        let marked = |text: &str| format!("\u{feff}{text}");
        let changes: [&dyn Fn(&str) -> String; 2] = [&windows, &marked];
        for change in changes {
            let changed = change(&text);
            let again = holds::read(&changed, Lang::En);
            prop_assert_eq!(found(&report), found(&again), "{}\n{:?}", text, changed);
            let expected: Vec<String> = holds::corrected(&report).map(|file| change(&file.text)).collect();
            let got: Vec<String> = holds::corrected(&again).map(|file| file.text.clone()).collect();
            prop_assert_eq!(expected, got, "{}\n{:?}", text, changed);
        }
        let unended = text.trim_end_matches('\n');
        prop_assert_eq!(found(&report), found(&holds::read(unended, Lang::En)), "{:?}", unended);
    }
}

/// Whatever is typed again and again, the time stays in proportion: what takes a moment for a part may not take minutes for all.
#[test]
fn long_sessions_are_answered() {
    let lines = [
        "docker run -d nginx\n",
        "docker run –d –name web nginx; ",
        "$ docker run -it centos bash\n# yum install httpd; systemctl start httpd\n",
        "yum install httpd; ",
        "docker exec web systemctl start httpd\n",
        "`docker run -d a` ",
        "docker run -d \\\n",
        "Failed to connect to bus: Host is down\n",
    ];
    for line in lines {
        let text = format!("docker run -it --name web rockylinux:9 bash\n{}\n", line.repeat(200_000 / line.len()));
        let start = Instant::now();
        let report = analyse(&text, &Options { input: Some(InputKind::Run), ..Options::default() });
        assert!(!report.subjects.is_empty() && report.subjects.len() <= 1000, "{line}");
        assert_eq!(report.subjects.len() == 1000, !report.problems.is_empty(), "{line}: the limit is said");
        assert!(start.elapsed().as_secs() < 60, "{line:?} took {:?}", start.elapsed());
    }
}

/// What start scripts are made of, in any order and nesting.
const SCRIPT_PIECES: &[&str] = &[
    "#!/bin/sh\n",
    "#!/bin/bash -e\r\n",
    "\u{feff}",
    "set -e\n",
    "service apache2 start\n",
    "/etc/init.d/mysql start ; ",
    "systemctl start nginx || service nginx start\n",
    "apt-get update\n",
    "nginx\n",
    "nginx -g 'daemon off;'\n",
    "php-fpm -D && ",
    "node server.js &\n",
    "gunicorn app:app\n",
    "exec \"$@\"\n",
    "exec /sbin/init\n",
    "tail -f /dev/null\n",
    "while true; do sleep 1; done\n",
    "wait\n",
    "trap 'kill 1' TERM\n",
    "if [ -n \"$A\" ]; then ",
    "; else\n",
    "\nfi\n",
    "start() {\n",
    "\n}\n",
    "start\n",
    "case $1 in\n a) ",
    ";;\n esac\n",
    "# 起動する\n",
    "echo \"起動\" \\\n",
    "cat <<EOF > /etc/x\n",
    "EOF\n",
    "'",
    "\t",
];

proptest! {
    #![proptest_config(texts(300))]

    #[test]
    fn scripts_are_answered(pieces in prop::collection::vec(prop::sample::select(SCRIPT_PIECES), 0..10)) {
        let text: String = pieces.concat();
        let read = |text: &str, lang| analyse(text, &Options { lang, input: Some(InputKind::Script), file: None });
        let report = read(&text, Lang::En);
        holds::places(&text, &report);
        holds::patches(&text, &report);
        prop_assert_eq!(found(&report), found(&read(&text, Lang::Ja)));
        for file in &report.files {
            let again = read(&file.text, Lang::En);
            holds::places(&file.text, &again);
            prop_assert!(again.problems.is_empty(), "{text}\n{}", file.text);
            let left: Vec<_> = again.patches.iter().filter(|patch| patch.applicability <= file.applied).collect();
            prop_assert!(left.is_empty(), "{text}\n--- became\n{}\n{left:#?}", file.text);
        }
    }
}

/// What pastes of several files are made of.
const PASTE_PIECES: &[&str] = &[
    "==> Dockerfile <==\n",
    "==> start.sh <==\n",
    "# file: web/Dockerfile\n",
    "```dockerfile\n",
    "```\n",
    "`start.sh`:\n",
    "$ cat start.sh\n",
    "FROM debian:12\n",
    "COPY start.sh /start.sh\r\n",
    "RUN apt-get install -y apache2\n",
    "CMD [\"/start.sh\"]\n",
    "#!/bin/sh\n",
    "service apache2 start\n",
    "nginx -g 'daemon off;'\n",
    "tail -f /dev/null\n",
    "[Unit]\n[Service]\nExecStart=/x\n",
    "docker run --privileged x\n",
    "# 設定\n",
    "\u{feff}",
];

proptest! {
    #![proptest_config(texts(200))]

    #[test]
    fn pastes_of_several_files_are_answered(pieces in prop::collection::vec(prop::sample::select(PASTE_PIECES), 0..14)) {
        let text: String = pieces.concat();
        let report = analyse(&text, &Options::default());
        holds::places(&text, &report);
        holds::patches(&text, &report);
        let several = foreground::analyse_project(&foreground::pieces_of(&text), &Options::default());
        for (piece, report) in foreground::pieces_of(&text).iter().zip(&several) {
            prop_assert!(text.contains(&piece.text));
            holds::places(&piece.text, report);
            holds::patches(&piece.text, report);
        }
    }
}

/// A long script takes time in proportion.
#[test]
fn long_scripts_are_answered() {
    for line in
        ["service apache2 start\n", "a() { b; }\n", "if a; then b; fi\n", "nginx & ", "sh -c 'a; b'\n", "exec \"$@\"\n"]
    {
        let text = format!("#!/bin/sh\n{}tail -f /dev/null\n", line.repeat(200_000 / line.len()));
        let start = Instant::now();
        let report = analyse(&text, &Options::default());
        assert_eq!(report.input, InputKind::Script);
        assert!(start.elapsed().as_secs() < 60, "{line:?} took {:?}", start.elapsed());
    }
}

/// What run lines and sessions are made of, right, damaged and in any order.
const SESSION_PIECES: &[&str] = &[
    "docker run ",
    "podman run ",
    "Docker run ",
    "docker exec -it web bash\n",
    "--privileged ",
    "–privileged ",
    "—name web ",
    "-name web ",
    "--privilege ",
    "--privileged true ",
    "-d ",
    "–d ",
    "-it ",
    "-e=A=b ",
    "-e “A=b c” ",
    "-p 80:80 ",
    "--init ",
    "-v /sys/fs/cgroup:/sys/fs/cgroup:ro ",
    "--cap-add=SYS_ADMIN ",
    "--entrypoint sh ",
    "\\\n",
    "\\ \n",
    "^\n",
    " `\n",
    "\n",
    "nginx",
    "nginx:1--privileged=true",
    "centos:7 /usr/sbin/init",
    "rockylinux:9 bash",
    "$ ",
    "# ",
    "[root@a /]# ",
    "1. ",
    "`",
    "\u{3000}",
    "\u{a0}",
    " (x)",
    "（備考）",
    "yum install -y httpd\n",
    "systemctl start httpd\n",
    "service nginx start\n",
    "vi /etc/httpd/conf/httpd.conf\n",
    "exit\n",
    "cd /srv && ",
    "\r\n",
    "'",
    "\"",
    "$(",
    ")",
];

proptest! {
    #![proptest_config(texts(400))]

    #[test]
    fn any_session_is_answered(pieces in proptest::collection::vec(proptest::sample::select(SESSION_PIECES), 1..24)) {
        let text = pieces.concat();
        for lang in Lang::ALL {
            let report = analyse(&text, &Options { lang, input: Some(InputKind::Run), file: None });
            holds::places(&text, &report);
            holds::patches(&text, &report);
            for file in report.files.iter().filter(|file| file.role == FileRole::Corrected) {
                let options = Options { lang, input: Some(InputKind::Run), file: None };
                let again = analyse(&file.text, &options);
                prop_assert!(again.patches.is_empty(), "corrected, and once more:\n{text}\n{}\n{:?}", file.text, again.patches);
            }
        }
    }
}

/// The golden cases and what they are corrected to hold to all of it too.
#[test]
fn golden_cases_hold() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut seen = 0;
    for (folder, extension) in [("dockerfile", "Dockerfile"), ("ps", "txt"), ("run", "txt"), ("compose", "yaml")] {
        for entry in fs::read_dir(cases.join(folder)).expect("the golden cases are there") {
            let path = entry.expect("the golden cases are readable").path();
            if path.extension().is_some_and(|found| found == extension) {
                let text = fs::read_to_string(&path).expect("a case is readable");
                golden(&text);
                seen += 1;
            }
        }
    }
    assert!(seen > 50, "only {seen} cases");
}

fn golden(text: &str) {
    for lang in Lang::ALL {
        let report = analyse(text, &Options { lang, ..Options::default() });
        holds::places(text, &report);
        holds::patches(text, &report);
        for file in report.files.iter().filter(|file| file.role == FileRole::Generated) {
            if file.path.ends_with("Dockerfile") {
                holds::everything(&file.text);
            }
        }
    }
    // A listing read as a Dockerfile is rubble of yet another kind.
    holds::everything(text);
    holds::everything(&text.replace('\n', "\r\n"));
}

#[test]
fn the_limit_is_said() {
    let text = format!("FROM debian:12\n{}", "#\n".repeat(MAX_INPUT / 2));
    let report = analyse(&text, &Options::default());
    assert_eq!(report.input, InputKind::Unknown);
    assert_eq!(report.problems.len(), 1);
}

/// Shapes that break readers: none may panic, overflow the stack or take more than seconds in a debug build.
#[test]
fn pathological_shapes_are_answered() {
    let shapes = [
        format!("FROM a\nRUN {}", "x".repeat(1_000_000)),
        format!("FROM a\nRUN {}", "x \\\n".repeat(100_000)),
        format!("FROM a\nRUN {}", "$(".repeat(50_000)),
        format!("FROM a\nRUN {}", "a && ".repeat(50_000)),
        format!("FROM a\nRUN {}", "<<E ".repeat(20_000)),
        format!("FROM a\nENV A=\"{}\"", "\\\"".repeat(50_000)),
        "FROM debian:12\nCMD nginx\n".repeat(5_000),
        format!("FROM a\nCMD {}", "sh -c \"".repeat(20_000)),
        "FROM a AS b\nFROM b AS a\n".repeat(2_000),
        format!("FROM a\nCMD [{}]", "\"a\",".repeat(50_000)),
    ];
    for text in shapes {
        let started = Instant::now();
        let report = holds::read(&text, Lang::En);
        holds::places(&text, &report);
        holds::patches(&text, &report);
        println!("{:?} {:?}", started.elapsed(), text.chars().take(40).collect::<String>());
    }
}

/// What fuzzing and measuring growth found once, and what is left of the fuzzers' corpora, of each target the texts that reach most:
/// all must hold of each that the target of its folder asks. The other folders' texts are read as the kind that they name.
#[test]
fn regressions_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regressions");
    let mut seen = 0;
    for kind in fs::read_dir(folder).expect("the regressions are there") {
        let kind = kind.expect("a folder is readable").path();
        let name = kind.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for entry in fs::read_dir(&kind).into_iter().flatten() {
            let path = entry.expect("a regression is readable").path();
            let data = fs::read(&path).expect("a regression is readable");
            eprintln!("{}", path.display());
            match (name.as_str(), std::str::from_utf8(&data)) {
                ("share", _) => links::everything(&data),
                (_, Err(_)) => {}
                ("shell", Ok(text)) => scripts::everything(text),
                ("dockerfile" | "fix", Ok(text)) => {
                    holds::everything(text);
                    holds::answer(text, Some(InputKind::Dockerfile));
                }
                (_, Ok(text)) => holds::answer(text, foreground::share::kind_of(&name)),
            }
            seen += 1;
        }
    }
    assert!(seen > 0, "no regressions");
}
