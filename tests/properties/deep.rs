//! What is nested deeply is answered on the stack that a page has. A thread that overflows its stack ends the whole test.

use foreground::report::InputKind;
use foreground::{Options, analyse};

/// A page's main thread has 1 MiB; a quarter of it is for whoever asks. This build is not optimised, which takes several times more.
const STACK: usize = 768 << 10;

/// How each construct opens and closes.
const CONSTRUCTS: [(&str, &str); 9] = [
    ("if a; then ", "; fi"),
    ("while a; do ", "; done"),
    ("for a in b; do ", "; done"),
    ("case a in a) ", ";; esac"),
    ("f() { ", "; }"),
    ("{ ", "; }"),
    ("( ", " )"),
    ("a && b $(", ")"),
    ("a > $(", ")"),
];

fn answered(kind: InputKind, text: String) {
    let start: String = text.chars().take(80).collect();
    println!("{kind:?} {start:?}");
    let ask = move || {
        let report = analyse(&text, &Options { input: Some(kind), ..Options::default() });
        let json = serde_json::to_string(&report).expect("a report is written");
        assert!(!json.is_empty());
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(ask).expect("a thread starts");
    thread.join().expect("it is answered");
}

/// Up to below, at and beyond what is followed.
fn nested(open: &str, close: &str) -> impl Iterator<Item = String> {
    [40, 47, 62, 64, 3_000]
        .into_iter()
        .map(move |times| format!("{}systemctl start nginx{}", open.repeat(times), close.repeat(times)))
}

#[test]
fn constructs_in_each_other() {
    for (open, close) in CONSTRUCTS {
        for script in nested(open, close) {
            answered(InputKind::Script, format!("#!/bin/sh\n{script}\n"));
            answered(InputKind::Dockerfile, format!("FROM debian:12\nRUN {script}\nCMD {script}\n"));
            answered(InputKind::Unit, format!("[Service]\nExecStart=/bin/sh -c '{script}'\n"));
            let heredoc = format!("COPY --chmod=755 <<X /s\n#!/bin/sh\n{script}\nX\n");
            answered(InputKind::Dockerfile, format!("FROM debian:12\n{heredoc}CMD [\"/s\"]\n"));
        }
        answered(InputKind::Script, format!("#!/bin/sh\n{}", open.repeat(3_000)));
    }
}

/// Each as deep as a script is followed, and the next one inside: what is open in all of them counts together.
#[test]
fn scripts_in_scripts() {
    for (open, close) in CONSTRUCTS {
        for times in [1, 20, 60] {
            let deep = |inner: &str| format!("{}{inner}{}", open.repeat(times), close.repeat(times));
            for call in ["", ". ", "exec "] {
                let files: String = (0..20)
                    .map(|at| {
                        let body = deep(&format!("{call}/s{}", at + 1));
                        format!("COPY --chmod=755 <<X /s{at}\n#!/bin/sh\n{body}\nX\n")
                    })
                    .collect();
                answered(InputKind::Dockerfile, format!("FROM debian:12\n{files}CMD [\"/s0\"]\n"));
            }
            let functions: String =
                (1..20).map(|at| format!("f{at}() {{ {}; }}\n", deep(&format!("f{}", at - 1)))).collect();
            answered(InputKind::Script, format!("#!/bin/sh\nf0() {{ nginx; }}\n{functions}f19\n"));
        }
    }
}

#[test]
fn trees_and_files() {
    let chain: String = (1..5_000).map(|at| format!("{:>6} {at:>6} /usr/bin/a{at}\n", at + 1)).collect();
    answered(InputKind::Ps, format!("   PID   PPID CMD\n     1      0 /sbin/init\n{chain}"));
    for open in ["[", "{a: ", "- ", "? "] {
        answered(InputKind::Compose, format!("services:\n  a:\n    x:\n      {}", open.repeat(20_000)));
    }
    let deep: String = (2..600).map(|at| format!("{}a:\n", " ".repeat(at))).collect();
    answered(InputKind::Compose, format!("services:\n{deep}"));
    answered(InputKind::Dockerfile, format!("FROM debian:12\nCMD {}nginx\n", "sh -c ".repeat(3_000)));
    answered(InputKind::Dockerfile, format!("FROM debian:12\nCMD {}", "[".repeat(50_000)));
    answered(InputKind::Run, format!("docker run -d {}a\n", "$(docker run ".repeat(300)));
}
