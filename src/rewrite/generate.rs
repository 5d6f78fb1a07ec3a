//! New files for a listing's services: a Dockerfile to start from, and the lines to build and run it.
//!
//! A listing does not say from which image and release a container was made. What it does not say is asked for, not
//! invented: the official image is named without a tag, and where there is none, the base is an argument of the build.

use super::{commands, listed};
use crate::knowledge::images;
use crate::knowledge::services::{OfficialImage, Recipe, Service};
use crate::lang::{Lang, Text};
use crate::listing::services::Running;
use crate::listing::start::Start;
use crate::listing::subjects::{Found, Place};
use crate::report::{Applicability, Commands, File, FileRole};

const INTRO: Text = Text {
    en: "{name} as the container's only program, in the foreground: no init, no systemctl, no --privileged.",
    ja: "{name} だけをフォアグラウンドで動かすコンテナ。init、systemctl、--privileged は不要。",
};
const PIN: Text = Text {
    en: "The official image starts it by itself. Pin the version that you run now: {image}:<version>, see {source}",
    ja: "公式イメージは自分でサービスを起動する。いま使っているバージョンに固定すること: {image}:<バージョン> 参照: {source}",
};
const CARRY: Text = Text {
    en: "Copy your configuration and content to where this image expects them.",
    ja: "設定ファイルとコンテンツは、このイメージの置き場所に合わせて COPY する。",
};
const OR_KEEP: Text = Text {
    en: "Or keep the image that you have, and let it start the service instead of the init:",
    ja: "今のイメージを使い続けるなら、init の代わりにサービスを起動させる:",
};
const BASE: Text = Text {
    en: "The listing does not say which image this container was made from. Name it: --build-arg BASE=<image>:<tag>",
    ja: "一覧からは元のイメージが分からないので、ビルド時に指定する: --build-arg BASE=<イメージ>:<タグ>",
};
const ASSUMED: Text = Text {
    en: "The listing does not say which distribution this is; these lines are for {family}.",
    ja: "ディストリビューションは一覧から分からないため、{family} の場合の書き方を示す。",
};
const STOP: Text = Text {
    en: "The image may still carry the stop signal of an init.",
    ja: "元のイメージに init 用の停止シグナルが残っている場合がある。",
};
const ASKS: Text = Text {
    en: "It asks for {variables} when its data directory is empty, and does not start without.",
    ja: "データディレクトリが空のときは {variables} が必要で、指定しないと起動しない。",
};
/// The name of the file for several services.
pub const COMPOSE: &str = "compose.yaml";

const YOUR_IMAGE: Text = Text { en: "<your image>", ja: "<今のイメージ>" };

impl Wanted {
    /// The official image of the program that was listed.
    pub(super) fn image(&self) -> Option<&'static OfficialImage> {
        self.service.image_of(&[], self.start.command.first().map(String::as_str))
    }

    /// Whether the image that its Dockerfile builds on is an argument of the build.
    pub(super) fn takes_base(&self) -> bool {
        self.image().is_none()
    }

    /// The port that it listens on in any case, by each of its protocols; which others it does, the listing does not say. A range
    /// or a word is not one to publish.
    pub(super) fn ports(&self) -> impl Iterator<Item = &'static str> {
        let number = |port: &'static str| port.split('/').next().filter(|number| number.parse::<u16>().is_ok());
        let ports = self.service.ports.iter().copied().filter(move |port| number(port).is_some());
        let first = ports.clone().next().and_then(number);
        ports.filter(move |port| number(port) == first)
    }
}

/// What was made for the services of a text's containers.
#[derive(Debug, Default)]
pub struct Generated {
    /// Dockerfiles.
    pub files: Vec<File>,
    /// The lines to build and run them.
    pub commands: Commands,
}

/// A service for which a Dockerfile can be made.
pub(super) struct Wanted {
    /// Which one.
    pub service: &'static Service,
    /// How it is started.
    pub start: Start,
    /// The place of its container among the subjects.
    pub subject: usize,
}

/// Makes a Dockerfile for each service of the containers that were booted with an init and not on purpose.
#[must_use]
pub fn dockerfiles(subjects: &[(Found<'_>, Vec<Running>)], lang: Lang) -> Generated {
    let mut wanted: Vec<Wanted> = Vec::new();
    let mut unplaced: Vec<String> = Vec::new();
    for (subject, (found, services)) in subjects.iter().enumerate() {
        let misused = found.place == Place::Container && found.has_init() && found.intent.is_none();
        for running in services.iter().filter(|_| misused) {
            let Some(service) = running.identity.known else {
                if !unplaced.contains(&running.identity.name) {
                    unplaced.push(running.identity.name.clone());
                }
                continue;
            };
            if wanted.iter().all(|wanted| wanted.service.id != service.id) {
                wanted.push(Wanted { service, start: Start::of(running, found), subject });
            }
        }
    }
    wanted.retain(|wanted| {
        let placed = wanted.image().is_some() || !wanted.start.command.is_empty();
        if !placed {
            unplaced.push(wanted.service.name.to_owned());
        }
        placed
    });
    let mut generated = Generated::default();
    let alone = wanted.len() == 1;
    for wanted in &wanted {
        let path = if alone { "Dockerfile".to_owned() } else { format!("Dockerfile.{}", wanted.service.id) };
        let text = dockerfile(wanted, lang);
        generated.commands.build.push(build_line(wanted, &path, lang));
        generated.commands.run.push(run_line(wanted, lang));
        generated.files.push(new_file(path, text));
    }
    if let Some(compose) = listed::compose(&wanted, &unplaced, lang) {
        generated.files.push(new_file(COMPOSE.to_owned(), compose.text()));
    }
    generated
}

const fn new_file(path: String, text: String) -> File {
    File { path, role: FileRole::Generated, applied: Applicability::Review, text }
}

fn dockerfile(wanted: &Wanted, lang: Lang) -> String {
    let mut out = String::new();
    comment(&mut out, &INTRO.fill(lang, &[("name", wanted.service.name)]));
    match wanted.image() {
        Some(image) => {
            official(&mut out, image, lang);
            if !wanted.start.command.is_empty() {
                out.push('\n');
                comment(&mut out, OR_KEEP.get(lang));
                assume(&mut out, wanted, lang);
                for line in start_lines(wanted, YOUR_IMAGE.get(lang)) {
                    comment(&mut out, &format!("  {line}"));
                }
            }
        }
        None => {
            comment(&mut out, BASE.get(lang));
            assume(&mut out, wanted, lang);
            out.push_str("ARG BASE\n");
            for line in start_lines(wanted, "${BASE}") {
                if line.starts_with("STOPSIGNAL") {
                    comment(&mut out, STOP.get(lang));
                }
                out.push_str(&line);
                out.push('\n');
            }
        }
    }
    out
}

/// Says for which family the lines are, where that was not told but matters.
fn assume(out: &mut String, wanted: &Wanted, lang: Lang) {
    let special = |recipe: &Recipe| !recipe.prepare.is_empty() || !recipe.env.is_empty() || recipe.user.is_some();
    let Some(family) = wanted.start.assumed.filter(|_| wanted.start.recipe.is_some_and(special)) else { return };
    comment(out, &ASSUMED.fill(lang, &[("family", family.name())]));
}

fn official(out: &mut String, image: &OfficialImage, lang: Lang) {
    comment(out, &PIN.fill(lang, &[("image", image.name), ("source", image.source)]));
    comment(out, CARRY.get(lang));
    let asked = images::asked(image.name);
    if !asked.is_empty() {
        comment(out, &ASKS.fill(lang, &[("variables", &asked.join(", "))]));
    }
    out.push_str("FROM ");
    out.push_str(image.name);
    out.push('\n');
}

/// The instructions that make the image which is there already start the service. Its packages are in it.
fn start_lines(wanted: &Wanted, base: &str) -> Vec<String> {
    let mut lines = vec![format!("FROM {base}")];
    if let Some(recipe) = wanted.start.recipe {
        lines.extend(recipe.env.iter().map(|(name, value)| format!("ENV {name}={}", quoted(value))));
        lines.extend(recipe.prepare.iter().map(|command| format!("RUN {command}")));
        lines.extend(recipe.user.map(|user| format!("USER {user}")));
    }
    let signal = wanted.start.recipe.and_then(|recipe| recipe.stop_signal).unwrap_or("SIGTERM");
    lines.push(format!("STOPSIGNAL {signal}"));
    lines.push("ENTRYPOINT []".to_owned());
    lines.push(format!("CMD {}", exec_form(&wanted.start.command)));
    lines
}

/// A value as `ENV` takes it.
fn quoted(value: &str) -> String {
    if value.contains([' ', '"', '\\', '\'', '$']) {
        let escaped = value.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$");
        return format!("\"{escaped}\"");
    }
    value.to_owned()
}

/// A command as JSON, as the exec form is.
fn exec_form(command: &[String]) -> String {
    let words: Vec<String> = command.iter().map(|word| serde_json::Value::from(word.as_str()).to_string()).collect();
    format!("[{}]", words.join(", "))
}

fn comment(out: &mut String, text: &str) {
    out.push_str("# ");
    out.push_str(text);
    out.push('\n');
}

/// An image's name of one's own: the bare id is the official image's.
fn tag(service: &Service) -> String {
    format!("my-{}", service.id)
}

fn build_line(wanted: &Wanted, path: &str, lang: Lang) -> String {
    let file = if path == "Dockerfile" { String::new() } else { format!("-f {path} ") };
    let base = match (wanted.takes_base(), lang) {
        (false, _) => "",
        (true, Lang::En) => "--build-arg BASE=<image>:<tag> ",
        (true, Lang::Ja) => "--build-arg BASE=<イメージ>:<タグ> ",
    };
    format!("docker build {file}{base}-t {} .", tag(wanted.service))
}

fn run_line(wanted: &Wanted, lang: Lang) -> String {
    let mut line = String::from("docker run -d");
    for variable in wanted.image().map(|image| images::asked(image.name)).unwrap_or_default() {
        line.push_str(&match lang {
            Lang::En => format!(" -e {variable}=<value>"),
            Lang::Ja => format!(" -e {variable}=<値>"),
        });
    }
    if wanted.start.recipe.is_some_and(|recipe| recipe.needs_init) {
        line.push_str(" --init");
    }
    for port in wanted.ports() {
        line.push_str(&format!(" -p {}", commands::published(port)));
    }
    line.push(' ');
    line.push_str(&tag(wanted.service));
    line
}
