//! What of a unit becomes options of the run line.

mod capabilities;
mod limits;
mod walls;

use super::environment::Environment;
use super::rows::{Place, Row, Rows};
use super::values::{self, Span};
use crate::input::unit::{Entry, Unit};

use crate::knowledge::directives;
use crate::knowledge::roles;
use crate::knowledge::services::Service;
use crate::lang::Text;
use limits::{cpu_quota, cpu_weight, list, number, rate, size, swap, tasks};
pub use walls::volume;
use walls::{binds, device, each, protect_system, switch, temporary, writable};

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
const OWN_TMP: Text = Text {
    en: "a container's /tmp is its own already; as a tmpfs it is empty at each start",
    ja: "コンテナの /tmp はもともと専用です。tmpfs にすると起動のたびに空になります",
};
const NO_PRIVILEGES: Text = Text {
    en: "set-user-ID programs and file capabilities have no effect then",
    ja: "setuid プログラムやファイルケーパビリティは効かなくなります",
};
const DEFAULT_TIME: Text = Text {
    en: "systemd's own default, where the unit says nothing; Docker kills after 10 s, and {service} may need longer to write out its data",
    ja: "ユニットに指定がない場合の systemd の既定値です。Docker は 10 秒で強制終了しますが、{service} はデータの書き出しにそれ以上かかることがあります",
};
const WEIGHT: Text = Text {
    en: "another scale: 100 here is 1024 there",
    ja: "尺度が異なり、ここでの 100 が 1024 に当たります",
};
const FORMAT: Text = Text {
    en: "the engine reads it line by line: quotes stay in the value, `\\` continues nothing",
    ja: "コンテナエンジンは 1 行ずつ読むので、引用符は値の一部になり、`\\` による継続はできません",
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
