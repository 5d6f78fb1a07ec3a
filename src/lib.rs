//! Foreground: a container runs one program in the foreground.
//!
//! Paste a Dockerfile, a compose file, a `docker run` line or a `ps` listing; [`analyse`] says where systemd, systemctl, init, D-Bus or `--privileged` are misused,
//! hands back the corrected Dockerfile, and predicts the process tree that the corrected container will have. The two faces,
//! the page (`app`, in the browser) and the command line (`cli`, natively), call nothing else.
//!
//! # The way data takes, and the map of the house
//!
//! 1. [`input`]: what is this text, and what does it say? Syntax with byte spans, and problems. Reading cannot fail.
//! 2. [`subject`] (stages of a Dockerfile), `listing` (containers and hosts of a listing), `run` (containers of run lines and
//!    sessions), `script` (what a start script starts), `compose` (services of compose files, containers of Kubernetes manifests)
//!    and [`unit`] (systemd units, translated): what in it is started?
//! 3. [`boot`]: what happens when it starts? PID 1, the process tree, stays or exits, what a stop signal does.
//! 4. [`plan`]: what is it meant to run, and why? Evidence, intent, services. Decided before any rule speaks.
//! 5. [`rules`]: what is wrong? One file a rule; a rule only reads what the layers before it answered.
//! 6. [`rewrite`]: what would put it right? Patches, the corrected text, generated files, the diff.
//! 7. `boot` once more, on the corrected text: the tree after is not a second guess.
//!    `project` leads several files that belong together through these layers, each with what the others say of it.
//! 8. [`report`]: one serde value with everything a face needs.
//! 9. [`drawing`]: the trees as rows that can be folded, and as SVG. [`share`]: links that hold the text, and the answer to pass on.
//!
//! Beside them: [`knowledge`] holds what is true of the world (daemons, base images, shells, init systems) as data with its
//! sources; [`lang`] both languages; [`opening`] what the page says before its program is there; [`text`] places, and `order` sorts by them; `decimal` sizes and times; [`examples`] the texts of the menu and the gallery;
//! [`unsaid`] what is said where nothing can be; [`wire`] the Report as bytes, from the page's worker to the page. `dockerfile`,
//! `listing`, `run`, `script`, `compose` and `unit` lead a text through the layers.
//!
//! # Invariants
//!
//! - No input or output, no clock, no browser outside `app`.
//! - No rule names a daemon, a distribution or a package: it asks `knowledge`.
//! - What no edit names stays byte for byte. A patch never invents a tag, a user, a port, a path or a package.
//! - The corrected text, analysed again, has no finding that a safe patch could resolve.

#[cfg(target_arch = "wasm32")]
pub mod app;
pub mod boot;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
mod compose;
mod decimal;
mod dockerfile;
pub mod drawing;
pub mod examples;
pub mod input;
pub mod knowledge;
pub mod lang;
mod listing;
pub mod opening;
mod order;
pub mod plan;
mod project;
pub mod report;
pub mod rewrite;
pub mod rules;
mod run;
pub mod script;
pub mod share;
pub mod subject;
pub mod text;
pub mod unit;
pub mod unsaid;
pub mod wire;

pub use lang::Lang;
pub use project::{MAX_PIECES, Piece, analyse_project, pieces_of};
pub use report::Report;

use lang::Text;
use report::InputKind;
use text::{LineIndex, Span};

use std::rc::Rc;

/// How [`analyse`] shall read and speak.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language of every text in the Report.
    pub lang: Lang,
    /// Read the text as this kind; by default it is told from the text.
    pub input: Option<InputKind>,
    /// The file's name, put into the Report as it is.
    pub file: Option<String>,
}

/// The longest text that is read, in bytes. Longer ones are not read, and the Report says so.
pub const MAX_INPUT: usize = 5 * 1024 * 1024;

const TOO_LONG: Text = Text {
    en: "This text has {size} bytes; at most {limit} ({mib} MiB) are read, so nothing of it was. Paste the part that matters.",
    ja: "テキストが {size} バイトあり、上限の {limit} バイト({mib} MiB)を超えているため、まったく読み取っていません。\
         必要な部分だけを貼り付けてください。",
};

const NOT_READ: Text = Text {
    en: "This reads neither like a Dockerfile nor like a docker run line, a start script, a compose file, a systemd unit or a process listing. \
         If it is one, choose its kind by hand.",
    ja: "Dockerfile、docker run のコマンド、起動スクリプト、Compose ファイル、systemd ユニット、ps などのプロセス一覧のいずれとも判断できませんでした。\
         いずれかであれば、種類を手動で選んでください。",
};

/// Reads a text, says what is misused in it, what would put it right, and what would then run.
///
/// A text that says itself that it holds several files is answered for all of them; places are those of the whole text.
///
/// Never fails and never panics, whatever the text. Works in time proportional to its length.
#[must_use]
pub fn analyse(text: &str, options: &Options) -> Report {
    if options.input.is_none()
        && text.len() <= MAX_INPUT
        && let Some(report) = project::analyse_paste(text, options)
    {
        return report;
    }
    analyse_one(text, options)
}

/// Reads a text as one file.
fn analyse_one(text: &str, options: &Options) -> Report {
    if text.len() > MAX_INPUT {
        return unread(text, options, Some(too_long(text.len(), options.lang)));
    }
    let (kind, kept) =
        options.input.map_or_else(|| input::detect_and_keep(text), |kind| (kind, input::Kept::default()));
    match kind {
        InputKind::Dockerfile => dockerfile::analyse_cut(text, kept.cut, &Rc::default(), options),
        InputKind::Ps => listing::analyse(text, &kept.listing.unwrap_or_else(|| input::ps::parse(text)), options),
        InputKind::Run | InputKind::Transcript => run::analyse(text, options),
        InputKind::Compose => compose::analyse(text, options),
        InputKind::Unit => unit::analyse(text, options),
        InputKind::Script => script::analyse(text, options),
        _ if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() => {
            unread(text, options, None)
        }
        _ => unread(text, options, Some(not_read(text, options.lang))),
    }
}

fn too_long(size: usize, lang: Lang) -> String {
    let values = [("size", size), ("limit", MAX_INPUT), ("mib", MAX_INPUT >> 20)]
        .map(|(name, number)| (name, number.to_string()));
    let values: Vec<(&str, &str)> = values.iter().map(|(name, number)| (*name, number.as_str())).collect();
    TOO_LONG.fill(lang, &values)
}

fn not_read(text: &str, lang: Lang) -> String {
    match knowledge::other_files::told(text) {
        Some((says, what, instead)) => says.fill(lang, &[("what", what.get(lang)), ("instead", instead.get(lang))]),
        None => NOT_READ.get(lang).to_owned(),
    }
}

/// Whether a problem's message only says that a text is of no kind that is read.
fn says_nothing_more(message: &str) -> bool {
    [NOT_READ.en, NOT_READ.ja].contains(&message)
}

/// The Report of a text that was not read.
fn unread(text: &str, options: &Options, problem: Option<String>) -> Report {
    let first_line = Span::new(0, text.find('\n').unwrap_or(text.len()));
    let place = || LineIndex::new(first_line.of(text)).place(first_line);
    Report {
        version: report::VERSION,
        file: options.file.clone(),
        input: InputKind::Unknown,
        verdict: report::Verdict::Unknown,
        problems: problem.map(|problem| report::Problem { message: problem, span: place() }).into_iter().collect(),
        subjects: Vec::new(),
        findings: Vec::new(),
        patches: Vec::new(),
        files: Vec::new(),
        commands: report::Commands::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_holds_for_every_kind_and_is_said_with_its_numbers() {
        let begins = [
            (None, "USER PID COMMAND\nroot 1 /sbin/init\n"),
            (None, "FROM debian:12\nCMD [\"/sbin/init\"]\n"),
            (Some(InputKind::Dockerfile), "FROM debian:12\n"),
            (Some(InputKind::Ps), "USER PID COMMAND\nroot 1 /sbin/init\n"),
            (Some(InputKind::Run), "docker run -it --privileged centos /sbin/init\n"),
            (Some(InputKind::Transcript), "$ docker run -it --privileged centos /sbin/init\n"),
            (Some(InputKind::Compose), "services:\n  web:\n    image: centos\n"),
            (Some(InputKind::Unit), "[Service]\nExecStart=/usr/sbin/httpd\n"),
            (Some(InputKind::Script), "#!/bin/sh\nservice httpd start\n"),
            (Some(InputKind::Unknown), "anything\n"),
        ];
        for (input, begin) in begins {
            let mut text = begin.to_owned();
            text.push_str(&"#\n".repeat((MAX_INPUT - text.len()) / 2 + 1));
            let size = text.len().to_string();
            for lang in Lang::ALL {
                let report = analyse(&text, &Options { lang, input, file: None });
                let [problem] = &report.problems[..] else { panic!("{input:?}: {} problems", report.problems.len()) };
                assert!(
                    problem.message.contains(&size) && problem.message.contains(&MAX_INPUT.to_string()),
                    "{}",
                    problem.message
                );
                assert_eq!(
                    (report.verdict, report.subjects.len(), report.files.len()),
                    (report::Verdict::Unknown, 0, 0)
                );
            }
            // Beside others it is said of the one alone.
            let piece = |name: &str, text: &str| Piece { name: name.to_owned(), text: text.to_owned(), kind: input };
            let pieces = [piece("large", &text), piece("small", "FROM debian:12\nCMD [\"bash\"]\n")];
            let reports = analyse_project(&pieces, &Options::default());
            assert!(reports[0].problems.iter().any(|problem| problem.message.contains(&size)), "{input:?}");
            assert!(reports[1].problems.iter().all(|problem| !problem.message.contains(&size)), "{input:?}");
        }
    }
}
