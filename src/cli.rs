//! The command line: `check`, `fix` and `tree`. Native only.
//!
//! Exit codes: 0 all is well, 1 something was found (`check` alone says so), 2 it could not run: a bad argument, a
//! file that cannot be read or written. Standard output carries the answer and nothing else; what is said about the run
//! goes to standard error. A reader that goes away early (`| head`) ends the output, not the verdict.

mod listed;
mod out;
mod privileges;
mod project;
mod read;
mod show;
mod write;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::drawing::svg;
use crate::report::{Applicability, File, FileRole, InputKind, Report, Severity};
use crate::rewrite::{diff, generate};
use crate::{Lang, Options, Piece, analyse, analyse_project};
use out::Out;
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
}

#[derive(Debug, Args)]
struct Check {
    /// Dockerfiles, start scripts, run lines or `ps` listings; `-` or none: standard input.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Read the files as one project: what a Dockerfile copies is known from the files beside it.
    ///
    /// Of a directory the Dockerfiles, shell scripts, units and compose files are read, and what these Dockerfiles copy by name.
    #[arg(long)]
    project: bool,
    /// How to print: for people, or one JSON object a line for each file.
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
    /// A Dockerfile, start script, run line or `ps` listing; `-` or none: standard input.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
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
    Text,
    Json,
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
        Command::Check(args) => check(&args),
        Command::Fix(args) => fix(&args),
        Command::Tree(args) => tree(&args),
    };
    outcome.unwrap_or_else(|failure| {
        eprintln!("foreground: {failure}");
        ExitCode::from(COULD_NOT_RUN)
    })
}

fn check(args: &Check) -> Result<ExitCode, Failure> {
    let level = match args.fail_on {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
    };
    let standard_input = [PathBuf::from("-")];
    let files = if args.files.is_empty() { &standard_input[..] } else { &args.files };
    let lang = args.reading.lang();
    let (mut found, mut failed) = (false, false);
    let mut out = Out::styled();
    let mut sum = show::Sum::default();
    if args.project {
        return check_project(args, level, lang);
    }
    for path in files {
        let input = match read::read(path) {
            Ok(input) => input,
            Err(failure) => {
                eprintln!("foreground: {failure}");
                failed = true;
                continue;
            }
        };
        if let Some(damage) = &input.damage {
            eprintln!("foreground: {damage}");
        }
        let report = args.reading.analyse(&input);
        found |= report.findings.iter().any(|finding| finding.severity >= level);
        match args.format {
            Format::Json => out.line(&serde_json::to_string(&report).map_err(|error| Failure(error.to_string()))?)?,
            Format::Text => show::report(&mut out, &report, &input.name, lang)?,
        }
        sum.add(&report);
    }
    if matches!(args.format, Format::Text) && sum.files > 0 {
        show::summary(&mut out, &sum, lang)?;
    }
    Ok(match (failed, found) {
        (true, _) => ExitCode::from(COULD_NOT_RUN),
        (false, true) => ExitCode::from(FOUND),
        (false, false) => ExitCode::SUCCESS,
    })
}

/// Several files that belong together.
fn check_project(args: &Check, level: Severity, lang: Lang) -> Result<ExitCode, Failure> {
    let project = project::read(&args.files);
    for failure in &project.failures {
        eprintln!("foreground: {failure}");
    }
    for damage in project.files.iter().filter_map(|file| file.input.damage.as_ref()) {
        eprintln!("foreground: {damage}");
    }
    if project.files.is_empty() && project.failures.is_empty() {
        return Err(Failure("no Dockerfile, shell script, unit or compose file in this project".to_owned()));
    }
    let pieces: Vec<Piece> = project.files.iter().map(|file| file.piece.clone()).collect();
    let reports = analyse_project(&pieces, &Options { lang, input: None, file: None });
    let mut out = Out::styled();
    let mut sum = show::Sum::default();
    let mut found = false;
    for (mut report, file) in reports.into_iter().zip(&project.files) {
        // What is there only for others has nothing to say.
        if report.input == InputKind::Unknown && report.problems.is_empty() {
            continue;
        }
        report.file = file.input.path.as_deref().map(|path| path.display().to_string());
        found |= report.findings.iter().any(|finding| finding.severity >= level);
        match args.format {
            Format::Json => out.line(&serde_json::to_string(&report).map_err(|error| Failure(error.to_string()))?)?,
            Format::Text => show::report(&mut out, &report, &file.input.name, lang)?,
        }
        sum.add(&report);
    }
    if matches!(args.format, Format::Text) && sum.files > 0 {
        show::summary(&mut out, &sum, lang)?;
    }
    Ok(match (project.failures.is_empty(), found) {
        (false, _) => ExitCode::from(COULD_NOT_RUN),
        (true, true) => ExitCode::from(FOUND),
        (true, false) => ExitCode::SUCCESS,
    })
}

fn fix(args: &Fix) -> Result<ExitCode, Failure> {
    let input = read::read_one(args.file.as_deref())?;
    // A text with bytes replaced must not take the place of the user's own.
    if let Some(damage) = input.damage {
        return Err(damage);
    }
    let report = args.reading.analyse(&input);
    let wanted = if args.review { Applicability::Review } else { Applicability::Safe };
    if args.write {
        write_back(&input, &report, wanted)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut out = Out::exact();
    let compose = compose_file(&report);
    if args.compose {
        match compose {
            Some(file) => out.text(&file.text)?,
            None => eprintln!("foreground: {}: {}", input.name, show::no_compose(args.reading.lang())),
        }
        return Ok(ExitCode::SUCCESS);
    }
    // What a listing shows and what was typed in a container is corrected by a new file.
    let made_anew = has_new_file(&report);
    let generated: Vec<&File> = if made_anew { generated(&report, wanted).collect() } else { Vec::new() };
    if !made_anew {
        let after = corrected(&report, wanted).unwrap_or(&input.text);
        out.text(&if args.diff {
            diff::unified(&input.text, after, input.name.trim_start_matches('/'))
        } else {
            after.to_owned()
        })?;
    }
    for file in &generated {
        if args.diff {
            out.text(&diff::unified("", &file.text, &file.path))?;
        } else {
            if generated.len() > 1 {
                out.line(&format!("# ---- {}", file.path))?;
            }
            out.text(&file.text)?;
        }
    }
    match compose.filter(|file| file.applied <= wanted && !made_anew) {
        Some(file) if args.diff => out.text(&diff::unified("", &file.text, file.path.trim_start_matches('/')))?,
        Some(_) => eprintln!("foreground: {}: {}", input.name, show::has_compose(args.reading.lang())),
        None => {}
    }
    if let Some(remark) = show::left_over(&report, wanted, args.reading.lang()) {
        eprintln!("foreground: {}: {remark}", input.name);
    }
    Ok(ExitCode::SUCCESS)
}

/// The compose file that goes with a corrected Dockerfile, or with those of a listing's services.
fn compose_file(report: &Report) -> Option<&File> {
    report.files.iter().find(|file| match report.input {
        InputKind::Dockerfile => file.role == FileRole::Generated,
        InputKind::Ps => file.path == generate::COMPOSE,
        _ => false,
    })
}

fn write_back(input: &Input, report: &Report, wanted: Applicability) -> Result<(), Failure> {
    let Some(path) = &input.path else {
        return Err(Failure("--write needs a file: standard input cannot be written to".to_owned()));
    };
    if has_new_file(report) {
        return Err(Failure(format!(
            "{}: this cannot be corrected in place; `foreground fix` without --write prints its Dockerfiles",
            input.name
        )));
    }
    match corrected(report, wanted) {
        Some(after) if after != input.text => write::replace(path, after)?,
        _ => eprintln!("foreground: {}: nothing to write", input.name),
    }
    if let Some(file) = compose_file(report).filter(|file| file.applied <= wanted) {
        write::new_file(&path.with_file_name("compose.yaml"), &file.text)?;
    }
    Ok(())
}

/// Whether the correction is a new file, and not the text with edits.
fn has_new_file(report: &Report) -> bool {
    let generated = report.files.iter().any(|file| file.role == FileRole::Generated);
    match report.input {
        InputKind::Ps | InputKind::Unit => true,
        InputKind::Run | InputKind::Transcript => generated,
        _ => false,
    }
}

/// The corrected text with these patches; where the review ones change nothing more there is only the safe one.
fn corrected(report: &Report, wanted: Applicability) -> Option<&str> {
    report
        .files
        .iter()
        .filter(|file| file.role == FileRole::Corrected && file.applied <= wanted)
        .max_by_key(|file| file.applied)
        .map(|file| file.text.as_str())
}

/// The new files that these patches allow; of one path only the fullest.
fn generated(report: &Report, wanted: Applicability) -> impl Iterator<Item = &File> {
    let fits = move |file: &&File| file.role == FileRole::Generated && file.applied <= wanted;
    report.files.iter().filter(fits).filter(move |file| {
        !report.files.iter().filter(fits).any(|other| other.path == file.path && other.applied > file.applied)
    })
}

fn tree(args: &Tree) -> Result<ExitCode, Failure> {
    let input = read::read_one(args.file.as_deref())?;
    if let Some(damage) = &input.damage {
        eprintln!("foreground: {damage}");
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

impl Reading {
    fn lang(&self) -> Lang {
        self.lang.unwrap_or_else(|| locale_language(|name| std::env::var(name).ok()))
    }

    fn analyse(&self, input: &Input) -> Report {
        let kind = self.input.map(|kind| match kind {
            Kind::Dockerfile => InputKind::Dockerfile,
            Kind::Ps => InputKind::Ps,
            Kind::Run => InputKind::Run,
            Kind::Compose => InputKind::Compose,
            Kind::Unit => InputKind::Unit,
            Kind::Script => InputKind::Script,
        });
        let file = input.path.as_deref().map(|path| Path::display(path).to_string());
        analyse(&input.text, &Options { lang: self.lang(), input: kind, file })
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
