//! The commands around the start: before it, behind it, to reload and to stop.

use super::environment::Environment;
use super::exec::{Exec, Word};
use super::image::{signal_is_read, signal_name};
use super::rows::{Place, Rows};
use crate::input::unit::{Entry, Unit};
use crate::knowledge::privileges;
use crate::knowledge::services::{self, Mode};
use crate::lang::Text;
use crate::text::base_name;

/// What becomes of the steps.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    /// Commands of `RUN`, as root: they only make what must be there.
    pub prepare: Vec<String>,
    /// Commands that must run before each start, with `&&` or `;` behind.
    pub before: Vec<String>,
    /// The signal that stops the program, where `ExecStop` sends one.
    pub stop: Option<String>,
    /// Variables of the running container that the steps need.
    pub variables: Vec<String>,
}

const ONCE: Text = Text {
    en: "it makes what must be there: done once, while the image is built, before USER",
    ja: "必要なものを用意する処理です。イメージのビルド時に 1 回、USER より前に実行します",
};
const EACH: Text = Text {
    en: "it runs before the program at each start, in the start command",
    ja: "起動のたびに、プログラムの前に起動コマンドの中で実行します",
};
const AS_ROOT: Text = Text {
    en: "it runs as root at each start while the program does not: an entrypoint script that begins as root has to do it and then change the user",
    ja: "プログラムは別のユーザーで動くのに、この処理だけ起動のたびに root で実行されます。root で始まりユーザーを切り替えるエントリーポイントのスクリプトが必要です",
};
const CHECKS: Text = Text {
    en: "it checks the configuration; the program does so itself when it starts. `RUN` it if the build should fail on a mistake",
    ja: "設定の検査です。プログラム自身も起動時に検査します。誤りがあればビルドを失敗させたい場合は `RUN` に書いてください",
};
const MANAGER: Text = Text {
    en: "it talks to systemd, which is not there",
    ja: "systemd への操作ですが、コンテナに systemd はいません",
};
const HOST: Text = Text {
    en: "it changes the kernel or the network of the machine: do it on the host, before the container starts",
    ja: "マシンのカーネルやネットワークを変更する処理です。コンテナの起動前にホスト側で行ってください",
};
const WAITS: Text = Text {
    en: "it only waits. For another service: compose has `depends_on` with `condition: service_healthy`",
    ja: "待つだけの処理です。ほかのサービスを待つなら、Compose の `depends_on` と `condition: service_healthy` を使います",
};
const CLEARS: Text = Text {
    en: "it clears away what an earlier start left: a new container has none of it",
    ja: "前回の起動で残ったものを消す処理です。新しいコンテナには残っていません",
};
const AFTER: Text = Text {
    en: "an engine runs nothing after the start: `docker exec` does it from outside, a HEALTHCHECK if it only asks whether the service is there",
    ja: "起動後に実行する仕組みはありません。外部から `docker exec` で実行するか、サービスの応答を確認するだけなら HEALTHCHECK にします",
};
const STOPS: Text = Text {
    en: "`docker stop` sends one signal and runs no command. If the signal is not enough, run this with `docker exec` before",
    ja: "`docker stop` はシグナルを 1 つ送るだけで、コマンドは実行しません。シグナルで足りなければ、先に `docker exec` で実行してください",
};
const AFTER_STOP: Text = Text {
    en: "nothing runs in a container after its program: do it from outside, or at the beginning of the next start",
    ja: "プログラムの終了後にコンテナの中で実行されるものはありません。外から実行するか、次の起動時の最初に行ってください",
};
const SAME_SIGNAL: Text =
    Text { en: "`docker stop` sends SIGTERM by itself", ja: "`docker stop` が既定で SIGTERM を送ります" };
const RELOADS: Text = Text { en: "from outside", ja: "コンテナの外から実行します" };
const NOT_READ: Text = Text { en: "this command cannot be read", ja: "このコマンドを読み取れません" };

/// Programs that make files and directories, or change who owns them (coreutils).
const MAKES: &[&str] =
    &["mkdir", "install", "chown", "chmod", "chgrp", "touch", "ln", "mkfifo", "setfacl", "restorecon", "setcap"];
/// Programs that only wait.
const WAITERS: &[&str] =
    &["sleep", "wait-for-it.sh", "wait-for-it", "wait-for", "systemd-networkd-wait-online", "nm-online"];
/// Programs that ask an init.
const MANAGERS: &[&str] = &[
    "systemctl",
    "systemd-notify",
    "systemd-tmpfiles",
    "loginctl",
    "journalctl",
    "busctl",
    "initctl",
    "service",
    "rc-service",
    "systemd-run",
    "systemd-cat",
];

impl Steps {
    /// The steps of a unit; `start` is the program that it starts.
    #[must_use]
    pub fn of(
        unit: &Unit,
        environment: &Environment<'_>,
        start: Option<&str>,
        has_user: bool,
        rows: &mut Rows,
    ) -> Self {
        let mut steps = Self::default();
        let relaxed = unit.setting("PermissionsStartOnly").is_some_and(crate::knowledge::directives::is_on);
        for entry in unit.entries("Service", "ExecStartPre") {
            let execs = Exec::all(&entry.value, environment);
            if execs.is_empty() {
                rows.say(entry, Place::Ask, NOT_READ, &[]);
            }
            for mut exec in execs {
                exec.as_root |= relaxed;
                steps.before(entry, &exec, start, has_user, rows);
            }
        }
        for entry in unit.entries("Service", "ExecStartPost") {
            for exec in Exec::all(&entry.value, environment) {
                let text = general(&exec).unwrap_or(AFTER);
                rows.say(entry, Place::Step, text, &[]);
            }
        }
        for key in ["ExecStop", "ExecStopPost"] {
            for entry in unit.entries("Service", key) {
                for exec in Exec::all(&entry.value, environment) {
                    match signal(&exec, entry).filter(|_| key == "ExecStop") {
                        Some(name) if name == "SIGTERM" => rows.say(entry, Place::Settled, SAME_SIGNAL, &[]),
                        Some(name) => {
                            rows.add(entry, Place::Image, format!("STOPSIGNAL {name}"));
                            steps.stop = Some(name);
                        }
                        None if key == "ExecStopPost" && matches!(exec.program().as_str(), "rm" | "unlink") => {
                            rows.say(entry, Place::Settled, CLEARS, &[]);
                        }
                        None => {
                            let usual = if key == "ExecStop" { STOPS } else { AFTER_STOP };
                            rows.say(
                                entry,
                                Place::Step,
                                general(&exec).filter(|text| *text == HOST).unwrap_or(usual),
                                &[],
                            );
                        }
                    }
                }
            }
        }
        for entry in unit.entries("Service", "ExecReload") {
            for exec in Exec::all(&entry.value, environment) {
                let command = match signal(&exec, entry) {
                    Some(name) => format!("docker kill -s {name} CONTAINER"),
                    None if general(&exec).is_some() => {
                        rows.say(entry, Place::Step, general(&exec).unwrap_or(MANAGER), &[]);
                        continue;
                    }
                    None => format!("docker exec CONTAINER {}", exec.for_shell()),
                };
                rows.add_saying(entry, Place::Step, super::rows::short(&command), RELOADS);
            }
        }
        steps
    }

    fn before(&mut self, entry: &Entry, exec: &Exec, start: Option<&str>, has_user: bool, rows: &mut Rows) {
        let program = exec.program();
        if let Some(text) = general(exec) {
            return rows.say(entry, Place::Step, text, &[]);
        }
        if !exec.unknown.is_empty() {
            return rows.say(entry, Place::Ask, NOT_READ, &[]);
        }
        if checks(exec, start) {
            return rows.say(entry, Place::Step, CHECKS, &[]);
        }
        let literal = exec.literal();
        let whole = literal.is_some() && exec.left_out.is_empty();
        if MAKES.contains(&program.as_str()) && whole {
            let line = made(exec);
            rows.add_saying(entry, Place::Image, format!("RUN {}", super::rows::short(&line)), ONCE);
            self.prepare.push(line);
            return;
        }
        if matches!(program.as_str(), "rm" | "unlink") && whole {
            return rows.say(entry, Place::Settled, CLEARS, &[]);
        }
        if exec.as_root && has_user {
            return rows.say(entry, Place::Ask, AS_ROOT, &[]);
        }
        let line = exec.for_shell();
        self.variables.extend(exec.words.iter().flat_map(Word::variables).map(str::to_owned));
        self.before.push(if exec.may_fail { format!("{line};") } else { format!("{line} &&") });
        rows.say(entry, Place::Step, EACH, &[]);
    }
}

/// The line of `RUN`: a directory that an earlier step made is no mistake.
fn made(exec: &Exec) -> String {
    let mut words: Vec<String> = exec.words.iter().map(Word::for_shell).collect();
    if exec.program() == "mkdir"
        && !words.iter().any(|word| word.starts_with('-') && !word.starts_with("--") && word.contains('p'))
    {
        words.insert(1, "-p".to_owned());
    }
    // The package's own path may be another one on another distribution; the names are the same on all.
    if let Some(first) = words.first_mut() {
        *first = exec.program();
    }
    let line = words.join(" ");
    if exec.may_fail { format!("{line} || true") } else { line }
}

/// What is said of a command whatever it is for.
fn general(exec: &Exec) -> Option<Text> {
    let shown = exec.shown();
    let words: Vec<&str> = shown.iter().map(String::as_str).collect();
    let program = exec.program();
    let script = || words.iter().skip(1).flat_map(|word| word.split([' ', ';', '&', '|', '`', '(', '\n']));
    let is_shell = super::start::is_shell(&program);
    let named = |names: &[&str]| {
        names.contains(&program.as_str()) || (is_shell && script().any(|word| names.contains(&base_name(word))))
    };
    if named(MANAGERS) {
        return Some(MANAGER);
    }
    let inner: Vec<&str> = script().filter(|word| !word.is_empty() && *word != "-c").collect();
    if privileges::changes_kernel(&words) || (is_shell && privileges::changes_kernel(&inner)) {
        return Some(HOST);
    }
    WAITERS.contains(&program.as_str()).then_some(WAITS)
}

/// Whether a command is the program itself, only asked to check its configuration.
fn checks(exec: &Exec, start: Option<&str>) -> bool {
    let shown = exec.shown();
    let Some((program, arguments)) = shown.split_first() else { return false };
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let asks = arguments.iter().any(|word| {
        matches!(
            *word,
            "-t" | "-T"
                | "-c"
                | "-C"
                | "-tq"
                | "-qt"
                | "configtest"
                | "check"
                | "--test"
                | "--check"
                | "-configtest"
                | "validate"
                | "checkconfig"
        ) || word.contains("check-config")
            || word.contains("checkconf")
            || word.contains("config-test")
            || word.contains("test-config")
    });
    let returns = services::by_program(program).is_some_and(|(_, known)| known.mode(&arguments, None) == Mode::Returns);
    let same = start.is_some_and(|start| start == exec.program());
    let name = exec.program();
    (same && (asks || returns))
        || name.contains("checkconf")
        || name.contains("check-config")
        || name == "testparm"
        || name == "slaptest"
}

/// The signal that a command sends to the program: `kill -s QUIT $MAINPID`, `start-stop-daemon --stop --retry QUIT/5`.
fn signal(exec: &Exec, entry: &Entry) -> Option<String> {
    let shown = exec.shown();
    let program = exec.program();
    let mut arguments = shown.iter().skip(1).map(String::as_str);
    let name = match program.as_str() {
        "kill" | "pkill" => {
            // The variable is empty here; the value shows that it was meant.
            if !entry.value.contains("MAINPID") && !entry.value.contains("cat ") && program == "kill" {
                return None;
            }
            let written = match arguments.next() {
                Some("-s" | "--signal" | "-n") => arguments.next()?,
                Some(first) => first.strip_prefix("--signal=").or_else(|| first.strip_prefix('-')).unwrap_or("TERM"),
                None => "TERM",
            };
            signal_name(written)
        }
        "start-stop-daemon" => {
            let retry = shown.iter().position(|word| word == "--retry").and_then(|at| shown.get(at + 1))?;
            signal_name(retry.split('/').next()?)
        }
        _ => return None,
    };
    let name = match name.parse::<u8>() {
        Ok(number) => number_name(number)?.to_owned(),
        Err(_) => name,
    };
    signal_is_read(&name).then_some(name)
}

/// The names of the numbers that people write.
fn number_name(number: u8) -> Option<&'static str> {
    Some(match number {
        1 => "SIGHUP",
        2 => "SIGINT",
        3 => "SIGQUIT",
        9 => "SIGKILL",
        10 => "SIGUSR1",
        12 => "SIGUSR2",
        15 => "SIGTERM",
        28 => "SIGWINCH",
        _ => return None,
    })
}
