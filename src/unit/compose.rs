//! The compose.yaml of several units that stand in one text: the same translation as their run lines, and what orders them.
//!
//! Each option of a run line has its key here, or is named in a remark: nothing is dropped in silence.
//! Source of the keys: <https://docs.docker.com/reference/compose-file/services/>.

use std::collections::{HashMap, HashSet};

use super::exec::INSTANCE;
use super::generate::Generated;
use super::{Begins, Known, start};
use crate::input::shell::{self, CommandKind};
use crate::input::unit::{Unit, UnitKind};
use crate::knowledge::platform::Family;
use crate::knowledge::{services, together};
use crate::lang::{Lang, Text};
use crate::order;
use crate::rewrite::compose_file::{
    Build, ComposeFile, ComposeService, Condition, Dependency, FirstProcess, Mount, Setting,
};
use crate::rewrite::yaml::{quoted, scalar};

const HOW: Text = Text {
    en: "{variables} docker compose up --build   One container a unit, on one network; each finds the others by the names below.",
    ja: "{variables} docker compose up --build   ユニットごとに一つのコンテナが同じネットワークで動き、下の名前で互いに接続できる。",
};
const LOCAL: Text = Text {
    en: "What a program or its configuration calls localhost is its own container here: put the other service's name there.",
    ja: "プログラムや設定が localhost としている接続先は、ここでは自分のコンテナを指す。相手のサービス名に書き換えること。",
};
const ABSENT: Text = Text {
    en: "Not here, and needed beside it: {names}. Give it a service of its own, and name it in depends_on.",
    ja: "ここにはないが必要なもの: {names}。サービスとして追加し、depends_on に書くこと。",
};
const LISTENS: Text = Text {
    en: "By its package's configuration it may listen on 127.0.0.1 alone: for the others it must listen on 0.0.0.0.",
    ja: "パッケージの設定では 127.0.0.1 だけで待ち受けることがある。ほかのコンテナから使うには 0.0.0.0 で待ち受けること。",
};
const NO_KEY: Text = Text {
    en: "Of the run line, without a key here: {options}",
    ja: "実行コマンドにあり、ここに対応するキーがないもの: {options}",
};
const JOB: Text = Text {
    en: "A job that a timer starts: docker compose run --rm {name}",
    ja: "タイマーで起動するジョブ: docker compose run --rm {name}",
};
const HAS_PROGRAM: Text = Text { en: "an image that has {program}", ja: "{program} の入ったイメージ" };

/// Settings that order units and bring them in; `PartOf` only hands a stop on.
const NEEDS: &[&str] = &["After", "Requires", "BindsTo", "Requisite", "Wants", "Upholds"];

/// The places of the units for which another one waits.
#[must_use]
pub fn waited(known: &[Known<'_>]) -> Vec<usize> {
    let names = Names::of(known);
    let mut found: Vec<usize> = Vec::new();
    for (at, one) in known.iter().enumerate() {
        found.extend(named(one).flat_map(|name| names.called(name)).copied().filter(|&other| other != at));
    }
    order::by(&mut found, |place| (*place, 0));
    found.dedup();
    found
}

/// Which units go by which name: their files', aliases of `[Install]`, those of their templates.
struct Names(HashMap<String, Vec<usize>>);

impl Names {
    fn of(known: &[Known<'_>]) -> Self {
        let mut names: HashMap<String, Vec<usize>> = HashMap::new();
        let mut add = |name: &str, at: usize| {
            let places = names.entry(plain(name).to_owned()).or_default();
            if places.last() != Some(&at) {
                places.push(at);
            }
        };
        for (at, known) in known.iter().enumerate() {
            if known.unit.file.is_some() {
                add(&known.name, at);
            }
            for entry in known.unit.entries("Install", "Alias") {
                entry.value.split_whitespace().for_each(|alias| add(alias, at));
            }
        }
        Self(names)
    }

    /// The units that go by a name.
    fn called(&self, name: &str) -> &[usize] {
        self.0.get(plain(name)).map_or(&[], Vec::as_slice)
    }
}

/// A unit's name without its ending and its instance: `api@` of `api@1.service`.
fn plain(name: &str) -> &str {
    let bare = name.strip_suffix(".service").unwrap_or(name);
    bare.find('@').map_or(bare, |at| &bare[..=at])
}

fn named<'k>(known: &'k Known<'_>) -> impl Iterator<Item = &'k str> {
    let keys = NEEDS.iter().flat_map(|key| known.unit.entries("Unit", key));
    keys.flat_map(|entry| entry.value.split_whitespace())
}

/// The compose file of the units that became containers; none of fewer than two. `paths` are their Dockerfiles, none for the others.
#[must_use]
pub fn of(known: &[Known<'_>], paths: &[Option<String>], lang: Lang) -> Option<ComposeFile> {
    let made: Vec<(usize, &Generated, &str)> = known
        .iter()
        .zip(paths)
        .enumerate()
        .filter_map(|(at, (known, path))| Some((at, known.generated.as_ref()?, path.as_deref()?)))
        .collect();
    if made.len() < 2 {
        return None;
    }
    // A name is taken once: of two units that are called alike, nothing would tell which is meant.
    let names: Vec<&str> = made.iter().map(|(_, generated, _)| service_name(generated)).collect();
    if names.iter().enumerate().any(|(at, name)| names[..at].contains(name)) {
        return None;
    }
    let names_of = Names::of(known);
    let edges = edges(known, &made, &names_of);
    let waited = waited(known);
    let mut variables: Vec<String> = Vec::new();
    let mut services = Vec::with_capacity(made.len());
    for (own, &(at, generated, path)) in made.iter().enumerate() {
        let needed = edges.iter().filter(|(from, _)| *from == own).map(|(_, to)| {
            let (_, other, _) = made[*to];
            let condition = match (&other.health, other.ends) {
                (_, Some(())) => Condition::Completed,
                (Some(_), _) => Condition::Healthy,
                _ => Condition::Started,
            };
            Dependency { service: service_name(other).to_owned(), condition }
        });
        let depends_on = needed.collect();
        services.push(service(
            &All { known, names: &names_of, waited: &waited },
            at,
            generated,
            path,
            depends_on,
            &mut variables,
            lang,
        ));
    }
    let remarks = vec![HOW.fill(lang, &[("variables", &variables.join(" "))]), LOCAL.get(lang).to_owned()];
    Some(ComposeFile { remarks, services })
}

fn placeholder(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "<image>:<tag>",
        Lang::Ja => "<イメージ>:<タグ>",
    }
}

fn service_name(generated: &Generated) -> &str {
    generated.build.tag.trim_start_matches("my-")
}

/// Who is started after whom, by the places in `made`. Compose refuses a circle, which systemd allows where nothing orders it: the
/// edge that would close one is left out, those of `After` and `Before` first.
fn edges(known: &[Known<'_>], made: &[(usize, &Generated, &str)], names: &Names) -> Vec<(usize, usize)> {
    let mut place: HashMap<usize, usize> = HashMap::new();
    for (own, &(at, ..)) in made.iter().enumerate() {
        // What a timer starts nobody waits for.
        if !is_timed(known, names, at) {
            place.insert(at, own);
        }
    }
    let mut wanted: Vec<(usize, usize)> = Vec::new();
    let mut seen: HashSet<(usize, usize)> = HashSet::new();
    let mut want = |from: Option<usize>, to: Option<usize>| {
        if let (Some(from), Some(to)) = (from, to)
            && from != to
            && seen.insert((from, to))
        {
            wanted.push((from, to));
        }
    };
    let all = made.iter().enumerate();
    for ordered in [true, false] {
        for (own, &(at, ..)) in all.clone() {
            let unit = known[at].unit;
            let keys: &[&str] = if ordered { &NEEDS[..1] } else { &NEEDS[1..] };
            for name in keys.iter().flat_map(|key| words_of(unit, key)) {
                names.called(name).iter().for_each(|to| want(Some(own), place.get(to).copied()));
            }
            if ordered {
                for name in words_of(unit, "Before") {
                    let later = names.called(name).iter().map(|to| made.iter().position(|(at, ..)| at == to));
                    later.for_each(|later| want(later, place.get(&at).copied()));
                }
            }
        }
    }
    let mut edges: Vec<(usize, usize)> = Vec::new();
    for (from, to) in wanted {
        if !reaches(&edges, to, from) {
            edges.push((from, to));
        }
    }
    edges
}

/// The words of a key of `[Unit]`.
fn words_of<'u>(unit: &'u Unit, key: &str) -> impl Iterator<Item = &'u str> {
    unit.entries("Unit", key).into_iter().flat_map(|entry| entry.value.split_whitespace())
}

fn reaches(edges: &[(usize, usize)], from: usize, to: usize) -> bool {
    let mut open = vec![from];
    let mut seen = Vec::new();
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if !seen.contains(&at) {
            seen.push(at);
            open.extend(edges.iter().filter(|(own, _)| *own == at).map(|(_, next)| *next));
        }
    }
    false
}

/// Whether a timer of the same text starts this unit.
fn is_timed(known: &[Known<'_>], names: &Names, at: usize) -> bool {
    known.iter().any(|other| {
        other.unit.kind() == UnitKind::Timer
            && match other.unit.entries("Timer", "Unit").last() {
                Some(entry) => names.called(&entry.value).contains(&at),
                None => other.unit.stem().is_some_and(|stem| names.called(stem).contains(&at)),
            }
    })
}

/// All units of a text.
struct All<'a> {
    known: &'a [Known<'a>],
    names: &'a Names,
    /// Those for which another one waits.
    waited: &'a [usize],
}

fn service(
    all: &All<'_>,
    at: usize,
    generated: &Generated,
    path: &str,
    depends_on: Vec<Dependency>,
    variables: &mut Vec<String>,
    lang: Lang,
) -> ComposeService {
    let own = &all.known[at];
    let name = service_name(generated).to_owned();
    let mut remarks = Vec::new();
    let absent = absent(all.names, own);
    if !absent.is_empty() {
        remarks.push(ABSENT.fill(lang, &[("names", &absent.join(", "))]));
    }
    let waited = all.waited.contains(&at);
    let service_of = |starts: &[super::Start]| starts.last().and_then(|start| start.service);
    if let Begins::Programs(starts) = &own.start
        && waited
        && let Some(opened) = service_of(starts).and_then(|service| together::opened(service, Some(Family::Debian), ""))
        && !opened.arguments.first().is_some_and(|first| {
            let option = first.split('=').next().unwrap_or(first);
            generated.command.iter().any(|word| word.starts_with(option))
        })
    {
        remarks.push(LISTENS.get(lang).to_owned());
    }
    let upper: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect();
    let upper = if upper.starts_with(|c: char| c.is_ascii_digit()) { format!("_{upper}") } else { upper };
    let program = match &own.start {
        Begins::Programs(starts) => starts
            .last()
            .and_then(|start| start::script(&start.exec).unwrap_or_else(|| start.exec.shown()).into_iter().next()),
        _ => None,
    };
    let program = program.filter(|program| !program.contains(['$', '}', '{'])).unwrap_or_else(|| name.clone());
    variables.push(format!("{upper}_BASE={}", placeholder(lang)));
    let asked = HAS_PROGRAM.fill(lang, &[("program", &program)]);
    let mut arguments = vec![("BASE".to_owned(), format!("{upper}_BASE:?{asked}"))];
    let mut service = ComposeService { name: name.clone(), depends_on, ..ComposeService::default() };
    if generated.build.instance.is_some() {
        arguments.push((INSTANCE.to_owned(), format!("{upper}_{INSTANCE}")));
        variables.push(format!("{upper}_{INSTANCE}={}", super::generate::placeholder(lang)));
    }
    service.build = Build { dockerfile: (path != "Dockerfile").then(|| path.to_owned()), target: None, arguments };
    let mut left = Vec::new();
    for option in &generated.options {
        if !take(&mut service, option, &upper) {
            left.push(option.clone());
        }
    }
    if !left.is_empty() {
        remarks.push(NO_KEY.fill(lang, &[("options", &left.join(" "))]));
    }
    if generated.ends.is_some() && is_timed(all.known, all.names, at) {
        remarks.push(JOB.fill(lang, &[("name", &name)]));
        service.rest.push(("profiles".to_owned(), Setting::List(vec![quoted("jobs")])));
    }
    service.remarks = remarks;
    service
}

/// The units that it needs and that stand nowhere here, as they are shown.
fn absent(names: &Names, own: &Known<'_>) -> Vec<String> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    for name in named(own) {
        let stem = name.strip_suffix(".service").unwrap_or(name);
        let is_stage = name.contains('.') && !name.ends_with(".service") || super::leftover::is_stage(name);
        let here = !names.called(name).is_empty();
        let engine = services::by_unit(stem).is_some_and(|service| crate::knowledge::roles::is_engine(service.id));
        if is_stage || here || engine {
            continue;
        }
        let says =
            services::by_unit(stem).map_or_else(|| name.to_owned(), |service| format!("{name} ({})", service.name));
        if seen.insert(says.clone()) {
            found.push(says);
        }
    }
    found
}

/// Writes an option of the run line as the key that does the same; false where there is none.
fn take(service: &mut ComposeService, option: &str, upper: &str) -> bool {
    let words = words(option);
    let Some((name, rest)) = words.split_first() else { return false };
    let value = rest.join(" ");
    let number = || value.parse::<i64>().is_ok().then(|| value.clone());
    let mut set = |key: &str, value: String| service.rest.push((key.to_owned(), Setting::Value(value)));
    match name.as_str() {
        "--init" => service.first = FirstProcess::EngineInit,
        "--read-only" => set("read_only", "true".to_owned()),
        "-it" => {
            set("stdin_open", "true".to_owned());
            set("tty", "true".to_owned());
        }
        "--restart" => set("restart", scalar(&value)),
        "--stop-timeout" => match value.parse::<u32>() {
            Ok(seconds) => service.stop_grace_period = Some(seconds),
            // Compose has no time without end.
            Err(_) => return false,
        },
        "--network" => set("network_mode", scalar(&value)),
        "--oom-score-adj" | "--cpu-shares" | "--pids-limit" => {
            let Some(number) = number() else { return false };
            set(&name.trim_start_matches('-').replace('-', "_"), number);
        }
        "--memory" => set("mem_limit", scalar(&value)),
        "--memory-reservation" => set("mem_reservation", scalar(&value)),
        "--memory-swap" => set("memswap_limit", scalar(&value)),
        "--cpus" => set("cpus", value),
        "--cpuset-cpus" => set("cpuset", quoted(&value)),
        "--ulimit" => {
            let Some((limit, numbers)) = value.split_once('=') else { return false };
            let lines = match numbers.split_once(':') {
                Some((soft, hard)) => format!("{{ soft: {soft}, hard: {hard} }}"),
                None => numbers.to_owned(),
            };
            add(service, "ulimits", |setting| match setting {
                Setting::Map(entries) => entries.push((limit.to_owned(), lines.clone())),
                _ => *setting = Setting::Map(vec![(limit.to_owned(), lines.clone())]),
            });
        }
        "--cap-add" | "--cap-drop" | "--security-opt" | "--tmpfs" | "--group-add" | "--env-file" => {
            list(service, &name.trim_start_matches('-').replace('-', "_"), &value);
        }
        "--device" => list(service, "devices", &value),
        "--blkio-weight" => {
            let Some(number) = number() else { return false };
            blkio(service, "weight", number);
        }
        "--device-read-bps" | "--device-write-bps" | "--device-read-iops" | "--device-write-iops" => {
            let Some((path, rate)) = value.rsplit_once(':') else { return false };
            let key = name.trim_start_matches('-').replace('-', "_");
            blkio(service, &key, format!("[{{ path: {}, rate: {} }}]", scalar(path), quoted(rate)));
        }
        "-v" => match value.split_once(':') {
            Some((volume, path)) => {
                service.volumes.push(Mount { volume: volume.to_owned(), path: path.to_owned() });
            }
            None => return false,
        },
        "-p" => service.ports.push(value),
        "-e" => match value.split_once('=') {
            Some((INSTANCE, _)) => service.asked.push((INSTANCE.to_owned(), format!("{upper}_{INSTANCE}"))),
            Some(_) => return false,
            // From whoever starts compose, as `docker run -e NAME` does it.
            None => service.asked.push((value.clone(), value)),
        },
        _ => return false,
    }
    true
}

fn add(service: &mut ComposeService, key: &str, change: impl FnOnce(&mut Setting)) {
    let at = service.rest.iter().position(|(known, _)| known == key).unwrap_or_else(|| {
        service.rest.push((key.to_owned(), Setting::List(Vec::new())));
        service.rest.len() - 1
    });
    change(&mut service.rest[at].1);
}

fn list(service: &mut ComposeService, key: &str, value: &str) {
    add(service, key, |setting| {
        if let Setting::List(items) = setting {
            items.push(scalar(&value.replace('$', "$$")));
        }
    });
}

fn blkio(service: &mut ComposeService, key: &str, value: String) {
    add(service, "blkio_config", |setting| match setting {
        Setting::Map(entries) => entries.push((key.to_owned(), value)),
        _ => *setting = Setting::Map(vec![(key.to_owned(), value)]),
    });
}

/// The words of an option, as a shell takes them.
fn words(option: &str) -> Vec<String> {
    let parsed = shell::parse(option);
    let command = parsed.list.items.first().and_then(|item| item.first.commands.first());
    match command.map(|command| &command.kind) {
        Some(CommandKind::Simple { words, .. }) => words.iter().map(|word| word.value.clone()).collect(),
        _ => Vec::new(),
    }
}
