//! Every subset of commands removed, and what is left in the cases that matter.

use std::collections::BTreeSet;

use super::oracle::brush_commands;
use super::*;

fn apply(text: &str, edits: &[(Span, String)]) -> String {
    let mut result = text.to_owned();
    for (span, new) in edits.iter().rev() {
        result.replace_range(span.start..span.end, new);
    }
    result
}

/// The text without the commands that begin with one of these names.
fn without(text: &str, names: &[&str]) -> String {
    let script = parse(text);
    let doomed = |command: &Command| match &command.kind {
        CommandKind::Simple { words, .. } => words.first().is_some_and(|word| names.contains(&word.value.as_str())),
        _ => false,
    };
    match removal(&script, text, &doomed) {
        Removal::Everything => "-".to_owned(),
        Removal::Edits(edits) => apply(text, &edits),
    }
}

#[test]
fn any_commands_can_be_removed() {
    for text in SCRIPTS {
        let script = parse(text);
        let all = script.commands();
        let spans: Vec<Span> = all.iter().map(|found| found.command.span).collect();
        for subset in 0..1u32 << spans.len().min(10) {
            let doomed: BTreeSet<Span> =
                spans.iter().enumerate().filter(|(at, _)| subset >> at & 1 == 1).map(|(_, span)| *span).collect();
            let Removal::Edits(edits) = removal(&script, text, &|command| doomed.contains(&command.span)) else {
                continue;
            };
            assert!(edits.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start), "{text}: {edits:?}");
            let result = apply(text, &edits);
            let after = parse(&result);
            assert_eq!(after.problems, [], "{text}\nwithout {doomed:?}:\n{result}");
            assert!(brush_commands(text).is_none() || brush_commands(&result).is_some(), "{text}\n{result}");
            // What is left is what was not doomed, in order, give or take what only accompanied it.
            let mut left = commands(&after, &result).into_iter().peekable();
            for found in all.iter().filter(|found| !doomed.contains(&found.command.span)) {
                let words: Vec<String> = found.words.iter().map(|word| word.span.of(text).to_owned()).collect();
                while left.peek().is_some_and(|next| *next != words && is_filler(next)) {
                    left.next();
                }
                // A word holds its substitutions, so it may have changed; compare names.
                let same = left.peek().is_some_and(|next| next.first() == words.first());
                let within_doomed = all
                    .iter()
                    .any(|outer| doomed.contains(&outer.command.span) && holds(outer.command, found.command.span));
                if same {
                    left.next();
                } else {
                    assert!(within_doomed || accompanies(&words), "{text}\nlost {words:?}:\n{result}");
                }
            }
            assert!(left.all(|next| is_filler(&next)), "{text}\ngrew:\n{result}");
            for line in result.lines() {
                assert!(!line.trim_end().ends_with("&&") || text.contains("&&\n"), "{result}");
            }
        }
    }
}

fn is_filler(words: &[String]) -> bool {
    matches!(words, [word] if matches!(word.as_str(), "true" | ":" | "false"))
}

fn accompanies(words: &[String]) -> bool {
    let known = ["true", ":", "echo", "exit", "printf", "[", "test", "command", "yes", "cat", "grep", "tee", "tail"];
    words.first().is_some_and(|name| known.contains(&name.as_str()))
}

#[test]
fn what_remains_means_the_same() {
    for (text, expected) in [
        ("a && x && b", "a && b"),
        ("x && b", "b"),
        ("a && x", "a"),
        ("a \\\n    && x \\\n    && b", "a \\\n    && b"),
        ("a && \\\n    x && \\\n    b", "a && \\\n    b"),
        ("x && \\\n  a", "a"),
        ("x || true", "-"),
        ("a && x || true", "a || true"),
        ("x || true && b", "b"),
        ("x || echo no; b", "b"),
        ("x || y", "true || y"),
        ("a || x", "a || true"),
        ("x || (echo no; exit 1); b", "b"),
        ("[ -f y ] && x; b", "b"),
        ("set -e; a && x; b", "set -e; a && true; b"),
        ("set -ex && a && x", "set -ex && a"),
        ("a; x; b", "a; b"),
        ("x; b", "b"),
        ("a; x", "a"),
        ("a & x", "a &"),
        ("x & b", "b"),
        ("{ a; x; }", "{ a; }"),
        ("{ x; a; }", "{ a; }"),
        ("{ x; } && a", "a"),
        ("( x; x ); a", "a"),
        ("if a; then x; fi", "if a; then :; fi"),
        ("if x; then b; else x; fi", "if true; then b; else :; fi"),
        ("while x; do a; done", "while false; do a; done"),
        ("until x; do sleep 1; done; a", "until true; do sleep 1; done; a"),
        ("while ! x; do sleep 1; done; a", "while ! true; do sleep 1; done; a"),
        ("f() { x; }; a", "f() { :; }; a"),
        ("case a in b) x ;; *) c; x;; esac", "case a in b) : ;; *) c;; esac"),
        ("yes | x && a", "a"),
        ("curl y | x", "curl y | true"),
        ("x | tee log; a", "a"),
        ("! x; a", "a"),
        ("! x && a", "! true && a"),
        ("a $(x) b", "a $(:) b"),
        ("a `x` b", "a `:` b"),
        ("a > f && x > g 2>&1 && b", "a > f && b"),
        ("set -e; cd /x; x", "-"),
        ("x; true", "-"),
        ("a\nx\nb\n", "a\nb\n"),
        ("a\n  x # why\nb\n", "a\nb\n"),
        ("x\nb\n", "b\n"),
        ("a\nx\n", "a\n"),
        ("a\r\nx\r\nb\r\n", "a\r\nb\r\n"),
        ("a; x\nb", "a\nb"),
        ("x; a\nb", "a\nb"),
        ("cat <<E\n1\nE\nx\n", "cat <<E\n1\nE\n"),
        ("x <<E\n1\nE\na\n", "a\n"),
        ("a; x <<E\n1\nE\nb\n", "a\nb\n"),
        ("cat <<E; x\n1\nE\nb\n", "cat <<E\n1\nE\nb\n"),
        ("if a; then\n  x\n  b\nfi\n", "if a; then\n  b\nfi\n"),
        ("if a; then\n  x\nfi\n", "if a; then\n  :\nfi\n"),
        ("a; \\\n  x; \\\n  b", "a; \\\n  b"),
        ("a; \\\n  x", "a"),
        ("a; \\\n  x; \\\n", "a; \\\n"),
    ] {
        assert_eq!(without(text, &["x"]), expected, "{text:?}");
    }
}

/// Whoever reads a RUN may have put blanks in the place of backslashes, line ends and comments: spans stay the same.
#[test]
fn a_run_is_edited_across_its_lines() {
    let text = "a && \\\n    # about x\n    x && \\\n    b \\\n    && x";
    let masked = "a &&                     x &&       b       && x";
    assert_eq!(masked.len(), text.len());
    let script = parse(masked);
    let is_x = |command: &Command| command.span.of(text) == "x";
    let Removal::Edits(edits) = removal(&script, masked, &is_x) else { panic!("{script:?}") };
    assert_eq!(apply(text, &edits), "a && \\\n    b");
}

#[test]
fn a_script_in_quotes_is_edited_in_place() {
    for (text, expected) in [
        ("bash -c \"a && x \\\"q\\\" && b\"", "bash -c \"a && b\""),
        ("su u -c 'x; b' && c", "su u -c 'b' && c"),
        ("sh -c \"a; sh -c \\\"x 1; y\\\"\"", "sh -c \"a; sh -c \\\"y\\\"\""),
    ] {
        let outer = parse(text);
        let mut scripts = vec![parse_word_as_script(nested_script(outer.commands()[0].words).unwrap())];
        if let Some(word) = scripts[0].commands().iter().find_map(|found| nested_script(found.words)) {
            scripts.push(parse_word_as_script(word));
        }
        let is_x =
            |command: &Command| matches!(&command.kind, CommandKind::Simple { words, .. } if words[0].value == "x");
        let Removal::Edits(edits) = removal(scripts.last().unwrap(), text, &is_x) else { panic!("{text}") };
        assert_eq!(apply(text, &edits), expected);
    }
}
