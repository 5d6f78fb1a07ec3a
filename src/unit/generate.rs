//! The Dockerfile of a unit and the lines that build and run it.
//!
//! A unit does not say which distribution it is for, nor how its program gets there. So the base is an argument of the build: whoever
//! builds names an image that has the program.

use super::exec::{INSTANCE, Word};
use super::image::{Image, env_line};
use super::listening::listening;
use super::options::{Options, volume};
use super::script::{direct, with_exec_inside};
use super::start::{self, Start};
use super::steps::Steps;
use crate::boot::tree;
use crate::dockerfile;
use crate::input::unit::Unit;
use crate::lang::{Lang, Text};
use crate::report::{InputKind, Node, Severity};
use crate::text::base_name;

/// What was made of a unit.
#[derive(Clone, Debug, Default)]
pub struct Generated {
    /// The Dockerfile.
    pub text: String,
    /// The line that builds it, without the name of the file.
    pub build: Build,
    /// The line that runs it.
    pub run: String,
    /// Its options, one by one.
    pub options: Vec<String>,
    /// The instruction that asks whether it is well.
    pub health: Option<String>,
    /// What is started, in exec form.
    pub command: Vec<String>,
    /// The processes, below the engine's shim.
    pub tree: Option<Node>,
    /// Whether the container ends by itself.
    pub ends: Option<()>,
}

/// What the line that builds an image has.
#[derive(Clone, Debug, Default)]
pub struct Build {
    /// The image's name.
    pub tag: String,
    /// Whether the instance is an argument.
    pub instance: Option<()>,
}

const INTRO: Text = Text {
    en: "{name} as the container's only program, in the foreground: no systemd, no --privileged.",
    ja: "{name} だけをフォアグラウンドで動かすコンテナ。systemd も --privileged も不要。",
};
const BASE: Text = Text {
    en: "A unit does not say which distribution it is for. Name an image that has {program}: --build-arg BASE=<image>:<tag>",
    ja: "ユニットからはディストリビューションが分からない。{program} の入ったイメージを指定する: --build-arg BASE=<イメージ>:<タグ>",
};
const TEMPLATE: Text = Text {
    en: "The unit is a template: %i is this variable. One container for each instance.",
    ja: "テンプレートユニットの %i はこの変数で渡す。インスタンスごとに 1 つのコンテナを動かす。",
};
const LEFT_OUT: Text = Text {
    en: "{names} is left out: put the words of {file} behind the command, if there are any.",
    ja: "{names} は省いた。{file} に値があれば、その内容をコマンドの後ろに書く。",
};
const PACKAGED: Text = Text {
    en: "{family}'s package leaves this to the boot of a machine (tmpfiles.d).",
    ja: "{family} のパッケージでは、マシンの起動時に tmpfiles.d が作成するもの。",
};
const USER: Text = Text {
    en: "The user must exist in the image: its package makes it, or a RUN useradd above.",
    ja: "このユーザーはイメージに必要。パッケージが作成しなければ、これより前の RUN useradd で作る。",
};
const DYNAMIC: Text = Text {
    en: "DynamicUser: any number that owns nothing else.",
    ja: "DynamicUser: ほかの何も所有していない番号なら何でもよい。",
};
const HEALTH: Text = Text {
    en: "It asks where the package's configuration listens. The engine marks the container; an orchestrator restarts it.",
    ja: "パッケージの設定での待ち受け先に問い合わせる。結果に応じて再起動するのはオーケストレーター。",
};
const AT_RUN: Text = Text {
    en: "{names} is given when the container is run: --env-file, -e.",
    ja: "{names} はコンテナの実行時に渡す: --env-file または -e",
};

/// All that the file is made of.
pub struct Parts<'p> {
    /// The unit.
    pub unit: &'p Unit,
    /// Its name, without the ending.
    pub name: &'p str,
    /// What becomes instructions.
    pub image: &'p Image,
    /// What becomes options.
    pub options: &'p Options,
    /// The steps before the start.
    pub steps: &'p Steps,
    /// What is started; several only where a job has several steps.
    pub starts: &'p [Start],
    /// Whether it does its work and ends.
    pub ends: Option<()>,
    /// The files that may set variables.
    pub files: &'p [String],
    /// The language of what is said.
    pub lang: Lang,
}

impl Parts<'_> {
    /// The start command in exec form.
    #[must_use]
    pub fn command(&self) -> Vec<String> {
        let Some((last, first)) = self.starts.split_last() else { return Vec::new() };
        let exec = direct(&last.exec).unwrap_or_else(|| with_exec_inside(&last.exec));
        if first.is_empty() && self.steps.before.is_empty() {
            if let Some(words) = exec.literal() {
                return words;
            }
            // A shell reads its script's variables itself.
            if start::is_shell(&exec.program()) && exec.words.iter().all(|word| word.form == super::exec::Form::One) {
                return exec.shown();
            }
        }
        let mut line = self.steps.before.join(" ");
        for start in first {
            let may_fail = if start.exec.may_fail { ";" } else { " &&" };
            line.push_str(&format!(" {}{may_fail}", start.exec.for_shell()));
        }
        let line = format!("{line} exec {}", exec.for_shell());
        vec!["/bin/sh".to_owned(), "-c".to_owned(), line.trim_start().to_owned()]
    }

    /// The variables that must be given when the container is run.
    fn variables(&self) -> Vec<&str> {
        let words = self.starts.iter().flat_map(|start| &start.exec.words).flat_map(Word::variables);
        let mut names: Vec<&str> = words.chain(self.steps.variables.iter().map(String::as_str)).collect();
        names.sort_unstable();
        names.dedup();
        names.retain(|name| !matches!(*name, INSTANCE | "HOME" | "HOSTNAME" | "PATH"));
        names
    }

    fn needs_instance(&self) -> bool {
        let in_command = self.starts.iter().flat_map(|start| &start.exec.words).flat_map(Word::variables);
        self.image.needs_instance()
            || in_command.chain(self.steps.variables.iter().map(String::as_str)).any(|name| name == INSTANCE)
            || self.steps.prepare.iter().any(|line| line.contains("${INSTANCE}"))
    }

    /// The file, its lines and its tree.
    #[must_use]
    pub fn generate(&self) -> Generated {
        let lang = self.lang;
        let command = self.command();
        let program = self.starts.last().and_then(|start| match start::script(&start.exec) {
            Some(words) => words.into_iter().next(),
            None => start.exec.words.first().map(Word::shown),
        });
        let program = program.unwrap_or_default();
        let mut text = String::new();
        let comment = |text: &mut String, says: &str| text.push_str(&format!("# {}\n", says.replace('\n', " ")));
        let shown = self.unit.file.as_ref().map_or(self.name, |file| file.unit.as_str());
        comment(&mut text, &INTRO.fill(lang, &[("name", shown)]));
        comment(&mut text, &BASE.fill(lang, &[("program", &program)]));
        text.push_str("ARG BASE\nFROM ${BASE}\n");
        let instance = self.needs_instance();
        if instance {
            comment(&mut text, TEMPLATE.get(lang));
            text.push_str(&format!("ARG {INSTANCE}\nENV {INSTANCE}=\"${{{INSTANCE}}}\"\n"));
        }
        for (name, value) in &self.image.env {
            text.push_str(&format!("{}\n", env_line(name, value)));
        }
        for line in self.image.prepare.iter().chain(&self.steps.prepare) {
            text.push_str(&format!("RUN {}\n", line.replace('\n', " ")));
        }
        if let Some(packaged) = &self.image.packaged {
            comment(&mut text, &PACKAGED.fill(lang, &[("family", packaged.family.name())]));
            for line in &packaged.lines {
                // Of another family the names and places may be others, unless the unit itself names the same user.
                let own = self.image.user.as_ref().map(Word::shown);
                let names_user = own.is_some_and(|user| {
                    let name = user.split(':').next().unwrap_or(&user);
                    line.contains(&format!("-o {name} "))
                });
                let sign = if packaged.told.is_some() || names_user { "" } else { "# " };
                text.push_str(&format!("{sign}RUN {line}\n"));
            }
        }
        if let Some(directory) = &self.image.directory {
            text.push_str(&format!("WORKDIR {}\n", directory.shown()));
        }
        if let Some(signal) = &self.image.signal {
            text.push_str(&format!("STOPSIGNAL {signal}\n"));
        }
        if let Some(health) = &self.image.health {
            comment(&mut text, HEALTH.get(lang));
            text.push_str(&format!("{health}\n"));
        }
        let wrapped = self.starts.iter().find_map(|start| start.user.clone());
        // `+` and `!` start the program as root, whatever the user.
        let as_root = self.starts.last().is_some_and(|start| start.exec.as_root);
        let own = self.image.user.as_ref().map(Word::shown).filter(|_| !as_root);
        let user = wrapped.or(own).filter(|user| user != "root");
        if let Some(user) = user {
            comment(&mut text, if self.image.dynamic.is_some() { DYNAMIC } else { USER }.get(lang));
            text.push_str(&format!("USER {user}\n"));
        }
        let left: Vec<String> =
            self.starts.iter().flat_map(|start| &start.exec.left_out).map(|name| format!("${name}")).collect();
        if !left.is_empty() {
            let names = left.join(", ");
            comment(&mut text, &LEFT_OUT.fill(lang, &[("names", &names), ("file", &self.files.join(", "))]));
        }
        let at_run = self.variables().join(", ");
        if !at_run.is_empty() {
            comment(&mut text, &AT_RUN.fill(lang, &[("names", &at_run)]));
        }
        text.push_str("ENTRYPOINT []\n");
        text.push_str(&format!("CMD {}\n", exec_form(&command)));
        let again =
            dockerfile::analyse(&text, &crate::Options { lang, input: Some(InputKind::Dockerfile), file: None });
        // Under systemd it is not PID 1: a program that does nothing about SIGTERM ends by it there, and as PID 1 it would not.
        let unknown = self.starts.last().is_some_and(|start| start.service.is_none()) && self.ends.is_none();
        let needs_init = unknown || again.commands.run.iter().any(|line| line.contains(" --init"));
        let tag = format!("my-{}", tag(self.name));
        let options = self.run_options(needs_init, lang, instance);
        let begins = if self.ends.is_some() { "docker run --rm" } else { "docker run -d" };
        let run = format!(
            "{begins} --name {tag} {}{tag}",
            options.iter().map(|option| format!("{option} ")).collect::<String>()
        );
        let tree = again.subjects.last().and_then(|subject| subject.tree.before.clone());
        let tree = tree.map(|tree| self.with_children(tree, &command));
        let tree = tree.map(|tree| below_init(tree, unknown, lang));
        let refused = again.findings.iter().any(|finding| finding.severity == Severity::Error);
        let mut tree = tree.filter(|_| !refused);
        if let Some(tree) = &mut tree {
            crate::run::without_places(tree);
        }
        Generated {
            text,
            build: Build { tag, instance: instance.then_some(()) },
            run,
            options,
            health: self.image.health.clone(),
            command,
            tree,
            ends: self.ends,
        }
    }

    /// The tree with the processes that the catalogue has for the program, where the base does not tell the distribution.
    fn with_children(&self, tree: Node, command: &[String]) -> Node {
        let [daemon] = tree.children.as_slice() else { return tree };
        let Some(service) = self.starts.last().and_then(|start| start.service).filter(|_| daemon.children.is_empty())
        else {
            return tree;
        };
        let own = command.first().and_then(|first| service.program(base_name(first)));
        let same = |recipe: &&crate::knowledge::services::Recipe| {
            let first = recipe.command.first().and_then(|first| service.program(base_name(first)));
            first.zip(own).is_some_and(|(a, b)| std::ptr::eq(a, b))
        };
        let Some(recipe) = service.recipes.iter().find(same) else { return tree };
        let mut shaped = tree::from_shape(&recipe.tree, &command.join(" "), self.lang);
        // Who they run as is the distribution's.
        without_users(&mut shaped);
        tree::below_shim(shaped)
    }

    /// The options of the line that runs it.
    fn run_options(&self, needs_init: bool, lang: Lang, instance: bool) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        if needs_init {
            all.push("--init".to_owned());
        }
        let read_only = self.options.0.iter().any(|option| option == "--read-only");
        let restarts = |option: &&String| self.ends.is_none() || !option.starts_with("--restart");
        all.extend(self.options.0.iter().filter(restarts).cloned());
        let mut volumes: Vec<&String> = self.image.kept.iter().collect();
        if read_only {
            volumes.extend(&self.image.written);
        }
        for path in volumes.into_iter().filter(|path| !path.contains('$')) {
            let option = format!("-v {}", volume(path));
            if !all.contains(&option) {
                all.push(option);
            }
        }
        all.extend(self.ports().into_iter().map(|port| format!("-p {port}")));
        if instance {
            all.push(format!("-e {INSTANCE}={}", placeholder(lang)));
        }
        all
    }

    /// The ports that the command itself names, else those that the catalogue knows of the service.
    fn ports(&self) -> Vec<String> {
        let Some(start) = self.starts.last().filter(|_| self.ends.is_none()) else { return Vec::new() };
        if self.options.0.iter().any(|option| option.starts_with("--network")) {
            return Vec::new();
        }
        let shown = start::script(&start.exec).unwrap_or_else(|| start.exec.shown());
        let written = listening(&shown);
        if !written.is_empty() || shown.iter().any(|word| word.contains("unix:") || word.ends_with(".sock")) {
            return written.into_iter().map(|port| format!("{}:{port}", on_host(&port.to_string()))).collect();
        }
        let known = start.service.filter(|service| !service.recipes.is_empty());
        let ports = known.map(|service| service.ports).unwrap_or_default();
        let numbers = ports.iter().take(2).filter_map(|port| {
            let (number, protocol) = port.split_once('/')?;
            number.parse::<u16>().ok()?;
            let end = if protocol == "tcp" { String::new() } else { format!("/{protocol}") };
            Some(format!("{}:{number}{end}", on_host(number)))
        });
        numbers.collect()
    }
}

/// The engine's init in front of what is drawn without it.
fn below_init(mut tree: Node, unknown: bool, lang: Lang) -> Node {
    if unknown && let Some(program) = tree.children.pop() {
        tree.children.push(tree::below_engine_init(program, lang));
    }
    tree
}

fn without_users(node: &mut Node) {
    node.user = None;
    node.children.iter_mut().for_each(without_users);
}

/// The host's port: below 1024 it may be taken or closed to the user, and the web's ports go to the usual high ones.
fn on_host(number: &str) -> &str {
    match number {
        "80" => "8080",
        "443" => "8443",
        "22" => "2222",
        other => other,
    }
}

/// The value that only the user knows, in a line.
pub fn placeholder(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "<instance>",
        Lang::Ja => "<インスタンス>",
    }
}

impl Build {
    /// The line.
    #[must_use]
    pub fn line(&self, path: &str, lang: Lang) -> String {
        let file = if path == "Dockerfile" { String::new() } else { format!("-f {path} ") };
        let base = match lang {
            Lang::En => "--build-arg BASE=<image>:<tag> ",
            Lang::Ja => "--build-arg BASE=<イメージ>:<タグ> ",
        };
        let instance = self.instance.map(|()| format!("--build-arg {INSTANCE}={} ", placeholder(lang)));
        format!("docker build {file}{base}{}-t {} .", instance.unwrap_or_default(), self.tag)
    }
}

/// A name as images have them.
fn tag(name: &str) -> String {
    let plain: String = name
        .to_ascii_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '-' })
        .collect();
    let plain = plain.trim_matches(['-', '.', '_']).to_owned();
    if plain.is_empty() { "app".to_owned() } else { plain }
}

/// A command as JSON, as the exec form is.
#[must_use]
pub fn exec_form(command: &[String]) -> String {
    let words: Vec<String> = command.iter().map(|word| serde_json::Value::from(word.as_str()).to_string()).collect();
    format!("[{}]", words.join(", "))
}
