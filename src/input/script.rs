//! Shell scripts that are pasted by themselves: how they are told from other texts, and what their first line says.

use super::shell::{self, Script, Word};
use crate::boot::manager::{self, By, Verb};
use crate::knowledge::programs::{self, Role};
use crate::knowledge::services::{self, Mode};

/// How much of a text must speak for a script that has no first line to say so.
const ENOUGH: usize = 2;

/// The longest text without a first line that is read to see whether it is a script: such texts are short.
const LONGEST: usize = 64 * 1024;

/// The line that names the interpreter, without `#!`.
#[must_use]
pub fn interpreter_line(text: &str) -> Option<&str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.strip_prefix("#!").and_then(|rest| rest.lines().next()).map(str::trim)
}

/// Whether the first line hands the text to a shell: `#!/bin/sh`, `#!/usr/bin/env bash`, `#!/usr/bin/with-contenv sh`.
#[must_use]
pub fn names_shell(text: &str) -> bool {
    let is_shell = |word: &str| programs::role(word) == Some(Role::Shell);
    interpreter_line(text).is_some_and(|line| line.split_whitespace().any(is_shell))
}

/// Whether a text without such a line is a shell script all the same: all of it reads as commands, and some of these are what
/// start scripts consist of.
#[must_use]
pub fn reads_as_script(text: &str) -> bool {
    // What is behind a prompt was typed, and is none of a file.
    let prompted = |line: &str| {
        let line = line.trim_start();
        line.starts_with("$ ") || line.starts_with("> ") || line.contains("]# ") || line.contains("~$ ")
    };
    if text.len() > LONGEST || text.lines().any(prompted) {
        return false;
    }
    let script = shell::parse(text);
    script.problems.is_empty() && signs(&script) >= ENOUGH
}

/// How many commands are what a start script consists of.
fn signs(script: &Script) -> usize {
    script.commands().iter().map(|found| sign(found.words)).sum()
}

fn sign(words: &[Word]) -> usize {
    let values: Vec<&str> = words.iter().map(|word| word.value.as_str()).collect();
    let Some((&program, args)) = values.split_first() else { return 0 };
    match program {
        "exec" if hands_over(args) => return ENOUGH,
        "exec" | "set" | "trap" => return 1,
        _ => {}
    }
    if let Some(request) = manager::request(&values) {
        return usize::from(matches!(request.by, By::InitScript | By::Systemctl) && request.verb == Verb::Start);
    }
    let daemon = services::by_program(program).is_some_and(|(_, known)| known.mode(args, None) == Mode::Foreground);
    usize::from(daemon || programs::waits_for_ever(program, args))
}

/// Whether the arguments of `exec` are the script's own: `exec "$@"`.
#[must_use]
pub fn hands_over(args: &[&str]) -> bool {
    args.iter().any(|arg| matches!(*arg, "$@" | "${@}" | "$*"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_lines() {
        for (line, wanted) in [
            ("#!/bin/sh\n", true),
            ("\u{feff}#!/usr/bin/env bash\r\n", true),
            ("#! /bin/bash -e", true),
            ("#!/usr/bin/with-contenv sh\n", true),
            ("#!/usr/bin/env python3\n", false),
            ("# !/bin/sh\n", false),
            ("", false),
        ] {
            assert_eq!(names_shell(line), wanted, "{line:?}");
        }
    }

    #[test]
    fn commands_without_a_first_line() {
        for (text, wanted) in [
            ("service mysql start\nservice apache2 start\ntail -f /var/log/apache2/error.log\n", true),
            ("set -e\nexec \"$@\"\n", true),
            ("/etc/init.d/ssh start\nwhile true; do sleep 60; done\n", false),
            ("/etc/init.d/ssh start\nsleep infinity\n", true),
            ("$ service nginx start\n$ tail -f /var/log/nginx/error.log\n", false),
            ("The service is started by the system.\nIt runs for ever.\n", false),
            ("echo hello\n", false),
            ("nginx -g 'daemon off;'\n", false),
        ] {
            assert_eq!(reads_as_script(text), wanted, "{text:?}");
        }
    }
}
