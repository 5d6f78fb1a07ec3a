//! Units that start a container: the engine keeps it up by itself.

use super::exec::{Exec, Word};
use super::start::Type;
use crate::input::shell::quoted_words;
use crate::input::unit::Unit;
use crate::knowledge::engine::{self, Takes};
use crate::knowledge::services::matches;
use crate::lang::{Lang, Text};

/// What a unit does with a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The lines that do the same without the unit.
    pub lines: Vec<String>,
    /// What is said of it.
    pub advice: String,
    /// Whether it is given the whole machine.
    pub privileged: bool,
}

const RUN: Text = Text {
    en: "The engine starts it at boot, watches it and starts it again: `{restart}` does what Restart= and WantedBy= do. Run the line once; the unit, and the lines that stop, remove and pull around it, are not needed. `--rm` goes, since it cannot stand beside `--restart`, and `-d` comes, since nobody waits in front.",
    ja: "起動時の開始、監視、再起動はコンテナエンジンが行います。Restart= と WantedBy= の役割は `{restart}` が果たすので、この行を 1 回実行すれば、ユニットも、その前後の stop、rm、pull も不要です。`--rm` は `--restart` と併用できないので外し、フォアグラウンドで待つ必要がないので `-d` を付けます。",
};
const JOB: Text = Text {
    en: "This is a job: its container ends when the work is done. A restart policy would start it over and over, so it gets none. What starts it stays on the host: this unit's timer as it is, or cron with the line.",
    ja: "これは 1 回で終わるジョブで、処理が済めばコンテナも終了します。再起動ポリシーを付けると際限なく再実行されるため、付けません。実行のきっかけはホスト側に残します。今のタイマーをそのまま使うか、cron からこの行を呼び出してください。",
};
const PODMAN: Text = Text {
    en: "podman has no daemon: after a boot only systemd starts the container, so a unit for it is right. Its present form is a Quadlet file (`NAME.container`), from which podman makes the unit; `podman run` with `{restart}` alone comes back after a crash, after a boot only with podman-restart.service.",
    ja: "podman にはデーモンがないため、ブート後にコンテナを起動できるのは systemd だけです。ユニットを使うこと自体は正しく、現在の形式は Quadlet ファイル(`名前.container`)です。`{restart}` だけの `podman run` は異常終了後には再起動しますが、ブート後は podman-restart.service が必要です。",
};
const START: Text = Text {
    en: "The container is there already: give it a restart policy once, and the engine starts it at boot and after a crash.",
    ja: "コンテナはすでに作成されています。再起動ポリシーを 1 回設定すれば、ブート時も異常終了後もエンジンが起動します。",
};
const COMPOSE: Text = Text {
    en: "Put `restart: unless-stopped` into each service of the compose file and start it once: the engine brings the services back after a boot by itself.",
    ja: "Compose ファイルの各サービスに `restart: unless-stopped` を書いて 1 回起動すれば、ブート後もエンジンが自動で立ち上げます。",
};

/// Options that make no sense without somebody in front, or beside a restart policy.
const GONE: &[&str] = &[
    "--rm",
    "--rm=true",
    "-a",
    "--attach*",
    "--sdnotify*",
    "--cgroups=*",
    "--cidfile*",
    "--conmon-pidfile*",
    "--pidfile*",
    "-d",
    "--detach*",
];

/// What the unit does with a container; none where it starts none.
#[must_use]
pub fn call(exec: &Exec, unit: &Unit, lang: Lang) -> Option<Call> {
    let program = exec.program();
    let shown: Vec<String> = exec.shown();
    let words: Vec<&str> = shown.iter().map(String::as_str).collect();
    // A script that ends in the call.
    if super::start::is_shell(&program) {
        return None;
    }
    let client = match program.as_str() {
        "docker" | "podman" | "nerdctl" => program.as_str(),
        "docker-compose" | "podman-compose" => {
            let line = format!("{program} {}", detached(&words[1..]));
            return Some(Call { lines: vec![line], advice: COMPOSE.get(lang).to_owned(), privileged: false });
        }
        _ => return None,
    };
    let policy = match unit.setting("Restart") {
        Some("always") => "always",
        Some("on-failure" | "on-abnormal" | "on-abort" | "on-watchdog") => "on-failure",
        _ => "unless-stopped",
    };
    let restart = format!("--restart {policy}");
    let at = words.iter().skip(1).position(|word| !word.starts_with('-'))? + 1;
    match words[at] {
        "compose" => {
            let line = format!("{client} compose {}", detached(&words[at + 1..]));
            Some(Call { lines: vec![line], advice: COMPOSE.get(lang).to_owned(), privileged: false })
        }
        "start" => {
            let name = words[at + 1..].iter().rfind(|word| !word.starts_with('-'))?;
            let line = format!("{client} update --restart {policy} {name} && {client} start {name}");
            Some(Call { lines: vec![line], advice: START.get(lang).to_owned(), privileged: false })
        }
        "run" | "container" => {
            let behind = if words[at] == "run" { at + 1 } else { at + 2 };
            let given = exec.words.get(behind..).unwrap_or_default();
            let (kept, options) = without_front(given);
            let privileged = kept[..options].iter().any(|word| word == "--privileged" || word == "--privileged=true");
            // One that is put in the background is a service that the unit only starts.
            if Type::of(unit.setting("Type")) == Type::Oneshot && !is_detached(given) {
                let removed = if given.iter().any(|word| word.shown() == "--rm") { " --rm" } else { "" };
                let line = format!("{client} run{removed} {}", kept.join(" "));
                return Some(Call { lines: vec![line], advice: JOB.get(lang).to_owned(), privileged });
            }
            let has = kept.iter().any(|word| word.starts_with("--restart"));
            let policy = if has { String::new() } else { format!(" {restart}") };
            let line = format!("{client} run -d{policy} {}", kept.join(" "));
            let text = if client == "podman" { PODMAN } else { RUN };
            Some(Call { lines: vec![line], advice: text.fill(lang, &[("restart", &restart)]), privileged })
        }
        _ => None,
    }
}

/// The words of `run` without the options that make no sense here, and how many of them stand before the image; what stands behind the image is the container's own.
fn without_front(words: &[Word]) -> (Vec<String>, usize) {
    let mut kept = Vec::new();
    let mut words = words.iter().peekable();
    while let Some(word) = words.next_if(|word| word.shown().starts_with('-')) {
        let shown = word.shown();
        let name = shown.trim_start_matches('-');
        let takes = if shown.starts_with("--") {
            engine::option(name).is_some_and(|(_, takes)| takes == Takes::Value)
        } else {
            name.chars().last().and_then(engine::letter).is_some_and(|(_, takes)| takes == Takes::Value)
        };
        let gone = GONE.iter().any(|pattern| matches(pattern, &shown));
        if !gone {
            kept.push(word.for_shell());
        }
        if takes && !shown.contains('=') {
            kept.extend(words.next().filter(|_| !gone).map(Word::for_shell));
        }
    }
    let options = kept.len();
    kept.extend(words.map(Word::for_shell));
    (kept, options)
}

/// Whether the container of a `run` is put in the background.
fn is_detached(words: &[Word]) -> bool {
    words.iter().map(Word::shown).take_while(|word| word.starts_with('-')).any(|word| {
        let long = word.starts_with("--");
        if long { word.starts_with("--detach") } else { word.contains('d') && !word.contains('=') }
    })
}

/// `up` in the background.
fn detached(words: &[&str]) -> String {
    let mut kept: Vec<&str> = words.iter().copied().filter(|word| *word != "--abort-on-container-exit").collect();
    if let Some(at) = kept.iter().position(|word| *word == "up")
        && !kept.iter().any(|word| matches!(*word, "-d" | "--detach"))
    {
        kept.insert(at + 1, "-d");
    }
    quoted_words(&kept)
}

/// Options of `podman run` for the keys of `[Container]` (podman-systemd.unit(5)).
const QUADLET: &[(&str, &str)] = &[
    ("ContainerName", "--name"),
    ("PublishPort", "-p"),
    ("Volume", "-v"),
    ("Environment", "-e"),
    ("EnvironmentFile", "--env-file"),
    ("Network", "--network"),
    ("User", "--user"),
    ("AddCapability", "--cap-add"),
    ("DropCapability", "--cap-drop"),
    ("AddDevice", "--device"),
    ("Tmpfs", "--tmpfs"),
    ("Secret", "--secret"),
    ("Label", "--label"),
    ("HostName", "--hostname"),
    ("WorkingDir", "--workdir"),
    ("Mount", "--mount"),
    ("PodmanArgs", ""),
    ("HealthCmd", "--health-cmd"),
    ("HealthInterval", "--health-interval"),
    ("StopSignal", "--stop-signal"),
    ("StopTimeout", "--stop-timeout"),
    ("ShmSize", "--shm-size"),
    ("Memory", "--memory"),
    ("PidsLimit", "--pids-limit"),
    ("Ulimit", "--ulimit"),
    ("UserNS", "--userns"),
    ("Timezone", "--tz"),
    ("Sysctl", "--sysctl"),
    ("SeccompProfile", "--security-opt seccomp="),
    ("Entrypoint", "--entrypoint"),
];

/// A volume or network that another Quadlet file makes has the name that podman gives it.
fn by_quadlet(key: &str, value: String) -> String {
    let (name, rest) = value.split_once(':').map_or((value.as_str(), ""), |(name, _)| (name, &value[name.len()..]));
    let ending = match key {
        "Volume" => ".volume",
        "Network" => ".network",
        _ => return value,
    };
    match name.strip_suffix(ending) {
        Some(stem) => format!("systemd-{stem}{rest}"),
        None => value,
    }
}

/// The line that runs the container of a Quadlet file, and the keys that are not in it.
#[must_use]
pub fn quadlet(unit: &Unit) -> Option<(String, Vec<String>)> {
    let container = |key: &str| -> Vec<String> {
        unit.entries("Container", key).into_iter().map(|entry| entry.value.clone()).collect()
    };
    let image = container("Image").pop()?;
    let mut line = String::from("podman run -d");
    for (key, option) in QUADLET {
        for value in container(key) {
            let values = if matches!(*key, "Environment" | "Label" | "Sysctl") {
                crate::input::unit::split(&value).words
            } else {
                vec![value]
            };
            for value in values.into_iter().map(|value| by_quadlet(key, value)) {
                match *option {
                    "" => line.push_str(&format!(" {value}")),
                    option if option.ends_with('=') => line.push_str(&format!(" {option}{}", quoted_words(&[value]))),
                    option => line.push_str(&format!(" {option} {}", quoted_words(&[value]))),
                }
            }
        }
    }
    for (key, option) in
        [("ReadOnly", "--read-only"), ("NoNewPrivileges", "--security-opt no-new-privileges"), ("RunInit", "--init")]
    {
        if container(key).last().is_some_and(|value| crate::knowledge::directives::is_on(value)) {
            line.push_str(&format!(" {option}"));
        }
    }
    line.push_str(&format!(" {}", quoted_words(&[image])));
    if let Some(exec) = container("Exec").pop() {
        line.push_str(&format!(" {exec}"));
    }
    let known = |key: &str| {
        QUADLET.iter().any(|(known, _)| *known == key)
            || matches!(key, "Image" | "Exec" | "ReadOnly" | "NoNewPrivileges" | "RunInit")
    };
    let entries = unit.entries.iter().filter(|entry| entry.section == "Container" && !known(&entry.key));
    let mut left: Vec<String> = entries.map(|entry| entry.key.clone()).collect();
    left.dedup();
    Some((line, left))
}
