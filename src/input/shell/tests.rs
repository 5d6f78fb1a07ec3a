#![allow(clippy::unwrap_used)]
//! Scripts like those of Dockerfiles: read whole, against the oracle, and with every subset of commands removed.

use std::collections::BTreeSet;

use brush_parser::ast;

use super::*;
use crate::text::Span;

/// Scripts that any shell reads without complaint. One a string, in the manner of Dockerfiles.
const SCRIPTS: &[&str] = &[
    "yum -y install httpd && systemctl enable httpd && yum clean all",
    "apt-get update &&     apt-get install -y nginx &&     systemctl enable nginx &&     rm -rf /var/lib/apt/lists/*",
    "apt-get update \\\n  && apt-get install -y cron \\\n  && service cron start \\\n  && rm -rf /tmp/*",
    "set -eux; apk add --no-cache openrc; rc-update add sshd default; mkdir -p /run/openrc",
    "service mysql start; mysql -e 'CREATE DATABASE app'; service mysql stop",
    "systemctl enable redis || true",
    "systemctl start redis || (echo failed; exit 1)",
    "a && b || c && d",
    "a || b; c & d",
    "/etc/init.d/ssh start && tail -f /var/log/auth.log",
    "(cd /lib/systemd/system/sysinit.target.wants/; for i in *; do [ $i == systemd-tmpfiles-setup.service ] || rm -f $i; done)",
    "rm -f /lib/systemd/system/multi-user.target.wants/*; rm -f /etc/systemd/system/*.wants/*",
    "if [ -d /run/systemd/system ]; then systemctl daemon-reload; else echo no; fi",
    "if command -v systemctl >/dev/null 2>&1; then systemctl enable x; systemctl start x; elif true; then y; fi",
    "for s in nginx php-fpm cron; do systemctl enable \"$s\"; done",
    "for x in $(ls /etc/init.d); do service $x stop; sleep 1; done > /dev/null",
    "while ! curl -sf localhost:9200; do sleep 1; done",
    "until mysqladmin ping; do sleep 1; done && echo up",
    "while read -r line; do echo \"$line\"; done < /etc/services",
    "case \"$(uname -m)\" in x86_64) a=amd64 ;; aarch64|arm64) a=arm64 ;; *) exit 1;; esac; curl -o /x https://h/$a",
    "case $1 in start) service a start;; stop) service a stop; sleep 1 ;; esac",
    "f() { systemctl start \"$1\"; }; f nginx",
    "function up { service a start; service b start; }\nup",
    "yes | apt-get install sudo",
    "echo 'root:pw' | chpasswd && systemctl enable sshd",
    "printf '[Unit]\\n' | tee /etc/systemd/system/x.service && systemctl enable x",
    "ps aux | grep nginx | grep -v grep | wc -l",
    "foo |& tee log",
    "bash -c \"service nginx start && tail -f /dev/null\"",
    "su - postgres -c \"pg_ctl start -D /data\" && createdb x",
    "sudo -u www-data php-fpm -F",
    "exec nginx -g 'daemon off;'",
    "nginx -g \"daemon off;\" & wait -n",
    "{ service a start; service b start; } && c",
    "{ a; b & }",
    "( a; ( b ) ) && c",
    "! a && b",
    "A=1 B=\"x y\" C=$(date +%s) run --flag=$A",
    "VERSION=1.2 && curl -L https://h/${VERSION:-2}.tgz | tar xz -C /opt --strip-components=1",
    "echo $((1 + 2)) $(( $(nproc) * 2 ))",
    "echo `hostname` \"`date`\"",
    "echo \"$(systemctl is-active \"my unit\")\" and $(echo $(echo deep))",
    "cat > /etc/x.conf <<EOF\nuser $(whoami);\nEOF\nsystemctl restart x\n",
    "cat <<'A' > /a; cat <<-B > /b\none $(no)\nA\n\ttwo\n\tB\nsystemctl daemon-reload\necho done\n",
    "set -e\n# start the thing\nsystemctl start x\n\necho started # really\n",
    "service a start\nservice b start\n\nexec c\n",
    "if a\nthen\n  systemctl start b\nfi\nwhile true\ndo\n  sleep 1\ndone\n",
    "[[ -f /etc/x && $y =~ ^(a|b)$ ]] && systemctl enable x",
    "[ -f /lib/systemd/system/x.service ] && systemctl enable x; echo on",
    "(( n > 1 )) && echo many",
    "diff <(ls a) <(ls b)",
    "arr=(a \"b c\" $(d)); echo \"${arr[@]}\"",
    "grep x <<< \"$y\"",
    "cmd &> /log 2>&1 >| /f",
    "echo don\\'t -D\"FOREGROUND\" 'a'\"b\"c",
    "sed -i 's/a/b/;s/^#\\(x\\)/\\1/' /etc/x && sed -i \"s|\\$x|y|\" /etc/x",
    "ls file{1,2}.txt {a..c}",
    "find / -name '*.pyc' -exec rm {} \\; -o \\( -type d \\)",
    "nohup /usr/sbin/crond -n > /dev/null 2>&1 &",
    "echo 'a' > /x; { echo b; echo c; } >> /x",
    "export PATH=/a:$PATH; cd /srv && ./configure --with=\"$(pkg-config --libs x)\" && make -j$(nproc)",
    "time make && time (cd x; make)",
    "for ((i=0; i<3; i++)); do a $i; done",
    "echo $'a\\tb' \"tab\tin\" && $SHELL -c 'x'",
    "test -x /usr/sbin/x || exit 0; x --daemon",
];

/// Name and arguments of every simple command, as they are written.
fn commands(script: &Script, text: &str) -> Vec<Vec<String>> {
    let words = |found: Found<'_>| found.words.iter().map(|word| word.span.of(text).to_owned()).collect();
    script.commands().into_iter().map(words).collect()
}

/// The same as values, space between them.
fn values(script: &Script) -> Vec<String> {
    let line = |found: Found<'_>| {
        let values: Vec<&str> = found.words.iter().map(|word| word.value.as_str()).collect();
        values.join(" ")
    };
    script.commands().into_iter().map(line).collect()
}

fn reached(text: &str) -> Vec<(String, Reach)> {
    let script = parse(text);
    script.commands().iter().map(|found| (found.words[0].value.clone(), found.reach)).collect()
}

#[test]
fn whole_scripts_have_no_problems_and_sound_spans() {
    for text in SCRIPTS {
        let script = parse(text);
        assert_eq!(script.problems, [], "{text}");
        for found in script.commands() {
            for word in found.words {
                assert!(found.command.span.contains(word.span), "{text}: {word:?}");
                if !word.quoted {
                    assert_eq!(word.value, word.span.of(text), "{text}");
                }
            }
        }
    }
}

#[test]
fn any_prefix_and_any_middle_can_be_read() {
    for text in SCRIPTS {
        for (at, _) in text.char_indices() {
            let _ = parse(&text[..at]).commands();
            let script = parse_within(text, Span::new(at, text.len()));
            assert!(script.commands().iter().all(|found| found.command.span.start >= at), "{text}");
        }
    }
}

// ---- the oracle

/// What brush sees: the words of each simple command outside substitutions, which it leaves unread.
fn brush_commands(text: &str) -> Option<Vec<Vec<String>>> {
    let program = brush_parser::Parser::builder().build(text.as_bytes()).parse_program().ok()?;
    let mut found = Vec::new();
    program.complete_commands.iter().for_each(|list| brush_list(list, &mut found));
    Some(found)
}

fn brush_list(list: &ast::CompoundList, found: &mut Vec<Vec<String>>) {
    for ast::CompoundListItem(chain, _) in &list.0 {
        let rest = chain.additional.iter().map(|next| match next {
            ast::AndOr::And(pipeline) | ast::AndOr::Or(pipeline) => pipeline,
        });
        for pipeline in std::iter::once(&chain.first).chain(rest) {
            for (at, command) in pipeline.seq.iter().enumerate() {
                brush_command(command, at == 0 && pipeline.timed.is_some(), found);
            }
        }
    }
}

fn brush_command(command: &ast::Command, timed: bool, found: &mut Vec<Vec<String>>) {
    match command {
        ast::Command::Simple(simple) => {
            // Here `time` is a word: dash has no such keyword.
            let mut words: Vec<String> = timed.then(|| "time".to_owned()).into_iter().collect();
            words.extend(simple.word_or_name.iter().map(|word| word.value.clone()));
            for item in simple.suffix.iter().flat_map(|suffix| &suffix.0) {
                match item {
                    ast::CommandPrefixOrSuffixItem::Word(word) => words.push(word.value.clone()),
                    ast::CommandPrefixOrSuffixItem::AssignmentWord(_, word) => words.push(word.value.clone()),
                    ast::CommandPrefixOrSuffixItem::ProcessSubstitution(..) => words.push("<()".to_owned()),
                    ast::CommandPrefixOrSuffixItem::IoRedirect(_) => {}
                }
            }
            found.push(words);
        }
        ast::Command::Compound(compound, _) => brush_compound(compound, found),
        ast::Command::Function(function) => brush_compound(&function.body.0, found),
        ast::Command::ExtendedTest(..) => {}
    }
}

fn brush_compound(compound: &ast::CompoundCommand, found: &mut Vec<Vec<String>>) {
    use ast::CompoundCommand as Kind;
    match compound {
        Kind::BraceGroup(group) => brush_list(&group.list, found),
        Kind::Subshell(subshell) => brush_list(&subshell.list, found),
        Kind::ForClause(clause) => brush_list(&clause.body.list, found),
        Kind::ArithmeticForClause(clause) => brush_list(&clause.body.list, found),
        Kind::CaseClause(clause) => {
            clause.cases.iter().filter_map(|arm| arm.cmd.as_ref()).for_each(|list| brush_list(list, found))
        }
        Kind::IfClause(clause) => {
            brush_list(&clause.condition, found);
            brush_list(&clause.then, found);
            for other in clause.elses.iter().flatten() {
                other.condition.iter().for_each(|list| brush_list(list, found));
                brush_list(&other.body, found);
            }
        }
        Kind::WhileClause(clause) | Kind::UntilClause(clause) => {
            brush_list(&clause.0, found);
            brush_list(&clause.1.list, found);
        }
        Kind::Arithmetic(_) | Kind::Coprocess(_) => {}
    }
}

#[test]
fn brush_sees_the_same_commands() {
    let mut read = 0;
    for text in SCRIPTS {
        let Some(theirs) = brush_commands(text) else { continue };
        read += 1;
        let script = parse(text);
        let ours: Vec<Vec<String>> = script
            .commands()
            .into_iter()
            .filter(|found| !is_substituted(&script, found.command))
            .map(|found| {
                let written = |word: &Word| {
                    let raw = word.span.of(text);
                    if raw.starts_with("<(") { "<()".to_owned() } else { raw.to_owned() }
                };
                found.words.iter().map(written).collect()
            })
            .collect();
        assert_eq!(ours, theirs, "{text}");
    }
    assert!(read + 5 > SCRIPTS.len(), "the oracle reads nearly all: {read} of {}", SCRIPTS.len());
}

/// Whether a command stands inside a word, a redirection, or the head of a compound command.
fn is_substituted(script: &Script, command: &Command) -> bool {
    fn inside(list: &List, command: &Command) -> bool {
        list.items.iter().flat_map(Item::pipelines).flat_map(|pipeline| &pipeline.commands).any(|outer| {
            outer.lists().into_iter().any(|(reach, list)| {
                let holds = || {
                    let script = Script { list: list.clone(), problems: Vec::new() };
                    script.commands().iter().any(|found| found.command.span == command.span)
                };
                (reach == Reach::Substitution && holds()) || inside(list, command)
            })
        })
    }
    inside(&script.list, command)
}

// ---- removal

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
                let within_doomed = doomed.iter().any(|span| span.contains(found.command.span));
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

// ---- reading

#[test]
fn values_lose_quotes_and_backslashes() {
    for (text, value, literal) in [
        (r"\x", "x", true),
        (r#""a \"b\" \n \$c""#, r#"a "b" \n $c"#, true),
        ("-D\"FOREGROUND\"", "-DFOREGROUND", true),
        ("'a'\"b\"c", "abc", true),
        ("$'a\\tb\\x41\\'\\u3042'", "a\tbA'あ", true),
        ("$x", "$x", false),
        ("\"${x:-\"a b\"}\"", "${x:-\"a b\"}", false),
        ("a*", "a*", false),
        ("'a*'", "a*", true),
        ("{a,b}", "{a,b}", false),
        ("{}", "{}", true),
        ("a\\\nb", "ab", true),
        ("[", "[", true),
        ("x[0-9]", "x[0-9]", false),
        ("é\\é", "éé", true),
        ("a#b", "a#b", true),
        ("a\\", "a\\", true),
    ] {
        let script = parse(text);
        let command = script.commands()[0];
        assert_eq!(command.words.len(), 1, "{text}");
        let word = &command.words[0];
        assert_eq!((word.value.as_str(), word.literal), (value, literal), "{text}");
        assert_eq!(word.span, Span::new(0, text.len()), "{text}");
    }
}

#[test]
fn reach_is_told_apart() {
    use Reach::*;
    let reached = |text: &str| reached(text).into_iter().map(|(_, reach)| reach).collect::<Vec<_>>();
    assert_eq!(reached("a && b || c; d"), [Always, Always, Conditional, Always]);
    assert_eq!(
        reached("if a; then b; elif c; then d; else e; fi"),
        [Always, Conditional, Conditional, Conditional, Conditional]
    );
    assert_eq!(reached("while a; do b; done"), [Always, Loop]);
    assert_eq!(reached("f() { a || b; }; f"), [Function, Function, Always]);
    assert_eq!(reached("a $(b || c) | d"), [Always, Substitution, Conditional, Always]);
    assert_eq!(reached("{ a; ( b ); }; case x in y) c;; esac"), [Always, Always, Conditional]);
    let script = parse("{ a; } & b | c $(d)");
    let flags: Vec<(bool, bool)> = script.commands().iter().map(|found| (found.background, found.piped)).collect();
    assert_eq!(flags, [(true, false), (false, true), (false, true), (false, false)]);
}

#[test]
fn commands_inside_quotes_have_spans_in_the_text() {
    let text = "x \"`echo \\`hostname -f\\``\" && su -c \"systemctl start \\\"my unit\\\"\"";
    let script = parse(text);
    let spans: Vec<&str> = script.commands().iter().map(|found| found.command.span.of(text)).collect();
    assert_eq!(spans[1..3], ["echo \\`hostname -f\\`", "hostname -f"]);
    let nested = parse_word_as_script(nested_script(script.commands()[3].words).unwrap());
    let command = nested.commands()[0];
    assert_eq!(command.words[2].value, "my unit");
    assert_eq!(command.words[2].span.of(text), "\\\"my unit\\\"");
}

#[test]
fn redirections_and_heredocs() {
    let text = "cat <<A 2>>err <<-'B'\n1 $(x)\nA\n\t2 $(y)\n\tB\nz";
    let script = parse(text);
    let found = script.commands();
    let redirects = &found[0].command.redirects;
    let bodies: Vec<Option<&str>> =
        redirects.iter().map(|redirect| redirect.heredoc.map(|body| body.of(text))).collect();
    assert_eq!(bodies, [Some("1 $(x)\n"), None, Some("\t2 $(y)\n")]);
    assert_eq!((redirects[1].fd, redirects[1].operator.as_str()), (Some(2), ">>"));
    assert_eq!(values(&script), ["cat", "x", "z"]);
}

#[test]
fn what_is_broken_does_not_hide_the_rest() {
    for (text, expected, problem) in [
        ("a 'b\nc\nd", vec!["a b", "c", "d"], ProblemKind::Unclosed),
        ("a \"it\nc", vec!["a it", "c"], ProblemKind::Unclosed),
        ("a && && b", vec!["a", "b"], ProblemKind::Unexpected),
        ("a &&", vec!["a"], ProblemKind::Unexpected),
        ("&& a", vec!["a"], ProblemKind::Unexpected),
        ("a; ; b", vec!["a", "b"], ProblemKind::Unexpected),
        ("a ) b", vec!["a", "b"], ProblemKind::Unexpected),
        ("( a; b", vec!["a", "b"], ProblemKind::Unclosed),
        ("if a; then b", vec!["a", "b"], ProblemKind::Unclosed),
        ("(if a; then b); c", vec!["a", "b", "c"], ProblemKind::Unclosed),
        ("fi; a", vec!["a"], ProblemKind::Unexpected),
        ("a $(b; c", vec!["a $(b; c", "b", "c"], ProblemKind::Unclosed),
        ("a `b; c", vec!["a `b", "c"], ProblemKind::Unclosed),
        ("a ${b; c", vec!["a ${b", "c"], ProblemKind::Unclosed),
        ("a <<E\nb", vec!["a"], ProblemKind::Unclosed),
        ("a > ; b", vec!["a", "b"], ProblemKind::Unexpected),
        ("a | ; b", vec!["a", "b"], ProblemKind::Unexpected),
        ("case x in a) b ;; c", vec!["b"], ProblemKind::Unclosed),
        ("for x in a; b; done; c", vec!["b", "c"], ProblemKind::Unclosed),
        ("!; a", vec!["", "a"], ProblemKind::Unexpected),
    ] {
        let script = parse(text);
        assert_eq!(values(&script), expected, "{text:?}");
        assert!(script.problems.iter().any(|(_, kind)| *kind == problem), "{text:?}: {:?}", script.problems);
    }
}

#[test]
fn deep_nesting_is_a_problem_not_a_crash() {
    let openers = [
        "$(",
        "(",
        "{ ",
        "\"$(",
        "<(",
        "if ",
        "while ",
        "f() ",
        "a=(",
        "${x:-",
        "$((",
        "`",
        "! ",
        "case x in a) ",
        "for x in a; do ",
        "[[ ",
        "function f ",
        "a && (",
        "\"${",
        "x <<E $(",
        "((",
        "case $(",
        "time (",
    ];
    for opener in openers {
        // Half of what a thread has in the browser.
        let read = move || {
            let script = parse(&opener.repeat(50_000));
            let _ = script.commands();
            let _ = removal(&script, "", &|_| false);
            script.problems.iter().any(|(_, kind)| *kind == ProblemKind::TooDeep)
        };
        let deep = std::thread::Builder::new().stack_size(1 << 20).spawn(read).unwrap().join().unwrap();
        assert!(deep || ["`", "! ", "[[ ", "x <<E $("].contains(&opener), "{opener}");
    }
}

#[test]
fn a_megabyte_is_read_in_no_time() {
    let pieces = [
        "apt-get install -y a && ",
        "a 'b' ",
        "\"$(a b)\" ",
        "a | ",
        "a; ",
        "`a` ",
        "${x:-y} ",
        "$((1)) ",
        "<<E ",
        "'",
        "\"",
        "a\n",
        "a <<E\nb\nE\n",
        "(a) && ",
        "\\\n",
        "x=(",
        "#\n",
        "if a; then b; fi; ",
        "*(",
        "$((",
        "[[ ",
        "\"a\n",
        "{a,",
        "a=",
        "é",
    ];
    // Ten times what is asked of a release build, for one that is not optimised.
    for piece in pieces {
        let text = piece.repeat((1 << 20) / piece.len() / if cfg!(debug_assertions) { 8 } else { 1 });
        let start = std::time::Instant::now();
        let script = parse(&text);
        let _ = removal(&script, &text, &|command| command.span.start % 3 == 0);
        let elapsed = start.elapsed();
        assert!(elapsed.as_secs() < 5, "{piece:?}: {elapsed:?}");
        println!("{piece:?}: {elapsed:?}");
    }
}
