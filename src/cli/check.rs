//! `check`: many files at once, their answers in the order in which the files were named.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::Value;

use super::out::{Out, say};
use super::place::Top;
use super::read::{self, Failure, Input};
use super::{COULD_NOT_RUN, Check, FOUND, Format, github, parallel, project, sarif, show, walk};
use crate::report::{InputKind, Report};
use crate::{Lang, Options, Piece, analyse_project};

pub(super) fn run(args: &Check) -> Result<ExitCode, Failure> {
    let mut paper = Paper::new(args);
    let read = if args.project { project_of } else { each };
    read(args, &mut paper)?;
    paper.end()
}

/// Every file by itself.
fn each(args: &Check, paper: &mut Paper) -> Result<(), Failure> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut failures: Vec<Failure> = Vec::new();
    for path in &args.files {
        if path.is_dir() {
            let before = (files.len(), failures.len());
            files.extend(walk::below(path, None, &mut failures));
            if before == (files.len(), failures.len()) {
                let nothing = "no Dockerfile, shell script, unit or compose file in this directory";
                failures.push(Failure(format!("{}: {nothing}", path.display())));
            }
        } else {
            files.push(path.clone());
        }
    }
    if args.files.is_empty() {
        files.push(PathBuf::from("-"));
    }
    if files.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err(Failure("standard input can be read only once".to_owned()));
    }
    failures.into_iter().for_each(|failure| paper.failed(&failure));
    let printer = paper.printer(args);
    let work = |number: usize| -> Result<Answer, Failure> {
        let input = read::read(&files[number])?;
        let report = args.reading.analyse(&input);
        printer.answer(&report, &input)
    };
    parallel::in_order(files.len(), work, |answer| match answer {
        Ok(answer) => paper.print(answer),
        Err(failure) => {
            paper.failed(&failure);
            Ok(())
        }
    })
}

/// All files as one project.
fn project_of(args: &Check, paper: &mut Paper) -> Result<(), Failure> {
    let project = project::read(&args.files);
    if project.files.is_empty() && project.failures.is_empty() {
        return Err(Failure("no Dockerfile, shell script, unit or compose file in this project".to_owned()));
    }
    project.failures.into_iter().for_each(|failure| paper.failed(&failure));
    let pieces: Vec<Piece> = project.files.iter().map(|file| file.piece.clone()).collect();
    let reports = analyse_project(&pieces, &Options { lang: args.reading.lang(), input: None, file: None });
    let printer = paper.printer(args);
    for (mut report, file) in reports.into_iter().zip(&project.files) {
        // What is there only for others has nothing to say.
        if report.input == InputKind::Unknown && report.problems.is_empty() {
            continue;
        }
        report.file = file.input.path.as_deref().map(|path| Path::display(path).to_string());
        paper.print(printer.answer(&report, &file.input)?)?;
    }
    Ok(())
}

/// What is printed of one file, and what it adds to the whole.
struct Answer {
    text: String,
    sum: show::Sum,
    sarif: sarif::Part,
    /// That the file is not UTF-8.
    damage: Option<String>,
}

/// Turns Reports into text. Threads share it.
struct Printer {
    format: Format,
    lang: Lang,
    top: Top,
}

impl Printer {
    fn answer(&self, report: &Report, input: &Input) -> Result<Answer, Failure> {
        let name = input.path.as_deref().map(|path| self.top.name(path));
        let mut part = sarif::Part::default();
        let text = match self.format {
            Format::Json => serde_json::to_string(report).map_err(|error| Failure(error.to_string()))? + "\n",
            Format::Text => {
                let mut out = Out::held();
                show::report(&mut out, report, &input.name, self.lang)?;
                out.into_text()
            }
            Format::Github => github::annotations(report, name.as_ref(), self.lang),
            Format::Sarif => {
                part = sarif::part(report, input, name.as_ref());
                std::mem::take(&mut part.results)
            }
        };
        let damage = input.damage.as_ref().map(|damage| damage.0.clone());
        Ok(Answer { text, sum: show::Sum::of(report), sarif: part, damage })
    }
}

/// What has been printed so far.
struct Paper<'a> {
    args: &'a Check,
    lang: Lang,
    out: Out,
    sum: show::Sum,
    failed: bool,
    /// What a SARIF log has at its end.
    artifacts: BTreeSet<String>,
    notifications: Vec<Value>,
    begun: bool,
    has_results: bool,
}

impl<'a> Paper<'a> {
    fn new(args: &'a Check) -> Self {
        let lang = args.reading.lang();
        let out = if matches!(args.format, Format::Text) { Out::styled() } else { Out::exact() };
        Self {
            args,
            lang,
            out,
            sum: show::Sum::default(),
            failed: false,
            artifacts: BTreeSet::new(),
            notifications: Vec::new(),
            begun: false,
            has_results: false,
        }
    }

    fn printer(&self, args: &Check) -> Printer {
        Printer { format: args.format, lang: self.lang, top: Top::find() }
    }

    /// Says that something could not be read.
    fn failed(&mut self, failure: &Failure) {
        self.failed = true;
        say(failure);
        self.note("error", &failure.0);
    }

    fn note(&mut self, level: &str, text: &str) {
        if matches!(self.args.format, Format::Sarif) {
            self.notifications.push(sarif::notification(level, text, None));
        }
    }

    /// What stands above everything else: not before there is something.
    fn begin(&mut self) -> Result<(), Failure> {
        let begun = std::mem::replace(&mut self.begun, true);
        if !begun && matches!(self.args.format, Format::Sarif) {
            self.out.text(&sarif::begin(self.lang))
        } else {
            Ok(())
        }
    }

    fn print(&mut self, answer: Answer) -> Result<(), Failure> {
        if let Some(damage) = answer.damage {
            say(&damage);
            self.note("warning", &damage);
        }
        self.begin()?;
        if matches!(self.args.format, Format::Sarif) && !answer.text.is_empty() {
            self.out.text(if self.has_results { ",\n" } else { "\n" })?;
            self.has_results = true;
        }
        self.out.text(&answer.text)?;
        self.artifacts.extend(answer.sarif.artifact);
        self.notifications.extend(answer.sarif.notifications);
        self.sum.add(&answer.sum);
        Ok(())
    }

    fn end(mut self) -> Result<ExitCode, Failure> {
        self.begin()?;
        match self.args.format {
            Format::Text if self.sum.files > 0 => show::summary(&mut self.out, &self.sum, self.lang)?,
            Format::Sarif => self.out.text(&sarif::end(&self.artifacts, &self.notifications, !self.failed))?,
            Format::Text | Format::Json | Format::Github => {}
        }
        let found = self.sum.from(self.args.fail_on.severity()) > 0;
        Ok(match (self.failed, found) {
            (true, _) => ExitCode::from(COULD_NOT_RUN),
            (false, true) => ExitCode::from(FOUND),
            (false, false) => ExitCode::SUCCESS,
        })
    }
}
