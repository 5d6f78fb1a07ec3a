//! Limits: of processes, memory, processors and devices.

use super::{AS_DEFAULT, NOT_READ, Options, WEIGHT, word};
use crate::decimal::Decimal;
use crate::input::unit::Entry;
use crate::knowledge::directives::LIMITS;
use crate::lang::Text;
use crate::unit::rows::{Place, Rows};
use crate::unit::values::{self, Span};

const LIMIT_AS: Text = Text {
    en: "the engine has no such limit; `--memory` bounds the container",
    ja: "対応する制限がありません。`--memory` でコンテナ全体を制限できます",
};
const LIMIT_OPEN: Text = Text {
    en: "without end; for open files the kernel wants a number: give the one of the host's fs.nr_open if it matters",
    ja: "無制限の指定です。ファイル数については具体的な数が必要なので、必要ならホストの fs.nr_open の値を指定してください",
};
const PERCENT: Text = Text {
    en: "a share of the host's: the engine wants a number",
    ja: "ホストに対する割合での指定です。コンテナエンジンには数値が必要です",
};

impl Options {
    pub(super) fn limit(&mut self, entry: &Entry, rows: &mut Rows) {
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
}

pub(super) fn number(options: &mut Options, entry: &Entry, name: &str, rows: &mut Rows) {
    match entry.value.parse::<i64>() {
        Ok(number) => {
            let option = options.push(format!("{name} {number}"));
            rows.add(entry, Place::Run, option);
        }
        Err(_) => rows.say(entry, Place::Ask, NOT_READ, &[]),
    }
}

pub(super) fn cpu_weight(options: &mut Options, entry: &Entry, rows: &mut Rows) {
    match entry.value.parse::<u64>() {
        Ok(weight @ 1..=10_000) => {
            let option = options.push(format!("--cpu-shares {}", (weight * 1024 / 100).max(2)));
            rows.add_saying(entry, Place::Run, option, WEIGHT);
        }
        _ => rows.say(entry, Place::Ask, NOT_READ, &[]),
    }
}

pub(super) fn size(options: &mut Options, entry: &Entry, name: &str, rows: &mut Rows) {
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
pub(super) fn swap(options: &mut Options, entry: &Entry, rows: &mut Rows) {
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

pub(super) fn cpu_quota(options: &mut Options, entry: &Entry, rows: &mut Rows) {
    let percent = entry.value.strip_suffix('%').and_then(|number| Decimal::read(number.trim()));
    match percent.filter(|percent| !percent.is_zero()) {
        Some(percent) => {
            let option = options.push(format!("--cpus {}", percent.hundredth()));
            rows.add(entry, Place::Run, option);
        }
        None => rows.say(entry, Place::Ask, NOT_READ, &[]),
    }
}

pub(super) fn tasks(options: &mut Options, entry: &Entry, rows: &mut Rows) {
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

pub(super) fn list(options: &mut Options, entry: &Entry, name: &str, rows: &mut Rows) {
    let numbers: Vec<&str> = entry.value.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    if numbers.iter().all(|part| part.chars().all(|c| c.is_ascii_digit() || c == '-')) && !numbers.is_empty() {
        let option = options.push(format!("{name} {}", numbers.join(",")));
        rows.add(entry, Place::Run, option);
    } else {
        rows.say(entry, Place::Ask, NOT_READ, &[]);
    }
}

pub(super) fn rate(options: &mut Options, entry: &Entry, name: &str, rows: &mut Rows) {
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
