//! `# foreground ignore=…`: what is silenced is neither found nor corrected, everything else is as it was.

use foreground::report::{Applicability, Report, Verdict};
use foreground::{Lang, Options, analyse};

fn read(text: &str) -> Report {
    analyse(text, &Options::default())
}

fn rules(report: &Report) -> Vec<(&str, usize)> {
    report.findings.iter().map(|finding| (finding.rule.as_str(), finding.span.line)).collect()
}

fn problems(report: &Report) -> Vec<(usize, usize, &str)> {
    report.problems.iter().map(|p| (p.span.line, p.span.column, p.message.as_str())).collect()
}

#[test]
fn a_silenced_start_keeps_its_command_and_what_belongs_to_it() {
    let text = "FROM rockylinux:9\nRUN dnf install -y httpd && systemctl enable httpd\nSTOPSIGNAL SIGRTMIN+3\n# foreground ignore=systemd-as-pid-1 run by podman\nCMD [\"/usr/sbin/init\"]\n";
    let report = read(text);
    assert!(rules(&report).iter().all(|(rule, _)| *rule != "systemd-as-pid-1"), "{:?}", rules(&report));
    // The one patch that would have put the start right is gone as a whole: an init that stays needs what prepares its boot.
    assert!(report.patches.is_empty() && report.files.is_empty(), "{:#?}", report.patches);
    assert!(report.findings.iter().all(|finding| finding.patch.is_none()));
    assert!(report.problems.is_empty());
    assert!(read(&text.replace("# foreground ignore=systemd-as-pid-1 run by podman\n", "")).patches.len() == 1);
}

#[test]
fn the_comment_is_about_the_next_instruction_only() {
    let text = "FROM nginx:1.27\n# foreground ignore=systemctl-in-build\n# hadolint ignore=DL3001\n\nRUN systemctl enable nginx\nRUN systemctl enable nginx\n";
    let report = read(text);
    assert_eq!(rules(&report), [("systemctl-in-build", 6)]);
    assert_eq!(report.verdict, Verdict::Misuse);
    let corrected = &report.files[0];
    assert_eq!(corrected.applied, Applicability::Safe);
    assert_eq!(corrected.text, &text[..text.len() - "RUN systemctl enable nginx\n".len()]);
    assert!(report.problems.is_empty(), "{:?}", problems(&report));
}

#[test]
fn inside_a_continued_instruction_it_is_about_the_next_line() {
    let text = "FROM debian:12\nRUN apt-get update \\\n    # Foreground IGNORE = service-start-in-build\n    # for the socket\n\n && service nginx start \\\n && service cron start\n";
    let report = read(text);
    assert_eq!(rules(&report), [("service-start-in-build", 7)]);
    assert!(report.problems.is_empty(), "{:?}", problems(&report));
}

#[test]
fn several_rules_and_the_whole_file() {
    let lines = "FROM debian:12\nRUN systemctl enable cron\nRUN service cron start\nRUN systemctl disable cron\n";
    let both = |first: &str| rules(&read(&format!("{first}\n{lines}"))).len();
    assert_eq!(both("#"), 3);
    assert_eq!(both("# foreground global ignore=systemctl-in-build"), 1);
    assert_eq!(both("#foreground GLOBAL ignore=systemctl-in-build , service-start-in-build"), 0);
    assert_eq!(both("# foreground ignore=systemctl-in-build"), 3, "it is about FROM");
    assert_eq!(both("# foregrounds ignore=systemctl-in-build"), 3, "not ours");
    assert_eq!(both("# foreground globally ignore=systemctl-in-build"), 3, "not ours");
}

#[test]
fn silence_that_changes_nothing_is_said() {
    let text = "FROM nginx:1.27\n# foreground ignore=systemd-pid-1, shell-form,xyz\nCMD [\"nginx\", \"-g\", \"daemon off;\"]\n# foreground ignore=\n# foreground global ignore=idle-pid-1\n";
    assert_eq!(
        problems(&read(text)),
        [
            (2, 21, "No rule is called `systemd-pid-1`. Did you mean `systemd-as-pid-1`?"),
            (2, 36, "There is nothing to silence: `shell-form` finds nothing here."),
            (2, 47, "No rule is called `xyz`."),
            (4, 1, "This names no rule to ignore: write `# foreground ignore=rule-name`."),
            (5, 28, "There is nothing to silence: `idle-pid-1` finds nothing here."),
        ]
    );
    let japanese = analyse(text, &Options { lang: Lang::Ja, ..Options::default() });
    assert!(japanese.problems.iter().all(|problem| !problem.message.is_ascii()));
}

#[test]
fn directives_of_docker_and_hadolint_stay_where_they_are() {
    let head = "# syntax=docker/dockerfile:1\n# check=skip=JSONArgsRecommended\n# escape=\\\n# hadolint global ignore=DL3008\n";
    let text = format!("{head}FROM nginx:1.27\n# hadolint ignore=DL3001\nRUN rm x\nRUN systemctl enable nginx\n");
    let report = read(&text);
    assert!(report.problems.is_empty(), "{:?}", problems(&report));
    assert_eq!(report.files[0].text, text.replace("RUN systemctl enable nginx\n", ""));
    // Ours on top would turn them off.
    let report = read(&format!("# foreground global ignore=systemctl-in-build\n{text}"));
    assert_eq!(problems(&report).iter().map(|(line, ..)| *line).collect::<Vec<_>>(), [2, 3, 4]);
}

#[test]
fn a_comment_in_a_heredoc_is_text() {
    let report =
        read("FROM nginx:1.27\nCOPY <<EOF /x\n# foreground ignore=shell-form\nEOF\nRUN systemctl enable nginx\n");
    assert_eq!(rules(&report), [("systemctl-in-build", 5)]);
    assert!(report.problems.is_empty());
}

/// Thousands of such comments cost no more than their number.
#[test]
fn many_comments_are_read_in_time() {
    let mut text = "FROM nginx:1.27\nRUN true \\\n".to_owned();
    for number in 0..20_000 {
        text.push_str(if number % 2 == 0 {
            "# foreground ignore=systemctl-in-build\n"
        } else {
            "# foreground ignore=no-such\n"
        });
    }
    text.push_str(" && systemctl enable nginx\n");
    let started = std::time::Instant::now();
    let report = read(&text);
    assert!(rules(&report).is_empty());
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}
