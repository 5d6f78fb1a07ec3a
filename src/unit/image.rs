//! What of a unit becomes instructions: variables, directories, the working directory, the user, the stop signal.

use super::environment::{DIRECTORIES, Environment};
use super::exec::{INSTANCE, Piece, Word, printed};
use super::rows::{Place, Rows};
use crate::input::unit::{Entry, Unit};
use crate::knowledge::platform::Family;
use crate::knowledge::{directives, signals};
use crate::lang::Text;

/// The instructions of an image.
#[derive(Clone, Debug, Default)]
pub struct Image {
    /// `ENV`: name and value.
    pub env: Vec<(String, Word)>,
    /// Commands of `RUN` that must come before `USER`.
    pub prepare: Vec<String>,
    /// `WORKDIR`.
    pub directory: Option<Word>,
    /// `USER`.
    pub user: Option<Word>,
    /// Why the user is a number that nobody gave.
    pub dynamic: Option<()>,
    /// `STOPSIGNAL`.
    pub signal: Option<String>,
    /// Directories whose content should outlive the container.
    pub kept: Vec<String>,
    /// Directories that the program writes to and that need not outlive it.
    pub written: Vec<String>,
    /// `HEALTHCHECK`, the whole instruction.
    pub health: Option<String>,
    /// What the program's package leaves to the boot of a machine.
    pub packaged: Option<Packaged>,
}

/// What a package leaves to the boot of a machine (tmpfiles.d), and a container has to do by itself.
#[derive(Clone, Debug)]
pub struct Packaged {
    /// The family whose package it is.
    pub family: Family,
    /// Whether the unit tells that it is of that family.
    pub told: Option<()>,
    /// Commands of `RUN`.
    pub lines: Vec<&'static str>,
}

/// The first of the numbers that systemd takes dynamic users from (systemd.exec(5), `DynamicUser=`).
const DYNAMIC_USER: &str = "61184:61184";

const SECRET: Text = Text {
    en: "a secret in ENV stays in the image for all who have it; it is given when the container is run",
    ja: "ENV に書いた秘密情報は、イメージを入手した誰でも読めます。コンテナの実行時に渡します",
};
const NO_LINES: Text = Text {
    en: "a value of several lines, which ENV cannot hold: give it with `--env-file` or from the program that starts the container",
    ja: "ENV では複数行の値を表せません。`--env-file` か、コンテナを起動する側から渡してください",
};
const UNREAD_ENV: Text = Text {
    en: "not `NAME=value`: systemd passes over it",
    ja: "`変数名=値` の形ではないため、systemd も無視します",
};
const MUST_EXIST: Text = Text {
    en: "the user must exist in the image",
    ja: "このユーザーがイメージに存在している必要があります",
};
const OVER: Text = Text { en: "a later one takes its place", ja: "後の指定で上書きされます" };
const DEFAULT: Text = Text { en: "that is the default", ja: "既定値と同じです" };
const DYNAMIC: Text = Text {
    en: "systemd takes a free number from 61184 to 65519; any number that owns nothing else does, and needs no entry in /etc/passwd",
    ja: "systemd は 61184〜65519 の空いている番号を割り当てます。ほかの何も所有していない番号なら何でもよく、/etc/passwd への登録も要りません",
};
const NAMED: Text = Text {
    en: "systemd makes the user for the time of the run; in a container it is the USER of the image",
    ja: "systemd は実行中だけこのユーザーを作成します。コンテナではイメージの USER で指定します",
};
const HOME: Text = Text {
    en: "the home directory of that user: write its path, WORKDIR knows no `~`",
    ja: "そのユーザーのホームディレクトリです。WORKDIR では `~` を使えないので、実際のパスを書いてください",
};
const LINK: Text = Text {
    en: "the part behind the colon is a link to it: make it with `ln -s` if something uses it",
    ja: "コロンの後ろはリンク名です。使うものがあれば `ln -s` で作成してください",
};
const UNKNOWN: Text = Text {
    en: "something in it is not known here; put it in by hand",
    ja: "ここでは値の分からない部分があります。手作業で補ってください",
};
const SIGCONT: Text = Text {
    en: "this only wakes the process, since ExecStop has already asked it to end; a container is stopped by one signal",
    ja: "停止は ExecStop が要求済みで、このシグナルはプロセスを再開させるだけです。コンテナの停止に使うシグナルは 1 つです",
};
const WITH_DIRECTORY: Text = Text { en: "mode of the directory", ja: "ディレクトリのモードです" };
const KEPT: Text = Text {
    en: "systemd keeps it between starts: in a container it needs a volume",
    ja: "systemd は起動をまたいで内容を保持します。コンテナではボリュームが必要です",
};

/// Whether a variable's name says that its value is a secret.
fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    ["PASSWORD", "PASSWD", "SECRET", "TOKEN", "API_KEY", "APIKEY", "PRIVATE_KEY", "CREDENTIAL", "ACCESS_KEY"]
        .iter()
        .any(|word| name.contains(word))
        && !name.ends_with("_FILE")
        && !name.ends_with("_PATH")
}

fn plain(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || "_-./@:+$".contains(c))
}

impl Image {
    /// The instructions of a unit, with a row for each setting that was read. `stop` is the signal that its `ExecStop` sends.
    #[must_use]
    pub fn of(unit: &Unit, environment: &Environment<'_>, stop: Option<&str>, rows: &mut Rows) -> Self {
        let mut image = Self::default();
        image.variables(unit, environment, rows);
        image.users(unit, environment, rows);
        image.directories(unit, environment, rows);
        image.signal(unit, stop, rows);
        image
    }

    fn variables(&mut self, unit: &Unit, environment: &Environment<'_>, rows: &mut Rows) {
        for entry in unit.entries("Service", "Environment") {
            let mut lines = Vec::new();
            let mut secrets = Vec::new();
            let mut broken = false;
            for (name, value, _) in environment.set_at(entry.span) {
                let word = printed(value, environment).unwrap_or_else(|| Word::text(value));
                if is_secret(name) {
                    secrets.push(name.clone());
                } else if value.contains('\n') {
                    broken = true;
                } else {
                    lines.push(env_line(name, &word));
                    self.env.push((name.clone(), word));
                }
            }
            if !lines.is_empty() {
                rows.add(entry, Place::Image, lines.join("; "));
            }
            if !secrets.is_empty() {
                let options: Vec<String> = secrets.iter().map(|name| format!("-e {name}")).collect();
                rows.add_saying(entry, Place::Run, options.join(" "), SECRET);
            }
            if broken {
                rows.say(entry, Place::Lost, NO_LINES, &[]);
            } else if environment.unread.binary_search(&entry.span).is_ok() {
                rows.say(entry, Place::Damaged, UNREAD_ENV, &[]);
            } else if lines.is_empty() && secrets.is_empty() {
                rows.say(entry, Place::Settled, OVER, &[]);
            }
        }
    }

    fn users(&mut self, unit: &Unit, environment: &Environment<'_>, rows: &mut Rows) {
        let entries = |key| unit.entries("Service", key);
        let user = entries("User").last().copied();
        let group = entries("Group").last().copied();
        let word = |entry: Option<&Entry>| {
            entry.and_then(|entry| printed(&entry.value, environment)).filter(|word| plain(&word.shown()))
        };
        let (name, group_name) = (word(user), word(group));
        let is_root =
            |word: &Option<Word>| word.as_ref().is_none_or(|word| matches!(word.shown().as_str(), "root" | "0"));
        if is_root(&name) && is_root(&group_name) {
            let dynamic = unit.setting("DynamicUser").is_some_and(directives::is_on) && user.is_none();
            if dynamic {
                self.user = Some(Word::text(DYNAMIC_USER));
                self.dynamic = Some(());
            }
        } else {
            let mut pieces = name.clone().unwrap_or_else(|| Word::text("root")).pieces;
            if let Some(group) = &group_name {
                pieces.push(Piece::Text(":".to_owned()));
                pieces.extend(group.pieces.clone());
            }
            self.user = Some(Word { pieces, ..Word::text("") });
        }
        let line = self.user.as_ref().map(|user| format!("USER {}", user.shown())).unwrap_or_default();
        for (entry, read) in user.into_iter().map(|u| (u, &name)).chain(group.into_iter().map(|g| (g, &group_name))) {
            match read {
                None => rows.say(entry, Place::Ask, UNKNOWN, &[]),
                Some(_) if line.is_empty() => rows.say(entry, Place::Settled, DEFAULT, &[]),
                Some(_) => rows.add_saying(entry, Place::Image, line.clone(), MUST_EXIST),
            }
        }
        for entry in entries("DynamicUser") {
            if self.dynamic.is_some() {
                rows.add_saying(entry, Place::Image, line.clone(), DYNAMIC);
            } else if directives::is_on(&entry.value) {
                rows.say(entry, Place::Settled, NAMED, &[]);
            } else {
                rows.say(entry, Place::Settled, DEFAULT, &[]);
            }
        }
    }

    fn directories(&mut self, unit: &Unit, environment: &Environment<'_>, rows: &mut Rows) {
        let owner = self.user.as_ref().map(Word::shown);
        for (key, base, variable, mode_key) in DIRECTORIES {
            let mode = unit.setting(mode_key).filter(|mode| mode.chars().all(|c| c.is_ascii_digit()));
            let mut paths: Vec<String> = Vec::new();
            for entry in unit.entries("Service", key) {
                let mut own = Vec::new();
                for name in entry.value.split_whitespace() {
                    let (name, link) = name.split_once(':').map_or((name, false), |(name, _)| (name, true));
                    match printed(name, environment).map(|word| word.shown()).filter(|name| plain(name)) {
                        Some(name) => own.push(format!("{base}/{name}")),
                        None => rows.say(entry, Place::Ask, UNKNOWN, &[]),
                    }
                    if link {
                        rows.say(entry, Place::Lost, LINK, &[]);
                    }
                }
                if own.is_empty() {
                    continue;
                }
                // Configuration belongs to root, whoever reads it.
                let owner = owner.as_deref().filter(|_| *key != "ConfigurationDirectory");
                let line = install(&own, owner, mode);
                if *key == "StateDirectory" {
                    rows.add_saying(entry, Place::Image, format!("RUN {line}"), KEPT);
                    self.kept.extend(own.iter().cloned());
                } else {
                    rows.add(entry, Place::Image, format!("RUN {line}"));
                    if *key != "ConfigurationDirectory" {
                        self.written.extend(own.iter().cloned());
                    }
                }
                self.prepare.push(line);
                paths.extend(own);
            }
            if !paths.is_empty() {
                self.env.push(((*variable).to_owned(), Word::text(paths.join(":"))));
            }
            for entry in unit.entries("Service", mode_key) {
                rows.say(entry, if paths.is_empty() { Place::Settled } else { Place::Image }, WITH_DIRECTORY, &[]);
            }
        }
        for entry in unit.entries("Service", "WorkingDirectory") {
            let value = entry.value.strip_prefix('-').unwrap_or(&entry.value).trim_matches('"');
            let root = self.user.is_none();
            let word = if value == "~" && root { Some(Word::text("/root")) } else { printed(value, environment) };
            match word.filter(|word| word.shown().starts_with(['/', '$']) && !word.shown().contains('\n')) {
                Some(word) => {
                    rows.add(entry, Place::Image, format!("WORKDIR {}", word.shown()));
                    self.directory = Some(word);
                }
                None if value == "~" => rows.say(entry, Place::Ask, HOME, &[]),
                None => rows.say(entry, Place::Ask, UNKNOWN, &[]),
            }
        }
    }

    fn signal(&mut self, unit: &Unit, stop: Option<&str>, rows: &mut Rows) {
        let own = unit.entries("Service", "KillSignal").last().copied();
        let written = own.map(|entry| signal_name(&entry.value)).filter(|name| signal_is_read(name));
        let wakes = written.as_deref() == Some("SIGCONT");
        if let Some(entry) = own {
            match &written {
                Some(_) if wakes => rows.say(entry, Place::Lost, SIGCONT, &[]),
                Some(name) if name == "SIGTERM" => rows.say(entry, Place::Settled, DEFAULT, &[]),
                Some(name) => drop(rows.add(entry, Place::Image, format!("STOPSIGNAL {name}"))),
                None => rows.say(entry, Place::Ask, UNKNOWN, &[]),
            }
        }
        self.signal = stop.map(str::to_owned).or(written.filter(|_| !wakes)).filter(|name| name != "SIGTERM");
    }

    /// Whether the instance of a template is needed while the image is built.
    #[must_use]
    pub fn needs_instance(&self) -> bool {
        let words = self.env.iter().map(|(_, word)| word).chain(&self.directory).chain(&self.user);
        let has = |word: &Word| word.variables().any(|name| name == INSTANCE);
        words.into_iter().any(has) || self.prepare.iter().any(|line| line.contains("${INSTANCE}"))
    }
}

/// A signal's name with `SIG`.
#[must_use]
pub fn signal_name(value: &str) -> String {
    let upper = value.trim().to_ascii_uppercase();
    if upper.starts_with("SIG") || upper.starts_with(|c: char| c.is_ascii_digit()) {
        upper
    } else {
        format!("SIG{upper}")
    }
}

/// Whether the engine knows a signal of this name.
#[must_use]
pub fn signal_is_read(name: &str) -> bool {
    matches!(signals::read(name), signals::Reading::Signal(_))
}

/// The line that makes directories, owned by a user and with a mode.
fn install(paths: &[String], owner: Option<&str>, mode: Option<&str>) -> String {
    let mut line = String::from("install -d");
    if let Some(owner) = owner {
        let (user, group) = owner.split_once(':').map_or((owner, None), |(user, group)| (user, Some(group)));
        line.push_str(&format!(" -o {user}"));
        if let Some(group) = group {
            line.push_str(&format!(" -g {group}"));
        }
    }
    if let Some(mode) = mode {
        line.push_str(&format!(" -m {mode}"));
    }
    for path in paths {
        line.push_str(&format!(" {path}"));
    }
    line
}

/// An `ENV` instruction.
#[must_use]
pub fn env_line(name: &str, value: &Word) -> String {
    let mut out = format!("ENV {name}=\"");
    for piece in &value.pieces {
        match piece {
            Piece::Text(text) => {
                for c in text.chars() {
                    if matches!(c, '"' | '\\' | '$') {
                        out.push('\\');
                    }
                    out.push(c);
                }
            }
            Piece::Variable(name) => out.push_str(&format!("${{{name}}}")),
        }
    }
    out.push('"');
    out
}
