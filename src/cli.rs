//! The command line: `check`, `fix`, `tree` and `completions`. Native only.
//!
//! Exit codes: 0 all is well, 1 something was found (`check` alone says so), 2 it could not run: a bad argument, a
//! file that cannot be read or written. Standard output carries the answer and nothing else; what is said about the run
//! goes to standard error. A reader that goes away early (`| head`) ends the output, not the verdict.

mod check;
mod context;
mod fix;
mod github;
mod listed;
mod out;
mod parallel;
mod place;
mod privileges;
mod project;
mod read;
mod sarif;
mod show;
mod walk;
mod write;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::drawing::svg;
use crate::report::{Applicability, InputKind, Report, Severity};
use crate::{Lang, Options, analyse};
use out::{Out, say};
use read::{Failure, Input};

/// Finds systemd, systemctl, init and --privileged misused in containers, and puts it right.
#[derive(Debug, Parser)]
#[command(name = "foreground", version, propagate_version = false, max_term_width = 100)]
#[command(after_help = "A container runs one program in the foreground: it needs no service manager to start it.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say what is wrong, why it matters and what to do.
    ///
    /// Exit code: 0 nothing at the level of --fail-on, 1 something, 2 it could not run.
    Check(Check),
    /// Print the corrected file.
    ///
    /// Applies the safe corrections, with --review also those that a person should look at. Of a process listing it
    /// prints the Dockerfiles of the services that were found in it, and a compose.yaml where there are several. A text with nothing to correct comes out as it went in.
    Fix(Fix),
    /// Draw the process tree of the corrected container, as `ps axf` does or as a picture.
    Tree(Tree),
    /// Print what a shell completes this program's commands with.
    ///
    /// bash: foreground completions bash > ~/.local/share/bash-completion/completions/foreground
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
struct Check {
    /// Dockerfiles, start scripts, run lines or `ps` listings, or directories; `-` or none: standard input.
    ///
    /// What a Dockerfile copies by name is read with it. Below a directory the Dockerfiles, shell scripts, units and compose files are read, each by itself. Hidden directories and those that hold what others have made (node_modules, vendor, target …) are left out.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Read the files as one project: each is answered with what all the others say of it.
    ///
    /// Of a directory also that is read which its Dockerfiles copy by name, at most 256 files in all.
    #[arg(long)]
    project: bool,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The least level at which the exit code is 1.
    #[arg(long, value_enum, default_value_t = Level::Warning)]
    fail_on: Level,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Debug, Args)]
struct Fix {
    /// A Dockerfile, start script, run line or `ps` listing; `-` or none: standard input. With --write several files.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Also apply the corrections that a person should look at.
    #[arg(long)]
    review: bool,
    /// Print a unified diff.
    #[arg(long, conflicts_with = "write")]
    diff: bool,
    /// Write the corrected text into the file; with --review also the compose.yaml, where there is none beside it.
    #[arg(long)]
    write: bool,
    /// Print the compose.yaml of several services, each in a container of its own, instead of the corrected file.
    #[arg(long, conflicts_with_all = ["diff", "write"])]
    compose: bool,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Debug, Args)]
struct Tree {
    /// A Dockerfile, start script, run line or `ps` listing; `-` or none: standard input.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// How to draw: as text, or as an SVG that has the trees before and after side by side.
    #[arg(long, value_enum, default_value_t = Drawing::Text)]
    format: Drawing,
    /// Draw the tree as it is before the corrections, and no other.
    #[arg(long)]
    before: bool,
    #[command(flatten)]
    reading: Reading,
}

/// How every command reads its input.
#[derive(Debug, Args)]
struct Reading {
    /// The language of what is said; by default that of LC_ALL, LC_MESSAGES or LANG.
    #[arg(long, value_parser = PossibleValuesParser::new(Lang::ALL.map(Lang::tag)).map(|tag| language(&tag)))]
    lang: Option<Lang>,
    /// Read the text as this kind, whatever it looks like.
    #[arg(long, value_enum, value_name = "KIND")]
    input: Option<Kind>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One JSON object a line for each file.
    Json,
    /// SARIF 2.1.0, one log for all files: for code scanning and for editors.
    Sarif,
    /// Annotations of GitHub Actions, which shows them at their lines.
    Github,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Drawing {
    Text,
    Svg,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Level {
    Error,
    Warning,
}

impl Level {
    const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    Dockerfile,
    Ps,
    Run,
    /// Compose files and Kubernetes manifests.
    Compose,
    Unit,
    Script,
}

const FOUND: u8 = 1;
const COULD_NOT_RUN: u8 = 2;

/// Runs the command line with the arguments of this process.
#[must_use]
pub fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Fix(args) => fix::run(&args),
        Command::Tree(args) => tree(&args),
        Command::Completions { shell } => completions(shell),
    };
    outcome.unwrap_or_else(|failure| {
        say(&failure);
        ExitCode::from(COULD_NOT_RUN)
    })
}

fn tree(args: &Tree) -> Result<ExitCode, Failure> {
    let input = read::read_one(args.file.as_deref())?;
    if let Some(damage) = &input.damage {
        say(damage);
    }
    let report = args.reading.analyse(&input);
    let lang = args.reading.lang();
    match args.format {
        Drawing::Text => show::trees(&mut Out::styled(), &report, args.before, lang)?,
        Drawing::Svg => {
            let show = if args.before { svg::Show::Before } else { svg::Show::Both };
            match svg::figure(&report, show, lang) {
                Some(figure) => Out::exact().text(&figure)?,
                None => show::no_tree(lang),
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn completions(shell: clap_complete::Shell) -> Result<ExitCode, Failure> {
    use clap::CommandFactory as _;
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "foreground", &mut script);
    Out::exact().text(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}

impl Reading {
    fn lang(&self) -> Lang {
        self.lang.unwrap_or_else(|| locale_language(|name| std::env::var(name).ok()))
    }

    fn options(&self, input: &Input) -> Options {
        let kind = self.input.map(|kind| match kind {
            Kind::Dockerfile => InputKind::Dockerfile,
            Kind::Ps => InputKind::Ps,
            Kind::Run => InputKind::Run,
            Kind::Compose => InputKind::Compose,
            Kind::Unit => InputKind::Unit,
            Kind::Script => InputKind::Script,
        });
        let file = input.path.as_deref().map(|path| Path::display(path).to_string());
        Options { lang: self.lang(), input: kind, file }
    }

    fn analyse(&self, input: &Input) -> Report {
        let options = self.options(input);
        context::analyse(input, &options).unwrap_or_else(|| analyse(&input.text, &options))
    }

    fn corrected_scripts(&self, input: &Input, wanted: Applicability) -> Vec<(PathBuf, String)> {
        context::corrected_scripts(input, &self.options(input), wanted)
    }
}

fn language(tag: &str) -> Lang {
    Lang::ALL.into_iter().find(|lang| lang.tag() == tag).unwrap_or_default()
}

/// The language of the locale, as POSIX looks for it: the first of these variables that is not empty decides.
fn locale_language(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    language(locale.as_deref().and_then(|locale| locale.get(..2)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_consistent() {
        use clap::CommandFactory as _;
        Cli::command().debug_assert();
    }

    #[test]
    fn the_first_locale_variable_that_is_not_empty_decides() {
        let of = |pairs: &[(&str, &str)]| {
            locale_language(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[]), Lang::En);
        assert_eq!(of(&[("LANG", "ja_JP.UTF-8")]), Lang::Ja);
        assert_eq!(of(&[("LC_ALL", ""), ("LC_MESSAGES", "ja"), ("LANG", "C")]), Lang::Ja);
        assert_eq!(of(&[("LC_ALL", "C"), ("LANG", "ja_JP.UTF-8")]), Lang::En);
    }
}
