//! Commands that run another command: `sudo`, `env`, `gosu` …, and shells with a script in an argument.

use super::syntax::Word;
use crate::text::base_name;

/// What a command that runs another one comes down to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unwrapped<'w> {
    /// Which of the words is the name of the real command. The number of words, if there is none.
    pub index: usize,
    /// The user that it runs as, as it is written (`www-data`, `1000:1000`), if one is switched to.
    pub user: Option<&'w str>,
    /// Whether `exec` was among the wrappers, so that the shell is replaced.
    pub exec: bool,
}

/// A command that runs the command behind its options.
struct Wrapper {
    name: &'static str,
    /// Letters of the options that take a value, attached (`-uwww-data`) or as the next word.
    valued: &'static str,
    /// Names of the long options that take a value as the next word, where it does not follow `=`.
    long_valued: &'static [&'static str],
    /// How many words stand between its options and the command.
    operands: usize,
    user: User,
    /// Whether `A=b` may stand in front of the command.
    assignments: bool,
    /// Options with which it runs no command, or which change what the words mean.
    unless: &'static [&'static str],
}

/// Where a wrapper names the user to switch to.
#[derive(Clone, Copy)]
enum User {
    Keeps,
    /// In an option; without it, there is the default.
    Option(&'static [&'static str], Option<&'static str>),
    /// In the first word behind its options.
    Operand,
}

const PLAIN: Wrapper =
    Wrapper { name: "", valued: "", long_valued: &[], operands: 0, user: User::Keeps, assignments: false, unless: &[] };

const SUDO_LONG: &[&str] = &[
    "--user",
    "--group",
    "--prompt",
    "--chdir",
    "--chroot",
    "--host",
    "--role",
    "--type",
    "--close-from",
    "--other-user",
    "--command-timeout",
];

/// Mini-inits (`tini`, `dumb-init`) are not here: they stay, and are PID 1.
const WRAPPERS: &[Wrapper] = &[
    Wrapper {
        name: "sudo",
        valued: "ugpCDRThrtU",
        long_valued: SUDO_LONG,
        user: User::Option(&["-u", "--user"], Some("root")),
        assignments: true,
        unless: &["-l", "-v", "-e", "-k", "--list", "--validate", "--edit"],
        ..PLAIN
    },
    Wrapper { name: "doas", valued: "uC", user: User::Option(&["-u"], Some("root")), ..PLAIN },
    Wrapper {
        name: "env",
        valued: "uC",
        long_valued: &["--unset", "--chdir"],
        assignments: true,
        unless: &["-S", "--split-string"],
        ..PLAIN
    },
    Wrapper { name: "exec", valued: "a", ..PLAIN },
    Wrapper { name: "nohup", ..PLAIN },
    Wrapper { name: "command", unless: &["-v", "-V"], ..PLAIN },
    Wrapper { name: "builtin", ..PLAIN },
    Wrapper { name: "time", valued: "fo", long_valued: &["--format", "--output"], ..PLAIN },
    Wrapper { name: "nice", valued: "n", long_valued: &["--adjustment"], ..PLAIN },
    Wrapper {
        name: "ionice",
        valued: "cn",
        long_valued: &["--class", "--classdata"],
        unless: &["-p", "--pid"],
        ..PLAIN
    },
    Wrapper { name: "stdbuf", valued: "ioe", long_valued: &["--input", "--output", "--error"], ..PLAIN },
    Wrapper { name: "timeout", valued: "sk", long_valued: &["--signal", "--kill-after"], operands: 1, ..PLAIN },
    Wrapper { name: "setsid", ..PLAIN },
    Wrapper { name: "eatmydata", ..PLAIN },
    // Git for Windows: what gives a program of Windows a terminal there.
    Wrapper { name: "winpty", ..PLAIN },
    Wrapper { name: "gosu", operands: 1, user: User::Operand, ..PLAIN },
    Wrapper { name: "su-exec", operands: 1, user: User::Operand, ..PLAIN },
    Wrapper { name: "setuidgid", operands: 1, user: User::Operand, ..PLAIN },
    Wrapper { name: "s6-setuidgid", operands: 1, user: User::Operand, ..PLAIN },
    Wrapper {
        name: "setpriv",
        long_valued: &[
            "--reuid",
            "--ruid",
            "--euid",
            "--regid",
            "--rgid",
            "--egid",
            "--groups",
            "--inh-caps",
            "--ambient-caps",
            "--bounding-set",
            "--securebits",
            "--pdeathsig",
        ],
        user: User::Option(&["--reuid", "--euid"], None),
        unless: &["-d", "--dump"],
        ..PLAIN
    },
    Wrapper {
        name: "runuser",
        valued: "ugG",
        long_valued: &["--user", "--group", "--supp-group"],
        user: User::Option(&["-u", "--user"], None),
        unless: &["-c", "--command", "-l", "--login", "-"],
        ..PLAIN
    },
    Wrapper {
        name: "chroot",
        long_valued: &["--userspec", "--groups"],
        operands: 1,
        user: User::Option(&["--userspec"], None),
        ..PLAIN
    },
];

/// Shells that take a script behind `-c`.
const SHELLS: [&str; 6] = ["sh", "bash", "ash", "dash", "ksh", "zsh"];

/// Looks through the commands that only run another: `sudo -u x env A=b nginx` is `nginx`.
///
/// `words` are the words of a simple command, its name first.
#[must_use]
pub fn unwrap(words: &[Word]) -> Unwrapped<'_> {
    let mut result = Unwrapped::default();
    while let Some(wrapper) = words.get(result.index).and_then(|name| wrapper_named(base_name(&name.value))) {
        let Some((skipped, user)) = wrapper.skip(&words[result.index + 1..]) else { break };
        result.exec |= wrapper.name == "exec";
        result.user = user.or(result.user);
        result.index += 1 + skipped;
    }
    result
}

/// The script that `sh -c "…"`, `su -c "…"` or `runuser -c "…"` runs, also behind the commands that [`unwrap`] looks
/// through.
#[must_use]
pub fn nested_script(words: &[Word]) -> Option<&Word> {
    let mut words = words.get(unwrap(words).index..)?;
    if words.first().is_some_and(|name| base_name(&name.value) == "busybox") {
        words = &words[1..];
    }
    let (name, arguments) = words.split_first()?;
    match base_name(&name.value) {
        "su" | "runuser" => su_script(arguments),
        name if SHELLS.contains(&name) => shell_script(arguments),
        _ => None,
    }
}

fn wrapper_named(name: &str) -> Option<&'static Wrapper> {
    WRAPPERS.iter().find(|wrapper| wrapper.name == name)
}

impl Wrapper {
    /// How many words stand before the command, and the user switched to; nothing if this is no wrapper here.
    fn skip<'w>(&self, words: &'w [Word]) -> Option<(usize, Option<&'w str>)> {
        let mut user = None;
        let mut at = 0;
        while let Some(word) = words.get(at).map(|word| word.value.as_str()) {
            if self.unless.contains(&word) {
                return None;
            }
            if word == "--" {
                at += 1;
                break;
            }
            if !word.starts_with('-') {
                break;
            }
            at += 1;
            let (option, attached) = self.split(word);
            let value = match attached {
                None if self.takes_value(&option) => {
                    at += 1;
                    words.get(at - 1).map(|word| word.value.as_str())
                }
                attached => attached,
            };
            if matches!(self.user, User::Option(names, _) if names.contains(&option.as_str())) {
                user = value;
            }
        }
        if self.assignments {
            at += words.iter().skip(at).take_while(|word| super::words::assignment(&word.value).is_some()).count();
        }
        match self.user {
            User::Option(_, default) => user = user.or(default),
            User::Operand => user = words.get(at).map(|word| word.value.as_str()),
            User::Keeps => {}
        }
        // `runuser name …` and the like: the words behind it are a login shell's.
        if self.name == "runuser" && user.is_none() {
            return None;
        }
        Some(((at + self.operands).min(words.len()), user))
    }

    /// The option's name and the value attached to it: `--user=x`, `-ux`. A letter that takes a value may stand behind
    /// others: `-nu www-data` is `-u www-data`.
    fn split<'w>(&self, word: &'w str) -> (String, Option<&'w str>) {
        if word.starts_with("--") {
            let (name, value) = word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)));
            return (name.to_owned(), value);
        }
        match word.find(|letter| self.valued.contains(letter)) {
            Some(at) => (format!("-{}", &word[at..=at]), word.get(at + 1..).filter(|value| !value.is_empty())),
            None => (word.to_owned(), None),
        }
    }

    fn takes_value(&self, option: &str) -> bool {
        self.long_valued.contains(&option) || (option.len() == 2 && self.valued.contains(&option[1..]))
    }
}

/// The word behind `-c` of a shell. Letters may be joined (`-exc`), and `-o` takes a word of its own.
fn shell_script(arguments: &[Word]) -> Option<&Word> {
    let mut script = false;
    let mut at = 0;
    while let Some(word) = arguments.get(at) {
        let option = word.value.as_str();
        let letters = option.strip_prefix(['-', '+']).unwrap_or_default();
        match option {
            "--" | "-" => {
                at += 1;
                break;
            }
            "--rcfile" | "--init-file" => at += 1,
            _ if option.starts_with("--") => {}
            _ if letters.is_empty() => break,
            _ => {
                script |= option.starts_with('-') && letters.contains('c');
                at += letters.bytes().filter(|letter| matches!(letter, b'o' | b'O')).count();
            }
        }
        at += 1;
    }
    if script { arguments.get(at) } else { None }
}

/// The word behind `-c` of `su` and `runuser`, wherever among their options and the user it stands.
fn su_script(arguments: &[Word]) -> Option<&Word> {
    let mut at = 0;
    while let Some(word) = arguments.get(at) {
        let option = word.value.as_str();
        let letters = option.strip_prefix('-').filter(|letters| !letters.starts_with('-')).unwrap_or_default();
        // The first letter that takes a value; nothing behind it means that the value is the next word.
        let valued = letters.find(['c', 'C', 's', 'g', 'G', 'w']).filter(|at| at + 1 == letters.len());
        at += 1;
        match (option, valued.map(|at| &letters[at..])) {
            ("--command" | "--session-command", _) | (_, Some("c" | "C")) => return arguments.get(at),
            ("--shell" | "--group" | "--supp-group" | "--whitelist-environment", _) | (_, Some(_)) => at += 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::{CommandKind, parse};
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        let script = parse(text);
        match &script.list.items[0].first.commands[0].kind {
            CommandKind::Simple { words, .. } => words.clone(),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn wrappers_are_looked_through() {
        for (text, command, user, exec) in [
            ("nginx -g x", "nginx", None, false),
            ("sudo nginx", "nginx", Some("root"), false),
            ("sudo -E -u www-data A=1 nginx", "nginx", Some("www-data"), false),
            ("sudo -nuwww-data -- nginx", "nginx", Some("www-data"), false),
            ("sudo --user=x env -u Y A=b nginx", "nginx", Some("x"), false),
            ("exec gosu redis:redis redis-server", "redis-server", Some("redis:redis"), true),
            ("exec -a name su-exec 1000 nice -n 5 node", "node", Some("1000"), true),
            ("/usr/bin/env -i nohup setsid -f crond", "crond", None, false),
            ("runuser -u app -- /srv/run", "/srv/run", Some("app"), false),
            ("runuser -l app -c x", "runuser", None, false),
            ("chroot --userspec=a:b / sh", "sh", Some("a:b"), false),
            ("setpriv --reuid=www --clear-groups php-fpm", "php-fpm", Some("www"), false),
            ("timeout -k 5 10 mysqld", "mysqld", None, false),
            ("command -v systemctl", "command", None, false),
            ("command systemctl", "systemctl", None, false),
            ("time -p make", "make", None, false),
            ("tini -- nginx", "tini", None, false),
            ("exec", "", None, true),
        ] {
            let words = words(text);
            let unwrapped = unwrap(&words);
            let name = words.get(unwrapped.index).map_or("", |word| word.value.as_str());
            assert_eq!((name, unwrapped.user, unwrapped.exec), (command, user, exec), "{text}");
        }
    }

    #[test]
    fn scripts_in_arguments_are_found() {
        for (text, script) in [
            ("sh -c 'a b'", Some("a b")),
            ("/bin/bash -exo pipefail -c 'a' name", Some("a")),
            ("bash -lc a", Some("a")),
            ("bash --login -c a", Some("a")),
            ("bash -c -e a", Some("a")),
            ("sudo -u x bash -c 'a'", Some("a")),
            ("busybox sh -c a", Some("a")),
            ("bash script.sh -c a", None),
            ("bash -l", None),
            ("su - postgres -c 'a'", Some("a")),
            ("su -c a postgres", Some("a")),
            ("su -s /bin/sh -lc a nobody", Some("a")),
            ("su -s/bin/rc --command a x", Some("a")),
            ("runuser -l x -c a", Some("a")),
            ("su - x", None),
            ("python -c a", None),
        ] {
            assert_eq!(nested_script(&words(text)).map(|word| word.value.as_str()), script, "{text}");
        }
    }
}
