//! What of a unit becomes options of the run line.

use super::environment::Environment;
use super::rows::{Place, Row, Rows};
use super::values::{self, Span};
use crate::input::unit::{Entry, Unit};
use crate::knowledge::directives::{self, HOST_CAPABILITIES, LIMITS};
use crate::knowledge::roles;
use crate::knowledge::services::Service;
use crate::lang::Text;

/// Options in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options(pub Vec<String>);

const AS_DEFAULT: Text = Text { en: "that is the default", ja: "既定の動作と同じです" };
const OVER: Text = Text { en: "a later one takes its place", ja: "後の指定で上書きされます" };
const OFF: Text = Text { en: "switched off: nothing to do", ja: "無効なので対応は不要です" };
const NOT_READ: Text = Text {
    en: "this value has no counterpart: set the option by hand",
    ja: "この値に対応するものがありません。必要ならオプションを手作業で指定してください",
};
const ON_FAILURE: Text = Text {
    en: "the nearest that the engine has; it does not start the container again after the engine itself was restarted",
    ja: "コンテナエンジンで最も近い設定です。エンジン自体の再起動後にコンテナが起動されることはありません",
};
const ON_SUCCESS: Text = Text {
    en: "the engine cannot restart only after a clean exit",
    ja: "正常終了時だけ再起動する設定はありません",
};
const LIMIT_AS: Text = Text {
    en: "the engine has no such limit; `--memory` bounds the container",
    ja: "対応する制限がありません。`--memory` でコンテナ全体を制限できます",
};
const LIMIT_OPEN: Text = Text {
    en: "without end; for open files the kernel wants a number: give the one of the host's fs.nr_open if it matters",
    ja: "無制限の指定です。ファイル数については具体的な数が必要なので、必要ならホストの fs.nr_open の値を指定してください",
};
const HOST_CAPABILITY: Text = Text {
    en: "{names}: not added, since it acts on the host itself. That the unit allows it does not say that the program needs it; add it by hand if it does",
    ja: "{names} はホスト自体に影響するため加えていません。ユニットが許可していても必要とは限らないので、本当に必要な場合だけ手作業で追加してください",
};
const AMBIENT: Text = Text {
    en: "a user other than root gets a capability in a container only through the program's file: also `RUN setcap {names}+ep PROGRAM` before USER",
    ja: "root 以外のユーザーは、プログラムのファイルに付けた権限を通してしかケーパビリティを得られません。USER より前に `RUN setcap {names}+ep プログラム` も必要です",
};
const LOW_PORTS: Text = Text {
    en: "Docker lets every user in a container open ports below 1024 (since 20.10)",
    ja: "Docker 20.10 以降、コンテナ内ではどのユーザーも 1024 未満のポートを使えます",
};
const STRICT: Text = Text {
    en: "what the program writes to gets a volume or a tmpfs",
    ja: "書き込みが必要な場所にはボリュームか tmpfs を割り当てます",
};
const FULL: Text = Text {
    en: "/usr and /etc belong to root in the image, so a USER cannot write there; `--read-only` goes further and closes everything but volumes",
    ja: "イメージの /usr や /etc は root の所有なので、USER を指定すれば書き込めません。`--read-only` はさらに、ボリューム以外のすべてを読み取り専用にします",
};
const OWN_TMP: Text = Text {
    en: "a container's /tmp is its own already; as a tmpfs it is empty at each start",
    ja: "コンテナの /tmp はもともと専用です。tmpfs にすると起動のたびに空になります",
};
const NO_PRIVILEGES: Text = Text {
    en: "set-user-ID programs and file capabilities have no effect then",
    ja: "setuid プログラムやファイルケーパビリティは効かなくなります",
};
const DEVICE: Text = Text {
    en: "a kind of devices is not named by a path: give the ones that are needed with `--device`",
    ja: "パスではなく種類での指定です。必要なデバイスを `--device` で渡してください",
};
const DEFAULT_TIME: Text = Text {
    en: "systemd's own default, where the unit says nothing; Docker kills after 10 s, and {service} may need longer to write out its data",
    ja: "ユニットに指定がない場合の systemd の既定値です。Docker は 10 秒で強制終了しますが、{service} はデータの書き出しにそれ以上かかることがあります",
};
const PERCENT: Text = Text {
    en: "a share of the host's: the engine wants a number",
    ja: "ホストに対する割合での指定です。コンテナエンジンには数値が必要です",
};
const WEIGHT: Text = Text {
    en: "another scale: 100 here is 1024 there",
    ja: "尺度が異なり、ここでの 100 が 1024 に当たります",
};
const FORMAT: Text = Text {
    en: "the engine reads it line by line: quotes stay in the value, `\\` continues nothing",
    ja: "コンテナエンジンは 1 行ずつ読むので、引用符は値の一部になり、`\\` による継続はできません",
};
const SYSLOG: Text = Text {
    en: "a socket of the host's journal, systemd or D-Bus: nothing of it is needed in a container, whose log is its output",
    ja: "ホストのジャーナル、systemd、D-Bus のソケットです。コンテナのログは標準出力なので不要です",
};
const OWN_FILE: Text = Text {
    en: "a file of defaults that may be missing: copy it into the image if the program reads it, or give its variables with `-e` or `--env-file {path}`",
    ja: "なくてもよい既定値のファイルです。プログラムが必要とする変数があれば、`-e` か `--env-file {path}` で渡してください",
};
const SPLIT_FILE: Text = Text {
    en: "it only sets options that stand in the command: put its words there",
    ja: "コマンドに入るオプションを設定するだけのファイルです。その内容をコマンドに直接書いてください",
};

/// Settings that may be given several times, and add up.
const LISTS: &[&str] = &[
    "DeviceAllow",
    "ReadWritePaths",
    "ReadWriteDirectories",
    "TemporaryFileSystem",
    "BindPaths",
    "BindReadOnlyPaths",
    "SupplementaryGroups",
    "PassEnvironment",
    "IOReadBandwidthMax",
    "IOWriteBandwidthMax",
    "BlockIOReadBandwidth",
    "BlockIOWriteBandwidth",
    "IOReadIOPSMax",
    "IOWriteIOPSMax",
];

impl Options {
    fn push(&mut self, option: impl Into<String>) -> String {
        let option = option.into();
        if !self.0.contains(&option) {
            self.0.push(option.clone());
        }
        option
    }

    /// The options of a unit, with a row for each setting that was read.
    #[must_use]
    pub fn of(unit: &Unit, rows: &mut Rows) -> Self {
        let mut options = Self::default();
        for (key, read) in READERS {
            let entries = unit.entries("Service", key);
            let last = entries.len().saturating_sub(1);
            for (number, entry) in entries.into_iter().enumerate() {
                if number == last || LISTS.contains(key) {
                    read(&mut options, entry, rows);
                } else {
                    rows.say(entry, Place::Settled, OVER, &[]);
                }
            }
        }
        for entry in unit.entries.iter().filter(|entry| entry.section == "Service" && entry.key.starts_with("Limit")) {
            if !entry.value.is_empty() {
                options.limit(entry, rows);
            }
        }
        options.capabilities(unit, rows);
        options
    }

    /// What systemd waits by itself where the unit says nothing, for a service that keeps data: Docker kills it after ten seconds.
    pub fn stop_time(&mut self, unit: &Unit, service: &Service, rows: &mut Rows) {
        let stated = ["TimeoutStopSec", "TimeoutSec"].iter().any(|key| !unit.entries("Service", key).is_empty());
        let entries = unit.entries("Service", "ExecStart");
        let Some(start) = entries.last().filter(|_| !stated && keeps_data(service)) else { return };
        let option = self.push(format!("--stop-timeout {DEFAULT_STOP}"));
        rows.all.push(Row {
            span: start.span,
            setting: format!("TimeoutStopSec={DEFAULT_STOP}"),
            place: Place::Run,
            becomes: option,
            remark: DEFAULT_TIME.fill(rows.lang, &[("service", service.name)]),
        });
    }

    /// The files of variables.
    pub fn environment_files(
        &mut self,
        unit: &Unit,
        environment: &Environment<'_>,
        all_left_out: bool,
        at_run: bool,
        rows: &mut Rows,
    ) {
        for (file, entry) in environment.files.iter().zip(unit.entries("Service", "EnvironmentFile")) {
            let quoted = crate::input::shell::quoted_word(file.path);
            if (all_left_out && !at_run) || file.path.contains(['%', '$', '@']) {
                rows.say(entry, Place::Ask, SPLIT_FILE, &[]);
            } else if file.may_lack && !at_run {
                rows.say(entry, Place::Ask, OWN_FILE, &[("path", file.path)]);
            } else {
                let option = self.push(format!("--env-file {quoted}"));
                rows.add_saying(entry, Place::Run, option, FORMAT);
            }
        }
    }

    fn limit(&mut self, entry: &Entry, rows: &mut Rows) {
        let name = &entry.key["Limit".len()..];
        let Some((_, option)) = LIMITS.iter().find(|(known, _)| *known == name) else {
            rows.say(entry, Place::Lost, if name == "AS" { LIMIT_AS } else { NOT_READ }, &[]);
            return;
        };
        let number = |value: &str| match (value.trim(), *option) {
            ("infinity", "nofile") => None,
            ("infinity", _) => Some("-1".to_owned()),
            (value, "cpu") => match values::seconds(value)? {
                Span::Seconds(seconds) => Some(seconds.to_string()),
                Span::Infinite => Some("-1".to_owned()),
            },
            (value, "nofile" | "nproc" | "locks" | "nice" | "rtprio" | "sigpending" | "rttime") => {
                value.parse::<u64>().ok().map(|number| number.to_string())
            }
            (value, _) => values::bytes(value).map(|bytes| bytes.to_string()),
        };
        let read: Option<Vec<String>> = entry.value.splitn(2, ':').map(number).collect();
        match read {
            Some(parts) => {
                let option = self.push(format!("--ulimit {option}={}", parts.join(":")));
                rows.add(entry, Place::Run, option);
            }
            None if entry.value.contains("infinity") => rows.say(entry, Place::Lost, LIMIT_OPEN, &[]),
            None => rows.say(entry, Place::Ask, NOT_READ, &[]),
        }
    }

    fn capabilities(&mut self, unit: &Unit, rows: &mut Rows) {
        // An empty value is a set of its own here: none at all.
        let bounding: Vec<&Entry> = unit
            .entries
            .iter()
            .filter(|entry| {
                entry.section == "Service" && matches!(entry.key.as_str(), "CapabilityBoundingSet" | "Capabilities")
            })
            .collect();
        let named = |value: &str| -> Vec<String> {
            value
                .trim_start_matches('~')
                .split_whitespace()
                .map(|name| name.trim_start_matches("CAP_").to_ascii_uppercase())
                .collect()
        };
        for entry in &bounding {
            let names = named(&entry.value);
            if entry.value.starts_with('~') {
                let dropped: Vec<String> = names.iter().map(|name| self.push(format!("--cap-drop {name}"))).collect();
                rows.add(entry, Place::Run, if dropped.is_empty() { String::new() } else { dropped.join(" ") });
                continue;
            }
            let (host, own): (Vec<String>, Vec<String>) =
                names.into_iter().partition(|name| HOST_CAPABILITIES.contains(&name.as_str()));
            let mut given = vec![self.push("--cap-drop ALL")];
            given.extend(own.iter().map(|name| self.push(format!("--cap-add {name}"))));
            let remark = HOST_CAPABILITY.fill(rows.lang, &[("names", &host.join(", "))]);
            let row = rows.add(entry, Place::Run, given.join(" "));
            if !host.is_empty() {
                row.remark = remark;
            }
        }
        for entry in unit.entries("Service", "AmbientCapabilities") {
            let names = named(&entry.value);
            let low_only = names.iter().all(|name| name == "NET_BIND_SERVICE");
            if low_only && bounding.is_empty() {
                rows.say(entry, Place::Settled, LOW_PORTS, &[]);
                continue;
            }
            let (host, own): (Vec<String>, Vec<String>) =
                names.into_iter().partition(|name| HOST_CAPABILITIES.contains(&name.as_str()));
            let given: Vec<String> = own.iter().map(|name| self.push(format!("--cap-add {name}"))).collect();
            let mut remarks = Vec::new();
            if low_only {
                remarks.push(LOW_PORTS.get(rows.lang).to_owned());
            } else {
                let files: Vec<String> =
                    own.iter().chain(&host).map(|name| format!("cap_{}", name.to_ascii_lowercase())).collect();
                remarks.push(AMBIENT.fill(rows.lang, &[("names", &files.join(","))]));
            }
            if !host.is_empty() {
                remarks.push(HOST_CAPABILITY.fill(rows.lang, &[("names", &host.join(", "))]));
            }
            rows.add(entry, Place::Run, given.join(" ")).remark = remarks.join("; ");
        }
    }
}

/// Seconds that systemd waits for a unit to stop where nothing says otherwise (systemd-system.conf(5), `DefaultTimeoutStopSec=`).
const DEFAULT_STOP: u32 = 90;

/// Whether a service writes out data of its own when it is stopped.
fn keeps_data(service: &Service) -> bool {
    roles::is_backend(service.id) && !roles::runs_code(service.id) && !service.data.is_empty()
}

type Reader = fn(&mut Options, &Entry, &mut Rows);

/// The settings that become options, by key.
const READERS: &[(&str, Reader)] = &[
    ("Restart", restart),
    ("TimeoutStopSec", stop_timeout),
    ("TimeoutSec", stop_timeout),
    ("OOMScoreAdjust", |options, entry, rows| number(options, entry, "--oom-score-adj", rows)),
    ("CPUShares", |options, entry, rows| number(options, entry, "--cpu-shares", rows)),
    ("BlockIOWeight", |options, entry, rows| number(options, entry, "--blkio-weight", rows)),
    ("CPUWeight", cpu_weight),
    ("MemoryMax", |options, entry, rows| size(options, entry, "--memory", rows)),
    ("MemoryLimit", |options, entry, rows| size(options, entry, "--memory", rows)),
    ("MemoryLow", |options, entry, rows| size(options, entry, "--memory-reservation", rows)),
    ("MemorySwapMax", swap),
    ("CPUQuota", cpu_quota),
    ("TasksMax", tasks),
    ("AllowedCPUs", |options, entry, rows| list(options, entry, "--cpuset-cpus", rows)),
    ("CPUAffinity", |options, entry, rows| list(options, entry, "--cpuset-cpus", rows)),
    ("AllowedMemoryNodes", |options, entry, rows| list(options, entry, "--cpuset-mems", rows)),
    ("IOReadBandwidthMax", |options, entry, rows| rate(options, entry, "--device-read-bps", rows)),
    ("IOWriteBandwidthMax", |options, entry, rows| rate(options, entry, "--device-write-bps", rows)),
    ("BlockIOReadBandwidth", |options, entry, rows| rate(options, entry, "--device-read-bps", rows)),
    ("BlockIOWriteBandwidth", |options, entry, rows| rate(options, entry, "--device-write-bps", rows)),
    ("IOReadIOPSMax", |options, entry, rows| rate(options, entry, "--device-read-iops", rows)),
    ("IOWriteIOPSMax", |options, entry, rows| rate(options, entry, "--device-write-iops", rows)),
    ("IOWeight", |_, entry, rows| rows.say(entry, Place::Lost, WEIGHT, &[])),
    ("NoNewPrivileges", |options, entry, rows| {
        switch(options, entry, "--security-opt no-new-privileges", Some(NO_PRIVILEGES), rows);
    }),
    ("PrivateNetwork", |options, entry, rows| switch(options, entry, "--network none", None, rows)),
    ("PrivateTmp", |options, entry, rows| {
        if matches!(entry.value.as_str(), "disconnected") {
            let option = options.push("--tmpfs /tmp:exec");
            rows.add_saying(entry, Place::Run, option, OWN_TMP);
        } else {
            switch(options, entry, "--tmpfs /tmp:exec", Some(OWN_TMP), rows);
        }
    }),
    ("ProtectSystem", protect_system),
    ("ReadWritePaths", writable),
    ("ReadWriteDirectories", writable),
    ("TemporaryFileSystem", temporary),
    ("BindPaths", |options, entry, rows| binds(options, entry, "", rows)),
    ("BindReadOnlyPaths", |options, entry, rows| binds(options, entry, ":ro", rows)),
    ("DeviceAllow", device),
    ("SupplementaryGroups", |options, entry, rows| each(options, entry, "--group-add", rows)),
    ("PassEnvironment", |options, entry, rows| each(options, entry, "-e", rows)),
    ("AppArmorProfile", |options, entry, rows| {
        let option = options.push(format!("--security-opt apparmor={}", word(entry.value.trim_start_matches('-'))));
        rows.add(entry, Place::Run, option);
    }),
    ("SELinuxContext", |options, entry, rows| {
        let context = entry.value.trim_start_matches('-');
        let kind = context.split(':').nth(2).unwrap_or(context);
        let option = options.push(format!("--security-opt label=type:{}", word(kind)));
        rows.add(entry, Place::Run, option);
    }),
    ("StandardInput", |options, entry, rows| {
        if entry.value.starts_with("tty") {
            let option = options.push("-it");
            rows.add(entry, Place::Run, option);
        } else if matches!(entry.value.as_str(), "null" | "") {
            rows.say(entry, Place::Settled, AS_DEFAULT, &[]);
        } else {
            rows.say(entry, Place::Lost, directives::group("Sockets").map_or(NOT_READ, |group| group.text), &[]);
        }
    }),
];

fn word(value: &str) -> String {
    crate::input::shell::quoted_word(value)
}

fn restart(options: &mut Options, entry: &Entry, rows: &mut Rows) {
    match entry.value.as_str() {
        "no" => rows.say(entry, Place::Settled, AS_DEFAULT, &[]),
        "always" => {
            let option = options.push("--restart always");
            rows.add(entry, Place::Run, option);
        }
        "on-failure" | "on-abnormal" | "on-abort" | "on-watchdog" => {
            let option = options.push("--restart on-failure");
            rows.add_saying(entry, Place::Run, option, ON_FAILURE);
        }
        "on-success" => rows.say(entry, Place::Lost, ON_SUCCESS, &[]),
        _ => rows.say(entry, Place::Ask, NOT_READ, &[]),
    }
}

fn stop_timeout(options: &mut Options, entry: &Entry, rows: &mut Rows) {
    let option = match values::seconds(&entry.value) {
        Some(Span::Seconds(0) | Span::Infinite) => "--stop-timeout -1".to_owned(),
        Some(Span::Seconds(seconds)) => format!("--stop-timeout {seconds}"),
        None => return rows.say(entry, Place::Ask, NOT_READ, &[]),
    };
    options.0.retain(|known| !known.starts_with("--stop-timeout"));
    let option = options.push(option);
    rows.add(entry, Place::Run, option);
}

fn number(options: &mut Options, entry: &Entry, name: &str, rows: &mut Rows) {
    match entry.value.parse::<i64>() {
        Ok(number) => {
            let option = options.push(format!("{name} {number}"));
            rows.add(entry, Place::Run, option);
        }
        Err(_) => rows.say(entry, Place::Ask, NOT_READ, &[]),
    }
}

fn cpu_weight(options: &mut Options, entry: &Entry, rows: &mut Rows) {
    match entry.value.parse::<u64>() {
        Ok(weight @ 1..=10_000) => {
            let option = options.push(format!("--cpu-shares {}", (weight * 1024 / 100).max(2)));
            rows.add_saying(entry, Place::Run, option, WEIGHT);
        }
        _ => rows.say(entry, Place::Ask, NOT_READ, &[]),
    }
}

fn size(options: &mut Options, entry: &Entry, name: &str, rows: &mut Rows) {
    match values::bytes(&entry.value) {
        Some(bytes) => {
            let option = options.push(format!("{name} {}", values::for_engine(bytes)));
            rows.add(entry, Place::Run, option);
        }
        None if entry.value == "infinity" => rows.say(entry, Place::Settled, AS_DEFAULT, &[]),
        None if entry.value.ends_with('%') => rows.say(entry, Place::Ask, PERCENT, &[]),
        None => rows.say(entry, Place::Ask, NOT_READ, &[]),
    }
}

/// The engine counts memory and swap together.
fn swap(options: &mut Options, entry: &Entry, rows: &mut Rows) {
    let memory = options
        .0
        .iter()
        .find_map(|option| option.strip_prefix("--memory "))
        .and_then(|size| values::bytes(&size.trim_end_matches('b').to_ascii_uppercase()));
    match (values::bytes(&entry.value), memory) {
        (Some(swap), Some(memory)) => {
            let option = options.push(format!("--memory-swap {}", values::for_engine(memory + swap)));
            rows.add(entry, Place::Run, option);
        }
        _ if entry.value == "infinity" => rows.say(entry, Place::Settled, AS_DEFAULT, &[]),
        _ => rows.say(entry, Place::Ask, NOT_READ, &[]),
    }
}

fn cpu_quota(options: &mut Options, entry: &Entry, rows: &mut Rows) {
    let percent = entry.value.strip_suffix('%').and_then(|number| number.trim().parse::<f64>().ok());
    match percent.filter(|percent| percent.is_finite() && *percent > 0.0) {
        Some(percent) => {
            let option = options.push(format!("--cpus {}", percent / 100.0));
            rows.add(entry, Place::Run, option);
        }
        None => rows.say(entry, Place::Ask, NOT_READ, &[]),
    }
}

fn tasks(options: &mut Options, entry: &Entry, rows: &mut Rows) {
    let limit = if entry.value == "infinity" { Some(-1) } else { entry.value.parse::<i64>().ok() };
    match limit {
        Some(limit) => {
            let option = options.push(format!("--pids-limit {limit}"));
            rows.add(entry, Place::Run, option);
        }
        None if entry.value.ends_with('%') => rows.say(entry, Place::Ask, PERCENT, &[]),
        None => rows.say(entry, Place::Ask, NOT_READ, &[]),
    }
}

fn list(options: &mut Options, entry: &Entry, name: &str, rows: &mut Rows) {
    let numbers: Vec<&str> = entry.value.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    if numbers.iter().all(|part| part.chars().all(|c| c.is_ascii_digit() || c == '-')) && !numbers.is_empty() {
        let option = options.push(format!("{name} {}", numbers.join(",")));
        rows.add(entry, Place::Run, option);
    } else {
        rows.say(entry, Place::Ask, NOT_READ, &[]);
    }
}

fn rate(options: &mut Options, entry: &Entry, name: &str, rows: &mut Rows) {
    let parts: Vec<&str> = entry.value.split_whitespace().collect();
    let amount = |value: &str| {
        let number = values::bytes(value)?;
        Some(if name.ends_with("iops") { number.to_string() } else { values::for_engine(number) })
    };
    match parts.as_slice() {
        [device, value] if device.starts_with("/dev/") && amount(value).is_some() => {
            let option = options.push(format!("{name} {}:{}", word(device), amount(value).unwrap_or_default()));
            rows.add(entry, Place::Run, option);
        }
        _ => rows.say(entry, Place::Ask, NOT_READ, &[]),
    }
}

fn switch(options: &mut Options, entry: &Entry, option: &str, remark: Option<Text>, rows: &mut Rows) {
    if directives::is_on(&entry.value) {
        let option = options.push(option);
        match remark {
            Some(remark) => rows.add_saying(entry, Place::Run, option, remark),
            None => drop(rows.add(entry, Place::Run, option)),
        }
    } else if directives::is_off(&entry.value) {
        rows.say(entry, Place::Settled, OFF, &[]);
    } else {
        rows.say(entry, Place::Ask, NOT_READ, &[]);
    }
}

fn protect_system(options: &mut Options, entry: &Entry, rows: &mut Rows) {
    match entry.value.as_str() {
        "strict" => {
            let option = options.push("--read-only");
            rows.add_saying(entry, Place::Run, option, STRICT);
        }
        value if directives::is_off(value) => rows.say(entry, Place::Settled, OFF, &[]),
        _ => rows.say(entry, Place::Settled, FULL, &[]),
    }
}

/// Paths, without the signs in front that say what happens where one is missing.
fn paths(value: &str) -> Vec<&str> {
    value.split_whitespace().map(|path| path.trim_start_matches(['-', '+']).trim_matches('"')).collect()
}

fn writable(options: &mut Options, entry: &Entry, rows: &mut Rows) {
    let named: Vec<String> = paths(&entry.value)
        .into_iter()
        .filter(|path| path.starts_with('/') && !path.contains(['%', '$']))
        .map(|path| options.push(format!("-v {}", volume(path))))
        .collect();
    if named.is_empty() {
        rows.say(entry, Place::Ask, NOT_READ, &[]);
    } else {
        rows.add(entry, Place::Run, named.join(" "));
    }
}

/// A named volume for a path: it begins with what the image has there, and so with the owner that the image gave it.
#[must_use]
pub fn volume(path: &str) -> String {
    let name: String =
        path.trim_matches('/').chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
    format!("{name}:{}", word(path))
}

fn temporary(options: &mut Options, entry: &Entry, rows: &mut Rows) {
    let named: Vec<String> = paths(&entry.value)
        .into_iter()
        .filter(|path| path.starts_with('/'))
        .map(|path| options.push(format!("--tmpfs {}", word(path))))
        .collect();
    rows.add(entry, Place::Run, named.join(" "));
}

fn binds(options: &mut Options, entry: &Entry, end: &str, rows: &mut Rows) {
    let mut named = Vec::new();
    for path in paths(&entry.value).into_iter().filter(|path| path.starts_with('/')) {
        if MANAGERS_OWN.iter().any(|own| path.starts_with(own)) {
            rows.say(entry, Place::Settled, SYSLOG, &[]);
            continue;
        }
        let mut parts = path.split(':');
        let from = parts.next().unwrap_or_default();
        let to = parts.next().filter(|to| !to.is_empty()).unwrap_or(from);
        named.push(options.push(format!("-v {}:{}{end}", word(from), word(to))));
    }
    if !named.is_empty() {
        rows.add(entry, Place::Run, named.join(" "));
    }
}

/// Sockets of the host's journal, service manager and message bus.
const MANAGERS_OWN: &[&str] = &["/dev/log", "/run/systemd", "/run/dbus"];

fn device(options: &mut Options, entry: &Entry, rows: &mut Rows) {
    let mut parts = entry.value.split_whitespace();
    match parts.next().filter(|path| path.starts_with("/dev/")) {
        Some(path) => {
            let rights = parts.next().map(|rights| format!(":{}:{rights}", word(path))).unwrap_or_default();
            let option = options.push(format!("--device {}{rights}", word(path)));
            rows.add(entry, Place::Run, option);
        }
        None => rows.say(entry, Place::Ask, DEVICE, &[]),
    }
}

fn each(options: &mut Options, entry: &Entry, name: &str, rows: &mut Rows) {
    let named: Vec<String> =
        entry.value.split_whitespace().map(|value| options.push(format!("{name} {}", word(value)))).collect();
    rows.add(entry, Place::Run, named.join(" "));
}
