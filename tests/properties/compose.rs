//! What must hold of every compose file and manifest: whatever is pasted it is answered, what is corrected is read as well as before,
//! and nothing but the edits differs.

use std::time::Instant;

use foreground::input::compose;
use foreground::report::{FileRole, InputKind, Report};
use foreground::{Lang, Options, analyse};
use proptest::prelude::*;

use crate::{holds, texts};

fn read(text: &str, lang: Lang) -> Report {
    analyse(text, &Options { lang, input: Some(InputKind::Compose), file: None })
}

/// The values that a service's keys take: what is right, what is not, and what only looks like it.
const KEYS: &[&str] = &[
    "privileged: true",
    "privileged: yes # remark",
    "privileged: \"true\"",
    "privileged: ${P:-true}",
    "# privileged: true",
    "cap_add: [SYS_ADMIN]",
    "cap_add: [NET_ADMIN, ALL, CHOWN]",
    "cap_add:\n@  - SYS_ADMIN\n@  # remark\n@  - NET_ADMIN",
    "cap_add: &caps\n@  - ALL",
    "cap_add: *caps",
    "security_opt: [\"seccomp=unconfined\",]",
    "security_opt:\n@- seccomp:unconfined",
    "command: /sbin/init",
    "command: >\n@  /usr/sbin/init",
    "command: nginx",
    "command:\n@  - nginx\n@  - -g\n@  - daemon off;",
    "command: bash -c \"service nginx start && tail -f /dev/null\"",
    "command: service nginx start && tail -f /dev/null",
    "entrypoint: [\"/lib/systemd/systemd\"]",
    "entrypoint: []",
    "init: true",
    "tty: true",
    "stop_signal: SIGRTMIN+3",
    "cgroup: host",
    "pid: host",
    "tmpfs: /run",
    "tmpfs: [/run, /tmp]",
    "restart: always",
    "ports: [\"80:80\"]",
    "volumes:\n@  - /sys/fs/cgroup:/sys/fs/cgroup:ro\n@  - ./data:/data",
    "volumes:\n@  - type: bind\n@    source: /sys/fs/cgroup\n@    target: /sys/fs/cgroup",
    "volumes: [/var/run/docker.sock:/var/run/docker.sock, \"日本:/x\"]",
    "environment: {container: docker, A: \"b\"}",
    "environment:\n@  - container=docker",
    "healthcheck:\n@  test: systemctl is-active nginx",
    "healthcheck: {test: [CMD, systemctl, status]}",
    "build:\n@  dockerfile_inline: |\n@    FROM rockylinux:9\n@    RUN dnf install -y httpd && systemctl enable httpd\n@    CMD [\"/usr/sbin/init\"]",
    "build: .",
    "<<: *common",
    "<<: [*common, *other]",
    "extends: web",
    "extends: {file: other.yml, service: web}",
    "cap_add: [SYS_MODULE, SYS_RAWIO]",
    "cap_add:\n@  - SYS_PTRACE",
    "volumes: [\"/:/host\", /etc:/etc:ro]",
    "command: sleep infinity",
    "command: [cron, -f]",
    "user: redis",
    "labels: {a: [b, {c: d}]}",
];

const IMAGES: &[&str] = &[
    "nginx:1.27",
    "redis:7",
    "\"httpd:2.4\"",
    "centos:7",
    "debian:12",
    "docker:dind",
    "jrei/systemd-ubuntu",
    "my/app",
];

const HEADS: &[&str] = &[
    "x-common: &common\n  privileged: true\nx-other: &other {cap_add: [SYS_ADMIN]}\nservices:\n",
    "x-common: &common {privileged: true}\nx-other: &other\n  # why\n  cap_add:\n    - ALL\nservices:\n",
    "services:\n",
    "version: \"3\"\n\nservices: # all\n",
    "",
];

/// A file of up to four services.
pub fn file() -> impl Strategy<Value = String> {
    let keys = || prop::collection::vec(prop::sample::select(KEYS), 0..6);
    let service = (prop::sample::select(IMAGES), keys());
    let services = prop::collection::vec(service, 1..5);
    (prop::sample::select(HEADS), services).prop_map(|(head, services)| {
        let mut text = head.to_owned();
        let indent = if head.is_empty() { "" } else { "  " };
        for (at, (image, keys)) in services.iter().enumerate() {
            let name = ["web", "db", "app", "other"][at];
            text.push_str(&format!("{indent}{name}:\n{indent}  image: {image}\n"));
            for key in keys {
                let inner = format!("{indent}  ");
                text.push_str(&format!("{inner}{}\n", key.replace('@', &inner)));
            }
        }
        text
    })
}

fn holds_of(text: &str) {
    let report = read(text, Lang::En);
    holds::places(text, &report);
    holds::patches(text, &report);
    holds::files_are_the_patches(text, &report);
    let japanese = read(text, Lang::Ja);
    let patches = |report: &Report| -> Vec<_> {
        report.patches.iter().map(|patch| (patch.id.clone(), patch.applicability, patch.edits.clone())).collect()
    };
    assert_eq!(patches(&report), patches(&japanese), "{text}");
    for file in report.files.iter().filter(|file| file.role == FileRole::Corrected) {
        let (before, after) = (compose::parse(text), compose::parse(&file.text));
        assert!(after.yaml.problems.len() <= before.yaml.problems.len(), "{text}\n---\n{}", file.text);
        let names = |file: &compose::File| -> Vec<String> {
            file.services.iter().map(|service| service.name.clone()).collect()
        };
        assert_eq!(names(&before), names(&after), "{text}\n---\n{}", file.text);
        let comments = |text: &str| text.lines().filter(|line| line.trim_start().starts_with('#')).count();
        assert_eq!(comments(text), comments(&file.text), "a comment is gone\n{text}\n---\n{}", file.text);
        let again = read(&file.text, Lang::En);
        let left: Vec<_> = again.patches.iter().filter(|patch| patch.applicability <= file.applied).collect();
        assert!(left.is_empty(), "corrected, and once more: {left:#?}\n{text}\n---\n{}", file.text);
    }
}

proptest! {
    #![proptest_config(texts(120))]

    #[test]
    fn files_are_answered(text in file()) {
        holds_of(&text);
        holds_of(&text.replace('\n', "\r\n"));
        holds_of(&format!("\u{feff}{text}"));
        let indented: String = text.lines().map(|line| format!("    {line}\n")).collect();
        holds_of(&indented);
    }

    /// A file cut anywhere, and one with a line of something else in it.
    #[test]
    fn damaged_files_are_answered(text in file(), at in 0usize..400, rubble in "[ -~\t]{0,20}") {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        for damaged in [text[..at].to_owned(), format!("{}{rubble}{}", &text[..at], &text[at..])] {
            let report = read(&damaged, Lang::En);
            holds::places(&damaged, &report);
            holds::patches(&damaged, &report);
        }
    }
}

/// Shapes that break readers: none may panic, overflow the stack or take more than seconds in a debug build.
#[test]
fn pathological_files_are_answered() {
    let services = |body: &str, count: usize| {
        let all: String = (0..count).map(|at| format!("  a{at}:\n{body}")).collect();
        format!("services:\n{all}")
    };
    let shapes = [
        services("    image: nginx\n    privileged: true\n", 20_000),
        format!("x: &x {{privileged: true}}\n{}", services("    <<: *x\n    image: nginx\n", 20_000)),
        format!("services:\n  a:\n    image: nginx\n    cap_add: [{}]\n", "SYS_ADMIN, ".repeat(50_000)),
        format!("services:\n  a:\n    image: nginx\n    cap_add:\n{}", "      - SYS_ADMIN\n".repeat(50_000)),
        format!("services:\n  a:\n    image: nginx\n    command: \"{}\"\n", "x ".repeat(200_000)),
        format!("services:\n{}", "  a: b: c\n".repeat(50_000)),
        format!("a: {}", "[".repeat(200_000)),
        format!("services:\n  a: {}", "{a: ".repeat(100_000)),
        "services:\n  a:\n    extends: b\n  b:\n    extends: a\n".to_owned(),
        format!(
            "a0: &a0 {{image: b}}\n{}",
            (1..2000)
                .map(|at| format!("a{at}: &a{at} {{<<: [*a{p}, *a{p}], x: *a{p}}}\n", p = at - 1))
                .collect::<String>()
        ),
        "services:\n  a: &a\n    <<: *a\n    image: nginx\n    privileged: true\n".to_owned(),
        format!("services:\n  a:\n    image: nginx\n    environment:\n{}", "      container: docker\n".repeat(20_000)),
        "- ".repeat(200_000),
        "\t".repeat(500_000),
    ];
    for text in shapes {
        let started = Instant::now();
        let report = read(&text, Lang::En);
        holds::patches(&text, &report);
        let start: String = text.chars().take(50).collect();
        assert!(started.elapsed().as_secs() < 30, "{start:?} took {:?}", started.elapsed());
        println!("{:?} {start:?}", started.elapsed());
    }
}
