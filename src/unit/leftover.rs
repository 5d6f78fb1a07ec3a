//! Every setting that nothing else took: said, with the reason, so that none is dropped in silence.

use std::collections::{HashMap, HashSet};

use super::rows::{Place, Rows};
use super::start::Type;
use crate::input::unit::{Entry, Unit, UnitKind};
use crate::knowledge::directives::{self, Fate, STAGES};
use crate::knowledge::services::{self, matches};
use crate::lang::Text;

const EMPTIES: Text = Text { en: "empties what stood before", ja: "それまでの指定を取り消します" };
const EMPTIED: Text = Text { en: "a later empty one takes it back", ja: "後の空の指定で取り消されます" };
const OVER: Text = Text { en: "a later one takes its place", ja: "後の指定で上書きされます" };
const OFF: Text = Text { en: "switched off: nothing to do", ja: "無効なので対応は不要です" };
const FOREIGN: Text = Text {
    en: "systemd has no such setting in this section and passes over it",
    ja: "systemd のこのセクションにない設定なので、無視されます",
};
const ELSEWHERE: Text = Text {
    en: "this belongs into [{section}]; here systemd passes over it",
    ja: "[{section}] に書く設定です。ここでは systemd に無視されます",
};
const STAGE: Text = Text {
    en: "a stage of the machine's boot, or a unit of its household: a container starts when all that is done",
    ja: "マシンの起動段階や、システム自体のユニットです。コンテナはそれらが済んだ後に起動します",
};
const BEFORE: Text = Text {
    en: "others wait for this unit: they get the `depends_on`",
    ja: "ほかのユニットがこのユニットを待つ指定です。`depends_on` は相手側に書きます",
};
const DEPENDS: Text = Text {
    en: "{names}: another container. In compose: `depends_on: [{keys}]`, with `condition: service_healthy` where it must answer first; without compose, `docker network create` joins them and each is reached by its name",
    ja: "{names} は別のコンテナです。Compose では `depends_on: [{keys}]` と書き、応答できるまで待つ必要があれば `condition: service_healthy` を付けます。Compose を使わない場合は `docker network create` で同じネットワークに入れ、コンテナ名で接続します",
};
const ENGINE: Text = Text {
    en: "that is the engine itself, which starts its containers",
    ja: "コンテナを起動するエンジン自体です",
};
const OF_HOST: Text = Text {
    en: "it stays with the host's systemd, which keeps the container",
    ja: "コンテナを管理するホストの systemd に任せます",
};
const TYPE_SIMPLE: Text = Text {
    en: "the program stays in the foreground, as a container wants it",
    ja: "プログラムはフォアグラウンドで動き続けます。コンテナに適した形です",
};
const TYPE_NOTIFY: Text = Text {
    en: "the program tells systemd when it is ready. Nobody listens in a container, and it starts all the same; who has to wait for it needs a HEALTHCHECK that asks it: its manual names the command or the address that does (`… ping`, `… status`, `/health`); the image must have the client",
    ja: "準備完了を systemd に通知する方式です。コンテナには受け取る相手がいませんが、起動に支障はありません。準備完了を待つ必要があれば、応答を確認する HEALTHCHECK を用意してください。確認用のコマンドやアドレス(`… ping`、`… status`、`/health` など)はマニュアルで調べ、それを実行するクライアントもイメージに入れます",
};
const TYPE_DBUS: Text = Text {
    en: "the program takes a name on D-Bus, and in a container there is no bus: many such programs end at once. Whether it runs without one (`--no-dbus` or the like) its manual says; what serves a desktop or manages the machine is not for a container",
    ja: "プログラムは D-Bus に名前を登録しますが、コンテナにバスはないため、起動してもすぐに終了するものが少なくありません。バスなしで動かせるか(`--no-dbus` などの有無)は、マニュアルで確認してください。デスクトップ用やマシンの管理用のものは、コンテナには向きません",
};
const TYPE_FORKING: Text = Text {
    en: "the program goes to the background and systemd follows it; a container ends when its first process does",
    ja: "プログラムはバックグラウンドに移り、systemd がそれを追跡します。コンテナは最初のプロセスが終わると終了します",
};
const TYPE_ONESHOT: Text = Text {
    en: "a job: the container ends when it is done, and `docker run` hands on its exit code",
    ja: "1 回限りの処理です。終わるとコンテナも終了し、`docker run` がその終了コードを返します",
};
const TYPE_UNKNOWN: Text = Text { en: "systemd knows no such type", ja: "systemd にない種類です" };
const WATCHDOG: Text = Text {
    en: "systemd kills the program when it gives no sign of life in time. `HEALTHCHECK --interval=… CMD …` marks a container unhealthy (an orchestrator restarts it, plain Docker does not); which request shows that it is well, the unit does not say",
    ja: "一定時間内に応答がないと systemd がプログラムを終了させます。`HEALTHCHECK --interval=… CMD …` はコンテナを unhealthy にします(再起動するのはオーケストレーターで、Docker 単体は再起動しません)。正常かどうかをどのリクエストで確認できるかは、ユニットからは分かりません",
};
const NOTIFY_ASKED: Text = Text {
    en: "the program tells systemd when it is ready; in a container it is asked. Compose waits for it with `condition: service_healthy`",
    ja: "準備完了は systemd への通知ではなく、こちらから問い合わせて確かめます。Compose では `condition: service_healthy` で待てます",
};
const WATCHDOG_ASKED: Text = Text {
    en: "systemd kills the program when it gives no sign of life in time; here it is asked, and marked unhealthy. An orchestrator restarts it then, plain Docker does not",
    ja: "一定時間内に応答がないと systemd はプログラムを終了させます。ここでは問い合わせて unhealthy にします。再起動するのはオーケストレーターで、Docker 単体は再起動しません",
};
const NO_START: Text = Text {
    en: "no container is made for this unit, so nothing takes this over",
    ja: "このユニットからコンテナは作られないため、引き継ぎ先はありません",
};
const OF_ENGINE: Text = Text {
    en: "the engine does that for a container that it starts itself",
    ja: "コンテナエンジンが自分で起動するコンテナでは、エンジンの仕事です",
};

/// Keys of `[Unit]` that name other units to come before or with this one.
const NEEDS: &[&str] = &["After", "Requires", "Wants", "Requisite", "BindsTo", "PartOf", "Upholds"];

/// Keys that are at home in `[Unit]` alone, beside those above.
const UNIT_KEYS: &[&str] = &[
    "Description",
    "Documentation",
    "Before",
    "Conflicts",
    "OnFailure*",
    "OnSuccess*",
    "Condition*",
    "Assert*",
    "DefaultDependencies",
    "IgnoreOnIsolate",
    "StopWhenUnneeded",
    "RefuseManual*",
    "AllowIsolate",
    "CollectMode",
    "FailureAction*",
    "SuccessAction*",
    "StartLimit*",
    "Propagates*",
    "ReloadPropagatedFrom",
    "StopPropagatedFrom",
    "JoinsNamespaceOf",
    "RequiresMountsFor",
    "WantsMountsFor",
    "Job*",
    "RebootArgument",
    "SourcePath",
    "BoundBy",
    "SurviveFinalKillSignal",
];

/// Keys of `[Install]`.
const INSTALL_KEYS: &[&str] = &["WantedBy", "RequiredBy", "UpheldBy", "Alias", "Also", "DefaultInstance"];

/// Keys of `[Service]` that something took.
const SERVICE_KEYS: &[&str] = &[
    "Type",
    "ExecStart*",
    "ExecStop*",
    "ExecReload*",
    "ExecCondition",
    "ExecPaths",
    "ExecSearchPath",
    "Environment",
    "EnvironmentFile",
    "User",
    "Group",
    "DynamicUser",
    "WorkingDirectory",
    "KillSignal",
    "Restart",
    "TimeoutStopSec",
    "TimeoutSec",
    "WatchdogSec",
    "*Directory",
    "*DirectoryMode",
    "Limit*",
    "AmbientCapabilities",
    "CapabilityBoundingSet",
    "Capabilities",
    "OOMScoreAdjust",
    "CPU*",
    "Memory*",
    "Tasks*",
    "AllowedCPUs",
    "AllowedMemoryNodes",
    "IO*",
    "BlockIO*",
    "NoNewPrivileges",
    "PrivateNetwork",
    "PrivateTmp",
    "ProtectSystem",
    "ReadWrite*",
    "TemporaryFileSystem",
    "Bind*Paths",
    "DeviceAllow",
    "SupplementaryGroups",
    "PassEnvironment",
    "AppArmorProfile",
    "SELinuxContext",
    "StandardInput",
];

/// The section in which a key is at home; none for what systemd does not have.
fn home_of(key: &str) -> Option<&'static str> {
    let of = |keys: &[&str]| keys.iter().any(|pattern| matches(pattern, key));
    if of(INSTALL_KEYS) {
        Some("Install")
    } else if of(NEEDS) || of(UNIT_KEYS) {
        Some("Unit")
    } else if of(SERVICE_KEYS) || directives::group(key).is_some() {
        Some("Service")
    } else {
        None
    }
}

/// Rows for all entries that have none.
pub fn rows(unit: &Unit, kind: UnitKind, translated: bool, health: Option<&str>, rows: &mut Rows) {
    let standing = Standing::of(unit);
    let taken: HashSet<usize> = rows.all.iter().map(|row| row.span.start).collect();
    for (index, entry) in unit.entries.iter().enumerate() {
        if taken.contains(&entry.span.start) {
            continue;
        }
        let own = matches!(entry.section.as_str(), "Unit" | "Install" | "Service");
        if entry.value.is_empty() && own {
            rows.say(entry, Place::Settled, EMPTIES, &[]);
            continue;
        }
        match entry.section.as_str() {
            "Unit" => of_unit(entry, rows),
            "Install" => known_elsewhere(entry, "Install", rows),
            "Service" if kind == UnitKind::Service => of_service(&standing, index, entry, translated, health, rows),
            "Service" if matches!(kind, UnitKind::Container | UnitKind::Podman) => {
                rows.say(entry, Place::Settled, OF_HOST, &[]);
            }
            // systemd leaves what begins with `X-` to others; other sections are those of other kinds of units.
            _ => {}
        }
    }
}

/// Whether a unit is a stage of the machine's boot or of its household.
#[must_use]
pub fn is_stage(name: &str) -> bool {
    let stem = name.strip_suffix(".service").unwrap_or(name);
    STAGES.iter().any(|pattern| matches(pattern, name)) || crate::knowledge::roles::is_household(stem)
}

fn of_unit(entry: &Entry, rows: &mut Rows) {
    if entry.key == "Before" {
        return rows.say(entry, Place::Settled, BEFORE, &[]);
    }
    if matches!(entry.key.as_str(), "RequiresMountsFor" | "WantsMountsFor") {
        return rows.say(entry, Place::Settled, STAGE, &[]);
    }
    if !NEEDS.contains(&entry.key.as_str()) {
        return known_elsewhere(entry, "Unit", rows);
    }
    let stage = |name: &&str| is_stage(name);
    let is_engine =
        |name: &&str| services::by_unit(name).is_some_and(|service| crate::knowledge::roles::is_engine(service.id));
    if entry.value.split_whitespace().any(|name| is_engine(&name))
        && entry.value.split_whitespace().all(|name| is_engine(&name) || stage(&name))
    {
        return rows.say(entry, Place::Settled, ENGINE, &[]);
    }
    let others: Vec<&str> = entry
        .value
        .split([' ', '\t', ','])
        .filter(|name| !name.is_empty() && !stage(name) && !is_engine(name))
        .collect();
    if others.is_empty() {
        return rows.say(entry, Place::Settled, STAGE, &[]);
    }
    let key = |name: &str| {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        stem.split('@').next().unwrap_or(stem).to_ascii_lowercase()
    };
    let (mut named, mut keys): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut seen: HashSet<(bool, String)> = HashSet::new();
    for name in others {
        let known = services::by_unit(name);
        let says = known.map_or_else(|| name.to_owned(), |service| format!("{name} ({})", service.name));
        if seen.insert((true, says.clone())) {
            named.push(says);
        }
        let key = key(name);
        if !key.is_empty() && seen.insert((false, key.clone())) {
            keys.push(key);
        }
    }
    rows.say(entry, Place::Dependency, DEPENDS, &[("names", &named.join(", ")), ("keys", &keys.join(", "))]);
}

fn known_elsewhere(entry: &Entry, section: &'static str, rows: &mut Rows) {
    match home_of(&entry.key) {
        Some(home) if home == section => by_group(entry, rows),
        Some("Unit") if section == "Service" && entry.key.starts_with("StartLimit") => by_group(entry, rows),
        Some(home) => rows.say(entry, Place::Damaged, ELSEWHERE, &[("section", home)]),
        None if entry.key.starts_with("X-") => by_group(entry, rows),
        None => rows.say(entry, Place::Damaged, FOREIGN, &[]),
    }
}

fn by_group(entry: &Entry, rows: &mut Rows) {
    let Some(group) = directives::group(&entry.key) else { return rows.say(entry, Place::Lost, NO_START, &[]) };
    match group.fate {
        Fate::Settled => rows.say(entry, Place::Settled, group.text, &[]),
        Fate::Lost if directives::is_off(&entry.value) && entry.key != "Nice" && entry.key != "UMask" => {
            rows.say(entry, Place::Settled, OFF, &[]);
        }
        Fate::Lost => rows.say(entry, Place::Lost, group.text, &[]),
    }
}

/// Which entries of `[Service]` count, of those with the same key.
#[derive(Default)]
struct Standing<'u> {
    /// Where an empty entry takes back those before it.
    reset: HashMap<&'u str, usize>,
    /// The last one.
    last: HashMap<&'u str, usize>,
}

impl<'u> Standing<'u> {
    fn of(unit: &'u Unit) -> Self {
        let mut standing = Self::default();
        for (index, entry) in unit.entries.iter().enumerate().filter(|(_, entry)| entry.section == "Service") {
            if entry.value.is_empty() {
                standing.reset.insert(&entry.key, index);
            }
            standing.last.insert(&entry.key, index);
        }
        standing
    }
}

fn of_service(
    standing: &Standing<'_>,
    index: usize,
    entry: &Entry,
    translated: bool,
    health: Option<&str>,
    rows: &mut Rows,
) {
    let key = entry.key.as_str();
    if index < standing.reset.get(key).copied().unwrap_or_default() {
        return rows.say(entry, Place::Settled, EMPTIED, &[]);
    }
    match key {
        // Said with the start command.
        "ExecStart" => {}
        "Type" => {
            let later = standing.last.get(key).is_some_and(|&last| last > index);
            let (place, text) = match entry.value.as_str() {
                _ if later => (Place::Settled, OVER),
                "simple" | "exec" | "idle" => (Place::Settled, TYPE_SIMPLE),
                "forking" => (Place::Settled, TYPE_FORKING),
                "oneshot" => (Place::Settled, TYPE_ONESHOT),
                "dbus" => (Place::Ask, TYPE_DBUS),
                value if Type::of(Some(value)) == Type::Notify => {
                    if let Some(health) = health {
                        rows.add_saying(entry, Place::Image, health, NOTIFY_ASKED);
                        return;
                    }
                    (Place::Ask, TYPE_NOTIFY)
                }
                _ => (Place::Damaged, TYPE_UNKNOWN),
            };
            rows.say(entry, place, text, &[]);
        }
        "WatchdogSec" => match health {
            Some(health) => rows.add_saying(entry, Place::Image, health, WATCHDOG_ASKED),
            None => rows.say(entry, Place::Ask, WATCHDOG, &[]),
        },
        _ if !translated && home_of(key) == Some("Service") => rows.say(entry, Place::Settled, OF_ENGINE, &[]),
        _ => {
            let last = standing.last.get(key) == Some(&index);
            let known = SERVICE_KEYS.iter().any(|pattern| matches(pattern, key)) && directives::group(key).is_none();
            if known && !last {
                rows.say(entry, Place::Settled, OVER, &[]);
            } else {
                known_elsewhere(entry, "Service", rows);
            }
        }
    }
}
