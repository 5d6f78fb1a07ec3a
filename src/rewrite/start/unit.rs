//! The start command of a service that the catalogue does not have, from the unit that the text itself writes.

use super::super::draft::Draft;
use super::super::stage::StageParts;
use super::recipe::user_of_stage;
use super::written::{Written, json};
use super::{append, insert_before};
use crate::input::unit::{self, Unit};
use crate::lang::Text;
use crate::plan::Meant;
use crate::report::Applicability;
use crate::text::Span;

const START_AS_UNIT: Text = Text {
    en: "Start {service} itself, as ExecStart of its unit does",
    ja: "ユニットの ExecStart と同じコマンドで {service} を直接起動する",
};

/// Settings without which the program would not be started as it is, and which a container has no counterpart for.
const BEYOND: &[&str] = &[
    "ExecStartPre",
    "ExecStartPost",
    "ExecCondition",
    "Sockets",
    "StandardInput",
    "DynamicUser",
    "EnvironmentFile",
    "PassEnvironment",
    "LoadCredential",
    "RootDirectory",
    "RootImage",
    "ConfigurationDirectory",
    "SupplementaryGroups",
];

/// Settings that have directories made, and where.
const DIRECTORIES: &[(&str, &str)] = &[
    ("RuntimeDirectory", "/run"),
    ("StateDirectory", "/var/lib"),
    ("CacheDirectory", "/var/cache"),
    ("LogsDirectory", "/var/log"),
];

/// The patch, where the unit is known and says all that it takes.
#[must_use]
pub fn draft(parts: &StageParts<'_>, meant: &Meant) -> Option<Draft> {
    let name = meant.name.strip_suffix(".service").unwrap_or(&meant.name);
    let (_, file, changed) = parts.evidence.written.unit(name)?;
    if changed || !file.is_whole() || file.vague || user_of_stage(parts).is_some() {
        return None;
    }
    let unit = unit::parse(&file.text.text);
    let command = unit.command()?;
    let lines = lines(parts, &unit)?;
    let written = Written::of(parts);
    let mut edits = Vec::new();
    let mut covers: Vec<Span> = parts.boot.events.iter().map(|event| event.span).collect();
    match &written {
        Some(written) => {
            edits.extend(insert_before(parts, written.index, &lines)?);
            let new = written.with_command(parts, &command, lines.iter().any(|line| line.starts_with("USER ")))?;
            edits.extend(written.edits(parts, &new));
            covers
                .extend(written.instructions().filter_map(|index| parts.file.instructions.get(index)).map(|i| i.span));
        }
        None => {
            let end = super::end_of_stage(parts)?;
            let mut lines = lines;
            lines.push(format!("CMD {}", json(&command)));
            edits.push(append(parts, end, false, &lines));
            covers.push(parts.subject.stage.base_span);
        }
    }
    Some(Draft {
        title: START_AS_UNIT,
        values: vec![("service", name.to_owned())],
        applicability: Applicability::Review,
        edits,
        covers,
        note: None,
    })
}

/// What the unit gives its program besides the command, as instructions; none where an image cannot give it.
fn lines(parts: &StageParts<'_>, unit: &Unit) -> Option<Vec<String>> {
    if BEYOND.iter().any(|key| unit.setting(key).is_some_and(|value| value != "null" && value != "no")) {
        return None;
    }
    // A program that goes to the background, or ends, is none that a container can live by.
    if !matches!(unit.setting("Type").unwrap_or("simple"), "simple" | "exec" | "notify" | "idle") {
        return None;
    }
    let user = unit.setting("User").filter(|user| *user != "root");
    let group = unit.setting("Group").filter(|group| *group != "root");
    let plain =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || "_-./@:+".contains(c));
    if ![user, group].into_iter().flatten().all(plain) {
        return None;
    }
    let mut lines = Vec::new();
    for (name, value) in unit.environment()? {
        if !plain(&name) || value.contains(['"', '\\', '$', '\n']) {
            return None;
        }
        if !parts.subject.env.iter().any(|(known, _)| *known == name) {
            lines.push(format!("ENV {name}=\"{value}\""));
        }
    }
    let mut directories = Vec::new();
    for (key, base) in DIRECTORIES {
        for name in unit.service(key).iter().flat_map(|value| value.split_whitespace()) {
            if !plain(name) || name.contains(':') {
                return None;
            }
            directories.push(format!("{base}/{name}"));
        }
    }
    if !directories.is_empty() {
        let owner = user.map(|user| format!("-o {user} ")).unwrap_or_default();
        lines.push(format!("RUN install -d {owner}{}", directories.join(" ")));
    }
    if let Some(directory) = unit.setting("WorkingDirectory") {
        if !directory.starts_with('/') || !plain(directory) {
            return None;
        }
        lines.push(format!("WORKDIR {directory}"));
    }
    let own_signal = parts.subject.stop_signal.is_some_and(|(_, index)| parts.subject.owns(index));
    if let Some(signal) = unit.setting("KillSignal").filter(|signal| *signal != "SIGTERM" && !own_signal) {
        if !signal.starts_with("SIG") || !plain(signal) {
            return None;
        }
        lines.push(format!("STOPSIGNAL {signal}"));
    }
    match (user, group) {
        (Some(user), Some(group)) => lines.push(format!("USER {user}:{group}")),
        (Some(user), None) => lines.push(format!("USER {user}")),
        (None, Some(_)) => return None,
        (None, None) => {}
    }
    Some(lines)
}
