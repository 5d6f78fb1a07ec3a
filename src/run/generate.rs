//! The Dockerfile that does what was typed in a container.
//!
//! First it is written as it would be without thinking: a RUN for each command that changes something, the units enabled, an init
//! to start them. Then the Dockerfile's own way corrects it. So all that is known of daemons counts here as it does there, and
//! what cannot be corrected there is not offered here.

use super::container::{Container, request_of, split_reference};
use super::meant::By;
use super::started::without_places;
use crate::boot::manager::Verb as Request;
use crate::dockerfile;
use crate::input::session::{Simple, What};
use crate::knowledge::commands::{self, Kind};
use crate::knowledge::images::{self, Start};
use crate::knowledge::platform::Platform;
use crate::knowledge::services::{self, Service};
use crate::knowledge::{install, programs};
use crate::lang::{Lang, Text};
use crate::report::{Applicability, FileRole, InputKind, Node, Report, Severity};
use crate::{Options, text::Span};

/// A Dockerfile, and what is known of the container that it makes.
#[derive(Debug)]
pub struct Generated {
    /// Its text.
    pub text: String,
    /// The tree of its container, below the engine's shim.
    pub tree: Option<Node>,
    /// Whether it is to be started with the engine's own init.
    pub needs_init: bool,
    /// What the image is called: `my-httpd`.
    pub tag: String,
    /// The ports that its service listens on, as options of the run line, where the user's own line publishes none.
    pub ports: Vec<String>,
}

const EDITED: Text = Text {
    en: "{command} changed this file by hand. The session does not show what: COPY the changed file here.",
    ja: "{command} で編集したファイルです。編集内容は入力から分からないので、編集後のファイルをここで COPY してください。",
};
const BY_HAND: Text = Text {
    en: "{command} asks a person. Do without it here, or give the answer in a file.",
    ja: "{command} は対話的なコマンドなので、ビルドでは実行できません。答えをファイルなどで与える方法に置き換えてください。",
};
const UNSEEN: Text = Text {
    en: "Nothing that was pasted installs {service}. Its package is called so here; some releases have it only in a repository to be added.",
    ja: "入力には {service} をインストールする操作がありません。このディストリビューションでのパッケージ名で補いました（リポジトリの追加が必要なリリースもあります）。",
};
const UNSEEN_UNKNOWN: Text = Text {
    en: "Nothing that was pasted installs {service}: install it here.",
    ja: "入力には {service} をインストールする操作がありません。ここでインストールしてください。",
};

/// The Dockerfile of a container; none where nothing was started in it, or nothing that is known.
pub fn of(container: &Container<'_>, text: &str, lang: Lang) -> Option<Generated> {
    let started: Vec<&str> = container
        .meant
        .iter()
        .filter(|meant| meant.by == By::Start && !meant.is_company())
        .map(|meant| {
            meant.service.map_or(meant.name.as_str(), |service| service.units.first().copied().unwrap_or(&meant.name))
        })
        .collect();
    let company = container.meant.iter().filter(|meant| meant.by == By::Start).map(|meant| {
        meant.service.map_or(meant.name.as_str(), |service| service.units.first().copied().unwrap_or(&meant.name))
    });
    // What is usually company is what is meant where nothing else is started.
    let alone = started.is_empty();
    let units: Vec<&str> = if alone { company.collect() } else { started };
    if units.is_empty() || container.inside.is_empty() {
        return None;
    }
    let naive = naive(container, text, &units, alone, lang);
    let options = Options { lang, input: Some(InputKind::Dockerfile), file: None };
    let first = dockerfile::analyse(&naive, &options);
    let corrected = corrected(&first)?;
    let again = dockerfile::analyse(corrected, &options);
    let wrong = again.findings.iter().any(|finding| finding.severity == Severity::Error);
    if wrong {
        return None;
    }
    let run = again.commands.run.last().map(String::as_str).unwrap_or_default();
    let words: Vec<&str> = run.split_whitespace().collect();
    let ports = words.windows(2).filter(|pair| pair[0] == "-p").map(|pair| format!("-p {}", pair[1])).collect();
    Some(Generated {
        text: corrected.to_owned(),
        tree: again.subjects.last().and_then(|subject| subject.tree.before.clone()).map(|mut tree| {
            without_places(&mut tree);
            tree
        }),
        needs_init: words.contains(&"--init"),
        tag: words.last().map_or_else(|| "my-app".to_owned(), |name| (*name).to_owned()),
        ports,
    })
}

fn corrected(report: &Report) -> Option<&str> {
    report
        .files
        .iter()
        .filter(|file| file.role == FileRole::Corrected && file.applied <= Applicability::Review)
        .max_by_key(|file| file.applied)
        .map(|file| file.text.as_str())
}

/// The Dockerfile as the session would have it: with an init, or with the init script of what no init is needed to boot.
fn naive(container: &Container<'_>, text: &str, units: &[&str], by_script: bool, lang: Lang) -> String {
    let mut lines: Vec<Line> = Vec::new();
    for step in &container.inside {
        match &step.what {
            What::Line(commands) => lines.extend(line(commands, step.span, text, lang)),
            // `docker exec web yum install -y httpd`
            What::Call(call) => {
                let words: Vec<String> = call.command.iter().map(|word| word.value.clone()).collect();
                let span = call.command.iter().map(|word| word.span).reduce(Span::join);
                if let Some(span) = span.filter(|_| !words.first().is_some_and(|word| is_shell(word))) {
                    lines.extend(line(&[Simple { words, span }], span, text, lang));
                }
            }
        }
    }
    let mut out = format!("FROM {}\n", container.started.name);
    unseen(container, units, lang).iter().for_each(|line| out.push_str(line));
    let mut lines = lines.into_iter().peekable();
    while let Some(line) = lines.next() {
        match line {
            Line::Run { script, refreshes } => {
                out.push_str("RUN ");
                out.push_str(&script);
                // A list of packages that is fetched in one layer is stale in the next.
                if refreshes
                    && let Some(Line::Run { script, .. }) = lines.next_if(|next| matches!(next, Line::Run { .. }))
                {
                    out.push_str(" && ");
                    out.push_str(&script);
                }
                out.push('\n');
            }
            Line::Other(line) => {
                out.push_str(&line);
                out.push('\n');
            }
        }
    }
    if by_script {
        // An init that boots only these would be taken for one to test with.
        let starts: Vec<String> = units.iter().map(|unit| format!("service {unit} start")).collect();
        out.push_str(&format!("CMD {} && tail -f /dev/null\n", starts.join(" && ")));
    } else {
        out.push_str(&format!("RUN systemctl enable {}\n", units.join(" ")));
        out.push_str("CMD [\"/sbin/init\"]\n");
    }
    out
}

/// What installs the services that nothing installs in what was typed, where a distribution's own image certainly has none.
/// People leave out of a transcript what went well.
fn unseen(container: &Container<'_>, units: &[&str], lang: Lang) -> Vec<String> {
    let (name, tag) = split_reference(&container.started.name);
    let base = images::find(name, tag).filter(|image| matches!(image.starts, Start::Shell));
    let Some(platform) = base.and_then(|image| image.platform) else { return Vec::new() };
    let commands: Vec<Vec<&str>> = container.inside.iter().flat_map(|step| words_of(&step.what)).collect();
    let installed: Vec<&str> = commands
        .iter()
        .filter(|words| commands::installs(words))
        .flat_map(|words| words.iter().copied().skip(2))
        .collect();
    // What is fetched, unpacked or built by hand may be the daemon.
    if !commands.iter().all(|words| commands::brings_only_packages(words)) {
        return Vec::new();
    }
    let is_installed = |service: &Service| {
        installed.iter().any(|package| services::by_package(package).is_some_and(|found| found.id == service.id))
    };
    units
        .iter()
        .filter_map(|unit| services::by_unit(unit))
        .filter(|service| !is_installed(service))
        .map(|service| installation(service, &platform, &installed, lang))
        .collect()
}

/// The commands of a step, each without the `sudo` before it.
fn words_of(what: &What) -> Vec<Vec<&str>> {
    fn bare<'w>(words: impl Iterator<Item = &'w String>) -> Vec<&'w str> {
        words.map(String::as_str).skip_while(|word| *word == "sudo").collect()
    }
    match what {
        What::Line(commands) => commands.iter().map(|simple| bare(simple.words.iter())).collect(),
        What::Call(call) => vec![bare(call.command.iter().map(|word| &word.value))],
    }
}

/// The lines that install a service's package, as a distribution calls it, or that say that this is to be done.
fn installation(service: &'static Service, platform: &Platform, installed: &[&str], lang: Lang) -> String {
    let package = service
        .recipe_on(platform, installed)
        .and_then(|recipe| recipe.packages.iter().find(|package| !package.contains('*')));
    match package {
        Some(package) => {
            let said = UNSEEN.fill(lang, &[("service", service.name)]);
            format!("# {said}\nRUN {}\n", install::command(platform, package))
        }
        None => format!("# {}\n", UNSEEN_UNKNOWN.fill(lang, &[("service", service.name)])),
    }
}

/// What a typed line becomes.
enum Line {
    Run {
        script: String,
        /// Whether it only fetches the lists of packages.
        refreshes: bool,
    },
    Other(String),
}

fn line(commands: &[Simple], span: Span, text: &str, lang: Lang) -> Option<Line> {
    let kind = |simple: &Simple| simple.words.first().and_then(|word| commands::kind(word));
    let words = |simple: &Simple| simple.words.clone();
    let starts = |simple: &Simple| {
        request_of(simple).is_some_and(|request| request.verb != Request::Other)
            || request_of(simple).is_some_and(|request| request.written == "daemon-reload")
            || simple.words.first().is_some_and(|word| services::by_program(word).is_some())
    };
    if commands.iter().all(|simple| starts(simple) || matches!(kind(simple), Some(Kind::Looks | Kind::Leaves))) {
        // A change of directory lasts in a terminal, and not in a RUN.
        return match commands {
            [only] => match words(only).as_slice() {
                [cd, path] if cd == "cd" && path.starts_with('/') => Some(Line::Other(format!("WORKDIR {path}"))),
                _ => None,
            },
            _ => None,
        };
    }
    if let Some(simple) = commands.iter().find(|simple| kind(simple) == Some(Kind::Interactive)) {
        let file = simple.words.iter().skip(1).find(|word| word.contains('/') && !word.starts_with('-'));
        let note = if file.is_some() { &EDITED } else { &BY_HAND };
        let command = simple.words.join(" ");
        return Some(Line::Other(format!("# {}", note.fill(lang, &[("command", &command)]))));
    }
    if let [only] = commands
        && let [export, pair] = only.words.as_slice()
        && export == "export"
        && let Some((name, value)) = pair.split_once('=')
        && !value.contains(char::is_whitespace)
    {
        return Some(Line::Other(format!("ENV {name}={value}")));
    }
    let script = without_sudo(&with_answers(commands, span, text));
    let refreshes = matches!(commands, [only] if programs::package_manager(&only.words[0]).is_some()
        && only.words.iter().skip(1).all(|word| word.starts_with('-') || word == "update")
        && only.words[0].starts_with("apt"));
    Some(Line::Run { script, refreshes })
}

/// The line, with the answer that an installation would ask a person for.
fn with_answers(commands: &[Simple], span: Span, text: &str) -> String {
    let mut script = String::with_capacity(span.end - span.start);
    let mut from = span.start;
    for simple in commands {
        let words: Vec<&str> = simple.words.iter().map(String::as_str).collect();
        let Some(answer) = commands::assumed_yes(&words).filter(|_| commands::installs(&words) || updates(&words))
        else {
            continue;
        };
        let name = simple.words.first().map(String::as_str).unwrap_or_default();
        let Some(at) = simple.span.of(text).find(name) else { continue };
        let end = simple.span.start + at + name.len();
        if end < from {
            continue;
        }
        script.push_str(Span::new(from, end).of(text));
        script.push(' ');
        script.push_str(answer);
        from = end;
    }
    script.push_str(Span::new(from, span.end).of(text));
    script
}

fn updates(words: &[&str]) -> bool {
    let apt = words.first().is_some_and(|word| word.starts_with("apt"));
    words.iter().any(|word| matches!(*word, "upgrade" | "dist-upgrade") || (*word == "update" && !apt))
}

/// A build is root already, and images seldom have sudo.
fn without_sudo(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut begins = true;
    for word in script.split_inclusive([' ', '\n', '\t']) {
        let bare = word.trim_end();
        if begins && bare == "sudo" {
            continue;
        }
        begins = matches!(bare, "&&" | "||" | ";" | "|") || bare.ends_with(';') || (begins && bare.is_empty());
        out.push_str(word);
    }
    out
}

fn is_shell(word: &str) -> bool {
    programs::role(word) == Some(programs::Role::Shell)
}
