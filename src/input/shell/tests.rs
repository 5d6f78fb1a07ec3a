#![allow(clippy::unwrap_used)]
//! Reading: scripts like those of Dockerfiles, pieces of them, and what is no script at all.

mod oracle;
mod removal;

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

fn list_holds(list: &List, span: Span) -> bool {
    let commands = || list.items.iter().flat_map(Item::pipelines).flat_map(|pipeline| &pipeline.commands);
    commands().any(|command| command.span == span || holds(command, span))
}

/// Whether the command at `span` stands anywhere inside.
fn holds(outer: &Command, span: Span) -> bool {
    outer.lists().iter().any(|(_, list)| list_holds(list, span))
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
    assert_eq!((redirects[1].fd, redirects[1].operator), (Some(2), ">>"));
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
        // What a thread has in the browser.
        let read = move || {
            let text = opener.repeat(50_000);
            let script = parse(&text);
            let _ = script.commands();
            let _ = removal(&script, &text, &|command| command.span.start % 2 == 0);
            script.problems.iter().any(|(_, kind)| *kind == ProblemKind::TooDeep)
        };
        let deep = std::thread::Builder::new().stack_size(1 << 20).spawn(read).unwrap().join().unwrap();
        assert!(deep || ["`", "! ", "[[ ", "\"$(", "\"${"].contains(&opener), "{opener}");
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
    // An eighth of it where the build is not optimised. Neither takes a second; a slow machine may.
    for piece in pieces {
        let text = piece.repeat((1 << 20) / piece.len() / if cfg!(debug_assertions) { 8 } else { 1 });
        let start = std::time::Instant::now();
        let script = parse(&text);
        let _ = removal(&script, &text, &|command| command.span.start % 30 != 0);
        let elapsed = start.elapsed();
        assert!(elapsed.as_secs() < 5, "{piece:?}: {elapsed:?}");
    }
}
