//! Interpreters and runtimes: what runs programs that are written for it.

use crate::knowledge::Source;
use crate::knowledge::services::matches;
use crate::text::base_name;

/// Whether a program is a shell script by its name, as those are that people write to start a container.
#[must_use]
pub fn is_start_script(program: &str) -> bool {
    let name = base_name(program);
    ["*.sh", "*.bash", "*entrypoint*"].iter().any(|pattern| matches(pattern, name))
}

/// Whether a program runs the script that its first argument names.
#[must_use]
pub fn is_interpreter(program: &str) -> bool {
    let name = base_name(program);
    ["python", "python2*", "python3*", "perl", "ruby", "platform-python"].iter().any(|pattern| matches(pattern, name))
}

/// Interpreters that set no handler for SIGTERM by themselves, and where that is said: as PID 1 they ignore it unless the program
/// sets one. (Java's and Go's runtimes do; Ruby raises an exception.)
const WITHOUT_TERM: &[(&[&str], &str, Source)] = &[
    (
        &["node", "nodejs"],
        "Node.js",
        "https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#handling-kernel-signals",
    ),
    (&["python", "python2*", "python3*"], "Python", "https://docs.python.org/3/library/signal.html#general-rules"),
];

/// The interpreter that this program is, and where it is said, if it sets no handler for SIGTERM by itself.
#[must_use]
pub fn without_term_handler(program: &str) -> Option<(&'static str, Source)> {
    let name = base_name(program);
    let found = WITHOUT_TERM.iter().find(|(names, ..)| names.iter().any(|pattern| matches(pattern, name)));
    found.map(|(_, shown, source)| (*shown, *source))
}

/// Interpreters, virtual machines and the tools that start programs with them: whatever they run, it is no init system.
const RUNTIMES: &[&str] = &[
    "node",
    "nodejs",
    "npm",
    "npx",
    "yarn",
    "pnpm",
    "bun",
    "deno",
    "pm2-runtime",
    "python",
    "python2*",
    "python3*",
    "java",
    "ruby",
    "bundle",
    "php",
    "perl",
    "dotnet",
    "go",
    "cargo",
    "mix",
];

/// Whether a program runs others that are written for it.
#[must_use]
pub fn is_runtime(program: &str) -> bool {
    let name = base_name(program);
    RUNTIMES.iter().any(|pattern| matches(pattern, name))
}

/// Whether a first line's program looks the interpreter up: `#!/usr/bin/env bash`.
#[must_use]
pub fn is_env(program: &str) -> bool {
    program.rsplit('/').next() == Some("env")
}
