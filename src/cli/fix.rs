//! `fix`: the corrected file, a diff, or the file itself in its place.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::out::{Out, say};
use super::read::{self, Failure, Input};
use super::{COULD_NOT_RUN, Fix, Reading, show, write};
use crate::report::{Applicability, File, FileRole, InputKind, Report};
use crate::rewrite::{diff, generate};

pub(super) fn run(args: &Fix) -> Result<ExitCode, Failure> {
    let wanted = if args.review { Applicability::Review } else { Applicability::Safe };
    match &args.files[..] {
        [_, _, ..] if !args.write => {
            Err(Failure("only with --write several files can be corrected at once".to_owned()))
        }
        files @ [_, ..] if args.write => Ok(write_each(files, &args.reading, wanted)),
        files => fix_one(files.first().map(PathBuf::as_path), args, wanted),
    }
}

/// Corrects files in their place; one that cannot be does not keep the others from it.
fn write_each(files: &[PathBuf], reading: &Reading, wanted: Applicability) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for file in files {
        let written = to_correct(Some(file)).and_then(|input| write_all(reading, &input, wanted));
        if let Err(failure) = written {
            say(&failure);
            code = ExitCode::from(COULD_NOT_RUN);
        }
    }
    code
}

/// Reads what is to be corrected. A text with bytes replaced must not take the place of the user's own.
fn to_correct(path: Option<&Path>) -> Result<Input, Failure> {
    let input = read::read_one(path)?;
    match input.damage {
        Some(damage) => Err(damage),
        None => Ok(input),
    }
}

fn fix_one(path: Option<&Path>, args: &Fix, wanted: Applicability) -> Result<ExitCode, Failure> {
    let input = to_correct(path)?;
    let report = args.reading.analyse(&input);
    if args.write {
        write_back(&input, &report, wanted)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut out = Out::exact();
    let compose = compose_file(&report);
    if args.compose {
        match compose {
            Some(file) => out.text(&file.text)?,
            None => say(format_args!("{}: {}", input.name, show::no_compose(args.reading.lang()))),
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
        Some(_) => say(format_args!("{}: {}", input.name, show::has_compose(args.reading.lang()))),
        None => {}
    }
    if let Some(remark) = show::left_over(&report, wanted, args.reading.lang()) {
        say(format_args!("{}: {remark}", input.name));
    }
    scripts(&args.reading, &input, &report, wanted).iter().for_each(|(path, _)| say_script(path));
    Ok(ExitCode::SUCCESS)
}

/// The start scripts that the Dockerfile, as corrected, still runs and that have corrections of their own: either may be right
/// only with the other.
fn scripts(reading: &Reading, input: &Input, report: &Report, wanted: Applicability) -> Vec<(PathBuf, String)> {
    let after = corrected(report, wanted).unwrap_or(&input.text);
    let mut scripts = reading.corrected_scripts(input, wanted);
    scripts.retain(|(path, _)| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        after.matches(&*name).count() >= input.text.matches(&*name).count()
    });
    scripts
}

/// Corrects a file in its place, and with a Dockerfile the scripts that are right only together with it.
fn write_all(reading: &Reading, input: &Input, wanted: Applicability) -> Result<(), Failure> {
    let report = reading.analyse(input);
    let scripts = scripts(reading, input, &report, wanted);
    write_back(input, &report, wanted)?;
    let written = corrected(&report, wanted).is_some_and(|after| after != input.text);
    for (path, text) in scripts {
        if written {
            write::replace(&path, &text)?;
            say(format_args!("{}: corrected too, as it goes with {}", path.display(), input.name));
        } else {
            say_script(&path);
        }
    }
    Ok(())
}

fn say_script(path: &Path) {
    let path = path.display();
    say(format_args!("{path}: has a correction of its own, which goes with this: foreground fix --review {path}"));
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
        _ => say(format_args!("{}: nothing to write", input.name)),
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
