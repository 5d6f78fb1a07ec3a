//! What fences the program in: what it may write to, what it sees of the host.

use super::{NOT_READ, OFF, Options, word};
use crate::input::unit::Entry;
use crate::knowledge::directives;
use crate::lang::Text;
use crate::unit::rows::{Place, Rows};

const STRICT: Text = Text {
    en: "what the program writes to gets a volume or a tmpfs",
    ja: "書き込みが必要な場所にはボリュームか tmpfs を割り当てます",
};
const FULL: Text = Text {
    en: "/usr and /etc belong to root in the image, so a USER cannot write there; `--read-only` goes further and closes everything but volumes",
    ja: "イメージの /usr や /etc は root の所有なので、USER を指定すれば書き込めません。`--read-only` はさらに、ボリューム以外のすべてを読み取り専用にします",
};
const DEVICE: Text = Text {
    en: "a kind of devices is not named by a path: give the ones that are needed with `--device`",
    ja: "パスではなく種類での指定です。必要なデバイスを `--device` で渡してください",
};
const SYSLOG: Text = Text {
    en: "a socket of the host's journal, systemd or D-Bus: nothing of it is needed in a container, whose log is its output",
    ja: "ホストのジャーナル、systemd、D-Bus のソケットです。コンテナのログは標準出力なので不要です",
};

pub(super) fn switch(options: &mut Options, entry: &Entry, option: &str, remark: Option<Text>, rows: &mut Rows) {
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

pub(super) fn protect_system(options: &mut Options, entry: &Entry, rows: &mut Rows) {
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
pub(super) fn paths(value: &str) -> Vec<&str> {
    value.split_whitespace().map(|path| path.trim_start_matches(['-', '+']).trim_matches('"')).collect()
}

pub(super) fn writable(options: &mut Options, entry: &Entry, rows: &mut Rows) {
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

pub(super) fn temporary(options: &mut Options, entry: &Entry, rows: &mut Rows) {
    let named: Vec<String> = paths(&entry.value)
        .into_iter()
        .filter(|path| path.starts_with('/'))
        .map(|path| options.push(format!("--tmpfs {}", word(path))))
        .collect();
    rows.add(entry, Place::Run, named.join(" "));
}

pub(super) fn binds(options: &mut Options, entry: &Entry, end: &str, rows: &mut Rows) {
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

pub(super) fn device(options: &mut Options, entry: &Entry, rows: &mut Rows) {
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

pub(super) fn each(options: &mut Options, entry: &Entry, name: &str, rows: &mut Rows) {
    let named: Vec<String> =
        entry.value.split_whitespace().map(|value| options.push(format!("{name} {}", word(value)))).collect();
    rows.add(entry, Place::Run, named.join(" "));
}
